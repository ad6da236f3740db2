"""The one record behind every figure that is shown, plotted or printed."""

from dataclasses import dataclass

Span = tuple[str, int, int]
"""Document, first character, character after the last."""


@dataclass(frozen=True)
class Measurement:
    """One figure: what was counted of whom, out of what, how sure, and where it stands.

    `estimate` is `numerator / denominator` (per 1,000 where `unit` says so), or the
    difference or log ratio that `unit` names; None where there is no denominator.
    `interval` says how `low` and `high` came about, or why there is none.
    """

    id: str
    topic: str
    origin: str
    variable: str
    value: str
    voice: str
    unit: str
    numerator: float
    denominator: float
    estimate: float | None
    against: str = ""
    n_documents: int = 0
    n_publishers: int = 0
    n_tokens: int = 0
    low: float | None = None
    high: float | None = None
    interval: str = ""
    p: float | None = None
    q: float | None = None
    verdict: str = ""
    reason: str = ""
    evidence_total: int = 0
    evidence: tuple[Span, ...] = ()
    marks: tuple[int, int, int] = (0, 0, 0)
    """Hits in own voice, attributed, and held at arm's length."""
