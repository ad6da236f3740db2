"""Codings as ratings: one row a unit, one column a coder, for every variable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from framing.coding.codings import SINGLE
from framing.errors import CodingsError, Problem
from framing.text.tokens import letters

OPEN = ("source",)
"""Variables whose values are names as written, and no categories."""
_KEY = ["unit", "coder", "variable", "value"]


@dataclass(frozen=True)
class Ratings:
    """The codings of one variable as tables of units by coders; NaN is not coded.

    Attributes
    ----------
    whole : DataFrame or None
        The value itself; None where a coder may give a unit several.
    main : DataFrame or None
        The strongest of several values, where coders ranked them.
    each : mapping
        Whether a coder gave the value (1) or another (0), for every value.
    """

    variable: str
    whole: pd.DataFrame | None
    main: pd.DataFrame | None
    each: dict[str, pd.DataFrame]


def with_units(rows: pd.DataFrame) -> pd.DataFrame:
    """Give codings the number of their unit.

    The same stretch of the same text is the same unit; a row without an anchor stands
    for its sentence number.

    Raises
    ------
    CodingsError
        A coder gives a unit two values of which one excludes the other.
    """
    keys = rows[["document", "sentence"]].assign(whole=rows["sentence"] == 0)
    if "text_sha256" in rows:
        anchored = (rows["text_sha256"] != "").to_numpy()
        keys["sentence"] = np.where(anchored, 0, keys["sentence"])
        for name in ("text_sha256", "start", "end"):
            keys[name] = rows[name].where(anchored, "" if name == "text_sha256" else 0)
    numbered = rows.assign(unit=keys.groupby(list(keys), sort=False).ngroup())
    numbered = numbered.drop_duplicates(_KEY, ignore_index=True)
    _refuse_contradictions(numbered)
    return numbered


def single(variable: str) -> bool:
    """Whether a coder gives a unit one value of this variable."""
    return variable.split("/")[0] in SINGLE


def ratings(rows: pd.DataFrame) -> Iterator[Ratings]:
    """Yield the ratings of each variable of numbered codings, as they appear."""
    for variable, own in rows.groupby("variable", sort=False):
        yield _ratings(str(variable), own)


def _ratings(variable: str, rows: pd.DataFrame) -> Ratings:
    coded = pd.crosstab(rows["unit"], rows["coder"]) > 0
    names = [v for v in sorted(set(rows["value"])) if v != "none" or single(variable)]
    kept = () if variable in OPEN else names
    values = {name: _present(rows, name, coded) for name in kept}
    if single(variable):
        return Ratings(variable, _like(rows, coded), None, values)
    first = rows[rows["rank"].eq(1) | rows["value"].eq("none")]
    ranked = first[~first.duplicated(["unit", "coder"], keep=False)]
    several = bool(rows["rank"].gt(1).any())
    return Ratings(variable, None, _like(ranked, coded) if several else None, values)


def joined(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a unit, coder and variable, its values as one text in order."""
    keys = _KEY[:-1]
    several = rows.duplicated(keys, keep=False).to_numpy()
    texts = rows[several].groupby(keys, sort=False)["value"].agg("; ".join)
    return pd.concat([rows.loc[~several, _KEY], texts.reset_index()], ignore_index=True)


def pivot(rows: pd.DataFrame) -> pd.DataFrame:
    """Return units by coders; there is one value a cell."""
    table: pd.DataFrame = rows.pivot_table(
        index="unit", columns="coder", values="value", aggfunc="first"
    )
    return table.astype(object)


def _like(rows: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    return pivot(rows).reindex(index=coded.index, columns=coded.columns)


def _present(rows: pd.DataFrame, value: str, coded: pd.DataFrame) -> pd.DataFrame:
    """Return 1 where a coder gave the value, 0 where another, NaN where none at all."""
    hits = rows[rows["value"] == value]
    given = np.zeros(coded.shape)
    units, coders = pd.Index(hits["unit"]), pd.Index(hits["coder"])
    given[coded.index.get_indexer(units), coded.columns.get_indexer(coders)] = 1.0
    return pd.DataFrame(given, coded.index, coded.columns).where(coded)


def _refuse_contradictions(rows: pd.DataFrame) -> None:
    several = rows.duplicated(_KEY[:-1], keep=False).to_numpy()
    twice = rows[several]
    one = twice["variable"].map(single).to_numpy(bool)
    empty = (twice["value"] == "none").groupby(
        [twice[k] for k in _KEY[:-1]], sort=False
    )
    found = twice[one | empty.transform("any").to_numpy(bool)]
    problems = [
        Problem("codings", f"{coder} codes {document} {sentence} twice", field=variable)
        for document, sentence, coder, variable in _places(found)
    ]
    if problems:
        raise CodingsError(dict.fromkeys(problems))


def _places(rows: pd.DataFrame) -> Sequence[tuple[str, int, str, str]]:
    names = ["document", "sentence", "coder", "variable"]
    return list(rows[names].itertuples(index=False, name=None))


def alike(names: pd.DataFrame) -> float | None:
    """Return the share of pairs of names of which one holds the other, 0 to 1.

    "Abe" and "Shinzo Abe", "the Japanese government" and "Japanese government" are
    alike; letters and figures count, case does not.
    """
    folded = names.map(lambda name: letters(name) if isinstance(name, str) else None)
    pairs = [
        one in other or other in one
        for row in folded.to_numpy(object)
        for one, other in combinations([n for n in row if isinstance(n, str) and n], 2)
    ]
    return float(np.mean(pairs)) if pairs else None
