"""Intervals and permutation tests: worked by hand, against scipy, and their laws."""

from functools import partial
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from framing.contrast.resample import (
    bootstrap_difference,
    bootstrap_ratio,
    permutation_p,
)

Table = NDArray[np.int64]
ratio = partial(bootstrap_ratio, replicates=199, level=0.95, seed=1)
apart = partial(bootstrap_difference, replicates=199, level=0.95, seed=1)
shuffle = partial(permutation_p, permutations=199, seed=1)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, Table, NDArray[np.bool_]]:
    """Hits of two values within 0 to 6 passages a document, and a group."""
    n = draw(st.integers(0, 12))
    passages = draw(st.lists(st.integers(0, 6), min_size=n, max_size=n))
    hits = [[draw(st.integers(0, most)) for _ in range(2)] for most in passages]
    group = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    table = np.array(hits, np.int64).reshape(n, 2)
    return table, np.array(passages, np.int64), np.array(group, bool)


def bursty(n: int, *, seed: int) -> tuple[Table, Table]:
    rng = np.random.default_rng(seed)
    tokens = rng.integers(300, 2000, n)
    return rng.poisson(tokens * rng.gamma(0.5, 0.01, n)), tokens


def test_interval_agrees_with_scipy() -> None:
    """Many draws of one ratio give the ends of scipy's own BCa interval."""
    hits, tokens = bursty(25, seed=3)
    low, high = bootstrap_ratio(hits, tokens, replicates=100_000, level=0.9, seed=1)
    oracle = stats.bootstrap(
        (hits, tokens),
        lambda over, under, axis: over.sum(axis) / under.sum(axis),
        paired=True,
        vectorized=True,
        n_resamples=100_000,
        confidence_level=0.9,
        method="BCa",
        rng=2,
    ).confidence_interval

    width = oracle.high - oracle.low
    assert (low, high) == pytest.approx(tuple(oracle), abs=0.03 * width)


def test_difference_agrees_with_scipy() -> None:
    """Two sides of unequal size give the ends of scipy's two-sample interval."""
    here, there = bursty(30, seed=5)[0], bursty(12, seed=4)[0]
    group = np.arange(42) < 30
    low, high = bootstrap_difference(
        np.append(here, there),
        np.ones(42),
        group,
        replicates=100_000,
        level=0.9,
        seed=1,
    )
    oracle = stats.bootstrap(
        (here, there),
        lambda a, b, axis: a.mean(axis) - b.mean(axis),
        vectorized=True,
        n_resamples=100_000,
        confidence_level=0.9,
        method="BCa",
        rng=2,
    ).confidence_interval

    width = oracle.high - oracle.low
    assert (low, high) == pytest.approx(tuple(oracle), abs=0.03 * width)


def test_documents_that_agree_give_the_estimate() -> None:
    """A share of one third everywhere has an interval of that one figure."""
    low, high = ratio([1, 2, 3, 1], [3, 6, 9, 3])

    assert low.tolist() == high.tolist() == [1 / 3]


def test_always_against_never_leaves_out_zero() -> None:
    """All of ten against none of ten: the difference is 1 in every draw."""
    low, high = apart(np.arange(20) < 10, np.ones(20), np.arange(20) < 10)

    assert low.tolist() == high.tolist() == [1]


def test_too_little_to_resample_is_unknown() -> None:
    """No document, one document, or one with a denominator: no interval."""
    for hits, passages in (([], []), ([1], [2]), ([1, 0, 0], [2, 0, 0])):
        assert np.isnan(ratio(hits, passages)).all()
    assert np.isnan(apart([1, 0, 1], [1, 1, 1], [True, False, False])).all()


def test_draws_without_denominator_are_left_out() -> None:
    """Two informative documents among ten still give an interval between them."""
    low, high = ratio([1, 3] + [0] * 8, [4, 4] + [0] * 8)

    assert (low.tolist(), high.tolist()) == ([0.25], [0.75])


