"""How often terms are used, by origin and over time."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.contrast.design import Design
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import RATE, measure
from framing.contrast.tally import Tally, by_document, locate

SHARE = "share of documents"


def term_frequencies(
    design: Design, hits: pd.DataFrame, *, terms: Sequence[str]
) -> list[Measurement]:
    """Measure terms (the `value` of hits) by origin: rates, and shares of documents."""
    located, asked = locate(hits, design), tuple(terms)
    documents = by_document(located)
    tallies = (
        Tally("term", RATE, located, located, design.tokens, asked=asked),
        Tally(
            "term",
            SHARE,
            documents,
            located,
            np.ones(design.documents),
            once=True,
            asked=asked,
        ),
    )
    return [m for tally in tallies for m in measure(design, tally)]


def by_year(
    design: Design, hits: pd.DataFrame, *, terms: Sequence[str]
) -> dict[str, list[Measurement]]:
    """Measure the rates of terms in each year's documents; undated are left out."""
    located = locate(hits, design)
    tally = Tally("term", RATE, located, located, design.tokens, asked=tuple(terms))
    years = sorted(set(design.reading.documents["date"].str[:4]) - {""})
    return {year: list(measure(_of_year(design, year), tally)) for year in years}


def _of_year(design: Design, year: str) -> Design:
    """Return the same design with only the documents of one year counted."""
    table = design.reading.documents
    kept = table.assign(counted=table["counted"] & (table["date"].str[:4] == year))
    return replace(design, reading=replace(design.reading, documents=kept))
