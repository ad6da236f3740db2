"""Anchoring: codings that were made on one splitting of a text, put on another."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import KEY, SINGLE
from framing.tables import ANCHORS, CODINGS, check
from framing.text.reading import Reading

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Anchored:
    """Codings on the sentences of a reading, and those that found no sentence.

    Attributes
    ----------
    rows : DataFrame
        As `CODINGS` in `framing.tables`, `sentence` being the reading's own.
    lost, ambiguous : DataFrame
        Rows as they were given: those whose text is not there any more, and those that
        could stand for either of two sentences, or contradict another of their coder's
        in the sentence that both fall into.
    """

    rows: pd.DataFrame
    lost: pd.DataFrame
    ambiguous: pd.DataFrame


def anchor(rows: pd.DataFrame, reading: Reading) -> Anchored:
    """Put codings on the sentence of the reading that each overlaps most.

    A row without an anchor keeps its sentence number. A whole document's row keeps
    its document. Two rows that come to say the same are one, and
    `none` gives way to a value that its coder found in another part of the sentence.

    Parameters
    ----------
    rows : DataFrame
        As `CODINGS`, perhaps with the columns of `ANCHORS`.
    """
    rows = rows.reset_index(drop=True)
    place = np.full(len(rows), -1, np.int64)
    known = {document.id: document for document in reading.corpus.documents}
    tables = dict(iter(reading.sentences.groupby("document", sort=False)))
    for id, part in rows.groupby("document", sort=False):
        document = known.get(str(id))
        if document is None:
            continue
        at = part.index.to_numpy()
        table = tables.get(id, reading.sentences.iloc[:0])
        place[at] = _numbered(part, table)
        if "text_sha256" in part:
            held = part["text_sha256"].to_numpy() == document.sha256
            moved = (part["text_sha256"].to_numpy() != "") & (part["sentence"] != 0)
            place[at[moved & ~held]] = -1
            here = moved.to_numpy() & held
            place[at[here]] = _overlapping(part[here], table)
    found = rows.assign(sentence=place)[place >= 0]
    clashing = found.index[_clashing(found)]
    place[clashing] = -2
    kept = found.drop(clashing)[list(CODINGS)].drop_duplicates(KEY, ignore_index=True)
    kept = kept[~_given_way(kept)].reset_index(drop=True)
    return Anchored(check(kept, CODINGS), rows[place == -1], rows[place == -2])


def _clashing(found: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows give a unit another value than their coder's other rows."""
    single = found["variable"].str.split("/").str[0].isin(SINGLE).to_numpy(bool)
    values = found.groupby(KEY[:-1])["value"].transform("nunique").to_numpy()
    return single & (values > 1)


def _given_way(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows found nothing where more of the sentence holds a value."""
    several = rows.groupby(KEY[:-1])["value"].transform("size").to_numpy() > 1
    return several & (rows["value"] == "none").to_numpy(bool)


def _numbered(part: pd.DataFrame, table: pd.DataFrame) -> Rows:
    numbers = part["sentence"].to_numpy()
    known = np.isin(numbers, table["sentence"]) | (numbers == 0)
    return np.where(known, numbers, -1)


def _overlapping(part: pd.DataFrame, table: pd.DataFrame) -> Rows:
    """Return the sentence of largest overlap; -1 for none, -2 where two tie."""
    start, end = (table[name].to_numpy() for name in ("start", "end"))
    numbers = table["sentence"].to_numpy()
    found = []
    for low, high in zip(part["start"], part["end"], strict=True):
        shared = np.minimum(end, high) - np.maximum(start, low)
        best = shared.max(initial=0)
        where = np.flatnonzero(shared == best)
        found.append(
            -1 if best <= 0 else -2 if len(where) > 1 else int(numbers[where[0]])
        )
    return np.array(found, np.int64)


def anchored(rows: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Add to codings the columns that let another reading find their units again."""
    spans = reading.sentences[["document", "sentence", "start", "end"]]
    hashes = {d.id: d.sha256 for d in reading.corpus.documents}
    lengths = {d.id: len(d.text) for d in reading.corpus.documents}
    joined = rows.merge(spans, on=["document", "sentence"], how="left")
    whole = joined["sentence"] == 0
    joined["start"] = joined["start"].mask(whole, 0)
    joined["end"] = joined["end"].mask(whole, joined["document"].map(lengths))
    joined["text_sha256"] = joined["document"].map(hashes)
    return check(joined, {**CODINGS, **ANCHORS})
