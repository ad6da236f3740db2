"""How evenly a value is spread over documents, so that one loud document shows."""

import numpy as np
from numpy.typing import ArrayLike

from framing.contrast.effects import Floats, columns, share


def dp(counts: ArrayLike, sizes: ArrayLike) -> Floats:
    """Deviation of proportions: 0 spread as the text is, near 1 all in one small part.

    Parameters
    ----------
    counts
        Occurrences, (documents, values).
    sizes
        Tokens, (documents,).

    Returns
    -------
    Floats
        One figure a value; NaN where it does not occur.

    References
    ----------
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International
    Journal of Corpus Linguistics, 13(4), 403-437 (p. 415).
    """
    observed, expected = _shares(counts), _shares(sizes)
    return np.asarray(np.abs(observed - expected).sum(axis=0) / 2)


def dp_norm(counts: ArrayLike, sizes: ArrayLike) -> Floats:
    """DP divided by the largest it could be, so that 1 is reached.

    Documents without tokens are no parts of the corpus. NaN where the value does not
    occur and where only one document has tokens.

    References
    ----------
    Lijffijt, J. & Gries, S. T. (2012). Correction to Stefan Th. Gries' "Dispersions and
    adjusted frequencies in corpora". International Journal of Corpus Linguistics,
    17(1), 147-149 (p. 148).
    """
    expected = _shares(sizes)
    smallest = np.where(expected > 0, expected, 1.0).min(axis=0, initial=1.0)
    return share(dp(counts, sizes), 1 - smallest)


def largest_share(counts: ArrayLike) -> Floats:
    """Share of a value's occurrences that its richest document holds."""
    table = columns(counts)
    return share(table.max(axis=0, initial=0.0), table.sum(axis=0))


def _shares(counts: ArrayLike) -> Floats:
    table = columns(counts)
    return share(table, table.sum(axis=0))
