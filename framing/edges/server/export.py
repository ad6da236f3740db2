"""The codings of a class as files that every other verb reads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from framing.classroom.exercise import Answers
from framing.classroom.marking import anchored, codings, guesses
from framing.edges.server.kept import Student
from framing.edges.server.store import Store
from framing.errors import OutputError
from framing.report.inert import inert

NAMES = ("codings.csv", "guesses.csv")
"""Codings like any others; guesses of origins with the words marked for them."""


def coders(students: Iterable[Student], *, named: bool) -> dict[int, str]:
    """Return the name of each student's coder: a number, or with it the nickname."""
    return {
        s.id: f"student-{s.id:03d}" + (f" {s.nickname}" if named else "")
        for s in students
    }


def as_csv(answers: Answers, coders: Mapping[int, str]) -> dict[str, str]:
    """Return the tables by file name; no cell of them is run by a spreadsheet."""
    coded = anchored(codings(answers, coders), answers.exercise)
    tables = (coded, guesses(answers, coders))
    return {name: _csv(table) for name, table in zip(NAMES, tables, strict=True)}


def _csv(table: pd.DataFrame) -> str:
    return str(table.map(inert).to_csv(index=False, lineterminator="\n"))


def export_class(folder: Path, out: Path, *, named: bool) -> list[Path]:
    """Write the codings of the class in a folder.

    Raises
    ------
    InputError
        The folder holds no class.
    OutputError
        The files cannot be written.
    """
    store = Store(folder)
    texts = as_csv(store.answers(), coders(store.students(), named=named))
    store.close()
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (out / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror}") from error
    return [out / name for name in texts]
