"""How often terms are used, by origin and over time."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Design, measure
from framing.contrast.tally import Tally, by_document, locate

RATE = "per 1,000 tokens"
SHARE = "share of documents"


def term_frequencies(
    design: Design, hits: pd.DataFrame, *, terms: Sequence[str]
) -> list[Measurement]:
    """Measure terms (the `value` of hits) by origin: rates, and shares of documents."""
    located, asked = locate(hits, design.reading), tuple(terms)
    tallies = (
        Tally("term", RATE, located, located, design.tokens, asked=asked),
        Tally(
            "term", SHARE, by_document(located), located, np.ones(design.documents),
            once=True, asked=asked,
        ),
    )
    return [m for tally in tallies for m in measure(design, tally)]


def by_year(
    design: Design, hits: pd.DataFrame, *, terms: Sequence[str]
) -> dict[str, list[Measurement]]:
    """Measure the rates of terms in the documents of each year; undated ones are left out."""
    years = design.reading.documents["date"].str[:4]
    located = locate(hits, design.reading)
    tally = Tally("term", RATE, located, located, design.tokens, asked=tuple(terms))
    return {
        year: list(measure(_of_year(design, year), tally))
        for year in sorted(set(years) - {""})
    }


def _of_year(design: Design, year: str) -> Design:
    """Return the same design with only the documents of one year counted."""
    table = design.reading.documents
    kept = table.assign(counted=table["counted"] & (table["date"].str[:4] == year))
    return replace(design, reading=replace(design.reading, documents=kept))
