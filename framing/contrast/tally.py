"""Counting: what was coded, per document, value and voice, with the sentences behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.voices import MARKS
from framing.text.reading import Reading

VOICES = ("own", "attributed", "all")


@dataclass(frozen=True)
class Tally:
    """Counts of one variable over the counted documents.

    Attributes
    ----------
    variable, unit : str
    units : DataFrame
        One row a thing counted: `document` (row of the documents), `value`, `voice`,
        `sentence` (row of the sentences).
    marks : DataFrame
        One row a hit: `document`, `value`, `mark`.
    denominators : array, (documents,)
    """

    variable: str
    unit: str
    units: pd.DataFrame
    marks: pd.DataFrame
    denominators: NDArray[np.float64]
    once: bool = False
    """Whether a document counts a value once, however often it has it."""

    asked: tuple[str, ...] = ()
    """Values that were asked for, whether or not they were found."""

    def values(self) -> list[str]:
        """Return the values asked for, or those counted, the most frequent first."""
        if self.asked:
            return list(self.asked)
        counts = self.units["value"].value_counts(sort=False)
        return [str(v) for v in counts.sort_values(ascending=False, kind="stable").index]

    def counts(self, values: Sequence[str], voice: str) -> NDArray[np.float64]:
        """Return how often each document has each value in a voice, (documents, values)."""
        units = self.units if voice == "all" else self.units[self.units["voice"] == voice]
        column = {value: i for i, value in enumerate(values)}
        table = np.zeros((len(self.denominators), len(values)))
        units = units[units["value"].isin(values)]
        np.add.at(table, (units["document"].to_numpy(), units["value"].map(column).to_numpy(int)), 1)
        return np.minimum(table, 1) if self.once else table

    def rows(self, value: str, documents: NDArray[np.bool_]) -> list[int]:
        """Return the sentence rows behind a value in these documents, in text order."""
        units = self.units[self.units["value"] == value]
        kept = units[documents[units["document"].to_numpy()]]
        return sorted(set(kept["sentence"].tolist()))

    def split(self, value: str, documents: NDArray[np.bool_]) -> tuple[int, int, int]:
        """Return the hits of a value in own voice, attributed, and held at arm's length."""
        marks = self.marks[self.marks["value"] == value]
        marks = marks[documents[marks["document"].to_numpy()]]
        own, attributed, distanced = (int((marks["mark"] == mark).sum()) for mark in MARKS)
        return own, attributed, distanced


def locate(hits: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Give hits the rows of their document and sentence instead of ids and numbers."""
    documents = {id: i for i, id in enumerate(reading.documents["document"])}
    keys = zip(reading.sentences["document"], reading.sentences["sentence"], strict=True)
    sentences = {key: row for row, key in enumerate(keys)}
    pairs = zip(hits["document"], hits["sentence"], strict=True)
    return hits.assign(
        sentence=np.array([sentences[pair] for pair in pairs], np.int64),
        document=np.array([documents[id] for id in hits["document"]], np.int64),
    )


def by_sentence(hits: pd.DataFrame) -> pd.DataFrame:
    """Count each value once a sentence: its own voice if any hit of it is."""
    first = hits.assign(own=hits["voice"] == "own").groupby(
        ["document", "sentence", "value"], sort=False, as_index=False
    )["own"].any()
    return first.assign(voice=np.where(first["own"], "own", "attributed")).drop(columns="own")


def by_document(hits: pd.DataFrame) -> pd.DataFrame:
    """Count each value once a document, keeping every sentence behind it."""
    sentences = by_sentence(hits)
    own = sentences[sentences["voice"] == "own"].groupby(["document", "value"]).size()
    keys = list(zip(sentences["document"], sentences["value"], strict=True))
    voice = ["own" if key in own.index else "attributed" for key in keys]
    return sentences.assign(voice=voice)
