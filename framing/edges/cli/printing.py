"""Results on standard output: tables for people, records for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, is_dataclass
from math import isnan
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDE = 240
"""Columns that are assumed where the output is no terminal."""


def say(*lines: object) -> None:
    """Print lines of the result."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(line: str) -> None:
    """Print a line that is no result, on standard error."""
    sys.stderr.write(f"{line}\n")


def as_json(records: Iterable[Any]) -> None:
    """Print records as one JSON list."""
    rows = [
        record if isinstance(record, dict) else asdict(record) for record in records
    ]
    say(json.dumps(rows, ensure_ascii=False, indent=1))


def as_record(record: object) -> None:
    """Print a record, or a list of them, whose fields may be tables."""
    say(json.dumps(_plain(record), ensure_ascii=False, indent=1))


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a record holds
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if hasattr(value, "to_dict"):  # a table; pandas is not loaded to print a line
        rows = value.to_dict("records")
        return [{str(name): _plain(cell) for name, cell in row.items()} for row in rows]
    if isinstance(value, dict):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and isnan(value) else value


def _key(key: object) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def as_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = ""
) -> None:
    """Print a table; text is data, so nothing in it is taken for markup."""
    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
    table = Table(
        title=Text(title) if title else None,
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for i, name in enumerate(head):
        table.add_column(
            Text(name), justify="left" if i == 0 else "right", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
