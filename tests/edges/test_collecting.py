"""Garbage collection while texts are read and coded."""

import gc

import pytest

from framing.edges.collecting import put_off


@pytest.mark.parametrize("before", [True, False])
def test_collection_goes_on_as_before(before: bool) -> None:
    """It stands still inside and goes on outside if it did before, errors or not."""
    was = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with pytest.raises(ValueError, match="stop"), put_off():
            inside = gc.isenabled()
            raise ValueError("stop")
        after = gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()

    assert inside is False
    assert after is before
