"""Marks of a page's source that are not its text: emphasis, links, tags, entities, rules."""

import html
import re
from collections.abc import Iterable, Iterator

from framing.text.view import Mask

_PATTERNS = (
    ("rule", re.compile(r"^[ \t]*(?:[-*_=~#][ \t]*){3,}$", re.MULTILINE)),
    ("comment", re.compile(r"<!--.*?-->", re.DOTALL)),
    ("tag", re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]{0,300})?/?>")),
    ("image", re.compile(r"!\[[^\]\n]*\]\([^()\s]*(?:\s[^()\n]*)?\)")),
    (
        "link",
        re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s\"[^\"\n]*\")?\)"),
    ),
    ("heading", re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$", re.MULTILINE)),
    ("quotation", re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)),
    ("bullet", re.compile(r"^[ \t]*[-*+•·▪◦‣][ \t]+", re.MULTILINE)),
    (
        "emphasis",
        re.compile(r"\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|`+|~~"),
    ),
    ("cell", re.compile(r"(?<=\s)\|(?=\s|$)|^\|(?=\s)", re.MULTILINE)),
    (
        "control",
        re.compile(
            r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]"
        ),
    ),
)
_BRACKETS = re.compile(r"\[(?P<label>[^\[\]\n]+)\](?=\([^()\s]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def markup(text: str) -> list[Mask]:
    """Return masks for the marks of Markdown and HTML, and readings for entities."""
    return disjoint([*_marks(text), *_labels(text), *_entities(text)])


def _marks(text: str) -> Iterator[Mask]:
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield Mask(found.start(), found.end(), kind)


def _labels(text: str) -> Iterator[Mask]:
    for found in _BRACKETS.finditer(text):
        yield Mask(found.start(), found.start() + 1, "link")
        yield Mask(found.end() - 1, found.end(), "link")


def _entities(text: str) -> Iterator[Mask]:
    for found in _ENTITY.finditer(text):
        character = html.unescape(found.group())
        if character != found.group():
            yield Mask(found.start(), found.end(), "entity", character.strip() or " ")


def disjoint(masks: Iterable[Mask]) -> list[Mask]:
    """Sort the masks; of two that overlap the earlier and longer stays."""
    kept: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end)):
        if mask.end > mask.start and (not kept or mask.start >= kept[-1].end):
            kept.append(mask)
    return kept
