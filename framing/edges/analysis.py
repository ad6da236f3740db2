"""The whole way from files to codings, for the verbs and the front door."""

from dataclasses import dataclass
from pathlib import Path

from framing.coding.codings import Codings
from framing.coding.lexicon_coder import code
from framing.edges.collecting import put_off
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.errors import QueryError
from framing.lexicon.model import Lexicons
from framing.records import Selection
from framing.settings import Settings
from framing.text.reading import Reading, read


@dataclass(frozen=True)
class Analysis:
    """A corpus read and coded, and the lexicons it was coded with."""

    reading: Reading
    codings: Codings
    lexicons: Lexicons
    settings: Settings = Settings()
    given: str = ""
    """The corpus folder as it was asked for; nothing for the default."""


def analyse(
    corpus: Path | None = None,
    *,
    lexicons: Path | None = None,
    only: bool = False,
    selection: Selection = Selection(),
    settings: Settings = Settings(),
) -> Analysis:
    """Read and code a corpus, or a selection of it, with the lexicons in force.

    Raises
    ------
    QueryError
        The selection takes no document.
    """
    given = "" if corpus is None else str(corpus)
    words = read_lexicons(lexicons, only=only)
    chosen = read_corpus(corpus).select(selection)
    if not chosen.documents:
        raise QueryError(f"{chosen.name}: the selection takes no document")
    with put_off():
        reading = read(chosen, abbreviations=abbreviations(words), settings=settings)
        return Analysis(reading, code(reading, words), words, settings, given)


def read_texts(corpus: Path | None, *, lexicons: Path | None = None) -> Reading:
    """Read a corpus into sentences, and code nothing."""
    words = read_lexicons(lexicons)
    return read(read_corpus(corpus), abbreviations=abbreviations(words))


def abbreviations(lexicons: Lexicons) -> list[str]:
    """Return those after which a full stop never ends a sentence."""
    return [
        entry.phrase
        for entry in lexicons.entries("abbreviations")
        if "only before" not in entry.note
    ]
