"""The text as it is read: masked ranges left out, every position mapped back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.text.quotes import Quote, quotes

Offsets = NDArray[np.int64]


class Mask(NamedTuple):
    """A range of the source that is not read as it stands, and what is read instead."""

    start: int
    end: int
    kind: str
    read_as: str = ""


class _Stretch(NamedTuple):
    """A run of the view: where it begins there, and what source it stands for."""

    at: int
    start: int
    end: int
    kept: bool


@dataclass(frozen=True)
class View:
    """A document's text with its masks applied; `masks` are sorted and disjoint."""

    source: str
    masks: Sequence[Mask] = ()

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        stretches, at, cursor = [], 0, 0
        for mask in self.masks:
            if mask.start > cursor:
                stretches.append(_Stretch(at, cursor, mask.start, kept=True))
                at += mask.start - cursor
            if mask.read_as:
                stretches.append(_Stretch(at, mask.start, mask.end, kept=False))
                at += len(mask.read_as)
            cursor = mask.end
        stretches.append(_Stretch(at, cursor, len(self.source), kept=True))
        return stretches

    @cached_property
    def text(self) -> str:
        """The text as read."""
        pieces, cursor = [], 0
        for mask in self.masks:
            pieces += [self.source[cursor : mask.start], mask.read_as]
            cursor = mask.end
        return "".join([*pieces, self.source[cursor:]])

    @cached_property
    def quotes(self) -> list[Quote]:
        """The outermost quoted spans of the text as read, in order."""
        return quotes(self.text)

    @cached_property
    def _columns(self) -> tuple[Offsets, Offsets, Offsets, NDArray[np.bool_]]:
        at, start, end, kept = zip(*self._stretches, strict=True)
        whole = (np.array(column, dtype=np.int64) for column in (at, start, end))
        return (*whole, np.array(kept, dtype=bool))  # type: ignore[return-value]  # three and one

    def starts(self, positions: Offsets) -> Offsets:
        """Map the first characters of spans of the view to the source."""
        if not self.masks:
            return positions
        at, start, _, kept = self._columns
        run = np.searchsorted(at, positions, side="right") - 1
        return start[run] + np.where(kept[run], positions - at[run], 0)

    def ends(self, positions: Offsets) -> Offsets:
        """Map the ends (exclusive) of non-empty spans of the view to the source."""
        if not self.masks:
            return positions
        at, start, end, kept = self._columns
        run = np.searchsorted(at, positions - 1, side="right") - 1
        return np.where(kept[run], start[run] + positions - at[run], end[run])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the source to the view."""
        if not self.masks:
            return start, end
        low, high = self.positions(np.array([start, end], np.int64)).tolist()
        return low, high

    def positions(self, offsets: Offsets) -> Offsets:
        """Map offsets of the source to the view; inside a mask, to what follows it."""
        if not self.masks:
            return offsets
        at, start, end, kept = self._columns
        run = np.maximum(np.searchsorted(start, offsets, side="right") - 1, 0)
        inside = np.clip(offsets - start[run], 0, end[run] - start[run])
        follows = np.append(at[1:], len(self.text))[run]
        return np.where(kept[run] | (inside == 0), at[run] + inside, follows)
