"""Effects against published figures and the laws they obey."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.contrast.effects import difference, g2, log_ratio, per_thousand, share

counts = st.integers(0, 500)
totals = st.integers(500, 100_000)


def test_share_of_nothing_is_unknown() -> None:
    """A share without a denominator is NaN, beside shares that have one."""
    assert np.array_equal(share([1, 0], [4, 0]), [0.25, np.nan], equal_nan=True)


def test_rates_are_per_thousand_tokens() -> None:
    """Three occurrences in 1,500 tokens are 2 per thousand."""
    assert per_thousand(3, 1500) == 2


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(6, 2, np.log2(3)), (4, 2, 1), (2, 2, 0), (2, 8, -2)],
)
def test_log_ratio_counts_doublings(a: int, b: int, expected: float) -> None:
    """Hardie's reading: 0 as frequent, 1 twice, -2 a quarter (and his 6 to 2)."""
    assert log_ratio(a, 10_000, b, 10_000) == pytest.approx(expected)


def test_log_ratio_halves_only_a_zero() -> None:
    """A zero count is read as 0.5 and the count beside it is left alone."""
    assert log_ratio(4, 1000, 0, 1000) == 3
    assert log_ratio(0, 1000, 4, 1000) == -3


def test_log_ratio_of_an_absent_value_is_unknown() -> None:
    """Where neither side has the value, or a side has no text, there is no ratio."""
    found = log_ratio([0, 5, 5], [10, 10, 0], [0, 0, 5], [90, 90, 90])

    assert np.isnan(found).tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(392, 170, 90), (348, 99, 147), (15, 14, 0), (9, 32, 14), (21, 25, 0)],
)
def test_g2_gives_rayson_s_figures(a: int, b: int, expected: int) -> None:
    """Rayson's answer on the Corpora list (18 January 2002): a million words a side."""
    assert np.round(g2(a, 1_000_000, b, 1_000_000)) == expected


def test_g2_gives_the_lancaster_lesson() -> None:
    """52 in 50,000 against 57 in 75,000 gives 2.65, as Lancaster's lesson has it."""
    assert np.round(g2(52, 50_000, 57, 75_000), 2) == 2.65


def test_g2_without_occurrence_or_text() -> None:
    """No occurrence is no surprise; a side without tokens is unknown."""
    found = g2([0, 0, 3], [10, 0, 10], [0, 3, 0], [10, 10, 0])

    assert np.array_equal(found, [0, np.nan, np.nan], equal_nan=True)


def test_equal_shares_do_not_differ_by_rounding() -> None:
    """Three tenths are three tenths however they are counted."""
    assert 0.1 + 0.2 != 0.3
    assert difference(0.1 + 0.2, 1, 0.3, 1) == 0


@given(counts, totals, counts, totals)
def test_swapping_the_sides_flips_the_sign(a: int, n: int, b: int, m: int) -> None:
    """A against B is B against A with its sign turned; G2 has none to turn."""
    for measure, sign in ((difference, -1), (log_ratio, -1), (g2, 1)):
        here, there = measure(a, n, b, m), measure(b, m, a, n)
        assert np.allclose(here, sign * there, rtol=1e-9, atol=1e-9, equal_nan=True)


@given(counts, totals, counts, totals, st.integers(2, 9))
def test_scale_invariance(a: int, n: int, b: int, m: int, times: int) -> None:
    """More of the same text changes no share; it multiplies G2."""
    assert difference(a, n, b, m) == pytest.approx(
        difference(times * a, times * n, times * b, times * m)
    )
    assert times * g2(a, n, b, m) == pytest.approx(
        g2(times * a, times * n, times * b, times * m), abs=1e-8
    )
