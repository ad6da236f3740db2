"""Pieces: stretches between blanks, numbered, so that each is looked at once.

A blank parts tokens, so those of a piece are the same wherever it stands.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.text.tokens import TOKEN, fold_exact

Positions = NDArray[np.int64]

_TOKEN = re.compile(rf"({TOKEN.pattern} | [ ])", re.VERBOSE)


class Pieces(dict[str, int]):
    """Pieces and their numbers, in the order in which they are first asked for."""

    def __missing__(self, piece: str) -> int:
        """Give a new piece its number."""
        number = self[piece] = len(self)
        return number


class Tokens(NamedTuple):
    """The tokens of some pieces, piece after piece.

    `counts` says how many each piece has; the others say of each token its type and
    where in the piece it begins and ends.
    """

    types: tuple[str, ...]
    counts: Positions
    ids: Positions
    starts: Positions
    ends: Positions


def tokens(pieces: Iterable[str]) -> Tokens:
    """Part pieces into their tokens."""
    parts = _TOKEN.split(" ".join(pieces))
    types: dict[str, int] = {}
    numbers = (
        -1 if part == " " else types.setdefault(fold_exact(part), len(types))
        for part in parts[1::2]
    )
    ids = np.fromiter(numbers, np.int64)
    ends = np.cumsum(np.array([len(part) for part in parts], np.int64))
    starts, ends = ends[:-1:2], ends[1::2]
    blank = ids < 0
    piece, token = np.cumsum(blank), ~blank
    first = np.append(0, ends[blank])[piece]
    counts = np.bincount(piece[token], minlength=blank.sum() + 1)
    places = (starts - first)[token], (ends - first)[token]
    return Tokens(tuple(types), counts, ids[token], *places)


def held(counts: Positions, pieces: Positions) -> tuple[Positions, Positions]:
    """Return where what these pieces hold is listed, and how much each holds.

    `counts` says how much each piece holds, in the order of the list.
    """
    own, firsts = counts[pieces], before(counts)[pieces]
    return ranges(firsts, firsts + own)[1], own


def ranges(low: Positions, high: Positions) -> tuple[Positions, Positions]:
    """Return whose each is of the numbers from a low to below its high, and these."""
    size = high - low
    row = np.repeat(np.arange(len(size)), size)
    return row, np.arange(len(row)) + (low - before(size))[row]


def before(counts: Positions) -> Positions:
    """Return how many there are before each, where these are so many."""
    return np.cumsum(counts) - counts


def edges(counts: Positions) -> Positions:
    """Return where each begins, where these are so many, and where the last ends."""
    return np.append(0, np.cumsum(counts))
