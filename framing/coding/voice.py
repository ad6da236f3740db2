"""Voice: whose words or claims a sentence gives, and which of its words they are.

Content is the clause after a reporting verb or before ", she said", the clause beside
"according to", and what is quoted: with a speaker beside it, or at some length, or
running on from the sentence before. What follows a colon, or a named expert in the same
paragraph where a text hears several, is taken for more of the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from framing.coding.clauses import Report
from framing.coding.codings import Codings
from framing.coding.line import TURNS, Line, words_of
from framing.coding.nouns import PRONOUNS, is_title
from framing.coding.page import Page, pages
from framing.coding.reported import REPORTING, antecedent, reports
from framing.coding.runs import (
    Paragraph,
    Speakers,
    about,
    begun,
    continues,
    heard,
    label,
    only,
)
from framing.coding.sheet import Finding, Sheet
from framing.lexicon.model import Lexicons
from framing.text.quotes import Quote
from framing.text.reading import Reading

_OWN = ("own", "none")
_QUOTATION = "quotation"
_CONTINUED = "continued"
_WHOLE = 0.8
_ANSWER_WITHIN = 40
_ANSWERS = TURNS | words_of("although though when even")


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
        voice, source = _OWN
        sheet = Sheet(reading, voice=voice, source=source)
        for page in pages(reading, self.entries, order=REPORTING):
            findings: list[Finding] = []
            for line, found in self._page(page):
                sheet.code(line.row, *self._judge(line, found))
                for low, high, rule in _spans(found):
                    findings.append(Finding(line.row, (low, high), rule))
            sheet.rest(page.view, findings)
        return sheet.codings()

    def _page(self, page: Page) -> Iterator[tuple[Line, list[Report]]]:
        """Return each sentence in which something is reported, with what that is."""
        paragraph, speakers = Paragraph(), Speakers()
        done: list[list[Report]] = []
        labels = [label(line) if line.new_paragraph else "" for line in page.lines]
        often = {name for name, count in Counter(labels).items() if count > 1} - {""}
        for line, name in zip(page.lines, labels, strict=True):
            if line.new_paragraph:
                paragraph = begun(line, paragraph, speakers)
            if name in often:
                paragraph = Paragraph(name, opened=True)
                speakers.named(name)
            done.append(self._sentence(line, paragraph, speakers))
        for line, found in zip(page.lines, done, strict=True):
            if line.quotes:
                _name_speakers(found, speakers)
            if found:
                yield line, found

    def _sentence(
        self, line: Line, paragraph: Paragraph, speakers: Speakers
    ) -> list[Report]:
        found = []
        holder = paragraph.holder
        for report in reports(line):
            if report.source.casefold() in PRONOUNS:
                named = antecedent(line, report) or speakers.last
                report.source = named or report.source
            if report.end > report.start:
                found.append(report)
            if not report.weak:
                heard(line, report, paragraph, speakers)
        spoken = any(not report.weak for report in found)
        if not spoken:
            speaker = continues(line, paragraph)
            spoken = speaker is not None
            if speaker is not None:
                found.append(Report(line.low, line.high, _CONTINUED, speaker))
        elif holder and paragraph.holder == holder:
            found.insert(0, Report(line.low, line.high, _CONTINUED, holder))
        if not found and not line.inside_quote(0):
            speakers.went_on(line)
        paragraph.spoken = spoken
        if len(found) > 1:
            found = [report for report in found if not _contains_other(report, found)]
        if line.quotes:
            found += self._quotations(line, found, paragraph, speakers)
        return found

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
            resumed = quoted and line.before(cut.start).endswith(",")
            speech = spoken or resumed or self._is_speech(line, quote, cut)
            if not speech or cut.low >= cut.high:
                continue
            source = spoken.source if spoken else only([r.source for r in found])
            if not source and _fills(line, cut):
                source = paragraph.source or speakers.last
            if source or quote.start not in speakers.of:
                speakers.of[quote.start] = source or speakers.of.get(quote.start, "")
            quoted.append(Report(cut.low, cut.high, f"{_QUOTATION} {quote.start}"))
        return quoted

    def _is_speech(self, line: Line, quote: Quote, cut: Quote) -> bool:
        """Whether a quotation without a speaker is speech, not a name or a term."""
        words = line.within(cut.start, cut.end)
        if not words or quote.start < line.low or quote.end > line.high:
            return bool(words)
        if line.before(line.starts[0]).rstrip().endswith(":"):
            return True
        if is_title(line, words):
            return False
        if line.part == "body" and cut.low <= line.starts[0] and _fills(line, cut):
            return True
        announced = line.before(cut.start).endswith(":") and len(words) > 3
        return len(words) >= self.long_quote or announced or _disputed(line, words)

    def _judge(self, line: Line, reports: list[Report]) -> tuple[str, str]:
        strong = _strong(reports)
        if not strong:
            return _OWN
        content = _spans(strong)
        tags = _merged([(*r.tag, "") for r in strong if r.tag[1]])
        covered = sum(end - start for start, end, _ in content)
        around = sum(_outside(tag[:2], content) for tag in tags)
        whole = max(1, line.high - line.low - around)
        mostly = covered >= self.mostly * whole and not (
            _woven_in(line, strong) or _answered(line)
        )
        source = only([report.source for report in strong])
        if not source and all(r.rule.startswith(_QUOTATION) for r in strong):
            source = about(line)
        return "attributed" if mostly else "mixed", source or "none"


def _strong(reports: list[Report]) -> list[Report]:
    """Return the reports that make a sentence one."""
    return [report for report in reports if not report.weak]


def _disputed(line: Line, quoted: range) -> bool:
    """Whether the author answers some quoted words: “...”, although no map agrees."""
    last = min(quoted[-1] + _ANSWER_WITHIN, len(line.lower) - 1)
    for at in line.breaks(quoted[-1], last):
        gap = line.gaps[at]
        if ":" in gap or ";" in gap:
            return False
        answers = line.lower[at + 1] in _ANSWERS
        if "," in gap and answers and not line.inside_quote(at + 1):
            return len(quoted) > 1 and "also" not in line.lower[at + 2 : at + 4]
    return False


def _answered(line: Line) -> bool:
    """Whether the author answers a quotation that stands in this sentence."""
    cuts = (line.within(cut.start, cut.end) for cut in line.quoted)
    return any(words and _disputed(line, words) for words in cuts)


def _contains_other(report: Report, found: list[Report]) -> bool:
    """Whether a slight report holds a report of words, which says it better."""
    others = (other for other in found if not other.weak)
    return report.weak and any(report.start <= o.start < report.end for o in others)


def _woven_in(line: Line, reports: list[Report]) -> bool:
    """Whether the author's own clause goes on as a quotation that nobody reports."""
    if any(not report.rule.startswith(_QUOTATION) for report in reports):
        return False
    first = min(report.start for report in reports)
    before = line.stretch(line.low, first).rstrip("“\"‘'「『« ")
    return bool(before) and not before.endswith((":", "."))


def _spans(reports: Iterable[Report]) -> list[tuple[int, int, str]]:
    return _merged([(report.start, report.end, report.rule) for report in reports])


def _outside(tag: tuple[int, ...], content: list[tuple[int, int, str]]) -> int:
    start, end = tag
    inside = sum(max(0, min(end, high) - max(start, low)) for low, high, _ in content)
    return end - start - inside


def _beside(report: Report, quote: Quote) -> bool:
    return report.start <= quote.end and quote.start <= report.end


def _fills(line: Line, quote: Quote) -> bool:
    return quote.end - quote.start >= _WHOLE * (line.high - line.low)


def _name_speakers(found: list[Report], speakers: Speakers) -> None:
    """Give quotations the source that a later sentence may have named."""
    for report in found:
        rule, _, start = report.rule.partition(" ")
        if rule == _QUOTATION:
            report.rule, report.source = rule, speakers.of.get(int(start), "")


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    if len(spans) < 2:
        return spans
    merged: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, rule))
    return merged
