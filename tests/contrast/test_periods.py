"""Periods of partial dates, counted in days by hand."""

from math import isnan

import pytest

from framing.contrast.periods import overlap


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (["2022"], ["2022"], 1),
        (["2022"], ["2022-06"], 1),
        (["2021", "2022"], ["2022", "2023"], 365 / 730),
        (["2020"], ["2022"], 0),
        (["2022-01-01", "2022-01-10"], ["2022-01-06", "2022-03"], 5 / 10),
        (["2024-02"], ["2024-02-29", "2024-03-01"], 1 / 2),
        (["", "2022-05-05"], ["2022", ""], 1),
    ],
)
def test_share_of_the_shorter_period(
    a: list[str], b: list[str], expected: float
) -> None:
    """Shared days over the days of the shorter period, whichever side comes first."""
    assert overlap(a, b) == expected
    assert overlap(b, a) == expected


def test_without_dates_nothing_is_known() -> None:
    """A side without dates gives NaN, not 0."""
    assert isnan(overlap(["", ""], ["2022"]))
    assert isnan(overlap(["2022"], []))


def test_a_date_that_is_none_is_refused() -> None:
    """Words are no dates."""
    with pytest.raises(ValueError, match="isoformat"):
        overlap(["last spring"], ["2022"])
