"""Agreement of a class on one variable, with an interval that resamples passages."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.coding.agreement import (
    bootstrap_alphas,
    krippendorff_alpha,
    percentiles,
    value_counts,
)
from framing.settings import Settings


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha of one variable, and what it rests on.

    Attributes
    ----------
    alpha : float or None
        None where nobody shares a passage with another, or nothing varies.
    low, high : float or None
        Ends of the interval; None of too few passages.
    units, coders : int
        Passages that two students or more answered, and those students.
    """

    variable: str
    alpha: float | None
    low: float | None
    high: float | None
    units: int
    coders: int


def agreement(
    variable: str, values: pd.DataFrame, *, settings: Settings = Settings()
) -> Agreement:
    """Measure how far coders agree.

    Parameters
    ----------
    values : DataFrame
        One row a unit, one column a coder; missing where a coder did not code.

    Notes
    -----
    The interval draws units again, as Hayes and Krippendorff (2007), Answering the call
    for a standard reliability measure, p. 84, do; of few units it is likely too narrow.
    """
    paired = values[values.notna().sum(axis=1) > 1]
    alpha = krippendorff_alpha(paired) if len(paired) else None
    low = high = None
    if alpha is not None and len(paired) >= settings.fewest_documents:
        drawn = bootstrap_alphas(
            [value_counts(paired)],
            np.arange(len(paired), dtype=np.int64),
            replicates=settings.replicates,
            seed=settings.seed,
        )
        low, high = percentiles(drawn, settings.level) or (None, None)
    coders = int(paired.notna().any().sum())
    return Agreement(variable, alpha, low, high, len(paired), coders)
