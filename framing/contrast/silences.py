"""Notable silences: what the others speak of and an origin, given its size, does not."""

from collections.abc import Iterator, Sequence

import numpy as np

from framing.contrast.contrasts import REST
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Design
from framing.contrast.silence import chance_of_silence, lower_rate
from framing.contrast.tally import Tally


def silences(design: Design, tallies: Sequence[Tally]) -> Iterator[Measurement]:
    """Find topics and frames (in passages) that no document of an origin has.

    The chance is that of seeing none, were the origin like the lower bound of the others.
    """
    wanted = {("topic", "share of documents"), ("frame", "share of passage sentences")}
    for tally in tallies:
        if (tally.variable, tally.unit) in wanted:
            for origin in design.origins:
                yield from _of(design, tally, origin)


def _of(design: Design, tally: Tally, origin: str) -> Iterator[Measurement]:
    values = tally.values()
    if not values:
        return
    has = tally.counts(values, "all") > 0
    able = tally.denominators > 0
    here, there = design.origins[origin] & able, design.counted & ~design.origins[origin] & able
    n, others = int(here.sum()), int(there.sum())
    if min(n, others) < design.settings.fewest_documents:
        return
    with_it = has[there].sum(axis=0)
    chances = chance_of_silence(n, lower_rate(with_it, others, level=design.settings.level))
    for i, value in enumerate(values):
        if has[here, i].any() or chances[i] >= design.settings.silence_chance:
            continue
        rows = tally.rows(value, there)
        yield Measurement(
            id=f"silence.{tally.variable}={value}.{origin}",
            topic=design.topic, origin=origin, against=REST, variable="silence",
            value=f"{tally.variable}={value}", voice="all", unit="chance",
            numerator=0.0, denominator=float(n), estimate=float(chances[i]),
            n_documents=n, n_publishers=design.publishers(here),
            n_tokens=int(design.tokens[here].sum()),
            interval=f"{with_it[i]} of {others} documents elsewhere have it",
            verdict="notable" if design.reading.corpus.sampling.generalises else "in these documents",
            reason="the sentences shown are those of the others",
            evidence_total=len(rows), evidence=design.evidence(rows),
        )
