"""Corpus folders: read whole, or refused with all of their problems at once."""

from hashlib import sha256
from pathlib import Path

import pytest

from framing.edges.files import read_corpus
from framing.errors import CorpusError
from framing.records import Corpus, Origin, Sampling

TOML = """\
title = "Two voices"
language = "en"
notice = "Composed."

[sampling]
method = "census"
period = "2024"

[origins.east]
label = "East"
place = "a place"
kind = "media"

[origins.west]
label = "West"
"""
CSV = """\
id,file,origin,title,date,translated,mood
e1,texts/e1.txt,east,"One, two",2024-02,no,calm
w1,texts/w1.txt,west,,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "two voices"
    write(root / "corpus.toml", TOML)
    write(root / "documents.csv", CSV)
    write(root / "texts/e1.txt", "East says.\r\nTwice.")
    write(root / "texts/w1.txt", "West says.")
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def problems(folder: Path) -> list[str]:
    """Every problem of a folder, its file names relative to it."""
    with pytest.raises(CorpusError) as refused:
        read_corpus(folder)
    return [str(p).removeprefix(f"{folder}/") for p in refused.value.problems]


def test_a_table_makes_documents(folder: Path) -> None:
    """Header and table become records; a document's hash is that of its text."""
    corpus = read_corpus(folder)
    assert (corpus.name, corpus.title) == ("two voices", "Two voices")
    assert corpus.notice == "Composed."
    assert corpus.sampling == Sampling("census", period="2024")
    assert corpus.origins == (
        Origin("east", "East", "a place", "media"),
        Origin("west", "West"),
    )
    east, west = corpus.documents
    assert (east.id, east.file, east.origin) == ("e1", "texts/e1.txt", "east")
    assert (east.title, east.date, east.translated) == ("One, two", "2024-02", "no")
    assert east.text == "East says.\nTwice."
    assert east.sha256 == sha256(b"East says.\nTwice.").hexdigest()
    assert (west.id, west.date, west.language) == ("w1", "", "en")


def test_unknown_columns_are_kept(folder: Path) -> None:
    """A column the tool does not know stays with its document."""
    assert [d.extra for d in read_corpus(folder).documents] == [
        {"mood": "calm"},
        {"mood": ""},
    ]


def test_the_language_of_the_corpus_is_the_default(folder: Path) -> None:
    """A document that names no language has that of its corpus."""
    write(folder / "corpus.toml", TOML.replace('"en"', '"de"'))
    assert [d.language for d in read_corpus(folder).documents] == ["de", "de"]


def test_subfolders_are_origins_without_a_table(folder: Path) -> None:
    """Without documents.csv each subfolder is an origin, its files in order of path."""
    (folder / "documents.csv").unlink()
    (folder / "texts").rename(folder / "east")
    write(folder / "west/deep/a.md", "Deep.")
    write(folder / "west/.hidden", "No.")
    found = [(d.id, d.file, d.origin) for d in read_corpus(folder).documents]
    assert found == [
        ("east/e1", "east/e1.txt", "east"),
        ("east/w1", "east/w1.txt", "east"),
        ("west/deep/a", "west/deep/a.md", "west"),
    ]


def test_what_the_tool_made_is_no_origin(folder: Path) -> None:
    """Reports and samples that lie in the corpus folder are not read as texts."""
    (folder / "documents.csv").unlink()
    (folder / "texts").rename(folder / "east")
    write(folder / "west/w.txt", "West says.")
    write(folder / "samples/mine/all/sheet.csv", "a,b")
    write(folder / "reports/mine/report.md", "Report.")

    assert {d.origin for d in read_corpus(folder).documents} == {"east", "west"}


def test_subfolders_and_origins_must_agree(folder: Path) -> None:
    """Without a table, an undeclared subfolder and an origin without one are told."""
    (folder / "documents.csv").unlink()
    write(folder / "east/a.txt", "One.")
    write(folder / "east/a.md", "Two.")
    undeclared = "'texts' is not declared: add [origins.texts] to corpus.toml"
    assert problems(folder) == [
        f"{folder}: origins.west: "
        "without documents.csv this origin needs a subfolder of its name",
        "east/a.txt: id: 'east/a' is already used by a file of another ending",
        f"texts/e1.txt: origin: {undeclared}",
        f"texts/w1.txt: origin: {undeclared}",
    ]


