"""Marks become codings like any others."""

import pytest

from framing.classroom.exercise import CODE, GUESS, Answers, Exercise, Mark, problem
from framing.classroom.marking import anchored, codings, guesses

GUESSED = Mark(1, 0, GUESS, {"origin": "south"}, (1, 3))
CODED = Mark(
    1,
    0,
    CODE,
    {"frame": "danger", "second": "cost", "voice": "own", "stance/harbour": "reject"},
)


def test_a_guess_stands_beside_its_words(exercise: Exercise) -> None:
    """Guesses are a table of their own: one row a marked word, at least one."""
    bare = GUESSED._replace(card=1, words=())
    made = guesses(Answers(exercise, (GUESSED, CODED, bare)), {1: "ada"})

    assert made.to_numpy().tolist() == [
        ["d0", 1, "ada", "north", "south", 4, 11, "harbour"],
        ["d0", 1, "ada", "north", "south", 18, 23, "open."],
        ["d1", 1, "ada", "south", "south", 0, 0, ""],
    ]


def test_a_guess_is_no_coding(exercise: Exercise) -> None:
    """Only the second step codes: other verbs know no variable of origins."""
    assert codings(Answers(exercise, (GUESSED,)), {1: "ada"}).rows.empty


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
    answers = Answers(exercise, (CODED, GUESSED))

    assert codings(answers, {2: "ben"}).rows.empty
    assert guesses(answers, {2: "ben"}).empty


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
