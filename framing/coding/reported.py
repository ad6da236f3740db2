"""What is reported in one sentence: the rules, one function a class of cue."""

from collections.abc import Callable, Iterator

from framing.coding.clauses import Report, clause, led_in
from framing.coding.headlines import headline
from framing.coding.line import Cue, Line
from framing.coding.nouns import PRONOUNS
from framing.coding.phrases import (
    about,
    according,
    attitude,
    formula,
    known,
    label,
    noun,
    sourceless,
    surveyed,
    topic,
    viewpoint,
)
from framing.coding.sources import Subject, main_name, subject


def reports(line: Line) -> list[Report]:
    """Return what the cues of a sentence report, in the order of the cues."""
    found: list[Report] = []
    verb, who = -1, Subject(-1, -1)
    for cue in line.cues:
        if line.quotation[cue.first] or line.own[cue.last]:
            continue
        if cue.category == "topic" and _tagged(line.starts[cue.first], found):
            continue
        if cue.category in _PHRASES:
            found += _PHRASES[cue.category](line, cue)
            continue
        if cue.category in _LED_IN and not led_in(line, cue):
            continue
        if cue.first != verb:
            verb, who = cue.first, subject(line, cue.first)
        if not who.barred:
            found += _VERBS[cue.category](line, cue, who)
    headed = None if found else headline(line)
    return [headed] if headed else found


def _tagged(place: int, found: list[Report]) -> bool:
    """Whether the words there say who speaks, in a report that has been found."""
    return any(report.tag[0] <= place < report.tag[1] for report in found)


_LED_IN = frozenset({"that", "evidence"})
_VERBS: dict[str, Callable[[Line, Cue, Subject], Iterator[Report]]] = {
    "verb": clause,
    "that": clause,
    "evidence": clause,
    "knowing": known,
    "naming": label,
    "label": label,
    "topic": topic,
    "mention": attitude,
    "attitude": attitude,
}
_PHRASES: dict[str, Callable[[Line, Cue], Iterator[Report]]] = {
    "sourceless": sourceless,
    "about": about,
    "formula": formula,
    "according": according,
    "viewpoint": viewpoint,
    "noun": noun,
    "surveyed": surveyed,
}
REPORTING = tuple(dict.fromkeys(["sourceless", *_VERBS, *_PHRASES]))
"""The classes of cues that report, of two at one place the stronger first."""


def antecedent(line: Line, report: Report) -> str:
    """Return who the pronoun that reports stands for: the subject before it, if any."""
    before = len(line.within(line.low, report.tag[0]))
    quoted = before and line.inside_quote(0)
    trails = report.start < report.tag[0]
    name = "" if quoted or trails else main_name(line, before)
    unclear = name.casefold() in PRONOUNS or name.endswith(("'s", "’s"))
    return "" if unclear else name
