"""From a comparison to a summary: what is shown, what is quoted, and in which words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from framing.contrast.comparison import PASSAGES, Comparison
from framing.contrast.handunits import BY_HAND
from framing.contrast.measurement import Measurement, Span
from framing.lexicon.model import Lexicons
from framing.records import Sampling
from framing.report.findings import findings
from framing.report.numbers import counted, thousands
from framing.report.passages import side_by_side
from framing.report.quoting import Quoter, marked
from framing.report.summary import Column, Summary
from framing.text.reading import Reading

SCOPE = "figures are about these documents only"
FIRST = ("topic", "stance", "voice", "frame", "name", "term", "silence", "second")
"""Whose sentences are quoted first where not all may be."""


def summarise(
    comparison: Comparison,
    lexicons: Lexicons,
    *,
    command: str = "",
    versions: Mapping[str, str] | None = None,
    second: str = "",
) -> Summary:
    """Return everything the report of a topic says, as plain data."""
    corpus, topic = comparison.reading.corpus, comparison.topic
    texts = {id: p.text for id, p in lexicons.propositions.items()}
    declared = lexicons.propositions.get(topic)
    quoter = Quoter(
        comparison.reading, marked(comparison), settings=comparison.settings
    )
    labels = _labels(lexicons)
    passages = tuple(side_by_side(comparison, quoter))
    shown = in_turn(comparison.measurements, topic)
    return Summary(
        topic=topic,
        label=labels.get(f"topic={topic}", topic),
        proposition=texts.get(topic, ""),
        opposed=texts.get(declared.opposed, "") if declared else "",
        corpus=corpus.title,
        corpus_name=corpus.name,
        notice=corpus.notice,
        sampling=sampled(corpus.sampling),
        scope=scope(corpus.sampling),
        columns=tuple(columns(comparison.reading)),
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
        second=second,
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


def columns(reading: Reading) -> Iterator[Column]:
    """Describe each origin's counted documents."""
    table = reading.documents
    for origin in reading.corpus.origins:
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


def scope(sampling: Sampling) -> str:
    """Return how far figures reach, or nothing where they may be generalised."""
    return "" if sampling.generalises else SCOPE


def sampled(sampling: Sampling) -> str:
    """Return how the documents were chosen, in words."""
    parts = [part for part in (sampling.method, scope(sampling)) if part]
    note = f" ({sampling.note})" if sampling.note else ""
    return "; ".join(parts) + note


def _cautions(comparison: Comparison) -> Iterator[str]:
    """Say what stands between these figures and a conclusion."""
    fewest = comparison.settings.fewest_documents
    for column in columns(comparison.reading):
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
    yield from _by_hand(comparison)


def _by_hand(comparison: Comparison) -> Iterator[str]:
    """Say for which origins people have checked the frames."""
    corpus, found = comparison.reading.corpus, comparison.measurements
    coded = {m.origin: m for m in found if m.unit == BY_HAND}
    without = [origin.label for origin in corpus.origins if origin.id not in coded]
    if without:
        whose = f" of {', '.join(without)}" if coded else ""
        yield (
            f"Frames{whose} are an indicator, not measured: no hand-coded random sample"
            " has checked the lexicons there; `framing sample` draws one."
        )
    few = comparison.settings.enough_hand_coded
    for origin in corpus.origins:
        if origin.id in coded and coded[origin.id].denominator < few:
            n = thousands(coded[origin.id].denominator)
            yield (
                f"{origin.label}: only {n} sentences coded by hand; a difference can be"
                f" called supported from {few} on either side."
            )


def in_turn(measurements: Sequence[Measurement], topic: str) -> list[Span]:
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
