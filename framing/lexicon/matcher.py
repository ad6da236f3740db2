"""Where phrases stand in an index.

Within one scope (a category; for `referent/name` the referent) the longest match wins
and a word is counted once; across scopes matches may nest.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.lexicon.grammar import Pattern, Step, Word
from framing.lexicon.model import Entry
from framing.text.index import Index, Positions

Spans = tuple[Positions, Positions]


def match(index: Index, entries: Iterable[Entry]) -> pd.DataFrame:
    """Find every entry in the index.

    Returns
    -------
    DataFrame
        One row a hit, in text order: `first` and `last` token, `sentence` row,
        character offsets `start` and `end`, `category`, `entry`.
    """
    entries = list(entries)
    find = _Finder(index)
    spans = [find(entry.patterns) for entry in entries]
    sizes = [len(first) for first, _ in spans]
    none = np.empty(0, np.int64)
    first = np.concatenate([first for first, _ in spans] or [none])
    last = np.concatenate([last for _, last in spans] or [none])
    which = np.repeat(np.arange(len(entries)), sizes)
    kept = _longest(first, last, [entry.scope for entry in entries], which)
    return _table(index, entries, first[kept], last[kept], which[kept])


def _table(
    index: Index,
    entries: Sequence[Entry],
    first: Positions,
    last: Positions,
    which: Positions,
) -> pd.DataFrame:
    categories = np.array([entry.category for entry in entries], dtype=object)
    ids = np.array([entry.id for entry in entries], dtype=object)
    return pd.DataFrame(
        {
            "first": first,
            "last": last,
            "sentence": index.sentence[first].astype(np.int64),
            "start": index.starts[first].astype(np.int64),
            "end": index.ends[last].astype(np.int64),
            "category": categories[which],
            "entry": ids[which],
        }
    )


class _Finder:
    """Finds sequences of steps in one index; words are resolved on its types once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.ids: Callable[[tuple[Word, ...]], NDArray[np.int64]] = cache(self._ids)
        self.positions = cache(self._positions)

    def _ids(self, words: tuple[Word, ...]) -> NDArray[np.int64]:
        found: set[int] = set()
        for word in words:
            accept = word.pattern.fullmatch
            found.update(self.index.matching(word.prefix, accept, exact=word.exact))
        return np.array(sorted(found), np.int64)

    def _positions(self, words: tuple[Word, ...]) -> Positions:
        return self.index.positions(self.ids(words).tolist())

    def __call__(self, patterns: Sequence[Pattern]) -> Spans:
        """Return first and last tokens of every match, each span once."""
        spans = [self._spans(pattern) for pattern in patterns]
        first = np.concatenate([first for first, _ in spans])
        last = np.concatenate([last for _, last in spans])
        if len(spans) == 1:
            return first, last
        return _distinct(first, last)

    def _spans(self, steps: Pattern) -> Spans:
        """Match from left to right; each start keeps its nearest end."""
        if any(not self.ids(step.words).size for step in steps):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        first = last = self.positions(steps[0].words)
        for step in steps[1:]:
            first, last = self._follow(first, last, step)
        if any(step.gap for step in steps):
            order = np.lexsort((last, first))
            first, keep = np.unique(first[order], return_index=True)
            last = last[order][keep]
        return first, last

    def _follow(self, first: Positions, last: Positions, step: Step) -> Spans:
        index = self.index
        wanted = np.zeros(len(index.exact), bool)
        wanted[self.ids(step.words)] = True
        firsts, lasts = [], []
        for ahead in range(1, step.gap + 2):
            inside = last + ahead < len(index.ids)
            start, token = first[inside], last[inside] + ahead
            hit = wanted[index.ids[token]]
            hit &= index.sentence[start] == index.sentence[token]
            firsts.append(start[hit])
            lasts.append(token[hit])
        if not step.gap:
            return firsts[0], lasts[0]
        return _distinct(np.concatenate(firsts), np.concatenate(lasts))


def _distinct(first: Positions, last: Positions) -> Spans:
    """Return each span once, in text order: gaps find the same end on many ways."""
    order = np.lexsort((last, first))
    first, last = first[order], last[order]
    new = np.ones(len(first), bool)
    new[1:] = (np.diff(first) > 0) | (np.diff(last) > 0)
    return first[new], last[new]


def _longest(
    first: Positions, last: Positions, scopes: Sequence[str], which: Positions
) -> NDArray[np.int64]:
    """Rows that survive when the longest match of a scope takes its words."""
    scope_ids = {scope: i for i, scope in enumerate(dict.fromkeys(scopes))}
    scope = np.array([scope_ids[s] for s in scopes], np.int64)[which]
    order = np.lexsort((which, first, first - last, scope))
    taken = bytearray(int(last.max()) + 1 if len(last) else 0)
    kept: list[int] = []
    claimed: list[tuple[int, int]] = []
    current = -1
    rows = zip(
        order.tolist(),
        scope[order].tolist(),
        first[order].tolist(),
        last[order].tolist(),
        strict=True,
    )
    for row, of, start, end in rows:
        if of != current:
            for low, high in claimed:
                taken[low:high] = bytes(high - low)
            claimed, current = [], of
        if taken.find(1, start, end + 1) < 0:
            taken[start : end + 1] = b"\x01" * (end + 1 - start)
            claimed.append((start, end + 1))
            kept.append(row)
    chosen = np.array(kept, np.int64)
    return chosen[np.lexsort((which[chosen], last[chosen], first[chosen]))]
