"""Voice: whose words or claims a sentence gives, and which of its words they are.

Content is the clause after a reporting verb or before ", she said", the clause beside
"according to", and what is quoted: with a speaker beside it, or at some length, or
running on from the sentence before. What follows a named expert in the same paragraph,
or a colon, is taken for more of the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from framing.coding.clauses import Report
from framing.coding.codings import Codings
from framing.coding.line import TURNS, Line, words_of
from framing.coding.nouns import PRONOUNS, is_title
from framing.coding.page import Page, pages, tables
from framing.coding.quotes import Quote
from framing.coding.reported import reports, resolved
from framing.coding.runs import (
    Paragraph,
    Speakers,
    begun,
    continues,
    first_person,
    heard,
    label,
    only,
)
from framing.coding.sources import main_name
from framing.lexicon.model import Lexicons
from framing.text.reading import Reading

_QUOTATION = "quotation"
_CONTINUED = "continued"
_WHOLE = 0.8
_MOST_WORDS = 6
_ANSWER_WITHIN = 40
_ANSWERS = TURNS | words_of("although though when even")


@dataclass(frozen=True)
class _Found:
    """A sentence and what is reported in it."""

    line: Line
    reports: tuple[Report, ...]


class VoiceCoder:
    """Codes `voice` (own, attributed, mixed) and `source`; evidence is the content.

    Thresholds `mostly` and `long_quote` stand in the reporting lexicon.
    """

    needs: Sequence[str] = ()
    gives: Sequence[str] = ("voice", "source")

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the reporting lexicons."""
        self.entries = lexicons.entries("reporting")
        self.mostly = lexicons.threshold("reporting", "mostly")
        self.long_quote = lexicons.threshold("reporting", "long_quote")

    def code(self, reading: Reading, prior: Codings) -> Codings:  # noqa: ARG002
        """Code every counted sentence."""
        rows: list[dict[str, object]] = []
        evidence: list[dict[str, object]] = []
        for page in pages(reading, self.entries):
            for found in self._page(page):
                voice, source = self._judge(found)
                line = found.line
                rows.append(page.row(line, variable="voice", value=voice))
                rows.append(page.row(line, variable="source", value=source))
                evidence += [
                    page.evidence(
                        line, (low, high), variable="voice", value=voice, entry=rule
                    )
                    for low, high, rule in _spans(found.reports)
                ]
        return tables(rows, evidence)

    def _page(self, page: Page) -> list[_Found]:
        paragraph, speakers, done = Paragraph(), Speakers(), []
        labels = Counter(label(line) for line in page.lines)
        for line in page.lines:
            if line.new_paragraph:
                paragraph = begun(line, paragraph, speakers)
            name = label(line)
            if name and labels[name] > 1:
                paragraph = Paragraph(name, last=name, opened=True)
            done.append(self._sentence(line, paragraph, speakers))
            if line.new_paragraph and not done[-1].reports and first_person(line):
                speakers.author_speaks = True
        return [_with_speakers(found, speakers) for found in done]

    def _sentence(self, line: Line, paragraph: Paragraph, speakers: Speakers) -> _Found:
        found = []
        holder = paragraph.holder
        for report in reports(line):
            source = resolved(line, report, paragraph.last)
            report = report._replace(source=source)
            if report.end > report.start:
                found.append(report)
            if not report.weak:
                heard(line, report, paragraph, speakers)
        if all(report.weak for report in found):
            speaker = continues(line, paragraph, speakers)
            if speaker is not None:
                found.append(Report(line.low, line.high, _CONTINUED, speaker))
        elif holder and paragraph.holder == holder:
            found.insert(0, Report(line.low, line.high, _CONTINUED, holder))
        if not found and not line.inside_quote(0):
            paragraph.last = _safe(main_name(line, len(line.words))) or paragraph.last
        paragraph.spoken = not all(report.weak for report in found)
        found = [report for report in found if not _contains_other(report, found)]
        found += self._quotations(line, found, paragraph, speakers)
        return _Found(line, tuple(found))

    def _quotations(
        self,
        line: Line,
        found: list[Report],
        paragraph: Paragraph,
        speakers: Speakers,
    ) -> list[Report]:
        """Return the quotations that are somebody's words, and note whose."""
        quoted: list[Report] = []
        for quote, cut in zip(line.quotes, line.quoted, strict=True):
            spoken = next((r for r in found if not r.weak and _beside(r, cut)), None)
            resumed = quoted and line.text[: cut.start - line.low].rstrip()[-1:] == ","
            if not (spoken or resumed or self._is_speech(line, quote, cut)):
                continue
            source = spoken.source if spoken else only([r.source for r in found])
            if not source and _fills(line, cut):
                source = paragraph.source or paragraph.last
            if source or quote.start not in speakers.of:
                speakers.of[quote.start] = source or speakers.of.get(quote.start, "")
            quoted.append(Report(cut.low, cut.high, f"{_QUOTATION} {quote.start}"))
        return quoted

    def _is_speech(self, line: Line, quote: Quote, cut: Quote) -> bool:
        """Whether a quotation without a speaker is speech, not a name or a term."""
        words = line.within(cut.start, cut.end)
        if not words or quote.start < line.low or quote.end > line.high:
            return bool(words)
        if line.between(-1, 0).rstrip().endswith(":"):
            return True
        if is_title(line, words):
            return False
        if line.part == "body" and cut.low <= line.words[0].start and _fills(line, cut):
            return True
        before = line.text[: cut.start - line.low].rstrip()
        announced = before.endswith(":") and len(words) > 3
        return len(words) >= self.long_quote or announced or _disputed(line, words)

    def _judge(self, found: _Found) -> tuple[str, str]:
        if all(report.weak for report in found.reports):
            return "own", "none"
        line = found.line
        strong = [report for report in found.reports if not report.weak]
        content = _spans(strong)
        tags = _merged((*r.tag, "") for r in strong if r.tag[1])
        covered = sum(end - start for start, end, _ in content)
        around = sum(_outside(tag[:2], content) for tag in tags)
        whole = max(1, line.high - line.low - around)
        mostly = covered >= self.mostly * whole and not (
            _woven_in(line, strong) or _answered(line)
        )
        source = only([report.source for report in strong])
        if not source and all(r.rule.startswith(_QUOTATION) for r in strong):
            source = _safe(main_name(line, len(line.words)))
        return "attributed" if mostly else "mixed", source or "none"


