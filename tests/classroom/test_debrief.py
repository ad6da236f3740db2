"""The figures of the debrief, counted by hand."""

import pytest

from framing.classroom.debrief import (
    Disputed,
    Misleading,
    counts,
    debrief,
    disputed,
    grid,
)
from framing.classroom.exercise import CODE, GUESS, Answers, Exercise, Mark


def guess(student: int, card: int, origin: str, *words: int) -> Mark:
    return Mark(student, card, GUESS, {"origin": origin}, words)


def code(student: int, card: int, voice: str, frame: str = "danger") -> Mark:
    answers = {"frame": frame, "voice": voice, "stance/harbour": "report"}
    return Mark(student, card, CODE, answers)


@pytest.fixture
def answers(exercise: Exercise) -> Answers:
    marks = (
        guess(1, 0, "north", 1),
        guess(2, 0, "south", 1, 3),
        guess(3, 0, "south", 3),
        guess(1, 1, "north", 0),
        guess(2, 1, "south", 0),
        code(1, 0, "own"),
        code(2, 0, "own"),
        code(3, 0, "mixed"),
        code(1, 1, "attributed"),
        code(2, 1, "attributed"),
    )
    return Answers(exercise, marks)


def test_guesses_are_counted_by_what_they_were(answers: Answers) -> None:
    """Rows are what it was, columns what was guessed; the diagonal is right."""
    found = debrief(answers)

    assert found.confusion == {
        "north": {"north": 1, "south": 2},
        "south": {"north": 1, "south": 1},
    }
    assert (found.guesses, found.right) == (5, 2)


def test_words_that_misled_are_those_of_wrong_guesses(answers: Answers) -> None:
    """A word counts once a student and card, without case and punctuation."""
    assert debrief(answers).misleading == (
        Misleading("open", 2, 0, "south"),
        Misleading("harbour", 1, 1, "south"),
        Misleading("so", 1, 1, "north"),
    )


def test_the_most_disputed_are_those_with_most_differing_pairs(
    answers: Answers,
) -> None:
    """The share of pairs who differ decides; cards of one mind are left out."""
    found = disputed(answers, ("origin", *answers.exercise.coded))

    assert found == [
        Disputed(1, "origin", 1.0, {"north": 1, "south": 1}),
        Disputed(0, "origin", 1 - 2 / 6, {"north": 1, "south": 2}),
        Disputed(0, "voice", 1 - 2 / 6, {"own": 2, "mixed": 1}),
    ]


def test_codings_are_disputed_before_guesses(answers: Answers) -> None:
    """The debrief names disputed codings; guesses only where nothing is coded."""
    guessed = Answers(answers.exercise, [m for m in answers.marks if m.step == GUESS])

    assert {d.variable for d in debrief(answers).disputed} == {"voice"}
    assert {d.variable for d in debrief(guessed).disputed} == {"origin"}


def test_the_class_is_set_against_the_machine(answers: Answers) -> None:
    """Answers that are the machine's are counted, and cards where most differ named."""
    (found,) = debrief(answers).against

    assert (found.coder, found.variable) == ("lexicon", "voice")
    assert (found.same, found.answers, found.differing) == (2, 5, (1,))


def test_agreement_knows_what_it_rests_on(answers: Answers) -> None:
    """Units are cards that two coded; below five there is no interval."""
    voice = next(a for a in debrief(answers).agreements if a.variable == "voice")

    assert (voice.units, voice.coders, voice.low, voice.high) == (2, 3, None, None)


def test_what_was_not_answered_is_missing(answers: Answers) -> None:
    """No answer is no coding, and not an empty one."""
    table = grid(answers, "voice")

    assert table.loc[0].to_dict() == {1: "own", 2: "own", 3: "mixed"}
    assert table.loc[1].isna().to_dict() == {1: False, 2: False, 3: True}
    assert counts(answers, 2, "voice") == {}


def test_an_empty_class_has_an_empty_debrief(exercise: Exercise) -> None:
    """Before anybody commits nothing is claimed."""
    found = debrief(Answers(exercise))

    assert (found.guesses, found.right) == (0, 0)
    assert not found.misleading
    assert not found.disputed
    assert not found.against
    assert {a.alpha for a in found.agreements} == {None}
