"""Pieces: stretches between blanks, numbered, each of them looked at once."""

import re
from array import array

import numpy as np
from numpy.typing import NDArray

from framing.text.tokens import TOKEN, fold_exact

Positions = NDArray[np.int64]

_WORD = re.compile(r"\w+")
_ONE_WORD = re.compile(r"\W*([A-Za-z]+)\W*")
"""What most pieces are; it needs no closer look."""


class Pieces(dict[str, int]):
    """Stretches without a blank, by number, and what they hold.

    A blank parts tokens, so those of a piece are the same wherever it stands.

    Attributes
    ----------
    types, words : dict of str to int
        Types of tokens, and words without case, by number; words are counted from 1.
    sizes, tokens, plain : array, one value a piece
        How many characters, tokens and words each has.
    ids, starts, ends : array, one value a token, piece after piece
        Type of the token and its place in the piece.
    spoken : array, one value a word, piece after piece
        Number of the word.
    """

    def __init__(self) -> None:
        """Start with no piece."""
        self.types: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.sizes, self.tokens, self.plain = array("q"), array("q"), array("q")
        self.ids, self.starts, self.ends = array("q"), array("q"), array("q")
        self.spoken = array("q")

    def __missing__(self, piece: str) -> int:
        """Give a new piece its number."""
        number = self[piece] = len(self)
        one = _ONE_WORD.fullmatch(piece)
        spans = [one.span(1)] if one else [t.span() for t in TOKEN.finditer(piece)]
        words = [one[1].lower()] if one else _WORD.findall(piece.casefold())
        for start, end in spans:
            word = fold_exact(piece[start:end])
            self.ids.append(self.types.setdefault(word, len(self.types)))
            self.starts.append(start)
            self.ends.append(end)
        for word in words:
            self.spoken.append(self.words.setdefault(word, len(self.words) + 1))
        self.sizes.append(len(piece))
        self.tokens.append(len(spans))
        self.plain.append(len(words))
        return number


def held(counts: Positions, pieces: Positions) -> tuple[Positions, Positions]:
    """Return where what these pieces hold is listed, and how much each holds.

    `counts` says how much each piece holds, in the order of the list.
    """
    own = counts[pieces]
    firsts = before(counts)[pieces] - before(own)
    return np.arange(own.sum()) + np.repeat(firsts, own), own


def before(counts: Positions) -> Positions:
    """Return how many there are before each, where these are so many."""
    return np.cumsum(counts) - counts


def edges(counts: Positions) -> Positions:
    """Return where each begins, where these are so many, and where the last ends."""
    return np.append(0, np.cumsum(counts))


def numbers(values: "array[int]") -> Positions:
    """Return the values as an array that can be reckoned with."""
    return np.array(values, np.int64)
