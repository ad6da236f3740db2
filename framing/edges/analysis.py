"""The whole way from files to codings, for the verbs and the front door."""

from dataclasses import dataclass
from pathlib import Path

from framing.coding.codings import Codings
from framing.coding.lexicon_coder import code
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.lexicon.model import Lexicons
from framing.settings import Settings
from framing.text.reading import Reading, read


@dataclass(frozen=True)
class Analysis:
    """A corpus read and coded, and the lexicons it was coded with."""

    reading: Reading
    codings: Codings
    lexicons: Lexicons


def analyse(
    corpus: Path | None = None,
    *,
    lexicons: Path | None = None,
    only: bool = False,
    settings: Settings = Settings(),
) -> Analysis:
    """Read and code a corpus with the lexicons in force."""
    words = read_lexicons(lexicons, only=only)
    reading = read(read_corpus(corpus), abbreviations=abbreviations(words), settings=settings)
    return Analysis(reading, code(reading, words), words)


def abbreviations(lexicons: Lexicons) -> list[str]:
    """Return those after which a full stop never ends a sentence."""
    return [
        entry.phrase
        for entry in lexicons.entries("abbreviations")
        if "only before" not in entry.note
    ]
