"""Notable silences: what others speak of and an origin, for its size, does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.contrast.contrasts import REST
from framing.contrast.design import Design, Figure
from framing.contrast.measurement import Measurement
from framing.contrast.silence import chance_of_silence, lower_rate
from framing.contrast.tally import Tally


def silences(design: Design, tallies: Sequence[Tally]) -> Iterator[Measurement]:
    """Find the values of these tallies that no document of an origin has.

    The estimate is the chance of seeing none in so many documents, were the origin
    like the lower bound of the others' share. The sentences shown are the others'.
    """
    for tally in tallies:
        for origin in design.origins:
            yield from _of(design, tally, origin=origin)


def _of(design: Design, tally: Tally, *, origin: str) -> Iterator[Measurement]:
    settings, values = design.settings, tally.values()
    able = tally.denominators > 0
    here = design.origins[origin] & able
    there = design.counted & ~design.origins[origin] & able
    n, others = int(here.sum()), int(there.sum())
    if not values or min(n, others) < settings.fewest_documents:
        return
    has = tally.counts(values) > 0
    with_it = has[there].sum(axis=0)
    rates = lower_rate(with_it, others, level=settings.level)
    chances = chance_of_silence(n, rates)
    general = design.reading.corpus.sampling.generalises
    for i, value in enumerate(values):
        if has[here, i].any() or chances[i] >= settings.silence_chance:
            continue
        figure = Figure(
            origin, "silence", f"{tally.variable}={value}", "chance", against=REST
        )
        bare = design.record(
            figure,
            numerator=0,
            denominator=n,
            estimate=chances[i],
            rows=tally.rows(value, there),
        )
        yield replace(
            bare,
            interval=f"{with_it[i]} of {others} documents elsewhere have it",
            verdict="notable" if general else "in these documents",
            reason="the sentences shown are the others'",
        )
