"""Kinds: what each block gives itself away as, before its place is looked at."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from framing.text.clean.blocks import Block
from framing.text.clean.cues import furniture
from framing.text.clean.pictures import is_caption, is_credit
from framing.text.tokens import letters

_NUMBER = re.compile(
    r"\W*(?:page |p\. ?)?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\[?\^?(?P<number>\d{1,3})[\].:]{0,2}\s+[\"“‘]?(?:[A-Z]|https?:)", re.MULTILINE
)
_BRACKETED = re.compile(r"\s*\[\^?(?P<number>\d{1,3})\]:?\s")
_SOURCED = re.compile(
    r"\bpp?\. ?\d|\bvol\. ?\d|\bno\. ?\d|\bibid\b|\bop\. cit|https?://|\bsee also\b"
    r"|\(\d{4}\)|: [A-Z][\w ]+, (?:19|20)\d\d|(?:19|20)\d\d\.$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 12


@dataclass(frozen=True)
class Source:
    """What the corpus table tells of a document that helps to read its page."""

    title: str = ""
    author: str = ""
    publisher: str = ""

    @property
    def names(self) -> list[str]:
        """The capitalised words of its authors' names."""
        words = re.findall(r"[^\W\d_][\w'’-]+", self.author)
        return [word for word in words if len(word) > 2 and word[0].isupper()]


def label(
    blocks: Sequence[Block], source: Source, *, notes: Collection[int] = ()
) -> list[Block]:
    """Give every block that is not the author's running text its kind.

    `notes` are the footnote numbers of the text, which open the notes themselves.
    """
    own = letters(source.title)
    publisher = {letters(source.publisher), letters(f"The {source.publisher}")} - {""}
    heads = _running_heads(blocks) - {own}
    labelled = []
    for block in blocks:
        kind = "publisher" if block.letters in publisher else _kind(block, notes)
        if heads and block.words <= _LONGEST_HEAD and _undated(block) in heads:
            kind = "page"
        named = kind and block.letters != own
        labelled.append(replace(block, kind=kind) if named else block)
    return labelled


def _kind(block: Block, notes: Collection[int]) -> str:
    if _NUMBER.fullmatch(block.read):
        return "page"
    if _is_reference(block, notes):
        return "reference"
    if is_caption(block.read, words=block.words):
        return "caption"
    if kind := furniture(block.read, words=block.words):
        return kind
    return "credit" if is_credit(block.read, words=block.words) else ""


def _is_reference(block: Block, notes: Collection[int]) -> bool:
    """Whether a block is a note: it opens with a note's number and names a source."""
    found = _REFERENCE.match(block.read)
    if not found or int(found["number"]) not in notes:
        return False
    return block.words <= 60 and _SOURCED.search(block.read) is not None


def _running_heads(blocks: Sequence[Block]) -> set[str]:
    """Find the letters of lines beside a page number that stand on other pages too."""
    pages = [i for i, block in enumerate(blocks) if _NUMBER.fullmatch(block.read)]
    if not pages:
        return set()
    alike = Counter(_undated(block) for block in blocks)
    beside = (blocks[j] for i in pages for j in (i - 1, i + 1) if 0 <= j < len(blocks))
    return {
        head
        for block in beside
        if not block.terminated
        and (head := _undated(block))
        and (alike[head] > 1 or block.read.isupper())
    }


def _undated(block: Block) -> str:
    return "".join(c for c in block.letters if not c.isdigit())
