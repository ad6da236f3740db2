"""The nouns one points at one at a time: frozen, and free of behaviour that reads files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
