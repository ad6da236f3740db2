"""One document as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.line import Cue, Line, Span
from framing.coding.quotes import Quote, paragraph_gap, quotes
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.index import Index, Positions
from framing.text.reading import Reading
from framing.text.view import View

CODER = "lexicon"
_GIVEN = ("document", "sentence", "coder")
_BREAK = re.compile(r'[,;:—–()\[\]“”"「」…]|--| - ')
_SAYING = ("verb", "that", "evidence", "knowing")


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


class Finding(NamedTuple):
    """A span of a page that a value rests on."""

    line: Line
    variable: str
    value: str
    span: Span
    entry: str


class Sheet:
    """Codings and evidence of a reading, a list a column, as they are found."""

    def __init__(self, reading: Reading) -> None:
        """Start with nothing found."""
        self._sentences = reading.sentences[["document", "sentence"]]
        self._rows: list[int] = []
        self._values: dict[str, list[str]] = {"variable": [], "value": []}
        self._rests: list[int] = []
        self._evidence: dict[str, list[object]] = {
            name: [] for name in EVIDENCE if name not in _GIVEN
        }

    def code(self, line: Line, **values: str) -> None:
        """Give a sentence a value of each variable."""
        self._rows += [line.row] * len(values)
        self._values["variable"] += values
        self._values["value"] += values.values()

    def rest(self, page: Page, findings: Sequence[Finding]) -> None:
        """Write down what the values of a page rest on."""
        if not findings:
            return
        lines, variables, values, spans, entries = zip(*findings, strict=True)
        lows, highs = np.array(spans, np.int64).T
        starts, ends = page.view.starts(lows).tolist(), page.view.ends(highs).tolist()
        cuts = map(slice, starts, ends)
        surfaces = [page.view.source[cut] for cut in cuts]
        self._rests += (line.row for line in lines)
        columns = (variables, values, starts, ends, surfaces, entries)
        for column, more in zip(self._evidence.values(), columns, strict=True):
            column += more

    def codings(self) -> Codings:
        """Return everything as codings, checked."""
        values = self._table(self._rows, self._values)
        values["rank"], values["confidence"] = 0, float("nan")
        evidence = self._table(self._rests, self._evidence)
        return Codings(check(values, CODINGS), check(evidence, EVIDENCE))

    def _table(
        self, rows: list[int], columns: Mapping[str, Sequence[object]]
    ) -> pd.DataFrame:
        units = self._sentences.take(rows).reset_index(drop=True)
        return units.assign(coder=CODER, **columns)


def pages(
    reading: Reading, entries: Iterable[Entry], *, order: Sequence[str] = ()
) -> Iterator[Page]:
    """Return every document of a reading with the entries' matches.

    Parameters
    ----------
    order : sequence of str
        The categories of the cues to keep, in their order at one place; without it,
        all cues as they are found.
    """
    hits = match(reading.index, entries)
    kept = _ordered(hits, order) if order else hits
    cues, rows = _cues(reading.index, kept), _Rows.of(reading)
    tokens = _Tokens(reading.index, hits)
    for document, view in zip(reading.corpus.documents, reading.views, strict=True):
        of = rows.places.get(document.id)
        if of is not None and any(rows.counted[of.start : of.stop]):
            lines = _lines(view, of, rows=rows, tokens=tokens, cues=cues)
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


class _Breaks(dict[str, int]):
    """Whether what stands between two words breaks the run of words; looked at once."""

    def __missing__(self, gap: str) -> int:
        self[gap] = int(bool(_BREAK.search(gap)))
        return self[gap]


class _Words(NamedTuple):
    """The words of a document, the columns those of `Line`."""

    starts: list[int]
    ends: list[int]
    exact: list[str]
    lower: list[str]
    gaps: list[str]
    broken: bytes
    capital: bytes
    speakers: bytes
    verbs: bytes
    silent: bytes
    experts: bytes
    own: bytes
    comments: bytes


class _Tokens:
    """The words of a reading, from which those of a document are cut."""

    def __init__(self, index: Index, hits: pd.DataFrame) -> None:
        self._index = index
        self.bounds = index.bounds
        self._exact = np.array(index.exact, object)
        self._lower = np.array(index.types, object)
        self._breaks = _Breaks()
        category, first, last = hits["category"], hits["first"], hits["last"]
        capital = np.array([word[:1].isupper() for word in index.exact], np.uint8)
        self._flags = (
            capital[index.ids].tobytes(),
            self._flagged(last[category == "speaker"]),
            self._flagged(last[category.isin(_SAYING)]),
            self._flagged(last[category == "silent"]),
            self._flagged(first[category == "expert"]),
        )
        opens = index.bounds[hits["sentence"]] == first
        self._own = _spans(hits[category == "own"])
        self._comments = _spans(hits[(category == "comment") & ~opens])

    def _flagged(self, tokens: "pd.Series[int]") -> bytes:
        flags = np.zeros(len(self._index.ids), np.uint8)
        flags[tokens.to_numpy()] = 1
        return flags.tobytes()

    def words(self, view: View, bounds: Positions, highs: Positions) -> _Words:
        """Return the words of a document by the bounds and ends of its sentences."""
        index, text = self._index, view.text
        low, high = bounds[[0, -1]].tolist()
        ids = index.ids[low:high]
        starts = view.positions(index.starts[low:high].astype(np.int64))
        ends = view.positions(index.ends[low:high].astype(np.int64)).tolist()
        follows = np.append(starts[1:], 0)
        some = bounds[1:] > bounds[:-1]
        follows[bounds[1:][some] - low - 1] = highs[some]
        gaps = [text[a:b] for a, b in zip(ends, follows.tolist(), strict=True)]
        places = starts.tolist()
        own = [
            (first, last)
            for first, last in _between(self._own, low, high)
            if "," not in text[places[first] : ends[last]]
        ]
        comments = [
            (first, last)
            for first, last in _between(self._comments, low, high)
            if "," in gaps[first - 1]
        ]
        return _Words(
            places,
            ends,
            self._exact[ids].tolist(),
            self._lower[ids].tolist(),
            gaps,
            bytes(map(self._breaks.__getitem__, gaps)),
            *(flags[low:high] for flags in self._flags),
            _covered(own, len(gaps)),
            _covered(comments, len(gaps)),
        )


def _spans(hits: pd.DataFrame) -> list[Span]:
    return list(zip(hits["first"].tolist(), hits["last"].tolist(), strict=True))


def _between(spans: list[Span], low: int, high: int) -> list[Span]:
    """Return the spans of a document's words, counted from its first."""
    found = spans[bisect_left(spans, (low, 0)) : bisect_left(spans, (high, 0))]
    return [(first - low, last - low) for first, last in found]


