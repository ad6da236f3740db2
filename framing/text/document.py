"""One document as read: its view and its sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from framing.records import Document
from framing.text.clean import Cleaned, Source, clean
from framing.text.clean.pictures import CREDIT
from framing.text.segment import Splitter, sentences
from framing.text.tokens import letters
from framing.text.view import Offsets, View

COUNTED_PARTS = ("body", "heading")


@dataclass(frozen=True)
class ReadDocument:
    """A document's view and its sentences in their order.

    Attributes
    ----------
    view : View
    lows, highs : arrays, one value a sentence
        First character and end in the view's text.
    parts : list of str
    repeat_of : list of int
        Number of the earlier sentence that says the same, or 0.
    """

    view: View
    lows: Offsets
    highs: Offsets
    parts: list[str]
    repeat_of: list[int]


def read_document(document: Document, splitter: Splitter) -> ReadDocument:
    """Clean a document and split it into sentences; repeated ones point back."""
    source = Source(document.title, document.author, document.publisher)
    cleaned = clean(document.text, source)
    view = View(document.text, cleaned.masks)
    found = list(_sentences(cleaned, view, by=splitter))
    return ReadDocument(
        view,
        np.array([low for low, _, _ in found], np.int64),
        np.array([high for _, high, _ in found], np.int64),
        [part for _, _, part in found],
        _repeats(view.text, found),
    )


def _repeats(text: str, found: Iterable[tuple[int, int, str]]) -> list[int]:
    """Return for each sentence the first counted one of the same letters, or 0."""
    first: dict[str, int] = {}
    repeat_of = []
    for number, (low, high, part) in enumerate(found, start=1):
        key = letters(text[low:high])
        repeat_of.append(first.get(key, 0))
        if part in COUNTED_PARTS and key:
            first.setdefault(key, number)
    return repeat_of


def _sentences(
    cleaned: Cleaned, view: View, *, by: Splitter
) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences in the view and their parts; a heading is one."""
    text = view.text
    edges = [(block.start, block.end) for block in cleaned.blocks]
    places = view.positions(np.array(edges, np.int64).reshape(-1, 2)).tolist()
    for part, (start, end) in zip(cleaned.parts, places, strict=True):
        if part == "heading":
            yield from _heading(text, start, end=end)
            continue
        for low, high in sentences(text, (start, end), splitter=by):
            credit = part == "caption" and CREDIT.match(text[low:high])
            yield low, high, "furniture" if credit else part


def _heading(text: str, start: int, *, end: int) -> Iterator[tuple[int, int, str]]:
    stretch = text[start:end]
    if stretch.strip():
        lead = len(stretch) - len(stretch.lstrip())
        yield start + lead, start + len(stretch.rstrip()), "heading"
