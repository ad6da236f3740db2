"""From counts to measurements: estimates, intervals and the sentences behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from framing.contrast.design import Counts, Design, Figure, Flags, known
from framing.contrast.effects import share
from framing.contrast.measurement import Measurement
from framing.contrast.resample import bootstrap_ratio
from framing.contrast.tally import Tally

RATE = "per 1,000 tokens"


@dataclass(frozen=True)
class Intervals:
    """Ends of intervals, (values,), NaN where there is none, and how they arose."""

    low: Counts
    high: Counts
    how: str

    def at(self, i: int) -> tuple[float | None, float | None, str]:
        """Return both ends and the words of one value; equal ends are no interval."""
        low, high = known(self.low[i]), known(self.high[i])
        if low is not None and low == high:
            return None, None, "no interval: nothing varies between the documents"
        return low, high, self.how


def measure(design: Design, tally: Tally) -> Iterator[Measurement]:
    """Describe every value of a tally in every origin and voice."""
    values = tally.values()
    if values:
        for origin in design.origins:
            yield from _describe(design, tally, values, origin=origin)


def _describe(
    design: Design, tally: Tally, values: Sequence[str], *, origin: str
) -> Iterator[Measurement]:
    documents = design.origins[origin]
    scale = 1000.0 if tally.unit == RATE else 1.0
    counts = np.hstack([tally.counts(values, voice) for voice in tally.voices])
    counts, totals = counts[documents], tally.totals[documents]
    estimates = scale * share(counts.sum(axis=0), totals.sum())
    ends = intervals(design, scale * counts, totals, documents=documents)
    for i, (voice, value) in enumerate(product(tally.voices, values)):
        figure = Figure(origin, tally.variable, value, tally.unit, voice)
        low, high, how = ends.at(i)
        bare = design.record(
            figure,
            numerator=counts[:, i].sum(),
            denominator=totals.sum(),
            estimate=estimates[i],
            rows=tally.rows(value, documents),
        )
        marks = tally.split(value, documents)
        yield replace(bare, low=low, high=high, interval=how, marks=marks)


def intervals(
    design: Design, counts: Counts, totals: Counts, *, documents: Flags
) -> Intervals:
    """Draw the intervals of ratios of sums, or say why there are none."""
    settings = design.settings
    n = int((totals > 0).sum())
    if n < settings.fewest_documents:
        none = np.full(counts.shape[1], np.nan)
        return Intervals(none, none, f"no interval: too few documents ({n})")
    clusters = design.clusters(documents)
    low, high = bootstrap_ratio(
        counts,
        totals,
        clusters=clusters,
        replicates=settings.replicates,
        level=settings.level,
        seed=settings.seed,
    )
    unit = "documents" if clusters is None else "publishers"
    how = f"{settings.level:.0%} BCa over {n} {unit}{caution(design, n)}"
    return Intervals(low, high, how)


def caution(design: Design, n: int) -> str:
    """Return what to add where so few documents make an interval too narrow."""
    plain = n >= design.settings.enough_documents
    return "" if plain else ", approximate, likely too narrow"
