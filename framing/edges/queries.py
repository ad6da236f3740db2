"""The questions one asks of a coded corpus: terms, keyness, context, names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.coding.search import search
from framing.coding.voices import Hit, hits
from framing.contrast.comparison import name_tallies
from framing.contrast.design import Design
from framing.contrast.keyness import keyness as distinctive_words
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import measure
from framing.contrast.terms import by_year, term_frequencies
from framing.edges.analysis import Analysis
from framing.errors import QueryError
from framing.records import Sentence
from framing.text.reading import Reading, as_read

TYPICAL = 6
"""Words that `terms` shows when none are asked for, at most two an origin first."""


@dataclass(frozen=True)
class Terms:
    """Terms measured by origin, and their rates in the documents of each year."""

    terms: tuple[str, ...]
    measurements: tuple[Measurement, ...]
    years: dict[str, list[Measurement]]
    hits: tuple[Hit, ...]


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
    """Measure phrases or coded values; without any, the most distinctive words.

    Raises
    ------
    QueryError
        A term asks for what is not coded, or there is no distinctive word to take.
    """
    design = Design(analysis.reading, "", analysis.settings)
    chosen = tuple(wanted) or tuple(_typical(design, analysis))
    if not chosen:
        raise QueryError("no word sets these origins apart; name the terms to count")
    found = [_search(analysis, term) for term in chosen]
    together = pd.concat(found, ignore_index=True)
    measured = term_frequencies(design, together, terms=chosen)
    years = by_year(design, together, terms=chosen)
    return Terms(chosen, tuple(measured), years, tuple(hits(together)))


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


def find(analysis: Analysis, term: str) -> list[Line]:
    """Return every hit of a term in its sentence, by origin and in text order."""
    reading = analysis.reading
    found = _search(analysis, term)
    origins = dict(
        zip(reading.documents["document"], reading.documents["origin"], strict=True)
    )
    spans = {(unit.document, unit.sentence): unit for unit in reading.units}
    order = [origin.id for origin in reading.corpus.origins]
    lines = [
        _line(reading, hit, unit=spans[hit.document, hit.sentence], origins=origins)
        for hit in hits(found)
    ]
    return sorted(lines, key=lambda line: order.index(line.origin))


def _line(
    reading: Reading, hit: Hit, *, unit: Sentence, origins: Mapping[str, str]
) -> Line:
    view = reading.view_of[hit.document]
    return Line(
        origin=origins[hit.document],
        document=hit.document,
        sentence=hit.sentence,
        start=hit.start,
        end=hit.end,
        voice=hit.voice,
        engagement=hit.engagement,
        left=as_read(view, unit.start, hit.start),
        hit=as_read(view, hit.start, hit.end),
        right=as_read(view, hit.end, unit.end),
    )


def _typical(design: Design, analysis: Analysis) -> list[str]:
    found = distinctive_words(design, analysis.codings, shown=2)
    return list(dict.fromkeys(m.value for m in found))[:TYPICAL]


def _search(analysis: Analysis, term: str) -> pd.DataFrame:
    lexicons = analysis.lexicons
    variable, coded, value = term.partition("=")
    kind = {"topic": "topics", "frame": "frames"}.get(variable)
    known = list(lexicons.categories(kind)) if kind else []
    if coded and kind and value not in known:
        raise QueryError(f"{term}: no such {variable}; there are {', '.join(known)}")
    sets = {
        name: words
        for lexicon in lexicons.all
        for name, words in lexicon.header.sets.items()
    }
    return search(analysis.reading, analysis.codings, term=term, sets=sets)
