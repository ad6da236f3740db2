"""How large a value is and how far two groups of documents lie apart.

Everywhere in this room a count table has one row a document and one column a value; a
plain list is a table of one column. The estimate of a group is a ratio of sums.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, xlogy

Floats = NDArray[np.float64]

_SAME = 1e-12


def columns(counts: ArrayLike) -> Floats:
    """Shape per-document counts as (documents, values); a list is one value."""
    table = np.asarray(counts, np.float64)
    return table[:, np.newaxis] if table.ndim == 1 else table


def share(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Divide; NaN where there is nothing to divide by."""
    over, under = np.asarray(numerator, float), np.asarray(denominator, float)
    unknown = np.full(np.broadcast_shapes(over.shape, under.shape), np.nan)
    divided: Floats = np.divide(over, under, out=unknown, where=under > 0)
    return divided


def wilson(successes: float, n: float, *, level: float) -> tuple[float, float]:
    """Return the score interval of a share of n units drawn at random.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
    inference. Journal of the American Statistical Association, 22(158), 209-212.
    """
    z = float(ndtri((1 + level) / 2))
    p = successes / n
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    return max(middle - half, 0.0), min(middle + half, 1.0)


def per_thousand(count: ArrayLike, tokens: ArrayLike) -> Floats:
    """Occurrences per 1,000 tokens; NaN where there are no tokens."""
    return np.asarray(1000 * share(count, tokens))


def difference(
    a: ArrayLike, a_total: ArrayLike, b: ArrayLike, b_total: ArrayLike
) -> Floats:
    """Share of the first side minus share of the second.

    Shares that agree to twelve digits are equal: what is left between them is rounding,
    which must not keep an interval off zero.
    """
    here, there = share(a, a_total), share(b, b_total)
    gap: Floats = here - there
    return np.where(np.abs(gap) <= _SAME * np.abs(here), 0.0, gap)


def log_ratio(
    a: ArrayLike, a_total: ArrayLike, b: ArrayLike, b_total: ArrayLike
) -> Floats:
    """Binary log of the ratio of two relative frequencies: 1 is twice as frequent.

    A zero count is read as 0.5, and only a zero count; every other is left as it is.
    NaN where both counts are zero or a side has no total.

    References
    ----------
    Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus
    Approaches to Social Science, Lancaster University, 28 April 2014.
    """
    here, there = np.asarray(a, float), np.asarray(b, float)
    ratio = share(
        share(np.where(here > 0, here, 0.5), a_total),
        share(np.where(there > 0, there, 0.5), b_total),
    )
    occurs = (here > 0) | (there > 0)
    return np.log2(ratio, out=np.full(ratio.shape, np.nan), where=occurs)


def g2(a: ArrayLike, a_total: ArrayLike, b: ArrayLike, b_total: ArrayLike) -> Floats:
    """Log-likelihood of a word's two counts, in corpus linguistics' two-cell form.

    It takes tokens as independent, which they are not: a rank for keyness, to be read
    beside a p from `permutation_p`. NaN where a side has no tokens. Meant for counts in
    tokens: for shares of documents the two cells left out are no longer negligible.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics, 19(1), 61-74.
    Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling.
    Proceedings of the Workshop on Comparing Corpora, ACL, 1-6 (p. 3).
    """
    here, there = np.asarray(a, float), np.asarray(b, float)
    sizes = np.asarray(a_total, float), np.asarray(b_total, float)
    rate = share(here + there, sizes[0] + sizes[1])
    likelihood = _surprise(here, sizes[0] * rate) + _surprise(there, sizes[1] * rate)
    known = (sizes[0] > 0) & (sizes[1] > 0)
    return np.where(known, np.maximum(2 * likelihood, 0.0), np.nan)


def _surprise(observed: Floats, expected: Floats) -> Floats:
    """Return x ln(x / E), which is 0 where x is 0."""
    surprise: Floats = xlogy(observed, share(observed, expected))
    return np.where(observed > 0, surprise, 0.0)
