"""Quoted spans of a text, in every form of quotation mark, in one pass.

Works on paragraphs: a mark that is not closed before the paragraph ends runs on only
where the next paragraph opens with a mark again, as newspapers set long quotations.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PARAGRAPH = re.compile(r"[^\n].*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)
_MARK = re.compile(r"``|''|[\"“”„‟＂«»「」『』'‘’‚]")
_CLOSERS = {
    "“": "”“\"", "”": "”“\"", "„": "”“\"", "‟": "”\"", '"': "\"”", "＂": "＂",
    "``": "''", "''": "''", "«": "»", "»": "«", "「": "」", "『": "』",
    "‘": "’'", "'": "'’", "‚": "‘’", "’": "’",
}  # fmt: skip
_SINGLE = "'‘’‚"
_ELISION = re.compile(r"['’‘](?:\d\ds?|tis|twas|em|til|cause|bout|n)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|\Z)")


class Quote(NamedTuple):
    """A quoted stretch: `start` and `end` hold the marks, `low` and `high` do not."""

    start: int
    end: int
    low: int
    high: int


def quotes(text: str) -> list[Quote]:
    """Return the outermost quoted spans of a text, in order."""
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        follows = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else -1
        runs_on = follows >= 0 and text[follows] in '“"‘「『«'
        found += _paragraph(text, start, end, runs_on=runs_on)
    return found


def _paragraph(text: str, start: int, end: int, *, runs_on: bool) -> Iterator[Quote]:
    marks = list(_MARK.finditer(text, start, end))
    last = _last_of_each(marks, text)
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if _opens(text, mark, start) and _closable(mark, last):
                opened = mark
            elif _opens(text, mark, start) and mark.group() not in _SINGLE and runs_on:
                yield Quote(mark.start(), end, mark.end(), end)
                return
            elif _opens(text, mark, start) and mark.group() == "“":
                yield _unclosed(text, mark, end)
        elif mark.group() in _CLOSERS[opened.group()] and _closes(text, mark, end):
            yield Quote(opened.start(), mark.end(), opened.end(), mark.start())
            opened = None


def _last_of_each(marks: list[re.Match[str]], text: str) -> dict[str, int]:
    return {
        mark.group(): mark.start() for mark in marks if _closes(text, mark, len(text))
    }


def _closable(mark: re.Match[str], last: dict[str, int]) -> bool:
    closers = _CLOSERS[mark.group()]
    forms = [closers] if len(mark.group()) > 1 else list(closers)
    return any(last.get(form, -1) > mark.start() for form in forms)


def _unclosed(text: str, mark: re.Match[str], end: int) -> Quote:
    stop = _SENTENCE_END.search(text, mark.end(), end)
    high = stop.end() if stop else end
    return Quote(mark.start(), high, mark.end(), high)


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() not in _CLOSERS:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark.group() in "「『«“„‟``":
        return True
    if mark.group() in _SINGLE and _ELISION.match(text, mark.start()):
        return False
    return not before.isalnum() and not after.isspace()


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() not in _SINGLE:
        return True
    after = text[mark.end()] if mark.end() < min(end, len(text)) else " "
    before = text[mark.start() - 1]
    return not after.isalnum() and not before.isspace()
