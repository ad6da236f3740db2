"""Blocks: the paragraphs, headings and scraps a text is made of, in their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.text.view import Mask

_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"\n[ \t]*\n")
_OWN_LINE = re.compile(
    r"\s*(?:#{1,6}\s|[-*+•]\s|>|\||\d{1,3}[.)]\s|\(\d{1,3}\)\s)|.*(?:\t|  $)"
)
_TERMINAL = re.compile(r"[.!?。!?…:;][\"”’'»)\]*_]*\s*$")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_SHORTEST_CUT = 60
"""Characters a paragraph needs before a missing full stop means that a page ended there."""
_WRAPPED = (45, 110)
"""Line lengths of text that was wrapped by hand or by a page."""


@dataclass(frozen=True)
class Block:
    """A stretch of the source that stands by itself; `read` is its text without masks."""

    start: int
    end: int
    read: str
    marked: bool = False
    """Whether the source marks it as a heading."""
    bulleted: bool = False
    part: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.read.split())

    @property
    def terminated(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_TERMINAL.search(self.read))

    @property
    def prose(self) -> bool:
        """Whether it reads like running text."""
        return self.terminated and self.words >= 8

    def sorted_as(self, part: str) -> "Block":
        """Return the same block with its part."""
        return replace(self, part=part)


def split(text: str, masks: Sequence[Mask]) -> list[Block]:
    """Part the text into blocks; every character outside them is white space or masked."""
    wrapped = _is_wrapped(text)
    return [
        block
        for start, end in _stretches(text, wrapped=wrapped)
        if (block := _block(text, masks, start, end)).read
    ]


def _block(text: str, masks: Sequence[Mask], start: int, end: int) -> Block:
    source = text[start:end]
    own = [mask for mask in masks if start <= mask.start < end]
    pieces, cursor = [], start
    for mask in own:
        pieces += [text[cursor : mask.start], mask.read_as]
        cursor = mask.end
    read = " ".join("".join([*pieces, text[cursor:end]]).split())
    strong = re.fullmatch(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*", source) is not None
    hashed = any(mask.kind == "heading" for mask in own)
    bulleted = any(mask.kind == "bullet" for mask in own)
    return Block(start, end, read, marked=hashed or strong, bulleted=bulleted)


def _is_wrapped(text: str) -> bool:
    """Tell hard-wrapped text, whose lines are not paragraphs, by its inner lines."""
    inner = [
        len(first)
        for first, second in _neighbours(text.split("\n"))
        if first.strip() and second.strip()
    ]
    low, high = _WRAPPED
    alike = sum(low <= length <= high for length in inner)
    return len(inner) >= 4 and alike > 0.6 * len(inner)


def _neighbours(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(lines, lines[1:], strict=False)


def _stretches(text: str, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    start = end = -1
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        apart = end < 0 or _BREAK.search(text, end, line.start() + 1) is not None
        if start >= 0 and (
            apart or not wrapped or _stands_alone(text[start:end], line.group())
        ):
            yield start, end
            start = -1
        if start < 0:
            start = line.start()
        end = line.end()
    if start >= 0:
        yield start, end


def _stands_alone(before: str, line: str) -> bool:
    last = before.rsplit("\n", 1)[-1]
    return bool(
        _OWN_LINE.match(line) or _OWN_LINE.match(last) or len(last) < _WRAPPED[0]
    )


def join_cut(blocks: Sequence[Block], text: str) -> tuple[list[Block], list[Mask]]:
    """Join paragraphs that a page break cut; what lies between is masked.

    A body paragraph that is long, ends like no sentence and is followed by more body goes on
    there, past page numbers, captions and running heads.
    """
    joined: list[Block] = []
    masks: list[Mask] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and _goes_on(last, block):
            masks.append(Mask(last.end, block.start, "page_break", " "))
            read = f"{last.read} {block.read}"
            joined[-1] = replace(last, end=block.end, read=read)
        else:
            joined.append(block)
    return joined, [mask for mask in masks if text[mask.start : mask.end]]


def _goes_on(block: Block, following: Block) -> bool:
    if block.part != "body" or following.part != "body" or following.bulleted:
        return False
    return not block.terminated and len(block.read) >= _SHORTEST_CUT


def is_page_number(block: Block) -> bool:
    """Whether the block is a number alone."""
    return _NUMBER.fullmatch(block.read) is not None
