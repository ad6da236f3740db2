"""Sentences: Punkt, told our own abbreviations and nothing else."""

import re
from collections.abc import Iterable, Iterator

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

_STARTERS = """
a an and as at but by for from he her his however if in it its moreover no not on or our
she so such that the their there these they this those though thus to under we what when
while with yet yes you
"""
_WIDE_STOP = re.compile(r"[。！？][”’」』）\"')]*")
_PLAIN_STOP = re.compile(r"([A-Za-z]{2,})[.!?](?:[ \n]+\S|[)\"”’])")
_SPOKEN_STOP = re.compile(r"(?:[!?…][\"”’'»)]+|…|\.\.\.)$")


class Splitter(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk has no types
    """Punkt, spared the stops that it would take for the end of a sentence anyway."""

    def text_contains_sentbreak(self, text: str) -> bool:
        """Whether a sentence ends in this text: a word, its stop and what follows."""
        plain = _PLAIN_STOP.match(text)
        if plain and plain[1].lower() not in self._params.abbrev_types:
            return True
        return bool(super().text_contains_sentbreak(text))


def splitter(abbreviations: Iterable[str]) -> Splitter:
    """Return a splitter that knows these abbreviations.

    They stand in lower case and without their last full stop.
    """
    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    parameters.sent_starters = set(_STARTERS.split())
    return Splitter(parameters)


def sentences(
    text: str, span: tuple[int, int], *, splitter: Splitter
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences within a span, without outer white space."""
    start, end = span
    stretch = text[start:end]
    for low, high in _rejoined(stretch, splitter.span_tokenize(stretch)):
        for left, right in _parted(stretch, (low, high)):
            piece = stretch[left:right]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                yield start + left + lead, start + left + len(piece.rstrip())


def _rejoined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what stops inside a sentence: “Is it?” he asked."""
    first = last = -1
    for low, high in spans:
        inside = text[low].islower() and _SPOKEN_STOP.search(
            text[max(0, last - 9) : last]
        )
        if first >= 0 and not inside:
            yield first, last
        first, last = (first, high) if first >= 0 and inside else (low, high)
    if first >= 0:
        yield first, last


def _parted(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Part at the full stops of Chinese and Japanese, which no space follows."""
    low, high = span
    for stop in _WIDE_STOP.finditer(text, low, high):
        yield low, stop.end()
        low = stop.end()
    if low < high:
        yield low, high
