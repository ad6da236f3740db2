"""Cuts: what a page, a line or a drop cap parted and a reader puts together again."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from framing.text.clean.blocks import Block
from framing.text.view import Mask

_HYPHEN = re.compile(r"[-\u00ad](?<=[^\W\d_].)[ \t]*\n[ \t]*(?=[a-zß-öø-ÿ])")
_BROKEN = re.compile(r"-(?=[ \t]*\n)")
_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = """
all anti co cross counter ex far half high long low mid multi non post pre pro quasi
self semi short so sub vice well
"""
_KEEPS_HYPHEN = frozenset(_PREFIXES.split())
_LONGEST_WORD = 40
_DROP_CAP = re.compile(r"\n[\"“‘']?([A-Z])([ \t]+)([a-z]+)")
_OPEN_WORDS = """
a an and as at but by for from in into nor of on or over than that the their this to
under upon was were which who whose with
"""
_GOES_ON = frozenset(_OPEN_WORDS.split())
_SHORTEST = 60
"""Characters a paragraph needs before a missing full stop means that a page ended."""
_BETWEEN = ("page", "publisher", "reference", "credit", "caption", "advertisement")
_FARTHEST = 6
"""Blocks that may stand between the halves: page number, notes, a picture."""
_LONGEST_BETWEEN = 60
"""Words of the longest of them."""


def cut_words(text: str) -> Iterator[Mask]:
    """Mask the hyphens that end lines, and the gap after a drop cap.

    A hyphen is kept where the text, or the first half, shows that it is the word's own.
    """
    broken = "\u00ad" in text or _BROKEN.search(text)
    hyphens = list(_HYPHEN.finditer(text)) if broken else []
    caps = _drop_caps(text)
    if not hyphens and not caps:
        return
    known = set(map(str.casefold, _WORD.findall(text)))
    for found in hyphens:
        read_as = "-" if _keeps(text, found, known=known) else ""
        yield Mask(found.start(), found.end(), "hyphen", read_as)
    for word, start, end in caps:
        if word in known:
            yield Mask(start, end, "drop_cap")


def _drop_caps(text: str) -> list[tuple[str, int, int]]:
    """Return the words that begin with a lone capital, each with its gap.

    One that is nowhere else in the text is no word.
    """
    caps = [
        ((found[1] + found[3]).casefold(), found.start(2) - 1, found.end(2) - 1)
        for found in _DROP_CAP.finditer("\n" + text)
    ]
    folded = text.casefold() if caps else ""
    return [cap for cap in caps if cap[0] in folded]


def _keeps(text: str, found: re.Match[str], *, known: Collection[str]) -> bool:
    before = _WORD_END.search(
        text, max(0, found.start() - _LONGEST_WORD), found.start()
    )
    after = _WORD.match(text, found.end())
    first, second = (
        half.group().casefold() if half else "" for half in (before, after)
    )
    compound = f"{first}-{second}" in known or first in _KEEPS_HYPHEN
    return compound and first + second not in known


def rejoin(blocks: Sequence[Block]) -> tuple[list[Block], list[Mask]]:
    """Join paragraphs that a page break cut; what lies between is masked.

    A paragraph that is long and ends like no sentence goes on in the next one that
    begins in the middle, past page numbers, running heads, notes and pictures.
    """
    joined: list[Block] = []
    masks: list[Mask] = []
    at = 0
    while at < len(blocks):
        block, at = blocks[at], at + 1
        while (on := _continuation(blocks, block, at=at)) is not None:
            rest, at = blocks[on], on + 1
            masks.append(Mask(block.end, rest.start, "page_break", " "))
            read = f"{block.read} {rest.read}"
            block = replace(block, end=rest.end, read=read)
        joined.append(block)
    return joined, masks


def _continuation(blocks: Sequence[Block], block: Block, *, at: int) -> int | None:
    """Return where a block goes on, if a page cut it."""
    if block.kind or block.form in ("heading", "row") or block.terminated:
        return None
    if len(block.read) < _SHORTEST:
        return None
    for i in range(at, min(at + _FARTHEST, len(blocks))):
        following = blocks[i]
        if not following.kind and not following.form and _continues(block, following):
            return i
        if not _between(following) or following.words > _LONGEST_BETWEEN:
            return None
    return None


def _continues(block: Block, following: Block) -> bool:
    if following.read[:1].islower():
        return True
    open_end = block.read.endswith(",") or block.read.rsplit(" ", 1)[-1] in _GOES_ON
    return open_end and following.prose


def _between(block: Block) -> bool:
    return block.kind in _BETWEEN
