"""The ids-first index: one pass turns text into integers; words are looked at once.

Patterns are resolved on the types (tens of thousands), never on the tokens (tens of
millions); a phrase is a gather over ids and a look at the neighbours.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
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

    def positions(self, ids: Iterable[int]) -> Positions:
        """Tokens of these types, in document order."""
        order, edges = self._postings
        runs = [order[edges[id] : edges[id + 1]] for id in ids]
        return np.sort(np.concatenate(runs)) if runs else np.empty(0, np.int64)

    def counts(self) -> Positions:
        """Return how many tokens each sentence has."""
        return np.diff(self.bounds)


class IndexBuilder:
    """Collects documents one by one; the vocabulary is shared between them."""

    def __init__(self) -> None:
        """Start with no type and no token."""
        self._ids_of_surface: dict[str, int] = {}
        self._ids_of_type: dict[str, int] = {}
        self._parts: list[tuple[Ids, Ids, Ids, Ids]] = []
        self._sentences = 0

    def _id(self, surface: str) -> int:
        id = self._ids_of_surface.get(surface)
        if id is None:
            word = fold_exact(surface)
            id = self._ids_of_type.setdefault(word, len(self._ids_of_type))
            self._ids_of_surface[surface] = id
        return id

    def add(self, view: View, starts: Positions, ends: Positions) -> None:
        """Take in a document whose sentences are these spans of the view."""
        text = view.text
        ids, firsts, lasts, rows = [], [], [], []
        for row, (start, end) in enumerate(
            zip(starts.tolist(), ends.tolist(), strict=True)
        ):
            for token in TOKEN.finditer(text, start, end):
                ids.append(self._id(token.group()))
                firsts.append(token.start())
                lasts.append(token.end())
                rows.append(row)
        self._parts.append(
            (
                np.array(ids, np.uint32),
                view.starts(np.array(firsts, np.int64)).astype(np.uint32),
                view.ends(np.array(lasts, np.int64)).astype(np.uint32),
                np.array(rows, np.uint32) + np.uint32(self._sentences),
            )
        )
        self._sentences += len(starts)

    def build(self) -> Index:
        """Return the index of everything that was added."""
        empty = np.empty(0, np.uint32)
        columns = zip(*(self._parts or [(empty, empty, empty, empty)]), strict=True)
        ids, starts, ends, sentence = (np.concatenate(column) for column in columns)
        bounds = np.searchsorted(sentence, np.arange(self._sentences + 1))
        return Index(tuple(self._ids_of_type), ids, starts, ends, sentence, bounds)