def test_every_problem_is_told_at_once(folder: Path) -> None:
    """Wrong keys, rows, dates, files and texts are told together, each by its line."""
    write(folder / "corpus.toml", TOML + 'colour = "red"\nkind = "blog"\n')
    table = (
        "id,file,origin,date,translated\n"
        "a,texts/e1.txt,east,2024-13,\n"
        "a,texts/none.txt,south,,by hand\n"
        "\n"
        ",texts/empty.txt,,24,\n"
        "b,../out.txt,west,2023-02-29,\n"
        "c,texts/e1.txt\n"
        "d,texts/raw.bin,west,2024,human\n"
        f"e,{'x' * 300},west,,\n"
    )
    write(folder / "documents.csv", table)
    write(folder / "texts/empty.txt", " \n")
    write(folder / "texts/raw.bin", "a\0b")
    write(folder.parent / "out.txt", "Outside.")
    date = "is no date like 2022, 2022-06 or 2022-06-30"
    assert problems(folder) == [
        "corpus.toml:16: origins.west.colour: unknown key",
        "corpus.toml:17: origins.west.kind: 'blog' is not one of "
        "'academic', 'media', 'think_tank', 'government' or 'other'",
        "documents.csv:7: 2 fields where the header has 5",
        f"documents.csv:2: date: '2024-13' {date}",
        "documents.csv:3: translated: 'by hand' is not one of no, human, machine",
        "documents.csv:3: id: 'a' is already used on line 2",
        "documents.csv:3: file: there is no file 'texts/none.txt'",
        "documents.csv:5: id: is missing",
        "documents.csv:5: origin: is missing",
        f"documents.csv:5: date: '24' {date}",
        "texts/empty.txt: is empty",
        f"documents.csv:6: date: '2023-02-29' {date}",
        "documents.csv:6: file: '../out.txt' leads out of the corpus folder",
        "texts/raw.bin: this is no text: it holds NUL bytes",
        f"documents.csv:9: file: there is no file '{'x' * 300}'",
    ]


def test_an_undeclared_origin_is_told(folder: Path) -> None:
    """A row of an origin that corpus.toml does not declare says what to add."""
    write(folder / "documents.csv", CSV.replace(",west", ",south"))
    assert problems(folder) == [
        "documents.csv:3: origin: "
        "'south' is not declared: add [origins.south] to corpus.toml"
    ]


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    """A link inside the folder may not lead to a file outside of it."""
    write(folder.parent / "out.txt", "Outside.")
    (folder / "texts/w1.txt").unlink()
    (folder / "texts/w1.txt").symlink_to(folder.parent / "out.txt")
    assert problems(folder) == [
        "documents.csv:3: file: 'texts/w1.txt' leads out of the corpus folder"
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("corpus.toml", "title = \n", "corpus.toml:1: not valid TOML: Invalid value"),
        (
            "corpus.toml",
            TOML.replace('"Two voices"', "2"),
            "corpus.toml:1: title: must be text in quotes, not 2",
        ),
        (
            "corpus.toml",
            TOML.replace('label = "West"', 'label = ""'),
            "corpus.toml:15: origins.west.label: is empty",
        ),
        (
            "corpus.toml",
            TOML + "[origins.x]\nsouth = 1\n",
            "corpus.toml:16: origins.x.label: is missing\n"
            "corpus.toml:17: origins.x.south: unknown key",
        ),
        (
            "corpus.toml",
            'sampling = "all"\n' + TOML.replace("[sampling]", "[origins.south]"),
            "corpus.toml:1: sampling: must be a table, not 'all'\n"
            "corpus.toml:6: origins.south.label: is missing\n"
            "corpus.toml:7: origins.south.method: unknown key\n"
            "corpus.toml:8: origins.south.period: unknown key",
        ),
        (
            "corpus.toml",
            TOML.replace("census", "all"),
            "corpus.toml:6: sampling.method: 'all' is not one of "
            "'census', 'random', 'query' or 'convenience'",
        ),
        (
            "corpus.toml",
            TOML.replace('label = "West"', ""),
            "corpus.toml:14: origins.west.label: is missing",
        ),
        (
            "documents.csv",
            CSV + 'e2,"unclosed,east,,,,\n',
            "documents.csv:4: not valid CSV: unexpected end of data",
        ),
        ("documents.csv", "", "documents.csv: is empty: it needs a header"),
        ("documents.csv", "id,file,origin\n", "{folder}: holds no document"),
        (
            "documents.csv",
            "id,file,file\ne1,texts/e1.txt,texts/e1.txt\n",
            "documents.csv:1: origin: this column is missing\n"
            "documents.csv:1: file: this column stands twice",
        ),
    ],
)
def test_a_broken_file_is_told_by_line(
    folder: Path, name: str, text: str, problem: str
) -> None:
    """A header or table that breaks its format is told by file, line and field."""
    write(folder / name, text)
    assert "\n".join(problems(folder)) == problem.format(folder=folder)


def test_a_folder_without_header_is_refused(folder: Path) -> None:
    """A folder that is not there, or holds no corpus.toml, is refused."""
    (folder / "corpus.toml").unlink()
    assert problems(folder) == ["corpus.toml: there is no such file"]
    nowhere = folder / "nowhere"
    assert problems(nowhere) == [f"{nowhere}: there is no such folder"]


def test_the_working_directory_is_the_default(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder, the working directory is read if it is a corpus."""
    monkeypatch.chdir(folder)
    assert read_corpus() == read_corpus(folder)


def test_the_sample_is_the_last_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder, outside of a corpus, the sample is read with its notice."""
    monkeypatch.chdir(tmp_path)
    corpus: Corpus = read_corpus()
    assert corpus.name == "sample"
    assert corpus.notice.startswith("Composed examples")
    assert {d.origin for d in corpus.documents} == {o.id for o in corpus.origins}
