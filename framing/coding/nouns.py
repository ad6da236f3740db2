"""Noun phrases: who can speak, what they are called, what belongs to them."""

import re
from collections.abc import Sequence

from framing.coding.line import Line, words_of

_PERSONS = words_of("he she they who those others")
PRONOUNS = words_of("he she they who it which that this these")
BEFORE_NOUNS = words_of(
    "a an the this these those its their his her my our your such any some no every "
    "each of in on for with from at about against into under between among other new "
    "more two three four five six seven eight nine ten"
)
PREPOSITIONS = words_of(
    "of in at for from on to with within among between by about under against as "
    "familiar close based"
)
STOPS = words_of(
    "and but or because that when while if as although though so which whom since "
    "after before where until than what how why whether"
)
FRONTING = (
    PREPOSITIONS
    | STOPS
    | words_of(
        "however moreover meanwhile also first second third fourth fifth firstly "
        "secondly thirdly next finally lastly furthermore then therefore thus still"
    )
)
_NO_PARTICIPLES = words_of(
    "beijing nanjing chongqing daqing jinping xiaoping ing ping ming king spring "
    "morning evening meeting briefing ruling building ceiling during sterling reading "
    "wyoming string thing nothing something anything everything"
)
_POSTMODIFIERS = words_of(
    "who whom we i they he she quoted taken known drawn held sent led chosen"
)
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_PHRASE_ENDS = STOPS | PREPOSITIONS - {"of"}
_LONGEST_OWNER = 5
_TITLE_SHARE = 0.6


def named(line: Line, first: int, last: int) -> str:
    """Return the words from first to last as written, on one line."""
    return " ".join(line.stretch(line.starts[first], line.ends[last]).split())


def speaks(line: Line, first: int, last: int) -> bool:
    """Whether the head of this noun phrase is one who can speak."""
    head = last
    if first < last and line.lower[first] not in PREPOSITIONS:
        head = _preposition(line, first + 1, last + 1) - 1
    while head > first and (line.lower[head].isdigit() or line.hyphened(head)):
        head -= 1
    named_so = line.capital[head] or line.speakers[head]
    person = named_so or line.lower[head] in _PERSONS
    return bool(person) or head_end(line, first, last) < last


def head_end(line: Line, first: int, last: int) -> int:
    """Return the last word of "the men" in "the men interviewed in May", or `last`."""
    speaker = line.speakers.find(1, first, last - 1) if last - first > 1 else -1
    if speaker < 0:
        return last
    inner = range(speaker, min(_preposition(line, first, last), last - 1))
    return next((at for at in inner if _modified(line, at)), last)


def _preposition(line: Line, first: int, last: int) -> int:
    """Return the first preposition of these words, or `last`, which is none of them."""
    if PREPOSITIONS.isdisjoint(line.lower[first:last]):
        return last
    return next(at for at in range(first, last) if line.lower[at] in PREPOSITIONS)


def _modified(line: Line, at: int) -> bool:
    """Whether a speaker stands here with a clause behind: "the men interviewed"."""
    after = line.lower[at + 1]
    follows = after in _POSTMODIFIERS or after.endswith("ed") or participle(after)
    return bool(line.speakers[at]) and follows


def participle(word: str) -> bool:
    """Whether a word, in small letters, can be a participle in "-ing"."""
    return word.endswith("ing") and word not in _NO_PARTICIPLES


def is_title(line: Line, words: Sequence[int]) -> bool:
    """Whether these words are written like a title: most of them with capitals."""
    capitals = sum(line.capital[at] for at in words)
    return capitals > _TITLE_SHARE * len(words)


def phrase_end(line: Line, first: int) -> int:
    """Return the last word of the noun phrase that begins here."""
    last, end = first, line.run_end(first)
    while last < end and line.lower[last + 1] not in _PHRASE_ENDS:
        last += 1
    return min(last, len(line.lower) - 1)


def owner(line: Line, noun: int) -> tuple[int, str]:
    """Return where the phrase before a noun begins, and who it belongs to.

    "Tokyo's warning", "his warning"; nobody where there is no possessive.
    """
    for at in range(noun - 1, max(-1, noun - _LONGEST_OWNER), -1):
        if line.broken[at] and at < noun - 1:
            break
        if line.lower[at] in _POSSESSIVES:
            return at, _POSSESSIVES[line.lower[at]]
        if line.possessive(at):
            first = at
            while first and _named_before(line, first):
                first -= 1
            return first, re.sub(r"['’]s?$", "", named(line, first, at))
    return noun, ""


def _named_before(line: Line, first: int) -> bool:
    """Whether the word before belongs to the name that goes on here."""
    return bool(line.capital[first - 1]) and line.lower[first - 1] not in FRONTING
