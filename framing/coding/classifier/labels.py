"""Labels: the codings of one variable, as a classifier learns from them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.classifier.recipe import Samples, samples
from framing.coding.codings import SINGLE
from framing.errors import LabelsError
from framing.text.reading import Reading

NONE = "none"
FEWEST = 5
"""Sentences that a value needs, and that need to be without it, to be learnt."""
GROUPS = ("document", "publisher", "origin")


@dataclass(frozen=True)
class Labels:
    """Sentences, and which values of a variable they were given.

    Attributes
    ----------
    variable : str
    values : tuple of str
        Those with labels enough, in order of their names; `none` is no value of a
        variable that takes several.
    left_out : tuple of str
        Values with too few sentences to be learnt.
    units : DataFrame
        One row a sentence: document, sentence, origin, publisher, text, paragraph.
    given : ndarray of bool, shape (n_units, n_values)
    """

    variable: str
    values: tuple[str, ...]
    left_out: tuple[str, ...]
    units: pd.DataFrame
    given: NDArray[np.bool_]

    @property
    def single(self) -> bool:
        """Whether a sentence takes exactly one value."""
        return is_single(self.variable)

    @cached_property
    def texts(self) -> list[str]:
        """The sentences as read."""
        return [str(text) for text in self.units["text"]]

    @cached_property
    def samples(self) -> Samples:
        """The sentences and their paragraphs, as the recipe takes them."""
        return samples(self.texts, self.units["paragraph"].tolist())

    def groups(self, by: str) -> NDArray[np.str_]:
        """Return the document, publisher or origin of each sentence."""
        return self.units[by].to_numpy(str)

    def told(self, rows: pd.DataFrame) -> NDArray[np.bool_]:
        """Return which values the rows of some coder give, shape as `given`."""
        keys = ["document", "sentence"]
        said = set(rows[[*keys, "value"]].itertuples(index=False, name=None))
        units = list(self.units[keys].itertuples(index=False, name=None))
        return np.array(
            [[(*unit, name) in said for name in self.values] for unit in units]
        )

    def take(self, rows: NDArray[np.int64]) -> "Labels":
        """Return the same labels of fewer sentences."""
        units = self.units.iloc[rows].reset_index(drop=True)
        return Labels(
            self.variable, self.values, self.left_out, units, self.given[rows]
        )


def is_single(variable: str) -> bool:
    """Whether a sentence takes exactly one value of this variable."""
    return variable.split("/")[0] in SINGLE


def learnable(rows: pd.DataFrame) -> list[str]:
    """Return the variables of codings that a classifier may learn: frames, stances."""
    found = dict.fromkeys(rows["variable"])
    return [name for name in found if name == "frame" or name.startswith("stance/")]


def labels(rows: pd.DataFrame, reading: Reading, *, variable: str) -> Labels:
    """Gather the sentences coded for a variable, each with what most coders gave it.

    Several coders of a sentence vote: it has the values that more than half of those
    who coded it gave.

    Parameters
    ----------
    rows : DataFrame
        Codings on the sentences of the reading.

    Raises
    ------
    LabelsError
        Nobody coded the variable, or fewer than two of its values have labels enough.
    """
    own = rows[(rows["variable"] == variable) & (rows["sentence"] > 0)]
    if own.empty:
        raise LabelsError(f"no sentence is coded for {variable}")
    coders = own.groupby(["document", "sentence"])["coder"].nunique()
    votes = own.pivot_table(
        index=["document", "sentence"],
        columns="value",
        values="coder",
        aggfunc="nunique",
        fill_value=0,
    )
    table = votes.gt(coders.reindex(votes.index) / 2, axis="index")
    if not is_single(variable):
        table = table.drop(columns=NONE, errors="ignore")
    counts = table.sum()
    enough = (counts >= FEWEST) & (len(table) - counts >= FEWEST)
    values = tuple(table.columns[enough])
    needed = 2 if is_single(variable) else 1
    if len(values) < needed:
        raise LabelsError(
            f"{variable} cannot be learnt: {_counts(counts)}, of {len(table)} coded"
            f" sentences; a value needs {FEWEST} with it and {FEWEST} without"
        )
    return Labels(
        variable,
        values,
        tuple(table.columns[~enough]),
        _units(table, reading),
        table[list(values)].to_numpy(bool),
    )


def _counts(counts: "pd.Series[int]") -> str:
    named = [f"{n} {value}" for value, n in counts.items()]
    return ", ".join(named) or "no value is given"


def _units(table: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    rows = {unit[:2]: row for row, unit in enumerate(reading.units)}
    own = [rows[key] for key in table.index]
    texts = [reading.text(reading.units[row]) for row in own]
    around = reading.paragraphs
    places = reading.documents.set_index("document")
    documents = table.index.get_level_values("document")
    return pd.DataFrame(
        {
            "document": documents,
            "sentence": table.index.get_level_values("sentence"),
            "origin": places.loc[documents, "origin"].to_numpy(),
            "publisher": places.loc[documents, "publisher"].to_numpy(),
            "text": texts,
            "paragraph": [around.get(*known) for known in zip(own, texts, strict=True)],
        }
    )
