"""Quoted spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.quotes import quotes


def quoted(text: str) -> list[str]:
    return [text[quote.low : quote.high] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no ships” twice.", ["no ships"]),
        ("She said ”no ships” twice.", ["no ships"]),
        ("She said “no ships“ twice.", ["no ships"]),
        ('She said "no ships" and "no planes".', ["no ships", "no planes"]),
        ("She said ‘no ships’ twice.", ["no ships"]),
        ("She said 'no ships' twice.", ["no ships"]),
        ("她说「没有船」和『飞机』", ["没有船", "飞机"]),
        ("Elle dit «sans bateaux».", ["sans bateaux"]),
        ("She said ``no ships'' twice.", ["no ships"]),
    ],
)
def test_every_form_of_mark_is_read(text: str, expected: list[str]) -> None:
    """Curly, straight, single, wrong-way, corner and angle marks all quote."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Japan's ports and the allies' fleets don't mix.",
        "Japan’s ports and the allies’ fleets don’t mix.",
        "In the '90s the crews' pay fell.",
        'A 5" pipe and a 6" pipe.',
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    """A mark inside or after a word opens nothing."""
    assert quoted(text) == []


def test_only_the_outermost_quotation_counts() -> None:
    """A quotation inside a quotation belongs to it."""
    assert quoted("He said “the ‘line’ moved” today.") == ["the ‘line’ moved"]


def test_an_unclosed_mark_holds_to_the_end_of_its_sentence() -> None:
    """A mark that nobody closes does not swallow the paragraph."""
    assert quoted("He said “the line moved. Nobody saw.") == ["the line moved."]


def test_a_mark_that_is_opened_twice_ends_with_its_sentence() -> None:
    """A forgotten closing mark does not turn the quotations inside out."""
    text = 'He said "it moved. Nobody saw. She said "it did" later.'
    assert quoted(text) == ["it moved.", "it did"]


def test_a_quotation_runs_on_over_paragraphs_that_open_again() -> None:
    """Long quotations reopen at each paragraph and close at the last."""
    text = "“First part.\n\n“Second part,” she said.\n\nNo “third."
    assert quoted(text) == ["First part.", "Second part,", "third."]


def test_a_quotation_does_not_cross_paragraphs_otherwise() -> None:
    """Straight marks in two paragraphs are not a pair."""
    assert quoted('A 5" pipe was "laid here.\n\nIt "rusted" soon.') == ["rusted"]


@given(st.text(alphabet="ab .\n'\"“”‘’「」«»", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, spans lie inside it, in order, without overlap."""
    at = 0
    for quote in quotes(text):
        assert at <= quote.start <= quote.low <= quote.high <= quote.end <= len(text)
        assert text[quote.start : quote.low].strip("`'\"“”‘’「」«»") == ""
        at = quote.end
