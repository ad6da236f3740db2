"""Reprints: documents of one origin whose wording is nearly the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from framing.records import Document

Hashes = NDArray[np.uint64]

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
    numbers: dict[str, int] = defaultdict(count(1).__next__)
    of_origin: dict[str, list[tuple[str, Hashes]]] = defaultdict(list)
    for document, text in zip(documents, texts, strict=True):
        words = map(numbers.__getitem__, _WORD.findall(text.casefold()))
        of_origin[document.origin].append((document.id, _runs(list(words))))
    found: dict[str, str] = {}
    for held in of_origin.values():
        ids = [id for id, _ in held]
        pairs = _pairs([runs for _, runs in held], threshold)
        for later, earlier in sorted(pairs):
            if ids[later] not in found and ids[earlier] not in found:
                found[ids[later]] = ids[earlier]
    return found


def _runs(words: list[int]) -> Hashes:
    """Hash the runs of a text, each once; a shorter text is one run."""
    padded = words + [0] * (RUN - len(words)) if words else words
    if not padded:
        return np.empty(0, np.uint64)
    runs = np.lib.stride_tricks.sliding_window_view(np.array(padded, np.uint64), RUN)
    return np.unique(runs @ _FACTORS)


def _pairs(runs: Sequence[Hashes], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield the rows of a later and an earlier text that are one.

    The smaller of two such texts has few runs that no other text has, and only those
    are compared; boilerplate alone brings no text so far.
    """
    sizes = np.array([len(own) for own in runs])
    _, number, holders = np.unique(
        np.concatenate(runs), return_inverse=True, return_counts=True
    )
    holding = np.argsort(number, kind="stable")
    text = np.repeat(np.arange(len(runs)), sizes)[holding]
    ends = np.cumsum(holders)
    for row, own in enumerate(np.split(number, np.cumsum(sizes)[:-1])):
        common = own[holders[own] > 1]
        if not len(own) or len(common) < threshold * len(own):
            continue
        places = [text[ends[run] - holders[run] : ends[run]] for run in common]
        shared = np.bincount(np.concatenate(places), minlength=len(runs))
        alike = shared >= np.maximum(threshold * np.minimum(sizes, len(own)), 1)
        for other in np.flatnonzero(alike).tolist():
            earlier, later = sorted((row, other))
            if earlier < later and sizes[later] <= 2 * sizes[earlier]:
                yield later, earlier
