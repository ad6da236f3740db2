"""Blocks: the paragraphs, headings and scraps a text is made of, in their order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from framing.text.tokens import letters
from framing.text.view import Mask

_LINE = re.compile(r"[^\n\f]+")
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|[-*+•·▪◦‣]\s|>|\|)|.*(?:\t|  $)")
_NUMBERED = re.compile(r"[ \t]*\(?\d{1,2}[.)][ \t]+(?=\S)")
_ROW = re.compile(r"\S[ \t]*\t[ \t]*\S|^\s*\|.*\|\s*$")
_STRONG = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*")
_STOP = ".!?。!?…:;"
_CLOSERS = " \"”“’'»)]*_"
_INNER_STOP = re.compile(r"(?:[a-z]|\d\d)[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")
_WRAPPED = (45, 110)
"""Line lengths of text that was wrapped by hand or by a page."""


@dataclass(frozen=True)
class Block:
    """A stretch of the source that stands by itself."""

    start: int
    end: int
    read: str
    """Its text without masks, white space folded."""
    form: str = ""
    """How the source sets it off: heading, bullet, number or row (of a table)."""
    kind: str = ""
    """The kind of thing other than the author's text that it gives itself away as."""
    part: str = ""

    @cached_property
    def letters(self) -> str:
        """Its letters and figures, for comparing titles."""
        return letters(self.read)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.read.split())

    @cached_property
    def terminated(self) -> bool:
        """Whether it ends like a sentence."""
        return self.read.rstrip(_CLOSERS).endswith(tuple(_STOP))

    @property
    def prose(self) -> bool:
        """Whether it is running text for certain: a whole sentence of some length."""
        if self.kind or self.form == "heading" or self.words < 8:
            return False
        return self.terminated or _INNER_STOP.search(self.read) is not None

    @property
    def sentence(self) -> bool:
        """Whether it may be running text beside prose: a sentence, however short."""
        free = not self.kind and self.form != "heading"
        return free and self.terminated and self.words >= 3

    def sorted_as(self, part: str) -> "Block":
        """Return the same block with its part."""
        return replace(self, part=part)


def split(text: str, masks: Sequence[Mask]) -> list[Block]:
    """Part the text into blocks; what is outside them is white space or masked."""
    firsts = [mask.start for mask in masks]
    blocks = []
    for start, end in _stretches(text):
        own = masks[bisect_left(firsts, start) : bisect_left(firsts, end)]
        block = _block(text, own, start=start, end=end)
        if block.read:
            blocks.append(block)
    return blocks


def numerals(blocks: Sequence[Block], text: str) -> Iterator[Mask]:
    """Mask the numerals of lists and sections: they are order, not matter."""
    for block in blocks:
        if block.form == "number" and (found := _NUMBERED.match(text, block.start)):
            yield Mask(block.start, found.end(), "numeral")


def _block(text: str, own: Sequence[Mask], *, start: int, end: int) -> Block:
    pieces, cursor = [], start
    for mask in own:
        pieces += [text[cursor : mask.start], mask.read_as]
        cursor = mask.end
    read = " ".join("".join([*pieces, text[cursor:end]]).split())
    return Block(start, end, read, form=_form(text[start:end], own))


def _form(source: str, own: Sequence[Mask]) -> str:
    kinds = {mask.kind for mask in own}
    if "heading" in kinds or _STRONG.fullmatch(source):
        return "heading"
    if "bullet" in kinds:
        return "bullet"
    if _NUMBERED.match(source):
        return "number"
    ruled = "\t" in source or "|" in source
    return "row" if ruled and _ROW.search(source) else ""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the blocks: lines, or runs of lines that were wrapped."""
    wrapped = _is_wrapped(text)
    start, last = -1, None
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if last and _apart(last, line, wrapped=wrapped):
            yield start, last.end()
            start = -1
        if start < 0:
            start = line.start()
        last = line
    if last:
        yield start, last.end()


def _is_wrapped(text: str) -> bool:
    """Tell hard-wrapped text, whose lines are not paragraphs, by its inner lines."""
    lines = text.split("\n")
    inner = [
        len(first)
        for first, second in pairwise(lines)
        if first.strip() and second.strip()
    ]
    low, high = _WRAPPED
    alike = sum(low <= length <= high for length in inner)
    return len(inner) >= 4 and alike > 0.6 * len(inner)


def _apart(last: re.Match[str], line: re.Match[str], *, wrapped: bool) -> bool:
    gap = line.string[last.end() : line.start()]
    if gap.count("\n") > 1 or "\f" in gap:
        return True
    before, after = last.group(), line.group()
    if before.endswith("-") and after.lstrip()[:1].islower():
        return False
    return not wrapped or _stands_alone(before, after)


def _stands_alone(before: str, line: str) -> bool:
    if _OWN_LINE.match(line) or "\t" in before or before.endswith("  "):
        return True
    if len(before) < _WRAPPED[0]:
        return not line.lstrip()[:1].islower()
    ended = before.rstrip(_CLOSERS).endswith(tuple(_STOP))
    return ended and _NUMBERED.match(line) is not None
