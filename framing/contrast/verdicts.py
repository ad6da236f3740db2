"""What may be said of a contrast, and what was lacking to say more."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import Literal

from framing.settings import Settings

Verdict = Literal[
    "supported",
    "tentative",
    "too few documents",
    "not comparable",
    "no difference shown",
]


@dataclass(frozen=True)
class Grounds:
    """Everything a verdict rests on; pairs are (this origin, its counterpart)."""

    documents: tuple[int, int]
    publishers: tuple[int, int]
    low: float
    """Ends of the interval of the difference; NaN where there is none."""
    high: float
    p: float
    q: float
    """NaN where the value was not tested."""
    largest_share: float
    """Share of the value's hits that one document holds."""
    dispersion: float
    """Gries' DP, normalised, of the value over the documents that hold it."""
    generalises: bool
    """Whether the sampling allows more than "in these documents"."""
    validated: bool
    """Whether people coded a sample and the machine was held against it."""
    period_overlap: float
    """Share of the shorter period covered by both; NaN where dates are missing."""
    genre_differs: bool
    """The two sides have no genre in common."""
    translation_differs: bool
    """One side is translated and the other is not."""


def verdict(grounds: Grounds, settings: Settings) -> tuple[Verdict, str]:
    """Return the verdict and the one clause that says what was lacking.

    Asked in this order: are there documents enough for any figure, can the sides be
    compared, do interval and chance leave out 0, is anything missing for `supported`.
    The reason names the first thing that was; for `supported` it says what it rests on.
    """
    if min(grounds.documents) < settings.fewest_documents:
        reason = _sides(grounds.documents, settings.fewest_documents, "document")
        return "too few documents", reason
    if obstacle := next(_obstacles(grounds, settings), ""):
        return "not comparable", obstacle
    if isnan(grounds.low) or isnan(grounds.high):
        return "no difference shown", "no interval can be drawn from these documents"
    if grounds.low <= 0 <= grounds.high:
        return "no difference shown", "the interval of the difference includes 0"
    if not grounds.p <= 1 - settings.level:
        return "no difference shown", _as_far(grounds.p)
    if lack := next(_lacks(grounds, settings), ""):
        return "tentative", lack
    return "supported", _footing(grounds)


def _obstacles(grounds: Grounds, settings: Settings) -> Iterator[str]:
    """Yield what makes the two sides no fair comparison."""
    if grounds.period_overlap < settings.period_overlap:
        share, needed = grounds.period_overlap, settings.period_overlap
        yield f"the periods overlap by {share:.0%}; {needed:.0%} needed"
    if grounds.genre_differs:
        yield "the two sides have no genre in common"
    if grounds.translation_differs:
        yield "one side is translated and the other is not"


def _lacks(grounds: Grounds, settings: Settings) -> Iterator[str]:
    """Yield what a tentative finding lacks, the gravest first."""
    if min(grounds.documents) < settings.enough_documents:
        yield _sides(grounds.documents, settings.enough_documents, "document")
    if min(grounds.publishers) < settings.enough_publishers:
        yield _sides(grounds.publishers, settings.enough_publishers, "publisher")
    if not grounds.largest_share <= settings.largest_share:
        yield _concentration(grounds.largest_share, settings.largest_share)
    if grounds.dispersion > settings.widest_dispersion:
        yield f"the hits come from few documents: DP is {grounds.dispersion:.2f}"
    if not grounds.q <= settings.false_discovery:
        yield _chance(grounds.q, settings.false_discovery)
    if isnan(grounds.period_overlap):
        yield "the documents of a side carry no dates, so the periods are not known"
    if not grounds.generalises:
        yield "the sampling speaks for these documents only"
    if not grounds.validated:
        yield "no hand-coded sample checks the coder"


def _sides(counts: tuple[int, int], needed: int, noun: str) -> str:
    here, there = counts
    nouns = noun if here == 1 else f"{noun}s"
    return f"{here} {nouns} here, {there} elsewhere; {needed} a side needed"


def _concentration(share: float, allowed: float) -> str:
    if isnan(share):
        return "how the hits spread over documents is not known"
    return f"one document holds {share:.0%} of the hits; at most {allowed:.0%} allowed"


def _chance(q: float, allowed: float) -> str:
    if isnan(q):
        return "no test against chance was made"
    return f"q is {q:.3f}; at most {allowed:g} allowed"


def _as_far(p: float) -> str:
    if isnan(p):
        return "no test against chance was made"
    return f"shuffled origins lie as far apart with a chance of {p:.2f}"


def _footing(grounds: Grounds) -> str:
    documents = "{} and {} documents".format(*grounds.documents)
    publishers = "{} and {} publishers".format(*grounds.publishers)
    return (
        f"{documents} of {publishers}, the interval leaves out 0, q is {grounds.q:.3f}"
    )
