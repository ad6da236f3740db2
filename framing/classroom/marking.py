"""Marks of a class as codings like any others."""

from collections.abc import Iterator, Mapping

import pandas as pd

from framing.classroom.exercise import (
    CODE,
    GUESS,
    NONE,
    Answers,
    Card,
    Coded,
    Exercise,
    Mark,
    Word,
)
from framing.coding.codings import Codings
from framing.tables import CODINGS, EVIDENCE, Schema, check, empty

GUESSES: Schema = {
    "document": ("str", "id of the document"),
    "sentence": ("int64", "number of the sentence that is asked about"),
    "coder": ("str", "who guessed"),
    "origin": ("str", "id of the origin that it was"),
    "guess": ("str", "id of the origin that was guessed"),
    "start": ("int64", "first character of a marked word in Document.text"),
    "end": ("int64", "character after its last"),
    "surface": ("str", "the marked word; empty where none was marked"),
}


def codings(answers: Answers, coders: Mapping[int, str]) -> Codings:
    """Return the marks as codings of the asked sentences.

    Parameters
    ----------
    coders
        The name of each student's coder; marks of other students are left out.

    Notes
    -----
    The first frame has rank 1, a second frame rank 2. Guesses are no codings: see
    `guesses`.
    """
    rows: list[tuple[object, ...]] = [
        (*place(mark, answers.exercise), coders[mark.student], *value, float("nan"))
        for mark in answers.marks
        if mark.student in coders and mark.step == CODE
        for value in values(mark, answers.exercise)
    ]
    return Codings(_table(rows, CODINGS), empty(EVIDENCE))


def guesses(answers: Answers, coders: Mapping[int, str]) -> pd.DataFrame:
    """Return guesses of origins with the words that were marked for them.

    Returns
    -------
    DataFrame
        As `GUESSES`: one row a marked word; one without a word where none was marked.
    """
    rows: list[tuple[object, ...]] = []
    for mark in answers.marks:
        if mark.student not in coders or mark.step != GUESS:
            continue
        card = answers.exercise.cards[mark.card]
        guess = (coders[mark.student], card.origin, mark.answers["origin"])
        spans = [card.words[i] for i in mark.words] or [Word("", 0, 0)]
        rows += [
            (*place(mark, answers.exercise), *guess, w.start, w.end, w.text)
            for w in spans
        ]
    return _table(rows, GUESSES)


def place(mark: Mark, exercise: Exercise) -> tuple[str, int]:
    """Return document and sentence of what was asked."""
    card = exercise.cards[mark.card]
    return card.document, card.sentence.sentence


def _table(rows: list[tuple[object, ...]], schema: Schema) -> pd.DataFrame:
    if not rows:
        return empty(schema)
    return check(pd.DataFrame(rows, columns=list(schema)), schema)


def values(mark: Mark, exercise: Exercise) -> Iterator[tuple[str, str, int]]:
    """Yield variable, value and rank of everything a coding mark says."""
    frame, second = mark.answers["frame"], mark.answers.get("second", "")
    yield "frame", frame, 0 if frame == NONE else 1
    if second and NONE != frame != second:
        yield "frame", second, 2
    for variable in exercise.coded[1:]:
        yield variable, mark.answers[variable], 0


def machine(card: Card) -> dict[str, dict[str, Coded]]:
    """Return each machine's strongest value of every variable it coded on a card."""
    found: dict[str, dict[str, Coded]] = {}
    for coded in card.machine:
        found.setdefault(coded.coder, {}).setdefault(coded.variable, coded)
    return found


def anchored(codings: Codings, exercise: Exercise) -> pd.DataFrame:
    """Return the codings with `text_sha256`, `start` and `end` of their unit.

    With these a better sentence splitter finds the sentences again.
    """
    units = {
        (card.document, card.sentence.sentence): (
            card.sha256,
            card.sentence.start,
            card.sentence.end,
        )
        for card in exercise.cards
    }
    rows = codings.rows
    keys = zip(rows["document"], rows["sentence"], strict=True)
    columns = ["text_sha256", "start", "end"]
    found = pd.DataFrame([units[key] for key in keys], rows.index, columns=columns)
    return pd.concat([rows, found], axis=1)
