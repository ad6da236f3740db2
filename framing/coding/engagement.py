"""Engagement: whether the author holds reported words at arm's length or backs them.

Distance and endorsement are two of the ways in which Martin and White (2005, The
Language of Evaluation, ch. 3) let a text engage with other voices.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from framing.coding.codings import Codings
from framing.coding.lexical import Values, codings
from framing.coding.line import Cue, Line, Span, words_of
from framing.coding.page import Page, pages, tables
from framing.coding.quotes import Quote
from framing.lexicon.model import Lexicons
from framing.text.reading import Reading
from framing.text.tokens import letters

_NAMED = words_of(
    "term terms phrase word words called named titled entitled post position"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_VALUES = ("none", "distanced", "endorsed")
_NEAR = 2
_SAME_CLAUSE = 60
_SCARE = "scare quotes"
_EXPERT = "expert"
_MOST_NAMES = 3
_OWNERS = words_of("his her its their your such these those")

Key = tuple[str, int]


class _Stance(NamedTuple):
    """A value and the words of the view it holds for."""

    value: str
    start: int
    end: int
    entry: str


@dataclass(frozen=True)
class _Voices:
    """What voice coding found: reported spans and sources by document and sentence."""

    content: dict[Key, list[Span]] = field(default_factory=dict)
    sources: dict[Key, str] = field(default_factory=dict)


class _Terms(NamedTuple):
    """Quoted terms of one document: the author's own, and those held off."""

    own: set[str]
    distanced: set[str]
    doubting: bool
    """Whether the author holds anything off in so many words."""


class EngagementCoder:
    """Codes `engagement` (distanced, endorsed, none); evidence is the words concerned.

    Thresholds `longest_scare`, `often` and `argues` stand in the engagement lexicon.
    """

    needs: Sequence[str] = ("voice",)
    gives: Sequence[str] = ("engagement",)

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the engagement lexicons, and the reporting ones for who is an expert."""
        experts = [e for e in lexicons.entries("reporting") if e.category == _EXPERT]
        self.entries = [*lexicons.entries("engagement"), *experts]
        self.longest_scare = lexicons.threshold("engagement", "longest_scare")
        self.often = lexicons.threshold("engagement", "often")
        self.argues = lexicons.threshold("engagement", "argues")

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence."""
        voices = _voices(prior)
        values: list[int] = []
        evidence: list[dict[str, object]] = []
        for page in pages(reading, self.entries):
            cues = _cues(page)
            terms, experts = self._terms(page, cues), _experts(page, voices)
            argues = cues >= self.argues
            for line in page.lines:
                found = [*self._stances(page, line, voices=voices, terms=terms)]
                if argues:
                    found += _relied_on(page, line, voices=voices, experts=experts)
                value = _decide(found)
                values.append(_VALUES.index(value))
                evidence += [
                    page.evidence(
                        line,
                        (stance.start, stance.end),
                        variable="engagement",
                        value=value,
                        entry=stance.entry,
                    )
                    for stance in found
                    if stance.value == value
                ]
        rows = np.flatnonzero(reading.sentences["counted"].to_numpy(bool))
        given = Values(rows, np.array(values, np.int64), np.zeros_like(rows))
        return Codings(
            codings(given, "engagement", _VALUES, reading),
            tables([], evidence).evidence,
        )

    def _terms(self, page: Page, cues: int) -> _Terms:
        """Sort the document's quoted terms.

        A term that a cue of distance introduces anywhere is held off throughout; one
        that stands in a heading, or often and never so, is the author's own.
        """
        counts: Counter[str] = Counter()
        distanced, headed = set(), set()
        for line in page.lines:
            for quote in line.quoted if line.quotes else ():
                term = _term(line, quote)
                counts[term] += 1
                if line.part == "heading":
                    headed.add(term)
                if _introduced(line, quote):
                    distanced.add(term)
        often = {term for term, count in counts.items() if count >= self.often}
        return _Terms((headed | often) - distanced, distanced, doubting=cues > 0)

    def _stances(
        self, page: Page, line: Line, *, voices: _Voices, terms: _Terms
    ) -> Iterator[_Stance]:
        if not line.cues and not line.quotes:
            return
        content = _content(page, line, voices)
        yield from _lexical(line, content)
        for quote in line.quoted:
            if self._is_scare(line, quote, content=content, terms=terms):
                yield _Stance("distanced", quote.low, quote.high, _SCARE)

    def _is_scare(
        self, line: Line, quote: Quote, *, content: list[Span], terms: _Terms
    ) -> bool:
        words = [line.words[at] for at in line.within(quote.start, quote.end)]
        latin = _LATIN.search("".join(word.exact for word in words))
        if line.part == "heading" or not latin or len(words) > self.longest_scare:
            return False
        term = _term(line, quote)
        if term in terms.own | terms.distanced:
            return term in terms.distanced
        spoken = any(low <= quote.low and quote.high <= high for low, high in content)
        pointed = terms.doubting or _pointed(line, quote)
        return pointed and not spoken and not _is_name(line, quote)


