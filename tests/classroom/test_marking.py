"""Marks become codings like any others."""

from math import isnan

import pytest

from framing.classroom.exercise import CODE, GUESS, Answers, Exercise, Mark, problem
from framing.classroom.marking import anchored, codings

GUESSED = Mark(1, 0, GUESS, {"origin": "south"}, (1, 3))
CODED = Mark(
    1,
    0,
    CODE,
    {"frame": "danger", "second": "cost", "voice": "own", "stance/harbour": "reject"},
)


def test_a_guess_is_a_coding_with_its_words_as_evidence(exercise: Exercise) -> None:
    """The guess codes the variable origin; each marked word is a span of it."""
    made = codings(Answers(exercise, (GUESSED,)), {1: "ada"})
    row = made.rows.iloc[0]

    assert row[:6].tolist() == ["d0", 1, "ada", "origin", "south", 0]
    assert isnan(row["confidence"])
    spans = made.evidence[["start", "end", "surface", "entry"]].to_numpy().tolist()
    assert spans == [[4, 11, "harbour", "marked"], [18, 23, "open.", "marked"]]


def test_frames_are_ranked_and_the_rest_is_not(exercise: Exercise) -> None:
    """The main frame has rank 1, the second 2, one value has 0."""
    made = codings(Answers(exercise, (CODED,)), {1: "ada"})

    assert made.rows[["variable", "value", "rank"]].to_numpy().tolist() == [
        ["frame", "danger", 1],
        ["frame", "cost", 2],
        ["voice", "own", 0],
        ["stance/harbour", "reject", 0],
    ]


@pytest.mark.parametrize(
    ("frame", "second", "wanted"),
    [
        ("none", "cost", [["none", 0]]),
        ("cost", "cost", [["cost", 1]]),
        ("cost", "", [["cost", 1]]),
    ],
)
def test_none_and_doubles_stay_alone(
    exercise: Exercise, frame: str, second: str, wanted: list[list[object]]
) -> None:
    """Looked and found nothing excludes a second frame, and so does the same one."""
    mark = CODED._replace(answers={**CODED.answers, "frame": frame, "second": second})
    made = codings(Answers(exercise, (mark,)), {1: "ada"})

    assert made.of("frame")[["value", "rank"]].to_numpy().tolist() == wanted


def test_units_can_be_found_again(exercise: Exercise) -> None:
    """A table that leaves the tool says which text, and where in it."""
    table = anchored(codings(Answers(exercise, (CODED,)), {1: "ada"}), exercise)

    assert set(table["text_sha256"]) == {"0" * 64}
    assert set(zip(table["start"], table["end"], strict=True)) == {(0, 23)}


def test_students_without_a_name_are_left_out(exercise: Exercise) -> None:
    """Marks of somebody who is not among the coders make no coding."""
    made = codings(Answers(exercise, (CODED, GUESSED)), {2: "ben"})

    assert made.rows.empty
    assert made.evidence.empty


@pytest.mark.parametrize(
    ("mark", "wrong"),
    [
        (GUESSED, ""),
        (CODED, ""),
        (GUESSED._replace(answers={"origin": "mars"}), "origin"),
        (GUESSED._replace(answers={}), "origin"),
        (GUESSED._replace(words=(99,)), "words"),
        (GUESSED._replace(words=(-1,)), "words"),
        (CODED._replace(answers={**CODED.answers, "second": "none"}), "second"),
        (CODED._replace(answers={**CODED.answers, "voice": "north"}), "voice"),
    ],
)
def test_answers_are_checked_against_what_was_offered(
    exercise: Exercise, mark: Mark, wrong: str
) -> None:
    """The first variable that is answered wrongly or not at all is named."""
    assert problem(exercise, mark) == wrong
