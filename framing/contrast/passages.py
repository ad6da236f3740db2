"""Topic passages: the sentence that speaks of a topic and one counted sentence either side."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from framing.text.reading import Reading


def passages(reading: Reading, rows: Iterable[int]) -> list[list[int]]:
    """Return runs of sentence rows around these; overlaps merged, never across a heading."""
    counted = np.flatnonzero(reading.sentences["counted"].to_numpy())
    place = {row: i for i, row in enumerate(counted.tolist())}
    documents = reading.sentences["document"].to_numpy()
    headings = (reading.sentences["part"] == "heading").to_numpy()
    chosen: set[int] = set()
    for row in rows:
        at = place[row]
        chosen.add(row)
        for near in counted[max(at - 1, 0) : at + 2].tolist():
            if documents[near] == documents[row] and not headings[[near, row]].any():
                chosen.add(near)
    runs: list[list[int]] = []
    for row in sorted(chosen):
        last = runs[-1][-1] if runs else None
        apart = last is None or documents[last] != documents[row] or headings[[last, row]].any()
        if apart or place[row] != place[last] + 1:
            runs.append([row])
        else:
            runs[-1].append(row)
    return runs


def mask(reading: Reading, runs: Iterable[Iterable[int]]) -> NDArray[np.bool_]:
    """Tell of each sentence whether a passage holds it."""
    inside = np.zeros(len(reading.sentences), bool)
    for run in runs:
        inside[list(run)] = True
    return inside
