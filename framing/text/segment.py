"""Sentences: Punkt, told our own abbreviations and nothing else."""

from collections.abc import Iterable, Iterator

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

_STARTERS = frozenset(
    "a an and as at but by for from he her his however if in it its moreover no not on or our she so"
    " such that the their there these they this those though thus to under we what when while with yet"
    " yes you".split()
)


def splitter(abbreviations: Iterable[str]) -> PunktSentenceTokenizer:
    """Return a splitter that takes these, lower case and without last dot, as abbreviations."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    parameters.sent_starters = set(_STARTERS)
    return PunktSentenceTokenizer(parameters)


def sentences(
    text: str, start: int, end: int, *, splitter: PunktSentenceTokenizer
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences between two positions, without outer white space."""
    stretch = text[start:end]
    for low, high in splitter.span_tokenize(stretch):
        piece = stretch[low:high]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + low + lead, start + low + len(piece.rstrip())
