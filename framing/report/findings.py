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
TOLD = ("topic", "frame", "name", "stance", "voice")
UNITS = (
    "share of documents",
    "share of passage sentences",
    "share of names",
    "share of hits",
)
RANK = (
    "supported",
    "tentative",
    "notable",
    "in these documents",
    "no difference shown",
    "too few documents",
)
STANCES = {
    "endorse": "endorse",
    "reject": "reject",
    "report": "only report",
    "unclear": "take no clear stance on",
}
VOICES = {
    "own": "in own voice",
    "attributed": "attributed",
    "distanced": "held at arm's length",
}


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


def _order(m: Measurement) -> tuple[int, float, float, str]:
    """Put the better founded first, then the rarer by chance, then the larger."""
    rank = RANK.index(m.verdict) if m.verdict in RANK else len(RANK)
    chance = m.estimate if m.variable == "silence" else m.p
    size = abs(m.estimate or 0)
    return rank, 1.0 if chance is None else chance, -size, m.id


def _family(m: Measurement) -> str:
    return m.variable.split("/")[0]


def _sentence(m: Measurement, origin: str, labels: Mapping[str, str]) -> str:
    if m.variable == "silence":
        what = labels.get(m.value, m.value)
        return (
            f"{origin}: none of its {m.denominator:.0f} documents brings in"
            f" “{what}”; {m.interval} ({m.verdict})."
        )
    ends = interval(m)
    spread = f" ({ends})" if ends else ""
    points = 100 * (m.estimate or 0)
    more = "more" if points > 0 else "less"
    gap = f"{abs(points):.0f} points {more} than elsewhere{spread}"
    return f"{origin}: {_said(m, labels)}, {gap}; {m.verdict}: {m.reason}."


def _said(m: Measurement, labels: Mapping[str, str]) -> str:
    """Return the share itself as a clause."""
    what = labels.get(f"{m.variable}={m.value}", m.value)
    share = f"{m.numerator:.0f} of {m.denominator:.0f}"
    return {
        "topic": f"{share} documents speak of “{what}”",
        "frame": f"{share} sentences around the topic are about “{what}”",
        "stance": f"{share} documents on the topic {STANCES.get(m.value)} the claim",
        "voice": f"{share} mentions of the topic are {VOICES.get(m.value)}",
        "name": f"“{what}” is {share} names for {labels.get(m.variable, m.variable)}",
    }[_family(m)]
