"""Which counted sentences stand together in a paragraph."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from framing.text.quotes import paragraph_spans
from framing.text.view import View

LONGEST = 12
"""Sentences; a longer paragraph, as a text without breaks is, counts as several."""


def paragraphs(
    sentences: pd.DataFrame, view_of: Mapping[str, View]
) -> Iterator[list[int]]:
    """Yield the rows of the counted sentences of each paragraph."""
    for document, own in sentences[sentences["counted"]].groupby("document"):
        view = view_of[str(document)]
        firsts = [first for first, _ in paragraph_spans(view.text)]
        lows = view.positions(own["start"].to_numpy())
        numbers = np.searchsorted(firsts, lows, side="right")
        for _, paragraph in own.groupby(numbers):
            rows = paragraph.index.tolist()
            for first in range(0, len(rows), LONGEST):
                yield rows[first : first + LONGEST]
