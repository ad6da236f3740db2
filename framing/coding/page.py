"""One document as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.line import Cue, Line, Span
from framing.coding.words import Tokens
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.text.index import Index, Positions
from framing.text.quotes import Quote, paragraph_gap
from framing.text.reading import Reading
from framing.text.view import View


@dataclass(frozen=True)
class Page:
    """A document: its view, the rows of its sentences, and those that are counted."""

    view: View
    rows: range
    lines: tuple[Line, ...]


def pages(
    reading: Reading,
    entries: Iterable[Entry],
    *,
    order: Sequence[str] = (),
    worth: Callable[[View, Sequence[Sequence[Cue]]], bool] | None = None,
) -> Iterator[Page]:
    """Return every document of a reading with the entries' matches.

    Parameters
    ----------
    order : sequence of str
        The categories of the cues to keep, in their order at one place; without it,
        all cues as they are found.
    worth : callable, optional
        Tells by a document's view and the cues of its sentences whether to give it;
        and of it, only the sentences with a cue or a quotation are then given.
    """
    hits = match(reading.index, entries)
    kept = _ordered(hits, order) if order else hits
    cues, rows = _Cues(reading.index, kept), _Rows.of(reading)
    tokens = Tokens(reading, hits)
    for document, view in zip(reading.corpus.documents, reading.views, strict=True):
        of = rows.places.get(document.id)
        if of is None or not any(rows.counted[of.start : of.stop]):
            continue
        own = cues[of]
        if worth is None or worth(view, own):
            lines = _lines(view, of, rows, tokens=tokens, cues=own, plain=worth is None)
            yield Page(view, of, tuple(lines))


class _Rows(NamedTuple):
    """The sentences of a reading, a list a column, and where each document's are.

    Attributes
    ----------
    tokens : array of int
        Where its tokens begin; and, at the end, where the last one's end.
    """

    places: dict[str, range]
    part: list[str]
    counted: list[bool]
    start: Positions
    end: Positions
    tokens: Positions

    @classmethod
    def of(cls, reading: Reading) -> "_Rows":
        table = reading.sentences
        document = table["document"].to_numpy()
        opens = np.flatnonzero(document[1:] != document[:-1]) + 1
        cuts = [0, *opens.tolist(), len(document)] if len(document) else []
        places = {document[low]: range(low, high) for low, high in pairwise(cuts)}
        return cls(
            places,
            table["part"].tolist(),
            table["counted"].tolist(),
            table["start"].to_numpy(np.int64),
            table["end"].to_numpy(np.int64),
            reading.index.bounds,
        )


def _ordered(hits: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Return the matches of these categories, by place and then in this order."""
    place = pd.Index(order).get_indexer(pd.Index(hits["category"]))
    known = np.flatnonzero(place >= 0)
    by = np.lexsort((place[known], hits["first"].to_numpy()[known]))
    return hits.take(known[by])


class _Cues:
    """The matches of a reading, a list a column, and where each sentence's begin."""

    def __init__(self, index: Index, hits: pd.DataFrame) -> None:
        rows = hits["sentence"].to_numpy()
        base = index.bounds[rows]
        self._columns = (
            (hits["first"].to_numpy() - base).tolist(),
            (hits["last"].to_numpy() - base).tolist(),
            hits["category"].tolist(),
            hits["entry"].tolist(),
        )
        self._bounds = np.searchsorted(rows, np.arange(len(index.bounds))).tolist()

    def __getitem__(self, rows: range) -> list[tuple[Cue, ...]]:
        """Return the matches of some sentences, one by one."""
        bounds = self._bounds[rows.start : rows.stop + 1]
        first, cut = bounds[0], slice(bounds[0], bounds[-1])
        cues = tuple(map(Cue, *(column[cut] for column in self._columns)))
        return [cues[low - first : high - first] for low, high in pairwise(bounds)]


def _lines(
    view: View,
    of: range,
    rows: _Rows,
    *,
    tokens: Tokens,
    cues: list[tuple[Cue, ...]],
    plain: bool,
) -> Iterator[Line]:
    text, gap = view.text, paragraph_gap(view.text)
    lows = view.positions(rows.start[of.start : of.stop]).tolist()
    highs = view.positions(rows.end[of.start : of.stop]).tolist()
    touching = _touching(view.quotes, zip(lows, highs, strict=True))
    bounds = rows.tokens[of.start : of.stop + 1].tolist()
    columns = vars(tokens.words(view, bounds[0], bounds[-1])).values()
    previous = 0
    sentences = zip(of, lows, highs, cues, touching, pairwise(bounds), strict=True)
    for row, low, high, heard, found, (first, end) in sentences:
        if not rows.counted[row]:
            continue
        before, previous = previous, high
        if not (plain or heard or found):
            continue
        quoted = tuple(_cut(quote, low, high) for quote in found) if found else ()
        new = not before or bool(gap.search(text, before, low))
        own = slice(first - bounds[0], end - bounds[0])
        words = [column[own] for column in columns]
        place = row, low, high, rows.part[row], text[low:high]
        yield Line(*place, heard, found, quoted, new, *words)


def _touching(found: list[Quote], spans: Iterable[Span]) -> Iterator[tuple[Quote, ...]]:
    """Return the quotations that touch each of some spans, which are in order."""
    first = 0
    for low, high in spans:
        while first < len(found) and found[first].end <= low:
            first += 1
        last = first
        while last < len(found) and found[last].start < high:
            last += 1
        yield tuple(found[first:last])


def _cut(quote: Quote, low: int, high: int) -> Quote:
    return Quote(*(min(max(at, low), high) for at in quote))
