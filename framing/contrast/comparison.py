"""Comparing origins: every figure of a topic, each one a measurement."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.voices import placed
from framing.contrast.byhand import ByHand, by_hand, checked
from framing.contrast.contrasts import contrasts
from framing.contrast.design import Design, Flags
from framing.contrast.keyness import keyness
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import RATE, measure
from framing.contrast.passages import mask, passages
from framing.contrast.second_opinion import second_opinion
from framing.contrast.silences import silences
from framing.contrast.tally import Tally, by_document, by_sentence, locate
from framing.settings import Settings
from framing.text.reading import Reading

DOCUMENTS = "share of documents"
PASSAGES = "share of passage sentences"
HITS = "share of topic sentences"
SENTENCES = "share of sentences"
NAMES = "share of names"
NAMES_NEAR = "share of names in passages"


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
    reading: Reading,
    codings: Codings,
    *,
    topic: str,
    settings: Settings = Settings(),
    second: Codings | None = None,
    people: pd.DataFrame | None = None,
) -> Comparison:
    """Measure a topic in every origin, and every origin against the rest.

    Parameters
    ----------
    second : Codings, optional
        Another coder's, whose opinion on frames and stance is measured beside.
    people
        What people coded, as `CODINGS` and `SAMPLED` in `framing.tables`, on sentences
        of the reading.
    """
    design = Design(reading, topic, settings)
    topics = locate(placed(codings, "topic"), design)
    own = topics[topics["value"] == topic]
    runs = passages(reading, sorted(set(own["sentence"])))
    spoken, rates = _topics(design, topics)
    inside = mask(reading, runs)
    hand = None if people is None else ByHand(design, people, inside)
    framed = list(_frames(design, codings, own=own, inside=inside))
    names = [
        *name_tallies(design, codings),
        *name_tallies(design, codings, inside=inside, unit=NAMES_NEAR),
    ]
    stance, voice = _stance(design, codings, own=own), _voice(design, own)
    described = [spoken, rates, stance, voice, *framed, *names]
    compared = [spoken, stance, voice, *framed, *names]
    measurements = [
        *(m for tally in described for m in measure(design, tally)),
        *_passages(design, runs),
        *(
            m
            for tally in compared
            for m in contrasts(design, tally, checked=checked(hand, tally.variable))
        ),
        *keyness(design, codings),
        *silences(design, [spoken, framed[0]]),
        *_second(design, codings, second, own=own, inside=inside),
        *([] if hand is None else by_hand(hand, codings)),
    ]
    return Comparison(
        topic, reading, codings, tuple(measurements), tuple(map(tuple, runs)), settings
    )


def _second(
    design: Design,
    codings: Codings,
    second: Codings | None,
    *,
    own: pd.DataFrame,
    inside: Flags,
) -> Iterator[Measurement]:
    """Measure frames in passages, and stance where the topic is named, by both."""
    if second is None:
        return
    named = np.zeros(len(inside), bool)
    named[own["sentence"].to_numpy()] = True
    for variable, where in (("frame", inside), (f"stance/{design.topic}", named)):
        if len(second.of(variable)):
            yield from second_opinion(
                design, codings, second, variable=variable, where=where
            )


def _topics(design: Design, hits: pd.DataFrame) -> tuple[Tally, Tally]:
    ones = np.ones(design.documents)
    spoken = Tally("topic", DOCUMENTS, by_document(hits), hits, ones, once=True)
    return spoken, Tally("topic", RATE, hits, hits, design.tokens)


def _frames(
    design: Design, codings: Codings, *, own: pd.DataFrame, inside: Flags
) -> Iterator[Tally]:
    """Count frames in passages, in the topic's own sentences, and everywhere."""
    hits = locate(placed(codings, "frame"), design)
    sentence = hits["sentence"].to_numpy()
    speaking = np.isin(np.arange(len(inside)), own["sentence"])
    counted = design.reading.sentences["counted"].to_numpy(bool)
    for unit, kept in ((PASSAGES, inside), (HITS, speaking), (SENTENCES, counted)):
        near = hits[kept[sentence]]
        totals = design.per_document(design.document_of[kept])
        yield Tally("frame", unit, by_sentence(near), near, totals)


def name_tallies(
    design: Design, codings: Codings, *, inside: Flags | None = None, unit: str = NAMES
) -> Iterator[Tally]:
    """Count the names of every referent, out of all names it is given there."""
    variables = codings.evidence["variable"]
    for variable in dict.fromkeys(variables[variables.str.startswith("name/")]):
        hits = locate(placed(codings, variable), design)
        hits = hits if inside is None else hits[inside[hits["sentence"].to_numpy()]]
        totals = design.per_document(hits["document"].to_numpy())
        yield Tally(variable, unit, hits, hits, totals)


def _voice(design: Design, hits: pd.DataFrame) -> Tally:
    units = hits.assign(value=hits["mark"])
    totals = design.per_document(hits["document"].to_numpy())
    return Tally("voice", "share of hits", units, units, totals, voices=("all",))


def _passages(design: Design, runs: list[list[int]]) -> Iterator[Measurement]:
    """Say how long the passages are: frames come easier to long ones."""
    rows = np.array([row for run in runs for row in run], np.int64)
    units = pd.DataFrame(
        {
            "document": design.document_of[rows],
            "sentence": rows,
            "value": design.topic,
            "voice": "own",
            "mark": "own",
        }
    )
    first = np.array([run[0] for run in runs], np.int64)
    totals = design.per_document(design.document_of[first])
    tally = Tally(
        "passage", "sentences per passage", units, units, totals, voices=("all",)
    )
    yield from (replace(m, marks=(0, 0, 0)) for m in measure(design, tally))


def _stance(design: Design, codings: Codings, *, own: pd.DataFrame) -> Tally:
    """Share the documents that speak of the topic among the stances they take."""
    variable = f"stance/{design.topic}"
    rows = codings.of(variable)
    whole = rows[rows["sentence"] == 0].set_index("document")["value"].to_dict()
    spans = codings.evidence_of(variable)
    units = locate(spans, design).assign(
        value=[whole.get(id, "unclear") for id in spans["document"]],
        voice="own",
        mark="own",
    )
    speaking = np.minimum(design.per_document(own["document"].unique()), 1)
    return Tally(
        variable, DOCUMENTS, units, units, speaking, voices=("all",), once=True
    )
