"""The questions one asks of a coded corpus: terms, keyness, keywords in context, names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.coding.search import search
from framing.contrast.comparison import name_tallies
from framing.contrast.keyness import keyness as distinctive_words
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Design, measure
from framing.contrast.tally import locate
from framing.contrast.terms import by_year, term_frequencies
from framing.edges.analysis import Analysis
from framing.text.reading import as_read

TYPICAL = 6
"""Words that `terms` shows when none are asked for, at most two an origin first."""


@dataclass(frozen=True)
class Terms:
    """Terms measured by origin, and their rates in the documents of each year."""

    terms: tuple[str, ...]
    measurements: tuple[Measurement, ...]
    years: dict[str, list[Measurement]]


@dataclass(frozen=True)
class Line:
    """A keyword in its context."""

    origin: str
    document: str
    sentence: int
    start: int
    end: int
    voice: str
    engagement: str
    left: str
    hit: str
    right: str


def terms(analysis: Analysis, wanted: Sequence[str] = ()) -> Terms:
    """Measure phrases or coded values; without any, the most distinctive words."""
    design = Design(analysis.reading, "", analysis.settings)
    chosen = tuple(wanted) or tuple(_typical(design, analysis))
    found = [
        search(analysis.reading, analysis.codings, term=term, sets=_sets(analysis))
        for term in chosen
    ]
    hits = pd.concat(found, ignore_index=True)
    measured = term_frequencies(design, hits, terms=chosen)
    return Terms(chosen, tuple(measured), by_year(design, hits, terms=chosen))


def keyness(
    analysis: Analysis, *, voice: str = "own", shown: int = 20
) -> list[Measurement]:
    """Return the words each origin uses more than the others."""
    design = Design(analysis.reading, "", analysis.settings)
    return distinctive_words(design, analysis.codings, voice=voice, shown=shown)


def names(analysis: Analysis) -> list[Measurement]:
    """Return the share of each name among the names of its referent."""
    design = Design(analysis.reading, "", analysis.settings)
    tallies = name_tallies(design, analysis.codings)
    return [m for tally in tallies for m in measure(design, tally)]


def find(analysis: Analysis, term: str) -> Iterator[Line]:
    """Yield every hit of a term in its sentence, by origin and in text order."""
    reading = analysis.reading
    hits = locate(
        search(reading, analysis.codings, term=term, sets=_sets(analysis)), reading
    )
    table, documents = reading.sentences, reading.documents
    order = {o.id: i for i, o in enumerate(reading.corpus.origins)}
    lines = []
    for hit in hits.itertuples():
        at, view = table.iloc[hit.sentence], reading.views[hit.document]
        lines.append(
            Line(
                origin=documents["origin"].iloc[hit.document],
                document=at["document"],
                sentence=int(at["sentence"]),
                start=int(hit.start),
                end=int(hit.end),
                voice=hit.voice,
                engagement=hit.engagement,
                left=as_read(view, int(at["start"]), int(hit.start)),
                hit=as_read(view, int(hit.start), int(hit.end)),
                right=as_read(view, int(hit.end), int(at["end"])),
            )
        )
    yield from sorted(lines, key=lambda line: order[line.origin])


def _typical(design: Design, analysis: Analysis) -> list[str]:
    found = distinctive_words(design, analysis.codings, shown=2)
    return list(dict.fromkeys(m.value for m in found))[:TYPICAL]


def _sets(analysis: Analysis) -> dict[str, Sequence[str]]:
    return {
        name: words
        for lexicon in analysis.lexicons.all
        for name, words in lexicon.header.sets.items()
    }
