"""Dispersion against the worked example of its papers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.contrast.dispersion import dp, dp_norm, largest_share

SIZES = [9, 10, 10, 10, 11]
"""Gries' corpus of 50 letters in five parts; his `a` is in them 1, 2, 3, 4, 5 times."""


def test_dp_of_gries_example() -> None:
    """Half of |1/15 - .18| + |2/15 - .2| + 0 + |4/15 - .2| + |5/15 - .22| is .18."""
    assert dp([1, 2, 3, 4, 5], SIZES) == pytest.approx([0.18])


def test_dp_norm_divides_by_what_the_smallest_part_leaves() -> None:
    """.18 / (1 - .18), the smallest part being 9 of 50; and Lijffijt & Gries' .5."""
    assert dp_norm([1, 2, 3, 4, 5], SIZES) == pytest.approx([0.18 / 0.82])
    assert dp_norm([2, 1, 0], [10, 10, 10]) == pytest.approx([0.5])


def test_each_value_has_its_own_dispersion() -> None:
    """Columns are values: an even one, one in a single document, an absent one."""
    counts = [[2, 0, 0], [2, 6, 0], [2, 0, 0]]

    assert np.allclose(dp(counts, [5, 5, 5]), [0, 2 / 3, np.nan], equal_nan=True)
    assert np.allclose(dp_norm(counts, [5, 5, 5]), [0, 1, np.nan], equal_nan=True)
    assert np.allclose(largest_share(counts), [1 / 3, 1, np.nan], equal_nan=True)


def test_a_document_without_tokens_is_no_part() -> None:
    """An empty document changes neither DP nor its upper bound."""
    assert dp_norm([1, 3, 0], [10, 10, 0]) == pytest.approx(dp_norm([1, 3], [10, 10]))


def test_one_document_has_no_spread_to_normalise() -> None:
    """DP of one document is 0, its bound too, so the normalised figure is NaN."""
    assert dp([7], [100]).tolist() == [0]
    assert np.isnan(dp_norm([7], [100])).all()


def test_no_documents_at_all() -> None:
    """No document holds a share of nothing."""
    assert np.isnan(largest_share(np.empty((0, 2)))).tolist() == [True, True]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 50)), min_size=2, max_size=9),
    st.integers(2, 9),
)
def test_dispersion_is_a_share_and_knows_no_scale(
    rows: list[tuple[int, int]], times: int
) -> None:
    """Both forms lie in [0, 1], and counting in other units changes nothing."""
    counts, sizes = np.array(rows).T
    if counts.sum() == 0:
        assert np.isnan(dp(counts, sizes)).all()
        return

    assert 0 <= dp(counts, sizes)[0] <= dp_norm(counts, sizes)[0] <= 1 + 1e-12
    assert dp(times * counts, times * sizes) == pytest.approx(dp(counts, sizes))
