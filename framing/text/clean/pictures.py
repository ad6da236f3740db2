"""Captions and credits: what a page says of the pictures beside its text."""

import re

from framing.text.clean.cues import LONGEST_LETTERS

CREDIT = re.compile(
    r"\W{0,4}(?:(?:picture|photo|image|video|map|graphic|illustration|chart|figure)s?"
    r"(?:\s+(?:source|credits?|courtesy|by|from|provided))?\s*[:：/|]"
    r"|(?:file )?(?:photo|picture)s? by\b|(?:photo|image)s? (?:courtesy|credit)\b"
    r"|credits?\s*[:：]|©\s?\w)",
    re.IGNORECASE,
)
_INNER_CREDIT = re.compile(rf"[.!?”’)]\s(?={CREDIT.pattern})", re.IGNORECASE)
_CAPTION = re.compile(
    r"\W{0,2}(?:\d{1,2} (?:of|/) \d{1,2}\W"
    r"|(?:figure|fig\.|chart|graph|map|exhibit) ?\d{1,2}[a-z]?(?:[.:–—]|$)"
    r"|(?:an? |the |this )?(?:(?:undated|aerial|satellite|file|handout|screen) ?)*"
    r"(?:photo|picture|image|photograph|screengrab)s? (?:taken|shows?|released|provided"
    r"|dated|made available)\b)",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}\b(?:[Pp]hoto|[Pp]icture|[Ii]mage|FILE|[Hh]andout|[Cc]ourtesy)\b"
    r"|[A-Z][\w. ]{1,40}/[A-Z])[^()\[\]]{0,60}[)\]]$"
)
_LONGEST_CAPTION = 80
_LONGEST_CREDIT = 40


def is_credit(text: str, *, words: int) -> bool:
    """Whether a block of so many words names whose a picture is, and nothing else."""
    return words <= _LONGEST_CREDIT and CREDIT.match(text) is not None


def is_caption(text: str, *, words: int) -> bool:
    """Whether a block of so many words says itself that it speaks of a picture."""
    if len(text) > LONGEST_LETTERS or words > _LONGEST_CAPTION:
        return False
    credited = text.endswith((")", "]")) and _CREDITED.search(text)
    told = _CAPTION.match(text) or credited or _INNER_CREDIT.search(text)
    return bool(told)
