"""What a coder finds, written down as codings."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.line import Line, Span
from framing.tables import CODINGS, EVIDENCE, check
from framing.text.index import Positions
from framing.text.reading import Reading
from framing.text.view import View

CODER = "lexicon"
_GIVEN = ("document", "sentence", "coder")


class Finding(NamedTuple):
    """A span of the view that a value rests on."""

    line: Line
    variable: str
    value: str
    span: Span
    entry: str


class Sheet:
    """Codings of some variables and their evidence, a list a column, as found."""

    def __init__(self, reading: Reading, *variables: str) -> None:
        """Start with nothing found."""
        self._sentences = reading.sentences[["document", "sentence"]]
        self._variables = variables
        self._rows: list[int] = []
        self._values: list[str] = []
        self._rests: list[int] = []
        self._evidence: dict[str, list[object]] = {
            name: [] for name in EVIDENCE if name not in _GIVEN
        }

    def code(self, line: Line, *values: str) -> None:
        """Give a sentence a value of each variable, in their order."""
        self._rows.append(line.row)
        self._values += values

    def rest(self, view: View, findings: Sequence[Finding]) -> None:
        """Write down what the values of a document rest on."""
        if not findings:
            return
        lines, variables, values, spans, entries = zip(*findings, strict=True)
        lows, highs = np.array(spans, np.int64).T
        starts, ends = view.starts(lows).tolist(), view.ends(highs).tolist()
        surfaces = [view.source[cut] for cut in map(slice, starts, ends)]
        self._rests += (line.row for line in lines)
        columns = (variables, values, starts, ends, surfaces, entries)
        for column, more in zip(self._evidence.values(), columns, strict=True):
            column += more

    def codings(self) -> Codings:
        """Return everything as codings, checked."""
        rows = np.repeat(np.array(self._rows, np.int64), len(self._variables))
        values = {
            "variable": [*self._variables] * len(self._rows),
            "value": self._values,
        }
        coded = self._table(rows, values).assign(rank=0, confidence=float("nan"))
        evidence = self._table(np.array(self._rests, np.int64), self._evidence)
        return Codings(check(coded, CODINGS), check(evidence, EVIDENCE))

    def _table(
        self, rows: Positions, columns: Mapping[str, Sequence[object]]
    ) -> pd.DataFrame:
        """Return the columns with those that tell the sentence and the coder."""
        units = self._sentences.take(rows).reset_index(drop=True).assign(coder=CODER)
        return units.join(pd.DataFrame(columns))
