"""Which words of a sentence spoke for a value, by the model's own weights."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.coding.classifier.model import Model
from framing.coding.classifier.recipe import (
    CHARACTERS,
    PARAGRAPH,
    WORDS,
    Floats,
    Samples,
)

Places: TypeAlias = dict[str, list[int]]
"""The pieces of a text (what white space parts) that each feature covers."""
Occurring: TypeAlias = Callable[[str], Places]
_PIECE = re.compile(r"(?:(?!\w)\S)*?(\w(?:\S*\w)?|\S)(?:(?!\w)\S)*(?=\s|$)")
"""A piece; its first group is the word in it without the punctuation around it."""
_TOKEN = re.compile(r"(?u)\b\w\w+\b")
"""What TfidfVectorizer takes for a word."""


@dataclass(frozen=True)
class Reason:
    """A word of a text, and what it adds to the margin of a value."""

    start: int
    end: int
    weight: float


class Reasons:
    """Looks into a model for the words of some sentences that speak for its values."""

    def __init__(self, model: Model, asked: Samples) -> None:
        """Take the model's vectorizers, each with its stretch of the weights."""
        self.model = model
        self.asked = asked
        self.parts: list[_Part] = []
        first = 0
        for name, vectorizer, column in model.features.transformers_:
            if name in _OCCURRING and len(asked):
                names = vectorizer.get_feature_names_out()
                weights = model.weights[:, first : first + len(names)]
                weighed = model.features.transformer_weights.get(name, 1) * weights
                amounts = csr_matrix(vectorizer.transform(asked[:, column]))
                occurring = _OCCURRING[name](vectorizer)
                self.parts.append(_Part(names, weighed, amounts, occurring, column))
                first += len(names)

    def __call__(self, row: int, value: str) -> list[Reason]:
        """Return what each word of a sentence adds to a margin, strongest first.

        A feature's part, its weight times its TF-IDF, is shared equally by the words it
        covers. Without an embedder the parts of all words, those elsewhere in the
        paragraph too, and the bias sum to the margin.
        """
        text, at = self.asked[row, 0], self.model.values.index(value)
        pieces = [found.span(1) for found in _PIECE.finditer(text)]
        shares = np.zeros(len(pieces))
        for part in self.parts:
            part.share(self.asked[row], row, value=at, among=shares)
        return sorted(
            (
                Reason(start, end, float(share))
                for (start, end), share in zip(pieces, shares, strict=True)
            ),
            key=lambda reason: -reason.weight,
        )


@dataclass(frozen=True)
class _Part:
    """Features' names, weights and amounts, where they occur, and what they are of."""

    names: NDArray[np.object_]
    weights: Floats
    amounts: csr_matrix
    occurring: Occurring
    column: int

    def share(self, asked: Samples, row: int, *, value: int, among: Floats) -> None:
        """Add to each piece of a sentence its shares in the features."""
        amounts = self.amounts[row]
        own = self.occurring(asked[0])
        whole = self.occurring(asked[self.column]) if self.column else own
        names = self.names[amounts.indices]
        at = [own[name] for name in names]
        sizes = np.array([len(whole[name]) for name in names], np.int64)
        shares = self.weights[value, amounts.indices] * amounts.data / sizes
        pieces = np.fromiter(chain.from_iterable(at), np.int64)
        among += np.bincount(pieces, np.repeat(shares, [*map(len, at)]), len(among))


def _words(text: str, *, left_out: Collection[str]) -> Places:
    """Return the pieces that each word 1-2-gram covers, over all its occurrences."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    words = [
        (found[0].lower(), int(np.searchsorted(ends, found.end())))
        for found in _TOKEN.finditer(text)
        if found[0].lower() not in left_out
    ]
    places: Places = defaultdict(list)
    for word, at in words:
        places[word].append(at)
    for (one, at), (other, then) in pairwise(words):
        places[f"{one} {other}"] += [at, then]
    return places


def _characters(text: str) -> Places:
    """Return the pieces that each character 3-5-gram lies in."""
    places: Places = defaultdict(list)
    for at, piece in enumerate(text.lower().split()):
        padded = f" {piece} "
        for n in (3, 4, 5):
            for start in range(max(len(padded) - n, 0) + 1):
                places[padded[start : start + n]].append(at)
            if len(padded) <= n:
                break
    return places


def _outside(vectorizer: TfidfVectorizer) -> Occurring:
    """Find word n-grams among the words that the vectorizer does not leave out."""
    return partial(_words, left_out=vectorizer.get_stop_words() or frozenset())


_OCCURRING: dict[str, Callable[[TfidfVectorizer], Occurring]] = {
    WORDS: _outside,
    PARAGRAPH: _outside,
    CHARACTERS: lambda _: _characters,
}
