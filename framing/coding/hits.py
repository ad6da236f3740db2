"""Where the entries of lexicons stand in counted sentences, and the values they tell.

All is in integers here: rows of sentences, numbers of values and entries.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.lexicon.matcher import spans
from framing.lexicon.model import Entry
from framing.text.index import Index, Positions
from framing.text.reading import Reading


class Hits(NamedTuple):
    """One value a hit: sentence row, first and last token, value and entry."""

    sentence: Positions
    first: Positions
    last: Positions
    value: Positions
    entry: Positions

    def at(self, rows: NDArray[np.generic]) -> "Hits":
        """Return some of them."""
        return Hits(*(column[rows] for column in self))

    def table(self, index: Index, ids: Sequence[str]) -> pd.DataFrame:
        """Return `sentence` row, offsets `start` and `end`, and `entry` by its id."""
        return pd.DataFrame(
            {
                "sentence": self.sentence,
                "start": index.starts[self.first].astype(np.int64),
                "end": index.ends[self.last].astype(np.int64),
                "entry": pd.array(ids, dtype="str").take(self.entry),
            }
        )


def joined(*hits: Hits) -> Hits:
    """Return hits one after the other."""
    return Hits(*map(np.concatenate, zip(*hits, strict=True)))


def hits_of(entries: Sequence[Entry], values: Sequence[int], reading: Reading) -> Hits:
    """Find entries in the counted sentences; each tells the value of this number."""
    found = spans(reading.index, entries)
    sentence = reading.index.sentence[found.first].astype(np.int64)
    value = np.array(values, np.int64)[found.entry]
    hits = Hits(sentence, found.first, found.last, value, found.entry)
    return hits.at(reading.sentences["counted"].to_numpy(bool)[sentence])
