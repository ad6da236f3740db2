"""The five most telling findings, each a plain sentence over one measurement."""

from collections.abc import Iterator, Mapping, Sequence

from framing.contrast.measurement import Measurement
from framing.report.summary import Finding

SHOWN = 5
_RANK = {"supported": 0, "tentative": 1, "notable": 1, "in these documents": 2, "no difference shown": 3, "not comparable": 3, "too few documents": 3}


def findings(
    measurements: Sequence[Measurement], origins: Mapping[str, str], labels: Mapping[str, str]
) -> list[Finding]:
    """Return at most five, the best founded and largest first, one a value."""
    found = sorted(_told(measurements), key=lambda m: (_RANK.get(m.verdict, 4), -_size(m), m.id))
    chosen: list[Measurement] = []
    for m in found:
        alike = [c for c in chosen if c.variable == m.variable]
        if len(alike) < 2 and all(c.value != m.value for c in alike):
            chosen.append(m)
    return [Finding(_sentence(m, origins, labels), m.id) for m in chosen[:SHOWN]]


def _told(measurements: Sequence[Measurement]) -> Iterator[Measurement]:
    """Yield contrasts and silences that a reader would ask about."""
    for m in measurements:
        whole = m.unit == "difference, share of sentences"
        if m.variable == "silence" or (m.unit.startswith("difference, share") and not whole):
            yield m


def _size(m: Measurement) -> float:
    return 1 - (m.estimate or 0) if m.variable == "silence" else abs(m.estimate or 0)


def _sentence(m: Measurement, origins: Mapping[str, str], labels: Mapping[str, str]) -> str:
    origin = origins[m.origin]
    if m.variable == "silence":
        what = labels.get(m.value, m.value)
        return f"{origin}: none of its {m.denominator:.0f} documents brings in “{what}”; {m.interval} ({m.verdict})."
    what = labels.get(f"{m.variable}={m.value}", m.value)
    more = "more" if (m.estimate or 0) > 0 else "less"
    gap = f"{abs(100 * (m.estimate or 0)):.0f} points {more} than elsewhere"
    spread = "" if m.low is None or m.high is None else f", interval {100 * m.low:+.0f} to {100 * m.high:+.0f}"
    share = f"{m.numerator:.0f} of {m.denominator:.0f}"
    said = {
        "frame": f"{origin}: {share} sentences around the topic are about “{what}”",
        "topic": f"{origin}: {share} documents speak of “{what}”",
    }.get(m.variable, f"{origin}: says “{what}” in {share} cases for {labels.get(m.variable, m.variable)}")
    return f"{said}, {gap}{spread} ({m.verdict}: {m.reason})."
