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
    engagement = codings.evidence_of("engagement")
    attributed = _Spans(codings.evidence_of("voice")).hold(hits)
    held = _Spans(engagement[engagement["value"] == "distanced"]).touch(hits)
    approved = _Spans(engagement[engagement["value"] == "endorsed"]).touch(hits)
    hits["voice"] = np.where(attributed, "attributed", "own")
    hits["engagement"] = np.select([held, approved], ["distanced", "endorsed"], "none")
    hits["mark"] = np.where(held, "distanced", hits["voice"])
    return hits


def inside_reported(codings: Codings, reading: Reading) -> NDArray[np.bool_]:
    """Tell of each token of the index whether it lies inside reported content."""
    index, spans = reading.index, _Spans(codings.evidence_of("voice"))
    documents = spans.documents.get_indexer(reading.sentences["document"])
    return spans.hold_at(
        documents[index.sentence],
        index.starts.astype(np.int64),
        index.ends.astype(np.int64),
    )


class _Spans:
    """Spans of many documents, those that touch made one.

    Documents are laid end to end, so that one search finds the span of every hit.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        """Take `document`, `start` and `end`."""
        self.documents = pd.Index(table["document"].unique())
        start, end = (table[name].to_numpy(np.int64) for name in ("start", "end"))
        self._length = int(end.max(initial=0)) + 2
        base = self.documents.get_indexer(table["document"]) * self._length
        order = np.argsort(base + start, kind="stable")
        starts, ends = (base + start)[order], (base + end)[order]
        reached = np.maximum.accumulate(ends)
        opens = np.ones(len(starts), bool)
        opens[1:] = starts[1:] > reached[:-1]
        self._starts = starts[opens]
        self._ends = reached[np.append(opens[1:], True)] if len(reached) else reached

    def hold(self, hits: pd.DataFrame) -> NDArray[np.bool_]:
        """Tell of each hit whether it lies inside a span."""
        return self.hold_at(*self._placed(hits))

    def hold_at(
        self, document: Positions, start: Positions, end: Positions
    ) -> NDArray[np.bool_]:
        """Tell the same of places in documents, by number (-1 where none has spans)."""
        if not len(self._starts):
            return np.zeros(len(document), bool)
        known = (document >= 0) & (end < self._length)
        base = document * self._length
        at = np.searchsorted(self._starts, base + start, side="right") - 1
        return known & (at >= 0) & (base + end <= self._ends[np.maximum(at, 0)])

    def touch(self, hits: pd.DataFrame) -> NDArray[np.bool_]:
        """Tell of each hit whether it shares a character with a span."""
        document, start, end = self._placed(hits)
        if not len(self._starts):
            return np.zeros(len(document), bool)
        base = document * self._length
        last = base + np.minimum(end, self._length - 1)
        at = np.searchsorted(self._starts, last, side="left") - 1
        return (
            (document >= 0) & (at >= 0) & (base + start < self._ends[np.maximum(at, 0)])
        )

    def _placed(self, hits: pd.DataFrame) -> tuple[Positions, Positions, Positions]:
        start, end = (hits[name].to_numpy(np.int64) for name in ("start", "end"))
        return self.documents.get_indexer(hits["document"]), start, end
