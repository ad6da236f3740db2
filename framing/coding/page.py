"""One document as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.line import Cue, Line, Span, Word
from framing.coding.quotes import Quote, paragraph_gap, quotes
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.index import Positions
from framing.text.reading import Reading
from framing.text.view import View

CODER = "lexicon"


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


def tables(rows: list[dict[str, object]], evidence: list[dict[str, object]]) -> Codings:
    """Return the rows as codings, checked."""
    return Codings(
        check(pd.DataFrame(rows), CODINGS) if rows else empty(CODINGS),
        check(pd.DataFrame(evidence), EVIDENCE) if evidence else empty(EVIDENCE),
    )


def pages(reading: Reading, entries: Iterable[Entry]) -> Iterator[Page]:
    """Return every document of a reading with the entries' matches."""
    cues, rows = _cues(reading, entries), _Rows.of(reading)
    for document, view in zip(reading.corpus.documents, reading.views, strict=True):
        of = rows.places.get(document.id)
        if of is not None and any(rows.counted[of.start : of.stop]):
            lines = _lines(reading, view, of, rows=rows, cues=cues)
            yield Page(document.id, view, tuple(lines))


class _Rows(NamedTuple):
    """The sentences of a reading, a list a column, and where each document's are."""

    places: dict[str, range]
    sentence: list[int]
    part: list[str]
    counted: list[bool]
    start: Positions
    end: Positions

    @classmethod
    def of(cls, reading: Reading) -> "_Rows":
        table = reading.sentences
        document = table["document"].to_numpy()
        opens = np.flatnonzero(document[1:] != document[:-1]) + 1
        cuts = [0, *opens.tolist(), len(document)] if len(document) else []
        places = {document[low]: range(low, high) for low, high in pairwise(cuts)}
        return cls(
            places,
            table["sentence"].tolist(),
            table["part"].tolist(),
            table["counted"].tolist(),
            table["start"].to_numpy(np.int64),
            table["end"].to_numpy(np.int64),
        )


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
    reading: Reading,
    view: View,
    of: range,
    *,
    rows: _Rows,
    cues: dict[int, list[Cue]],
) -> Iterator[Line]:
    text, found, words = view.text, quotes(view.text), _words(reading, view, of)
    gap = re.compile(paragraph_gap(text))
    lows = view.positions(rows.start[of.start : of.stop]).tolist()
    highs = view.positions(rows.end[of.start : of.stop]).tolist()
    previous = cursor = 0
    for row, low, high, inside in zip(of, lows, highs, words, strict=True):
        if not rows.counted[row]:
            continue
        while cursor < len(found) and found[cursor].end <= low:
            cursor += 1
        yield Line(
            number=rows.sentence[row],
            low=low,
            high=high,
            part=rows.part[row],
            text=text[low:high],
            words=inside,
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


def _words(reading: Reading, view: View, of: range) -> list[tuple[Word, ...]]:
    """Return the words of each sentence of a document."""
    index = reading.index
    bounds = index.bounds[of.start : of.stop + 1].tolist()
    span = slice(bounds[0], bounds[-1])
    starts = view.positions(index.starts[span].astype(np.int64)).tolist()
    ends = view.positions(index.ends[span].astype(np.int64)).tolist()
    ids = index.ids[span].tolist()
    exact, lower = ([forms[id] for id in ids] for forms in (index.exact, index.types))
    words = tuple(map(Word._make, zip(starts, ends, exact, lower, strict=True)))
    cuts = [bound - bounds[0] for bound in bounds]
    return [words[low:high] for low, high in pairwise(cuts)]
