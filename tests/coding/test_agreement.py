"""Coefficients of agreement: published examples, an independent oracle, laws."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from framing.coding.agreement import (
    bootstrap_alphas,
    cohen_kappa,
    krippendorff_alpha,
    percent_agreement,
    value_counts,
)


def ratings(*coders: str) -> pd.DataFrame:
    """Return a table of one string a coder; a dot stands for what was not coded."""
    columns = [[None if c == "." else c for c in coder] for coder in coders]
    return pd.DataFrame(dict(enumerate(columns)), dtype=object)


def table(cells: Sequence[Sequence[int]]) -> pd.DataFrame:
    """Return two coders' units from a contingency table of counts."""
    units = [
        (str(i), str(j))
        for i, row in enumerate(cells)
        for j, count in enumerate(row)
        for _ in range(count)
    ]
    return pd.DataFrame(units, columns=["a", "b"], dtype=object)


def rounded(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
    ids=["A binary", "B nominal", "C four observers, missing"],
)
def test_alpha_is_that_of_the_published_examples(
    coders: tuple[str, ...], alpha: float
) -> None:
    """Krippendorff (2011), examples A, B and C, nominal metric."""
    assert rounded(krippendorff_alpha(ratings(*coders)), 3) == alpha


@pytest.mark.parametrize(
    ("cells", "kappa"),
    [
        ([[88, 10, 2], [14, 40, 6], [18, 10, 12]], 0.492),
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676),
    ],
    ids=["Cohen 1960, table 1", "Fleiss, Levin & Paik 2003, table 18.1"],
)
def test_kappa_is_that_of_the_published_examples(
    cells: list[list[int]], kappa: float
) -> None:
    """Cohen's own example, and the diagnoses of Fleiss' textbook."""
    assert rounded(cohen_kappa(table(cells)), 3) == kappa


def test_percent_agreement_counts_pairs() -> None:
    """Three of three, one of three, and a unit with a single coding left out."""
    assert percent_agreement(ratings("aab", "aa.", "ab.")) == pytest.approx(4 / 6)


def test_kappa_of_three_coders_is_the_mean_of_their_pairs() -> None:
    """Light's mean: the pairs have 1, 0 and 0."""
    three = ratings("aabb", "aabb", "abab")

    assert cohen_kappa(three) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "values",
    [
        ratings("aaa", "aaa"),
        ratings("a.b", ".a."),
        ratings("aba"),
        ratings("...", "..."),
        ratings("", ""),
    ],
    ids=["constant", "no shared unit", "single coder", "nothing coded", "no unit"],
)
def test_what_is_not_defined_is_none(values: pd.DataFrame) -> None:
    """Neither a NaN nor a crash: no coefficient."""
    assert krippendorff_alpha(values) is None
    assert cohen_kappa(values) is None


VALUES = st.sampled_from("abcd")
COMPLETE = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(VALUES, min_size=coders, max_size=coders), min_size=1, max_size=25
    )
)
GAPPED = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.one_of(VALUES, st.none()), min_size=coders, max_size=coders),
        min_size=1,
        max_size=25,
    )
)


def task(rows: Sequence[Sequence[Any]]) -> AnnotationTask:
    return AnnotationTask(
        [
            (f"c{c}", f"u{u}", value)
            for u, row in enumerate(rows)
            for c, value in enumerate(row)
            if value is not None
        ]
    )


@given(COMPLETE)
def test_coefficients_are_those_of_an_independent_implementation(
    rows: list[list[str]],
) -> None:
    """The AnnotationTask of nltk gives the same figures to four decimals."""
    values = pd.DataFrame(rows, dtype=object)
    alpha, kappa = krippendorff_alpha(values), cohen_kappa(values)
    oracle = task(rows)

    if alpha is not None:
        assert alpha == pytest.approx(oracle.alpha(), abs=1e-4)
    if kappa is not None and len(values.columns) == 2:
        assert kappa == pytest.approx(oracle.kappa(), abs=1e-4)
    assert percent_agreement(values) == pytest.approx(oracle.avg_Ao(), abs=1e-4)


@given(GAPPED)
def test_alpha_with_gaps_is_that_of_an_independent_implementation(
    rows: list[list[str | None]],
) -> None:
    """Without units of one coder, which nltk takes in, both give the same alpha."""
    paired = [row for row in rows if len([v for v in row if v]) > 1]
    alpha = krippendorff_alpha(pd.DataFrame(rows, dtype=object))

    if alpha is None:
        assert len({v for row in paired for v in row if v}) < 2
    else:
        assert alpha == pytest.approx(task(paired).alpha(), abs=1e-4)


@given(GAPPED, st.randoms(use_true_random=False))
def test_coefficients_do_not_hang_on_names_or_order(
    rows: list[list[str | None]], random: Any
) -> None:
    """Permuting coders or renaming values changes nothing."""
    values = pd.DataFrame(rows, dtype=object)
    order = list(values.columns)
    random.shuffle(order)
    names = {"a": "x", "b": "a", "c": "w", "d": "none"}
    other = values[order].map(lambda v: names.get(v, v))

    for coefficient in (krippendorff_alpha, cohen_kappa, percent_agreement):
        before, after = coefficient(values), coefficient(other)
        assert before == (None if after is None else pytest.approx(after))


@given(COMPLETE)
def test_alpha_is_one_if_and_only_if_all_agree(rows: list[list[str]]) -> None:
    """Perfect agreement over at least two values is 1, and nothing else is."""
    alpha = krippendorff_alpha(pd.DataFrame(rows, dtype=object))
    perfect = all(len(set(row)) == 1 for row in rows)

    if alpha is None:
        assert len({v for row in rows for v in row}) == 1
    else:
        assert (alpha == 1) == perfect
        assert alpha <= 1


def test_resampled_alphas_lie_around_the_estimate() -> None:
    """Drawn again over units, alpha scatters about the estimate; a seed repeats it."""
    rng = np.random.default_rng(3)
    truth = rng.choice(list("abc"), 200)
    noisy = np.where(rng.random(200) < 0.2, rng.choice(list("abc"), 200), truth)
    values = pd.DataFrame({0: truth, 1: noisy}, dtype=object)
    counts, alone = value_counts(values), np.arange(200)

    drawn, again = (
        bootstrap_alphas([counts], alone, replicates=499, seed=5)[:, 0]
        for _ in range(2)
    )

    estimate = krippendorff_alpha(values)
    assert estimate is not None
    assert np.median(drawn) == pytest.approx(estimate, abs=0.02)
    assert (drawn == again).all()
    assert 0.02 < drawn.std() < 0.08


def test_clusters_are_drawn_together() -> None:
    """Where a cluster holds every unit, each draw is the whole."""
    counts = value_counts(ratings("abab", "abba"))

    drawn = bootstrap_alphas([counts], np.zeros(4, np.int64), replicates=9, seed=1)

    assert set(drawn[:, 0]) == {krippendorff_alpha(ratings("abab", "abba"))}
