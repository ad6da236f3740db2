"""How sure a figure is, by drawing documents again and by shuffling their origins."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from framing.contrast.effects import Floats, difference, log_ratio, share
from framing.contrast.units import Units, draws, gather, leads, product, sides

Interval = tuple[Floats, Floats]
Statistic = Literal["difference", "log_ratio"]

_STATISTICS: Mapping[Statistic, Callable[..., Floats]] = {
    "difference": difference,
    "log_ratio": log_ratio,
}
_BLOCK = 1024
"""Values shuffled at a time, so that a whole vocabulary fits into memory."""
_SAME = 1e-12
_TIE = 1 - 1e-9
"""Arrangements this close are as far apart: what lies between them is rounding."""


@dataclass(frozen=True)
class Permutation:
    """What shuffled origins say, one figure a value; NaN where nothing can be said."""

    p: Floats
    """Two-sided, the observed arrangement counted among the shuffled."""
    p_max: Floats
    """Adjusted for all values tested together."""
    smallest: float
    """Smallest p that this number of units and shuffles can reach."""


def bootstrap_ratio(
    numerators: ArrayLike,
    denominators: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    replicates: int,
    level: float,
    seed: int,
) -> Interval:
    """Draw the BCa interval of a ratio of sums, resampling documents or clusters.

    Parameters
    ----------
    numerators, denominators
        Counts, (documents, values) or (documents,).
    clusters
        A label a document; documents of one label are drawn together.
    level
        Nominal coverage, such as .95.

    Returns
    -------
    Interval
        Low and high ends, (values,). NaN where fewer than two units have a denominator.
        Draws without any denominator are left out. Where all units agree both ends are
        the estimate: resampling saw no variation, which is not to say there is none.

    References
    ----------
    Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American
    Statistical Association, 82(397), 171-185.
    """
    units = gather(numerators, denominators, clusters=clusters)
    low, high = _bca(
        units.estimate(),
        units.replicate(*draws((len(units),), replicates=replicates, seed=seed)),
        influence=units.influence(),
        level=level,
    )
    return _where(units.measurable(), low, high)


def bootstrap_difference(
    numerators: ArrayLike,
    denominators: ArrayLike,
    group: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    replicates: int,
    level: float,
    seed: int,
) -> Interval:
    """Draw the BCa interval of the ratio of the group minus the ratio of the rest.

    Units are resampled within each side; otherwise as `bootstrap_ratio`. Exchanging the
    sides exchanges the ends and their signs, draw for draw.

    References
    ----------
    Efron (1987); for the acceleration of two samples Davison, A. C. & Hinkley, D. V.
    (1997). Bootstrap methods and their application. Cambridge University Press, 5.3.2.
    """
    first, second = sides(numerators, denominators, group, clusters=clusters)
    sizes = len(first), len(second)
    one, other = draws(sizes, replicates=replicates, seed=seed)
    low, high = _bca(
        difference(first.estimate(), 1, second.estimate(), 1),
        difference(first.replicate(one), 1, second.replicate(other), 1),
        influence=np.concatenate([first.influence(), -second.influence()]),
        level=level,
    )
    if not leads(group):
        low, high = -high, -low
    return _where(first.measurable() & second.measurable(), low, high)


def permutation_p(
    numerators: ArrayLike,
    denominators: ArrayLike,
    group: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    permutations: int,
    seed: int,
    statistic: Statistic = "difference",
) -> Permutation:
    """Ask how often shuffled origins set the sides as far apart as they are.

    Where there are at most `permutations` ways to deal the units onto the sides, all of
    them are looked at; else that many are drawn. Ways that leave a side without
    denominator say nothing of that value and are left out of its p.

    Parameters
    ----------
    group
        A truth a document: True is the origin, False the rest.
    clusters
        A label a document; documents of one label change sides together. A label found
        on both sides is two clusters.
    statistic
        What is compared: the difference of the two ratios, or their log ratio.

    References
    ----------
    Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero.
    Statistical Applications in Genetics and Molecular Biology, 9(1), article 39.
    Westfall, P. H. & Young, S. S. (1993). Resampling-based multiple testing. Wiley
    (single-step maxT; statistics divided by their root mean square over the shuffles).
    """
    first, second = sides(numerators, denominators, group, clusters=clusters)
    ways = comb(len(first) + len(second), len(first))
    if ways <= permutations:
        labels = _every(len(first), len(second))
        smallest = min(1.0, (2 if len(first) == len(second) else 1) / ways)
    else:
        labels = _shuffled(
            len(first), len(second), permutations=permutations, seed=seed
        )
        smallest = 1 / len(labels)
    p, scores, maxima = [], [], np.zeros(len(labels))
    for apart in _apart(first, second, labels=labels, statistic=statistic):
        p.append(_tail(apart))
        score = _standardised(apart)
        scores.append(score[0])
        maxima = np.maximum(maxima, score.max(axis=1, initial=0.0))
    alone = np.concatenate(p)
    together = _exceeding(maxima, np.concatenate(scores))
    return Permutation(alone, np.maximum(alone, together), smallest)


def _where(known: ArrayLike, low: Floats, high: Floats) -> Interval:
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def _bca(
    estimate: Floats, drawn: Floats, *, influence: Floats, level: float
) -> Interval:
    """Find the bias-corrected and accelerated percentiles of the draws, (values,)."""
    ordered = np.sort(drawn, axis=0)
    count = np.isfinite(drawn).sum(axis=0)
    below = ((drawn < estimate).sum(axis=0) + (drawn <= estimate).sum(axis=0)) / 2
    edge = 0.5 / len(drawn)
    bias = ndtri(np.clip(share(below, count), edge, 1 - edge))
    skew = share((influence**3).sum(axis=0), 6 * (influence**2).sum(axis=0) ** 1.5)
    ends = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        moved = bias + ndtri(tail)
        # a long tail and a high level could turn the stretch round
        stretch = np.maximum(1 - np.nan_to_num(skew) * moved, 1e-6)
        ends.append(_quantile(ordered, ndtr(bias + moved / stretch), count=count))
    return ends[0], ends[1]


def _quantile(ordered: Floats, probability: Floats, *, count: ArrayLike) -> Floats:
    """Read each sorted column at its own probability; NaN stand last, uncounted."""
    last = np.maximum(np.asarray(count) - 1, 0)
    place = np.nan_to_num(probability) * last
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, last)
    low = np.take_along_axis(ordered, below[np.newaxis], axis=0)[0]
    high = np.take_along_axis(ordered, above[np.newaxis], axis=0)[0]
    return np.asarray(low + (place - below) * (high - low))


Labels = NDArray[np.bool_]


def _every(n_first: int, n_second: int) -> Labels:
    """Deal units onto the first side in every way, the observed one first."""
    n = n_first + n_second
    chosen = np.array(list(combinations(range(n), n_first)), np.intp)
    labels = np.zeros((len(chosen), n), bool)
    np.put_along_axis(labels, chosen, np.True_, axis=1)
    return labels


@lru_cache(maxsize=16)
def _shuffled(n_first: int, n_second: int, *, permutations: int, seed: int) -> Labels:
    """Deal units onto the first side at random, below the observed way."""
    observed = np.repeat([True, False], [n_first, n_second])
    rows = np.tile(observed, (permutations, 1))
    rng = np.random.default_rng(seed)
    shuffled = np.concatenate([observed[np.newaxis], rng.permuted(rows, axis=1)])
    dealt = np.asfortranarray(shuffled)
    dealt.setflags(write=False)
    return dealt


def _apart(
    first: Units, second: Units, *, labels: Labels, statistic: Statistic
) -> Iterator[Floats]:
    """Yield how far apart the sides lie, (labels, values), a block of values a time."""
    over = np.concatenate([first.numerators, second.numerators])
    under = np.concatenate([first.denominators, second.denominators])
    dealt = labels.astype(np.float64)
    for start in range(0, max(over.shape[1], 1), _BLOCK):
        block = slice(start, start + _BLOCK)
        top = over[:, block]
        bottom = under if under.shape[1] == 1 else under[:, block]
        here = product(dealt, top), dealt @ bottom
        there = _rest(top, here[0]), _rest(bottom, here[1])
        yield np.abs(_STATISTICS[statistic](*here, *there))


def _rest(table: Floats, here: Floats) -> Floats:
    """Return what the other side has; what rounding leaves behind is nothing."""
    whole = table.sum(axis=0)
    rest = whole - here
    return np.where(rest <= _SAME * whole, 0.0, rest)


def _tail(apart: Floats) -> Floats:
    """Share of the defined rows that lie as far apart as the first does."""
    extreme = (apart >= apart[0] * _TIE).sum(axis=0)
    p = share(extreme, np.isfinite(apart).sum(axis=0))
    return np.where(np.isfinite(apart[0]), p, np.nan)


def _standardised(apart: Floats) -> Floats:
    """Divide by the root mean square over the rows; 0 where undefined or constant."""
    count = np.isfinite(apart).sum(axis=0)
    spread = np.sqrt(share(np.nansum(apart**2, axis=0), count))
    return np.nan_to_num(share(apart, spread))


def _exceeding(maxima: Floats, scores: Floats) -> Floats:
    """Share of the rows whose largest score reaches each score."""
    short = np.searchsorted(np.sort(maxima), scores * _TIE)
    return np.asarray((len(maxima) - short) / len(maxima))
