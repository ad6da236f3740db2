"""Quoting: sentences with their marks and source lines, within what may be quoted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from framing.coding.voices import Hit, hits, placed
from framing.contrast.comparison import Comparison
from framing.contrast.measurement import Span
from framing.records import Document, Sentence
from framing.report.summary import Mark, Quotation
from framing.settings import Settings
from framing.text.reading import Reading, as_read

OPEN_RIGHTS = ("cc0", "cc by", "public domain", "quote freely")
"""What `rights` must hold for a document to be quoted without limit."""
_MARKED = ("topic", "frame", "name")


class Quoter:
    """Quotes sentences of a corpus; what was quoted once costs nothing again."""

    def __init__(
        self, reading: Reading, hits: Iterable[Hit], *, settings: Settings
    ) -> None:
        """Work out what each document may still show; hits are what is marked."""
        self._reading = reading
        self._documents = {d.id: d for d in reading.corpus.documents}
        self._left = {
            id: allowance(document, settings)
            for id, document in self._documents.items()
        }
        self._units = {unit.span: unit for unit in reading.units}
        self._hits: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for hit in sorted(hits, key=lambda h: (h.start, h.end, h.variable, h.value)):
            self._hits[hit.document, hit.sentence].append(hit)
        self._quoted: dict[Span, Quotation] = {}

    def quote(self, span: Span) -> Quotation:
        """Return a sentence with its source line; beyond the limit without its text."""
        if span not in self._quoted:
            self._quoted[span] = self._quote(self._units[span])
        return self._quoted[span]

    def fits(self, spans: Collection[Span]) -> bool:
        """Whether these sentences may all be quoted together."""
        fresh = [self._units[s] for s in spans if s not in self._quoted]
        words = Counter[str]()
        for unit in fresh:
            words[unit.document] += len(self._reading.text(unit).split())
        known = all(self._quoted[s].text for s in spans if s in self._quoted)
        return known and all(self._left[id] >= n for id, n in words.items())

    def _quote(self, unit: Sentence) -> Quotation:
        document = self._documents[unit.document]
        text = self._reading.text(unit)
        words = len(text.split())
        within = words <= self._left[unit.document]
        self._left[unit.document] -= words if within else 0
        return Quotation(
            document=unit.document,
            sentence=unit.sentence,
            start=unit.start,
            end=unit.end,
            origin=document.origin,
            language=document.language,
            text=text if within else "",
            source=source_line(document),
            marks=tuple(self._marks(unit, text)) if within else (),
        )

    def _marks(self, unit: Sentence, text: str) -> Iterator[Mark]:
        """Place hits in the text as read: each where as much stands before it."""
        view = self._reading.view_of[unit.document]
        for hit in self._hits.get((unit.document, unit.sentence), []):
            surface = as_read(view, hit.start, hit.end)
            before = len(as_read(view, unit.start, hit.start))
            at = text.find(surface, before)
            if surface and at >= 0:
                end = at + len(surface)
                yield Mark(at, end, hit.variable, hit.value, hit.mark)


def marked(comparison: Comparison) -> list[Hit]:
    """Return what is marked in a comparison: topics, frames, names and the stance."""
    variables = dict.fromkeys(comparison.codings.evidence["variable"])
    wanted = [v for v in variables if v.split("/")[0] in _MARKED]
    wanted.append(f"stance/{comparison.topic}")
    return [hit for v in wanted for hit in hits(placed(comparison.codings, v))]


def allowance(document: Document, settings: Settings) -> int:
    """Return how many words of a document a page may show."""
    words = len(document.text.split())
    if any(opening in document.rights.casefold() for opening in OPEN_RIGHTS):
        return words
    return max(settings.excerpt_words, int(settings.excerpt_share * words))


def source_line(document: Document) -> str:
    """Return where a passage comes from, in one line."""
    translated = document.translated in ("human", "machine")
    parts = (
        document.author,
        document.title,
        document.publisher,
        document.date,
        f"carried by {document.carrier}" if document.carrier else "",
        f"{document.translated} translation" if translated else "",
        document.id,
    )
    return " · ".join(part for part in parts if part)
