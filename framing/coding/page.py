"""One document as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
    """Codings and evidence of a reading, written down as they are found."""

    def __init__(self, reading: Reading) -> None:
        """Start with nothing found."""
        self._sentences = reading.sentences
        self._values: list[tuple[int, str, str]] = []
        self._found: list[tuple[int, str, str, int, int, str, str]] = []

    def code(self, line: Line, variable: str, value: str) -> None:
        """Give a sentence a value."""
        self._values.append((line.row, variable, value))

    def rest(self, page: Page, findings: Sequence[Finding]) -> None:
        """Write down what the values of a page rest on."""
        if not findings:
            return
        spans = np.array([finding.span for finding in findings], np.int64)
        starts = page.view.starts(spans[:, 0]).tolist()
        ends = page.view.ends(spans[:, 1]).tolist()
        source = page.view.source
        self._found += (
            (line.row, variable, value, start, end, source[start:end], entry)
            for (line, variable, value, _, entry), start, end in zip(
                findings, starts, ends, strict=True
            )
        )

    def codings(self) -> Codings:
        """Return everything as codings, checked."""
        rows = self._table(self._values, ["variable", "value"])
        names = ["variable", "value", "start", "end", "surface", "entry"]
        rows["rank"], rows["confidence"] = 0, float("nan")
        return Codings(
            check(rows, CODINGS), check(self._table(self._found, names), EVIDENCE)
        )

    def _table(
        self, found: Sequence[tuple[object, ...]], names: Sequence[str]
    ) -> pd.DataFrame:
        rows, *columns = zip(*found, strict=True) if found else ((), *((),) * len(names))
        units = self._sentences[["document", "sentence"]].take(rows)
        table = units.reset_index(drop=True).assign(coder=CODER)
        return table.assign(**dict(zip(names, map(list, columns), strict=True)))


def pages(reading: Reading, entries: Iterable[Entry]) -> Iterator[Page]:
    """Return every document of a reading with the entries' matches."""
    hits = match(reading.index, entries)
    cues, rows = _cues(reading.index, hits), _Rows.of(reading)
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
    """The words of a document, a list a column: those of `Line`, and where they end."""

    cuts: list[int]
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


class _Tokens:
    """The words of a reading, from which those of a document are cut."""

    def __init__(self, index: Index, hits: pd.DataFrame) -> None:
        self._index = index
        self._exact = np.array(index.exact, object)
        self._lower = np.array(index.types, object)
        self._breaks = _Breaks()
        category = hits["category"]
        capital = np.array([word[:1].isupper() for word in index.exact], np.uint8)
        self._flags = (
            capital[index.ids].tobytes(),
            self._flagged(hits["last"][category == "speaker"]),
            self._flagged(hits["last"][category.isin(_SAYING)]),
            self._flagged(hits["last"][category == "silent"]),
            self._flagged(hits["first"][category == "expert"]),
        )

    def _flagged(self, tokens: "pd.Series[int]") -> bytes:
        flags = np.zeros(len(self._index.ids), np.uint8)
        flags[tokens.to_numpy()] = 1
        return flags.tobytes()

    def words(self, view: View, of: range, highs: Positions) -> _Words:
        """Return the words of a document, whose sentences end where `highs` says."""
        index, bounds = self._index, self._index.bounds[of.start : of.stop + 1]
        span, cuts = slice(bounds[0], bounds[-1]), bounds - bounds[0]
        starts = view.positions(index.starts[span].astype(np.int64))
        ends = view.positions(index.ends[span].astype(np.int64)).tolist()
        follows = np.append(starts[1:], 0)
        some = cuts[1:] > cuts[:-1]
        follows[cuts[1:][some] - 1] = highs[some]
        text, ids = view.text, index.ids[span]
        gaps = [text[a:b] for a, b in zip(ends, follows.tolist(), strict=True)]
        return _Words(
            cuts.tolist(),
            starts.tolist(),
            ends,
            self._exact[ids].tolist(),
            self._lower[ids].tolist(),
            gaps,
            bytes(map(self._breaks.__getitem__, gaps)),
            *(flags[span] for flags in self._flags),
        )


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
    gap = re.compile(paragraph_gap(text))
    lows = view.positions(rows.start[of.start : of.stop]).tolist()
    highs = view.positions(rows.end[of.start : of.stop])
    words = tokens.words(view, of, highs)
    previous = cursor = 0
    places = zip(of, lows, highs.tolist(), pairwise(words.cuts), strict=True)
    for row, low, high, (first, last) in places:
        if not rows.counted[row]:
            continue
        while cursor < len(found) and found[cursor].end <= low:
            cursor += 1
        cut = slice(first, last)
        yield Line(
            row=row,
            number=rows.sentence[row],
            low=low,
            high=high,
            part=rows.part[row],
            text=text[low:high],
            cues=cues.get(row, ()),
            quotes=_touching(found, cursor, high),
            new_paragraph=not previous or bool(gap.search(text, previous, low)),
            starts=words.starts[cut],
            ends=words.ends[cut],
            exact=words.exact[cut],
            lower=words.lower[cut],
            gaps=words.gaps[cut],
            broken=words.broken[cut],
            capital=words.capital[cut],
            speakers=words.speakers[cut],
            verbs=words.verbs[cut],
            silent=words.silent[cut],
            experts=words.experts[cut],
        )
        previous = high


def _touching(found: list[Quote], cursor: int, high: int) -> tuple[Quote, ...]:
    end = cursor
    while end < len(found) and found[end].start < high:
        end += 1
    return tuple(found[cursor:end])
