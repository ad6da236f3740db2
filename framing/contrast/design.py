"""Who is compared on what, and the bare record of a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.contrast.measurement import Measurement, Span
from framing.contrast.periods import overlap
from framing.settings import Settings
from framing.text.reading import Reading

Flags = NDArray[np.bool_]
"""Whether, of each document (or sentence)."""
Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Figure:
    """What a measurement is of: the part of the record that names it."""

    origin: str
    variable: str
    value: str
    unit: str
    voice: str = "all"
    against: str = ""

    def id(self, topic: str) -> str:
        """Return the name of the figure, unique in a report."""
        side = self.against or self.voice
        words = (topic, self.variable, self.unit, self.value, self.origin, side)
        return ".".join(word for word in words if word).replace(" ", "-")


class Likeness(NamedTuple):
    """What may keep two sides from being compared."""

    period_overlap: float
    genre_differs: bool
    translation_differs: bool


@dataclass(frozen=True)
class Design:
    """The counted documents of a reading by origin, and the topic asked about."""

    reading: Reading
    topic: str = ""
    settings: Settings = Settings()

    @property
    def documents(self) -> int:
        """How many documents there are, counted or not."""
        return len(self.reading.documents)

    @cached_property
    def counted(self) -> Flags:
        """Which documents count."""
        return self.reading.documents["counted"].to_numpy(bool)

    @cached_property
    def tokens(self) -> Counts:
        """Tokens of each document's counted sentences."""
        return self.reading.documents["tokens"].to_numpy(float)

    @cached_property
    def origins(self) -> dict[str, Flags]:
        """The counted documents of each origin, in the corpus' order."""
        of = self.reading.documents["origin"].to_numpy()
        return {
            origin.id: (of == origin.id) & self.counted
            for origin in self.reading.corpus.origins
        }

    @cached_property
    def document_of(self) -> NDArray[np.int64]:
        """The row of the document of each sentence."""
        rows = {id: i for i, id in enumerate(self.reading.documents["document"])}
        return np.array([rows[u.document] for u in self.reading.units], np.int64)

    @cached_property
    def first_of(self) -> dict[str, int]:
        """The row of each document's first sentence; they are numbered from 1."""
        units = self.reading.units
        return {u.document: row for row, u in enumerate(units) if u.sentence == 1}

    @cached_property
    def likeness(self) -> dict[str, Likeness]:
        """How far each origin can be compared with the rest."""
        table = self.reading.documents
        found = {}
        for origin, here in self.origins.items():
            there = self.counted & ~here
            translated = table["translated"].map(_translation)
            found[origin] = Likeness(
                overlap(table["date"][here], table["date"][there]),
                _apart(table["genre"][here], table["genre"][there]),
                _apart(translated[here], translated[there]),
            )
        return found

    def per_document(self, documents: NDArray[np.int64]) -> Counts:
        """Count how often each document occurs among these rows."""
        counts = np.bincount(documents, minlength=self.documents)
        return counts.astype(np.float64)

    def publishers(self, documents: Flags) -> int:
        """Count the known publishers of these documents."""
        names = self.reading.documents["publisher"].to_numpy(object)
        return len(set(names[documents]) - {""})

    def clusters(self, documents: Flags) -> NDArray[np.object_] | None:
        """Return publishers as the units where one dominates, if there are enough."""
        names = self.reading.documents["publisher"].to_numpy(object)[documents]
        if not len(names) or "" in names:
            return None
        _, counts = np.unique(names.astype(str), return_counts=True)
        dominated = counts.max() > self.settings.dominant_publisher * len(names)
        enough = len(counts) >= self.settings.fewest_documents
        return names if dominated and enough else None

    def record(
        self,
        figure: Figure,
        *,
        numerator: float,
        denominator: float,
        estimate: float | None,
        rows: Sequence[int] = (),
    ) -> Measurement:
        """Return the measurement of a figure, with its origin's size and sentences."""
        n_documents, n_publishers, n_tokens = self._sizes[figure.origin]
        return Measurement(
            id=figure.id(self.topic),
            topic=self.topic,
            origin=figure.origin,
            variable=figure.variable,
            value=figure.value,
            voice=figure.voice,
            unit=figure.unit,
            against=figure.against,
            numerator=float(numerator),
            denominator=float(denominator),
            estimate=known(estimate),
            n_documents=n_documents,
            n_publishers=n_publishers,
            n_tokens=n_tokens,
            evidence_total=len(rows),
            evidence=self._evidence(rows),
        )

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int, int]]:
        """Documents, publishers and tokens of each origin."""
        return {
            origin: (
                int(documents.sum()),
                self.publishers(documents),
                int(self.tokens[documents].sum()),
            )
            for origin, documents in self.origins.items()
        }

    def _evidence(self, rows: Sequence[int]) -> tuple[Span, ...]:
        """Return the spans of these sentences, a seeded sample where they are many."""
        if len(rows) > self.settings.evidence_shown:
            draw = np.random.default_rng(self.settings.seed)
            chosen = draw.choice(rows, self.settings.evidence_shown, replace=False)
            rows = sorted(chosen.tolist())
        return tuple(self.reading.units[row].span for row in rows)


def known(number: float | None) -> float | None:
    """Return the number as a plain float; None for NaN."""
    return None if number is None or np.isnan(number) else float(number)


def _apart(here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether both sides are known and have nothing in common."""
    one, other = set(here) - {""}, set(there) - {""}
    return bool(one and other and not one & other)


def _translation(value: str) -> str:
    return value if value in ("", "no") else "yes"
