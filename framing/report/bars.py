"""Bars as plain geometry: where each stretch of a bar begins and how wide it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing.contrast.measurement import Measurement
from framing.report.palette import VOICES


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


def shares_bar(shares: Sequence[float], *, width: float) -> list[Stretch]:
    """Return a bar of the full width, split by voice."""
    total = sum(shares)
    parts = [width * share / total for share in shares] if total else []
    return _laid(parts, tuple(VOICES))


def stance_bar(rejects: float, endorses: float, *, width: float) -> list[Stretch]:
    """Return a bar to the left of the middle for rejects, to the right for endorses."""
    half = width / 2
    left, right = half * rejects, half * endorses
    both = [(half - left, left, "reject"), (half, right, "endorse")]
    return [Stretch(round(x, 1), round(w, 1), k) for x, w, k in both if w > 0]


def _laid(parts: Sequence[float], kinds: Sequence[str]) -> list[Stretch]:
    stretches, x = [], 0.0
    for part, kind in zip(parts, kinds, strict=False):
        if part > 0:
            stretches.append(Stretch(round(x, 1), round(part, 1), kind))
        x += part
    return stretches
