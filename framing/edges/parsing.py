"""TOML and CSV files read strictly, everything wrong with them told by line."""

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

import framing
from framing.edges.decoding import decode
from framing.errors import CorpusError, Problem

Model = TypeVar("Model", bound=BaseModel)


class Row(NamedTuple):
    """One row of a table: the line it begins on, and its fields by column."""

    line: int
    fields: Mapping[str, str]


def shipped(packaged: str, checkout: str) -> Path:
    """Return a folder that comes with the tool, from the wheel or from the checkout."""
    package = Path(framing.__file__).parent
    inside = package / packaged
    return inside if inside.is_dir() else package.parent / checkout


def read_text(path: Path) -> tuple[str, str, list[Problem]]:
    """Read and decode a file; return text, encoding and what is wrong with it."""
    try:
        return (*decode(path.read_bytes(), str(path)), [])
    except FileNotFoundError:
        return "", "", [Problem(str(path), "there is no such file")]
    except OSError as error:
        reason = error.strerror or str(error)
        return "", "", [Problem(str(path), f"cannot be read: {reason}")]
    except CorpusError as error:
        return "", "", list(error.problems)


def read_toml(path: Path, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Read a TOML file into a model; without one, return what is wrong."""
    text, _, problems = read_text(path)
    if problems:
        return None, problems
    try:
        return model.model_validate(tomllib.loads(text)), []
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        message = f"not valid TOML: {re.sub(r' [(]at .*[)]$', '', str(error))}"
        return None, [Problem(str(path), message, line=line)]
    except ValidationError as error:
        found = [_problem(path, text, detail) for detail in error.errors()]
        return None, sorted(found, key=lambda problem: problem.line or 0)


def _problem(path: Path, text: str, detail: ErrorDetails) -> Problem:
    keys = [str(key) for key in detail["loc"]]
    match detail["type"]:
        case "extra_forbidden":
            message = "unknown key"
        case "missing":
            message = "is missing"
        case "literal_error":
            message = f"{detail['input']!r} is not one of {detail['ctx']['expected']}"
        case "string_too_short":
            message = "is empty"
        case "string_type":
            message = f"must be text in quotes, not {detail['input']!r}"
        case "model_type" | "mapping_type" | "dict_type":
            message = f"must be a table, not {detail['input']!r}"
        case _:
            message = f"{detail['msg']}, not {detail['input']!r}"
    return Problem(str(path), message, line=_line_of(text, keys), field=".".join(keys))


def _line_of(text: str, keys: list[str]) -> int | None:
    """Line of the deepest of nested keys that is written out, for people to look at."""
    table: list[str] = []
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        head = re.match(r"\s*\[+([^\]]*)\]", line)
        key = re.match(r"\s*([\w.\"'/-]+)\s*=", line)
        if head:
            table = _split(head[1])
        path = table if head else [*table, *_split(key[1])] if key else []
        depth = len(path)
        if path and path == keys[:depth] and (best is None or depth > best[0]):
            best = depth, number
    return best[1] if best else None


def _split(dotted: str) -> list[str]:
    parts = re.findall(r"\"([^\"]*)\"|'([^']*)'|([^.\s\"']+)", dotted)
    return ["".join(part) for part in parts]


def read_csv(path: Path, required: tuple[str, ...]) -> tuple[list[Row], list[Problem]]:
    """Read a CSV table with a header; blank rows are left out."""
    text, _, problems = read_text(path)
    if problems:
        return [], problems
    rows, problems = _records(str(path), text)
    if not rows:
        return [], problems or [Problem(str(path), "is empty: it needs a header")]
    header = [name.strip() for name in rows[0][1]]
    problems += _header_problems(str(path), header, required)
    table = []
    for line, values in rows[1:]:
        if len(values) == len(header):
            fields = dict(zip(header, map(str.strip, values), strict=True))
            table.append(Row(line, fields))
        else:
            message = f"{len(values)} fields where the header has {len(header)}"
            problems.append(Problem(str(path), message, line=line))
    return table, problems


def _records(file: str, text: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    line = 1
    try:
        for values in reader:
            if any(value.strip() for value in values):
                rows.append((line, values))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, [Problem(file, f"not valid CSV: {error}", line=line)]
    return rows, []


def _header_problems(
    file: str, header: list[str], required: tuple[str, ...]
) -> list[Problem]:
    missing = [name for name in required if name not in header]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    return [
        *(Problem(file, "this column is missing", 1, name) for name in missing),
        *(Problem(file, "this column stands twice", 1, name) for name in twice),
        *([Problem(file, "a column has no name", 1)] if "" in header else []),
    ]
