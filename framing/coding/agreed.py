"""What is known of how far coders agree: the record behind every such figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

WHOLE, MAIN, MEAN = "value", "main value", "mean of values"
ONE, ALIKE = "this value or not", "one name holds the other"


@dataclass(frozen=True)
class Dispute:
    """A unit that coders differ on; `start` to `end` where the file or corpus says."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    codings: Mapping[str, str]
    """What each coder says of the variable."""


@dataclass(frozen=True)
class Agreement:
    """How far coders agree on one variable, or on one value of it.

    Attributes
    ----------
    variable, value : str
        `value` is empty for the variable as a whole.
    measure : str
        What is compared: the value, the main value, each value as given or not, the
        mean of those.
    origin : str
        Empty for all documents.
    coders : tuple of str
        Those who share a unit with another.
    units, documents : int
        Units that two coders or more coded, and the documents they stand in.
    given : int
        Codings of these units that have the value; all codings where there is none.
    percent, kappa, alpha : float or None
        None where not defined; `reason` then says why.
    low, high : float or None
        Ends of the interval of alpha; `interval` says how it came about, or why there
        is none.
    disputed : tuple of Dispute
        The units they differ on most.
    """

    variable: str
    value: str
    measure: str
    origin: str
    coders: tuple[str, ...]
    units: int
    documents: int
    given: int
    percent: float | None
    kappa: float | None
    alpha: float | None
    low: float | None
    high: float | None
    interval: str
    reason: str
    disputed: tuple[Dispute, ...]


@dataclass(frozen=True)
class Agreed:
    """What coders agree on, and the codings that found no place in the corpus."""

    agreements: tuple[Agreement, ...]
    lost: "pd.DataFrame"
    ambiguous: "pd.DataFrame"
