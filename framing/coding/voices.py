"""Voice is per hit: attributed if and only if it lies inside reported content."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.text.index import Positions
from framing.text.reading import Reading

MARKS = ("own", "attributed", "distanced")


class Hit(NamedTuple):
    """One row of `placed`: what was found where, and in whose voice."""

    document: str
    sentence: int
    variable: str
    value: str
    start: int
    end: int
    voice: str
    engagement: str
    mark: str


def hits(table: pd.DataFrame) -> list[Hit]:
    """Return the rows of `placed`, one at a time."""
    columns = (table[name].tolist() for name in Hit._fields)
    return [Hit(*row) for row in zip(*columns, strict=True)]


def placed(codings: Codings, variable: str) -> pd.DataFrame:
    """Return a variable's evidence with the voice of each hit.

    Returns
    -------
    DataFrame
        The evidence rows and `voice` (own, attributed), `engagement` (none, distanced,
        endorsed) and `mark` (own, attributed, distanced), in the order of the evidence.
    """
    hits = codings.evidence_of(variable).reset_index(drop=True)
    start, end = (hits[name].to_numpy(np.int64) for name in ("start", "end"))
    document, ids = hits["document"].factorize()
    marks = marked(codings, Places(document, pd.Index(ids), start, end))
    hits["voice"] = np.where(marks.attributed, "attributed", "own")
    hits["engagement"] = np.select(
        [marks.distanced, marks.endorsed], ["distanced", "endorsed"], "none"
    )
    hits["mark"] = np.where(marks.distanced, "distanced", hits["voice"])
    return hits


class Places(NamedTuple):
    """Places in documents: a document's number among ids, and offsets."""

    document: Positions
    ids: pd.Index
    start: Positions
    end: Positions


class Marks(NamedTuple):
    """In whose voice places stand; one that is distanced may be endorsed as well."""

    attributed: NDArray[np.bool_]
    distanced: NDArray[np.bool_]
    endorsed: NDArray[np.bool_]


def marked(codings: Codings, places: Places) -> Marks:
    """Tell in whose voice places stand."""
    engagement = codings.evidence_of("engagement")
    return Marks(
        _Spans(codings.evidence_of("voice")).hold(places),
        _Spans(engagement[engagement["value"] == "distanced"]).touch(places),
        _Spans(engagement[engagement["value"] == "endorsed"]).touch(places),
    )


def inside_reported(codings: Codings, reading: Reading) -> NDArray[np.bool_]:
    """Tell of each token of the index whether it lies inside reported content."""
    index, ids = reading.index, pd.Index(reading.sentences["document"])
    start, end = index.starts.astype(np.int64), index.ends.astype(np.int64)
    spans = _Spans(codings.evidence_of("voice"))
    return spans.hold(Places(index.sentence.astype(np.int64), ids, start, end))


class _Spans:
    """Spans of many documents, those that touch made one.

    Documents are laid end to end, so that one search finds the span of every place.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        """Take `document`, `start` and `end`."""
        document, ids = table["document"].factorize()
        self._documents = pd.Index(ids)
        start, end = (table[name].to_numpy(np.int64) for name in ("start", "end"))
        self._length = int(end.max(initial=0)) + 2
        base = document * self._length
        order = np.argsort(base + start, kind="stable")
        starts, ends = (base + start)[order], (base + end)[order]
        reached = np.maximum.accumulate(ends)
        opens = np.ones(len(starts), bool)
        opens[1:] = starts[1:] > reached[:-1]
        self._starts = starts[opens]
        self._ends = reached[np.append(opens[1:], True)] if len(reached) else reached

    def hold(self, places: Places) -> NDArray[np.bool_]:
        """Tell of each place whether it lies inside a span."""
        document, base = self._laid(places)
        if not len(self._starts):
            return np.zeros(len(document), bool)
        known = (document >= 0) & (places.end < self._length)
        at = np.searchsorted(self._starts, base + places.start, side="right") - 1
        return known & (at >= 0) & (base + places.end <= self._ends[np.maximum(at, 0)])

    def touch(self, places: Places) -> NDArray[np.bool_]:
        """Tell of each place whether it shares a character with a span."""
        document, base = self._laid(places)
        if not len(self._starts):
            return np.zeros(len(document), bool)
        last = base + np.minimum(places.end, self._length - 1)
        at = np.searchsorted(self._starts, last, side="left") - 1
        known = (document >= 0) & (at >= 0)
        return known & (base + places.start < self._ends[np.maximum(at, 0)])

    def _laid(self, places: Places) -> tuple[Positions, Positions]:
        """Return the number of each place's document (-1: no span), and its origin."""
        document = self._documents.get_indexer(places.ids)[places.document]
        return document, document * self._length
