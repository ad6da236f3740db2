"""A corpus folder: read whole, or refused with everything that is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from framing.edges.parsing import Row, read_csv, read_text, read_toml, shipped
from framing.errors import CorpusError, Problem
from framing.records import TRANSLATED, Corpus, Document, Origin, Sampling

REQUIRED = ("id", "file", "origin")
FILLED_IN = ("text", "sha256", "encoding", "extra")
COLUMNS = tuple(f.name for f in fields(Document) if f.name not in FILLED_IN)
PACKAGED_SAMPLE = "_sample"
MADE = {"reports", "samples"}
"""Folders that the tool makes where it stands, unless an origin has the name."""
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Origin(_Table):
    label: str = Field(min_length=1)
    place: str = ""
    kind: Literal["academic", "media", "think_tank", "government", "other"] = "other"


class _Sampling(_Table):
    method: Literal["census", "random", "query", "convenience"] = "convenience"
    query: str = ""
    period: str = ""
    note: str = ""


class _Header(_Table):
    title: str = ""
    language: str = "en"
    notice: str = ""
    sampling: _Sampling = _Sampling()
    origins: Mapping[str, _Origin] = Field(default_factory=dict)


def read_corpus(folder: Path | str | None = None) -> Corpus:
    """Read a corpus folder.

    Parameters
    ----------
    folder : path, optional
        Holds `corpus.toml` and `documents.csv`, or `corpus.toml` and one subfolder of
        texts an origin. By default the working directory where it holds a
        `corpus.toml`, else the sample that comes with the tool.

    Returns
    -------
    Corpus
        Named after the folder, its documents in the order of the table or, without
        one, of their paths.

    Raises
    ------
    CorpusError
        Everything that is wrong with the folder.
    """
    folder = _default() if folder is None else Path(folder)
    if not folder.is_dir():
        raise CorpusError([Problem(str(folder), "there is no such folder")])
    header, problems = read_toml(folder / "corpus.toml", _Header)
    if (folder / "documents.csv").exists():
        rows, found = read_csv(folder / "documents.csv", REQUIRED)
    else:
        rows, found = _rows_of_subfolders(folder, header)
    documents, wrong = _documents(folder, rows, header)
    problems += [*found, *wrong]
    if not rows and not problems:
        problems.append(Problem(str(folder), "holds no document"))
    if header is None or problems:
        raise CorpusError(problems)
    return _corpus(folder, header, documents)


def _default() -> Path:
    here = Path()
    if (here / "corpus.toml").is_file():
        return here
    return shipped(PACKAGED_SAMPLE, "corpus/sample")


def _corpus(folder: Path, header: _Header, documents: Iterable[Document]) -> Corpus:
    name = folder.resolve().name
    name = "sample" if name == PACKAGED_SAMPLE else name
    declared = header.origins.items()
    return Corpus(
        name=name,
        title=header.title or name,
        language=header.language,
        origins=tuple(Origin(id, **origin.model_dump()) for id, origin in declared),
        documents=tuple(documents),
        sampling=Sampling(**header.sampling.model_dump()),
        notice=header.notice,
    )


def _rows_of_subfolders(
    folder: Path, header: _Header | None
) -> tuple[list[Row], list[Problem]]:
    """Make the table that the folders imply; a document's id is its path."""
    declared = set(header.origins if header else ())
    inside = sorted(path for path in folder.iterdir() if path.is_dir())
    subfolders = [
        path
        for path in inside
        if not path.name.startswith(".") and path.name not in MADE - declared
    ]
    rows = []
    for subfolder in subfolders:
        for path in sorted(subfolder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                file = path.relative_to(folder)
                id = file.with_suffix("").as_posix()
                row = {"id": id, "file": file.as_posix(), "origin": subfolder.name}
                rows.append(Row(0, row))
    message = "without documents.csv this origin needs a subfolder of its name"
    return rows, [
        Problem(str(folder), message, field=f"origins.{id}")
        for id in sorted(declared.difference(path.name for path in subfolders))
    ]


def _documents(
    folder: Path, rows: Iterable[Row], header: _Header | None
) -> tuple[list[Document], list[Problem]]:
    documents, problems = [], []
    taken: dict[str, int] = {}
    for line, row in rows:
        found = [*_row_problems(row, header), *_id_problems(row, line, taken)]
        wrong = _file_problem(folder, row.get("file", ""))
        found += [("file", wrong)] if wrong else []
        place = folder / ("documents.csv" if line else row["file"])
        problems += [Problem(str(place), text, line or None, at) for at, text in found]
        if row.get("file") and not wrong:
            text, encoding, unread = read_text(folder / row["file"])
            if not unread and not text.strip():
                unread = [Problem(str(folder / row["file"]), "is empty")]
            problems += unread
            language = row.get("language") or (header.language if header else "")
            row = {**row, "language": language}
            documents.append(_document(row, text, encoding))
    return documents, problems


def _document(row: Mapping[str, str], text: str, encoding: str) -> Document:
    known = {name: row[name] for name in COLUMNS if row.get(name)}
    return Document(
        **{"id": "", "origin": "", **known},
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        encoding=encoding,
        extra={name: row[name] for name in row if name not in COLUMNS},
    )


def _id_problems(
    row: Mapping[str, str], line: int, taken: dict[str, int]
) -> Iterator[tuple[str, str]]:
    id = row.get("id")
    if id and id in taken:
        first = f"on line {taken[id]}" if line else "by a file of another ending"
        yield "id", f"{id!r} is already used {first}"
    elif id:
        taken[id] = line


def _row_problems(
    row: Mapping[str, str], header: _Header | None
) -> Iterator[tuple[str, str]]:
    for name in REQUIRED:
        if row.get(name) == "":
            yield name, "is missing"
    origin = row.get("origin")
    if origin and header and origin not in header.origins:
        message = f"{origin!r} is not declared: add [origins.{origin}] to corpus.toml"
        yield "origin", message
    if not _is_date(row.get("date", "")):
        yield "date", f"{row['date']!r} is no date like 2022, 2022-06 or 2022-06-30"
    if row.get("translated", "") not in TRANSLATED:
        yield "translated", f"{row['translated']!r} is not one of no, human, machine"


def _file_problem(folder: Path, file: str) -> str:
    """Say why a file is not one of the corpus, or nothing."""
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"{file!r} leads out of the corpus folder"
    try:
        found = not file or path.is_file()
    except OSError:  # a name longer than file systems allow
        found = False
    return "" if found else f"there is no file {file!r}"


def _is_date(text: str) -> bool:
    found = ISO_DATE.fullmatch(text)
    if not found:
        return not text
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
