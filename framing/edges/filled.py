"""Filled coding sheets: from what people wrote to codings, every slip told by row."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from framing.edges.codings import HASH, SLASHED, VALUES
from framing.edges.lexicons import read_lexicons
from framing.edges.parsing import Row, read_csv
from framing.errors import CodingsError, Problem
from framing.lexicon.model import Lexicons
from framing.report.inert import RISKY
from framing.tables import ANCHORS, CODINGS, SAMPLED, check

PLACE = ("document", "sentence", "start", "end", "text_sha256", "sample")
CARD = "card"
SEVERAL = {"topics": "topic", "frames": "frame"}
"""Columns that take several values, and the variable they fill."""
MACHINES = ("lexicon", "classifier", "composed")
"""Coders that are no people."""
Known = Mapping[str, Mapping[str, str]]
"""The values of each column by how people may write them."""


def read_sheet(
    path: Path, *, coder: str, key: Path | None = None, lexicons: Path | None = None
) -> pd.DataFrame:
    """Turn a filled sheet into codings.

    An empty cell is not coded; `none` says that the coder looked and found nothing.
    Several values stand in one cell with a semicolon or comma between them, the
    strongest first. Values may be written as ids or as the labels of the lexicons.

    Parameters
    ----------
    path
        CSV or XLSX, as `framing.write_sample` writes it.
    coder
        Who filled it.
    key
        The `key.csv` of a kit, whose blind sheet says by card alone where it belongs.

    Returns
    -------
    DataFrame
        As `CODINGS`, `ANCHORS` and `SAMPLED` in `framing.tables`.

    Raises
    ------
    CodingsError
        Everything that is wrong with the sheet, by row; or nobody filled it.
    """
    if coder in MACHINES or not coder.strip():
        raise CodingsError([Problem("coder", f"{coder!r} is no name of a person")])
    table, problems = _read(path, PLACE) if key is None else _by_key(path, key)
    if problems:
        raise CodingsError(problems)
    known = _known(table, read_lexicons(lexicons))
    codings: list[dict[str, object]] = []
    for row in table:
        problems += _misplaced(str(path), row)
        for column, cell in row.fields.items():
            if column in known and cell:
                values, wrong = _values(cell, column, known[column])
                problems += [Problem(str(path), w, row.line, column) for w in wrong]
                codings += _codings(row, column, values, coder=coder)
    if not codings and not problems:
        problems = [Problem(str(path), "no sentence is coded yet")]
    if problems:
        raise CodingsError(problems)
    columns = {**CODINGS, **ANCHORS, **SAMPLED}
    return check(pd.DataFrame(codings).assign(confidence=float("nan")), columns)


def _by_key(path: Path, key: Path) -> tuple[list[Row], list[Problem]]:
    """Read a blind sheet and set beside each card the place that the key gives it."""
    table, problems = _read(path, (CARD,))
    keys, wrong = _read(key, (CARD, *PLACE))
    places = {
        row.fields[CARD]: {name: row.fields[name] for name in PLACE} for row in keys
    }
    problems += wrong
    for row in table if not wrong else ():
        if row.fields[CARD] not in places:
            message = f"{row.fields[CARD]!r} is no card of {key}"
            problems.append(Problem(str(path), message, row.line, CARD))
    if problems:
        return [], problems
    return [Row(line, {**fields, **places[fields[CARD]]}) for line, fields in table], []


def _read(path: Path, needed: tuple[str, ...]) -> tuple[list[Row], list[Problem]]:
    if path.suffix.lower() != ".xlsx":
        return read_csv(path, needed)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        lines = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
    except FileNotFoundError:
        return [], [Problem(str(path), "there is no such file")]
    except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError):
        return [], [Problem(str(path), "is no workbook that can be read")]
    head = [_text(cell) for cell in lines[0]] if lines else []
    missing = [name for name in needed if name not in head]
    rows = [
        Row(line, dict(zip_longest(head, map(_text, cells[: len(head)]), fillvalue="")))
        for line, cells in enumerate(lines[1:], start=2)
        if any(cell is not None for cell in cells)
    ]
    return rows, [
        Problem(str(path), "this column is missing", 1, name) for name in missing
    ]


def _text(cell: object) -> str:
    """Return a cell as text; spreadsheets keep whole numbers as fractions."""
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    return "" if whole is None else str(whole).strip()


def _known(table: list[Row], lexicons: Lexicons) -> Known:
    """Return what may be written in each column that is asked."""
    known: dict[str, dict[str, str]] = {}
    for column in table[0].fields if table else ():
        kind = column.split("/")[0]
        if column in SEVERAL:
            categories = lexicons.categories(column)
            labels = {c.label.casefold(): id for id, c in categories.items()}
            known[column] = labels | {id: id for id in categories} | {"none": "none"}
        elif kind in VALUES and ("/" in column) == (kind in SLASHED):
            known[column] = {value: value for value in VALUES[kind]}
    return known


def _values(
    cell: str, column: str, known: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return the values that stand in a cell, and what is wrong with it."""
    parts = cell.replace(",", ";").split(";") if column in SEVERAL else [cell]
    written = [part.strip().casefold() for part in parts if part.strip()]
    unknown = [word for word in written if word not in known]
    if unknown:
        names = ", ".join(dict.fromkeys(known.values()))
        return [], [f"{word!r} is not one of {names}" for word in unknown]
    values = [known[word] for word in written]
    if len(set(values)) < len(values):
        return [], [f"{cell!r} names a value twice"]
    if "none" in values and len(values) > 1:
        return [], [f"{cell!r} says none and something"]
    return values, []


def _codings(
    row: Row, column: str, values: list[str], *, coder: str
) -> Iterator[dict[str, object]]:
    place = {name: _plain(row.fields[name]) for name in PLACE}
    several = column in SEVERAL
    for rank, value in enumerate(values, start=1):
        yield {
            **place,
            "coder": coder,
            "variable": SEVERAL.get(column, column),
            "value": value,
            "rank": rank if several and value != "none" else 0,
        }


def _plain(cell: str) -> str:
    """Take back the apostrophe that keeps a spreadsheet from running a cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell


def _misplaced(file: str, row: Row) -> Iterator[Problem]:
    """Find places that somebody, or a spreadsheet, has altered."""
    for name in ("sentence", "start", "end"):
        number = row.fields.get(name, "")
        if name in row.fields and not (number.isascii() and number.isdigit()):
            yield Problem(file, f"{number!r} is no whole number", row.line, name)
    digest = row.fields.get("text_sha256", "")
    if "text_sha256" in row.fields and not HASH.fullmatch(digest):
        yield Problem(file, "is no SHA-256 in hex", row.line, "text_sha256")
    if not row.fields.get("document", "-"):
        yield Problem(file, "is missing", row.line, "document")
