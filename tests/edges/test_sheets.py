"""Coding sheets: written inert, read back as codings, every slip told by row."""

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import framing
from framing.coding.anchoring import anchor
from framing.edges.filled import PLACE, read_sheet
from framing.edges.sheets import Sheet, write_sample
from framing.errors import CodingsError, OutputError, QueryError

TEXT = (
    "=1+1 is what they wrote. A Taiwan contingency is a Japan contingency. @all wept."
)
TOPIC = "taiwan-japan-linkage"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for origin in ("coast", "hills"):
        (folder / origin).mkdir(parents=True)
        (folder / origin / "a.txt").write_text(f"{TEXT} So {origin}.", encoding="utf-8")
    tables = "".join(f'[origins.{o}]\nlabel = "The {o}"\n' for o in ("coast", "hills"))
    (folder / "corpus.toml").write_text(tables, encoding="utf-8")
    return folder


@pytest.fixture
def sheet(corpus: Path, tmp_path: Path) -> Sheet:
    return write_sample(framing.analyse(corpus), TOPIC, n=9, out=tmp_path / "out")


Fill = Callable[..., Path]


@pytest.fixture
def fill(sheet: Sheet) -> Fill:
    """Fill columns of the CSV, a list of cells each, from the first row on."""

    def filled(**columns: list[str]) -> Path:
        with sheet.csv.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for name, cells in columns.items():
            for row, cell in zip(rows, cells, strict=False):
                row[name if name != "stance" else f"stance/{TOPIC}"] = cell
        with sheet.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return sheet.csv

    return filled


def test_both_forms_hold_the_same(sheet: Sheet) -> None:
    """The workbook's first page is the CSV, cell by cell."""
    with sheet.csv.open(encoding="utf-8", newline="") as file:
        plain = list(csv.reader(file))
    book = load_workbook(sheet.xlsx)
    cells = [
        ["" if cell is None else str(cell) for cell in row]
        for row in book["sentences"].iter_rows(values_only=True)
    ]

    assert cells == plain
    assert plain[0] == [
        *PLACE,
        *("before", "text", "after", "frames", "voice", "engagement"),
        f"stance/{TOPIC}",
    ]
    assert sheet.drawn == {"The coast": 3, "The hills": 3}


def test_no_cell_is_a_formula(sheet: Sheet) -> None:
    """Text that begins like a formula is text, in the workbook and in the CSV."""
    book = load_workbook(sheet.xlsx)
    kinds = {c.data_type for page in book for row in page.iter_rows() for c in row}
    with sheet.csv.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]

    assert "f" not in kinds
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=1+1") for cell in cells)


def test_a_filled_sheet_becomes_codings(fill: Fill) -> None:
    """Frames by rank, ids or labels; `none` is a coding, an empty cell is not."""
    path = fill(
        frames=["danger; alliance", "none", ""],
        voice=["own", "", "Mixed"],
        stance=["", "reject"],
    )

    rows = read_sheet(path, coder="ann")

    told = rows[["coder", "variable", "value", "rank"]].to_numpy().tolist()
    assert told == [
        ["ann", "frame", "threat", 1],
        ["ann", "frame", "alliance", 2],
        ["ann", "voice", "own", 0],
        ["ann", "frame", "none", 0],
        ["ann", f"stance/{TOPIC}", "reject", 0],
        ["ann", "voice", "mixed", 0],
    ]
    assert set(rows["sample"]) == {TOPIC}


def test_codings_of_a_sheet_find_their_sentences(
    fill: Fill, corpus: Path, tmp_path: Path
) -> None:
    """Written as a codings file and read again, every coding has its place."""
    rows = read_sheet(fill(voice=["own"] * 6), coder="ann")
    framing.write_codings(rows, tmp_path / "codings.csv")

    again = framing.read_codings([tmp_path / "codings.csv"])
    placed = anchor(again, framing.analyse(corpus).reading)

    pd.testing.assert_frame_equal(again, rows, check_dtype=False)
    assert (len(placed.rows), len(placed.lost), len(placed.ambiguous)) == (6, 0, 0)


