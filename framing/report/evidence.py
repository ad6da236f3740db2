"""The panels behind the numbers: which sentences, and what is marked in them."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from framing.contrast.measurement import Measurement, Span
from framing.report.choices import Choices
from framing.report.summary import Mark, Quotation

Key = tuple[str, str, str, tuple[Span, ...], int]
_VOICED = {("voice", "own"), ("voice", "attributed")}
ORDER = {"all": 0, "own": 1, "attributed": 2}


@dataclass(frozen=True)
class Piece:
    """A stretch of a quoted sentence; `voice` is "" where nothing is marked."""

    text: str
    voice: str = ""


@dataclass(frozen=True)
class Panel:
    """The sentences that several figures of one origin and value share."""

    id: str
    measurements: tuple[Measurement, ...]

    @property
    def first(self) -> Measurement:
        """The figure that the panel is named after."""
        return self.measurements[0]


@dataclass(frozen=True)
class Cited:
    """What a panel shows of one document, and the sentences it may only name."""

    first: Quotation
    shown: tuple[Quotation, ...]
    beyond: tuple[int, ...]


@dataclass
class Panels:
    """The panels of a page, numbered as numbers link to them: those `used`."""

    choices: Choices
    used: dict[Key, Panel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the measurements by the sentences they rest on."""
        self._groups: dict[Key, list[Measurement]] = {}
        for m in self.choices.summary.measurements:
            self._groups.setdefault(_key(m), []).append(m)

    def link(self, m: Measurement) -> tuple[str, bool]:
        """Return the id of a figure's panel, and whether this is its first link."""
        key = _key(m)
        fresh = key not in self.used
        if fresh:
            group = sorted(
                self._groups[key], key=lambda m: (bool(m.against), ORDER[m.voice])
            )
            self.used[key] = Panel(f"e{len(self.used) + 1}", tuple(group))
        return self.used[key].id, fresh

    def quotations(self, panel: Panel) -> list[Quotation]:
        """Return the sentences behind a panel, in the order of the evidence."""
        stored = self.choices.summary.quotations
        return [stored[span] for span in panel.first.evidence if span in stored]

    def cited(self, panel: Panel) -> list[Cited]:
        """Return the sentences behind a panel, gathered by document."""
        documents = groupby(self.quotations(panel), key=lambda q: q.document)
        return [_cited(list(quotations)) for _, quotations in documents]

    def command(self, panel: Panel) -> str:
        """Return the command that lists every hit of a panel's value in the origin."""
        m, summary = panel.first, self.choices.summary
        words = ["framing", "find", _sought(m)]
        if m.variable != "silence":
            words += ["--origin", m.origin]
        if m.voice == "own" or (m.variable, m.value) in _VOICED:
            words += ["--voice", m.value if m.variable == "voice" else m.voice]
        folder = summary.command.partition(" --corpus ")[2].partition(" --")[0]
        return shlex.join(words) + (f" --corpus {folder}" if folder else "")


def counted(quotation: Quotation, m: Measurement) -> list[Piece]:
    """Cut a sentence at what a measurement counts in it."""
    marks = [k for k in quotation.marks if _counts(k, m)]
    if m.variable == "term" and not marks:
        return cut(quotation.text, _words(quotation.text, m.value))
    return cut(quotation.text, marks)


def framed(quotation: Quotation, *, topic: str, frame: str) -> list[Piece]:
    """Cut a sentence at what speaks of the topic and what carries the frame."""
    wanted = {("topic", topic), ("frame", frame)}
    marks = (k for k in quotation.marks if (k.variable, k.value) in wanted)
    return cut(quotation.text, marks)


def cut(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text at its marks; where they overlap the earlier, then longer, wins."""
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda k: (k.start, -k.end)):
        start, end = max(mark.start, at), min(mark.end, len(text))
        if start >= end:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], mark.voice)]
        at = end
    return [p for p in (*pieces, Piece(text[at:])) if p.text]


def _counts(mark: Mark, m: Measurement) -> bool:
    """Whether a mark is of the kind that a measurement counts."""
    if m.variable == "voice":
        return (mark.variable, mark.value, mark.voice) == ("topic", m.topic, m.value)
    if m.variable.startswith("stance/"):
        return mark.variable == m.variable
    if m.variable == "silence":
        return f"{mark.variable}={mark.value}" == m.value
    return (mark.variable, mark.value) == (_family(m), m.value)


def _words(text: str, word: str) -> Iterator[Mark]:
    for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        yield Mark(found.start(), found.end(), "term", word, "own")


def _sought(m: Measurement) -> str:
    if m.variable == "voice":
        return f"topic={m.topic}"
    bare = _family(m) in ("term", "silence")
    return m.value if bare else f"{m.variable}={m.value}"


def _family(m: Measurement) -> str:
    """Return the variable without the year of a term."""
    return "term" if m.variable.startswith("term/") else m.variable


def _key(m: Measurement) -> Key:
    return m.origin, m.variable, m.value, m.evidence, m.evidence_total


def _cited(quotations: Sequence[Quotation]) -> Cited:
    return Cited(
        quotations[0],
        tuple(q for q in quotations if q.text),
        tuple(q.sentence for q in quotations if not q.text),
    )
