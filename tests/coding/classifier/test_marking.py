"""Marking: figures worked by hand, and that nothing asked has taught."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from framing.coding.classifier.labels import Labels
from framing.coding.classifier.marking import (
    Marked,
    brier_skill,
    by_origin,
    calibration,
    calibration_slope,
    choose,
    confusion,
    f1,
    learning_curve,
    mark,
    risk,
    scores,
)
from framing.coding.classifier.model import held_out_margins
from tests.coding.classifier.conftest import as_labels, made

FOUR = as_labels(
    ["one", "two", "three", "four"],
    [["cost"], ["cost", "danger"], ["danger"], []],
    documents=["a1", "a1", "b2", "b2"],
)
CHANCES = np.array([[0.9, 0.05], [0.7, 0.3], [0.6, 0.35], [0.05, 0.15]])
TOLD = np.array([[True, False], [True, False], [True, False], [False, False]])
WORKED = Marked(FOUR, "document", CHANCES, TOLD)


def flags(text: str) -> np.ndarray:
    return np.array([letter == "1" for letter in text])


@pytest.mark.parametrize(
    ("told", "given", "wanted"),
    [
        ("1100", "1010", 0.5),
        ("1100", "1100", 1.0),
        ("1110", "1000", 0.5),
        ("1100", "0011", 0.0),
        ("0000", "0000", 0.0),
    ],
)
def test_f1_by_hand(told: str, given: str, wanted: float) -> None:
    """Twice what is right over all that was told and all that was given."""
    assert f1(flags(told), flags(given)) == wanted


def test_micro_and_macro_by_hand() -> None:
    """2 of 3 told are right and 4 were given; the values alone do .8 and 0."""
    assert WORKED.micro_f1 == pytest.approx(4 / 7)
    assert WORKED.macro_f1 == pytest.approx((0.8 + 0.0) / 2)


def test_scores_by_hand() -> None:
    """Each value has its own precision, recall, F1 and skill; none told is NaN."""
    table = scores(WORKED)

    assert table["value"].tolist() == ["cost", "danger"]
    assert table["n"].tolist() == [2, 2]
    assert table["recall"].tolist() == [1, 0]
    assert table["precision"].tolist() == pytest.approx([2 / 3, np.nan], nan_ok=True)
    # squared errors .01 + .09 + .36 + .0025 over four, against .25 for the share
    assert table["brier_skill"].tolist()[0] == pytest.approx(1 - 0.115625 / 0.25)


def test_brier_skill_by_hand() -> None:
    """Saying the share has no skill, saying what is has all, alike has none to show."""
    given = flags("1000")

    assert brier_skill(np.full(4, 0.25), given) == 0.0
    assert brier_skill(np.array([1.0, 0, 0, 0]), given) == 1.0
    assert brier_skill(np.array([0.0, 1, 0, 0]), given) == pytest.approx(1 - 8 / 3)
    assert np.isnan(brier_skill(np.full(4, 0.25), flags("0000")))


@pytest.mark.parametrize(
    ("said", "wanted"), [(0.75, 1.0), (0.9, 0.5), (0.6, 2.7095)], ids=str
)
def test_calibration_slope_by_hand(said: float, wanted: float) -> None:
    """Said p and 1 - p, was 3/4 and 1/4: the slope is log 3 over log p/(1 - p)."""
    chances = np.array([said] * 4 + [1 - said] * 4)

    assert calibration_slope(chances, flags("11101000")) == pytest.approx(
        wanted, rel=1e-3
    )
    assert np.isnan(calibration_slope(chances, flags("11111111")))


def test_the_calibration_table_by_hand() -> None:
    """Answers are gathered by how likely they were said to be; none is left out."""
    table = calibration(WORKED)

    assert table["low"].tolist() == [0.0, 0.1, 0.2, 0.6, 0.8]
    assert table["n"].tolist() == [2, 1, 2, 2, 1]
    assert table["said"].tolist() == pytest.approx([0.05, 0.15, 0.325, 0.65, 0.9])
    assert table["was"].tolist() == pytest.approx([0.0, 0.0, 1.0, 0.5, 1.0])


def test_the_risk_curve_by_hand() -> None:
    """The surest of ten are right, the last two are wrong: the risk is 0, then .2."""
    labels = as_labels(
        [str(i) for i in range(10)],
        [["cost"]] * 8 + [["danger"]] * 2,
        documents=[f"d{i}" for i in range(10)],
    )
    sure = np.linspace(0.9, 0.6, 10)
    chances = np.array([sure, 1 - sure]).T

    table = risk(Marked(labels, "document", chances, chances > 0.5))

    assert table["coverage"].tolist() == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert table["risk"].tolist() == pytest.approx([0, 0, 0, 0, 0.2])
    assert (table["low"].tolist()[0], table["high"].tolist()[0]) == (0, 0)
    assert 0 <= table["low"].tolist()[-1] < 0.2 < table["high"].tolist()[-1] <= 0.6


def test_confusion_names_the_sentences() -> None:
    """What was taken for what, with the sentences, those without a value as none."""
    table = confusion(WORKED)

    assert table.to_numpy().tolist() == [
        ["danger", "cost", 1, [("b2", 3)]],
        ["none", "danger", 1, [("b2", 4)]],
    ]


def test_origins_are_marked_apart() -> None:
    """Origin 1 has 2 of 3 given told and nothing wrong, origin 2 nothing right."""
    table = by_origin(WORKED)

    assert table["origin"].tolist() == ["origin 1", "origin 2"]
    assert table["n"].tolist() == [2, 2]
    assert table["micro_f1"].tolist() == pytest.approx([0.8, 0.0])


def test_choosing_takes_two_at_most() -> None:
    """Likely enough values are given, two at most; of a single one the likeliest."""
    chances = np.array([[0.5, 0.4, 0.3], [0.1, 0.2, 0.05]])

    several = choose(chances, 0.25, single=False)
    one = choose(chances, 0.25, single=True)

    assert several.tolist() == [[True, True, False], [False, False, False]]
    assert one.tolist() == [[True, False, False], [False, True, False]]


@pytest.mark.parametrize("by", ["document", "publisher", "origin"])
def test_easy_labels_are_told(easy: Labels, by: str) -> None:
    """Whatever is held out, easy sentences get their own values."""
    marked = mark(easy, by)

    assert marked is not None
    assert marked.by == by
    assert marked.micro_f1 > 0.8
    assert marked.chances.shape == easy.given.shape


@pytest.mark.parametrize("by", ["document", "publisher", "origin"])
def test_one_group_cannot_be_held_out(by: str) -> None:
    """With one document, publisher or origin there is nothing to mark."""
    labels = made()
    units = labels.units.assign(document="only", publisher="only", origin="only")

    assert mark(replace(labels, units=units), by) is None


def test_nothing_asked_has_taught(easy: Labels) -> None:
    """A sentence's own labels do not change what a model says of it."""
    train, test = np.arange(30), np.arange(30, 42)
    other = easy.given.copy()
    other[test] = ~other[test]

    one = held_out_margins(easy, [(train, test)])
    two = held_out_margins(replace(easy, given=other), [(train, test)])

    assert (one[test] == two[test]).all()
    assert np.isnan(one[train]).all()


def test_the_curve_ends_with_all_that_can_teach(easy: Labels) -> None:
    """Few labels are one point: the sentences of all folds but the largest."""
    curve = list(learning_curve(easy))

    assert [size for size, _ in curve] == [33]
    assert curve[0][1] > 0.5


def test_the_curve_is_the_same_every_time(easy: Labels) -> None:
    """The seed decides which sentences teach."""
    more = replace(
        easy,
        units=pd.concat([easy.units] * 3, ignore_index=True),
        given=np.concatenate([easy.given] * 3),
    )

    curve = list(learning_curve(more))

    assert [size for size, _ in curve] == [50, 99]
    assert curve == list(learning_curve(more))
