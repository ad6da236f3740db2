"""Whether seeing nothing is worth saying, given how much there was to see."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from framing.contrast.effects import Floats


def lower_rate(
    documents_with: ArrayLike, documents: ArrayLike, *, level: float
) -> Floats:
    """One-sided lower bound of the share of documents that speak of something.

    0 where none does; NaN where there are no documents.

    References
    ----------
    Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits
    illustrated in the case of the binomial. Biometrika, 26(4), 404-413.
    """
    hits, n = np.asarray(documents_with, float), np.asarray(documents, float)
    bound = stats.beta.ppf(1 - level, np.maximum(hits, 1), np.maximum(n - hits + 1, 1))
    return np.where(n > 0, np.where(hits > 0, bound, 0.0), np.nan)


def chance_of_silence(n_documents: ArrayLike, rate: ArrayLike) -> Floats:
    """Chance that none of n documents speaks of what a share `rate` of others does."""
    return np.asarray((1 - np.asarray(rate, float)) ** np.asarray(n_documents, float))