def test_clusters_are_drawn_whole() -> None:
    """Drawing publishers is drawing documents that hold their sums."""
    hits, tokens = bursty(12, seed=6)
    publisher = np.array(list("aabbccddeeff"))
    sums = hits.reshape(6, 2).sum(axis=1), tokens.reshape(6, 2).sum(axis=1)

    assert ratio(hits, tokens, clusters=publisher) == ratio(*sums)


def test_more_documents_narrow_the_interval() -> None:
    """The same documents four times over leave less than the whole width."""
    hits, tokens = bursty(20, seed=7)
    once, often = ratio(hits, tokens), ratio(np.tile(hits, 4), np.tile(tokens, 4))

    assert often[1] - often[0] < 0.75 * (once[1] - once[0])


def test_every_arrangement_of_five_documents() -> None:
    """Of the ten ways to deal 9, 8, 1, 0, 0 two and three, one is as far apart.

    Sums of two are 17 10 9 9 9 8 8 1 1 0; means of two less means of three are
    5s/6 - 6: the observed 8.17 stands alone, since the least sum gives -6.
    """
    found = shuffle([9, 8, 1, 0, 0], np.ones(5), [True, True, False, False, False])

    assert found.p.tolist() == [0.1]
    assert found.smallest == 0.1


def test_equal_sides_have_a_mirror() -> None:
    """With two and two documents the exchanged labels are as far apart: 2 of 6."""
    found = shuffle([5, 4, 0, 1], np.ones(4), [True, True, False, False])

    assert found.p.tolist() == [2 / 6]
    assert found.smallest == 2 / 6


def test_ways_without_denominator_are_left_out() -> None:
    """Two documents with passages: 4 of 6 ways part them, and 2 say nothing."""
    found = shuffle([1, 0, 0, 0], [1, 0, 1, 0], [True, True, False, False])

    assert found.p.tolist() == [1]


def test_drawn_shuffles_count_the_observed() -> None:
    """Phipson and Smyth: what no shuffle reaches has p = 1 / (199 + 1)."""
    group = np.arange(40) < 20
    found = shuffle(np.where(group, 50, 0), np.ones(40), group)

    assert found.p.tolist() == [1 / 200]
    assert found.smallest == 1 / 200


def test_publishers_change_sides_whole() -> None:
    """Forty documents of three and three publishers have 20 arrangements, not more."""
    publisher = np.repeat(list("abcdef"), [4, 6, 10, 8, 8, 4])
    group = np.isin(publisher, list("abc"))
    found = shuffle(group, np.ones(40), group, clusters=publisher)

    assert found.smallest == 2 / comb(6, 3)
    assert found.p.tolist() == [0.1]


def test_one_real_value_among_noise_survives_the_maximum() -> None:
    """max-T leaves the planted value small and no value smaller than alone."""
    rng = np.random.default_rng(8)
    counts, group = rng.poisson(3, (40, 50)), np.arange(40) < 20
    counts[group, 7] += 9
    found = permutation_p(counts, np.ones(40), group, permutations=999, seed=1)

    assert found.p_max[7] == found.p[7] == 1 / 1000
    assert (np.delete(found.p_max, 7) > 0.05).all()


def test_max_t_by_hand() -> None:
    """Two values on 2 and 2 documents: the six |t| are known, and so are both p.

    `9 0 0 0` gives 4.5 in all six ways, standardised 1, so p = 1. `5 4 0 1` gives 4 in
    two ways, 1 in two and 0 in two, root mean square 2.38: standardised 1.68, .42, 0.
    The largest of each way is 1.68 in two ways and 1 in four.
    """
    counts = np.array([[5, 9], [4, 0], [0, 0], [1, 0]])
    found = shuffle(counts, np.ones(4), [True, True, False, False])

    assert found.p == pytest.approx([2 / 6, 1])
    assert found.p_max == pytest.approx([2 / 6, 1])


def test_blocks_of_values_change_nothing() -> None:
    """A table wider than one block gives each column what it gets alone."""
    counts = np.random.default_rng(9).poisson(2, (14, 1100))
    group = np.arange(14) < 6
    found = shuffle(counts, np.ones(14), group)

    for column in (0, 1023, 1024, 1099):
        assert found.p[column] == shuffle(counts[:, column], np.ones(14), group).p[0]


