"""Workbooks: cells of plain text, and the same bytes from the same cells."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from framing.classroom.plain import plain
from framing.classroom.sheet import Row
from framing.report.inert import inert

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
BEGINNING = datetime(1980, 1, 1)  # the earliest date of a ZIP archive
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDE = {"card": 6, "text": 60, "words": 30, "definition": 70, "boundary": 60}


def workbook(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return sheets by their title as a workbook without formulas or links.

    Every cell is text. Whatever would begin a formula carries an apostrophe as in the
    CSV files, and the dates that a workbook keeps are set to one day.
    """
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        _fill(book.create_sheet(title), rows)
    raw = BytesIO()
    book.save(raw)
    return _timeless(raw)


def _fill(sheet: WriteOnlyWorksheet, rows: Sequence[Row]) -> None:
    sheet.freeze_panes = "A2"
    for place, name in enumerate(rows[0], start=1):
        width = _WIDE.get(str(name), 18)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, value, head=number == 0) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: object, *, head: bool) -> WriteOnlyCell:
    text = plain(str(inert(str(value))))[:LONGEST]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.font = Font(bold=head)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _timeless(raw: BytesIO) -> bytes:
    """Pack an archive again with one date for all of its files."""
    packed = BytesIO()
    with ZipFile(raw) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                stamp = BEGINNING.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _STAMP.sub(rb"\g<1>" + stamp, content)
            info = ZipInfo(name, BEGINNING.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, content)
    return packed.getvalue()
