"""A lexicon: what its two files say, as frozen nouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from framing.errors import LexiconError, Problem
from framing.lexicon.grammar import Pattern, parse

KINDS = (
    "topics",
    "context",
    "frames",
    "names",
    "engagement",
    "reporting",
    "stance",
    "masks",
    "abbreviations",
)
COLUMNS = ("id", "category", "phrase", "hit", "miss", "note")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Category(_Table):
    """What one value means, and where its neighbours begin."""

    label: str
    definition: str
    boundary: str = ""
    basis: str = ""
    mfc: str = ""


class Referent(_Table):
    """The one thing that several names name."""

    label: str
    definition: str = ""


class Proposition(_Table):
    """A testable sentence about a topic, and the id of its opposite."""

    topic: str
    text: str
    opposed: str


class Header(_Table):
    """What `<id>.toml` says of the lexicon."""

    name: str
    version: str
    language: str
    source: str
    licence: str
    definition: str
    sets: Mapping[str, Sequence[str]] = Field(default_factory=dict)
    categories: Mapping[str, Category] = Field(default_factory=dict)
    referents: Mapping[str, Referent] = Field(default_factory=dict)
    propositions: Mapping[str, Proposition] = Field(default_factory=dict)
    thresholds: Mapping[str, float] = Field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One row of `<id>.csv`, with the line it stands on and the sets it may name."""

    id: str
    category: str
    phrase: str
    hit: str
    miss: str
    note: str = ""
    line: int = 0
    sets: Mapping[str, Sequence[str]] | None = None

    @property
    def scope(self) -> str:
        """What competes for words: the category up to its first slash."""
        return self.category.split("/", 1)[0]

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The phrase, parsed.

        Raises
        ------
        PhraseError
            The phrase breaks the grammar.
        """
        return parse(self.phrase, self.sets)


@dataclass(frozen=True)
class Lexicon:
    """One lexicon: its kind, its id, its header, its entries, the hash of its files."""

    kind: str
    id: str
    header: Header
    entries: tuple[Entry, ...]
    sha256: str = ""
    file: str = ""


@dataclass(frozen=True)
class Lexicons:
    """All lexicons in force, by kind and id."""

    all: tuple[Lexicon, ...]

    def of(self, kind: str) -> tuple[Lexicon, ...]:
        """Return the lexicons of one kind, in the order of their ids."""
        return tuple(lexicon for lexicon in self.all if lexicon.kind == kind)

    def entries(self, kind: str) -> list[Entry]:
        """Return the entries of every lexicon of one kind."""
        return [entry for lexicon in self.of(kind) for entry in lexicon.entries]

    def categories(self, kind: str) -> dict[str, Category]:
        """Return the categories of every lexicon of one kind, by id."""
        return {
            id: category
            for lexicon in self.of(kind)
            for id, category in lexicon.header.categories.items()
        }

    @property
    def referents(self) -> dict[str, Referent]:
        """The referents of the names lexicons, by id."""
        return {
            id: referent
            for lexicon in self.of("names")
            for id, referent in lexicon.header.referents.items()
        }

    @property
    def propositions(self) -> dict[str, Proposition]:
        """The propositions of the topics lexicons, by id."""
        return {
            id: proposition
            for lexicon in self.of("topics")
            for id, proposition in lexicon.header.propositions.items()
        }

    def threshold(self, kind: str, name: str) -> float:
        """Return a threshold of one kind; that of a later lexicon stands.

        Raises
        ------
        LexiconError
            No lexicon of the kind gives it.
        """
        for lexicon in reversed(self.of(kind)):
            if name in lexicon.header.thresholds:
                return lexicon.header.thresholds[name]
        field = f"thresholds.{name}"
        raise LexiconError([Problem(f"lexicons/{kind}", "is missing", field=field)])
