"""The five most telling findings, each a plain sentence over one measurement."""

from collections.abc import Iterator, Mapping, Sequence

from framing.contrast.contrasts import DIFFERENCE
from framing.contrast.measurement import Measurement
from framing.records import Origin
from framing.report.numbers import interval
from framing.report.summary import Finding

SHOWN = 5
MOST_ALIKE = 2
"""Findings about one variable, so that five do not all say the same."""
FEWEST_CASES = 5
"""Cases a side that a share must rest on to be told among the first five."""
TOLD = ("topic", "frame", "name")
UNITS = ("share of documents", "share of passage sentences", "share of names")
RANK = ("supported", "tentative", "notable", "in these documents")


def findings(
    measurements: Sequence[Measurement],
    origins: Sequence[Origin],
    *,
    labels: Mapping[str, str],
) -> list[Finding]:
    """Return at most five: the best founded first, then the largest, one a value."""
    chosen: list[Measurement] = []
    for m in sorted(_told(measurements), key=_order):
        alike = [c for c in chosen if _family(c) == _family(m)]
        same = any((c.variable, c.value) == (m.variable, m.value) for c in chosen)
        if len(alike) < MOST_ALIKE and not same:
            chosen.append(m)
    names = {origin.id: origin.label for origin in origins}
    return [
        Finding(_sentence(m, names[m.origin], labels), m.id) for m in chosen[:SHOWN]
    ]


def _told(measurements: Sequence[Measurement]) -> Iterator[Measurement]:
    """Yield silences, and contrasts of enough cases, that a reader would ask about."""
    for m in measurements:
        contrast = m.against and m.unit.removeprefix(DIFFERENCE) in UNITS
        solid = m.denominator >= FEWEST_CASES and m.estimate
        if m.variable == "silence" or (contrast and _family(m) in TOLD and solid):
            yield m


def _order(m: Measurement) -> tuple[int, float, str]:
    rank = RANK.index(m.verdict) if m.verdict in RANK else len(RANK)
    size = 1 - (m.estimate or 0) if m.variable == "silence" else abs(m.estimate or 0)
    return rank, -size, m.id


def _family(m: Measurement) -> str:
    return m.variable.split("/")[0]


def _sentence(m: Measurement, origin: str, labels: Mapping[str, str]) -> str:
    if m.variable == "silence":
        what = labels.get(m.value, m.value)
        return (
            f"{origin}: none of its {m.denominator:.0f} documents brings in"
            f" “{what}”; {m.interval} ({m.verdict})."
        )
    what = labels.get(f"{m.variable}={m.value}", m.value)
    share = f"{m.numerator:.0f} of {m.denominator:.0f}"
    said = {
        "frame": f"{share} sentences around the topic are about “{what}”",
        "topic": f"{share} documents speak of “{what}”",
    }.get(
        m.variable,
        f"“{what}” is {share} names for {labels.get(m.variable, m.variable)}",
    )
    ends = interval(m)
    spread = f" ({ends})" if ends else ""
    points = 100 * (m.estimate or 0)
    more = "more" if points > 0 else "fewer" if _family(m) != "name" else "less"
    gap = f"{abs(points):.0f} points {more} than elsewhere{spread}"
    return f"{origin}: {said}, {gap}; {m.verdict}: {m.reason}."
