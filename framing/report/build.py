"""From a comparison to a summary: what is shown, what is quoted, and in which words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from framing.coding.voices import placed
from framing.contrast.comparison import Comparison
from framing.contrast.measurement import Measurement, Span
from framing.lexicon.model import Lexicons
from framing.records import Document
from framing.report.findings import findings
from framing.report.summary import Column, Mark, Passage, Quotation, Summary
from framing.settings import Settings
from framing.text.reading import as_read

OPEN_RIGHTS = ("cc0", "cc by", "public domain", "quote freely")
PASSAGES_SHOWN = 3


def summarise(
    comparison: Comparison,
    lexicons: Lexicons,
    *,
    command: str = "",
    versions: Mapping[str, str] | None = None,
) -> Summary:
    """Return everything the report of a topic says, as plain data."""
    reading, topic = comparison.reading, comparison.topic
    corpus = reading.corpus
    propositions = lexicons.propositions
    opposed = propositions[topic].opposed if topic in propositions else ""
    labels = _labels(lexicons)
    quoter = _Quoter(comparison)
    passages = tuple(_passages(comparison, quoter))
    quotations = {
        span: quoter.quote(span)
        for span in dict.fromkeys(s for m in comparison.measurements for s in m.evidence)
    }
    return Summary(
        topic=topic,
        label=labels.get(f"topic={topic}", topic),
        proposition=propositions[topic].text if topic in propositions else "",
        opposed=propositions[opposed].text if opposed in propositions else "",
        corpus=corpus.title,
        corpus_name=corpus.name,
        notice=corpus.notice,
        sampling=_sampling(comparison),
        columns=tuple(_columns(comparison)),
        measurements=comparison.measurements,
        findings=tuple(findings(comparison.measurements, _origins(comparison), labels)),
        passages=passages,
        quotations=quotations,
        labels=labels,
        definitions=_definitions(lexicons),
        cautions=tuple(_cautions(comparison)),
        settings=vars(comparison.settings),
        versions=dict(versions or {}),
        hashes={
            **{f"document {d.id}": d.sha256 for d in corpus.documents},
            **{f"lexicon {x.kind}/{x.id}": x.sha256 for x in lexicons.all},
        },
        command=command,
    )


def _origins(comparison: Comparison) -> dict[str, str]:
    return {o.id: o.label for o in comparison.reading.corpus.origins}


def _labels(lexicons: Lexicons) -> dict[str, str]:
    labels = {f"topic={id}": c.label for id, c in lexicons.categories("topics").items()}
    labels |= {f"frame={id}": c.label for id, c in lexicons.categories("frames").items()}
    for id, category in lexicons.categories("names").items():
        referent, _, name = id.partition("/")
        labels[f"name/{referent}={name}"] = category.label
    labels |= {f"name/{id}": r.label for id, r in lexicons.referents.items()}
    return labels


def _definitions(lexicons: Lexicons) -> dict[str, str]:
    kinds = {"topics": "topic", "frames": "frame"}
    return {
        f"{variable}={id}": category.definition
        for kind, variable in kinds.items()
        for id, category in lexicons.categories(kind).items()
    }


def _columns(comparison: Comparison) -> Iterable[Column]:
    table = comparison.reading.documents
    for origin in comparison.reading.corpus.origins:
        own = table[(table["origin"] == origin.id) & table["counted"]]
        dates = sorted(date[:4] for date in own["date"] if date)
        period = "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]}–{dates[-1]}"
        yield Column(
            id=origin.id, label=origin.label, place=origin.place, kind=origin.kind,
            documents=len(own), publishers=len(set(own["publisher"]) - {""}),
            tokens=int(own["tokens"].sum()), period=period,
            translated=int(own["translated"].isin(["human", "machine"]).sum()),
            genres=", ".join(sorted(set(own["genre"]) - {""})),
        )


def _sampling(comparison: Comparison) -> str:
    sampling = comparison.reading.corpus.sampling
    scope = "" if sampling.generalises else "; every figure is about these documents only"
    return f"{sampling.method}{scope}" + (f" ({sampling.note})" if sampling.note else "")


def _cautions(comparison: Comparison) -> Iterable[str]:
    table = comparison.reading.documents
    settings = comparison.settings
    for column in _columns(comparison):
        if column.documents < settings.fewest_documents:
            yield f"{column.label}: {column.documents} documents; counts only, no intervals (fewer than {settings.fewest_documents})."
        if column.translated:
            yield f"{column.label}: {column.translated} of {column.documents} documents are translations: names and loaded words may be the translator's."
        if column.publishers == 1 and column.documents > 1:
            yield f"{column.label}: one publisher; what is the origin's and what is the publisher's cannot be told apart."
    left = table[~table["counted"]]
    for id, copy in zip(left["document"], left["duplicate_of"], strict=True):
        why = f"repeats {copy}" if copy else "is in a language without lexicons"
        yield f"{id} {why} and is not counted."
    yield "Frames are an indicator, not a measurement: no hand-coded sample of this corpus checks the lexicons."


class _Quoter:
    """Quotes sentences within the excerpt limit, the same ones again at no cost."""

    def __init__(self, comparison: Comparison) -> None:
        reading = comparison.reading
        self.comparison = comparison
        self.documents = {d.id: d for d in reading.corpus.documents}
        self.views = dict(zip(self.documents, reading.views, strict=True))
        self.left = {d.id: _allowance(d, comparison.settings) for d in reading.corpus.documents}
        table = reading.sentences
        spans = zip(table["document"], table["start"], table["end"], strict=True)
        self.numbers = dict(zip(spans, table["sentence"].tolist(), strict=True))
        self.marks = _marks(comparison)
        self.quoted: dict[Span, Quotation] = {}

    def quote(self, span: Span) -> Quotation:
        """Return the sentence with its source line; without text beyond the limit."""
        if span in self.quoted:
            return self.quoted[span]
        id, start, end = span
        document = self.documents[id]
        view = self.views[id]
        text = as_read(view, start, end)
        words = len(text.split())
        within = words <= self.left[id]
        self.left[id] -= words if within else 0
        self.quoted[span] = Quotation(
            document=id, sentence=self.numbers[span], start=start, end=end,
            origin=document.origin, language=document.language,
            text=text if within else "", source=_source(document, self.numbers[span]),
            marks=tuple(self._placed(span, text)) if within else (),
        )
        return self.quoted[span]

    def _placed(self, span: Span, text: str) -> Iterable[Mark]:
        """Put marks into the folded text: each is looked for behind the one before it."""
        id, start, _ = span
        view = self.views[id]
        for at, until, variable, value, voice in self.marks.get(span, []):
            lead = len(as_read(view, start, at))
            surface = as_read(view, at, until)
            place = text.find(surface, max(lead - 1, 0)) if surface else -1
            if place >= 0:
                yield Mark(place, place + len(surface), variable, value, voice)


def _allowance(document: Document, settings: Settings) -> int:
    words = len(document.text.split())
    if any(word in document.rights.casefold() for word in OPEN_RIGHTS):
        return words
    return max(settings.excerpt_words, int(settings.excerpt_share * words))


def _source(document: Document, sentence: int) -> str:
    carrier = f"carried by {document.carrier}" if document.carrier else ""
    translated = f"{document.translated} translation" if document.translated in ("human", "machine") else ""
    parts = [document.author, document.title, document.publisher, document.date, carrier, translated, f"{document.id}, sentence {sentence}"]
    return " · ".join(part for part in parts if part)


def _marks(comparison: Comparison) -> dict[Span, list[tuple[int, int, str, str, str]]]:
    reading = comparison.reading
    table = reading.sentences
    spans = {
        (d, s): (d, a, b)
        for d, s, a, b in zip(table["document"], table["sentence"], table["start"], table["end"], strict=True)
    }
    marks: dict[Span, list[tuple[int, int, str, str, str]]] = defaultdict(list)
    variables = dict.fromkeys(comparison.codings.evidence["variable"])
    for variable in variables:
        if variable in ("topic", "frame") or variable.startswith("name/"):
            hits = placed(comparison.codings, variable)
            for row in hits.itertuples():
                span = spans[(row.document, row.sentence)]
                marks[span].append((row.start, row.end, variable, row.value, row.mark))
    return {span: sorted(found) for span, found in marks.items()}


def _passages(comparison: Comparison, quoter: _Quoter) -> Iterable[Passage]:
    """Choose passages by frame and origin: those whose sentences carry the frame most."""
    reading = comparison.reading
    frames = comparison.codings.of("frame")
    keys = zip(frames["document"], frames["sentence"], strict=True)
    carried: dict[tuple[str, int], set[str]] = defaultdict(set)
    for key, value in zip(keys, frames["value"], strict=True):
        carried[key].add(value)
    table = reading.sentences
    origin = dict(zip(reading.documents["document"], reading.documents["origin"], strict=True))
    shown: dict[tuple[str, str], list[tuple[int, ...]]] = defaultdict(list)
    for run in comparison.passages:
        rows = table.iloc[list(run)]
        counts: dict[str, int] = defaultdict(int)
        for key in zip(rows["document"], rows["sentence"], strict=True):
            for frame in carried.get(key, set()) - {"none"}:
                counts[frame] += 1
        for frame, n in counts.items():
            shown[(frame, origin[rows["document"].iloc[0]])].append((n, *run))
    for frame in dict.fromkeys(frame for frame, _ in shown):
        for column in reading.corpus.origins:
            best = sorted(shown.get((frame, column.id), []), key=lambda run: (-run[0], len(run), run))
            for run in best[:1]:
                rows = table.iloc[list(run[1:4])]
                spans = zip(rows["document"], rows["start"], rows["end"], strict=True)
                yield Passage(column.id, frame, tuple(quoter.quote((d, int(a), int(b))) for d, a, b in spans))
