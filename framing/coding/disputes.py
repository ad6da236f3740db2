"""The sentences that coders differ on, and what each of them says."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.agreed import Dispute
from framing.coding.agreement import value_counts
from framing.coding.ratings import joined, pivot
from framing.records import Sentence
from framing.text.reading import Reading

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Disputes:
    """Numbered codings, asked for the units that are disputed most."""

    rows: pd.DataFrame
    reading: Reading | None
    shown: int

    def documents(self, units: pd.Index) -> list[str]:
        """Return the document of each unit."""
        return list(self._places["document"].reindex(units))

    def of(self, variable: str, table: pd.DataFrame) -> tuple[Dispute, ...]:
        """Return the units of a table that its coders differ on.

        Those come first on which most pairs of coders differ, then those that are
        disputed in other variables too.
        """
        apart = pd.Series(doubt(table), table.index)
        apart = apart[apart > 0]
        rank = pd.DataFrame({"here": -apart, "all": -self._doubts.reindex(apart.index)})
        first = rank.sort_values(["here", "all"], kind="stable").index[: self.shown]
        return tuple(self._dispute(int(unit), variable) for unit in first)

    def _dispute(self, unit: int, variable: str) -> Dispute:
        place = self._places.loc[[unit]].to_dict("records")[0]
        document, sentence = str(place["document"]), int(place["sentence"])
        said = self._said.loc[[(unit, variable)]]
        return Dispute(
            document=document,
            sentence=sentence,
            start=int(place["start"]),
            end=int(place["end"]),
            text=self._text(document, sentence),
            codings=dict(zip(said["coder"], said["value"], strict=True)),
        )

    @cached_property
    def _places(self) -> pd.DataFrame:
        first = self.rows.drop_duplicates("unit").set_index("unit")
        if self.reading is not None:
            spans = self.reading.sentences[["document", "sentence", "start", "end"]]
            merged = first[["document", "sentence"]].merge(
                spans, on=["document", "sentence"], how="left"
            )
            return merged.fillna(0).set_axis(first.index)
        if "start" not in first:
            first = first.assign(start=0, end=0)
        return first[["document", "sentence", "start", "end"]]

    @cached_property
    def _said(self) -> pd.DataFrame:
        """What each coder says of each unit and variable, as one text."""
        ordered = self.rows.sort_values(["rank", "value"], kind="stable")
        told = joined(ordered).sort_values(["unit", "variable", "coder"])
        return told.set_index(["unit", "variable"])

    @cached_property
    def _doubts(self) -> pd.Series:
        """How many variables each unit is disputed in, by share of the pairs."""
        whole = self._said.reset_index()
        total = pd.Series(0.0, self._places.index)
        for _, rows in whole.groupby("variable"):
            table = pivot(rows)
            total = total.add(pd.Series(doubt(table), table.index), fill_value=0)
        return total

    @cached_property
    def _units(self) -> dict[tuple[str, int], Sentence]:
        units = () if self.reading is None else self.reading.units
        return {(unit.document, unit.sentence): unit for unit in units}

    def _text(self, document: str, sentence: int) -> str:
        unit = self._units.get((document, sentence))
        return "" if unit is None or self.reading is None else self.reading.text(unit)


def doubt(table: pd.DataFrame) -> Floats:
    """Return the share of the pairs of coders of each unit that differ."""
    counts = value_counts(table)
    pairs = np.maximum(counts.sizes * (counts.sizes - 1), 1)
    return np.where(counts.pairable, 1 - counts.alike / pairs, 0.0)
