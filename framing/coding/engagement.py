"""Engagement: whether the author holds reported words at arm's length or backs them.

Distance and endorsement are two of the ways in which Martin and White (2005, The
Language of Evaluation, ch. 3) let a text engage with other voices.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from framing.coding.codings import Codings, rows_of
from framing.coding.line import Cue, Line, Span, words_of
from framing.coding.page import Page, pages
from framing.coding.sheet import Finding, Sheet
from framing.lexicon.model import Lexicons
from framing.text.quotes import Quote
from framing.text.reading import Reading
from framing.text.tokens import letters
from framing.text.view import View

_NAMED = words_of(
    "term terms phrase word words called named titled entitled post position"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_NONE, _STANDS = "none", ("distanced", "endorsed")
_NEAR = 2
_SAME_CLAUSE = 60
_SCARE = "scare quotes"
_EXPERT = "expert"
_MOST_NAMES = 3
_OWNER_WITHIN = 80  # letters before a quotation
_OWNERS = words_of("his her its their your such these those")


class _Stance(NamedTuple):
    """A value and the words of the view it holds for."""

    value: str
    start: int
    end: int
    entry: str


class _Voices(NamedTuple):
    """What voice coding found: reported spans and sources by sentence row."""

    content: dict[int, list[Span]]
    sources: dict[int, str]


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
        voices = _voices(prior, reading)
        sheet = Sheet(reading, engagement=_NONE)
        for page in pages(reading, self.entries, worth=self._worth):
            findings: list[Finding] = []
            for row, found in self._page(page, voices):
                value = _decide(found)
                sheet.code(row, value)
                for stance in found:
                    if stance.value == value:
                        span = stance.start, stance.end
                        findings.append(Finding(row, span, stance.entry))
            sheet.rest(page.view, findings)
        return sheet.codings()

    def _worth(self, view: View, cues: Sequence[Sequence[Cue]]) -> bool:
        """Whether a document may hold anything off or back it; most do neither."""
        if any(cue.category in _STANDS for own in cues for cue in own):
            return True
        starts = (quote.start for quote in view.quotes)
        before = (view.text[max(0, at - _OWNER_WITHIN) : at] for at in starts)
        return self.argues < 1 or any(map(_pointed, before))

    def _page(self, page: Page, voices: _Voices) -> list[tuple[int, list[_Stance]]]:
        """Return each sentence in which the author takes a stand, with that."""
        cues = _cues(page)
        terms = self._terms(page, cues)
        found = {
            line.row: [*self._stances(page, line, voices=voices, terms=terms)]
            for line in page.lines
        }
        if cues >= self.argues and (experts := _experts(page, voices)):
            for row in page.rows:
                relied_on = _relied_on(page, row, voices=voices, experts=experts)
                found.setdefault(row, []).extend(relied_on)
        return sorted((row, stances) for row, stances in found.items() if stances)

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
        content = _content(page, line.row, voices)
        yield from _lexical(line, content)
        for quote in line.quoted:
            if self._is_scare(line, quote, content=content, terms=terms):
                yield _Stance("distanced", quote.low, quote.high, _SCARE)

    def _is_scare(
        self, line: Line, quote: Quote, *, content: list[Span], terms: _Terms
    ) -> bool:
        term = _term(line, quote)
        if line.part == "heading" or term in terms.own:
            return False
        if term in terms.distanced:
            return self._is_brief(line, quote)
        spoken = any(low <= quote.low and quote.high <= high for low, high in content)
        pointed = terms.doubting or _pointed(line.before(quote.start))
        if spoken or not pointed:
            return False
        return self._is_brief(line, quote) and not _is_name(line, quote)

    def _is_brief(self, line: Line, quote: Quote) -> bool:
        """Whether a quotation has few words, and some letters that are Latin."""
        words = line.within(quote.start, quote.end)
        latin = _LATIN.search(line.stretch(quote.start, quote.end))
        return bool(latin) and len(words) <= self.longest_scare


def _voices(prior: Codings, reading: Reading) -> _Voices:
    content, source = prior.evidence_of("voice"), prior.of("source")
    spans: dict[int, list[Span]] = {}
    columns = (content[name].tolist() for name in ("start", "end"))
    for row, *span in zip(rows_of(content, reading).tolist(), *columns, strict=True):
        spans.setdefault(row, []).append((span[0], span[1]))
    rows = rows_of(source, reading).tolist()
    return _Voices(spans, dict(zip(rows, source["value"].tolist(), strict=True)))


def _content(page: Page, row: int, voices: _Voices) -> list[Span]:
    spans = voices.content.get(row, ())
    return [page.view.span(start, end) for start, end in spans]


def _experts(page: Page, voices: _Voices) -> set[str]:
    """Names that the document calls experts: whom an author cites so, they rely on."""
    found = {
        voices.sources.get(line.row, "none")
        for line in page.lines
        if any(cue.category == _EXPERT for cue in line.cues)
    }
    nouns = {
        line.lower[cue.last]
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
    page: Page, row: int, *, voices: _Voices, experts: set[str]
) -> Iterator[_Stance]:
    source = voices.sources.get(row, "none")
    if source in experts or not experts.isdisjoint(source.split()[-1:]):
        for start, end in _content(page, row, voices):
            yield _Stance("endorsed", start, end, _EXPERT)


def _decide(found: Iterable[_Stance]) -> str:
    """Return the value; distance outweighs endorsement, as doubt taints a claim."""
    values = {stance.value for stance in found}
    return next((value for value in _STANDS if value in values), _NONE)


def _cues(page: Page) -> int:
    """Count what the author holds off in so many words.

    A text without any reports and argues no case, so that the experts in it are
    quoted and not relied on.
    """
    found = (cue for line in page.lines for cue in _heard(line))
    return sum(cue.category == "distanced" for cue in found)


def _lexical(line: Line, content: list[Span]) -> Iterator[_Stance]:
    for cue in _heard(line):
        yield _Stance(cue.category, *_target(line, cue, content), cue.entry)


def _heard(line: Line) -> list[Cue]:
    """Return the cues of distance and endorsement that are the author's own."""
    plain = {
        at
        for cue in line.cues
        if cue.category == "plain"
        for at in range(cue.first, cue.last + 1)
    }
    return [
        cue
        for cue in line.cues
        if cue.category in _STANDS and cue.last not in plain
        if not line.quotation[cue.first]
    ]


