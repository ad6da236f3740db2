"""Reading: documents become sentences with parts, and one index of their words."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd

from framing.records import Corpus, Sentence
from framing.settings import Settings
from framing.tables import DOCUMENTS, SENTENCES, check
from framing.text.document import COUNTED_PARTS, ReadDocument, read_document
from framing.text.duplicates import duplicates
from framing.text.index import Index, IndexBuilder, Positions
from framing.text.paragraphs import paragraphs
from framing.text.quoted import quoted
from framing.text.segment import splitter
from framing.text.view import View


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
    def texts(self) -> tuple[Positions, pd.Index]:
        """Number of the document of each sentence row, and the ids by that number."""
        numbers, ids = self.sentences["document"].factorize()
        return numbers, pd.Index(ids)

    @cached_property
    def view_of(self) -> dict[str, View]:
        """The views by id of their document."""
        return dict(zip(self.documents["document"], self.views, strict=True))

    @cached_property
    def quoted(self) -> dict[int, list[tuple[int, int]]]:
        """What counted sentences quote, as offsets without the marks, by row."""
        return quoted(self.sentences, self.view_of)

    @cached_property
    def paragraphs(self) -> dict[int, str]:
        """The paragraph that each counted sentence stands in, as read, by row."""
        found: dict[int, str] = {}
        for rows in paragraphs(self.sentences, self.view_of):
            whole = " ".join(self.text(self.units[row]) for row in rows)
            found |= dict.fromkeys(rows, whole)
        return found

    def text(self, unit: Sentence) -> str:
        """Return a sentence as read, white space folded."""
        return as_read(self.view_of[unit.document], unit.start, unit.end)


def as_read(view: View, start: int, end: int) -> str:
    """Return a stretch of the source as it is read."""
    low, high = view.span(start, end)
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
    found = [read_document(document, punkt) for document in corpus.documents]
    builder = IndexBuilder()
    for one in found:
        builder.add(one.view, one.lows, one.highs)
    index = builder.build()
    sizes = np.array([len(one.parts) for one in found], np.int64)
    of = np.repeat(np.arange(len(found)), sizes)
    table = _sentences(corpus, found, of=of)
    table["tokens"] = index.counts()
    words = index.words(table["counted"].to_numpy(bool), sizes)
    copies = duplicates(corpus.documents, words, threshold=settings.near_duplicate)
    documents = _documents(corpus, copies, languages=languages)
    _count(documents, table, of=of)
    return Reading(
        corpus,
        tuple(one.view for one in found),
        check(documents, DOCUMENTS),
        check(table, SENTENCES),
        index,
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


def _sentences(
    corpus: Corpus, found: Sequence[ReadDocument], *, of: Positions
) -> pd.DataFrame:
    """Put the sentences into a table; `of` says of which document each is."""
    ids = np.array([document.id for document in corpus.documents], object)
    firsts = np.searchsorted(of, np.arange(len(found)))
    none = np.empty(0, np.int64)
    table = pd.DataFrame(
        {
            "document": ids[of],
            "sentence": np.arange(len(of)) - firsts[of] + 1,
            "start": np.concatenate([none, *(o.view.starts(o.lows) for o in found)]),
            "end": np.concatenate([none, *(o.view.ends(o.highs) for o in found)]),
            "part": list(chain.from_iterable(one.parts for one in found)),
            "repeat_of": list(chain.from_iterable(one.repeat_of for one in found)),
        }
    )
    table["counted"] = table["part"].isin(COUNTED_PARTS)
    return table


def _count(documents: pd.DataFrame, lines: pd.DataFrame, *, of: Positions) -> None:
    """Count no repeats and no documents that don't; add the tokens of each document."""
    once = lines["repeat_of"] == 0
    lines["counted"] &= once & documents["counted"].to_numpy(bool)[of]
    tokens = np.where(lines["counted"], lines["tokens"], 0)
    documents["tokens"] = np.bincount(of, tokens, len(documents)).astype(np.int64)
