"""From measured terms to a summary: the page of `framing terms`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from framing.coding.voices import Hit
from framing.contrast.measurement import Measurement
from framing.report.build import columns, in_turn, sampled, scope
from framing.report.quoting import Quoter
from framing.report.summary import Summary
from framing.settings import Settings
from framing.text.reading import Reading


@dataclass(frozen=True)
class Asked:
    """Terms that were asked for, what was found, and what was measured of it.

    `years` holds the rates in the documents of each year.
    """

    terms: Sequence[str]
    hits: Iterable[Hit]
    measurements: Sequence[Measurement]
    years: Mapping[str, Sequence[Measurement]]


def summarise_terms(
    reading: Reading, asked: Asked, *, settings: Settings, command: str = ""
) -> Summary:
    """Return everything the page of these terms says, as plain data.

    The rates of a year are measurements of the variable `term/<year>`.
    """
    corpus = reading.corpus
    dated = [
        replace(m, variable=f"term/{year}", id=f"{m.id}.{year}")
        for year, found in asked.years.items()
        for m in found
    ]
    marks = [hit._replace(variable="term") for hit in asked.hits]
    quoter = Quoter(reading, marks, settings=settings)
    measurements = (*asked.measurements, *dated)
    return Summary(
        topic="",
        label=", ".join(f"“{term}”" for term in asked.terms),
        proposition="",
        opposed="",
        corpus=corpus.title,
        corpus_name=corpus.name,
        notice=corpus.notice,
        sampling=sampled(corpus.sampling),
        scope=scope(corpus.sampling),
        columns=tuple(columns(reading)),
        measurements=measurements,
        findings=(),
        passages=(),
        quotations={span: quoter.quote(span) for span in in_turn(measurements, "")},
        labels={},
        definitions={},
        cautions=(),
        settings=vars(settings),
        versions={},
        hashes={},
        command=command,
    )
