"""One sentence as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from framing.text.quotes import Quote


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


TURNS = frozenset({"but", "yet", "whereas"})
_HYPHENS = frozenset("-‐‑")
_GENITIVES = ("'s", "’s", "s'", "s’")
_SHORT = 3
_FEWEST_TITLED = 4
_TITLED = 0.85
_CLOSING = frozenset("”\"’'」")
_RESUMING = words_of(
    "and while which as or a an although though when if thereby because"
)

Span = tuple[int, int]


@dataclass(slots=True)
class Cue:
    """A match of an entry: first and last word of the sentence, category, entry."""

    first: int
    last: int
    category: str
    entry: str


@dataclass
class Words:
    """The words of a document or a sentence, a list or a byte string a column.

    Attributes
    ----------
    starts, ends, lower : list
        Where the word stands in the view, and what it reads in small letters.
    gaps : list of str
        What stands between the word and the next, or the end of the sentence.
    broken, capital : bytes
        Whether a comma, dash, bracket or quotation mark follows; whether the word
        begins with a capital.
    quotation : bytes
        Whether the word stands in a quotation.
    speakers, verbs, silent, experts : bytes
        Whether the word ends a noun for somebody or something that can speak, ends a
        verb of saying, ends what says that somebody did not say, or begins a noun for
        scholars and analysts.
    own, comments : bytes
        Whether the word is of the author's own comments; of those by which the author
        comments on what was said before them.
    """

    starts: list[int]
    ends: list[int]
    lower: list[str]
    gaps: list[str]
    broken: bytes
    quotation: bytes
    own: bytes
    comments: bytes
    capital: bytes
    speakers: bytes
    verbs: bytes
    silent: bytes
    experts: bytes


@dataclass
class _Sentence:
    """A counted sentence, its cues and the quotations that touch it.

    Attributes
    ----------
    row : int
        Its row in the reading's sentences.
    quotes, quoted : tuple of Quote
        The quotations, whole and cut to this sentence.
    """

    row: int
    low: int
    high: int
    part: str
    text: str
    cues: tuple[Cue, ...]
    quotes: tuple[Quote, ...]
    quoted: tuple[Quote, ...]
    new_paragraph: bool


@dataclass
class Line(Words, _Sentence):
    """A counted sentence and its words; those are its last arguments."""

    @cached_property
    def titled(self) -> bool:
        """Whether it is a heading, or set like one: with capitals throughout."""
        if self.part == "heading":
            return True
        words = enumerate(zip(self.starts, self.ends, strict=True))
        long = [at for at, (start, end) in words if end - start > _SHORT]
        capitals = sum(self.capital[at] for at in long)
        return len(long) >= _FEWEST_TITLED and capitals >= _TITLED * len(long)

    def hyphened(self, word: int) -> bool:
        """Whether a word is the second half of one: "wen" in "Ing-wen"."""
        return word > 0 and self.gaps[word - 1] in _HYPHENS

    def possessive(self, word: int) -> bool:
        """Whether a word is followed by "'s", or by the mark of a plural."""
        end = self.ends[word] + len(self.gaps[word].rstrip())
        return self.text.endswith(_GENITIVES, 0, end - self.low)

    def names_expert(self, start: int, end: int) -> bool:
        """Whether somebody is called an expert between these places."""
        if 1 not in self.experts:
            return False
        words = self.within(start, end)
        return 1 in self.experts[words.start : words.stop]

    def word(self, at: int) -> str:
        """Return a word as it is written."""
        return self.stretch(self.starts[at], self.ends[at])

    def stretch(self, start: int, end: int) -> str:
        """Return the text between two places."""
        return self.text[start - self.low : end - self.low]

    def before(self, place: int) -> str:
        """Return the text up to a place, without the spaces there."""
        return self.text[: place - self.low].rstrip()

    def quote_after(self, place: int) -> Quote | None:
        """Return the first quotation that begins here or later."""
        return next((q for q in self.quoted if q.start >= place), None)

    def within(self, start: int, end: int) -> range:
        """Return the words that begin between these places of the view."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def inside_quote(self, word: int) -> bool:
        """Whether a word stands in a quotation."""
        return bool(self.quotes) and self.quotation.startswith(b"\x01", word)

    def run_start(self, word: int) -> int:
        """Return the first word of the run without a break that leads to a word."""
        return self.broken.rfind(1, 0, word) + 1

    def run_end(self, word: int) -> int:
        """Return the last word of the run without a break that begins with a word."""
        last = self.broken.find(1, word)
        return last if last >= 0 else max(word, len(self.lower) - 1)

    def unbroken(self, first: int, last: int) -> bool:
        """Whether no comma or other break stands between two words."""
        return self.broken.find(1, first, last) < 0

    def breaks(self, first: int, last: int) -> Iterator[int]:
        """Return the words from one before another that a break follows."""
        at = self.broken.find(1, first, last)
        while at >= 0:
            yield at
            at = self.broken.find(1, at + 1, last)

    def ends_clause(self, word: int) -> bool:
        """Whether a clause ends for certain with a word that a break follows.

        At a semicolon, ", but" or “...,” adding.
        """
        gap, after = self.gaps[word], self.lower[word + 1]
        turns = "," in gap and after in TURNS
        closed = "," in gap and not _CLOSING.isdisjoint(gap)
        turns |= closed and (after.endswith("ing") or after in _RESUMING)
        turns |= self.comments[word + 1] > self.comments[word]
        return (turns or ";" in gap) and not self.inside_quote(word + 1)
