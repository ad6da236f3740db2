"""Footnote numbers: found where they hide, told from figures that are content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.clean.footnotes import _MAYBE, _SPOT, _SURE, _matches, footnotes
from framing.text.view import View


def as_read(text: str) -> str:
    return View(text, footnotes(text)).text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("It hurt trade.3 For years", "It hurt trade. For years"),
        ("It hurt trade.3", "It hurt trade."),
        ("the “act”25 and the law", "the “act” and the law"),
        ("across the Strait.”26 He left", "across the Strait.” He left"),
        ("its members,11 and others", "its members, and others"),
        ("they say[4] that", "they say that"),
        ("they say[^4] that [[12]] too", "they say that  too"),
        ("they say<sup>4</sup> that", "they say that"),
        ("a blockade.³ Then¹² more", "a blockade. Then more"),
        ("an end.9\nNext", "an end.\nNext"),
    ],
)
def test_numbers_whose_place_leaves_no_doubt(source: str, read: str) -> None:
    """A number glued behind a stop, a quote or a bracket is a note."""
    assert as_read(source) == read


def test_numbers_that_count_on() -> None:
    """A number in a doubtful place is a note where it continues the count around it."""
    source = (
        "It rose.1 In that era, 2and after, the budget grew to 70.3 In May it fell. "
        "4 As before, the policy5 held until 1997,6 and then no more.7 Others waited."
    )
    read = (
        "It rose. In that era, and after, the budget grew to 70. In May it fell. "
        " As before, the policy held until 1997, and then no more. Others waited."
    )

    assert as_read(source) == read


@pytest.mark.parametrize(
    "text",
    [
        "The “2+2” met; 1/4 of them came 110km.",
        "It cost 54,000 dollars, or 7.5 percent, by 2049.",
        "In Resolution No.5 The Hague is named, as in vol.3 Of it.",
        "It covers 20 km² and 10⁶ m³, or 4 m<sup>2</sup>.",
        "At 2 p.m. 3 Members left. 12 Others came.",
        "Article 9 and Covid19 in the policy2 and the G7.",
        "They came first. 500 Others followed.",
    ],
)
def test_figures_that_are_content_survive(text: str) -> None:
    """A figure that neither stands in such a place nor counts on is read."""
    assert as_read(text) == text


@given(st.text("ab.,:;’)”] [1209²<sup>/AN", max_size=30))
def test_no_number_is_overlooked(text: str) -> None:
    """Where the patterns are not tried, none of them matches."""
    spots = [spot.start() for spot in _SPOT.finditer(text)]

    for pattern in (_SURE, _MAYBE):
        found = [match.span() for match in _matches(pattern, text, at=spots)]
        assert found == [match.span() for match in pattern.finditer(text)]


def test_a_text_without_figures_has_no_notes() -> None:
    """Nothing is found in nothing."""
    assert footnotes("") == []
    assert footnotes("No figure here.") == []
