"""Where sequences of words stand in an index: all sequences in one search.

Each sets out from the rarest of its steps and goes on step by step, forwards and then
backwards. One with a step of which the index has no word costs next to nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.lexicon.grammar import Pattern, Word
from framing.text.index import Index, Positions


class Ways(NamedTuple):
    """Ways through the index, one value a way: sequence, first and last token."""

    sequence: Positions
    first: Positions
    last: Positions

    def at(self, rows: NDArray[np.generic]) -> "Ways":
        """Return some of them."""
        return Ways(*(column[rows] for column in self))


def find(index: Index, patterns: Sequence[Pattern]) -> Ways:
    """Find every sequence of steps; from each start it goes to its nearest end."""
    if not patterns:
        return Ways(*np.empty((3, 0), np.int64))
    slots: dict[tuple[Word, ...], int] = {}
    steps = [step for pattern in patterns for step in pattern]
    numbers = [slots.setdefault(step.words, len(slots)) for step in steps]
    search = _Search(
        index=index,
        slot=np.array(numbers, np.int64),
        gap=np.array([step.gap for step in steps], np.int64),
        size=np.array([len(pattern) for pattern in patterns], np.int64),
        fitting=_fitting(index, slots),
    )
    return search.nearest(search.walk(search.walk(search.begun(), 1), -1))


def _fitting(index: Index, slots: Iterable[tuple[Word, ...]]) -> Positions:
    """Return a key for every type that fits a slot: slot times types plus type."""

    @cache
    def types(word: Word) -> list[int]:
        if word.text == word.prefix:
            return index.same(word.text, exact=word.exact)
        accept = bool if word.is_stem else word.pattern.fullmatch
        return index.matching(word.prefix, accept, exact=word.exact)

    found = [set().union(*map(types, words)) for words in slots]
    slot = np.repeat(np.arange(len(found)), [len(fitting) for fitting in found])
    type = np.fromiter(chain.from_iterable(found), np.int64, len(slot))
    return np.sort(slot * len(index.exact) + type)


@dataclass(frozen=True, kw_only=True)
class _Search:
    """Sequences, laid end to end, in an index.

    Attributes
    ----------
    slot, gap : arrays, one value a step
        Number of its words, and how many others may stand before it.
    size : array, one value a sequence
    fitting : array
        Sorted keys of slots and types, as `_fitting` gives them.
    """

    index: Index
    slot: Positions
    gap: Positions
    size: Positions
    fitting: Positions

    @cached_property
    def final(self) -> Positions:
        """The last step of each sequence."""
        return np.cumsum(self.size) - 1

    @cached_property
    def initial(self) -> Positions:
        """The first step of each sequence."""
        return self.final - self.size + 1

    @cached_property
    def _rarest(self) -> tuple[Positions, Positions]:
        """The rarest step of each sequence, and how many tokens fit it."""
        edges = self.index.postings[1]
        slot, type = np.divmod(self.fitting, len(self.index.exact))
        tokens = np.bincount(slot, (edges[type + 1] - edges[type]), len(self.slot))
        count = tokens[self.slot]
        least = np.minimum.reduceat(count, self.initial)
        rare = np.flatnonzero(count == np.repeat(least, self.size))
        return rare[np.searchsorted(rare, self.initial)], least

    def begun(self) -> Ways:
        """Return the ways that are one token long: those of each rarest step."""
        order, edges = self.index.postings
        rarest, least = self._rarest
        live = np.flatnonzero(least)
        key = self.slot[rarest[live]] * len(self.index.exact)
        low, high = np.searchsorted(self.fitting, [key, key + len(self.index.exact)])
        of, at = _ranges(low, high)
        type = self.fitting[at] % len(self.index.exact)
        row, place = _ranges(edges[type], edges[type + 1])
        token = order[place]
        return Ways(live[of[row]], token, token)

    def walk(self, ways: Ways, sign: int) -> Ways:
        """Go from the rarest step to the last one (sign 1) or to the first (-1)."""
        end = self.final if sign > 0 else self.initial
        step = self._rarest[0][ways.sequence]
        arrived = []
        while len(step):
            there = step == end[ways.sequence]
            arrived.append(ways.at(there))
            ways, step = self._on(ways.at(~there), step[~there], sign)
        return Ways(*map(np.concatenate, zip(ways, *arrived, strict=True)))

    def _on(self, ways: Ways, step: Positions, sign: int) -> tuple[Ways, Positions]:
        """Go one step on; a gap may let a way part, and ways may meet again."""
        gap = self.gap[np.maximum(step, step + sign)]
        row, hop = _ranges(np.ones_like(gap), gap + 2)
        tip = ways.last if sign > 0 else ways.first
        token = tip[row] + sign * hop
        hit = self._fits(step[row] + sign, token)
        row, token = row[hit], token[hit]
        hit = self._together(tip[row], token)
        row, token = row[hit], token[hit]
        ways = ways.at(row)
        ways = ways._replace(last=token) if sign > 0 else ways._replace(first=token)
        step = step[row] + sign
        if gap.any():
            new = _distinct(*ways)
            return ways.at(new), step[new]
        return ways, step

    def _fits(self, step: Positions, token: Positions) -> NDArray[np.bool_]:
        type = self.index.ids.take(token, mode="clip")
        key = self.slot[step] * len(self.index.exact) + type
        at = np.searchsorted(self.fitting, key)
        return self.fitting.take(at, mode="clip") == key

    def _together(self, tip: Positions, token: Positions) -> NDArray[np.bool_]:
        """Tell which tokens there are, and in the sentence that a way has come to."""
        sentence = self.index.sentence
        there = (token >= 0) & (token < len(sentence))
        return there & (sentence.take(token, mode="clip") == sentence[tip])

    def nearest(self, ways: Ways) -> Ways:
        """Keep one way from each start: the shortest."""
        gapped = np.maximum.reduceat(self.gap, self.initial)[ways.sequence] > 0
        some = ways.at(gapped)
        some = some.at(np.argsort(some.last, kind="stable"))
        some = some.at(_distinct(some.sequence, some.first))
        return Ways(*map(np.concatenate, zip(some, ways.at(~gapped), strict=True)))


def _ranges(low: Positions, high: Positions) -> tuple[Positions, Positions]:
    """Return the numbers from each low to below its high, and whose each is."""
    size = high - low
    row = np.repeat(np.arange(len(size)), size)
    return row, np.arange(len(row)) + (low - np.cumsum(size) + size)[row]


def _distinct(*columns: Positions) -> Positions:
    """Return the rows that repeat none before them, sorted by these columns."""
    order = np.lexsort(columns[::-1])
    new = np.ones(len(order), bool)
    new[1:] = np.any([np.diff(column[order]) for column in columns], axis=0)
    return order[new]
