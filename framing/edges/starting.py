"""Starting a corpus and bringing documents in."""

import csv
import io
import re
import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path

from framing.edges.decoding import decode
from framing.edges.files import read_corpus
from framing.errors import CorpusError, OutputError, Problem, QueryError

COLUMNS = [
    "id",
    "file",
    "origin",
    "title",
    "author",
    "author_affiliation",
    "publisher",
    "date",
    "language",
    "translated",
    "carrier",
    "url",
    "rights",
    "genre",
    "notes",
]
ENDINGS = (".txt", ".md")
_TEMPLATE = """\
title = "{title}"
language = "en"

# How the documents were chosen decides what may be concluded:
# census, random, query or convenience.
[sampling]
method = "convenience"
note = ""

# One table for each group you want to compare.
[origins.here]
label = "Sources here"
place = ""
kind = "media" # academic, media, think_tank, government or other

[origins.there]
label = "Sources there"
place = ""
kind = "media"
"""


def new_corpus(folder: Path) -> Path:
    """Start a corpus: a folder with a `corpus.toml` to edit and an empty table.

    Raises
    ------
    OutputError
        Something stands there already, or the folder cannot be made.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(f"{folder}: is not empty; name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        title = folder.name.replace('"', "'").replace("\\", "/")
        (folder / "corpus.toml").write_text(
            _TEMPLATE.format(title=title), encoding="utf-8"
        )
        _write(folder / "documents.csv", [])
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    return folder


def add_documents(folder: Path, files: Sequence[Path], *, origin: str) -> list[str]:
    """Copy text and Markdown files into a corpus and list them under an origin.

    Nothing is written unless every file can be read and has an id of its own.

    Raises
    ------
    CorpusError
        A file cannot be read, or its id is taken.
    QueryError
        The corpus declares no such origin.
    """
    rows = _rows(folder)
    declared = [o.id for o in read_corpus(folder).origins] if rows else _origins(folder)
    if origin not in declared:
        raise QueryError(
            f"{folder}: no origin {origin!r}; declared are {', '.join(declared)}"
        )
    taken = {row["id"] for row in rows}
    added: list[dict[str, str]] = []
    problems: list[Problem] = []
    for file in files:
        try:
            added.append(_row(file, origin, taken | {row["id"] for row in added}))
        except CorpusError as error:
            problems += error.problems
    if problems:
        raise CorpusError(problems)
    (folder / origin).mkdir(exist_ok=True)
    for file, row in zip(files, added, strict=True):
        shutil.copyfile(file, folder / row["file"])
    _write(folder / "documents.csv", [*rows, *added])
    return [row["id"] for row in added]


def _origins(folder: Path) -> list[str]:
    with (folder / "corpus.toml").open("rb") as source:
        return list(tomllib.load(source).get("origins", {}))


def _row(file: Path, origin: str, taken: set[str]) -> dict[str, str]:
    if file.suffix.casefold() not in ENDINGS:
        raise CorpusError(
            [Problem(str(file), f"is no text or Markdown file ({', '.join(ENDINGS)})")]
        )
    try:
        text, _ = decode(file.read_bytes(), str(file))
    except OSError as error:
        raise CorpusError(
            [Problem(str(file), f"cannot be read: {error.strerror}")]
        ) from error
    id = re.sub(r"[^\w-]+", "-", file.stem).strip("-").casefold()
    if not text.strip():
        raise CorpusError([Problem(str(file), "is empty")])
    if not id or id in taken:
        raise CorpusError(
            [Problem(str(file), f"its id {id!r} is taken; rename the file")]
        )
    return {
        "id": id,
        "file": f"{origin}/{id}{file.suffix.casefold()}",
        "origin": origin,
    }


def _rows(folder: Path) -> list[dict[str, str]]:
    table = folder / "documents.csv"
    if not (folder / "corpus.toml").exists() or not table.exists():
        raise CorpusError(
            [
                Problem(
                    str(folder),
                    "is no corpus with a documents.csv; `framing new` starts one",
                )
            ]
        )
    return list(
        csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""))
    )


def _write(table: Path, rows: Sequence[dict[str, str]]) -> None:
    columns = list(dict.fromkeys([*COLUMNS, *(key for row in rows for key in row)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    beside = table.with_suffix(".csv.new")
    beside.write_text(text.getvalue(), encoding="utf-8", newline="")
    beside.replace(table)
