"""A second opinion: what another coder makes of the same sentences."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.contrast.design import Design, Flags
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import measure
from framing.contrast.tally import Tally

SECOND = "second"
"""What the variable of a second opinion on another variable begins with."""
FIRST_SAYS = "share by the lexicon"
SECOND_SAYS = "share by the classifier"
BOTH = "share with both of what either finds"
OPEN = "share the classifier leaves open"
NONE = "none"


def second_opinion(
    design: Design, codings: Codings, second: Codings, *, variable: str, where: Flags
) -> Iterator[Measurement]:
    """Measure a variable by both coders, how far they agree, and what is left open.

    Shares are of the sentences that both coded; `BOTH` is, of the sentences that either
    gives a value, those that both do (Jaccard 1912).

    Parameters
    ----------
    where : array of bool, (sentences,)
        Sentences that are looked at.
    """
    one, other = (_given(design, c, variable) for c in (codings, second))
    coded = _coded(design, codings, variable) & where
    answered = coded & _coded(design, second, variable)
    left = _units(design, np.flatnonzero(coded & ~answered), "left open")
    yield from _measured(design, variable, OPEN, left, coded)
    one, other = (t[answered[t["sentence"].to_numpy()]] for t in (one, other))
    yield from _measured(design, variable, FIRST_SAYS, one, answered)
    yield from _measured(design, variable, SECOND_SAYS, other, answered)
    both = one.merge(other, on=["document", "sentence", "value"])
    either = pd.concat([one, other]).drop_duplicates(["sentence", "value"])
    for value, found in either.groupby("value", sort=True):
        rows = both.loc[both["value"] == value, "sentence"].to_numpy()
        agreed = _units(design, rows, value)
        flags = np.zeros(len(where), bool)
        flags[found["sentence"].to_numpy()] = True
        named = (str(value),)
        yield from _measured(design, variable, BOTH, agreed, flags, asked=named)


def _measured(
    design: Design,
    variable: str,
    unit: str,
    units: pd.DataFrame,
    among: Flags,
    *,
    asked: tuple[str, ...] = (),
) -> Iterator[Measurement]:
    totals = design.per_document(design.document_of[among])
    tally = Tally(
        f"{SECOND}/{variable}",
        unit,
        units,
        units,
        totals,
        voices=("all",),
        asked=asked,
    )
    yield from (replace(m, marks=(0, 0, 0)) for m in measure(design, tally))


def _rows(design: Design, codings: Codings, variable: str) -> pd.DataFrame:
    """Return the sentences' codings with the rows of their sentences."""
    rows = codings.of(variable)
    rows = rows[rows["sentence"] > 0]
    first = np.array([design.first_of[id] for id in rows["document"]], np.int64)
    return rows.assign(row=first + rows["sentence"].to_numpy() - 1)


def _coded(design: Design, codings: Codings, variable: str) -> Flags:
    flags = np.zeros(len(design.reading.sentences), bool)
    flags[_rows(design, codings, variable)["row"].to_numpy(np.int64)] = True
    return flags


def _given(design: Design, codings: Codings, variable: str) -> pd.DataFrame:
    rows = _rows(design, codings, variable)
    rows = rows[rows["value"] != NONE]
    return _units(design, rows["row"].to_numpy(np.int64), rows["value"].to_numpy())


def _units(design: Design, rows: NDArray[np.int64], value: object) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "document": design.document_of[rows],
            "sentence": rows,
            "value": value,
            "voice": "own",
            "mark": "own",
        }
    )
