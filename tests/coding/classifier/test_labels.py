"""Labels: what a classifier is taught, out of what coders wrote."""

from collections.abc import Callable

import pandas as pd
import pytest

from framing.coding.classifier.labels import labels, learnable
from framing.errors import LabelsError
from framing.text.reading import Reading
from tests.coding.classifier.conftest import rows

MakeReading = Callable[..., Reading]
TEN = " ".join(f"The {word} is here." for word in "abcdefghijklmnop"[:12])


@pytest.fixture
def reading(make_reading: MakeReading) -> Reading:
    """Two documents of twelve sentences."""
    return make_reading({"coast": [TEN.replace("here", x) for x in ("in", "out")]})


def coded(given: dict[int, str], coder: str = "ann") -> pd.DataFrame:
    return rows(*(("coast-0", n, coder, value) for n, value in given.items()))


def halves(one: str, other: str) -> dict[int, str]:
    return {n: one if n <= 6 else other for n in range(1, 13)}


def test_each_sentence_has_the_values_it_was_given(reading: Reading) -> None:
    """Every coded sentence is a row, with its text, its place and its values."""
    found = labels(coded(halves("cost", "danger")), reading, variable="frame")

    assert found.values == ("cost", "danger")  # noqa: PD011
    assert found.given.tolist() == [[True, False]] * 6 + [[False, True]] * 6
    assert found.texts[0] == "The a is in."
    assert next(found.units.itertuples(index=False))[:4] == (
        "coast-0",
        1,
        "coast",
        "Publisher 0",
    )
    assert set(found.groups("origin")) == {"coast"}


def test_more_than_half_of_the_coders_decide(reading: Reading) -> None:
    """A value that two of three coders gave stands; one of two is not enough."""
    three = pd.concat(
        [
            coded(halves("cost", "danger"), "ann"),
            coded(halves("cost", "cost"), "ben"),
            coded(halves("cost", "danger"), "cem"),
        ]
    )
    two = three[three["coder"] != "ann"]

    by_three = labels(three, reading, variable="frame").given
    by_two = labels(two, reading, variable="frame")

    assert by_three.tolist() == [[True, False]] * 6 + [[False, True]] * 6
    assert by_two.values == ("cost",)  # noqa: PD011
    assert by_two.given[:, 0].tolist() == [True] * 6 + [False] * 6


def test_none_is_a_sentence_without_a_frame(reading: Reading) -> None:
    """Of a variable that takes several values `none` is looked at and not learnt."""
    found = labels(coded(halves("cost", "none")), reading, variable="frame")

    assert found.values == ("cost",)  # noqa: PD011
    assert len(found.units) == 12


def test_a_stance_of_none_is_a_value(reading: Reading) -> None:
    """Of a variable that takes one value `none` is one of them."""
    own = coded(halves("endorse", "none")).assign(variable="stance/pier")

    found = labels(own, reading, variable="stance/pier")

    assert found.single
    assert found.values == ("endorse", "none")  # noqa: PD011


def test_rare_values_are_left_out(reading: Reading) -> None:
    """A value of fewer than five sentences is named as left out."""
    given = halves("cost", "danger") | {12: "storm"}

    found = labels(coded(given), reading, variable="frame")

    assert found.values == ("cost", "danger")  # noqa: PD011
    assert found.left_out == ("storm",)
    assert found.given[11].tolist() == [False, False]


def test_nobody_coded_it(reading: Reading) -> None:
    """A variable without a coding is refused by its name."""
    with pytest.raises(LabelsError, match=r"^no sentence is coded for frame$"):
        labels(coded({}), reading, variable="frame")


def test_whole_documents_are_no_labels(reading: Reading) -> None:
    """A coding of a whole document teaches nothing about its sentences."""
    with pytest.raises(LabelsError, match="no sentence is coded"):
        labels(coded({0: "cost"}), reading, variable="frame")


def test_one_class_only(reading: Reading) -> None:
    """Where every sentence has the value there is nothing to tell it from."""
    with pytest.raises(LabelsError) as refused:
        labels(coded(halves("cost", "cost")), reading, variable="frame")

    assert str(refused.value) == (
        "frame cannot be learnt: 12 cost, of 12 coded sentences;"
        " a value needs 5 with it and 5 without"
    )


def test_all_none(reading: Reading) -> None:
    """Where no sentence has a value it says so."""
    with pytest.raises(LabelsError, match="no value is given, of 12 coded"):
        labels(coded(halves("none", "none")), reading, variable="frame")


def test_one_stance_only(reading: Reading) -> None:
    """A stance needs two values to be learnt."""
    own = coded(halves("endorse", "endorse") | {12: "reject"})

    with pytest.raises(LabelsError, match="11 endorse, 1 reject"):
        labels(own.assign(variable="stance/pier"), reading, variable="stance/pier")


def test_frames_and_stances_can_be_learnt() -> None:
    """Voice, names and topics are not for this classifier."""
    names = ["voice", "stance/pier", "frame", "topic", "name/pier", "frame"]
    table = pd.DataFrame({"variable": names})

    assert learnable(table) == ["stance/pier", "frame"]


def test_fewer_sentences_keep_their_own(reading: Reading) -> None:
    """Taking rows keeps texts and values together."""
    found = labels(coded(halves("cost", "danger")), reading, variable="frame")

    fewer = found.take(pd.Index([11, 0]).to_numpy())

    assert fewer.texts == ["The l is in.", "The a is in."]
    assert fewer.given.tolist() == [[False, True], [True, False]]
