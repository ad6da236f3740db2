"""Who says it: the noun phrase that a reporting verb belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.coding.line import Line, Word, words_of
from framing.coding.nouns import (
    BEFORE_NOUNS,
    FRONTING,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    head_end,
    named,
    participle,
    speaks,
)

_FIRST_PERSON = words_of("i we one you us me let let's")
_AUTHORS = words_of("i we")
_BEFORE_PARTICIPLES = words_of("by in while when after before without and or as")
_COORDINATORS = words_of("and but or then")
_BE = words_of("is are was were be been being")
_UNREAL = words_of("should must could may might can cannot ought need if unless")
_SKIPPED = words_of(
    "has have had having will would do does did also once then further again even "
    "still never not often always now later just already first too therefore thus "
    "both all long ever soon since repeatedly quickly himself herself itself themselves"
)
_OBJECTIVE = words_of(
    "difficult hard easy possible necessary important need needs meant asked forced "
    "required supposed invited"
)
_CLAUSE_OPENS = words_of("that it the this they")
_ALONE = words_of("he she they it i we you")
_HOMOGRAPHS = words_of(
    "question claim demand call report request appeal pledge promise attack address "
    "voice view plan hope fear worry doubt comment note state protest rule vote vow "
    "estimate charge study issue offer support review debate blast slam"
)
_WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
_HAVE = words_of(
    "has have had is are was were will would can could do did may might must should "
    "isn't aren't wasn't weren't hasn't haven't won't don't didn't"
)
_UNREAL_WITHIN = 8
_LONGEST = 16
_APPOSITIVES = 5
_LONG_NAME = 8


@dataclass(frozen=True)
class Subject:
    """Who a verb belongs to.

    Attributes
    ----------
    first, last : int
        Its words in the sentence; `first` is the verb where there is none.
    name : str
        As written, empty where there is none.
    speaks : bool
        Whether it is somebody or something that can say things.
    barred : bool
        Whether the verb reports nothing: it is a noun, an infinitive, the author's own
        or a thing that might be said.
    passive, inverted : bool
        Whether the verb is passive, or stands before its subject.
    infinitive : bool
        Whether it is "to say", with the speaker that the sentence opens with.
    """

    first: int
    last: int
    name: str = ""
    speaks: bool = False
    barred: bool = False
    passive: bool = False
    inverted: bool = False
    infinitive: bool = False


def subject(line: Line, verb: int) -> Subject:
    """Find the subject of the reporting verb at this word."""
    none = Subject(verb, verb, barred=True)
    words, at = line.words, verb - 1
    gerund = words[verb].lower.endswith("ing")
    if _is_noun(line, verb, gerund=gerund):
        return none
    passive = False
    while at >= 0 and not line.broken(at) and _auxiliary(words[at]):
        if words[at].lower in _UNREAL:
            return none
        passive |= words[at].lower in _BE and not gerund
        at -= 1
    alone = at < 0 or line.broken(at) or words[at].lower in _BEFORE_PARTICIPLES
    if gerund and alone:
        return _main_subject(line, at, verb)
    if at > 0 and words[at].lower == "to":
        bare = not words[verb].lower.endswith("s") or words[verb].lower.endswith("ss")
        return _infinitive(line, at, verb) if bare else none
    if at < 0 or words[at].lower == "let":
        return none
    if line.broken(at):
        return _after(line, verb) or replace(_apposed(line, at, verb), passive=passive)
    if words[at].lower in _COORDINATORS and (not at or line.broken(at - 1)):
        return _main_subject(line, at, verb)
    if words[at].lower == "and" and not words[verb].lower.endswith("ing"):
        who = _main_subject(line, at, verb)
        return who if who.name or who.barred else _adjacent(line, at, passive=passive)
    if words[at].lower == "who" and at:
        who = _adjacent(line, at - 1, passive=passive)
        return replace(who, first=at, last=at, speaks=True)
    return _adjacent(line, at, passive=passive)


def _is_noun(line: Line, verb: int, *, gerund: bool) -> bool:
    word, at = line.words[verb], verb - 1
    if verb and word.exact[:1].isupper() and not line.titled:
        return True
    if at < 0 or line.broken(at):
        return False
    gap = line.between(at, verb)
    before = line.words[at]
    after = line.words[verb + 1].lower if verb + 1 < len(line.words) else ""
    if word.lower.endswith("s") and after in _HAVE and not line.broken(verb):
        return True
    text = line.text[: word.start - line.low].rstrip()
    named_so = before.exact[:1].isupper() and not before.lower.endswith("s")
    if named_so and word.lower in _HOMOGRAPHS:
        return True
    possessive = text.endswith(("'s", "’s", "s'", "s’"))
    if "-" in gap or "‑" in gap or possessive:
        return True
    if before.lower == "some" and after in _CLAUSE_OPENS:
        return False
    return before.lower in BEFORE_NOUNS and not (gerund and before.lower == "in")


def _auxiliary(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb."""
    adverb = word.exact.endswith("ly") and not word.exact[:1].isupper()
    return adverb or word.lower in _SKIPPED | _BE | _UNREAL


