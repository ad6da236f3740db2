"""Engagement: whether the author holds reported words at arm's length or stands behind them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from framing.coding.codings import Codings
from framing.coding.page import Cue, Line, Page, pages
from framing.coding.quotes import Quote
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading

CODER = "lexicon"
_LONGEST_SCARE = 4
_NAMED = frozenset("term terms phrase word words called named known titled entitled as".split())
_LETTERS = re.compile(r"[^\W\d_]")


class _Stance(NamedTuple):
    value: str
    start: int
    end: int
    entry: str


class EngagementCoder:
    """Codes `engagement`; evidence is the words held at arm's length or endorsed."""

    needs = ("voice",)
    gives = ("engagement",)

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the engagement lexicons."""
        self.entries = lexicons.entries("engagement")

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence."""
        reported = _reported(prior)
        rows: list[dict[str, object]] = []
        evidence: list[dict[str, object]] = []
        for page in pages(reading, self.entries):
            for line in page.lines:
                content = _content(page, reported.get((page.document, line.number), []))
                stances = [*_lexical(line, content), *_scare_quotes(line, content)]
                value = _decide(stances)
                rows.append(_row(page, line, value=value))
                for stance in stances:
                    if stance.value == value:
                        evidence.append(_span(page, line, stance))
        return Codings(
            check(pd.DataFrame(rows), CODINGS) if rows else empty(CODINGS),
            check(pd.DataFrame(evidence), EVIDENCE) if evidence else empty(EVIDENCE),
        )


def _reported(prior: Codings) -> dict[tuple[str, int], list[tuple[int, int]]]:
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    table = prior.evidence_of("voice")
    columns = (table[c] for c in ("document", "sentence", "start", "end"))
    for document, sentence, start, end in zip(*columns, strict=True):
        spans.setdefault((document, sentence), []).append((start, end))
    return spans


def _content(page: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [page.positions(start, end) for start, end in spans]


def _decide(stances: list[_Stance]) -> str:
    values = [stance.value for stance in stances]
    if "distanced" in values:
        return "distanced"
    return values[0] if values else "none"


def _lexical(line: Line, content: list[tuple[int, int]]) -> Iterator[_Stance]:
    for cue in line.cues:
        yield _Stance(cue.category, *_target(line, cue, content), cue.entry)


def _target(
    line: Line, cue: Cue, content: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return the reported content after the cue, else the quote after it, else itself."""
    at = line.words[cue.first].start
    own = (at, line.words[cue.last].end)
    if any(start <= at < end for start, end in content):
        return own
    after = [quote for quote in line.quoted if 0 <= quote.start - own[1] <= 2]
    if after:
        return after[0].low, after[0].high
    later = [span for span in content if 0 <= span[0] - at <= 60]
    return later[0] if later else own


def _scare_quotes(line: Line, content: list[tuple[int, int]]) -> Iterator[_Stance]:
    for quote in line.quoted:
        inside = any(s <= quote.low and quote.high <= e for s, e in content)
        if not inside and _is_scare(line, quote):
            yield _Stance("distanced", quote.low, quote.high, "scare quotes")


def _is_scare(line: Line, quote: Quote) -> bool:
    words = [w for w in line.words if quote.start <= w.start < quote.end]
    if not 0 < len(words) <= _LONGEST_SCARE or line.part == "heading":
        return False
    if not _LETTERS.search("".join(w.exact for w in words)):
        return False
    if words[0].exact[:1].isupper() and words[-1].exact[:1].isupper():
        return False
    before = [w.lower for w in line.words if w.end <= quote.start][-2:]
    return not _NAMED & set(before)


def _row(page: Page, line: Line, *, value: str) -> dict[str, object]:
    return {
        "document": page.document, "sentence": line.number, "coder": CODER,
        "variable": "engagement", "value": value, "rank": 0,
        "confidence": float("nan"),
    }  # fmt: skip


def _span(page: Page, line: Line, stance: _Stance) -> dict[str, object]:
    low, high = page.offsets(stance.start, stance.end)
    return {
        "document": page.document, "sentence": line.number, "coder": CODER,
        "variable": "engagement", "value": stance.value, "start": low, "end": high,
        "surface": page.view.source[low:high], "entry": stance.entry,
    }  # fmt: skip
