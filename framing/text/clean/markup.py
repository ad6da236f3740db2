"""Marks of a page's source that are not its text: emphasis, links, tags, entities."""

import html
import re
from collections.abc import Iterable, Iterator

from framing.text.view import Mask

_TAG_NAMES = (
    "a|abbr|article|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figcaption"
    "|figure|font|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|ins|label|li|main"
    "|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot"
    "|th|thead|time|tr|u|ul"
)
_LINE = "line"
"""Said of a pattern: some line must begin with a mark."""
_MARKED_LINE = re.compile(r"\n[ \t]*[-*+•·▪◦‣_=~#]")
_CONTROL = (
    r"\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_SIGN = re.compile(rf"[`<>\[&|#*_~{_CONTROL}]")
_ENDS = "Enditem (END) -30- ###"
_PATTERNS = (
    # kind, what a text must hold to be looked at (any of these), pattern
    ("rule", _LINE, r"^[ \t]*([-*_=~#])(?:[ \t]*\1){2,}[ \t]*$"),
    (
        "rule",
        "|",
        r"^[ \t]*(?:\|[ \t]*)?(?::?-{2,}:?[ \t]*\|[ \t]*)+(?::?-{2,}:?[ \t]*)?$",
    ),
    ("comment", "<!--", r"<!--(?:(?!<!--|-->).){0,5000}-->"),
    ("image", "![", r"!\[[^\[\]\n]*\]\([^()\s]*(?:\s[^()\n]*)?\)"),
    ("link", "](", r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s\"[^\"\n]*\")?\)"),
    ("heading", "#", r"^[ \t]{0,3}#{1,6}[ \t]+"),
    ("heading", "#", r"[ \t](?<![ \t]{2})[ \t]*#+[ \t]*$"),
    ("quotation", ">", r"^[ \t]{0,3}(?:>[ \t]?)+"),
    ("bullet", _LINE, r"^[ \t]*[-*+•·▪◦‣][ \t]+"),
    (
        "emphasis",
        "* _ ~~",
        r"[*_~](?:(?<=\*)\*{0,2}|(?<=~)~|(?<=_)(?<![^\W_]_)_{0,2}(?=\S)"
        r"|(?<=\S_)_{0,2}(?![^\W_]))",
    ),
    ("code", "`", r"(?<!\w)`+|`+(?!\w)"),
    ("end", _ENDS, r"(?<=\S)[ \t]+(?:Enditem|\(END\)|-30-|###)[ \t]*$"),
    ("cell", "|", r"(?<=\s)\|(?=\s|$)|^\|(?=\s)"),
    ("control", "", rf"[{_CONTROL}]"),
)
_MARKS = [
    (kind, tells.split() or [""], re.compile(pattern, re.MULTILINE | re.DOTALL))
    for kind, tells, pattern in _PATTERNS
]
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_TAG_NAMES})(?:\s[^<>=]{{0,60}}=[^<>]{{0,500}})?\s{{0,9}}/?>",
    re.IGNORECASE,
)
_INLINE_TAGS = """
a abbr b cite code del em font i ins mark q s small span strike strong sub sup time u
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_BRACKETS = re.compile(r"\[(?P<label>[^\[\]\n]+)\](?=\([^()\s]*)")
_ENTITY = re.compile(
    r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_TYPED_QUOTE = re.compile(r"(?P<open>``)(?=[^`']|'(?!'))|(?P<close>(?<=\S)'')(?!')")
"""Quotes as typewriters, news wires and TeX write them."""


def markup(text: str) -> list[Mask]:
    """Return masks for the marks of Markdown and HTML, and readings for entities."""
    if not _may_have_marks(text):
        return []
    found = (_typed_quotes, _marks, _tags, _labels, _entities)
    return disjoint(mask for marks in found for mask in marks(text))


def _may_have_marks(text: str) -> bool:
    """Whether a text has a sign without which there is no mark."""
    return bool(
        _SIGN.search(text)
        or _MARKED_LINE.search("\n" + text)
        or any(map(text.__contains__, _ENDS.split()))
    )


def _marks(text: str) -> Iterator[Mask]:
    lines = _MARKED_LINE.search("\n" + text) is not None
    for kind, tells, pattern in _MARKS:
        if not (lines if _LINE in tells else any(map(text.__contains__, tells))):
            continue
        for found in pattern.finditer(text):
            yield Mask(found.start(), found.end(), kind)


def _tags(text: str) -> Iterator[Mask]:
    for found in _TAG.finditer(text):
        gap = "" if found["name"].lower() in _INLINE else " "
        yield Mask(found.start(), found.end(), "tag", gap)


def _labels(text: str) -> Iterator[Mask]:
    for found in _BRACKETS.finditer(text):
        yield Mask(found.start(), found.start() + 1, "link")
        yield Mask(found.end() - 1, found.end(), "link")


def _entities(text: str) -> Iterator[Mask]:
    for found in _ENTITY.finditer(text):
        character = html.unescape(html.unescape(found.group()))
        if character != found.group():
            yield Mask(found.start(), found.end(), "entity", character.strip() or " ")


def _typed_quotes(text: str) -> Iterator[Mask]:
    """Read ``so'' as “so”, where both ends stand in one paragraph."""
    if "``" not in text:
        return
    opened: re.Match[str] | None = None
    for found in _TYPED_QUOTE.finditer(text):
        if found.lastgroup == "open":
            opened = found
        elif opened and "\n\n" not in text[opened.end() : found.start()]:
            yield Mask(opened.start(), opened.end(), "quote", "“")
            yield Mask(found.start(), found.end(), "quote", "”")
            opened = None


def disjoint(masks: Iterable[Mask]) -> list[Mask]:
    """Sort the masks; of two that overlap the earlier and longer stays."""
    kept: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end)):
        if mask.end > mask.start and (not kept or mask.start >= kept[-1].end):
            kept.append(mask)
    return kept
