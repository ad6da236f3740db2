"""Marking coders against each other: from codings files to figures of agreement."""

from collections.abc import Sequence
from pathlib import Path

from framing.coding.agreed import Agreed
from framing.coding.agreeing import agree as compare
from framing.edges.analysis import read_texts
from framing.edges.codings import read_codings
from framing.errors import QueryError
from framing.settings import Settings


def agree(
    paths: Sequence[Path],
    *,
    corpus: Path | None = None,
    coders: Sequence[str] = (),
    shown: int = 3,
    settings: Settings = Settings(),
) -> Agreed:
    """Compare the coders of codings files, two or more of them, or those named.

    Parameters
    ----------
    corpus
        Folder of the texts; without it, units are those of the files.
    shown
        Disputed units a figure names.

    Raises
    ------
    CodingsError
        The files cannot be used; every problem is told.
    QueryError
        A coder is named who coded nothing in them.
    """
    rows = read_codings(paths)
    known = list(dict.fromkeys(rows["coder"]))
    for coder in coders:
        if coder not in known:
            raise QueryError(f"no coder {coder!r}; there are {', '.join(known)}")
    if coders:
        rows = rows[rows["coder"].isin(coders)]
    reading = None if corpus is None else read_texts(corpus)
    return compare(rows, reading=reading, settings=settings, shown=shown)
