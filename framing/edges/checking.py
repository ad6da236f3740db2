"""Checking a corpus and the lexicons before anything is made of them."""

from dataclasses import dataclass
from pathlib import Path

from framing.edges.analysis import abbreviations
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.errors import Problem
from framing.lexicon.model import Lexicons
from framing.lexicon.rules import problems
from framing.text.reading import Reading, read


@dataclass(frozen=True)
class Checked:
    """What was read, and what is wrong with the lexicons."""

    reading: Reading
    lexicons: Lexicons
    problems: tuple[Problem, ...]


def check(corpus: Path | None = None, *, lexicons: Path | None = None) -> Checked:
    """Read a corpus, and run every entry of the lexicons against its own examples."""
    words = read_lexicons(lexicons)
    found = tuple(problem for lexicon in words.all for problem in problems(lexicon))
    reading = read(read_corpus(corpus), abbreviations=abbreviations(words))
    return Checked(reading, words, found)
