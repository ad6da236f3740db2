"""Sentences: Punkt, told our own abbreviations and nothing else."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

_STARTERS = """
a an and as at but by for from he her his however if in it its moreover no not on or our
she so such that the their there these they this those though thus to under we what when
while with yet yes you
"""
_SPACE = r"[^\S\x1c-\x1f]"
"""White space as Punkt has it."""
_STOP = re.compile(rf"[.?!](?=([)\";}}\]*:@'({{\[‘’“”«»?!]|{_SPACE}+([\S\x1c-\x1f]+)))")
"""What may end a sentence, with what follows: a mark, or the next word."""
_CLOSERS = re.compile(rf"[\"')\]}}‘’“”«»]+?(?:{_SPACE}+|(?=--)|$)", re.MULTILINE)
"""Marks after a stop that still belong to its sentence."""
_AHEAD = re.compile(r"(?:\S*[—–])?[“‘„‚«「『《]*")
"""What stands before a word, and is for Punkt a part of it: “Mr."""
_NUMBER = re.compile(r"[Nn]os?\.[ \n]+[0-9]")
"""A number is no answer: No. 7."""
_PLAIN_STOP = re.compile(
    r"""
    (?: [(]?([A-Za-z]+(?:-[A-Za-z]+)*)(?<=[A-Za-z]{2})  # security  (rules-based
      | [A-Za-z]+(['’][a-z]+)                           # Japan’s
      | ([0-9]+)(?=[!?]|\.[ \n]+[A-Z])                  # 1945. The
      | \S*[\"”'’)]                                     # us”
    )[.!?](?:[ \n]+\S|[)\"”'’])
    """,
    re.VERBOSE,
)
_SHORT_STOP = re.compile(
    r"""
    ([A-Za-z]+(?:[.-][A-Za-z]+)*)\.                         # Mr.  U.S.
    (?:[ \n]+([A-Za-z]+|[0-9]+)(?:['’][a-z]+)?,?|[\"'’”])  # Abe’s,  11  ”
    """,
    re.VERBOSE,
)
_WIDE = "。！？"
_WIDE_STOP = re.compile(rf"[{_WIDE}][”’」』）\"')]*")
_SPOKEN_STOP = re.compile(r"(?:[!?…][\"”’'»)]+|…|\.\.\.)$")


class Splitter(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk has no types
    """Punkt, asked only about the stops whose answer is not plain."""

    def span_tokenize(
        self, text: str, realign_boundaries: bool = True
    ) -> Iterator[tuple[int, int]]:
        """Yield the spans of the sentences; closing marks stay with their stop."""
        start = 0
        pieces = list(self._pieces(text))
        for (_, end), (low, high) in pairwise([*pieces, (0, 0)]):
            closers = _CLOSERS.match(text, low, high) if realign_boundaries else None
            if closers:
                yield start, low + len(closers[0].rstrip())
            elif start < end:
                yield start, end
            start = closers.end() if closers else low

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield what stands between the stops that end a sentence."""
        low = 0
        for stop, start in _last_stops(text, _STOP.finditer(text)):
            if self.text_contains_sentbreak(text[start : stop.end(1)]):
                yield low, stop.end()
                low = stop.start(2) if stop[2] else stop.end()
        yield low, len(text.rstrip())

    def text_contains_sentbreak(self, text: str) -> bool:
        """Whether a sentence ends in this text: a word, its stop and what follows."""
        text = _AHEAD.sub("", text, 1)
        if _NUMBER.match(text):
            return False
        plain = _PLAIN_STOP.match(text)
        if plain and not self._is_short(plain[plain.lastindex or 0]):
            return True
        if found := _SHORT_STOP.fullmatch(text):
            word, following = found.groups("")
            if self._is_short(word) and len(word) > 1:
                starts = following.lower() in self._params.sent_starters
                return starts and following[0].isupper()
        return bool(super().text_contains_sentbreak(text))

    def _is_short(self, word: str) -> bool:
        """Whether a word, or what its last hyphen parts off, is an abbreviation."""
        known, word = self._params.abbrev_types, word.lower()
        return word in known or word.rsplit("-", 1)[-1] in known


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
    whole: Iterable[tuple[int, int]] = _rejoined(
        stretch, splitter.span_tokenize(stretch)
    )
    if any(map(stretch.__contains__, _WIDE)):
        whole = (part for span in whole for part in _parted(stretch, span))
    for low, high in whole:
        piece = stretch[low:high]
        if kept := piece.strip():
            first = start + low + piece.find(kept)
            yield first, first + len(kept)


def _last_stops(
    text: str, stops: Iterable[re.Match[str]]
) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the last stop of each word and where the word begins."""
    for space in "\t\n\r\v\f":
        text = text.replace(space, " ")
    last, start, at = None, 0, 0
    for stop in stops:
        before, at = at, stop.start()
        blank = text.rfind(" ", before, at)
        own = blank + 1 if blank > before else start
        if last and before <= own:
            yield last, start
        last, start = stop, own
    if last:
        yield last, start


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
