"""Where phrases stand in an index.

Within one scope (a category; for `referent/name` the referent) the longest match wins
and a word is counted once; across scopes matches may nest.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.lexicon.finder import find
from framing.lexicon.model import Entry
from framing.text.index import Index, Positions


class Spans(NamedTuple):
    """Matches in text order: first and last token, and the number of the entry."""

    first: Positions
    last: Positions
    entry: Positions


def match(index: Index, entries: Iterable[Entry]) -> pd.DataFrame:
    """Find every entry in the index.

    Returns
    -------
    DataFrame
        One row a hit, in text order: `first` and `last` token, `sentence` row,
        character offsets `start` and `end`, `category`, `entry`.
    """
    entries = list(entries)
    first, last, entry = spans(index, entries)
    return pd.DataFrame(
        {
            "first": first,
            "last": last,
            "sentence": index.sentence[first].astype(np.int64),
            "start": index.starts[first].astype(np.int64),
            "end": index.ends[last].astype(np.int64),
            "category": pd.array([e.category for e in entries], dtype="str")[entry],
            "entry": pd.array([e.id for e in entries], dtype="str")[entry],
        }
    )


def spans(
    index: Index, entries: Sequence[Entry], scopes: Sequence[str] | None = None
) -> Spans:
    """Find every entry in the index, without a table.

    Parameters
    ----------
    scopes : sequence of str, one an entry
        Entries of one scope compete for words; by default their own scopes.
    """
    patterns = [entry.patterns for entry in entries]
    ways = find(index, [pattern for own in patterns for pattern in own])
    which = np.repeat(np.arange(len(entries)), [len(own) for own in patterns])
    numbers: dict[str, int] = {}
    scopes = [entry.scope for entry in entries] if scopes is None else scopes
    scope = [numbers.setdefault(name, len(numbers)) for name in scopes]
    found = Spans(ways.first, ways.last, which[ways.sequence])
    return _longest(found, np.array(scope, np.int64)[found.entry])


def _longest(found: Spans, scope: Positions) -> Spans:
    """Keep what survives when the longest match of a scope takes its words."""
    # each scope has a line of words of its own, so that none takes another's
    offset = scope * (found.last.max(initial=0) + 1)
    first, last = found.first + offset, found.last + offset
    order = np.argsort(first)
    reached = np.maximum.accumulate(last[order])
    apart = np.ones(len(order) + 1, bool)
    apart[1:-1] = first[order[1:]] > reached[:-1]
    alone = apart[:-1] & apart[1:]
    disputed = order[~alone]
    won = _greedily(first[disputed], last[disputed], found.entry[disputed])
    kept = np.concatenate([order[alone], disputed[won]])
    text_order = np.lexsort((found.entry[kept], found.last[kept], found.first[kept]))
    return Spans(*(column[kept[text_order]] for column in found))


def _greedily(first: Positions, last: Positions, entry: Positions) -> list[int]:
    """Return which spans get their words if the longest chooses first."""
    order = np.lexsort((entry, first, first - last))
    kept: list[int] = []
    taken: set[int] = set()
    rows = (column[order].tolist() for column in (first, last))
    for row, low, high in zip(order.tolist(), *rows, strict=True):
        words = range(low, high + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(row)
    return kept
