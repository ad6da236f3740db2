"""From counts to measurements: estimates, intervals and the sentences behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.contrast.measurement import Measurement, Span
from framing.contrast.resample import bootstrap_ratio
from framing.contrast.tally import VOICES, Tally
from framing.settings import Settings
from framing.text.reading import Reading

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Design:
    """Who is compared on what: the counted documents of a reading and their origins."""

    reading: Reading
    topic: str
    settings: Settings = field(default_factory=Settings)

    @property
    def documents(self) -> int:
        """How many documents there are, counted or not."""
        return len(self.reading.documents)

    @cached_property
    def counted(self) -> Flags:
        """Which documents count."""
        return self.reading.documents["counted"].to_numpy(bool)

    @cached_property
    def tokens(self) -> NDArray[np.float64]:
        """Tokens of each document's counted sentences."""
        return self.reading.documents["tokens"].to_numpy(float)

    @cached_property
    def origins(self) -> dict[str, Flags]:
        """The counted documents of each origin, in the corpus' order."""
        of = self.reading.documents["origin"].to_numpy()
        return {o.id: (of == o.id) & self.counted for o in self.reading.corpus.origins}

    def sentences(self, rows: Flags) -> NDArray[np.float64]:
        """Count the flagged sentences of each document."""
        ids = {id: i for i, id in enumerate(self.reading.documents["document"])}
        documents = self.reading.sentences["document"][rows].map(ids).to_numpy(int)
        return np.bincount(documents, minlength=self.documents).astype(float)

    def publishers(self, documents: Flags) -> int:
        """Count the known publishers of these documents."""
        named = self.reading.documents["publisher"][documents]
        return len(set(named) - {""})

    def clusters(self, documents: Flags) -> NDArray[np.object_] | None:
        """Publishers as units where one dominates and there are enough, else None."""
        names = self.reading.documents["publisher"].to_numpy(object)[documents]
        if not len(names) or "" in names:
            return None
        _, counts = np.unique(names.astype(str), return_counts=True)
        dominated = counts.max() > self.settings.dominant_publisher * len(names)
        enough = len(counts) >= self.settings.fewest_documents
        return names if dominated and enough else None

    def evidence(self, rows: list[int]) -> tuple[Span, ...]:
        """Return the spans of these sentences, a seeded sample where they are many."""
        limit = self.settings.evidence_shown
        if len(rows) > limit:
            draw = np.random.default_rng(self.settings.seed)
            rows = sorted(draw.choice(rows, limit, replace=False).tolist())
        table = self.reading.sentences.iloc[rows]
        spans = zip(table["document"], table["start"], table["end"], strict=True)
        return tuple((str(id), int(start), int(end)) for id, start, end in spans)


def measure(design: Design, tally: Tally) -> Iterator[Measurement]:
    """Describe every value of a tally in every origin and voice."""
    values = tally.values()
    if not values:
        return
    voices = VOICES if tally.variable != "voice" else ("all",)
    for origin, documents in design.origins.items():
        for voice in voices:
            yield from _describe(design, tally, values, origin=origin, documents=documents, voice=voice)


def _describe(
    design: Design, tally: Tally, values: list[str], *, origin: str, documents: Flags, voice: str
) -> Iterator[Measurement]:
    counts = tally.counts(values, voice)[documents]
    totals = tally.denominators[documents]
    scale = 1000.0 if tally.unit.startswith("per 1,000") else 1.0
    lows, highs, how = interval(design, counts, totals, documents=documents)
    denominator = float(totals.sum())
    for i, value in enumerate(values):
        numerator = float(counts[:, i].sum())
        rows = tally.rows(value, documents)
        yield Measurement(
            id=f"{tally.variable}.{tally.unit}.{value}.{origin}.{voice}".replace(" ", "-"),
            topic=design.topic,
            origin=origin,
            variable=tally.variable,
            value=value,
            voice=voice,
            unit=tally.unit,
            numerator=numerator,
            denominator=denominator,
            estimate=scale * numerator / denominator if denominator else None,
            n_documents=int(documents.sum()),
            n_publishers=design.publishers(documents),
            n_tokens=int(design.tokens[documents].sum()),
            low=known(lows[i], scale),
            high=known(highs[i], scale),
            interval=how,
            evidence_total=len(rows),
            evidence=design.evidence(rows),
            marks=tally.split(value, documents),
        )


def known(number: float, scale: float = 1.0) -> float | None:
    """Return the number as a plain float, or None for NaN."""
    return None if np.isnan(number) else float(number) * scale


def interval(
    design: Design, counts: NDArray[np.float64], totals: NDArray[np.float64], *, documents: Flags
) -> tuple[NDArray[np.float64], NDArray[np.float64], str]:
    """Draw the intervals of ratios of sums, or say why there are none."""
    settings = design.settings
    n = int((totals > 0).sum())
    if n < settings.fewest_documents:
        none = np.full(counts.shape[1], np.nan)
        return none, none, f"no interval: too few documents ({n})"
    clusters = design.clusters(documents)
    low, high = bootstrap_ratio(
        counts,
        np.broadcast_to(totals[:, None], counts.shape),
        clusters=clusters,
        replicates=settings.replicates,
        level=settings.level,
        seed=settings.seed,
    )
    unit = "documents" if clusters is None else "publishers"
    plain = n >= settings.enough_documents
    caution = "" if plain else ", approximate, likely too narrow"
    return low, high, f"{settings.level:.0%} BCa over {n} {unit}{caution}"
