"""The ids-first index: one pass turns text into integers; words are looked at once.

Patterns are resolved on the types (tens of thousands), never on the tokens (tens of
millions); a phrase is a gather over ids and a look at the neighbours.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

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


class _Pieces(dict[str, int]):
    """Stretches between blanks, by number; each is parted into its tokens once.

    A blank parts tokens, so those of a piece are the same wherever it stands.
    """

    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self.sizes, self.counts = array("q"), array("q")
        self.ids, self.starts, self.ends = array("q"), array("q"), array("q")
        """Of the tokens, piece after piece: their type and place in the piece."""

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self)
        before = len(self.ids)
        for token in TOKEN.finditer(piece):
            word = fold_exact(token[0])
            self.ids.append(self.types.setdefault(word, len(self.types)))
            self.starts.append(token.start())
            self.ends.append(token.end())
        self.sizes.append(len(piece))
        self.counts.append(len(self.ids) - before)
        return number


class IndexBuilder:
    """Collects documents one by one; the vocabulary is shared between them."""

    def __init__(self) -> None:
        """Start with no type and no token."""
        self._pieces = _Pieces()
        self._found = array("q")
        self._counts = array("q")
        self._lows: list[Positions] = []
        self._views: list[View] = []

    def add(self, view: View, starts: Positions, ends: Positions) -> None:
        """Take in a document whose sentences are these spans of the view."""
        text, number = view.text, self._pieces.__getitem__
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            pieces = text[start:end].split(" ")
            self._found.extend(map(number, pieces))
            self._counts.append(len(pieces))
        self._lows.append(starts)
        self._views.append(view)

    def build(self) -> Index:
        """Return the index of everything that was added."""
        known = self._pieces
        found, counts = _array(self._found), _array(self._counts)
        tokens = _array(known.counts)
        own = tokens[found]
        row = _runs(_before(tokens)[found], own)
        at = np.repeat(self._places(found, counts), own)
        bounds = np.append(0, np.cumsum(own))[np.append(0, np.cumsum(counts))]
        starts, ends = self._mapped(
            at + _array(known.starts)[row], at + _array(known.ends)[row], bounds
        )
        return Index(
            tuple(known.types),
            _array(known.ids)[row].astype(np.uint32),
            starts.astype(np.uint32),
            ends.astype(np.uint32),
            np.repeat(np.arange(len(counts), dtype=np.uint32), np.diff(bounds)),
            bounds,
        )

    def _places(self, found: Positions, counts: Positions) -> Positions:
        """Return where in its view each piece begins; one blank follows each."""
        at = _before(_array(self._pieces.sizes)[found] + 1)
        lows = np.concatenate([np.empty(0, np.int64), *self._lows])
        return at + np.repeat(lows - at[_before(counts)], counts)

    def _mapped(
        self, starts: Positions, ends: Positions, bounds: Positions
    ) -> tuple[Positions, Positions]:
        """Map the tokens of documents that have masks to their source."""
        sentences = np.cumsum([0, *map(len, self._lows)])
        edges = bounds[sentences].tolist()
        for view, (low, high) in zip(self._views, pairwise(edges), strict=True):
            if view.masks:
                starts[low:high] = view.starts(starts[low:high])
                ends[low:high] = view.ends(ends[low:high])
        return starts, ends


def _array(values: "array[int]") -> Positions:
    return np.array(values, np.int64)


def _before(counts: Positions) -> Positions:
    """Return how many there are before each, where these are so many."""
    return np.cumsum(counts) - counts


def _runs(firsts: Positions, counts: Positions) -> Positions:
    """Return `counts[i]` numbers from `firsts[i]` on, run after run."""
    return np.arange(counts.sum()) + np.repeat(firsts - _before(counts), counts)
