"""Units: what is counted together, and what one of them weighs."""

import numpy as np
import pytest

from framing.contrast.units import gather, sides


def test_documents_of_a_cluster_are_summed() -> None:
    """Three documents of two publishers are two units in order of appearance."""
    units = gather([[1, 5], [2, 6], [4, 7]], [10, 20, 40], clusters=["b", "a", "b"])

    assert units.numerators.tolist() == [[5, 12], [2, 6]]
    assert units.denominators.tolist() == [[50], [20]]
    assert units.estimate().tolist() == [0.1, 18 / 70]


def test_influence_on_a_mean_is_the_distance_from_it() -> None:
    """For a mean of n documents leaving out x moves it by (x - mean) / n."""
    units = gather([1, 2, 9], [1, 1, 1])

    assert units.influence()[:, 0] == pytest.approx([-3 / 3, -2 / 3, 5 / 3])


def test_two_units_with_a_denominator_are_measurable() -> None:
    """One document with passages is not enough, two are."""
    units = gather(np.zeros((3, 2)), [[1, 0], [1, 0], [0, 4]])

    assert units.measurable().tolist() == [True, False]


def test_the_first_document_decides_which_side_is_first() -> None:
    """A publisher on both sides is split, and the order hangs on no name."""
    group = np.array([False, True, False])
    first, second = sides([1, 2, 4], [1, 1, 1], group, clusters=["a", "a", "a"])

    assert first.numerators.tolist() == [[5]]
    assert second.numerators.tolist() == [[2]]
    assert sides([1, 2, 4], [1, 1, 1], ~group)[0].numerators.tolist() == [[1], [4]]


def test_tables_that_do_not_fit_are_refused() -> None:
    """Counts of three documents cannot be divided by those of two."""
    with pytest.raises(ValueError, match="broadcast"):
        gather([1, 2, 3], [1, 2])
