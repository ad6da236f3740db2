"""The nouns one points at one at a time: frozen, and free of input and output."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

KINDS = ("academic", "media", "think_tank", "government", "other")
SAMPLING_METHODS = ("census", "random", "query", "convenience")
TRANSLATED = ("", "no", "human", "machine")


@dataclass(frozen=True)
class Origin:
    """A group of documents that is compared with others."""

    id: str
    label: str
    place: str = ""
    kind: str = "other"


@dataclass(frozen=True)
class Sampling:
    """How the documents were chosen, which decides what may be concluded."""

    method: str = "convenience"
    query: str = ""
    period: str = ""
    note: str = ""

    @property
    def generalises(self) -> bool:
        """Whether a share may be read as more than a share of these documents."""
        return self.method in ("census", "random")


@dataclass(frozen=True)
class Document:
    """One text with where it comes from; `text` is never edited."""

    id: str
    file: str
    origin: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str = ""
    author: str = ""
    author_affiliation: str = ""
    publisher: str = ""
    date: str = ""
    language: str = "en"
    translated: str = ""
    carrier: str = ""
    url: str = ""
    rights: str = ""
    genre: str = ""
    notes: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def year(self) -> str:
        """The first four characters of the ISO date, or nothing."""
        return self.date[:4]


class Sentence(NamedTuple):
    """One sentence of a reading; the fields are those of `framing.tables.SENTENCES`."""

    document: str
    sentence: int
    start: int
    end: int
    part: str
    repeat_of: int
    counted: bool
    tokens: int

    @property
    def span(self) -> tuple[str, int, int]:
        """Where it stands: document, first character, character after the last."""
        return self.document, self.start, self.end


@dataclass(frozen=True)
class Corpus:
    """Documents of declared origins, in the order of their table."""

    name: str
    title: str
    language: str
    origins: tuple[Origin, ...]
    documents: tuple[Document, ...]
    sampling: Sampling = Sampling()
    notice: str = ""

    def origin(self, id: str) -> Origin:
        """Return the declared origin of this id.

        Raises
        ------
        KeyError
            No origin of the corpus has this id.
        """
        return {origin.id: origin for origin in self.origins}[id]

    def select(self, selection: "Selection") -> "Corpus":
        """Return the same corpus with only the documents of a selection."""
        kept = tuple(d for d in self.documents if selection.takes(d))
        return replace(self, documents=kept)


@dataclass(frozen=True)
class Selection:
    """Which documents are compared; an empty field takes all."""

    since: str = ""
    """First ISO date, perhaps partial; documents without a date are then left out."""
    until: str = ""
    genres: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    def takes(self, document: Document) -> bool:
        """Whether a document belongs; partial dates are compared as far as both go."""
        return (
            self._in_period(document.date)
            and (not self.genres or document.genre in self.genres)
            and (not self.publishers or document.publisher in self.publishers)
        )

    def _in_period(self, date: str) -> bool:
        if not (self.since or self.until):
            return True
        after = date[: len(self.since)] >= self.since[: len(date)]
        before = date[: len(self.until)] <= self.until[: len(date)]
        return bool(date) and after and before
