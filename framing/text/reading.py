"""Reading: documents become sentences with parts, and one index of their words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.records import Corpus, Document, Sentence
from framing.settings import Settings
from framing.tables import DOCUMENTS, SENTENCES, check
from framing.text.clean import Block, Source, clean
from framing.text.clean.pictures import CREDIT
from framing.text.duplicates import duplicates
from framing.text.index import Index, IndexBuilder
from framing.text.segment import Splitter, sentences, splitter
from framing.text.tokens import letters
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


class _Line(NamedTuple):
    """A sentence of a document: its span in the view and in the source."""

    low: int
    high: int
    start: int
    end: int
    part: str
    repeat_of: int


def as_read(view: View, start: int, end: int) -> str:
    """Return a stretch of the source as it is read."""
    low, high = view.positions(np.array([start, end], np.int64))
    return " ".join(view.text[low:high].split())


def read(
    corpus: Corpus,
    *,
    abbreviations: Iterable[str],
    languages: Collection[str] = ("en",),
    settings: Settings = Settings(),
) -> Reading:
    """Read every document: clean, split into sentences, index.

    Parameters
    ----------
    abbreviations : iterable of str
        Words whose full stop ends no sentence, lower case and without the stop.
    languages : collection of str
        Languages that have lexicons; documents in others are kept and not counted.
    """
    punkt = splitter(abbreviations)
    builder = IndexBuilder()
    views, found = [], []
    for document in corpus.documents:
        view, lines = _read(document, punkt)
        views.append(view)
        found.append(lines)
        spans = np.array([line[:2] for line in lines], np.int64).reshape(-1, 2)
        builder.add(view, spans[:, 0], spans[:, 1])
    index = builder.build()
    texts = [_counted_text(*one) for one in zip(views, found, strict=True)]
    copies = duplicates(corpus.documents, texts, threshold=settings.near_duplicate)
    documents = _documents(corpus, copies, languages=languages)
    lines = _sentences(corpus, found)
    lines["tokens"] = index.counts()
    _count(documents, lines)
    return Reading(
        corpus,
        tuple(views),
        check(documents, DOCUMENTS),
        check(lines, SENTENCES),
        index,
    )


def _read(document: Document, punkt: Splitter) -> tuple[View, list[_Line]]:
    source = Source(document.title, document.author, document.publisher)
    cleaned = clean(document.text, source)
    view = View(document.text, cleaned.masks)
    spans = [
        span for block in cleaned.blocks for span in _of_block(block, view, punkt=punkt)
    ]
    columns = np.array([span[:2] for span in spans], np.int64).reshape(-1, 2)
    starts = view.starts(columns[:, 0]).tolist()
    ends = view.ends(columns[:, 1]).tolist()
    first: dict[str, int] = {}
    lines = []
    for number, ((low, high, part), start, end) in enumerate(
        zip(spans, starts, ends, strict=True), start=1
    ):
        key = letters(view.text[low:high])
        lines.append(_Line(low, high, start, end, part, first.get(key, 0)))
        if part in COUNTED_PARTS and key:
            first.setdefault(key, number)
    return view, lines


def _of_block(
    block: Block, view: View, *, punkt: Splitter
) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of a block in the view; a heading is one."""
    ends = np.array([block.start, block.end], np.int64)
    start, end = view.positions(ends).tolist()
    if block.part == "heading":
        stretch = view.text[start:end]
        lead = len(stretch) - len(stretch.lstrip())
        if stretch.strip():
            yield start + lead, start + len(stretch.rstrip()), "heading"
        return
    for low, high in sentences(view.text, (start, end), splitter=punkt):
        credit = block.part == "caption" and CREDIT.match(view.text[low:high])
        yield low, high, "furniture" if credit else block.part


def _counted_text(view: View, lines: Sequence[_Line]) -> str:
    return " ".join(
        view.text[line.low : line.high] for line in lines if line.part in COUNTED_PARTS
    )


def _documents(
    corpus: Corpus, copies: dict[str, str], *, languages: Collection[str]
) -> pd.DataFrame:
    rows = [
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
        }
        for document in corpus.documents
    ]
    return pd.DataFrame(rows, columns=[name for name in DOCUMENTS if name != "tokens"])


def _sentences(corpus: Corpus, found: Sequence[Sequence[_Line]]) -> pd.DataFrame:
    rows = [
        (document.id, number, line.start, line.end, line.part, line.repeat_of)
        for document, lines in zip(corpus.documents, found, strict=True)
        for number, line in enumerate(lines, start=1)
    ]
    columns = ["document", "sentence", "start", "end", "part", "repeat_of"]
    return pd.DataFrame(rows, columns=columns)


def _count(documents: pd.DataFrame, lines: pd.DataFrame) -> None:
    """Add which sentences count, and how many tokens that gives each document."""
    counted = dict(zip(documents["document"], documents["counted"], strict=True))
    lines["counted"] = (
        lines["part"].isin(COUNTED_PARTS)
        & (lines["repeat_of"] == 0)
        & lines["document"].map(counted).astype(bool)
    )
    tokens = lines[lines["counted"]].groupby("document")["tokens"].sum()
    documents["tokens"] = documents["document"].map(tokens).fillna(0)
