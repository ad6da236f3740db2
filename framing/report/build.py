"""From a comparison to a summary: what is shown, what is quoted, and in which words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from framing.contrast.comparison import Comparison
from framing.lexicon.model import Lexicons
from framing.report.findings import findings
from framing.report.quoting import Quoter
from framing.report.summary import Column, Passage, Summary

SENTENCES_SHOWN = 3
"""Sentences of a passage that stand side by side."""


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
    passages = tuple(_passages(comparison, quoter))
    shown = dict.fromkeys(s for m in comparison.measurements for s in m.evidence)
    return Summary(
        topic=topic,
        label=labels.get(f"topic={topic}", topic),
        proposition=texts.get(topic, ""),
        opposed=texts.get(declared.opposed, "") if declared else "",
        corpus=corpus.title,
        corpus_name=corpus.name,
        notice=corpus.notice,
        sampling=_sampling(comparison),
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
    scope = "" if sampling.generalises else "; figures are about these documents only"
    note = f" ({sampling.note})" if sampling.note else ""
    return sampling.method + scope + note


def _cautions(comparison: Comparison) -> Iterator[str]:
    """Say what stands between these figures and a conclusion."""
    fewest = comparison.settings.fewest_documents
    for column in _columns(comparison):
        n = column.documents
        if n < fewest:
            noun = "document" if n == 1 else "documents"
            yield (
                f"{column.label}: {n} {noun}, so counts only and no intervals"
                f" (fewer than {fewest})."
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


def _passages(comparison: Comparison, quoter: Quoter) -> Iterator[Passage]:
    """Choose for each frame and origin the passage that carries the frame most."""
    units, documents = comparison.reading.units, comparison.reading.documents
    frames = _frames(comparison)
    origin = dict(zip(documents["document"], documents["origin"], strict=True))
    best: dict[tuple[str, str], tuple[int, tuple[int, ...]]] = {}
    for run in comparison.passages:
        shown = run[:SENTENCES_SHOWN]
        keys = [(units[row].document, units[row].sentence) for row in shown]
        for frame, count in Counter(f for key in keys for f in frames[key]).items():
            place = (frame, origin[keys[0][0]])
            if count > best.get(place, (0, ()))[0]:
                best[place] = (count, shown)
    order = [column.id for column in comparison.reading.corpus.origins]
    for frame, column in sorted(best, key=lambda at: (at[0], order.index(at[1]))):
        spans = [units[row].span for row in best[frame, column][1]]
        yield Passage(column, frame, tuple(quoter.quote(span) for span in spans))


def _frames(comparison: Comparison) -> dict[tuple[str, int], list[str]]:
    rows = comparison.codings.of("frame")
    rows = rows[rows["value"] != "none"]
    frames: dict[tuple[str, int], list[str]] = defaultdict(list)
    columns = (rows[name].tolist() for name in ("document", "sentence", "value"))
    for document, sentence, value in zip(*columns, strict=True):
        frames[document, sentence].append(value)
    return frames
