"""Parts: what the author wrote, and what stands around it on the page."""

import re
from collections import Counter
from collections.abc import Sequence

from framing.text.clean.blocks import Block
from framing.text.clean.cues import END, LISTING, NOTE
from framing.text.clean.kinds import Source
from framing.text.tokens import letters

_NUMERAL = re.compile(
    r"(?:[IVXLC]+|[A-Z]|\d{1,2})[.)、:]\s+\S|(?:table|part|section|chapter)\s+[\dIVX]+\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\W*(?:executive summary|summary|abstract|introduction|overview|background"
    r"|(?:key|main) (?:takeaways?|points|findings|judge?ments))\W*",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
_LONGEST_HEADING = 22
_LONGEST_LINK = 24
_LATE = 0.6
"""Share of a text's prose after which an end mark (disclaimer, form) closes it."""
_COMMENTED = 0.3
"""Share of it after which the comments of readers may begin."""
_EARLY = 0.15
"""Share of it above which a sentence that begins alike stands for itself."""
_OPEN_KINDS = ("biography", "publisher", "disclaimer")
_REST = 0.25
"""Share of it that may still stand below the end mark."""
_TELLS = re.compile(
    r"\b(?:argues?|argued|holds?|contends?|writes?|wrote|explains?|examines?|discusses"
    r"|describes?|claims?|suggests?|attributes|analy[sz]es|assess(?:es)?|maintains|believes"
    r"|says|notes|points out|warns|calls|outlines|explores|reviews)\b"
)
_LONGEST_NOTE = 250


def sort(blocks: Sequence[Block], source: Source) -> list[str]:
    """Return the part of every block."""
    first, last = _span_of_prose(blocks)
    if first > last:
        return [_scrap(block) for block in blocks]
    before, after = blocks[:first], blocks[last + 1 :]
    title = _title(blocks, source, first=first)
    parts = [
        *_before(before, title, titled=bool(source.title)),
        *_inside(blocks, letters(source.title), span=range(first, last + 1)),
        *("furniture" for _ in after),
    ]
    return _captions(blocks, _notes(blocks, parts, source=source))


def _span_of_prose(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the first and last block of the text proper."""
    prose = [i for i, block in enumerate(blocks) if block.prose]
    if not prose:
        return 1, 0
    first, last = prose[0], prose[-1]
    while first and blocks[first - 1].sentence and blocks[first - 1].form == "bullet":
        first -= 1
    while last + 1 < len(blocks) and _ends_with(blocks[last], blocks[last + 1]):
        last += 1
    return first, _closing(blocks, first=first, last=last)


def _ends_with(block: Block, following: Block) -> bool:
    """Whether the text goes on below its prose: a sentence, or a point of a list."""
    listed = following.form in ("bullet", "number") and not following.kind
    opened = block.read.endswith(":") or block.form == following.form
    return following.sentence or (listed and opened)


def _closing(blocks: Sequence[Block], *, first: int, last: int) -> int:
    """Return the last block above a late end mark: what follows it is not the text."""
    sizes = [block.words for block in blocks[first : last + 1]]
    total, read = sum(sizes), 0
    for i, size in enumerate(sizes, start=first):
        read += size
        comments = blocks[i].kind == "comments" and read > _COMMENTED * total
        late = read > _LATE * total and total - read < _REST * total
        if comments or (late and blocks[i].kind in END):
            return max(
                j
                for j in range(first, i)
                if blocks[j].sentence or blocks[j].form == "bullet" or blocks[j].prose
            )
    return last


def _scrap(block: Block) -> str:
    """Sort a block of a text without prose: a headline, a list, a table."""
    if block.kind:
        return "furniture"
    return "body" if block.terminated or block.form == "row" else "heading"


def _title(blocks: Sequence[Block], source: Source, *, first: int) -> str:
    """Return the letters of the title: the table's if shown, else the likeliest."""
    wanted = letters(source.title)
    free = [block for block in blocks[:first] if not block.kind]
    if any(block.letters == wanted for block in blocks[: first + 1]) or not free:
        return wanted
    counts = Counter(block.letters for block in free)
    close = [text for text in counts if text and (text in wanted or wanted in text)]
    if wanted and close:
        return max(close, key=len)
    repeated = [block for block in free if counts[block.letters] > 1]
    marked = [block for block in free if block.form == "heading"]
    below = {block.letters for block in blocks[first:]}
    alone = [b for b in free if b.letters not in below and not b.read.isupper()]
    longest = max(alone or free, key=lambda block: block.words)
    return (repeated or marked or [longest])[0].letters


def _before(blocks: Sequence[Block], title: str, *, titled: bool) -> list[str]:
    """Sort the blocks before the prose: the title is a heading, a scrap is not."""
    parts = []
    for i, block in enumerate(blocks):
        marked = block.form == "heading" and not titled and i > 0
        section = i == len(blocks) - 1 and not block.kind and _opens_section(block)
        heading = block.letters == title or marked or section
        parts.append("heading" if heading and not block.kind else "furniture")
    return parts


def _opens_section(block: Block) -> bool:
    return bool(_SECTION.fullmatch(block.read) or _NUMERAL.match(block.read))


def _inside(blocks: Sequence[Block], title: str, *, span: range) -> list[str]:
    """Sort the blocks from the first prose to the last."""
    parts: list[str] = []
    total = sum(blocks[i].words for i in span)
    read, listing = 0, False
    for i in span:
        block = blocks[i]
        read += block.words
        midway = _EARLY * total < read < _LATE * total
        linked = listing and not block.sentence and not _heads(blocks, i)
        listing = linked or (bool(block.kind) and bool(LISTING.match(block.read)))
        if linked or (block.kind and not (midway and _merely_begins_alike(block))):
            parts.append("furniture")
        elif block.letters == title or (not block.kind and _is_heading(blocks, i)):
            parts.append("heading")
        else:
            parts.append("body")
    return parts


def _heads(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is no link but the marked heading of the prose below it."""
    block, below = blocks[at], blocks[at + 1 : at + 2]
    marked = block.form == "heading" and any(b.sentence for b in below)
    return marked or block.words > _LONGEST_LINK


def _merely_begins_alike(block: Block) -> bool:
    """Whether a sentence on a person or a house may as well be the author's own."""
    return block.kind in _OPEN_KINDS and block.terminated


def _is_heading(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if block.form == "heading":
        return block.words <= 2 * _LONGEST_HEADING
    text = block.terminated or block.prose or block.form in ("bullet", "row")
    if text or _is_listed(blocks, at):
        return False
    return _headlike(block) and _opens(blocks[at + 1 : at + 4])


def _opens(following: Sequence[Block]) -> bool:
    return any(block.sentence or block.form == "row" for block in following)


def _is_listed(blocks: Sequence[Block], at: int) -> bool:
    beside = [*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]]
    return blocks[at].form == "number" and any(b.form == "number" for b in beside)


def _headlike(block: Block) -> bool:
    """Whether a short line without a full stop reads like a heading, not a cut line."""
    if block.form == "number" or _NUMERAL.match(block.read):
        return block.words <= _LONGEST_HEADING
    cut = block.read.startswith(_DASHES) or block.read.endswith((",", *_DASHES))
    first = block.read.lstrip("\"“‘'(")[:1]
    return not first.islower() and not cut and block.words <= 16


def _notes(blocks: Sequence[Block], parts: list[str], *, source: Source) -> list[str]:
    """Find introductions in somebody else's words: above the text, on its author."""
    parts = [
        "note" if part == "body" and NOTE.match(block.read) else part
        for block, part in zip(blocks, parts, strict=True)
    ]
    first = parts.index("body") if "body" in parts else len(parts)
    apart = [i for i in range(first, len(parts))[:6] if parts[i] == "furniture"]
    if apart and _introduces(blocks[first : apart[0]], source):
        opening = parts[first : apart[0]]
        parts[first : apart[0]] = ["note" if p == "body" else p for p in opening]
    return parts


def _introduces(blocks: Sequence[Block], source: Source) -> bool:
    text = " ".join(block.read for block in blocks)
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for name in source.names)
    return named and bool(_TELLS.search(text)) and len(text.split()) < _LONGEST_NOTE


def _captions(blocks: Sequence[Block], parts: Sequence[str]) -> list[str]:
    """Find picture captions: those that say so, end in a credit or stand before one."""
    sorted_ = []
    seen: Counter[str] = Counter()
    if any(block.kind == "credit" for block in blocks):
        seen.update(text for block in blocks for text in _rough_sentences(block))
    for i, (block, part) in enumerate(zip(blocks, parts, strict=True)):
        credited = i + 1 < len(blocks) and blocks[i + 1].kind == "credit"
        near = credited and (block.words < 45 or _repeats(block, seen))
        free = part in ("body", "furniture") and block.kind != "credit"
        told = block.kind == "caption" or near
        sorted_.append("caption" if free and told else part)
    return sorted_


def _repeats(block: Block, seen: Counter[str]) -> bool:
    return any(seen[sentence] > 1 for sentence in _rough_sentences(block))


def _rough_sentences(block: Block) -> list[str]:
    pieces = (letters(piece) for piece in re.split(r"(?<=[.!?])\s", block.read))
    return [piece for piece in pieces if len(piece) > 20]
