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


def term_frequencies(design: Design, hits: pd.DataFrame) -> list[Measurement]:
    """Measure terms (the `value` of hits) by origin: rates, and shares of documents."""
    located = locate(hits, design.reading)
    tallies = (
        Tally("term", RATE, located, located, design.tokens),
        Tally("term", SHARE, by_document(located), located, np.ones(design.documents), once=True),
    )
    return [m for tally in tallies for m in measure(design, tally)]


def by_year(design: Design, hits: pd.DataFrame) -> dict[str, list[Measurement]]:
    """Measure the rates of terms in the documents of each year; undated ones are left out."""
    years = design.reading.documents["date"].str[:4]
    return {
        year: _of_year(design, hits, (years == year).to_numpy())
        for year in sorted(set(years) - {""})
    }


def _of_year(design: Design, hits: pd.DataFrame, dated: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> list[Measurement]:
    table = design.reading.documents
    kept = table.assign(counted=table["counted"] & dated)
    narrowed = Design(replace(design.reading, documents=kept), design.topic, design.settings)
    located = locate(hits, design.reading)
    tally = Tally("term", RATE, located, located, design.tokens)
    return list(measure(narrowed, tally))


def distinctive(measurements: Sequence[Measurement]) -> list[str]:
    """Return the words of keyness measurements, each once, in their order."""
    return list(dict.fromkeys(m.value for m in measurements))
