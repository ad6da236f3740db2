"""Agreement against published and hand-worked values."""

from math import isnan

import numpy as np
import pandas as pd
import pytest

from framing.classroom.agreeing import FEWEST_UNITS, agreement, nominal_alpha

PUBLISHED = pd.DataFrame(
    {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
)
"""Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, section C."""


def test_alpha_is_the_published_one() -> None:
    """Four observers, missing values: alpha of nominal data is 0.743 there."""
    assert nominal_alpha(PUBLISHED) == pytest.approx(0.743, abs=5e-4)


def test_full_agreement_is_one() -> None:
    """Coders who always agree on values that vary have alpha 1."""
    table = pd.DataFrame({"A": ["x", "y", "x"], "B": ["x", "y", "x"]})

    assert nominal_alpha(table) == 1.0


def test_no_variation_tells_nothing() -> None:
    """Where everybody always says the same, agreement is not known."""
    assert isnan(nominal_alpha(pd.DataFrame({"A": ["x", "x"], "B": ["x", "x"]})))


def test_units_of_one_coder_do_not_count() -> None:
    """A unit that only one coded is no unit to agree on."""
    found = agreement("v", PUBLISHED, seed=1)

    assert (found.units, found.coders) == (11, 4)
    assert found.alpha == pytest.approx(0.743, abs=5e-4)


def test_the_interval_holds_the_estimate_and_is_seeded() -> None:
    """The bootstrap is the same for the same seed, and around the estimate."""
    one, two = (agreement("v", PUBLISHED, seed=1) for _ in range(2))

    assert one == two
    assert one.low is not None
    assert one.high is not None
    assert one.low < (one.alpha or 0) < one.high


def test_few_units_have_no_interval() -> None:
    """Below five units no interval is given; with nothing at all no alpha."""
    few = agreement("v", PUBLISHED.iloc[: FEWEST_UNITS - 1], seed=1)
    none = agreement("v", PUBLISHED.iloc[:0], seed=1)

    assert few.alpha is not None
    assert (few.low, few.high) == (None, None)
    assert (none.alpha, none.units) == (None, 0)


def test_chance_is_about_nought() -> None:
    """Coders who answer by lot agree as chance would have it."""
    lots = np.random.default_rng(1).integers(0, 3, (400, 6))

    assert abs(nominal_alpha(pd.DataFrame(lots))) < 0.05
