"""The ids-first index: one pass turns text into integers; words are looked at once.

Patterns are resolved on the types (tens of thousands), never on the tokens (tens of
millions); a phrase is a gather over ids and a look at the neighbours.
"""

from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from framing.text.pieces import Pieces, before, edges, held, tokens
from framing.text.pieces import Positions as Positions
from framing.text.view import View
from framing.text.vocabulary import Vocabulary

Ids = NDArray[np.uint32]
_NONE: Positions = np.empty(0, np.int64)


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
    def vocabulary(self) -> dict[bool, Vocabulary]:
        """The types to look words up in: with their case (True), without it."""
        return {False: Vocabulary(self.types), True: Vocabulary(self.exact)}

    @cached_property
    def postings(self) -> tuple[Positions, Positions]:
        """The tokens by their type, and where among them those of each type begin."""
        types = len(self.exact)
        # numbers of 16 bits, where they will do, are sorted in time linear to theirs
        order = np.argsort(self.ids.astype(np.min_scalar_type(types)), kind="stable")
        return order, edges(np.bincount(self.ids, minlength=types))

    def words(self, kept: NDArray[np.bool_], documents: Positions) -> list[Positions]:
        """Return the words of each document's kept sentences, by number.

        The same word has the same number whatever its case; they are counted from 1.

        Parameters
        ----------
        kept : array of bool
            Whether to take a sentence, one value a sentence.
        documents : array of int
            How many sentences each document has.
        """
        known: dict[str, int] = {}
        numbers = [known.setdefault(type, len(known) + 1) for type in self.types]
        counts = self.counts()
        found = np.array(numbers, np.int64)[self.ids[np.repeat(kept, counts)]]
        ends = edges(np.where(kept, counts, 0))[edges(documents)]
        return [found[low:high] for low, high in pairwise(ends.tolist())]

    def counts(self) -> Positions:
        """Return how many tokens each sentence has."""
        return np.diff(self.bounds)


class IndexBuilder:
    """Collects documents one by one; the vocabulary is shared between them."""

    def __init__(self) -> None:
        """Start with no type and no token."""
        self._known = Pieces()
        self._pieces, self._sizes = [_NONE], array("q")
        """Of the text, piece after piece; how many each sentence has."""
        self._documents: list[tuple[View, Positions]] = []

    def add(self, view: View, starts: Positions, ends: Positions) -> None:
        """Take in a document whose sentences are these spans of the view."""
        text = view.text
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        if read := [text[start:end] for start, end in spans]:
            pieces = " ".join(read).split(" ")
            numbers = map(self._known.__getitem__, pieces)
            self._pieces.append(np.fromiter(numbers, np.int64, len(pieces)))
            self._sizes.extend(sentence.count(" ") + 1 for sentence in read)
        self._documents.append((view, starts))

    def build(self) -> Index:
        """Return the index of everything that was added."""
        known, sizes = tokens(self._known), _array(self._sizes)
        rows, own = held(known.counts, np.concatenate(self._pieces))
        at = np.repeat(self._places(), own)
        bounds = edges(own)[edges(sizes)]
        starts, ends = self._mapped(
            at + known.starts[rows], at + known.ends[rows], bounds
        )
        return Index(
            known.types,
            known.ids[rows].astype(np.uint32),
            starts.astype(np.uint32),
            ends.astype(np.uint32),
            np.repeat(np.arange(len(sizes), dtype=np.uint32), np.diff(bounds)),
            bounds,
        )

    def _sentences(self) -> Positions:
        """Return the first sentence of each document, and how many there are."""
        return edges(np.array([len(lows) for _, lows in self._documents], np.int64))

    def _places(self) -> Positions:
        """Return where in its view each piece begins; one blank follows each."""
        lengths = np.array([len(piece) for piece in self._known], np.int64)
        at, sizes = (
            before(lengths[np.concatenate(self._pieces)] + 1),
            _array(self._sizes),
        )
        lows = np.concatenate([_NONE, *(lows for _, lows in self._documents)])
        return at + np.repeat(lows - at[before(sizes)], sizes)

    def _mapped(
        self, starts: Positions, ends: Positions, bounds: Positions
    ) -> tuple[Positions, Positions]:
        """Map the tokens of documents that have masks to their source."""
        spans = pairwise(bounds[self._sentences()].tolist())
        for (view, _), (low, high) in zip(self._documents, spans, strict=True):
            if view.masks:
                starts[low:high] = view.starts(starts[low:high])
                ends[low:high] = view.ends(ends[low:high])
        return starts, ends


def _array(values: "array[int]") -> Positions:
    return np.array(values, np.int64)
