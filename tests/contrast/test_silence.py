"""Silence against the closed forms of Clopper and Pearson's bound."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.contrast.silence import chance_of_silence, lower_rate


@pytest.mark.parametrize("n", [1, 5, 40])
def test_closed_form_when_all_speak(n: int) -> None:
    """Where all n speak, the bound r solves r ** n = .05."""
    assert lower_rate(n, n, level=0.95) == pytest.approx(0.05 ** (1 / n))


@pytest.mark.parametrize("n", [2, 5, 40])
def test_closed_form_when_one_speaks(n: int) -> None:
    """Where one of n speaks, the bound r solves 1 - (1 - r) ** n = .05."""
    assert lower_rate(1, n, level=0.95) == pytest.approx(1 - 0.95 ** (1 / n))


def test_nothing_seen_and_nothing_to_see() -> None:
    """None of 12 gives 0; none of none gives NaN."""
    found = lower_rate([0, 0], [12, 0], level=0.95)

    assert np.array_equal(found, [0, np.nan], equal_nan=True)


def test_chance_by_hand() -> None:
    """Three documents miss what half of the others have one time in eight."""
    assert chance_of_silence([3, 0], [0.5, 0.5]).tolist() == [0.125, 1]


@given(st.integers(1, 60), st.data(), st.floats(0.5, 0.99))
def test_the_bound_is_the_inverse_of_the_binomial(
    n: int, data: st.DataObject, level: float
) -> None:
    """At the bound, seeing so many documents or more has chance 1 - level."""
    hits = data.draw(st.integers(1, n))
    bound = float(lower_rate(hits, n, level=level))

    assert 0 < bound < hits / n
    assert stats.binom.sf(hits - 1, n, bound) == pytest.approx(1 - level)
