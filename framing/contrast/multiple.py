"""What many tests at once do to a p."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from framing.contrast.effects import Floats


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Smallest false discovery rate at which each hypothesis would be rejected.

    Give it every hypothesis of the family that was tested, not those that are shown.
    NaN is a hypothesis that could not be tested: it stays in place and counts as none.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal
    of the Royal Statistical Society B, 57(1), 289-300 (p. 293).
    """
    q = np.array(p, np.float64)
    tested = ~np.isnan(q)
    q[tested] = stats.false_discovery_control(q[tested], method="bh")
    return q
