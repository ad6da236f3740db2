"""The panels behind the numbers: which sentences, and what is marked in them."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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


@dataclass
class Panels:
    """The panels of a page; those that a number has linked to are `used`."""

    choices: Choices
    used: dict[str, Panel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the measurements by the sentences they rest on."""
        groups: dict[Key, list[Measurement]] = {}
        for m in self.choices.summary.measurements:
            groups.setdefault(_key(m), []).append(m)
        self._panels: dict[Key, Panel] = {}
        taken: set[str] = set()
        for key, group in groups.items():
            ordered = sorted(group, key=lambda m: (bool(m.against), ORDER[m.voice]))
            id = _unique(anchor(ordered[0].id), taken)
            taken.add(id)
            self._panels[key] = Panel(id, tuple(ordered))

    def link(self, m: Measurement) -> tuple[str, bool]:
        """Return the id of a figure's panel, and whether this is its first link."""
        panel = self._panels[_key(m)]
        fresh = panel.id not in self.used
        self.used[panel.id] = panel
        return panel.id, fresh

    def quotations(self, panel: Panel) -> list[Quotation]:
        """Return the sentences a panel shows, in the order of the evidence."""
        stored = self.choices.summary.quotations
        return [stored[span] for span in panel.first.evidence if span in stored]

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


def anchor(id: str) -> str:
    """Return a measurement's id as a fragment that needs no escaping."""
    return "e-" + re.sub(r"[^A-Za-z0-9_.-]+", "-", id)


def counted(quotation: Quotation, m: Measurement) -> list[Piece]:
    """Cut a sentence at what a measurement counts in it."""
    if m.variable == "term":
        return cut(quotation.text, _words(quotation.text, m.value))
    return cut(quotation.text, (k for k in quotation.marks if _counts(k, m)))


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
    return (mark.variable, mark.value) == (m.variable, m.value)


def _words(text: str, word: str) -> Iterator[Mark]:
    for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        yield Mark(found.start(), found.end(), "term", word, "own")


def _sought(m: Measurement) -> str:
    if m.variable == "voice":
        return f"topic={m.topic}"
    return m.value if m.variable in ("term", "silence") else f"{m.variable}={m.value}"


def _key(m: Measurement) -> Key:
    return m.origin, m.variable, m.value, m.evidence, m.evidence_total


def _unique(id: str, taken: set[str]) -> str:
    if id not in taken:
        return id
    return next(
        f"{id}.{n}" for n in range(2, len(taken) + 3) if f"{id}.{n}" not in taken
    )
