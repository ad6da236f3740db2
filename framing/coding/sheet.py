"""What a coder finds, written down as codings."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.lexical import Values, codings, evidence, words
from framing.coding.line import Span
from framing.text.reading import Reading
from framing.text.view import View


class Finding(NamedTuple):
    """A span of the view that the value of a sentence rests on, by its row."""

    row: int
    span: Span
    entry: str


class Sheet:
    """Codings of some variables, and evidence of the first, as they are found."""

    def __init__(self, reading: Reading, **plain: str) -> None:
        """Take the variables, and their values where nothing is found."""
        self._reading = reading
        self._variables = tuple(plain)
        self._numbers: dict[str, int] = {}
        self._plain = self._numbered(plain.values())
        self._rows: list[int] = []
        self._values: list[int] = []
        self._rests: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._entries: list[str] = []

    def code(self, row: int, *values: str) -> None:
        """Give a sentence a value of each variable, in their order."""
        self._rows.append(row)
        self._values += self._numbered(values)

    def rest(self, view: View, findings: Sequence[Finding]) -> None:
        """Write down what the values of a document rest on."""
        if not findings:
            return
        rows, spans, entries = zip(*findings, strict=True)
        lows, highs = np.array(spans, np.int64).T
        self._rests += rows
        self._starts += view.starts(lows).tolist()
        self._ends += view.ends(highs).tolist()
        self._entries += entries

    def codings(self) -> Codings:
        """Return everything as codings, checked."""
        reading, many = self._reading, len(self._plain)
        counted = reading.sentences["counted"].to_numpy(bool)
        values = np.tile(np.array(self._plain, np.int64), (len(counted), 1))
        values[self._rows] = np.array(self._values, np.int64).reshape(-1, many)
        rows, forms = np.flatnonzero(counted), tuple(self._numbers)
        variables = words(self._variables, np.tile(np.arange(many), len(rows)))
        flat = values[rows].ravel()
        given = Values(np.repeat(rows, many), flat, np.zeros_like(flat))
        found = self._evidence()
        rests = words(forms, values[found["sentence"].to_numpy(), 0])
        return Codings(
            codings(given, variables, forms, reading),
            evidence(found, self._variables[0], rests, reading),
        )

    def _evidence(self) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "sentence": np.array(self._rests, np.int64),
                "start": np.array(self._starts, np.int64),
                "end": np.array(self._ends, np.int64),
                "entry": self._entries,
            }
        )

    def _numbered(self, values: Iterable[str]) -> list[int]:
        numbers = self._numbers
        return [numbers.setdefault(value, len(numbers)) for value in values]
