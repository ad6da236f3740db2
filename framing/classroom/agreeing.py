"""Agreement of a class on one variable, with an interval that resamples passages."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

Alpha = Callable[[pd.DataFrame], float]
FEWEST_UNITS = 5
"""Passages below which an interval says nothing."""
REPLICATES = 199
PERCENTILES = (2.5, 97.5)


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha of one variable, and what it rests on."""

    variable: str
    alpha: float | None
    low: float | None
    high: float | None
    units: int
    coders: int


def agreement(
    variable: str, values: pd.DataFrame, *, seed: int, alpha: Alpha | None = None
) -> Agreement:
    """Measure how far coders agree.

    Parameters
    ----------
    values : DataFrame
        One row a unit, one column a coder; missing where a coder did not code.

    Returns
    -------
    Agreement
        The interval is a percentile bootstrap over units (Hayes and Krippendorff 2007,
        p. 84, resample likewise); of few units it is likely too narrow.
    """
    measure = alpha or nominal_alpha
    paired = values[values.notna().sum(axis=1) > 1]
    coders = int(paired.notna().any().sum())
    value = _number(measure(paired)) if len(paired) else None
    low = high = None
    if value is not None and len(paired) >= FEWEST_UNITS:
        draw = np.random.default_rng(seed)
        rows = draw.integers(0, len(paired), (REPLICATES, len(paired)))
        drawn = [_number(measure(paired.iloc[row])) for row in rows]
        known = [x for x in drawn if x is not None]
        if known:
            low, high = np.percentile(known, PERCENTILES).tolist()
    return Agreement(variable, value, low, high, len(paired), coders)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def nominal_alpha(values: pd.DataFrame) -> float:
    """Return Krippendorff's alpha for nominal values.

    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, section C:
    one minus observed over expected disagreement of pairable values. NaN where nothing
    varies, so that agreement cannot be told from having no choice.
    """
    codes, _ = pd.factorize(values.to_numpy(dtype=object).ravel())
    grid = codes.reshape(values.shape)
    kinds = int(grid.max(initial=-1)) + 1
    counts = np.stack([(grid == kind).sum(axis=1) for kind in range(kinds)], axis=1)
    counts = counts[counts.sum(axis=1) > 1]
    size = counts.sum(axis=1)
    total = counts.sum(axis=0)
    n = total.sum()
    expected = n**2 - (total**2).sum()
    if not expected:
        return float("nan")
    differing = (size**2 - (counts**2).sum(axis=1)) / (size - 1)
    return float(1 - (n - 1) * differing.sum() / expected)