def test_a_filled_workbook_is_the_same(sheet: Sheet, fill: Fill) -> None:
    """What is written into the workbook reads as it does from the CSV."""
    book = load_workbook(sheet.xlsx)
    page = book["sentences"]
    head = [cell.value for cell in page[1]]
    page.cell(2, head.index("voice") + 1).value = "own"
    book.save(sheet.xlsx)

    pd.testing.assert_frame_equal(
        read_sheet(sheet.xlsx, coder="ann"),
        read_sheet(fill(voice=["own"]), coder="ann"),
    )


@pytest.mark.parametrize(
    ("columns", "complaint"),
    [
        ({"frames": ["none", "menace"]}, "sheet.csv:3: frames: 'menace' is not one of"),
        ({"frames": ["threat; Danger"]}, "sheet.csv:2: frames: 'threat; Danger' names"),
        ({"frames": ["none, order"]}, "sheet.csv:2: frames: 'none, order' says none"),
        ({"voice": ["loud"]}, "sheet.csv:2: voice: 'loud' is not one of own, attrib"),
        ({"voice": ["own; mixed"]}, "sheet.csv:2: voice: 'own; mixed' is not one of"),
        ({"start": ["1.5"]}, "sheet.csv:2: start: '1.5' is no whole number"),
        ({"text_sha256": ["abc"]}, "sheet.csv:2: text_sha256: is no SHA-256 in hex"),
        ({"document": [""]}, "sheet.csv:2: document: is missing"),
        ({}, "sheet.csv: no sentence is coded yet"),
    ],
)
def test_slips_are_told_by_row(
    fill: Fill, columns: dict[str, list[str]], complaint: str
) -> None:
    """What cannot be read is refused with file, line and column."""
    with pytest.raises(CodingsError) as refused:
        read_sheet(fill(**columns), coder="ann")

    assert complaint in str(refused.value)


def test_all_slips_are_told_at_once(fill: Fill) -> None:
    """A sheet is not sent back twice for two slips."""
    with pytest.raises(CodingsError) as refused:
        read_sheet(fill(voice=["loud"], frames=["none", "menace"]), coder="ann")

    assert len(refused.value.problems) == 2


@pytest.mark.parametrize("coder", ["lexicon", "classifier", "composed", " "])
def test_a_machine_fills_no_sheet(fill: Fill, coder: str) -> None:
    """The coders of the tool cannot pass for people."""
    with pytest.raises(CodingsError, match="is no name of a person"):
        read_sheet(fill(voice=["own"]), coder=coder)


@pytest.mark.parametrize("name", ["none.xlsx", "none.csv"])
def test_a_missing_sheet_is_refused(tmp_path: Path, name: str) -> None:
    """One line, with the file's name."""
    with pytest.raises(CodingsError, match=f"{name}: there is no such file"):
        read_sheet(tmp_path / name, coder="ann")


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """Bytes under the name of a workbook are no workbook."""
    path = tmp_path / "odd.xlsx"
    path.write_bytes(b"PK nothing of the kind")

    with pytest.raises(CodingsError, match="is no workbook that can be read"):
        read_sheet(path, coder="ann")


def test_a_sheet_is_never_written_over(corpus: Path, sheet: Sheet) -> None:
    """Somebody may have filled it."""
    with pytest.raises(OutputError, match="is there already"):
        write_sample(framing.analyse(corpus), TOPIC, out=sheet.csv.parents[2])


def test_an_unknown_topic_is_refused(corpus: Path, tmp_path: Path) -> None:
    """The topics there are are named."""
    with pytest.raises(QueryError, match="no topic 'tides'; there are"):
        write_sample(framing.analyse(corpus), "tides", out=tmp_path)


def test_without_a_topic_topics_are_asked_for(corpus: Path, tmp_path: Path) -> None:
    """All counted sentences are drawn from, and no stance is asked."""
    made = write_sample(framing.analyse(corpus), n=2, out=tmp_path)
    with made.csv.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))

    assert head[-4:] == ["topics", "frames", "voice", "engagement"]
    assert made.csv.parent == tmp_path / "mine" / "all"
