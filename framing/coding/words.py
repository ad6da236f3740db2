"""The words of a document, a list a column."""

import re
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.coding.line import Span, Words
from framing.text.index import Ids, Index, Positions
from framing.text.reading import Reading
from framing.text.view import View

_BREAK = re.compile(r'[,;:—–()\[\]“”"「」…]|--| - ')
_NOWHERE: Positions = np.empty(0, np.int64)


class Tokens:
    """The words of a reading, from which those of a document are cut."""

    def __init__(self, reading: Reading, hits: pd.DataFrame) -> None:
        """Take what the entries match, for who speaks and what says so."""
        index = reading.index
        self._ids, self._breaks = index.ids, _Breaks()
        self._places = (
            index.starts.astype(np.int64),
            index.ends.astype(np.int64),
            _follows(index, reading.sentences["end"].to_numpy(np.int64)),
        )
        self._types = np.array(index.types, object)
        capital = np.array([word[:1].isupper() for word in index.exact], np.uint8)
        found = _Found(hits, len(index.ids))
        self._flags = (
            capital[index.ids].tobytes(),
            found.flags("last", "speaker"),
            found.flags("last", "verb", "that", "evidence", "knowing"),
            found.flags("last", "silent"),
            found.flags("first", "expert"),
        )
        self._own, self._comments = found.spans("own"), found.spans("comment")
        self._opens = frozenset(index.bounds.tolist())

    def words(self, view: View, low: int, high: int) -> Words:
        """Return the words of a document, from one token to another."""
        text, ids = view.text, self._ids[low:high]
        places = [view.positions(column[low:high]) for column in self._places]
        starts, ends = (column.tolist() for column in places[:2])
        lower = self._types.take(ids).tolist()
        gaps, broken = _gaps(text, places[1], places[2], self._breaks)
        quoted = [
            (bisect_left(starts, quote.start), bisect_left(starts, quote.end) - 1)
            for quote in view.quotes
        ]
        own = [
            (first, last)
            for first, last in _between(self._own, low, high)
            if "," not in text[starts[first] : ends[last]]
        ]
        comments = [
            (first, last)
            for first, last in _between(self._comments, low, high)
            if first + low not in self._opens and "," in gaps[first - 1]
        ]
        flags = [_covered(spans, ids) for spans in (quoted, own, comments)]
        flags += [column[low:high] for column in self._flags]
        return Words(starts, ends, lower, gaps, broken, *flags)


class _Found:
    """Where the entries of each category match."""

    def __init__(self, hits: pd.DataFrame, size: int) -> None:
        self._rows = hits.groupby("category", sort=False).indices
        self._hits = {name: hits[name].to_numpy() for name in ("first", "last")}
        self._size = size

    def _at(self, end: str, category: str) -> Positions:
        return self._hits[end][self._rows.get(category, _NOWHERE)]

    def flags(self, end: str, *categories: str) -> bytes:
        """Return a byte a word: 1 for the first or last words of these matches."""
        flags = np.zeros(self._size, np.uint8)
        for category in categories:
            flags[self._at(end, category)] = 1
        return flags.tobytes()

    def spans(self, category: str) -> list[Span]:
        """Return the first and last words of these matches."""
        ends = (self._at(end, category).tolist() for end in ("first", "last"))
        return list(zip(*ends, strict=True))


def _follows(index: Index, ends: Positions) -> Positions:
    """Return where the next word of the sentence begins, or the sentence ends."""
    follows = np.append(index.starts[1:].astype(np.int64), 0)
    some = index.counts() > 0
    follows[index.bounds[1:][some] - 1] = ends[some]
    return follows


def _gaps(
    text: str, ends: Positions, follows: Positions, breaks: dict[str, int]
) -> tuple[list[str], bytes]:
    """Return what stands between words, most often a blank, and which gaps break."""
    gaps, broken = [" "] * len(ends), bytearray(len(ends))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    blank = (follows - ends == 1) & (codes.take(ends, mode="clip") == ord(" "))
    (others,) = np.nonzero(~blank)
    lows, highs = ends[others].tolist(), follows[others].tolist()
    for at, low, high in zip(others.tolist(), lows, highs, strict=True):
        gap = gaps[at] = text[low:high]
        broken[at] = breaks[gap]
    return gaps, bytes(broken)


class _Breaks(dict[str, int]):
    """Whether what stands between two words breaks the run of words; looked at once."""

    def __missing__(self, gap: str) -> int:
        self[gap] = int(bool(_BREAK.search(gap)))
        return self[gap]


def _between(spans: list[Span], low: int, high: int) -> list[Span]:
    """Return the spans of a document's words, counted from its first."""
    found = spans[bisect_left(spans, (low, 0)) : bisect_left(spans, (high, 0))]
    return [(first - low, last - low) for first, last in found]


def _covered(spans: Iterable[Span], ids: Ids) -> bytes:
    """Return a byte a word: 1 for those of some span."""
    flags = bytearray(len(ids))
    for first, last in spans:
        flags[first : last + 1] = bytes([1]) * (last + 1 - first)
    return bytes(flags)
