"""Which part of a page each block is: what the author wrote, and what stands around it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.clean.blocks import Block, is_page_number
from framing.text.clean.cues import CREDIT, END, NOTE, furniture

_NUMERAL = re.compile(
    r"(?:[IVXLC]+|[A-Z]|\d{1,2})[.)、:]\s+\S|(?:table|figure|chart|box|part|section|chapter)\s+[\dIVX]+\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 22
_LONGEST_SCRAP = 24
_LATE = 0.6
"""Share of a text's prose after which an end mark (disclaimer, form) closes it."""
_TELLS = re.compile(
    r"\b(?:argues?|argued|holds?|contends?|writes?|wrote|explains?|examines?|discusses|describes?|claims?|suggests?|attributes"
    r"|analy[sz]es|assess(?:es)?|maintains|believes|says|notes|points out|warns|calls|outlines|explores|reviews)\b"
)


@dataclass(frozen=True)
class Source:
    """What the corpus table tells of a document that helps to read its page."""

    title: str = ""
    author: str = ""
    publisher: str = ""


def letters(text: str) -> str:
    """Reduce a text to its letters and figures, for comparing titles."""
    return "".join(c for c in text.casefold() if c.isalnum())


def sort(blocks: Sequence[Block], source: Source) -> list[Block]:
    """Give every block its part."""
    kinds = [_kind(block, source) for block in blocks]
    first, last = _span_of_prose(blocks, kinds)
    if first > last:
        return [
            _scrap(block, kind, source)
            for block, kind in zip(blocks, kinds, strict=True)
        ]
    last = _closing(blocks, kinds, first, last)
    title = _title(blocks, kinds, first, source)
    parts = []
    for i, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind:
            parts.append("furniture")
        elif i < first:
            parts.append(_before(block, i, title, source))
        elif i > last:
            parts.append("furniture")
        else:
            parts.append(_inside(blocks, kinds, i, source))
    parts = _notes(blocks, parts, source)
    parts = _captions(blocks, kinds, parts)
    return [block.sorted_as(part) for block, part in zip(blocks, parts, strict=True)]


def _kind(block: Block, source: Source) -> str | None:
    if source.title and letters(block.read) == letters(source.title):
        return None
    if is_page_number(block):
        return "page"
    own = source.publisher and letters(block.read) in (
        letters(source.publisher),
        letters(f"The {source.publisher}"),
    )
    return "publisher" if own else furniture(block.read)


def _span_of_prose(
    blocks: Sequence[Block], kinds: Sequence[str | None]
) -> tuple[int, int]:
    prose = [
        i
        for i, block in enumerate(blocks)
        if not kinds[i] and block.prose and not block.marked
    ]
    return (prose[0], prose[-1]) if prose else (1, 0)


def _closing(
    blocks: Sequence[Block], kinds: Sequence[str | None], first: int, last: int
) -> int:
    """Return the last block of the text proper: what follows a late end mark is not."""
    total = sum(block.words for block in blocks[first : last + 1])
    read = 0
    for i in range(first, last + 1):
        read += blocks[i].words
        if kinds[i] in END and read > _LATE * total and total - read < 0.25 * total:
            return max(j for j in range(i) if not kinds[j])
    return last


def _scrap(block: Block, kind: str | None, source: Source) -> Block:
    """Sort a block of a text without prose: a headline, a list, a table."""
    if kind:
        return block.sorted_as("furniture")
    titled = block.marked or letters(block.read) == letters(source.title)
    return block.sorted_as("heading" if titled or not block.terminated else "body")