def test_null_p_is_uniform() -> None:
    """With origins that mean nothing about one p in twenty is below .05."""
    counts = np.random.default_rng(10).negative_binomial(0.5, 0.1, (30, 2000))
    found = permutation_p(
        counts, np.ones(30), np.arange(30) < 12, permutations=999, seed=1
    )

    assert 0.035 < (found.p <= 0.05).mean() < 0.065


def test_empty_sides_and_tables() -> None:
    """No other side, no documents or no values: unknown, and no crash."""
    assert np.isnan(shuffle([1, 2], [3, 3], [True, True]).p).all()
    assert np.isnan(shuffle([], [], []).p_max).all()
    assert shuffle(np.empty((4, 0)), np.ones(4), [1, 1, 0, 0]).p.tolist() == []


@settings(deadline=None)
@given(tables())
def test_interval_of_a_share_is_possible(
    table: tuple[Table, Table, NDArray[np.bool_]],
) -> None:
    """It lies between the least and the greatest share of one document."""
    hits, passages, _ = table
    low, high = ratio(hits, passages)
    for value in np.flatnonzero(~np.isnan(low)):
        each = hits[passages > 0, value] / passages[passages > 0]
        assert each.min() - 1e-12 <= low[value] <= high[value] <= each.max() + 1e-12


@settings(deadline=None)
@given(tables())
def test_the_same_seed_gives_the_same_figures(
    table: tuple[Table, Table, NDArray[np.bool_]],
) -> None:
    """Nothing but the seed decides the draws."""
    for first, second in zip(apart(*table), apart(*table), strict=True):
        assert np.array_equal(first, second, equal_nan=True)
    assert np.array_equal(shuffle(*table).p, shuffle(*table).p, equal_nan=True)


@settings(deadline=None)
@given(tables())
def test_swapping_the_sides_turns_the_interval_over(
    table: tuple[Table, Table, NDArray[np.bool_]],
) -> None:
    """B against A is A against B turned over exactly, with the same p."""
    hits, passages, group = table
    low, high = apart(hits, passages, group)
    turned = apart(hits, passages, ~group)

    assert np.array_equal(low, -turned[1], equal_nan=True)
    assert np.array_equal(high, -turned[0], equal_nan=True)
    one, other = shuffle(hits, passages, group), shuffle(hits, passages, ~group)
    assert np.allclose(one.p, other.p, equal_nan=True)
    assert np.allclose(one.p_max, other.p_max, equal_nan=True)


@settings(deadline=None)
@given(tables(), st.sampled_from(["difference", "log_ratio"]))
def test_p_is_a_chance_and_never_zero(
    table: tuple[Table, Table, NDArray[np.bool_]], statistic: str
) -> None:
    """Every p lies in (0, 1], is at least the smallest, and at most its p_max."""
    found = permutation_p(
        *table,
        permutations=199,
        seed=1,
        statistic="log_ratio" if statistic == "log_ratio" else "difference",
    )
    known = ~np.isnan(found.p)

    assert (found.p[known] >= found.smallest * (1 - 1e-12)).all()
    assert (found.p[known] <= found.p_max[known]).all()
    assert (found.p_max[known] <= 1).all()
    assert 0 < found.smallest <= 1


@settings(deadline=None)
@given(tables(), st.integers(2, 9))
def test_counting_in_other_units_changes_nothing(
    table: tuple[Table, Table, NDArray[np.bool_]], times: int
) -> None:
    """Passages counted in other units scale the interval and leave p alone."""
    hits, passages, group = table
    low, high = ratio(hits, passages)
    scaled = ratio(times * hits, passages)

    assert np.allclose(scaled[0], times * low, equal_nan=True)
    assert np.allclose(scaled[1], times * high, equal_nan=True)
    assert np.allclose(
        shuffle(hits, passages, group).p,
        shuffle(times * hits, passages, group).p,
        equal_nan=True,
    )
