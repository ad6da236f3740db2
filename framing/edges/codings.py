"""Codings files: what coders, human or machine, hand to each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from framing.coding.codings import SINGLE
from framing.edges.parsing import Row, read_csv
from framing.errors import CodingsError, OutputError, Problem
from framing.tables import ANCHORS, CODINGS, SAMPLED, check

NEEDED = ("document", "sentence", "coder", "variable", "value")
PLAIN = ("part", "topic", "frame", "voice", "source", "engagement")
VALUES = {
    "part": ("body", "heading", "caption", "furniture", "note"),
    "voice": ("own", "attributed", "mixed", "none"),
    "engagement": ("none", "distanced", "endorsed"),
    "stance": ("endorse", "reject", "report", "unclear", "none"),
}
SLASHED = ("stance", "name")
"""Variables that name what they are about after a slash."""
_NAMED = re.compile(r"(stance|name)/\S+")
HASH = re.compile(r"[0-9a-f]{64}")


def read_codings(paths: Iterable[Path]) -> pd.DataFrame:
    """Read codings files into one table.

    Returns
    -------
    DataFrame
        As `CODINGS`, `ANCHORS` and `SAMPLED` in `framing.tables`; a row without an
        anchor has an empty `text_sha256`. An empty `sentence` is 0: the whole document.

    Raises
    ------
    CodingsError
        Everything that is wrong with the files: columns, numbers, variables and values
        that do not exist, a row that stands twice, two rows of one coder that disagree.
    """
    rows, problems = [], []
    for path in paths:
        table, wrong = read_csv(path, NEEDED)
        problems += wrong
        rows += [(str(path), row) for row in table]
    for file, row in rows:
        problems += _row_problems(file, row)
    if not problems:
        problems = list(_disagreements(rows))
    if problems:
        raise CodingsError(problems)
    if not rows:
        raise CodingsError([Problem("codings", "no file holds a coding")])
    return _table([row for _, row in rows])


def write_codings(rows: pd.DataFrame, path: Path) -> None:
    """Write codings with the columns they have.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    try:
        path.write_text(codings_csv(rows), encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written: {reason}") from error


def codings_csv(rows: pd.DataFrame) -> str:
    """Return codings as the text of a codings file."""
    text: str = rows.to_csv(index=False, lineterminator="\n")
    return text


def _row_problems(file: str, row: Row) -> Iterator[Problem]:
    for name in NEEDED:
        if name != "sentence" and not row.fields.get(name, "-"):
            yield Problem(file, "is missing", row.line, name)
    for name in ("sentence", "rank", "start", "end"):
        number = row.fields.get(name, "")
        if number and not (number.isascii() and number.isdigit()):
            yield Problem(file, f"{number!r} is no whole number", row.line, name)
    confidence = row.fields.get("confidence", "")
    if confidence and not _is_share(confidence):
        message = f"{confidence!r} is no number from 0 to 1"
        yield Problem(file, message, row.line, "confidence")
    digest = row.fields.get("text_sha256", "")
    if digest and not HASH.fullmatch(digest):
        yield Problem(file, "is no SHA-256 in hex", row.line, "text_sha256")
    elif digest and not (row.fields.get("start") and row.fields.get("end")):
        yield Problem(file, "needs start and end beside it", row.line, "text_sha256")
    yield from _value_problems(file, row)


def _value_problems(file: str, row: Row) -> Iterator[Problem]:
    variable, value = row.fields.get("variable", ""), row.fields.get("value", "")
    if variable and variable not in PLAIN and not _NAMED.fullmatch(variable):
        known = ", ".join((*PLAIN, "stance/…", "name/…"))
        message = f"{variable!r} is no variable: {known}"
        yield Problem(file, message, row.line, "variable")
    allowed = VALUES.get(variable.split("/")[0])
    if value and allowed and value not in allowed:
        message = f"{value!r} is not one of {', '.join(allowed)}"
        yield Problem(file, message, row.line, "value")


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _disagreements(rows: Sequence[tuple[str, Row]]) -> Iterator[Problem]:
    """Find rows that stand twice, and values that cannot stand beside each other."""
    seen: dict[tuple[str, ...], dict[str, tuple[str, int]]] = {}
    for file, row in rows:
        *unit, value = (row.fields[name] for name in NEEDED)
        before = seen.setdefault(tuple(unit), {})
        variable = unit[-1]
        single = variable.split("/")[0] in SINGLE
        if value in before:
            first = "{}:{}".format(*before[value])
            yield Problem(file, f"the same row stands at {first}", row.line)
        elif before and (single or "none" in (value, *before)):
            other, (there, line) = next(iter(before.items()))
            message = (
                f"{unit[2]} codes {unit[0]} {unit[1]} {value!r} here and {other!r} at"
                f" {there}:{line}"
            )
            yield Problem(file, message, row.line, variable)
        before.setdefault(value, (file, row.line))


def _table(rows: Sequence[Row]) -> pd.DataFrame:
    columns = {**CODINGS, **ANCHORS, **SAMPLED}
    table = pd.DataFrame(
        [{name: row.fields.get(name, "") for name in columns} for row in rows],
        columns=list(columns),
        dtype=object,
    )
    for name in ("sentence", "rank", "start", "end"):
        table[name] = table[name].replace("", "0")
    table["confidence"] = pd.to_numeric(table["confidence"], errors="coerce")
    return check(table, columns)
