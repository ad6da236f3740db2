"""Where sequences of words stand in an index: all sequences in one search.

Each sets out from the rarest of its steps and goes on step by step, forwards and then
backwards. One with a step of which the index has no word costs next to nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.lexicon.grammar import Pattern, Word
from framing.text.index import Index, Positions
from framing.text.pieces import held, ranges

_BLOCK, _SIEVE = 1 << 17, 1 << 21
_NOWHERE: Positions = np.empty(0, np.int64)


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
        gap=np.array([step.gap for step in steps], np.int8),
        size=np.array([len(pattern) for pattern in patterns], np.int64),
        fitting=_fitting(index, slots),
    )
    found = [search(block) for block in search.blocks()]
    return Ways(*map(np.concatenate, zip(*found, strict=True)))


def _fitting(index: Index, slots: Iterable[tuple[Word, ...]]) -> Positions:
    """Return a key for every type that fits a slot: slot times types plus type."""
    numbers: dict[Word, int] = {}
    words = [[numbers.setdefault(word, len(numbers)) for word in own] for own in slots]
    slot = np.repeat(np.arange(len(words)), [len(own) for own in words])
    types = [_types(index, word) for word in numbers]
    counts = np.array([len(own) for own in types], np.int64)
    at, many = held(counts, np.fromiter(chain.from_iterable(words), np.int64))
    type = np.fromiter(chain.from_iterable(types), np.int64)[at]
    return np.unique(np.repeat(slot, many) * len(index.exact) + type)


def _types(index: Index, word: Word) -> list[int]:
    """Return the types that a word of a phrase stands for."""
    known = index.vocabulary[word.exact]
    if word.plain:
        return known.same(word.text)
    prefix = word.prefix
    every = word.text == f"{prefix}*"
    return known.matching(prefix, None if every else word.pattern.fullmatch)


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
    def _final(self) -> Positions:
        """The last step of each sequence."""
        return np.cumsum(self.size) - 1

    @cached_property
    def _initial(self) -> Positions:
        """The first step of each sequence."""
        return self._final - self.size + 1

    @cached_property
    def _gapped(self) -> NDArray[np.bool_]:
        """Whether each sequence has a gap, so that a start may have several ends."""
        return np.maximum.reduceat(self.gap, self._initial) > 0

    @cached_property
    def _rarest(self) -> tuple[Positions, Positions]:
        """The rarest step of each sequence, and how many tokens fit it."""
        edges = self.index.postings[1]
        slot, type = np.divmod(self.fitting, len(self.index.exact))
        tokens = np.bincount(slot, edges[type + 1] - edges[type], len(self.slot))
        count = tokens.astype(np.int64)[self.slot]
        least = np.minimum.reduceat(count, self._initial)
        rare = np.flatnonzero(count == np.repeat(least, self.size))
        return rare[np.searchsorted(rare, self._initial)], least

    @cached_property
    def _sieve(self) -> NDArray[np.bool_]:
        """What fits by the lower bits of its key: lets little else through."""
        sieve = np.zeros(_SIEVE, bool)
        sieve[self.fitting & (_SIEVE - 1)] = True
        return sieve

    def blocks(self) -> list[Positions]:
        """Return the sequences that may be found, in parts that fit the cache."""
        least = self._rarest[1]
        live = np.flatnonzero(least)
        part = np.cumsum(least[live]) // _BLOCK
        return np.split(live, np.flatnonzero(np.diff(part)) + 1)

    def __call__(self, sequences: Positions) -> Ways:
        """Find some sequences: of the ways from one start, the shortest."""
        ways = self._walk(self._walk(self._begun(sequences), 1), -1)
        gapped = self._gapped[ways.sequence]
        some = ways.at(gapped)
        some = some.at(np.argsort(some.last, kind="stable"))
        some = some.at(_distinct(some.sequence, some.first))
        return Ways(*map(np.concatenate, zip(some, ways.at(~gapped), strict=True)))

    def _begun(self, sequences: Positions) -> Ways:
        """Return the ways that are one token long: those of each rarest step."""
        order, edges = self.index.postings
        key = self.slot[self._rarest[0][sequences]] * len(self.index.exact)
        low, high = np.searchsorted(self.fitting, [key, key + len(self.index.exact)])
        of, at = ranges(low, high)
        type = self.fitting[at] % len(self.index.exact)
        row, place = ranges(edges[type], edges[type + 1])
        token = order[place]
        return Ways(sequences[of[row]], token, token)

    def _walk(self, ways: Ways, sign: int) -> Ways:
        """Go from the rarest step to the last one (sign 1) or to the first (-1)."""
        end = self._final if sign > 0 else self._initial
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
        order = np.argsort(gap, kind="stable")
        gap, ways, step = gap[order], ways.at(order), step[order] + sign
        tip = ways.last if sign > 0 else ways.first
        row, token = self._ahead(tip, self.slot[step], gap, sign)
        there = self._together(tip[row], token)
        row, token = row[there], token[there]
        ways, step = ways.at(row), step[row]
        ways = ways._replace(last=token) if sign > 0 else ways._replace(first=token)
        if not gap.any():
            return ways, step
        new = _distinct(ways.sequence, ways.first, ways.last - ways.first)
        return ways.at(new), step[new]

    def _ahead(
        self, tip: Positions, slot: Positions, gap: Positions, sign: int
    ) -> tuple[Positions, Positions]:
        """Return rows and tokens that fit their slots; gaps go from small to large."""
        base = slot * len(self.index.exact)
        rows, tokens = [_NOWHERE], [_NOWHERE]
        for hop in range(gap.max(initial=-1) + 1):
            since = int(np.searchsorted(gap, hop))
            token = tip[since:] + sign * (hop + 1)
            hit = self._fits(base[since:], token)
            rows.append(hit + since)
            tokens.append(token[hit])
        return np.concatenate(rows), np.concatenate(tokens)

    def _fits(self, base: Positions, token: Positions) -> Positions:
        """Return the rows whose token fits; a base is its slot times types."""
        key = base + self.index.ids.take(token, mode="clip")
        some = np.flatnonzero(self._sieve.take(key & (_SIEVE - 1)))
        key = key[some]
        at = np.searchsorted(self.fitting, key)
        fits: Positions = some[self.fitting.take(at, mode="clip") == key]
        return fits

    def _together(self, tip: Positions, token: Positions) -> NDArray[np.bool_]:
        """Tell which tokens there are, and in the sentence that a way has come to."""
        sentence = self.index.sentence
        there = (token >= 0) & (token < len(sentence))
        there &= sentence.take(token, mode="clip") == sentence[tip]
        return there


def _distinct(*columns: Positions) -> Positions:
    """Return the rows that repeat none before them, sorted by these columns."""
    key = np.ravel_multi_index(columns, [c.max(initial=0) + 1 for c in columns])
    rows: Positions = np.unique(key, return_index=True)[1]
    return rows
