"""Which words of a sentence spoke for a value, by the model's own weights."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
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
        text, paragraph = asked
        low, high = self.amounts.indptr[row : row + 2]
        features = self.amounts.indices[low:high]
        names = self.names[features]
        places = self.occurring(text)
        at = [places[name] for name in names]
        own = np.array([len(pieces) for pieces in at], np.int64)
        sizes = _often(names, paragraph) if self.column else own
        shares = self.weights[value, features] * self.amounts.data[low:high] / sizes
        pieces = np.fromiter(chain.from_iterable(at), np.int64)
        among += np.bincount(pieces, np.repeat(shares, own), len(among))


def _often(words: Iterable[str], text: str) -> NDArray[np.int64]:
    """Return how often each word is in a text."""
    counts = _counts(text)
    return np.array([counts[word] for word in words], np.int64)


@lru_cache(maxsize=1)
def _counts(text: str) -> Counter[str]:
    """Count the words of a text; sentences of one paragraph ask one after another."""
    return Counter(found[0].lower() for found in _TOKEN.finditer(text))


def _words(text: str, *, left_out: Collection[str]) -> Places:
    """Return the pieces that each word is, over all its occurrences."""
    return _gathered(_tokens(text, left_out))


def _pairs(text: str, *, left_out: Collection[str]) -> Places:
    """Return the pieces that each word 1-2-gram covers, over all its occurrences."""
    tokens = _tokens(text, left_out)
    places = _gathered(tokens)
    for (one, at), (other, then) in pairwise(tokens):
        places[f"{one} {other}"] += [at, then]
    return places


def _gathered(tokens: Iterable[tuple[str, int]]) -> Places:
    places: Places = defaultdict(list)
    for word, at in tokens:
        places[word].append(at)
    return places


def _tokens(text: str, left_out: Collection[str]) -> list[tuple[str, int]]:
    """Return the words of a text, and the piece that each is in."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    tokens = ((found[0].lower(), found.end()) for found in _TOKEN.finditer(text))
    kept = ((word, end) for word, end in tokens if word not in left_out)
    return [(word, bisect_left(ends, end)) for word, end in kept]


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


def _outside(find: Callable[..., Places], vectorizer: TfidfVectorizer) -> Occurring:
    """Find words among those that the vectorizer does not leave out."""
    return partial(find, left_out=vectorizer.get_stop_words() or frozenset())


_OCCURRING: dict[str, Callable[[TfidfVectorizer], Occurring]] = {
    WORDS: partial(_outside, _pairs),
    PARAGRAPH: partial(_outside, _words),
    CHARACTERS: lambda _: _characters,
}
