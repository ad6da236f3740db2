"""Agreement of a class: what it rests on, and when nothing can be told."""

import pandas as pd
import pytest

from framing.classroom.agreeing import agreement
from framing.settings import Settings

PUBLISHED = pd.DataFrame(
    {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
)
"""Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, section C."""


def test_units_of_one_coder_do_not_count() -> None:
    """A passage that only one student answered is none to agree on; alpha is .743."""
    found = agreement("v", PUBLISHED)

    assert (found.units, found.coders) == (11, 4)
    assert found.alpha == pytest.approx(0.743, abs=5e-4)


def test_the_interval_holds_the_estimate_and_is_seeded() -> None:
    """The bootstrap is the same for the same seed, and around the estimate."""
    one, two = (agreement("v", PUBLISHED) for _ in range(2))
    other = agreement("v", PUBLISHED, settings=Settings(seed=2))

    assert one == two
    assert one != other
    assert one.low is not None
    assert one.high is not None
    assert one.low < (one.alpha or 0) < one.high


def test_few_units_have_no_interval() -> None:
    """Below five passages no interval is given; of nothing at all no alpha."""
    few = agreement("v", PUBLISHED.iloc[:4])
    none = agreement("v", PUBLISHED.iloc[:0])

    assert few.alpha is not None
    assert (few.low, few.high) == (None, None)
    assert (none.alpha, none.units, none.coders) == (None, 0, 0)


def test_no_variation_tells_nothing() -> None:
    """Where everybody always says the same, agreement is not known."""
    assert agreement("v", pd.DataFrame({"A": ["x"] * 9, "B": ["x"] * 9})).alpha is None