def _target(line: Line, cue: Cue, content: list[Span]) -> Span:
    """Return the quotation or the reported content after the cue, else the cue."""
    at, end = line.starts[cue.first], line.ends[cue.last]
    for quote in line.quoted:
        if 0 <= quote.start - end <= _NEAR:
            return quote.low, quote.high
    later = (span for span in content if 0 <= span[0] - end <= _SAME_CLAUSE)
    return next(later, (at, end))


def _term(line: Line, quote: Quote) -> str:
    return letters(line.text[quote.low - line.low : quote.high - line.low])


def _introduced(line: Line, quote: Quote) -> bool:
    """Whether a cue of distance stands within two words before the quotation."""
    ends = [cue.last for cue in line.cues if cue.category == "distanced"]
    return bool(ends) and not set(ends).isdisjoint(
        line.within(line.low, quote.start)[-_NEAR:]
    )


def _pointed(before: str) -> bool:
    """Whether a quoted term is laid at somebody's door by what stands before it.

    As in: their “gift”.
    """
    word = "".join(before.split()[-1:]).casefold()
    return word in _OWNERS or word.endswith(("'s", "’s", "s'", "s’"))


def _is_name(line: Line, quote: Quote) -> bool:
    """Whether a quotation is a title, a name or a term that is being explained."""
    words = line.within(quote.start, quote.end)
    if line.capital[words[0]] and line.capital[words[-1]]:
        return True
    before = line.within(line.low, quote.start)[-_NEAR:]
    return not _NAMED.isdisjoint(line.lower[at] for at in before)
