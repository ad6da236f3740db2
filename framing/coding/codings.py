"""Codings: what coders write, as two tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading

Rows = NDArray[np.int64]
KEY = ["document", "sentence", "coder", "variable", "value"]
"""What a coding is unique on."""
SINGLE = ("part", "voice", "source", "engagement", "stance")
"""Variables (up to a slash) of which a coder gives a unit one value."""
_NOWHERE: Rows = np.empty(0, np.int64)


@dataclass(frozen=True)
class Codings:
    """Values of variables for sentences, and the spans they rest on.

    Attributes
    ----------
    rows, evidence : DataFrame
        As `CODINGS` and `EVIDENCE` in `framing.tables`.
    """

    rows: pd.DataFrame
    evidence: pd.DataFrame

    def of(self, variable: str) -> pd.DataFrame:
        """Return the rows of one variable."""
        return self.rows.iloc[self._rows_of.get(variable, _NOWHERE)]

    def evidence_of(self, variable: str) -> pd.DataFrame:
        """Return the evidence of one variable."""
        return self.evidence.iloc[self._evidence_of.get(variable, _NOWHERE)]

    @cached_property
    def _rows_of(self) -> dict[str, Rows]:
        return _by_variable(self.rows)

    @cached_property
    def _evidence_of(self) -> dict[str, Rows]:
        return _by_variable(self.evidence)


def _by_variable(table: pd.DataFrame) -> dict[str, Rows]:
    groups = table.groupby("variable", sort=False).indices
    return {str(name): np.asarray(rows) for name, rows in groups.items()}


def concat(parts: Iterable[Codings]) -> Codings:
    """Put codings together, in the order given."""
    parts = list(parts)
    rows = [part.rows for part in parts if len(part.rows)]
    evidence = [part.evidence for part in parts if len(part.evidence)]
    return Codings(
        check(pd.concat(rows, ignore_index=True), CODINGS) if rows else empty(CODINGS),
        check(pd.concat(evidence, ignore_index=True), EVIDENCE)
        if evidence
        else empty(EVIDENCE),
    )


def rows_of(table: pd.DataFrame, reading: Reading) -> Rows:
    """Return the sentence rows that codings or evidence of sentences speak of."""
    numbers, ids = reading.texts
    opens = np.flatnonzero(np.diff(numbers, prepend=-1)).astype(np.int64)
    document = ids.get_indexer(pd.Index(table["document"]))
    rows: Rows = opens[document] + table["sentence"].to_numpy(np.int64) - 1
    return rows


class Coder(Protocol):
    """Anything that reads sentences and gives variables values."""

    needs: Sequence[str]
    """Variables (up to a slash) that must have been coded before."""
    gives: Sequence[str]
    """Variables (up to a slash) that it codes."""

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence of the reading.

        Of what has been coded before, `prior` need hold no more than the coder needs.
        """
        ...


def run(coders: Iterable[Coder], reading: Reading) -> Codings:
    """Let coders code in the order of their needs.

    Raises
    ------
    ValueError
        Some coder's needs are given by none of the others.
    """
    waiting = list(coders)
    done: list[tuple[Coder, Codings]] = []
    given: set[str] = set()
    while waiting:
        ready = next(
            (coder for coder in waiting if given.issuperset(coder.needs)), None
        )
        if ready is None:
            raise ValueError(f"nobody gives what {waiting[0]} needs")
        waiting.remove(ready)
        needs = frozenset(ready.needs)
        prior = concat(part for by, part in done if not needs.isdisjoint(by.gives))
        done.append((ready, ready.code(reading, prior)))
        given.update(ready.gives)
    return concat(part for _, part in done)
