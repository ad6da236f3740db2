"""Reading: documents become sentences with parts, and one index of their words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from framing.records import Corpus, Document, Sentence
from framing.settings import Settings
from framing.tables import DOCUMENTS, SENTENCES, check
from framing.text.clean import Source, clean
from framing.text.clean.cues import CREDIT
from framing.text.tokens import letters
from framing.text.duplicates import duplicates
from framing.text.index import Index, IndexBuilder
from framing.text.segment import sentences, splitter
from framing.text.view import View

COUNTED_PARTS = ("body", "heading")


@dataclass(frozen=True)
class Reading:
    """A corpus as read.

    Attributes
    ----------
    corpus : Corpus
    views : tuple of View, one a document
    documents, sentences : DataFrame
        As in `framing.tables`.
    index : Index
        Its sentence rows are those of `sentences`.
    """

    corpus: Corpus
    views: tuple[View, ...]
    documents: pd.DataFrame
    sentences: pd.DataFrame
    index: Index

    @cached_property
    def units(self) -> tuple[Sentence, ...]:
        """The rows of `sentences`, one at a time."""
        columns = (self.sentences[name].tolist() for name in Sentence._fields)
        return tuple(Sentence(*row) for row in zip(*columns, strict=True))

    @cached_property
    def view_of(self) -> dict[str, View]:
        """The views by id of their document."""
        return dict(zip(self.documents["document"], self.views, strict=True))

    def text(self, unit: Sentence) -> str:
        """Return a sentence as read, white space folded."""
        return as_read(self.view_of[unit.document], unit.start, unit.end)


def as_read(view: View, start: int, end: int) -> str:
    """Return a stretch of the source as it is read."""
    low, high = view.positions(np.array([start, end], np.int64))
    return " ".join(view.text[low:high].split())


def read(
    corpus: Corpus,
    *,
    abbreviations: Iterable[str],
    languages: Iterable[str] = ("en",),
    settings: Settings = Settings(),
) -> Reading:
    """Read every document: clean, split into sentences, index."""
    punkt = splitter(abbreviations)
    builder = IndexBuilder()
    views, rows = [], []
    for document in corpus.documents:
        view, found = _read(document, punkt)
        spans = np.array([(low, high) for low, high, _ in found], np.int64).reshape(
            -1, 2
        )
        builder.add(view, spans[:, 0], spans[:, 1])
        starts, ends = view.starts(spans[:, 0]), view.ends(spans[:, 1])
        views.append(view)
        rows += _rows(document, view, found, starts.tolist(), ends.tolist())
    index = builder.build()
    table = _documents(corpus, languages=set(languages), settings=settings)
    whole = pd.DataFrame(
        rows, columns=["document", "sentence", "start", "end", "part", "repeat_of"]
    )
    whole["tokens"] = index.counts()
    counts = dict(zip(table["document"], table["counted"], strict=True))
    whole["counted"] = (
        whole["part"].isin(COUNTED_PARTS)
        & (whole["repeat_of"] == 0)
        & whole["document"].map(counts).astype(bool)
    )
    tokens = whole[whole["counted"]].groupby("document")["tokens"].sum()
    table["tokens"] = table["document"].map(tokens).fillna(0)
    return Reading(
        corpus, tuple(views), check(table, DOCUMENTS), check(whole, SENTENCES), index
    )


def _read(document: Document, punkt: object) -> tuple[View, list[tuple[int, int, str]]]:
    """Return the view of a document and its sentences: spans of the view, and parts."""
    source = Source(document.title, document.author, document.publisher)
    cleaned = clean(document.text, source)
    view = View(document.text, cleaned.masks)
    found = []
    for block in cleaned.blocks:
        low, high = view.positions(
            np.array([block.start, block.end], np.int64)
        ).tolist()
        if block.part == "heading":
            found += [(*span, "heading") for span in _whole(view.text, low, high)]
            continue
        for start, end in sentences(view.text, (low, high), splitter=punkt):
            credit = block.part == "caption" and CREDIT.match(view.text[start:end])
            found.append((start, end, "furniture" if credit else block.part))
    return view, found


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[start:end]
    if stretch.strip():
        yield (
            start + len(stretch) - len(stretch.lstrip()),
            start + len(stretch.rstrip()),
        )


def _rows(
    document: Document,
    view: View,
    found: Sequence[tuple[int, int, str]],
    starts: Sequence[int],
    ends: Sequence[int],
) -> Iterator[tuple[str, int, int, int, str, int]]:
    seen: dict[str, int] = {}
    for number, ((low, high, part), start, end) in enumerate(
        zip(found, starts, ends, strict=True), start=1
    ):
        key = letters(view.text[low:high])
        repeat = seen.get(key, 0)
        if part in COUNTED_PARTS and key:
            seen.setdefault(key, number)
        yield document.id, number, start, end, part, repeat


def _documents(
    corpus: Corpus, *, languages: set[str], settings: Settings
) -> pd.DataFrame:
    copies = duplicates(corpus.documents, threshold=settings.near_duplicate)
    return pd.DataFrame(
        [
            {
                "document": document.id,
                "origin": document.origin,
                "publisher": document.publisher,
                "date": document.date,
                "genre": document.genre,
                "translated": document.translated,
                "counted": document.language.split("-")[0] in languages
                and document.id not in copies,
                "duplicate_of": copies.get(document.id, ""),
                "tokens": 0,
            }
            for document in corpus.documents
        ],
        columns=list(DOCUMENTS),
    )
