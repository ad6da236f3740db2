"""Reprints: documents of one origin whose wording is nearly the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.records import Document
from framing.text.pieces import before

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]

RUN = 5
_HIGH = np.uint64(44)
"""Bits of a hash that are left out where the rest will do."""
_SHORT = np.zeros(RUN, np.int64)
_FACTORS = np.cumprod(np.full(RUN, 0x9E3779B97F4A7C15, np.uint64))
"""Powers of an odd number, by which the words of a run are weighed into its hash."""


def duplicates(
    documents: Sequence[Document], words: Sequence[Rows], *, threshold: float
) -> dict[str, str]:
    """Map each reprint to the earlier document of its origin that it repeats.

    Two documents are one where the runs of five words they share are at least
    `threshold` of the smaller one's (containment; Broder 1997, section 2). A document
    more than twice as long as the earlier one says something of its own. `words` are
    those of each document, as numbers above 0.
    """
    of_origin: dict[str, list[int]] = defaultdict(list)
    for row, document in enumerate(documents):
        of_origin[document.origin].append(row)
    found: dict[str, str] = {}
    for rows in of_origin.values():
        ids = [documents[row].id for row in rows]
        runs, holders = _runs([words[row] for row in rows])
        for later, earlier in sorted(_pairs(runs, holders, threshold=threshold)):
            if ids[later] not in found and ids[earlier] not in found:
                found[ids[later]] = ids[earlier]
    return found


def _runs(texts: Sequence[Rows]) -> tuple[Hashes, Rows]:
    """Return hash and text of every run; a shorter text is one run."""
    padded = [np.append(own, _SHORT[len(own) :]) if len(own) else own for own in texts]
    words = np.concatenate(padded).astype(np.uint64)
    holder = np.repeat(np.arange(len(texts)), [len(own) for own in padded])
    firsts = np.flatnonzero(holder[: 1 - RUN] == holder[RUN - 1 :])
    size = max(len(words) - RUN + 1, 0)
    runs = sum(words[i : i + size] * factor for i, factor in enumerate(_FACTORS))
    return runs[firsts], holder[firsts]


def _pairs(
    runs: Hashes, holder: Rows, *, threshold: float
) -> Iterator[tuple[int, int]]:
    """Yield the rows of a later and an earlier text that are one.

    The smaller of two such texts has few runs that no other text has, and only those
    are compared; boilerplate alone brings no text so far.
    """
    some, texts = _may_repeat(runs), int(holder.max(initial=-1)) + 1
    sizes = np.bincount(holder[~some], minlength=texts)
    number, holder = _numbered(runs[some], holder[some])
    sizes = sizes + np.bincount(holder, minlength=texts)
    holders = np.bincount(number)
    firsts = before(holders)
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


def _may_repeat(runs: Hashes) -> NDArray[np.bool_]:
    """Tell, at little cost, which runs may stand there twice; few others pass."""
    sieve = (runs >> _HIGH).astype(np.int64)
    return np.bincount(sieve)[sieve] > 1


def _numbered(runs: Hashes, holder: Rows) -> tuple[Rows, Rows]:
    """Return the numbers of the runs in order, each once a text, and the text."""
    order = np.argsort(runs, kind="stable")
    runs, holder = runs[order], holder[order]
    other = np.diff(runs, prepend=~runs[:1]) != 0
    once = other | (np.diff(holder, prepend=-1) != 0)
    return (np.cumsum(other) - 1)[once], holder[once]
