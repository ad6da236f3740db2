"""Codings files: read whole, or refused with the line of everything wrong."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from framing.edges.codings import read_codings, write_codings
from framing.errors import CodingsError

HEAD = "document,sentence,coder,variable,value"
GOOD = "d1,1,ann,frame,cost"
HASH = "a" * 64


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def one(*lines: str, head: str = HEAD, name: str = "ann.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
        return path

    return one


def refused(*paths: Path) -> list[str]:
    """Return what is wrong, without the folder of the files."""
    with pytest.raises(CodingsError) as error:
        read_codings(paths)
    return [
        str(problem).replace(f"{path.parent}/", "")
        for problem in error.value.problems
        for path in paths[:1]
    ]


def test_a_file_is_read(write: Write) -> None:
    """Numbers are numbers, and what is absent has its word for that."""
    path = write(
        f"{GOOD},2,.5,0,10,{HASH}",
        "d1,,ann,topic,piers,,,,,",
        head=f"{HEAD},rank,confidence,start,end,text_sha256",
    )

    table = read_codings([path])

    assert table["sentence"].tolist() == [1, 0]
    assert table["rank"].tolist() == [2, 0]
    assert table["confidence"].isna().tolist() == [False, True]
    assert table["end"].tolist() == [10, 0]
    assert table["text_sha256"].tolist() == [HASH, ""]


def test_what_is_written_is_read_again(write: Write, tmp_path: Path) -> None:
    """A table of codings comes back from its file as it was."""
    table = read_codings([write(GOOD, "d1,2,ann,stance/pier,reject")])

    write_codings(table, tmp_path / "again.csv")

    pd.testing.assert_frame_equal(read_codings([tmp_path / "again.csv"]), table)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("d1,1,ann,colour,red", "variable: 'colour' is no variable: part, topic, "),
        ("d1,1,ann,stance,reject", "variable: 'stance' is no variable: "),
        ("d1,1,ann,voice,loud", "value: 'loud' is not one of own, attributed, mixed"),
        ("d1,1,ann,stance/pier,maybe", "value: 'maybe' is not one of endorse, reject"),
        ("d1,1,,frame,cost", "coder: is missing"),
        ("d1,1,ann,frame,", "value: is missing"),
        (",1,ann,frame,cost", "document: is missing"),
        ("d1,one,ann,frame,cost", "sentence: 'one' is no whole number"),
        ("d1,-1,ann,frame,cost", "sentence: '-1' is no whole number"),
        ("d1,1,ann,frame", "4 fields where the header has 5"),
    ],
)
def test_a_bad_row_is_told_by_its_line(write: Write, row: str, wanted: str) -> None:
    """Unknown variables and values, absent fields and bad numbers have their line."""
    problems = refused(write(GOOD, row))

    assert len(problems) == 1
    assert problems[0].startswith(f"ann.csv:3: {wanted}")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (",1.5,,,", "confidence: '1.5' is no number from 0 to 1"),
        (",high,,,", "confidence: 'high' is no number from 0 to 1"),
        (",nan,,,", "confidence: 'nan' is no number from 0 to 1"),
        ("first,,,,", "rank: 'first' is no whole number"),
        (",,2.5,9,", "start: '2.5' is no whole number"),
        (",,0,9,abc", "text_sha256: is no SHA-256 in hex"),
        (f",,,,{HASH}", "text_sha256: needs start and end beside it"),
    ],
)
def test_bad_numbers_and_anchors(write: Write, cells: str, wanted: str) -> None:
    """Shares lie from 0 to 1, offsets are whole, a hash needs its offsets."""
    head = f"{HEAD},rank,confidence,start,end,text_sha256"

    assert refused(write(f"{GOOD},{cells}", head=head)) == [f"ann.csv:2: {wanted}"]


def test_a_row_that_stands_twice(write: Write) -> None:
    """A doubled row names the line of the first."""
    problems = refused(write(GOOD, "d1,2,ann,frame,cost", GOOD))

    assert problems == ["ann.csv:4: the same row stands at ann.csv:2"]


@pytest.mark.parametrize(
    ("variable", "one", "other"),
    [
        ("voice", "own", "mixed"),
        ("stance/pier", "reject", "report"),
        ("frame", "cost", "none"),
        ("frame", "none", "cost"),
    ],
)
def test_rows_of_one_coder_that_disagree(
    write: Write,
    variable: str,
    one: str,
    other: str,
) -> None:
    """A second voice or stance, or a value beside none, is told with both lines."""
    rows = [f"d1,1,ann,{variable},{value}" for value in (one, other)]

    assert refused(write(*rows)) == [
        f"ann.csv:3: {variable}: ann codes d1 1 '{other}' here and '{one}' at ann.csv:2"
    ]


def test_coders_may_differ(write: Write) -> None:
    """Two coders may code a sentence differently, and one may give two frames."""
    path = write(GOOD, "d1,1,ann,frame,danger", "d1,1,ben,frame,none")

    assert len(read_codings([path])) == 3


def test_several_files_are_one_table(write: Write) -> None:
    """Files are read together, and a row may not stand in two of them."""
    one = write(GOOD)
    other = write("d1,1,ben,frame,cost", name="ben.csv")
    again = write("d9,1,ben,frame,cost", GOOD, name="cem.csv")

    assert read_codings([one, other])["coder"].tolist() == ["ann", "ben"]
    assert refused(one, other, again) == ["cem.csv:3: the same row stands at ann.csv:2"]


def test_everything_wrong_is_told_at_once(write: Write) -> None:
    """Problems of all rows of all files come together."""
    one = write("d1,x,ann,frame,cost", "d1,1,,frame,cost")
    other = write("d1,1,ben,hue,red", name="ben.csv")

    assert [problem.split(" ")[0] for problem in refused(one, other)] == [
        "ann.csv:2:",
        "ann.csv:3:",
        "ben.csv:2:",
    ]


def test_files_that_are_none(write: Write, tmp_path: Path) -> None:
    """No file, no column and no row each have their words."""
    assert refused(tmp_path / "no.csv") == ["no.csv: there is no such file"]
    assert refused(write(head="document,sentence,coder,variable")) == [
        "ann.csv:1: value: this column is missing"
    ]
    assert refused(write()) == ["codings: no file holds a coding"]
