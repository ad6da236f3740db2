"""Comparing origins: every figure of a topic, each one a measurement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.coding.voices import MARKS, placed
from framing.contrast.measuring import Design, measure
from framing.contrast.contrasts import contrasts
from framing.contrast.keyness import keyness
from framing.contrast.measurement import Measurement
from framing.contrast.passages import mask, passages
from framing.contrast.silences import silences
from framing.contrast.tally import Tally, by_document, by_sentence, locate
from framing.settings import Settings
from framing.text.reading import Reading


@dataclass(frozen=True)
class Comparison:
    """One topic compared over the origins of a corpus."""

    topic: str
    reading: Reading
    codings: Codings
    measurements: tuple[Measurement, ...]
    passages: tuple[tuple[int, ...], ...]
    """Runs of sentence rows."""
    settings: Settings


def compare_origins(
    reading: Reading, codings: Codings, *, topic: str, settings: Settings = Settings()
) -> Comparison:
    """Measure a topic in every origin, and every origin against the rest."""
    design = Design(reading, topic, settings)
    hits = {name: locate(placed(codings, name), reading) for name in ("topic", "frame")}
    own = hits["topic"][hits["topic"]["value"] == topic]
    runs = passages(reading, sorted(set(own["sentence"])))
    inside = mask(reading, runs)
    speaking = np.isin(np.arange(design.documents), own["document"])
    described = [
        *_topics(design, hits["topic"]),
        *_frames(design, hits["frame"], inside),
        *name_tallies(design, codings),
    ]
    measurements = [
        *(m for tally in described for m in measure(design, tally)),
        *measure(design, _voice(design, own)),
        *_stances(design, codings, speaking),
        *(m for tally in described for m in contrasts(design, tally)),
        *keyness(design, codings),
        *silences(design, described),
    ]
    return Comparison(
        topic, reading, codings, tuple(measurements), tuple(map(tuple, runs)), settings
    )


def _topics(design: Design, hits: pd.DataFrame) -> Iterator[Tally]:
    ones = np.ones(design.documents)
    yield Tally("topic", "share of documents", by_document(hits), hits, ones, once=True)
    yield Tally("topic", "per 1,000 tokens", hits, hits, design.tokens)


def _frames(design: Design, hits: pd.DataFrame, inside: NDArray[np.bool_]) -> Iterator[Tally]:
    near = hits[inside[hits["sentence"].to_numpy()]]
    yield Tally(
        "frame", "share of passage sentences", by_sentence(near), near, design.sentences(inside)
    )
    counted = design.reading.sentences["counted"].to_numpy()
    yield Tally("frame", "share of sentences", by_sentence(hits), hits, design.sentences(counted))


def name_tallies(design: Design, codings: Codings) -> Iterator[Tally]:
    """Count the names of every referent, out of all names it is given."""
    variables = codings.evidence["variable"]
    for variable in dict.fromkeys(variables[variables.str.startswith("name/")]):
        hits = locate(placed(codings, variable), design.reading)
        totals = np.bincount(hits["document"], minlength=design.documents).astype(float)
        yield Tally(variable, "share of names", hits, hits, totals)


def _voice(design: Design, hits: pd.DataFrame) -> Tally:
    units = hits.assign(value=hits["mark"])
    totals = np.bincount(hits["document"], minlength=design.documents).astype(float)
    return Tally("voice", "share of hits", units, units.assign(mark=hits["mark"]), totals)


def _stances(
    design: Design, codings: Codings, speaking: NDArray[np.bool_]
) -> Iterator[Measurement]:
    variable = f"stance/{design.topic}"
    rows = codings.of(variable)
    whole = rows[(rows["sentence"] == 0)].set_index("document")["value"]
    spans = codings.evidence_of(variable)
    if not len(spans):
        return
    located = locate(spans, design.reading).assign(voice="own", mark="own")
    overall = [str(whole.get(id, "unclear")) for id in spans["document"]]
    units = located.assign(value=overall)
    tally = Tally(variable, "share of documents", units, units, speaking.astype(float), once=True)
    yield from (m for m in measure(design, tally) if m.voice == "all")
