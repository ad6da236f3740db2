"""The false discovery rate against the example of its paper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.contrast.multiple import benjamini_hochberg

chances = st.lists(st.floats(0, 1), min_size=1, max_size=20)


def test_by_hand() -> None:
    """Of four: .01 x 4, .02 x 4/2, .03 x 4/3, .5 x 4/4, each at most the next."""
    q = benjamini_hochberg([0.5, 0.01, 0.03, 0.02])

    assert q == pytest.approx([0.5, 0.04, 0.04, 0.04])


def test_the_paper_s_fifteen_rejects_four() -> None:
    """Benjamini & Hochberg (1995, p. 295): at .05 the four smallest are rejected."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]

    assert (benjamini_hochberg(p) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_the_untested_stay_in_place_and_count_for_nothing() -> None:
    """NaN does not make the family larger; the shape of the table is kept."""
    q = benjamini_hochberg([[0.01, np.nan], [0.02, 0.5]])

    assert np.allclose(q, [[0.03, np.nan], [0.03, 0.5]], equal_nan=True)
    assert np.isnan(benjamini_hochberg([np.nan])).all()
    assert benjamini_hochberg([]).tolist() == []


@given(chances)
def test_it_is_monotone_and_never_kinder_than_p(p: list[float]) -> None:
    """Order is kept, no q is below its p, and none above 1."""
    q = benjamini_hochberg(p)

    assert (np.diff(q[np.argsort(p)]) >= 0).all()
    assert (q >= np.array(p) * (1 - 1e-12)).all()
    assert q.max() <= 1
