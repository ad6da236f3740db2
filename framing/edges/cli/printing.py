"""Results on standard output: tables for people, records for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
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
