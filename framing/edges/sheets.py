"""Coding sheets: a sample of sentences as CSV and as a workbook, ready to be filled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from framing.contrast.sample import ALL, draw_sample
from framing.edges.analysis import Analysis
from framing.edges.codings import VALUES
from framing.errors import OutputError, QueryError
from framing.lexicon.model import Lexicons
from framing.report.inert import inert

WIDTHS = {"before": 40, "text": 60, "after": 40, "frames": 24, "topics": 24}
HIDDEN = ("start", "end", "text_sha256", "sample")
"""What finds a sentence again, and nobody needs to see."""


@dataclass(frozen=True)
class Sheet:
    """Where a sheet lies, and how many sentences of each origin it holds."""

    csv: Path
    xlsx: Path
    drawn: dict[str, int]


def write_sample(
    analysis: Analysis, topic: str = "", *, n: int = 50, out: Path
) -> Sheet:
    """Draw sentences at random and write them as a sheet to code.

    Raises
    ------
    QueryError
        There is no such topic, or no counted sentence to draw.
    OutputError
        The folder cannot be written, or holds a sheet already.
    """
    known = analysis.lexicons.categories("topics")
    if topic and topic not in known:
        raise QueryError(f"no topic {topic!r}; there are {', '.join(known)}")
    sample = draw_sample(
        analysis.reading,
        analysis.codings,
        topic=topic,
        n=n,
        seed=analysis.settings.seed,
    )
    name = analysis.reading.corpus.name
    if sample.empty:
        raise QueryError(f"{name}: there is no sentence to draw from")
    asked = questions(topic, analysis.lexicons)
    folder = out / name / (topic or ALL)
    sheet = Sheet(folder / "sheet.csv", folder / "sheet.xlsx", _drawn(analysis, sample))
    _write(sheet, sample, asked=asked, guide=_guide(asked, analysis.lexicons))
    return sheet


def questions(topic: str, lexicons: Lexicons) -> list[str]:
    """Return the columns that a coder fills."""
    stance = [f"stance/{topic}"] if topic in lexicons.propositions else []
    return [*([] if topic else ["topics"]), "frames", "voice", "engagement", *stance]


def _drawn(analysis: Analysis, sample: pd.DataFrame) -> dict[str, int]:
    of = {d.id: d.origin for d in analysis.reading.corpus.documents}
    counts = sample["document"].map(of).value_counts()
    origins = analysis.reading.corpus.origins
    return {origin.label: int(counts.get(origin.id, 0)) for origin in origins}


def _guide(asked: Sequence[str], lexicons: Lexicons) -> list[tuple[str, str, str]]:
    """Return column, value and meaning of everything that may be written."""
    rows = []
    for column in asked:
        if column in ("topics", "frames"):
            categories = lexicons.categories(column)
            rows += [(column, id, c.definition) for id, c in categories.items()]
            rows.append((column, "none", "looked, and found none of them"))
        else:
            values = VALUES[column.split("/")[0]]
            rows += [(column, value, "") for value in values]
    return rows


def _write(
    sheet: Sheet,
    sample: pd.DataFrame,
    *,
    asked: Sequence[str],
    guide: Sequence[tuple[str, str, str]],
) -> None:
    for path in (sheet.csv, sheet.xlsx):
        if path.exists():
            raise OutputError(f"{path}: is there already, perhaps filled; move it away")
    table = sample.map(inert).assign(**dict.fromkeys(asked, ""))
    try:
        sheet.csv.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(sheet.csv, index=False, lineterminator="\r\n")
        _workbook(table, guide, asked=asked).save(sheet.xlsx)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{sheet.csv.parent}: cannot be written: {reason}") from error


def _workbook(
    table: pd.DataFrame,
    guide: Sequence[tuple[str, str, str]],
    *,
    asked: Sequence[str],
) -> Workbook:
    book = Workbook()
    sentences = book.worksheets[0]
    sentences.title = "sentences"
    sentences.append(list(_cells(sentences, list(table), bold=True)))
    for row in table.itertuples(index=False, name=None):
        sentences.append(list(_cells(sentences, row)))
    sentences.freeze_panes = "A2"
    for number, name in enumerate(map(str, table), start=1):
        column = sentences.column_dimensions[get_column_letter(number)]
        column.width = WIDTHS.get(name, 14)
        column.hidden = name in HIDDEN
        kind = name.split("/")[0]
        if name in asked and kind in VALUES:
            _choices(sentences, number, values=VALUES[kind], rows=len(table))
    values = book.create_sheet("values")
    for row in (("column", "value", "meaning"), *guide):
        values.append(list(_cells(values, row)))
    values.column_dimensions["C"].width = 100
    return book


def _cells(
    sheet: Worksheet, values: Sequence[object], *, bold: bool = False
) -> Iterator[Cell]:
    """Yield cells whose text is text, whatever it begins with."""
    for value in values:
        cell = Cell(sheet, column=1, row=1, value=inert(value))
        if isinstance(value, str):
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=bold)
        yield cell


def _choices(
    sheet: Worksheet, column: int, *, values: Sequence[str], rows: int
) -> None:
    """Offer the values of a column in a list."""
    rule = DataValidation(type="list", formula1=f'"{",".join(values)}"')
    letter = get_column_letter(column)
    rule.add(f"{letter}2:{letter}{rows + 1}")
    sheet.add_data_validation(rule)