def _adjacent(line: Line, at: int, *, passive: bool) -> Subject:
    words, first = line.words, at
    while first and at - first < _LONGEST and not line.broken(first - 1):
        if words[first - 1].lower in STOPS and not _joined(line, first - 1):
            break
        if first - 1 in line.verbs or words[at].lower in _ALONE:
            break
        first -= 1
    while first < at and words[first].lower in STOPS:
        first += 1
    barred = words[at].lower in _FIRST_PERSON and words[at].exact != "US"
    if first and words[first - 1].lower in {"if", "unless", "whether"}:
        barred = True
    first = _without_adverbial(line, first, at)
    barred |= not line.own.isdisjoint(range(first, min(first + 2, at + 1)))
    barred |= _doing(line, first, at)
    barred |= passive and words[at].lower in {"that", "which"}
    who = speaks(line, first, at)
    end = _name_end(line, first, at) if at - first > _LONG_NAME else at
    end = next((n - 1 for n in range(first + 1, end) if _dates(line, n)), end)
    end = min(end, head_end(line, first, at))
    name = named(line, first, end if end >= first else at)
    return Subject(first, at, name, speaks=who, barred=barred, passive=passive)


def _doing(line: Line, first: int, last: int) -> bool:
    """Whether the subject is something done: "leaving the pier would tell"."""
    if first == last or not participle(line.words[first].lower):
        return False
    after = line.words[first + 1]
    return after.exact[:1].isupper() or after.lower in BEFORE_NOUNS


def _dates(line: Line, at: int) -> bool:
    """Whether "on Monday" begins here."""
    return line.words[at].lower == "on" and line.words[at + 1].lower in _WEEKDAYS


def _joined(line: Line, at: int) -> bool:
    """Whether this "and" joins two names: "Lee and the Japanese premier"."""
    if line.words[at].lower != "and" or not at or line.broken(at - 1):
        return False
    before = line.words[at - 1]
    return before.exact[:1].isupper() or at - 1 in line.speakers


def _without_adverbial(line: Line, first: int, at: int) -> int:
    """Leave out "On Monday" before "the minister"."""
    if line.words[first].lower == "with":
        return min(first + 1, at)
    if line.words[first].lower not in PREPOSITIONS | {"last", "this", "yesterday"}:
        return first
    for start in range(at, first, -1):
        if line.words[start].lower in {"the", "a", "an", "some", "many", *PRONOUNS}:
            return start
    return first


def _apposed(line: Line, at: int, verb: int) -> Subject:
    """Return the name before what stands between commas: "Lee, an analyst, said"."""
    last = at
    for _ in range(_APPOSITIVES):
        first = last
        while first and not line.broken(first - 1):
            first -= 1
        lead = line.words[first]
        alone = first == last and lead.lower in BEFORE_NOUNS
        named_so = lead.exact[:1].isupper() and lead.lower not in FRONTING and not alone
        if named_so and speaks(line, first, last):
            return Subject(first, last, named(line, first, last), speaks=True)
        if not first:
            break
        last = first - 1
    return Subject(verb, verb)


def _main_subject(line: Line, at: int, verb: int) -> Subject:
    """Return the speaker of the main clause before, for ", saying that"."""
    for first, last in _stretches(line, at):
        opening = line.words[first].lower
        if opening in _AUTHORS and not line.inside_quote(first):
            return Subject(verb, verb, barred=True)
        if opening in FRONTING or participle(opening) or opening.endswith("ly"):
            continue
        end = _name_end(line, first, last)
        if end >= first:
            return Subject(verb, verb, named(line, first, end), speaks=True)
    return Subject(verb, verb, speaks=True)


def main_name(line: Line, before: int) -> str:
    """Return who the main clause before a word is about, where it names somebody."""
    return _main_subject(line, before - 1, before).name if before > 0 else ""


def _stretches(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Return the runs of words without a break up to this word."""
    first = 0
    for last in range(at + 1):
        if last == at or line.broken(last):
            yield first, last
            first = last + 1


def _name_end(line: Line, first: int, last: int) -> int:
    """Return the last word of the name these words open with, or one before them."""
    words, end = line.words, first - 1
    for at in range(first, min(last, first + _LONGEST) + 1):
        word = words[at]
        said = word.exact[:1].isupper() or at in line.speakers or line.hyphened(at)
        if said and (at > first or word.lower not in BEFORE_NOUNS):
            end = at
        elif word.lower in PRONOUNS and at == first:
            return at
        elif end >= first and word.lower not in {"of", "the", "and", "for"}:
            return end
    return end


def _infinitive(line: Line, at: int, verb: int) -> Subject:
    earlier = {word.lower for word in line.words[max(0, at - _UNREAL_WITHIN) : at]}
    if not earlier.isdisjoint(_UNREAL | _OBJECTIVE | _FIRST_PERSON):
        return Subject(verb, verb, barred=True)
    return replace(_main_subject(line, at - 1, verb), infinitive=True)


def _said_by(line: Line, verb: int) -> bool:
    """Whether ", said the minister" ends the sentence, with no other subject before."""
    comma = "," in line.between(verb - 1, verb)
    after = line.words[verb + 1]
    names = after.exact[:1].isupper() or after.lower in BEFORE_NOUNS
    says = line.words[verb].lower in {"said", "says"}
    return says and comma and names and not _apposed(line, verb - 1, verb).name


def _after(line: Line, verb: int) -> Subject | None:
    """Return a subject that follows its verb: "...," said the minister."""
    words = line.words
    if not verb or verb + 1 >= len(words) or line.broken(verb):
        return None
    gap = line.between(verb - 1, verb)
    quoted = not set(gap).isdisjoint("”\"’'」") and ":" not in gap
    if not quoted and not _said_by(line, verb):
        return None
    if words[verb + 1].lower in PREPOSITIONS:
        return None
    last = verb + 1
    while last + 1 < len(words) and not line.broken(last):
        if words[last + 1].lower in STOPS | {"in", "on", "at"}:
            break
        last += 1
    name = named(line, verb + 1, last)
    return Subject(verb, last, name, speaks=True, inverted=True)