def _voices(prior: Codings) -> _Voices:
    voices = _Voices()
    table = prior.evidence_of("voice")
    columns = (table[c].tolist() for c in ("document", "sentence", "start", "end"))
    for document, sentence, start, end in zip(*columns, strict=True):
        voices.content.setdefault((document, sentence), []).append((start, end))
    table = prior.of("source")
    columns = (table[c].tolist() for c in ("document", "sentence", "value"))
    for document, sentence, value in zip(*columns, strict=True):
        voices.sources[document, sentence] = value
    return voices


def _content(page: Page, line: Line, voices: _Voices) -> list[Span]:
    spans = voices.content.get((page.document, line.number), ())
    return [page.positions(start, end) for start, end in spans]


def _experts(page: Page, voices: _Voices) -> set[str]:
    """Names that the document calls experts: whom an author cites so, they rely on."""
    found = {
        voices.sources.get((page.document, line.number), "none")
        for line in page.lines
        if any(cue.category == _EXPERT for cue in line.cues)
    }
    nouns = {
        line.words[cue.last].lower
        for line in page.lines
        for cue in line.cues
        if cue.category == _EXPERT
    }
    heads = {name: name.split()[-1] for name in found}
    named = {
        name
        for name, head in heads.items()
        if head[:1].isupper() and head.lower() not in nouns
    }
    persons = (name.split() for name in named)
    return named | {part for p in persons if len(p) <= _MOST_NAMES for part in p}


def _relied_on(
    page: Page, line: Line, *, voices: _Voices, experts: set[str]
) -> Iterator[_Stance]:
    source = voices.sources.get((page.document, line.number), "none")
    if source in experts or not experts.isdisjoint(source.split()[-1:]):
        for start, end in _content(page, line, voices):
            yield _Stance("endorsed", start, end, _EXPERT)


def _decide(found: Iterable[_Stance]) -> str:
    """Return the value; distance outweighs endorsement, as doubt taints a claim."""
    values = {stance.value for stance in found}
    return next((value for value in _VALUES[1:] if value in values), _VALUES[0])


def _cues(page: Page) -> int:
    """Count what the author holds off in so many words.

    A text without any reports and argues no case, so that the experts in it are
    quoted and not relied on.
    """
    found = (stance for line in page.lines for stance in _lexical(line, []))
    return sum(stance.value == "distanced" for stance in found)


def _lexical(line: Line, content: list[Span]) -> Iterator[_Stance]:
    if not line.cues:
        return
    plain = {
        at
        for cue in line.cues
        if cue.category == "plain"
        for at in range(cue.first, cue.last + 1)
    }
    for cue in line.cues:
        heard = cue.category in _VALUES[1:] and cue.last not in plain
        if heard and not line.inside_quote(cue.first):
            yield _Stance(cue.category, *_target(line, cue, content), cue.entry)


def _target(line: Line, cue: Cue, content: list[Span]) -> Span:
    """Return the quotation or the reported content after the cue, else the cue."""
    at, end = line.words[cue.first].start, line.words[cue.last].end
    for quote in line.quoted:
        if 0 <= quote.start - end <= _NEAR:
            return quote.low, quote.high
    later = (span for span in content if 0 <= span[0] - end <= _SAME_CLAUSE)
    return next(later, (at, end))


def _term(line: Line, quote: Quote) -> str:
    return letters(line.text[quote.low - line.low : quote.high - line.low])


def _introduced(line: Line, quote: Quote) -> bool:
    """Whether a cue of distance stands within two words before the quotation."""
    before = line.within(line.low, quote.start)[-_NEAR:]
    return any(cue.category == "distanced" and cue.last in before for cue in line.cues)


def _pointed(line: Line, quote: Quote) -> bool:
    """Whether a quoted term is laid at somebody's door: their “gift”."""
    before = line.text[: quote.start - line.low].rstrip()
    word = before.rpartition(" ")[2].casefold()
    return word in _OWNERS or word.endswith(("'s", "’s", "s'", "s’"))


def _is_name(line: Line, quote: Quote) -> bool:
    """Whether a quotation is a title, a name or a term that is being explained."""
    words = [line.words[at] for at in line.within(quote.start, quote.end)]
    if words[0].exact[:1].isupper() and words[-1].exact[:1].isupper():
        return True
    before = line.within(line.low, quote.start)[-_NEAR:]
    return not _NAMED.isdisjoint(line.words[at].lower for at in before)