def _covered(spans: Iterable[Span], size: int) -> bytes:
    """Return a byte a word: 1 for those of some span."""
    flags = bytearray(size)
    for first, last in spans:
        flags[first : last + 1] = bytes([1]) * (last + 1 - first)
    return bytes(flags)


def _ordered(hits: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Return the matches of these categories, by place and then in this order."""
    place = pd.Index(order).get_indexer(hits["category"])
    known = np.flatnonzero(place >= 0)
    by = np.lexsort((place[known], hits["first"].to_numpy()[known]))
    return hits.take(known[by])


def _cues(index: Index, hits: pd.DataFrame) -> dict[int, tuple[Cue, ...]]:
    """Return the matches in each sentence row."""
    rows = hits["sentence"].to_numpy()
    base = index.bounds[rows]
    columns = (hits["first"] - base, hits["last"] - base, hits["category"], hits["entry"])
    cues = tuple(map(Cue, *(column.tolist() for column in columns)))
    opens = np.flatnonzero(np.diff(rows, prepend=-1))
    cuts = pairwise([*opens.tolist(), len(rows)])
    of = rows[opens].tolist()
    return {row: cues[low:high] for row, (low, high) in zip(of, cuts, strict=True)}


def _lines(
    view: View,
    of: range,
    *,
    rows: _Rows,
    tokens: _Tokens,
    cues: dict[int, tuple[Cue, ...]],
) -> Iterator[Line]:
    text, found = view.text, quotes(view.text)
    gap = paragraph_gap(text)
    span = slice(of.start, of.stop)
    lows, highs = view.positions(rows.start[span]), view.positions(rows.end[span])
    bounds = tokens.bounds[of.start : of.stop + 1]
    words = tokens.words(view, bounds, highs)
    previous = cursor = 0
    cuts = starmap(slice, pairwise((bounds - bounds[0]).tolist()))
    for row, low, high, cut in zip(of, lows.tolist(), highs.tolist(), cuts, strict=True):
        if not rows.counted[row]:
            continue
        while cursor < len(found) and found[cursor].end <= low:
            cursor += 1
        touching = _touching(found, cursor, high)
        yield Line._make(
            (
                row,
                rows.sentence[row],
                low,
                high,
                rows.part[row],
                text[low:high],
                cues.get(row, ()),
                touching,
                tuple(_cut(quote, low, high) for quote in touching),
                not previous or bool(gap.search(text, previous, low)),
                *[column[cut] for column in words],
            )
        )
        previous = high


def _touching(found: list[Quote], cursor: int, high: int) -> tuple[Quote, ...]:
    end = cursor
    while end < len(found) and found[end].start < high:
        end += 1
    return tuple(found[cursor:end])


def _cut(quote: Quote, low: int, high: int) -> Quote:
    return Quote(*(min(max(at, low), high) for at in quote))
