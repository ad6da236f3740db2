"""Where phrases stand in an index.

Within one scope (a category; for `referent/name` the referent) the longest match wins
and a word is counted once; across scopes matches may nest.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.lexicon.grammar import Pattern, Word
from framing.lexicon.model import Entry
from framing.text.index import Index, Positions

Spans = tuple[Positions, Positions]
_NOWHERE: Positions = np.empty(0, np.int64)


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
    first = np.concatenate([_NOWHERE, *(first for first, _ in spans)])
    last = np.concatenate([_NOWHERE, *(last for _, last in spans)])
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
        self._of_word = cache(self._types)
        self._of_words = cache(self._resolve)
        self._places = cache(self._positions)

    def _types(self, word: Word) -> list[int]:
        if word.text == word.prefix:
            return self.index.same(word.text, exact=word.exact)
        accept = bool if word.is_stem else word.pattern.fullmatch
        return self.index.matching(word.prefix, accept, exact=word.exact)

    def _resolve(self, words: tuple[Word, ...]) -> tuple[Positions, int]:
        """Return the types of these words, and how many tokens are of them."""
        found: set[int] = set().union(*map(self._of_word, words))
        ids = np.array(sorted(found), np.int64)
        return ids, self.index.frequency(ids)

    def _positions(self, words: tuple[Word, ...]) -> Positions:
        return self.index.positions(self._of_words(words)[0].tolist())

    def __call__(self, patterns: Sequence[Pattern]) -> Spans:
        """Return first and last tokens of every match, each span once."""
        spans = [found for steps in patterns if (found := self._spans(steps))]
        if len(spans) < 2:
            return spans[0] if spans else (_NOWHERE, _NOWHERE)
        first, last = map(np.concatenate, zip(*spans, strict=True))
        return _distinct(first, last)

    def _spans(self, steps: Pattern) -> Spans | None:
        """Match from the rarest step on; each start keeps its nearest end."""
        counts = [self._of_words(step.words)[1] for step in steps]
        rarest = counts.index(min(counts))
        if not counts[rarest]:
            return None
        first = last = self._places(steps[rarest].words)
        for step in steps[rarest + 1 :]:
            hops = range(1, step.gap + 2)
            first, last = self._extend(first, last, step.words, hops=hops)
        for at in range(rarest, 0, -1):
            hops = range(-1, -steps[at].gap - 2, -1)
            first, last = self._extend(first, last, steps[at - 1].words, hops=hops)
        if any(step.gap for step in steps):
            first, nearest = np.unique(first, return_index=True)
            last = last[nearest]
        return first, last

    def _extend(
        self, first: Positions, last: Positions, words: tuple[Word, ...], *, hops: range
    ) -> Spans:
        """Go on to one of these words, ahead of each span or (hops below 0) before."""
        if not len(first):
            return first, last
        index, found = self.index, []
        wanted = np.zeros(len(index.exact), bool)
        wanted[self._of_words(words)[0]] = True
        for hop in hops:
            token = (last if hop > 0 else first) + hop
            hit = np.flatnonzero(wanted[index.ids.take(token, mode="clip")])
            hit = hit[
                index.sentence.take(token[hit], mode="clip")
                == index.sentence[first[hit]]
            ]
            hit = hit[(token[hit] >= 0) & (token[hit] < len(index.ids))]
            found.append(
                (first[hit], token[hit]) if hop > 0 else (token[hit], last[hit])
            )
        if len(hops) == 1:
            return found[0]
        return _distinct(*map(np.concatenate, zip(*found, strict=True)))


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
    if not len(first):
        return which
    scope_ids = {scope: i for i, scope in enumerate(dict.fromkeys(scopes))}
    scope = np.array([scope_ids[s] for s in scopes], np.int64)[which]
    # each scope has a line of words of its own, so that none takes another's
    offset = scope * (last.max() + 1)
    alone = _alone(first + offset, last + offset)
    kept = np.flatnonzero(alone).tolist()
    taken: set[int] = set()
    order = np.lexsort((which, first, first - last))
    for row in order[~alone[order]].tolist():
        words = range(first[row] + offset[row], last[row] + offset[row] + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(row)
    chosen = np.array(kept, np.int64)
    return chosen[np.lexsort((which[chosen], last[chosen], first[chosen]))]


def _alone(first: Positions, last: Positions) -> NDArray[np.bool_]:
    """Tell which spans share no word with another."""
    order = np.argsort(first, kind="stable")
    reached = np.maximum.accumulate(last[order])
    apart = np.ones(len(first) + 1, bool)
    apart[1:-1] = first[order][1:] > reached[:-1]
    alone = np.empty(len(first), bool)
    alone[order] = apart[:-1] & apart[1:]
    return alone