def _disputed(line: Line, quoted: range) -> bool:
    """Whether the author answers some quoted words: “...”, although no map agrees."""
    last = min(quoted[-1] + _ANSWER_WITHIN, len(line.words) - 1)
    for at in range(quoted[-1], last):
        gap = line.between(at, at + 1)
        if not set(gap).isdisjoint(":;"):
            return False
        answers = line.words[at + 1].lower in _ANSWERS
        if "," in gap and answers and not line.inside_quote(at + 1):
            after = {word.lower for word in line.words[at + 2 : at + 4]}
            return len(quoted) > 1 and "also" not in after
    return False


def _answered(line: Line) -> bool:
    """Whether the author answers a quotation that stands in this sentence."""
    cuts = (line.within(cut.start, cut.end) for cut in line.quoted)
    return any(words and _disputed(line, words) for words in cuts)


def _contains_other(report: Report, found: list[Report]) -> bool:
    """Whether a slight report holds a report of words, which says it better."""
    others = (other for other in found if not other.weak)
    return report.weak and any(report.start <= o.start < report.end for o in others)


def _safe(name: str) -> str:
    """Return a name that is short enough to be the subject and nothing more."""
    pronoun = name.casefold() in PRONOUNS
    return "" if pronoun or len(name.split()) > _MOST_WORDS else name


def _woven_in(line: Line, reports: list[Report]) -> bool:
    """Whether the author's own clause goes on as a quotation that nobody reports."""
    if any(not report.rule.startswith(_QUOTATION) for report in reports):
        return False
    first = min(report.start for report in reports)
    before = line.text[: first - line.low].rstrip("“\"‘'「『« ")
    return bool(before) and not before.endswith((":", "."))


def _spans(reports: Iterable[Report]) -> list[tuple[int, int, str]]:
    return _merged((report.start, report.end, report.rule) for report in reports)


def _outside(tag: tuple[int, ...], content: list[tuple[int, int, str]]) -> int:
    start, end = tag
    inside = sum(max(0, min(end, high) - max(start, low)) for low, high, _ in content)
    return end - start - inside


def _beside(report: Report, quote: Quote) -> bool:
    return report.start <= quote.end and quote.start <= report.end


def _fills(line: Line, quote: Quote) -> bool:
    return quote.end - quote.start >= _WHOLE * (line.high - line.low)


def _with_speakers(found: _Found, speakers: Speakers) -> _Found:
    """Give quotations the source that a later sentence may have named."""
    finished = []
    for report in found.reports:
        rule, _, start = report.rule.partition(" ")
        if rule == _QUOTATION:
            report = report._replace(rule=rule, source=speakers.of.get(int(start), ""))
        finished.append(report)
    return replace(found, reports=tuple(finished))


def _merged(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, rule))
    return merged
