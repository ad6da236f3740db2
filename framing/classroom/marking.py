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
)
from framing.coding.codings import Codings
from framing.tables import CODINGS, EVIDENCE, check, empty

MARKED = "marked"
"""The entry of evidence that a person marked."""


def codings(answers: Answers, coders: Mapping[int, str]) -> Codings:
    """Return the marks as codings of the asked sentences.

    Parameters
    ----------
    coders
        The name of each student's coder; marks of other students are left out.

    Notes
    -----
    A guess is a coding of the variable `origin`; the words marked for it are its
    evidence. The first frame has rank 1, a second frame rank 2.
    """
    rows: list[tuple[object, ...]] = []
    spans: list[tuple[object, ...]] = []
    for mark in answers.marks:
        if mark.student not in coders:
            continue
        card, coder = answers.exercise.cards[mark.card], coders[mark.student]
        place = (card.document, card.sentence.sentence, coder)
        for variable, value, rank in values(mark, answers.exercise):
            rows.append((*place, variable, value, rank, float("nan")))
        if mark.step == GUESS:
            for word in (card.words[i] for i in mark.words):
                span = (word.start, word.end, word.text, MARKED)
                spans.append((*place, "origin", mark.answers["origin"], *span))
    return Codings(_table(rows, CODINGS), _table(spans, EVIDENCE))


def _table(
    rows: list[tuple[object, ...]], schema: Mapping[str, tuple[str, str]]
) -> pd.DataFrame:
    if not rows:
        return empty(schema)
    return check(pd.DataFrame(rows, columns=list(schema)), schema)


def values(mark: Mark, exercise: Exercise) -> Iterator[tuple[str, str, int]]:
    """Yield variable, value and rank of everything a mark says."""
    if mark.step == GUESS:
        yield "origin", mark.answers["origin"], 0
    if mark.step == CODE:
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
