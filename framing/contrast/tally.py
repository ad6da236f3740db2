"""Counting: what was coded, per document, value and voice, with its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.voices import MARKS
from framing.contrast.design import Counts, Design, Flags

Rows = NDArray[np.int64]
VOICES = ("own", "attributed", "all")
_NONE: Rows = np.empty(0, np.int64)


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
        codes, names = self._coded
        counts = np.bincount(codes, minlength=len(names))
        return [names[i] for i in np.argsort(-counts, kind="stable").tolist()]

    def counts(self, values: Sequence[str], voice: str = "all") -> Counts:
        """Return how often each document has each value, (documents, values)."""
        codes, names = self._coded
        place = {value: i for i, value in enumerate(values)}
        column = np.array([place.get(name, -1) for name in names], np.int64)[codes]
        kept = column >= 0
        if voice != "all":
            kept &= self.units["voice"].to_numpy() == voice
        shape = len(self.denominators), len(values)
        cells = self.units["document"].to_numpy()[kept] * shape[1] + column[kept]
        table = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
        return np.minimum(table, 1.0) if self.once else table.astype(np.float64)

    @property
    def totals(self) -> Counts:
        """The denominators as one column, which stands for every value's."""
        return self.denominators[:, np.newaxis]

    def rows(self, value: str, documents: Flags) -> list[int]:
        """Return the sentence rows behind a value in these documents, in text order."""
        of, sentences = self._sentences.get(value, (_NONE, _NONE))
        rows: list[int] = np.unique(sentences[documents[of]]).tolist()
        return rows

    def split(self, value: str, documents: Flags) -> tuple[int, int, int]:
        """Return the hits of a value by mark: own, attributed, held at arm's length."""
        of, marks = self._marks.get(value, (_NONE, _NONE))
        own, attributed, distanced = np.bincount(
            marks[documents[of]], minlength=len(MARKS)
        ).tolist()
        return own, attributed, distanced

    @cached_property
    def _coded(self) -> tuple[Rows, list[str]]:
        """The value of each unit by number, and the values in order of appearance."""
        codes, names = pd.factorize(self.units["value"])
        return codes, list(names)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Rows, Rows]]:
        return _by_value(self.units, self.units["sentence"].to_numpy())

    @cached_property
    def _marks(self) -> dict[str, tuple[Rows, Rows]]:
        return _by_value(
            self.hits, pd.Index(MARKS).get_indexer(pd.Index(self.hits["mark"]))
        )


def _by_value(table: pd.DataFrame, column: Rows) -> dict[str, tuple[Rows, Rows]]:
    """Return the documents and another column of each value's rows."""
    documents = table["document"].to_numpy()
    groups = table.groupby("value", sort=False).indices
    return {str(name): (documents[at], column[at]) for name, at in groups.items()}


def locate(hits: pd.DataFrame, design: Design) -> pd.DataFrame:
    """Give hits the rows of their document and sentence instead of ids and numbers."""
    first = design.first_of
    starts = np.array([first[id] for id in hits["document"].tolist()], np.int64)
    sentences = starts + hits["sentence"].to_numpy() - 1
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
