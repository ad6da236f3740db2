"""Cleaning: the text is never edited; it is masked and sorted.

`clean` returns masks (ranges that are not read, or read as something else) and blocks, each
with its part. Together with white space they cover every character of the text.
"""

from dataclasses import dataclass

from framing.text.clean.blocks import Block, join_cut, split
from framing.text.clean.footnotes import footnotes
from framing.text.clean.markup import disjoint, markup
from framing.text.clean.parts import Source, sort
from framing.text.view import Mask

__all__ = ["Block", "Cleaned", "Source", "clean"]


@dataclass(frozen=True)
class Cleaned:
    """What cleaning found in a text."""

    masks: tuple[Mask, ...]
    blocks: tuple[Block, ...]


def clean(text: str, source: Source = Source()) -> Cleaned:
    """Mask what is not read and sort the rest into parts."""
    masks = disjoint([*markup(text), *footnotes(text)])
    blocks = sort(split(text, masks), source)
    joined, breaks = join_cut(blocks, text)
    return Cleaned(tuple(disjoint([*breaks, *masks])), tuple(joined))
