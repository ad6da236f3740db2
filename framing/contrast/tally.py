"""Counting: what was coded, per document, value and voice, with its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.coding.voices import MARKS
from framing.contrast.design import Counts, Design, Flags

VOICES = ("own", "attributed", "all")


@dataclass(frozen=True)
class Tally:
    """Counts of one variable over the documents of a design.

    Attributes
    ----------
    variable, unit : str
    units : DataFrame
        One row a thing counted: `document` (row of the documents), `value`, `voice`,
        `sentence` (row of the sentences).
    hits : DataFrame
        One row a hit: `document`, `value`, `mark`.
    denominators : array, (documents,)
    voices : tuple of str
        Voices that are told apart.
    """

    variable: str
    unit: str
    units: pd.DataFrame
    hits: pd.DataFrame
    denominators: Counts
    voices: tuple[str, ...] = VOICES
    once: bool = False
    """Whether a document counts a value once, however often it has it."""
    asked: tuple[str, ...] = ()
    """Values that were asked for, whether or not they were found."""

    def values(self) -> list[str]:
        """Return the values asked for, or those counted, the most frequent first."""
        if self.asked:
            return list(self.asked)
        counts = self.units["value"].value_counts(sort=False)
        return list(counts.sort_values(ascending=False, kind="stable").index)

    def counts(self, values: Sequence[str], voice: str = "all") -> Counts:
        """Return how often each document has each value, (documents, values)."""
        column = {value: i for i, value in enumerate(values)}
        units = self.units[self.units["value"].isin(column)]
        if voice != "all":
            units = units[units["voice"] == voice]
        table = np.zeros((len(self.denominators), len(values)))
        columns = units["value"].map(column).to_numpy(np.int64)
        np.add.at(table, (units["document"].to_numpy(), columns), 1)
        return np.minimum(table, 1) if self.once else table

    def totals(self, values: Sequence[str]) -> Counts:
        """Return the denominators, one column a value."""
        return np.repeat(self.denominators[:, None], len(values), axis=1)

    def rows(self, value: str, documents: Flags) -> list[int]:
        """Return the sentence rows behind a value in these documents, in text order."""
        units = self.units[self.units["value"] == value]
        kept = units[documents[units["document"].to_numpy()]]
        return sorted(set(kept["sentence"].tolist()))

    def split(self, value: str, documents: Flags) -> tuple[int, int, int]:
        """Return the hits of a value by mark: own, attributed, held at arm's length."""
        hits = self.hits[self.hits["value"] == value]
        marks = hits["mark"][documents[hits["document"].to_numpy()]]
        own, attributed, distanced = (int((marks == mark).sum()) for mark in MARKS)
        return own, attributed, distanced


def locate(hits: pd.DataFrame, design: Design) -> pd.DataFrame:
    """Give hits the rows of their document and sentence instead of ids and numbers."""
    rows = {
        (unit.document, unit.sentence): row
        for row, unit in enumerate(design.reading.units)
    }
    pairs = zip(hits["document"].tolist(), hits["sentence"].tolist(), strict=True)
    sentences = np.array([rows[pair] for pair in pairs], np.int64)
    return hits.assign(sentence=sentences, document=design.document_of[sentences])


def by_sentence(hits: pd.DataFrame) -> pd.DataFrame:
    """Count each value once a sentence: in own voice if any hit of it is."""
    return _once(hits, ["document", "sentence", "value"])


def by_document(hits: pd.DataFrame) -> pd.DataFrame:
    """Give every sentence of a value the voice of its document: own if any hit is."""
    sentences = by_sentence(hits)
    voices = _once(sentences, ["document", "value"])
    return sentences.drop(columns="voice").merge(voices, on=["document", "value"])


def _once(hits: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    own = hits.assign(own=hits["voice"] == "own")
    groups = own.groupby(keys, sort=False, as_index=False)
    first: pd.DataFrame = groups.agg(own=("own", "any"))
    voice = np.where(first["own"].to_numpy(bool), "own", "attributed")
    return first.assign(voice=voice).drop(columns="own")
