"""The report as plain typed data: pages, tables and figures only read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from framing.contrast.measurement import Measurement, Span


@dataclass(frozen=True)
class Column:
    """An origin as a column of every table, always in the same order."""

    id: str
    label: str
    place: str
    kind: str
    documents: int
    publishers: int
    tokens: int
    period: str
    translated: int
    genres: str


@dataclass(frozen=True)
class Mark:
    """A highlighted stretch of a quoted sentence; `voice` is one of the three marks."""

    start: int
    end: int
    variable: str
    value: str
    voice: str


@dataclass(frozen=True)
class Quotation:
    """A sentence as read and its source; `text` is empty beyond the excerpt limit."""

    document: str
    sentence: int
    start: int
    end: int
    origin: str
    language: str
    text: str
    source: str
    marks: tuple[Mark, ...] = ()
    """Offsets here are positions in `text`."""


@dataclass(frozen=True)
class Passage:
    """A topic passage that stands for a frame in an origin's column."""

    origin: str
    frame: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class Finding:
    """One plain sentence and the measurement it says."""

    text: str
    measurement: str


@dataclass(frozen=True)
class Summary:
    """Everything a report of one topic says.

    `labels` maps values to the words shown: `frame=threat` to "danger", and so for
    `topic=…` and `name/…=…`; `name/unification` is the referent's own label. `scope`
    says how far figures reach where sampling allows no more.
    `quotations` holds the sentences behind the numbers by their span.
    """

    topic: str
    label: str
    proposition: str
    opposed: str
    corpus: str
    corpus_name: str
    notice: str
    sampling: str
    scope: str
    columns: tuple[Column, ...]
    measurements: tuple[Measurement, ...]
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    quotations: Mapping[Span, Quotation]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    cautions: tuple[str, ...]
    settings: Mapping[str, float]
    versions: Mapping[str, str]
    hashes: Mapping[str, str]
    command: str
    second: str = ""
    """How far the second opinion has proved right, in a sentence."""

    def of(
        self,
        variable: str,
        *,
        origin: str = "",
        value: str = "",
        voice: str = "",
        unit: str = "",
    ) -> list[Measurement]:
        """Return the measurements that fit, in order; an empty word fits all."""
        wanted = {
            "variable": variable,
            "origin": origin,
            "value": value,
            "voice": voice,
            "unit": unit,
        }
        return [
            m
            for m in self.measurements
            if all(
                not want or getattr(m, name) == want for name, want in wanted.items()
            )
        ]
