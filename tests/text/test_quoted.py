"""What single sentences put in quotation marks, and what spares looking for it."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from framing.text.quoted import may_quote
from framing.text.quotes import quotes
from framing.text.reading import Reading

PIECES = st.sampled_from([*"\"“”„«»「」'‘’` \n", "``", "''", "word", "s", "_", "9."])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_quotation_is_passed_over(text: str) -> None:
    """A text that holds a quotation may hold one."""
    assert may_quote(text) or not quotes(text)


def test_apostrophes_in_words_open_nothing() -> None:
    """Possessives and contractions need no closer look."""
    assert not may_quote("The mayors' boats don't leave; the town's ferry does.")


def test_only_sentences_with_quotations_are_there(
    make_reading: Callable[..., Reading],
) -> None:
    """Spans are offsets in the document, without the marks, by sentence row."""
    text = 'The ferry leaves at dawn. They call it a "long crossing" here.'
    reading = make_reading({"o": [text]})
    assert list(reading.quoted) == [1]
    [(low, high)] = reading.quoted[1]
    assert text[low:high] == "long crossing"