def _title(
    blocks: Sequence[Block], kinds: Sequence[str | None], first: int, source: Source
) -> str:
    """Return the letters of the title: the table's if the page shows it, else the likeliest."""
    wanted = letters(source.title)
    if wanted and any(letters(block.read) == wanted for block in blocks[: first + 1]):
        return wanted
    before = [
        block for block, kind in zip(blocks[:first], kinds, strict=False) if not kind
    ]
    counts = Counter(letters(block.read) for block in before)
    if wanted:
        close = [text for text in counts if text and (text in wanted or wanted in text)]
        if close:
            return max(close, key=len)
    if not before:
        return wanted
    marked = [block for block in before if block.marked]
    repeated = [block for block in before if counts[letters(block.read)] > 1]
    return letters(
        (repeated or marked or sorted(before, key=lambda block: -block.words))[0].read
    )


def _before(block: Block, i: int, title: str, source: Source) -> str:
    """Sort a block before the first prose: the title is a heading, a scrap is not."""
    if letters(block.read) == title:
        return "heading"
    if block.marked and not source.title and i > 0:
        return "heading"
    return "furniture"


def _inside(
    blocks: Sequence[Block], kinds: Sequence[str | None], i: int, source: Source
) -> str:
    """Sort a block between the first and the last prose."""
    block = blocks[i]
    if block.marked and block.words <= 2 * _LONGEST_HEADING:
        return "heading"
    if letters(block.read) == letters(source.title):
        return "heading"
    short = (
        block.words <= _LONGEST_HEADING and not block.terminated and not block.bulleted
    )
    if (
        short
        and "\t" not in block.read
        and _opens_prose(blocks, i)
        and _headlike(block)
    ):
        return "heading"
    return "body"


def _opens_prose(blocks: Sequence[Block], i: int) -> bool:
    return any(block.prose for block in blocks[i + 1 : i + 4])


def _headlike(block: Block) -> bool:
    """Whether a short line without a full stop reads like a heading, not like a cut line."""
    if _NUMERAL.match(block.read):
        return True
    first = block.read.lstrip("\"“‘'(")[:1]
    ends_open = block.read.endswith((",", "-", "–", "—"))
    return not first.islower() and not ends_open and block.words <= 16


def _notes(blocks: Sequence[Block], parts: list[str], source: Source) -> list[str]:
    """Find introductions in somebody else's words: before the text, about its author."""
    first = next((i for i, part in enumerate(parts) if part == "body"), len(parts))
    for i, block in enumerate(blocks):
        if parts[i] == "body" and NOTE.match(block.read):
            parts[i] = "note"
    separated = next(
        (
            i
            for i in range(first, min(first + 6, len(parts)))
            if parts[i] == "furniture"
        ),
        None,
    )
    if separated is not None and _introduces(
        " ".join(b.read for b in blocks[first:separated]), source
    ):
        parts[first:separated] = [
            "note" if p == "body" else p for p in parts[first:separated]
        ]
    return parts


def _introduces(text: str, source: Source) -> bool:
    names = [
        name
        for name in source.author.replace("&", " ").split()
        if len(name) > 2 and name[0].isupper()
    ]
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)
    return named and _TELLS.search(text) is not None and len(text.split()) < 250


def _captions(
    blocks: Sequence[Block], kinds: Sequence[str | None], parts: list[str]
) -> list[str]:
    """Find picture captions: blocks that end in a credit or stand right before one."""
    seen = Counter(
        sentence for block in blocks for sentence in _rough_sentences(block.read)
    )
    for i, block in enumerate(blocks):
        inner = CREDIT_INSIDE.search(block.read)
        credited = i + 1 < len(blocks) and kinds[i + 1] == "credit"
        repeats = any(seen[sentence] > 1 for sentence in _rough_sentences(block.read))
        if (
            parts[i] in ("body", "furniture")
            and kinds[i] != "credit"
            and (inner or (credited and (repeats or block.words < 45)))
        ):
            parts[i] = "caption"
    return parts


CREDIT_INSIDE = re.compile(r"(?<=[.!?”’)])\s+(?=" + CREDIT.pattern + ")", re.IGNORECASE)


def _rough_sentences(text: str) -> list[str]:
    pieces = (letters(piece) for piece in re.split(r"(?<=[.!?])\s", text))
    return [piece for piece in pieces if len(piece) > 20]
