"""How far coders agree, beyond what chance would give them.

Everywhere in this module a table has one row a unit and one column a coder; NaN (or
None) means that the coder did not code the unit. None is returned where a coefficient
is not defined; `framing.coding.agreeing` says in words why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

_CELLS = 3_000_000
"""Weights that are drawn at a time, so that many units fit into memory."""


@dataclass(frozen=True)
class ValueCounts:
    """How many coders gave each unit each value.

    Attributes
    ----------
    table : csr_array, (units, values)
    """

    table: csr_array

    @cached_property
    def sizes(self) -> Floats:
        """How many coders coded each unit."""
        return np.asarray(self.table.sum(axis=1), np.float64)

    @cached_property
    def pairable(self) -> NDArray[np.bool_]:
        """Which units two coders or more coded."""
        return self.sizes >= 2

    @cached_property
    def alike(self) -> Floats:
        """Ordered pairs of codings of each unit that agree."""
        squares = np.asarray(self.table.power(2).sum(axis=1), np.float64)
        return squares - self.sizes

    @cached_property
    def disagreement(self) -> Floats:
        """Ordered pairs of each unit that differ, by what each could be paired with."""
        pairs = self.sizes * (self.sizes - 1)
        others = np.maximum(self.sizes - 1, 1)
        return np.where(self.pairable, (pairs - self.alike) / others, 0.0)

    def of(self, rows: NDArray[np.bool_]) -> "ValueCounts":
        """Return the counts of some of the units."""
        return ValueCounts(csr_array(self.table[np.flatnonzero(rows)]))


def value_counts(values: pd.DataFrame) -> ValueCounts:
    """Count how many coders gave each unit each value."""
    cells = values.to_numpy(object)
    codes, names = pd.factorize(cells.ravel(), use_na_sentinel=True)
    units = np.repeat(np.arange(cells.shape[0]), cells.shape[1])
    known = codes >= 0
    ones = np.ones(int(known.sum()))
    shape = (len(values), max(len(names), 1))
    return ValueCounts(csr_array((ones, (units[known], codes[known])), shape=shape))


def percent_agreement(values: pd.DataFrame) -> float | None:
    """Return the share of the pairs of codings of one unit that agree, 0 to 1."""
    counts = value_counts(values)
    pairs = float((counts.sizes * (counts.sizes - 1)).sum())
    return float(counts.alike.sum()) / pairs if pairs else None


def krippendorff_alpha(values: pd.DataFrame) -> float | None:
    """Return Krippendorff's alpha for nominal data, from value counts.

    Parameters
    ----------
    values : DataFrame
        Rows are units, columns coders, NaN missing; units of one coder are left out.

    Returns
    -------
    float or None
        1 for perfect agreement, 0 for what chance would give, below for systematic
        disagreement. None where no unit has two codings, or all codings are one value.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of
    Pennsylvania, section C.
    """
    counts = value_counts(values)
    kept = counts.of(counts.pairable)
    totals = np.asarray(kept.table.sum(axis=0), np.float64)
    return _known(_alpha(kept.disagreement.sum(), totals))


def cohen_kappa(values: pd.DataFrame) -> float | None:
    """Return Cohen's kappa of two coders; of more, the mean of all pairs.

    Pairs for which it is not defined (no unit in common, or one value throughout) are
    left out of the mean.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
    Psychological Measurement, 20(1), 37-46. For the mean of pairs: Light, R. J. (1971).
    Measures of response agreement for qualitative data. Psychological Bulletin, 76(5),
    365-377.
    """
    pairs = combinations(values.columns, 2)
    found = [_kappa(values[one], values[other]) for one, other in pairs]
    known = [kappa for kappa in found if kappa is not None]
    return float(np.mean(known)) if known else None


def _kappa(one: pd.Series, other: pd.Series) -> float | None:
    both = (one.notna() & other.notna()).to_numpy()
    if not both.any():
        return None
    left, right = one.to_numpy(object)[both], other.to_numpy(object)[both]
    codes, names = pd.factorize(np.concatenate([left, right]))
    first, second = codes[: len(left)], codes[len(left) :]
    shares = [np.bincount(side, minlength=len(names)) for side in (first, second)]
    expected = float(shares[0] @ shares[1]) / len(left) ** 2
    if expected == 1:
        return None
    return float(((first == second).mean() - expected) / (1 - expected))


def bootstrap_alphas(
    tables: Sequence[ValueCounts],
    clusters: Rows,
    *,
    replicates: int,
    seed: int,
) -> Floats:
    """Draw units, or whole clusters of them, again, and take alpha each time.

    Parameters
    ----------
    tables
        Counts over the same units; a draw is the same for all of them.
    clusters
        A number a unit, from 0; units of one number are drawn together.

    Returns
    -------
    array, (replicates, tables)
        NaN where a draw holds one value only.
    """
    disagreements, totals = zip(
        *(_by_cluster(table, clusters) for table in tables), strict=True
    )
    apart = np.stack(disagreements, axis=1)
    blocks = []
    for weights in _draws(len(apart), replicates=replicates, seed=seed):
        observed = weights @ apart
        columns = [
            _alpha(observed[:, i], np.asarray(weights @ total))
            for i, total in enumerate(totals)
        ]
        blocks.append(np.stack(columns, axis=1))
    return np.concatenate(blocks)


def percentiles(drawn: Floats, level: float) -> tuple[float, float] | None:
    """Return the ends of the interval of the mean of resampled alphas.

    None where half of the draws or more define no alpha, or where no draw differs.
    """
    defined = drawn[np.isfinite(drawn).any(axis=1)]
    if 2 * len(defined) <= len(drawn):
        return None
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(np.nanmean(defined, axis=1), tails).tolist()
    return None if low == high else (low, high)


def _by_cluster(counts: ValueCounts, clusters: Rows) -> tuple[Floats, csr_array]:
    """Sum disagreement and values over the units of each cluster."""
    units = np.arange(len(clusters))
    shape = (int(clusters.max(initial=-1)) + 1, len(clusters))
    member = csr_array((counts.pairable.astype(float), (clusters, units)), shape=shape)
    return np.asarray(member @ counts.disagreement), csr_array(member @ counts.table)


def _draws(n: int, *, replicates: int, seed: int) -> Iterator[Floats]:
    """Yield how often each of n clusters is taken, (some of the replicates, n)."""
    if n * replicates <= _CELLS:
        yield _few(n, replicates=replicates, seed=seed)
        return
    rng = np.random.default_rng(seed)
    block = max(_CELLS // n, 1)
    for start in range(0, replicates, block):
        yield _multinomial(n, min(block, replicates - start), rng)


@lru_cache(maxsize=2)
def _few(n: int, *, replicates: int, seed: int) -> Floats:
    """Draw once what all values of a variable share."""
    weights = _multinomial(n, replicates, np.random.default_rng(seed))
    weights.setflags(write=False)
    return weights


def _multinomial(n: int, replicates: int, rng: np.random.Generator) -> Floats:
    drawn: NDArray[np.int64] = rng.multinomial(n, np.full(n, 1 / max(n, 1)), replicates)
    return np.array(drawn, dtype=np.float64)


def _alpha(observed: Floats | float, totals: Floats) -> Floats:
    """Return alpha of summed disagreements and the codings of each value.

    `totals` has a last axis of values; NaN where no two codings could differ.
    """
    n = totals.sum(axis=-1)
    expected = n**2 - (totals**2).sum(axis=-1)
    unknown = np.full(np.shape(expected), np.nan)
    apart = np.asarray(observed) * (n - 1)
    ratio: Floats = np.divide(apart, expected, out=unknown, where=expected > 0)
    return np.asarray(1 - ratio)


def _known(number: Floats) -> float | None:
    return None if np.isnan(number) else float(number)
