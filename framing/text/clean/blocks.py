"""Blocks: the paragraphs, headings and scraps a text is made of, in their order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from framing.text.tokens import letters
from framing.text.view import Mask

_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|[-*+•·▪◦‣]\s|>|\|)|.*(?:\t|  $)")
_NUMBERED = re.compile(r"[ \t]*\(?\d{1,2}[.)][ \t]+(?=\S)")
_ROW = re.compile(r"\S[ \t]*\t[ \t]*\S|^\s*\|.*\|\s*$")
_STRONG = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*")
_STOPS = tuple(".!?。!?…:;")
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

    @cached_property
    def letters(self) -> str:
        """Its letters and figures, for comparing titles."""
        return letters(self.read)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return self.read.count(" ") + bool(self.read)

    @property
    def terminated(self) -> bool:
        """Whether it ends like a sentence."""
        return self.read.rstrip(_CLOSERS).endswith(_STOPS)

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
    source = text[start:end]
    if not own and source.isprintable() and "  " not in source:
        read = source.strip()  # a blank is the only white space that is printable
    else:
        pieces, cursor = [], start
        for mask in own:
            pieces += [text[cursor : mask.start], mask.read_as]
            cursor = mask.end
        read = " ".join("".join([*pieces, text[cursor:end]]).split())
    return Block(start, end, read, form=_form(source, own))


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
    start, end, last = -1, -1, ""
    for at, line in _lines(text):
        if start < 0 or _apart(last, line, gap=text[end:at], wrapped=wrapped):
            if last:
                yield start, end
            start = at
        end, last = at + len(line), line
    if last:
        yield start, end


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, and where each begins."""
    at = 0
    for line in text.replace("\f", "\n").split("\n"):
        if line and not line.isspace():
            yield at, line
        at += len(line) + 1


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


def _apart(before: str, after: str, *, gap: str, wrapped: bool) -> bool:
    if gap.count("\n") > 1 or "\f" in gap:
        return True
    if before.endswith("-") and after.lstrip()[:1].islower():
        return False
    return not wrapped or _stands_alone(before, after)


def _stands_alone(before: str, line: str) -> bool:
    if _OWN_LINE.match(line) or "\t" in before or before.endswith("  "):
        return True
    if len(before) < _WRAPPED[0]:
        return not line.lstrip()[:1].islower()
    ended = before.rstrip(_CLOSERS).endswith(_STOPS)
    return ended and _NUMBERED.match(line) is not None
