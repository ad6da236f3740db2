"""From a comparison to a summary: what is shown, what is quoted, and in which words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from framing.contrast.comparison import PASSAGES, Comparison
from framing.contrast.measurement import Measurement, Span
from framing.lexicon.model import Lexicons
from framing.report.findings import findings
from framing.report.numbers import counted
from framing.report.passages import side_by_side
from framing.report.quoting import Quoter
from framing.report.summary import Column, Summary

SCOPE = "figures are about these documents only"
FIRST = ("topic", "stance", "voice", "frame", "name", "term", "silence")
"""Whose sentences are quoted first where not all may be."""


def summarise(
    comparison: Comparison,
    lexicons: Lexicons,
    *,
    command: str = "",
    versions: Mapping[str, str] | None = None,
) -> Summary:
    """Return everything the report of a topic says, as plain data."""
    corpus, topic = comparison.reading.corpus, comparison.topic
    texts = {id: p.text for id, p in lexicons.propositions.items()}
    declared = lexicons.propositions.get(topic)
    quoter = Quoter(comparison)
    labels = _labels(lexicons)
    passages = tuple(side_by_side(comparison, quoter))
    shown = _shown(comparison.measurements, topic)
    return Summary(
        topic=topic,
        label=labels.get(f"topic={topic}", topic),
        proposition=texts.get(topic, ""),
        opposed=texts.get(declared.opposed, "") if declared else "",
        corpus=corpus.title,
        corpus_name=corpus.name,
        notice=corpus.notice,
        sampling=_sampling(comparison),
        scope="" if corpus.sampling.generalises else SCOPE,
        columns=tuple(_columns(comparison)),
        measurements=comparison.measurements,
        findings=tuple(
            findings(comparison.measurements, corpus.origins, labels=labels)
        ),
        passages=passages,
        quotations={span: quoter.quote(span) for span in shown},
        labels=labels,
        definitions=_definitions(lexicons),
        cautions=tuple(_cautions(comparison)),
        settings=vars(comparison.settings),
        versions=dict(versions or {}),
        hashes=_hashes(comparison, lexicons),
        command=command,
    )


def _labels(lexicons: Lexicons) -> dict[str, str]:
    labels = {f"topic={id}": c.label for id, c in lexicons.categories("topics").items()}
    labels |= {
        f"frame={id}": c.label for id, c in lexicons.categories("frames").items()
    }
    for id, category in lexicons.categories("names").items():
        referent, _, name = id.partition("/")
        labels[f"name/{referent}={name}"] = category.label
    labels |= {f"name/{id}": r.label for id, r in lexicons.referents.items()}
    return labels


def _definitions(lexicons: Lexicons) -> dict[str, str]:
    return {
        f"{variable}={id}": category.definition
        for kind, variable in (("topics", "topic"), ("frames", "frame"))
        for id, category in lexicons.categories(kind).items()
    }


def _hashes(comparison: Comparison, lexicons: Lexicons) -> dict[str, str]:
    documents = comparison.reading.corpus.documents
    return {f"document {d.id}": d.sha256 for d in documents} | {
        f"lexicon {x.kind}/{x.id}": x.sha256 for x in lexicons.all
    }


def _columns(comparison: Comparison) -> Iterator[Column]:
    table = comparison.reading.documents
    for origin in comparison.reading.corpus.origins:
        own = table[(table["origin"] == origin.id) & table["counted"]]
        years = sorted({date[:4] for date in own["date"]} - {""})
        yield Column(
            id=origin.id,
            label=origin.label,
            place=origin.place,
            kind=origin.kind,
            documents=len(own),
            publishers=len(set(own["publisher"]) - {""}),
            tokens=int(own["tokens"].sum()),
            period="–".join(dict.fromkeys([*years[:1], *years[-1:]])),
            translated=int(own["translated"].isin(["human", "machine"]).sum()),
            genres=", ".join(sorted(set(own["genre"]) - {""})),
        )


def _sampling(comparison: Comparison) -> str:
    sampling = comparison.reading.corpus.sampling
    scope = "" if sampling.generalises else f"; {SCOPE}"
    note = f" ({sampling.note})" if sampling.note else ""
    return sampling.method + scope + note


def _cautions(comparison: Comparison) -> Iterator[str]:
    """Say what stands between these figures and a conclusion."""
    fewest = comparison.settings.fewest_documents
    for column in _columns(comparison):
        n = column.documents
        if n < fewest:
            yield (
                f"{column.label}: {counted(n, 'documents')}, so counts only and no"
                f" intervals (fewer than {fewest})."
            )
        if column.translated:
            yield (
                f"{column.label}: {column.translated} of {n} documents are"
                " translations; names and loaded words may be the translator's."
            )
        if column.publishers == 1 and n > 1:
            yield (
                f"{column.label}: all from one publisher; what is the origin's and"
                " what is the publisher's cannot be told apart."
            )
    table = comparison.reading.documents
    left = table[~table["counted"]]
    for id, copy in zip(left["document"], left["duplicate_of"], strict=True):
        why = f"repeats {copy}" if copy else "is in a language without lexicons"
        yield f"{id} {why} and is not counted."
    yield (
        "Frames are an indicator, not a measurement: no hand-coded sample of this"
        " corpus has checked the lexicons."
    )


def _shown(measurements: Sequence[Measurement], topic: str) -> list[Span]:
    """Order the sentences behind the figures: the first of each, then the second.

    So that an excerpt limit leaves no figure without a sentence sooner than it must.
    """

    def rank(m: Measurement) -> tuple[bool, int]:
        other = m.variable == "topic" and m.value != topic
        aside = m.variable == "frame" and not m.unit.endswith(PASSAGES)
        return other or aside, FIRST.index(m.variable.split("/")[0])

    known = [m for m in measurements if m.variable.split("/")[0] in FIRST]
    turns = zip_longest(*(m.evidence for m in sorted(known, key=rank)))
    return list(dict.fromkeys(s for turn in turns for s in turn if s is not None))
