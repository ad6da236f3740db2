"""Reprints: documents of one origin whose wording is nearly the same."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from framing.records import Document

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]

RUN = 5
_WORD = re.compile(r"\w+")
_FACTORS = np.cumprod(np.full(RUN, 0x9E3779B97F4A7C15, np.uint64))
"""Powers of an odd number, by which the words of a run are weighed into its hash."""


def duplicates(
    documents: Sequence[Document], texts: Sequence[str], *, threshold: float
) -> dict[str, str]:
    """Map each reprint to the earlier document of its origin that it repeats.

    Two documents are one where the runs of five words they share are at least
    `threshold` of the smaller one's (containment; Broder 1997, section 2). A document
    more than twice as long as the earlier one says something of its own.
    """
    of_origin: dict[str, list[int]] = defaultdict(list)
    for row, document in enumerate(documents):
        of_origin[document.origin].append(row)
    found: dict[str, str] = {}
    for rows in of_origin.values():
        ids = [documents[row].id for row in rows]
        runs, holders = _runs([texts[row] for row in rows])
        for later, earlier in sorted(_pairs(runs, holders, threshold=threshold)):
            if ids[later] not in found and ids[earlier] not in found:
                found[ids[later]] = ids[earlier]
    return found


class _Words(dict[str, list[int]]):
    """The numbers of the words between two blanks; each is looked at once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __missing__(self, piece: str) -> list[int]:
        words = _WORD.findall(piece.casefold())
        count = self.numbers
        self[piece] = [count.setdefault(word, len(count) + 1) for word in words]
        return self[piece]


def _runs(texts: Sequence[str]) -> tuple[Hashes, Rows]:
    """Return hash and text of every run; a shorter text is one run."""
    words, numbers = _Words(), array("Q")
    sizes = np.zeros(len(texts), np.int64)
    for row, text in enumerate(texts):
        own = list(chain.from_iterable(map(words.__getitem__, text.split(" "))))
        numbers.extend(own + [0] * (RUN - len(own)) if own else own)
        sizes[row] = max(len(own), RUN) if own else 0
    holder = np.repeat(np.arange(len(texts)), sizes)
    whole = holder[: 1 - RUN] == holder[RUN - 1 :]
    firsts = np.flatnonzero(whole)
    weighed = np.array(numbers, np.uint64)
    runs = sum(weighed[firsts + i] * factor for i, factor in enumerate(_FACTORS))
    return runs, holder[firsts]


def _pairs(
    runs: Hashes, holder: Rows, *, threshold: float
) -> Iterator[tuple[int, int]]:
    """Yield the rows of a later and an earlier text that are one.

    The smaller of two such texts has few runs that no other text has, and only those
    are compared; boilerplate alone brings no text so far.
    """
    number, holder = _numbered(runs, holder)
    sizes, holders = np.bincount(holder), np.bincount(number)
    firsts = np.cumsum(holders) - holders
    shared = holders[number] > 1
    by_text = np.argsort(holder[shared], kind="stable")
    common = number[shared][by_text]
    edges = np.searchsorted(holder[shared][by_text], np.arange(len(sizes) + 1))
    held = np.diff(edges)
    for row in np.flatnonzero((held > 0) & (held >= threshold * sizes)).tolist():
        own = common[edges[row] : edges[row + 1]]
        places = [holder[firsts[run] : firsts[run] + holders[run]] for run in own]
        alike = np.bincount(np.concatenate(places), minlength=len(sizes))
        enough = np.maximum(threshold * np.minimum(sizes, sizes[row]), 1)
        for other in np.flatnonzero(alike >= enough).tolist():
            earlier, later = sorted((row, other))
            if earlier < later and sizes[later] <= 2 * sizes[earlier]:
                yield later, earlier


def _numbered(runs: Hashes, holder: Rows) -> tuple[Rows, Rows]:
    """Number the runs and sort them by it; each is left once a text that holds it."""
    order = np.argsort(runs, kind="stable")
    runs, holder = runs[order], holder[order]
    other = np.diff(runs, prepend=~runs[:1]) != 0
    once = other | (np.diff(holder, prepend=-1) != 0)
    return (np.cumsum(other) - 1)[once], holder[once]
