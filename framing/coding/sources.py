"""Who says it: the noun phrase that a reporting verb belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from framing.coding.line import Line, words_of
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
_STATES = ("US", "U.S")
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
_AUXILIARIES = _SKIPPED | _BE | _UNREAL
_NO_REPORT = _UNREAL | _OBJECTIVE | _FIRST_PERSON
_CONDITIONS = words_of("if unless whether")
_ADVERBIALS = PREPOSITIONS | words_of("last this yesterday")
_PHRASE_OPENS = PRONOUNS | words_of("the a an some many")
_PHRASE_STOPS = STOPS | words_of("in on at")
_WITHIN_NAMES = words_of("of the and for")
_CLOSING = frozenset("”\"’'」")
_UNREAL_WITHIN = 8
_LONGEST = 16
_APPOSITIVES = 5
_LONG_NAME = 8


@dataclass(slots=True)
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
    lower, broken, at = line.lower, line.broken, verb - 1
    gerund = lower[verb].endswith("ing")
    if _is_noun(line, verb, gerund=gerund):
        return Subject(verb, verb, barred=True)
    passive = False
    while at >= 0 and not broken[at] and _auxiliary(line, at):
        if lower[at] in _UNREAL:
            return Subject(verb, verb, barred=True)
        passive |= lower[at] in _BE and not gerund
        at -= 1
    alone = at < 0 or broken[at] or lower[at] in _BEFORE_PARTICIPLES
    if gerund and alone:
        return _main_subject(line, at, verb)
    if at > 0 and lower[at] == "to":
        return _infinitive(line, at, verb)
    if at < 0 or lower[at] == "let":
        return Subject(verb, verb, barred=True)
    if broken[at]:
        who = _after(line, verb) or _apposed(line, at, verb)
        who.passive = passive and not who.inverted
        return who
    if lower[at] in _COORDINATORS and (not at or broken[at - 1]):
        return _main_subject(line, at, verb)
    if lower[at] == "and" and not gerund:
        who = _main_subject(line, at, verb)
        return who if who.name or who.barred else _adjacent(line, at, passive=passive)
    if lower[at] == "who" and at:
        who = _adjacent(line, at - 1, passive=passive)
        who.first = who.last = at
        who.speaks = True
        return who
    return _adjacent(line, at, passive=passive)


def _is_noun(line: Line, verb: int, *, gerund: bool) -> bool:
    word, at = line.lower[verb], verb - 1
    if verb and line.capital[verb] and not line.titled:
        return True
    if at < 0 or line.broken[at]:
        return False
    gap, before = line.gaps[at], line.lower[at]
    after = line.lower[verb + 1] if verb + 1 < len(line.lower) else ""
    if word.endswith("s") and after in _HAVE and not line.broken[verb]:
        return True
    if line.capital[at] and word in _HOMOGRAPHS and not before.endswith("s"):
        return True
    if "-" in gap or "‑" in gap or line.possessive(at):
        return True
    if before == "some" and after in _CLAUSE_OPENS:
        return False
    return before in BEFORE_NOUNS and not (gerund and before == "in")


def _auxiliary(line: Line, at: int) -> bool:
    """Whether a word may stand between a subject and its verb."""
    adverb = line.lower[at].endswith("ly") and not line.capital[at]
    return adverb or line.lower[at] in _AUXILIARIES


def _adjacent(line: Line, at: int, *, passive: bool) -> Subject:
    lower = line.lower
    first = _phrase_start(line, at)
    barred = lower[at] in _FIRST_PERSON and not line.word(at).startswith(_STATES)
    barred |= first > 0 and lower[first - 1] in _CONDITIONS
    if lower[first] in _ADVERBIALS:
        first = _without_adverbial(line, first, at)
    barred |= 1 in line.own[first : min(first + 2, at + 1)]
    barred |= first < at and _doing(line, first)
    barred |= passive and lower[at] in {"that", "which"}
    end = _name_end(line, first, at) if at - first > _LONG_NAME else at
    if "on" in lower[first + 1 : end]:
        end = next((n - 1 for n in range(first + 1, end) if _dates(line, n)), end)
    end = min(end, head_end(line, first, at))
    name = named(line, first, end if end >= first else at)
    return Subject(first, at, name, speaks(line, first, at), barred, passive)


def _phrase_start(line: Line, at: int) -> int:
    """Return where the words begin that a subject ending here can consist of."""
    lower, first = line.lower, at
    lowest = max(line.run_start(at), at - _LONGEST) if lower[at] not in _ALONE else at
    while first > lowest and not line.verbs[first - 1]:
        if lower[first - 1] in STOPS and not _joined(line, first - 1):
            break
        first -= 1
    while first < at and lower[first] in STOPS:
        first += 1
    return first


def _doing(line: Line, first: int) -> bool:
    """Whether the subject is something done: "leaving the pier would tell"."""
    after = line.capital[first + 1] or line.lower[first + 1] in BEFORE_NOUNS
    return bool(after) and participle(line.lower[first])


def _dates(line: Line, at: int) -> bool:
    """Whether "on Monday" begins here."""
    return line.lower[at] == "on" and line.lower[at + 1] in _WEEKDAYS


def _joined(line: Line, at: int) -> bool:
    """Whether this "and" joins two names: "Lee and the Japanese premier"."""
    if line.lower[at] != "and" or not at or line.broken[at - 1]:
        return False
    return bool(line.capital[at - 1] or line.speakers[at - 1])


def _without_adverbial(line: Line, first: int, at: int) -> int:
    """Leave out "On Monday" before "the minister"."""
    if line.lower[first] == "with":
        return min(first + 1, at)
    later = range(at, first, -1)
    return next((at for at in later if line.lower[at] in _PHRASE_OPENS), first)


def _apposed(line: Line, at: int, verb: int) -> Subject:
    """Return the name before what stands between commas: "Lee, an analyst, said"."""
    last = at
    for _ in range(_APPOSITIVES):
        first = line.run_start(last)
        lead = line.lower[first]
        alone = first == last and lead in BEFORE_NOUNS
        named_so = line.capital[first] and lead not in FRONTING and not alone
        if named_so and speaks(line, first, last):
            return Subject(first, last, named(line, first, last), speaks=True)
        if not first:
            break
        last = first - 1
    return Subject(verb, verb)


def _main_subject(line: Line, at: int, verb: int) -> Subject:
    """Return the speaker of the main clause before, for ", saying that"."""
    for first, last in _stretches(line, at):
        opening = line.lower[first]
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
    if at < 0:
        return
    first = 0
    for last in chain(line.breaks(0, at), [at]):
        yield first, last
        first = last + 1


def _name_end(line: Line, first: int, last: int) -> int:
    """Return the last word of the name these words open with, or one before them."""
    end = first - 1
    for at in range(first, min(last, first + _LONGEST) + 1):
        said = line.capital[at] or line.speakers[at] or line.hyphened(at)
        word = line.lower[at]
        if said and (at > first or word not in BEFORE_NOUNS):
            end = at
        elif at == first and word in PRONOUNS:
            return at
        elif end >= first and word not in _WITHIN_NAMES:
            return end
    return end


def _infinitive(line: Line, at: int, verb: int) -> Subject:
    """Return the speaker that the sentence opens with, for "to say"."""
    word = line.lower[verb]
    finite = word.endswith("s") and not word.endswith("ss")
    if finite or not _NO_REPORT.isdisjoint(
        line.lower[max(0, at - _UNREAL_WITHIN) : at]
    ):
        return Subject(verb, verb, barred=True)
    who = _main_subject(line, at - 1, verb)
    who.infinitive = True
    return who


def _said_by(line: Line, verb: int) -> bool:
    """Whether ", said the minister" ends the sentence, with no other subject before."""
    comma = "," in line.gaps[verb - 1]
    names = line.capital[verb + 1] or line.lower[verb + 1] in BEFORE_NOUNS
    says = line.lower[verb] in {"said", "says"}
    return bool(says and comma and names and not _apposed(line, verb - 1, verb).name)


def _after(line: Line, verb: int) -> Subject | None:
    """Return a subject that follows its verb: "...," said the minister."""
    lower = line.lower
    if not verb or verb + 1 >= len(lower) or line.broken[verb]:
        return None
    gap = line.gaps[verb - 1]
    quoted = not _CLOSING.isdisjoint(gap) and ":" not in gap
    if not quoted and not _said_by(line, verb):
        return None
    if lower[verb + 1] in PREPOSITIONS:
        return None
    last, end = verb + 1, line.run_end(verb + 1)
    while last < end and lower[last + 1] not in _PHRASE_STOPS:
        last += 1
    name = named(line, verb + 1, last)
    return Subject(verb, last, name, speaks=True, inverted=True)
