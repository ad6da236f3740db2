"""One sentence as the voice and engagement coders see it.

Positions are those of the view until a span leaves as evidence.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from framing.coding.quotes import Quote


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


TURNS = frozenset({"but", "yet", "whereas"})
_HYPHENS = frozenset("-‐‑")
_SHORT = 3
_FEWEST_TITLED = 4
_TITLED = 0.85
_CLOSING = frozenset("”\"’'」")
_RESUMING = words_of(
    "and while which as or a an although though when if thereby because"
)
_SAYING = frozenset({"verb", "that", "evidence", "knowing"})
_BREAK = re.compile(r'[,;:—–()\[\]“”"「」…]|--| - ')

Span = tuple[int, int]


class Word(NamedTuple):
    """A token: its position in the view and what it reads."""

    start: int
    end: int
    exact: str
    lower: str


class Cue(NamedTuple):
    """A match of an entry: first and last word of the sentence, category, entry."""

    first: int
    last: int
    category: str
    entry: str


@dataclass(frozen=True)
class Line:
    """A counted sentence with its words, its cues and the quotations that touch it."""

    number: int
    low: int
    high: int
    part: str
    text: str
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    quotes: tuple[Quote, ...]
    new_paragraph: bool

    @cached_property
    def speakers(self) -> frozenset[int]:
        """The words that end a noun for somebody or something that can speak."""
        return frozenset(cue.last for cue in self.cues if cue.category == "speaker")

    @cached_property
    def own(self) -> frozenset[int]:
        """The words of the author's own comments."""
        spans = [(c.first, c.last) for c in self.cues if c.category == "own"]
        return frozenset(
            at
            for first, last in spans
            if "," not in self.spread(first, last)
            for at in range(first, last + 1)
        )

    @cached_property
    def titled(self) -> bool:
        """Whether it is a heading, or set like one: with capitals throughout."""
        long = [word.exact for word in self.words if len(word.exact) > _SHORT]
        capitals = sum(word[:1].isupper() for word in long)
        return self.part == "heading" or (
            len(long) >= _FEWEST_TITLED and capitals >= _TITLED * len(long)
        )

    def hyphened(self, word: int) -> bool:
        """Whether a word is the second half of one: "wen" in "Ing-wen"."""
        return word > 0 and self.between(word - 1, word) in _HYPHENS

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The words that end a verb of saying."""
        return frozenset(c.last for c in self.cues if c.category in _SAYING)

    @cached_property
    def silent(self) -> frozenset[int]:
        """The words that end what says that somebody did not say."""
        return frozenset(cue.last for cue in self.cues if cue.category == "silent")

    def names_expert(self, start: int, end: int) -> bool:
        """Whether somebody is called an expert between these places."""
        return not self.experts.isdisjoint(self.within(start, end))

    @cached_property
    def experts(self) -> frozenset[int]:
        """The words that begin a noun for scholars and analysts."""
        return frozenset(cue.first for cue in self.cues if cue.category == "expert")

    def spread(self, first: int, last: int) -> str:
        """Return the text from one word to another."""
        start, end = self.words[first].start, self.words[last].end
        return self.text[start - self.low : end - self.low]

    def between(self, left: int, right: int) -> str:
        """Return what stands between two words (-1 and len(words) are the edges)."""
        start = self.words[left].end if left >= 0 else self.low
        end = self.words[right].start if right < len(self.words) else self.high
        return self.text[start - self.low : end - self.low]

    @cached_property
    def quoted(self) -> tuple[Quote, ...]:
        """The quotations, cut to this sentence."""
        return tuple(
            Quote(*(min(max(at, self.low), self.high) for at in quote))
            for quote in self.quotes
        )

    def quote_after(self, place: int) -> Quote | None:
        """Return the first quotation that begins here or later."""
        at = bisect_left(self._quote_starts, place)
        return self.quoted[at] if at < len(self.quoted) else None

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quoted]

    def within(self, start: int, end: int) -> range:
        """Return the words that begin between these places of the view."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def inside_quote(self, word: int) -> bool:
        """Whether a word stands in a quotation."""
        return word in self._in_quotes

    def broken(self, left: int) -> bool:
        """Whether a comma, dash, bracket or quotation mark follows this word."""
        return left in self._breaks

    def unbroken(self, first: int, last: int) -> bool:
        """Whether no comma or other break stands between two words."""
        return not any(self.broken(at) for at in range(first, last))

    @cached_property
    def clause_ends(self) -> list[int]:
        """Where a clause ends for certain: at a semicolon, ", but" or “...,” adding."""
        ends = []
        for left in range(len(self.words) - 1):
            gap, word = self.between(left, left + 1), self.words[left + 1].lower
            turns = "," in gap and word in TURNS
            closed = "," in gap and not _CLOSING.isdisjoint(gap)
            turns |= closed and (word.endswith("ing") or word in _RESUMING)
            turns |= left + 1 in self.comments and left not in self.comments
            if (turns or ";" in gap) and not self.inside_quote(left + 1):
                ends.append(self.words[left].end)
        return [*ends, self.high]

    @cached_property
    def comments(self) -> frozenset[int]:
        """The words by which the author comments on what was said before them."""
        found = (c for c in self.cues if c.category == "comment")
        return frozenset(
            at
            for c in found
            if c.first and "," in self.between(c.first - 1, c.first)
            for at in range(c.first, c.last + 1)
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _in_quotes(self) -> frozenset[int]:
        spans = (self.within(quote.start, quote.end) for quote in self.quoted)
        return frozenset(at for span in spans for at in span)

    @cached_property
    def _breaks(self) -> frozenset[int]:
        found = set()
        for mark in _BREAK.finditer(self.text):
            place = self.low + mark.end() - 1
            at = bisect_right(self._starts, place) - 1
            if at >= 0 and self.words[at].end <= place:
                found.add(at)
        return frozenset(found)
