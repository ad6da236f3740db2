"""Which words of a sentence spoke for a value, by the model's own weights."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.coding.classifier.model import Model
from framing.coding.classifier.recipe import CHARACTERS, WORDS, Floats

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
    """Looks into a model for the words of some texts that speak for its values."""

    def __init__(self, model: Model, texts: Sequence[str]) -> None:
        """Take the model's vectorizers, each with its stretch of the weights."""
        self.model = model
        self.texts = texts
        self.parts: list[_Part] = []
        first = 0
        for name, vectorizer in model.features.transformer_list:
            if name in _OCCURRING and len(texts):
                names = vectorizer.get_feature_names_out()
                weights = model.weights[:, first : first + len(names)]
                amounts = csr_matrix(vectorizer.transform(texts))
                occurring = _OCCURRING[name](vectorizer)
                self.parts.append(_Part(names, weights, amounts, occurring))
                first += len(names)

    def __call__(self, row: int, value: str) -> list[Reason]:
        """Return what each word of a text adds to a value's margin, strongest first.

        A feature's part, its weight times its TF-IDF, is shared equally by the words it
        covers in the text. Without an embedder the parts and the bias sum to the
        margin.
        """
        text, at = self.texts[row], self.model.values.index(value)
        pieces = [found.span(1) for found in _PIECE.finditer(text)]
        shares = np.zeros(len(pieces))
        for part in self.parts:
            part.share(text, row, value=at, among=shares)
        return sorted(
            (
                Reason(start, end, float(share))
                for (start, end), share in zip(pieces, shares, strict=True)
            ),
            key=lambda reason: -reason.weight,
        )


@dataclass(frozen=True)
class _Part:
    """Features' names, weights and amounts in each text, and where they occur."""

    names: NDArray[np.object_]
    weights: Floats
    amounts: csr_matrix
    occurring: Occurring

    def share(self, text: str, row: int, *, value: int, among: Floats) -> None:
        """Add to each piece of the text its shares in its features."""
        places, amounts = self.occurring(text), self.amounts[row]
        at = [places[name] for name in self.names[amounts.indices]]
        sizes = np.array([len(pieces) for pieces in at], np.int64)
        shares = self.weights[value, amounts.indices] * amounts.data / sizes
        pieces = np.fromiter(chain.from_iterable(at), np.int64)
        among += np.bincount(pieces, np.repeat(shares, sizes), len(among))


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
    CHARACTERS: lambda _: _characters,
}
