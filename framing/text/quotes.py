"""Quoted spans of a text, in every form of quotation mark, in one pass.

Works on paragraphs: a mark that is not closed before the paragraph ends runs on only
where the next paragraph opens with a mark again, as newspapers set long quotations.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_LINE = re.compile(r"\n")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_MARK = re.compile(
    r"""["“”„‟＂«»「」『』'‘’‚`]
    (?: (?<=')' | (?<=`)` | (?<!['‘’‚])    # two of a kind are one mark
    | (?<![^\W_].) | (?![^\W_]) )          # an apostrophe inside a word is none
    """,
    re.VERBOSE,
)
_TEXT = re.compile(r"\S")
_CLOSERS = {
    "“": "”“\"", "”": "”“\"", "„": "”“\"", "‟": "”\"", '"': "\"”", "＂": "＂",
    "``": "''", "''": "''", "«": "»", "»": "«", "「": "」", "『": "』",
    "‘": "’'", "'": "'’", "‚": "‘’", "’": "’",
}  # fmt: skip
_SINGLE = "'‘’‚"
_OPENERS = ("「", "『", "«", "“", "„", "``")
_ELISION = re.compile(r"['’‘](?:\d\ds?|tis|twas|em|til|cause|bout|n)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|\Z)")


class Quote(NamedTuple):
    """A quoted stretch: `start` and `end` hold the marks, `low` and `high` do not."""

    start: int
    end: int
    low: int
    high: int


def paragraph_gap(text: str) -> re.Pattern[str]:
    """Return what parts the paragraphs of a text: blank lines, or lines if none is."""
    return _BLANK_LINE if _BLANK_LINE.search(text) else _LINE


def quotes(text: str) -> list[Quote]:
    """Return the outermost quoted spans of a text, in order."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return []
    paragraphs = list(paragraph_spans(text)) if "\n" in text else [(0, len(text))]
    firsts = [start for start, _ in paragraphs]
    found: list[Quote] = []
    for number, own in groupby(marks, lambda mark: bisect(firsts, mark.start()) - 1):
        start, end = paragraphs[number]
        follows = firsts[number + 1] if number + 1 < len(firsts) else -1
        runs_on = follows >= 0 and text[follows] in '“"‘「『«'
        found += _paragraph(text, list(own), start, end, runs_on=runs_on)
    return found


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield first character and end of each paragraph that is not blank."""
    start = 0
    for gap in [*paragraph_gap(text).finditer(text), None]:
        end = gap.start() if gap else len(text)
        first = _TEXT.search(text, start, end)
        if first:
            yield first.start(), end
        start = gap.end() if gap else end


def _paragraph(
    text: str, marks: list[re.Match[str]], start: int, end: int, *, runs_on: bool
) -> Iterator[Quote]:
    opening = {mark.start() for mark in marks if _opens(text, mark, start)}
    if not opening:
        return
    last = _last_of_each(marks, text)
    opened: re.Match[str] | None = None
    floor = start
    for mark in marks:
        if mark.start() < floor:
            continue
        opens = mark.start() in opening
        if opened and mark.group() in _CLOSERS[opened.group()] and _closes(text, mark):
            if not (opens and _after_space(text, mark, start)):
                yield Quote(opened.start(), mark.end(), opened.end(), mark.start())
                opened = None
                continue
            yield _unclosed(text, opened, mark.start())
            opened = None
        if opened or not opens:
            continue
        if _closable(mark, last):
            opened = mark
        elif runs_on and mark.group() not in _SINGLE:
            yield Quote(mark.start(), end, mark.end(), end)
            return
        elif mark.group() == "“":
            quote = _unclosed(text, mark, end)
            floor = quote.end
            yield quote


def _last_of_each(marks: list[re.Match[str]], text: str) -> dict[str, int]:
    return {mark.group(): mark.start() for mark in marks if _closes(text, mark)}


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
    if mark.group() in _OPENERS:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    if before.isalnum() or text[mark.end() : mark.end() + 1].isspace():
        return False
    return mark.group() not in _SINGLE or not _ELISION.match(text, mark.start())


def _after_space(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark stands as openers do: a space before and none after."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    return before.isspace() and not text[mark.end() : mark.end() + 1].isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can close; an apostrophe inside a word cannot."""
    if mark.group() not in _SINGLE:
        return True
    after = text[mark.end() : mark.end() + 1]
    return not after.isalnum() and not text[mark.start() - 1].isspace()
