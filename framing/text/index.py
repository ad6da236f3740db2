"""The ids-first index: one pass turns text into integers; words are looked at once.

Patterns are resolved on the types (tens of thousands), never on the tokens (tens of
millions); a phrase is a gather over ids and a look at the neighbours.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.text.tokens import TOKEN, fold_exact
from framing.text.view import View

Ids = NDArray[np.uint32]
Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Index:
    """Tokens of a set of sentences, in document order.

    Attributes
    ----------
    exact : tuple of str
        The types in their own case, by id.
    ids, starts, ends, sentence : arrays, one value a token
        Type id, character offsets in the document's text, row of the sentence.
    bounds : array, one value a sentence and one more
        Tokens `bounds[i]` to `bounds[i + 1]` are those of sentence row `i`.
    """

    exact: tuple[str, ...]
    ids: Ids
    starts: Ids
    ends: Ids
    sentence: Ids
    bounds: Positions

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types without case, by the same ids (so some stand there twice)."""
        return tuple(word.casefold() for word in self.exact)

    @cached_property
    def _sorted(self) -> dict[bool, list[tuple[str, int]]]:
        by_case = {False: self.types, True: self.exact}
        return {
            case: sorted(zip(words, range(len(words)), strict=True))
            for case, words in by_case.items()
        }

    @cached_property
    def _alike(self) -> dict[bool, dict[str, list[int]]]:
        by_case = {False: self.types, True: self.exact}
        return {case: _rows(words) for case, words in by_case.items()}

    @cached_property
    def _postings(self) -> tuple[Positions, Positions]:
        order = np.argsort(self.ids, kind="stable")
        edges = np.searchsorted(self.ids[order], np.arange(len(self.exact) + 1))
        return order, edges

    def matching(
        self, prefix: str, accept: Callable[[str], object], *, exact: bool
    ) -> list[int]:
        """Ids of the types that begin with `prefix` and are accepted."""
        words = self._sorted[exact]
        low = bisect_left(words, (prefix, -1))
        high = (
            bisect_left(words, (prefix + chr(0x10FFFF), -1)) if prefix else len(words)
        )
        return [id for word, id in words[low:high] if accept(word)]

    def same(self, word: str, *, exact: bool) -> list[int]:
        """Ids of the types that are this word."""
        return self._alike[exact].get(word, [])

    def frequency(self, ids: Positions) -> int:
        """Return how many tokens are of these types."""
        edges = self._postings[1]
        return int((edges[ids + 1] - edges[ids]).sum())

    def positions(self, ids: Iterable[int]) -> Positions:
        """Tokens of these types, in document order."""
        order, edges = self._postings
        runs = [order[edges[id] : edges[id + 1]] for id in ids]
        return np.sort(np.concatenate(runs)) if runs else np.empty(0, np.int64)

    def counts(self) -> Positions:
        """Return how many tokens each sentence has."""
        return np.diff(self.bounds)


def _rows(words: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, word in enumerate(words):
        rows[word].append(row)
    return dict(rows)


class _Vocabulary(dict[str, int]):
    """Ids of words as written; those that fold to the same type share one."""

    def __init__(self) -> None:
        self.types: dict[str, int] = {}

    def __missing__(self, surface: str) -> int:
        id = self.types.setdefault(fold_exact(surface), len(self.types))
        self[surface] = id
        return id


class IndexBuilder:
    """Collects documents one by one; the vocabulary is shared between them."""

    def __init__(self) -> None:
        """Start with no type and no token."""
        self._vocabulary = _Vocabulary()
        self._parts: list[tuple[Ids, Ids, Ids, Ids]] = []
        self._sentences = 0

    def add(self, view: View, starts: Positions, ends: Positions) -> None:
        """Take in a document whose sentences are these spans of the view."""
        tokens: list[re.Match[str]] = []
        counts = []
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            before = len(tokens)
            tokens += TOKEN.finditer(view.text, start, end)
            counts.append(len(tokens) - before)
        words = [token[0] for token in tokens]
        firsts = np.array([token.start() for token in tokens], np.int64)
        lasts = firsts + np.array([len(word) for word in words], np.int64)
        rows = np.arange(self._sentences, self._sentences + len(starts))
        self._sentences += len(starts)
        self._parts.append(
            (
                np.array([self._vocabulary[word] for word in words], np.uint32),
                view.starts(firsts).astype(np.uint32),
                view.ends(lasts).astype(np.uint32),
                np.repeat(rows, counts).astype(np.uint32),
            )
        )

    def build(self) -> Index:
        """Return the index of everything that was added."""
        empty = np.empty(0, np.uint32)
        columns = zip(*(self._parts or [(empty, empty, empty, empty)]), strict=True)
        ids, starts, ends, sentence = (np.concatenate(column) for column in columns)
        bounds = np.searchsorted(sentence, np.arange(self._sentences + 1))
        return Index(tuple(self._vocabulary.types), ids, starts, ends, sentence, bounds)
