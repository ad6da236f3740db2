"""Cleaning: the text is never edited; it is masked and sorted.

`clean` returns masks (ranges that are not read, or read as something else) and blocks,
each with its part. Together with white space they cover every character of the text.
"""

from dataclasses import dataclass

from framing.text.clean.blocks import Block, numerals, split
from framing.text.clean.cuts import cut_words, rejoin
from framing.text.clean.footnotes import footnotes
from framing.text.clean.kinds import Source, label
from framing.text.clean.markup import disjoint, markup
from framing.text.clean.parts import sort
from framing.text.view import Mask

__all__ = ["Block", "Cleaned", "Source", "clean"]


_UNKNOWN = Source()


@dataclass(frozen=True)
class Cleaned:
    """What cleaning found in a text: each of the blocks has its part."""

    masks: tuple[Mask, ...]
    blocks: tuple[Block, ...]
    parts: tuple[str, ...]


def clean(text: str, source: Source = _UNKNOWN) -> Cleaned:
    """Mask what is not read and sort the rest into parts."""
    notes = footnotes(text)
    masks = disjoint([*markup(text), *notes, *cut_words(text)])
    blocks = split(text, masks)
    lists = numerals(blocks, text)
    numbers = {
        int(n) for m in notes if (n := text[m.start : m.end].strip("[]^")).isdecimal()
    }
    joined, breaks = rejoin(label(blocks, source, notes=numbers))
    everything = disjoint([*breaks, *lists, *masks])
    return Cleaned(tuple(everything), tuple(joined), tuple(sort(joined, source)))
