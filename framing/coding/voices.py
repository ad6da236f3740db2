"""Voice is per hit: attributed if and only if it lies inside reported content."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
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
    hits = codings.evidence[codings.evidence["variable"] == variable].reset_index(
        drop=True
    )
    voice = codings.evidence_of("voice")
    engagement = codings.evidence_of("engagement")
    attributed = _within(hits, voice, whole=True)
    held = _within(hits, engagement[engagement["value"] == "distanced"], whole=False)
    approved = _within(hits, engagement[engagement["value"] == "endorsed"], whole=False)
    hits["voice"] = np.where(attributed, "attributed", "own")
    hits["engagement"] = np.select([held, approved], ["distanced", "endorsed"], "none")
    hits["mark"] = np.where(held, "distanced", hits["voice"])
    return hits


def _within(hits: pd.DataFrame, spans: pd.DataFrame, *, whole: bool) -> np.ndarray:
    """Tell for each hit whether it lies inside a span (`whole`) or touches one."""
    inside = np.zeros(len(hits), bool)
    merged = {id: _union(group) for id, group in spans.groupby("document", sort=False)}
    for document, group in hits.groupby("document", sort=False):
        if document not in merged:
            continue
        starts, ends = merged[document]
        start, end = group["start"].to_numpy(), group["end"].to_numpy()
        if whole:
            at = np.searchsorted(starts, start, side="right") - 1
            inside[group.index] = (at >= 0) & (end <= ends[np.maximum(at, 0)])
        else:
            at = np.searchsorted(starts, end, side="left") - 1
            inside[group.index] = (at >= 0) & (start < ends[np.maximum(at, 0)])
    return inside


def _union(spans: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the starts and ends of the spans, those that touch made one."""
    starts: list[int] = []
    ends: list[int] = []
    pairs = sorted(zip(spans["start"].tolist(), spans["end"].tolist(), strict=True))
    for start, end in pairs:
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return np.array(starts), np.array(ends)


def inside_reported(codings: Codings, reading: Reading) -> NDArray[np.bool_]:
    """Tell of each token of the index whether it lies inside reported content."""
    index = reading.index
    inside = np.zeros(len(index.ids), bool)
    documents = reading.sentences["document"].to_numpy()[
        index.sentence.astype(np.int64)
    ]
    for document, group in codings.evidence_of("voice").groupby("document", sort=False):
        tokens = np.flatnonzero(documents == document)
        starts, ends = _union(group)
        at = np.searchsorted(starts, index.starts[tokens], side="right") - 1
        inside[tokens] = (at >= 0) & (index.ends[tokens] <= ends[np.maximum(at, 0)])
    return inside
