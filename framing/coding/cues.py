"""Cues of stance: which words of the stance lexicons an author stands by.

A cue in reported words or in quotation marks is its speaker's, unless the author backs
them ("has a point"); held at arm's length it tells for the other side; under a
negation it says nothing that counts.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.coding.codings import Codings, rows_of
from framing.coding.voices import Marks, Places, marked
from framing.lexicon.matcher import spans
from framing.lexicon.model import Entry
from framing.text.index import Positions
from framing.text.reading import Reading

NEGATES, PLAIN = "negates", "negates nothing"
BACKS, WEIGHS = "backs", "weighs"
REACH = 3  # words between a negation and what it negates
_REBUTS = ("reject", "looks back")
_SIDES = (*_REBUTS, "affirm", "assert", BACKS, WEIGHS)
_ASSERT, _REJECT = "assert/", "reject/"
_WORD = re.compile(r"[\w']+")

Flags = NDArray[np.bool_]


def on(side: str, topic: str) -> str:
    """Return the category of the cues of one side of one topic's proposition."""
    return f"{side}/{topic}"


class _Cues(NamedTuple):
    """Cues, one value each: sentence row, first and last token, number of the entry."""

    sentence: Positions
    first: Positions
    last: Positions
    entry: Positions

    def at(self, rows: NDArray[np.generic]) -> "_Cues":
        """Return some of them."""
        return _Cues(*(column[rows] for column in self))


class _Entries:
    """What there is to ask of a cue by its entry; answers are flags, one an entry."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.all = entries
        self.asserts = self.are(lambda category: category.startswith(_ASSERT))
        self.sided = self.are(lambda category: category.split("/")[0] in _SIDES)
        self.rebuts = self.are(_REBUTS.__contains__)
        self.backs = self.are(BACKS.__eq__)
        self.negates = self.are(NEGATES.__eq__)
        self.plain = self.are(PLAIN.__eq__)

    def are(self, test: Callable[[str], bool]) -> Flags:
        """Tell of each entry whether its category passes a test."""
        return np.array([test(entry.category) for entry in self.all], bool)

    @cached_property
    def negative(self) -> Flags:
        """Whether a cue holds a negation by its own wording."""
        phrases = (e.phrase.strip("()") for e in self.all if e.category == NEGATES)
        negations = {word for word in "|".join(phrases).split("|") if " " not in word}
        words = (set(_WORD.findall(entry.phrase)) for entry in self.all)
        return np.array([not negations.isdisjoint(own) for own in words], bool)


def standing(
    reading: Reading, prior: Codings, entries: Sequence[Entry]
) -> dict[str, Positions]:
    """Return the sentence rows in which cues stand, by category.

    An asserting cue held at arm's length rejects; a rejecting one only falls if it is
    somebody else's, as many are dismissive by themselves ("the so-called threat"). In
    "the notion that the two are one is a fallacy", which names no speaker, the rebuttal
    is the author's.
    """
    of = _Entries(entries)
    # each category has words of its own: a long cue of one topic hides none of another
    found = spans(reading.index, entries, [entry.category for entry in entries])
    sentence = reading.index.sentence[found.first].astype(np.int64)
    both = _Cues(sentence, *found)
    cues = both.at(~(of.negates | of.plain)[both.entry])
    marks = _marks(cues, prior, reading)
    turned = of.asserts[cues.entry] & marks.distanced
    backed = turned | (marks.endorsed & ~marks.distanced) | _backed(cues, of)
    spoken = ~of.rebuts[cues.entry] | _sourced(cues, prior, reading)
    fallen = marks.attributed & ~backed & spoken
    fallen |= _negated(cues, both, of)
    unsettled = np.flatnonzero(of.sided[cues.entry] & ~fallen & ~marks.distanced)
    fallen[unsettled] = _quoted(cues.at(unsettled), reading)
    kept = ~(of.sided[cues.entry] & fallen)
    return _by_category(cues.at(kept), entries, turned=turned[kept])


def _by_category(
    cues: _Cues, entries: Sequence[Entry], *, turned: Flags
) -> dict[str, Positions]:
    """Return the sentence rows of each category; what is turned tells against it."""
    names = [entry.category for entry in entries]
    against = [name.replace(_ASSERT, _REJECT) for name in names]
    numbers = {name: number for number, name in enumerate({*names, *against})}
    plain, other = (np.array([numbers[n] for n in of]) for of in (names, against))
    category = np.where(turned, other[cues.entry], plain[cues.entry])
    return {name: cues.sentence[category == n] for name, n in numbers.items()}


def _backed(cues: _Cues, of: _Entries) -> Flags:
    """Tell of each cue whether its sentence says that somebody is right."""
    return np.isin(cues.sentence, cues.sentence[of.backs[cues.entry]])


def _sourced(cues: _Cues, prior: Codings, reading: Reading) -> Flags:
    """Tell of each cue whether its sentence names somebody who speaks."""
    source = prior.of("source")
    named = source[~source["value"].isin(["none", ""])]
    return np.isin(cues.sentence, rows_of(named, reading))


def _marks(cues: _Cues, prior: Codings, reading: Reading) -> Marks:
    """Tell in whose voice the last word of each cue stands.

    A cue may begin with the "that" by which a report is brought in.
    """
    document, ids = reading.texts
    index = reading.index
    start, end = (at[cues.last].astype(np.int64) for at in (index.starts, index.ends))
    return marked(prior, Places(document[cues.sentence], ids, start, end))


def _quoted(cues: _Cues, reading: Reading) -> Flags:
    """Tell of each cue whether it stands in quotation marks."""
    found = reading.quoted
    inside = np.zeros(len(cues.sentence), bool)
    some = np.flatnonzero(np.isin(cues.sentence, list(found)))
    starts = reading.index.starts[cues.first[some]].tolist()
    ends = reading.index.ends[cues.last[some]].tolist()
    rows = zip(cues.sentence[some].tolist(), starts, ends, strict=True)
    inside[some] = [
        any(low <= start and end <= high for low, high in found[row])
        for row, start, end in rows
    ]
    return inside


def _negated(cues: _Cues, both: _Cues, of: _Entries) -> Flags:
    """Tell of each cue whether a negation stands shortly before it, or in its gaps.

    A negation that is part of a "not only" is none.
    """
    plain = both.first[of.plain[both.entry]]
    negations = both.at(of.negates[both.entry] & ~np.isin(both.first, plain))
    negations = negations.at(np.argsort(negations.last))
    end = np.where(of.negative[cues.entry], cues.first, cues.last)
    at = np.searchsorted(negations.last, end) - 1
    near = at >= 0
    gap = cues.first[near] - negations.last[at[near]] - 1
    same = cues.sentence[near] == negations.sentence[at[near]]
    near[near] = (gap <= REACH) & same
    return near
