"""Bars as geometry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.bars import Stretch, shares_bar, stance_bar


def test_shares_fill_the_bar_in_the_order_of_the_voices() -> None:
    """Six own, three attributed and one distanced split 100 as 60, 30, 10."""
    assert shares_bar([6, 3, 1], width=100) == [
        Stretch(0.0, 60.0, "own"),
        Stretch(60.0, 30.0, "attributed"),
        Stretch(90.0, 10.0, "distanced"),
    ]


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3))
def test_stretches_add_up_to_the_width(counts: list[int]) -> None:
    """A bar of shares is as wide as it says, whatever the counts."""
    widths = [s.width for s in shares_bar(counts, width=120)]
    assert sum(widths) == pytest.approx(120 if any(counts) else 0, abs=0.2)


def test_stance_lies_on_its_side_of_the_middle() -> None:
    """Rejecting goes left of the middle, endorsing right, both from the middle."""
    assert stance_bar(0.5, 0.25, width=120) == [
        Stretch(30.0, 30.0, "reject"),
        Stretch(60.0, 15.0, "endorse"),
    ]
