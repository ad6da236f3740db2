"""One document as read: its view and its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.records import Document
from framing.text.clean import Block, Source, clean
from framing.text.clean.pictures import CREDIT
from framing.text.segment import Splitter, sentences
from framing.text.tokens import letters
from framing.text.view import Offsets, View

COUNTED_PARTS = ("body", "heading")


class Stretch(NamedTuple):
    """A sentence: where it stands in the view and in the source, and what it is."""

    low: int
    high: int
    start: int
    end: int
    part: str
    repeat_of: int


@dataclass(frozen=True)
class ReadDocument:
    """A document's view and its sentences in their order."""

    view: View
    stretches: tuple[Stretch, ...]

    @property
    def spans(self) -> tuple[Offsets, Offsets]:
        """First characters and ends of the sentences in the view."""
        return _columns(self.stretches)

    @property
    def counted_text(self) -> str:
        """What of it may count, as one text."""
        kept = (s for s in self.stretches if s.part in COUNTED_PARTS)
        return " ".join(self.view.text[s.low : s.high] for s in kept)


def read_document(document: Document, splitter: Splitter) -> ReadDocument:
    """Clean a document and split it into sentences; repeated ones point back."""
    source = Source(document.title, document.author, document.publisher)
    cleaned = clean(document.text, source)
    view = View(document.text, cleaned.masks)
    found = [s for block in cleaned.blocks for s in _of_block(block, view, by=splitter)]
    lows, highs = _columns(found)
    rows = zip(
        found, view.starts(lows).tolist(), view.ends(highs).tolist(), strict=True
    )
    first: dict[str, int] = {}
    stretches = []
    for number, ((low, high, part), start, end) in enumerate(rows, start=1):
        key = letters(view.text[low:high])
        stretches.append(Stretch(low, high, start, end, part, first.get(key, 0)))
        if part in COUNTED_PARTS and key:
            first.setdefault(key, number)
    return ReadDocument(view, tuple(stretches))


def _columns(rows: Sequence[tuple[int | str, ...]]) -> tuple[Offsets, Offsets]:
    pairs = np.array([row[:2] for row in rows], np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _of_block(
    block: Block, view: View, *, by: Splitter
) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of a block in the view; a heading is one."""
    ends = np.array([block.start, block.end], np.int64)
    start, end = view.positions(ends).tolist()
    if block.part == "heading":
        yield from _heading(view.text, start, end=end)
        return
    for low, high in sentences(view.text, (start, end), splitter=by):
        credit = block.part == "caption" and CREDIT.match(view.text[low:high])
        yield low, high, "furniture" if credit else block.part


def _heading(text: str, start: int, *, end: int) -> Iterator[tuple[int, int, str]]:
    stretch = text[start:end]
    if stretch.strip():
        lead = len(stretch) - len(stretch.lstrip())
        yield start + lead, start + len(stretch.rstrip()), "heading"
