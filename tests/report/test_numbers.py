"""The wording of figures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.contrast.measurement import Measurement
from framing.report import numbers

SHARE = Measurement(
    id="a",
    topic="harbour",
    origin="north",
    variable="frame",
    value="cost",
    voice="all",
    unit="share of documents",
    numerator=9.0,
    denominator=12.0,
    estimate=0.75,
    low=0.42,
    high=0.94,
    interval="95% BCa over 24 documents",
)


def test_share_is_a_whole_percentage_with_its_interval() -> None:
    """A share reads as percent and both ends of its interval."""
    assert numbers.sentence(SHARE) == "75\xa0% (42–94)"
    assert numbers.count_of(SHARE) == "9 of 12 documents"
    hits = replace(SHARE, unit="per 1,000 tokens")
    assert numbers.count_of(hits) == "9 hits"
    one = replace(SHARE, numerator=1, denominator=1)
    assert numbers.count_of(one) == "1 of 1 document"


def test_approximate_interval_is_marked() -> None:
    """An interval that is only approximate never looks like a plain one."""
    near = replace(SHARE, interval="95% BCa over 9 documents, approximate")
    assert numbers.interval(near) == "≈42–94"


def test_too_few_documents_give_counts_only() -> None:
    """No percentage is printed of documents that are too few for one."""
    few = replace(
        SHARE, low=None, high=None, interval="no interval: too few documents (3)"
    )
    assert numbers.sentence(few) == "9 of 12"


def test_interval_without_width_is_not_shown() -> None:
    """Ends that coincide would look like certainty, so they are left out."""
    assert numbers.interval(replace(SHARE, low=0.0, high=0.0)) == ""


def test_difference_is_in_signed_points() -> None:
    """A difference of shares is told in points with a sign, never in percent."""
    gap = replace(
        SHARE, unit="difference, share of names", estimate=-0.12, low=-0.3, high=0.05
    )
    assert numbers.sentence(gap) == "−12 points (−30 to +5)"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0\xa0%"),
        (0.004, "<1\xa0%"),
        (0.5, "50\xa0%"),
        (0.999, ">99\xa0%"),
        (1.0, "100\xa0%"),
    ],
)
def test_rounding_never_makes_nothing_or_all(share: float, words: str) -> None:
    """Only none reads 0 % and only all reads 100 %."""
    assert numbers.percent(share) == words


@given(st.floats(0, 1))
def test_percent_tells_none_and_all_apart_from_some(share: float) -> None:
    """The words for none and all are kept for none and all."""
    assert (numbers.percent(share) == "0\xa0%") == (share == 0)
    assert (numbers.percent(share) == "100\xa0%") == (share == 1)


def test_missing_estimate_is_a_dash() -> None:
    """What could not be measured is shown as missing, not as 0."""
    assert numbers.figure(replace(SHARE, estimate=None)) == "–"


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((4, 0, 0), "all in own voice"),
        ((2, 1, 0), "2 in own voice"),
        ((2, 1, 1), "2 own, some distanced"),
        ((0, 3, 0), "only reported"),
        ((0, 0, 3), "only distanced"),
        ((0, 2, 1), "only reported or distanced"),
        ((0, 0, 0), ""),
    ],
)
def test_what_is_mentioned_and_what_is_held_differ_in_words(
    marks: tuple[int, int, int], words: str
) -> None:
    """Beside every bar stands how much of it the origin says itself."""
    few = "no interval: too few documents (3)"
    all = replace(SHARE, marks=marks, interval=few)
    own = replace(SHARE, voice="own", numerator=2.0, interval=few)
    assert numbers.held(all, own) == words
