"""Topic passages: a sentence that speaks of the topic and its counted neighbours."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from framing.text.reading import Reading


def passages(reading: Reading, rows: Iterable[int]) -> list[list[int]]:
    """Return runs of sentence rows around these, one counted sentence either side.

    Overlaps are merged, each sentence stands once; no run crosses a heading.
    """
    counted = np.flatnonzero(reading.sentences["counted"].to_numpy())
    place = {row: i for i, row in enumerate(counted.tolist())}
    documents = reading.sentences["document"].to_numpy()
    headings = (reading.sentences["part"] == "heading").to_numpy()

    def together(one: int, other: int) -> bool:
        same = documents[one] == documents[other]
        return bool(same and not headings[[one, other]].any())

    chosen: set[int] = set()
    for row in rows:
        at = place[row]
        chosen.add(row)
        for near in counted[max(at - 1, 0) : at + 2].tolist():
            if together(near, row):
                chosen.add(near)
    runs: list[list[int]] = []
    for row in sorted(chosen):
        last = runs[-1][-1] if runs else -1
        if last >= 0 and place[row] == place[last] + 1 and together(last, row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def mask(reading: Reading, runs: Iterable[Iterable[int]]) -> NDArray[np.bool_]:
    """Tell of each sentence whether a passage holds it."""
    inside = np.zeros(len(reading.sentences), bool)
    for run in runs:
        inside[list(run)] = True
    return inside
