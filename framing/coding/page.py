"""One document as the voice and engagement coders see it: words, cues and quotations.

Positions are those of the view until a span leaves as evidence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.quotes import Quote, paragraph_gap, quotes
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading
from framing.text.view import View

CODER = "lexicon"
TURNS = frozenset({"but", "yet", "whereas"})
_SHORT = 3
_FEWEST_TITLED = 4
_TITLED = 0.85
_CLOSING = frozenset("”\"’'」")
_RESUMING = frozenset({"and", "while", "which", "as", "or"})
_BREAK = re.compile(r'[,;:—–()\[\]“”"「」…]|--| - ')

Span = tuple[int, int]


class Word(NamedTuple):
    """A token: its position in the view and what it reads."""

    start: int
    end: int
    exact: str
    lower: str


class Cue(NamedTuple):
    """A match of an entry: first and last word of the sentence, category, entry."""

    first: int
    last: int
    category: str
    entry: str


@dataclass(frozen=True)
class Line:
    """A counted sentence with its words, its cues and the quotations that touch it."""

    number: int
    low: int
    high: int
    part: str
    text: str
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    quotes: tuple[Quote, ...]
    new_paragraph: bool

    @cached_property
    def speakers(self) -> frozenset[int]:
        """The words that end a noun for somebody or something that can speak."""
        return frozenset(cue.last for cue in self.cues if cue.category == "speaker")

    @cached_property
    def own(self) -> frozenset[int]:
        """The words of the author's own comments."""
        spans = [(c.first, c.last) for c in self.cues if c.category == "own"]
        return frozenset(
            at
            for first, last in spans
            if "," not in self.spread(first, last)
            for at in range(first, last + 1)
        )

    @cached_property
    def titled(self) -> bool:
        """Whether it is a heading, or set like one: with capitals throughout."""
        long = [word.exact for word in self.words if len(word.exact) > _SHORT]
        capitals = sum(word[:1].isupper() for word in long)
        return self.part == "heading" or (
            len(long) >= _FEWEST_TITLED and capitals >= _TITLED * len(long)
        )

    @cached_property
    def silent(self) -> frozenset[int]:
        """The words that end what says that somebody did not say."""
        return frozenset(cue.last for cue in self.cues if cue.category == "silent")

    def names_expert(self, start: int, end: int) -> bool:
        """Whether somebody is called an expert between these places."""
        return not self._experts.isdisjoint(self.within(start, end))

    @cached_property
    def _experts(self) -> frozenset[int]:
        return frozenset(cue.first for cue in self.cues if cue.category == "expert")

    def spread(self, first: int, last: int) -> str:
        """Return the text from one word to another."""
        start, end = self.words[first].start, self.words[last].end
        return self.text[start - self.low : end - self.low]

    def between(self, left: int, right: int) -> str:
        """Return what stands between two words (-1 and len(words) are the edges)."""
        start = self.words[left].end if left >= 0 else self.low
        end = self.words[right].start if right < len(self.words) else self.high
        return self.text[start - self.low : end - self.low]

    @cached_property
    def quoted(self) -> tuple[Quote, ...]:
        """The quotations, cut to this sentence."""
        return tuple(
            Quote(*(min(max(at, self.low), self.high) for at in quote))
            for quote in self.quotes
        )

    def within(self, start: int, end: int) -> range:
        """Return the words that begin between these places of the view."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def inside_quote(self, word: int) -> bool:
        """Whether a word stands in a quotation."""
        return word in self._in_quotes

    def broken(self, left: int) -> bool:
        """Whether a comma, dash, bracket or quotation mark follows this word."""
        return left in self._breaks

    def unbroken(self, first: int, last: int) -> bool:
        """Whether no comma or other break stands between two words."""
        return not any(self.broken(at) for at in range(first, last))

    @cached_property
    def clause_ends(self) -> list[int]:
        """Where a clause ends for certain: at a semicolon, ", but" or “...,” adding."""
        ends = []
        for left in range(len(self.words) - 1):
            gap, word = self.between(left, left + 1), self.words[left + 1].lower
            turns = "," in gap and word in TURNS
            closed = "," in gap and not _CLOSING.isdisjoint(gap)
            turns |= closed and (word.endswith("ing") or word in _RESUMING)
            if (turns or ";" in gap) and not self.inside_quote(left + 1):
                ends.append(self.words[left].end)
        return [*ends, self.high]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _in_quotes(self) -> frozenset[int]:
        spans = (self.within(quote.start, quote.end) for quote in self.quoted)
        return frozenset(at for span in spans for at in span)

    @cached_property
    def _breaks(self) -> frozenset[int]:
        gaps = ((at, self.between(at, at + 1)) for at in range(len(self.words)))
        return frozenset(at for at, gap in gaps if _BREAK.search(gap))


@dataclass(frozen=True)
class Page:
    """A document: its view and its counted sentences in order."""

    document: str
    view: View
    lines: tuple[Line, ...]

    def row(self, line: Line, *, variable: str, value: str) -> dict[str, object]:
        """Return a row of `CODINGS`."""
        return {
            "document": self.document,
            "sentence": line.number,
            "coder": CODER,
            "variable": variable,
            "value": value,
            "rank": 0,
            "confidence": float("nan"),
        }

    def evidence(
        self, line: Line, span: Span, *, variable: str, value: str, entry: str
    ) -> dict[str, object]:
        """Return a row of `EVIDENCE` for a span of the view."""
        start, end = self.offsets(*span)
        return {
            "document": self.document,
            "sentence": line.number,
            "coder": CODER,
            "variable": variable,
            "value": value,
            "start": start,
            "end": end,
            "surface": self.view.source[start:end],
            "entry": entry,
        }

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the source."""
        low = self.view.starts(np.array([start], np.int64))[0]
        high = self.view.ends(np.array([end], np.int64))[0]
        return int(low), int(high)

    def positions(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the source to the view."""
        low, high = self.view.positions(np.array([start, end], np.int64)).tolist()
        return low, high


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


def tables(rows: list[dict[str, object]], evidence: list[dict[str, object]]) -> Codings:
    """Return the rows as codings, checked."""
    return Codings(
        check(pd.DataFrame(rows), CODINGS) if rows else empty(CODINGS),
        check(pd.DataFrame(evidence), EVIDENCE) if evidence else empty(EVIDENCE),
    )


def pages(reading: Reading, entries: Iterable[Entry]) -> Iterator[Page]:
    """Return every document of a reading with the entries' matches."""
    cues = _cues(reading, entries)
    sentences = reading.sentences.reset_index(drop=True)
    rows_of = dict(iter(sentences.groupby("document", sort=False)))
    for document, view in zip(reading.corpus.documents, reading.views, strict=True):
        if document.id in rows_of and rows_of[document.id]["counted"].any():
            lines = _lines(reading, view, rows_of[document.id], cues=cues)
            yield Page(document.id, view, tuple(lines))


def _cues(reading: Reading, entries: Iterable[Entry]) -> dict[int, list[Cue]]:
    hits = match(reading.index, entries)
    bounds = reading.index.bounds
    found: dict[int, list[Cue]] = {}
    columns = ("sentence", "first", "last", "category", "entry")
    table = zip(*(hits[column] for column in columns), strict=True)
    for row, first, last, category, entry in table:
        base = int(bounds[row])
        found.setdefault(int(row), []).append(
            Cue(int(first) - base, int(last) - base, category, entry)
        )
    return found


def _lines(
    reading: Reading, view: View, rows: pd.DataFrame, *, cues: dict[int, list[Cue]]
) -> Iterator[Line]:
    text, found, words = view.text, quotes(view.text), _words(reading, view, rows)
    gap = re.compile(paragraph_gap(text))
    lows = view.positions(rows["start"].to_numpy(np.int64)).tolist()
    highs = view.positions(rows["end"].to_numpy(np.int64)).tolist()
    numbers, parts, counted = (rows[c] for c in ("sentence", "part", "counted"))
    previous = cursor = 0
    for at in np.flatnonzero(counted).tolist():
        low, high, row = lows[at], highs[at], int(rows.index[at])
        while cursor < len(found) and found[cursor].end <= low:
            cursor += 1
        yield Line(
            number=int(numbers.iloc[at]),
            low=low,
            high=high,
            part=parts.iloc[at],
            text=text[low:high],
            words=tuple(words[at]),
            cues=tuple(cues.get(row, ())),
            quotes=_touching(found, cursor, high),
            new_paragraph=not previous or bool(gap.search(text, previous, low)),
        )
        previous = high


def _touching(found: list[Quote], cursor: int, high: int) -> tuple[Quote, ...]:
    end = cursor
    while end < len(found) and found[end].start < high:
        end += 1
    return tuple(found[cursor:end])


def _words(reading: Reading, view: View, rows: pd.DataFrame) -> list[list[Word]]:
    """Return the words of each sentence of a document."""
    index = reading.index
    bounds = index.bounds[rows.index[0] : rows.index[-1] + 2].tolist()
    of = slice(bounds[0], bounds[-1])
    starts = view.positions(index.starts[of].astype(np.int64)).tolist()
    ends = view.positions(index.ends[of].astype(np.int64)).tolist()
    ids = index.ids[of].tolist()
    words = [
        Word(start, end, index.exact[id], index.types[id])
        for id, start, end in zip(ids, starts, ends, strict=True)
    ]
    cuts = [bound - bounds[0] for bound in bounds]
    return [words[low:high] for low, high in pairwise(cuts)]
