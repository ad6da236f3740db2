"""What people coded by hand, put on the sentences of a corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from framing.coding.anchoring import anchor
from framing.coding.codings import KEY
from framing.edges.codings import read_codings
from framing.edges.filled import MACHINES
from framing.errors import QueryError
from framing.text.reading import Reading


@dataclass(frozen=True)
class People:
    """Codings by people, and those that found no place.

    Attributes
    ----------
    rows : DataFrame
        As `CODINGS` and `SAMPLED` in `framing.tables`, on sentences of the reading.
    files : tuple of Path
        Where they came from.
    hashes : dict
        SHA-256 of each file.
    unplaced : int
        Rows that stand on no sentence of the corpus, or could stand on two.
    """

    rows: pd.DataFrame
    files: tuple[Path, ...]
    hashes: dict[str, str]
    unplaced: int


def read_people(paths: Sequence[Path], reading: Reading) -> People:
    """Read codings files, leave the machines out, and anchor the rest.

    Raises
    ------
    CodingsError
        The files cannot be used; every problem is told.
    QueryError
        No person coded a sentence of this corpus in them.
    """
    table = read_codings(paths)
    table = table[~table["coder"].isin(MACHINES)]
    parts, unplaced = [], 0
    for sample, own in table.groupby("sample"):
        placed = anchor(own, reading)
        parts.append(placed.rows.assign(sample=sample))
        unplaced += len(placed.lost) + len(placed.ambiguous)
    if not sum(map(len, parts)):
        names = ", ".join(map(str, paths))
        raise QueryError(
            f"{names}: no person coded a sentence of {reading.corpus.name} here"
        )
    # a drawn unit says more than the same unit without its draw
    rows = pd.concat(parts, ignore_index=True).sort_values(
        "sample", ascending=False, kind="stable"
    )
    rows = rows.drop_duplicates(KEY, ignore_index=True)
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in paths}
    return People(rows, tuple(paths), hashes, unplaced)
