"""Bars as plain geometry: where each stretch of a bar begins and how wide it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.contrast.measurement import Measurement
from framing.report.palette import VOICES

STANCES = ("reject", "report", "unclear", "endorse")
"""The stances from left to right."""
TICKS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)


@dataclass(frozen=True)
class Stretch:
    """A part of a bar, in the units of its width; `kind` says how it is filled."""

    x: float
    width: float
    kind: str


def voice_bar(m: Measurement, *, width: float, largest: float) -> list[Stretch]:
    """Return a bar as long as the share, split by the voices of its hits."""
    if not m.estimate or not largest:
        return []
    length = width * min(m.estimate / largest, 1.0)
    hits = sum(m.marks)
    parts = [length * n / hits for n in m.marks] if hits else [length, 0.0, 0.0]
    return _laid(parts, tuple(VOICES))


def shares_bar(shares: Mapping[str, Measurement], *, width: float) -> list[Stretch]:
    """Return a bar of the full width, split by voice."""
    parts = [shares[v].numerator if v in shares else 0.0 for v in VOICES]
    whole = sum(parts) or 1.0
    return _laid([width * part / whole for part in parts], tuple(VOICES))


def stance_bar(shares: Mapping[str, Measurement], *, width: float) -> list[Stretch]:
    """Return a bar that leans to the left for rejects, to the right for endorses.

    What takes no side lies across the middle, half of it on either side.
    """
    half = width / 2
    parts = [
        half * (shares[kind].estimate or 0.0) if kind in shares else 0.0
        for kind in STANCES
    ]
    start = half - parts[0] - (parts[1] + parts[2]) / 2
    return _laid(parts, STANCES, start=start)


def tick(largest: float) -> float:
    """Return the round share that marks a scale which ends at the largest share."""
    return next((step for step in TICKS if step <= largest), TICKS[-1])


def _laid(
    parts: Sequence[float], kinds: Sequence[str], *, start: float = 0.0
) -> list[Stretch]:
    stretches, x = [], start
    for part, kind in zip(parts, kinds, strict=False):
        if part > 0:
            stretches.append(Stretch(round(x, 1), round(part, 1), kind))
        x += part
    return stretches
