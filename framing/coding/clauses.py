"""What a verb of saying reports: the clause after it, before it or around it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.coding.line import TURNS, Cue, Line, words_of
from framing.coding.nouns import (
    BEFORE_NOUNS,
    FRONTING,
    PREPOSITIONS,
    named,
    participle,
    phrase_end,
)
from framing.coding.sources import Subject

_THAT_WITHIN = 10
_AS_WITHIN = 20
_IT = frozenset({"it", "It"})
_SUBORDINATE = words_of("although though while if as since when after because whereas")
_AFTER_TAG = words_of(
    "in on at during to after before last this earlier of when as by from late via "
    "yesterday today monday tuesday wednesday thursday friday saturday sunday"
)
_ASIDES = words_of(
    "which who where when as in amid after while during following despite with hours "
    "days weeks"
)
_LEADING = words_of("asked speaking responding replying writing addressing citing")
_CITING = words_of("quotes quoted quoting cites cited citing")
_CITED_WITHIN = 25
_WAS = words_of("was were is are been being")
_RESUMING = TURNS | {"and"}
_TELLS = words_of("tell tells told")
_OPENING = tuple("“\"‘'「『«")
_CLOSING = frozenset("”\"’'」")
_RELATIVE = words_of("what whatever who")
_AS_LONG = words_of("long soon far much well such same just")
_NO_CLAUSE = words_of("with of for into by as")
FEWEST_BEFORE = 3
_LONG_TAG = 8
_SHORT_TAIL = 8
_QUESTIONS = words_of("whether how why")
_ENDS_OBJECT = TURNS | words_of("which who and")
_TURNING = _QUESTIONS | _ENDS_OBJECT | {"that"}
"""Words that may begin or bar what a verb reports; others only go on."""
_SHORT_QUOTE = 4


@dataclass(slots=True)
class Report:
    """What one rule found: the content, the words that say who speaks, the source."""

    start: int
    end: int
    rule: str
    source: str = ""
    tag: tuple[int, int] = (0, 0)
    opens: bool = False
    """Whether what follows in the paragraph is announced as more of the same."""
    weak: bool = False
    """Whether it is too slight to make the sentence a report by itself."""


def led_in(line: Line, cue: Cue) -> bool:
    """Whether something leads in or out what a verb reports; a look at its company.

    Spares most verbs that report nothing without it the search for their subject.
    """
    if cue.last + 1 >= len(line.lower) or line.broken[cue.last] or line.quotes:
        return True
    before = line.lower[max(0, cue.first - _AS_WITHIN) : cue.first]
    return (
        "as" in before or _enclosed(line, cue) or _content_start(line, cue) is not None
    )


def clause(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report the clause after a verb of saying, or the one before ", she said"."""
    if cue.first and line.lower[cue.first - 1] == "as":
        who = _quoted_as_saying(line, cue, who)
    before = line.lower[who.first - 1] if who.first else ""
    as_long = who.first > 1 and line.lower[who.first - 2] in _AS_LONG
    as_tag = before == "as" and not as_long and who.first < cue.first
    if as_tag and _tag_ends(line, cue):
        yield from _beside(line, cue, who)
        return
    if who.inverted or _trails(line, cue, who):
        yield from _before(line, cue, who)
        return
    start = _content_start(line, cue)
    bare = cue.category == "verb" and not who.passive and not who.infinitive
    if start is None and not (bare and _clause_follows(line, cue)):
        return
    past = line.lower[cue.first].endswith(("d", "t"))
    explicit = start is not None and (_needs_nobody(line, cue, who) or who.name in _IT)
    if who.speaks or who.passive or explicit or (bare and who.name and past):
        yield after(line, cue, who, start)


def _needs_nobody(line: Line, cue: Cue, who: Subject) -> bool:
    """Whether the verb tells by itself that its subject speaks, with "that" behind."""
    if cue.category != "that":
        return cue.category == "verb"
    finite = bool(who.name) and not participle(line.lower[cue.first])
    return finite and _next(line, cue.last) == "that"


def _next(line: Line, at: int) -> str:
    """Return the word after this one, in small letters."""
    return line.lower[at + 1] if at + 1 < len(line.lower) else ""


def _quoted_as_saying(line: Line, cue: Cue, who: Subject) -> Subject:
    """Return the minister for "quoted the minister as saying", not who quoted him."""
    for at in range(cue.first - 2, max(0, cue.first - _CITED_WITHIN), -1):
        if line.lower[at] in _CITING and line.lower[at - 1] not in _WAS:
            name = named(line, at + 1, phrase_end(line, at + 1))
            return replace(who, first=at, name=name, speaks=True)
    return who


def after(line: Line, cue: Cue, who: Subject, start: int | None) -> Report:
    """Report what follows the verb, to the end of its clause."""
    begin = line.starts[min(who.first, cue.first)]
    at = line.ends[cue.last] if start is None else start
    end = min(clause_end(line, at), _subject_clause_end(line, who, at))
    if line.lower[0] in _SUBORDINATE and line.unbroken(0, cue.first):
        end = min(end, _main_clause(line, at))
    at = trim(line, at, end)
    name = "" if who.passive else who.name
    silent = bool(line.silent[cue.last])
    if line.lower[0] in _LEADING and who.first < cue.first:
        begin = line.low
    opens = line.text.rstrip().endswith((":", "："))
    return Report(at, end, cue.entry, name, (begin, at), opens, silent)


def _subject_clause_end(line: Line, who: Subject, start: int) -> int:
    """Return where "what the mayor calls “calm”" ends: with its quotation.

    The same for "those who say “calm”". What follows is said of it, by the author.
    """
    before = line.lower[who.first - 1] if who.first else ""
    opening = line.lower[who.first]
    if opening not in _RELATIVE and before not in _RELATIVE:
        return line.high
    if opening == "who" and who.first and line.broken[who.first - 1]:
        return _main_clause(line, start)
    quote = line.quote_after(start - 2)
    if quote is None or "," in line.stretch(start, quote.start):
        return line.high
    return quote.high


def _beside(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what "as the envoy noted" is said of: the rest of the sentence."""
    last = line.run_end(cue.last)
    if last + 1 >= len(line.lower) and who.first < FEWEST_BEFORE:
        return
    tag = (line.starts[who.first - 1], line.ends[last])
    if who.first > FEWEST_BEFORE:
        end = line.ends[who.first - 2]
        yield Report(line.low, end, cue.entry, who.name, tag)
    if last + 1 < len(line.lower):
        start = line.starts[last + 1]
        yield Report(start, line.high, cue.entry, who.name, tag)


def _trails(line: Line, cue: Cue, who: Subject) -> bool:
    """Whether the clause stands before: "..., she said."."""
    if not who.first or not who.name or who.passive or who.infinitive:
        return False
    gap = line.gaps[who.first - 1]
    quoted = not _CLOSING.isdisjoint(gap)
    if not quoted and set(gap).isdisjoint(",?!—–-"):
        return False
    if cue.last + 1 >= len(line.lower):
        return not line.text.rstrip().endswith((":", "："))
    if line.broken[cue.last] and "," in gap and _alone(line, who):
        return "," in line.gaps[cue.last]
    if not who.speaks or (not quoted and _fronted(line, who.first)):
        return False
    if line.broken[cue.last]:
        return ":" not in line.gaps[cue.last]
    if cue.category != "verb" and not quoted and not _enclosed(line, cue):
        return False
    after = until_break(line, cue.last + 1)
    if "that" in after[:_THAT_WITHIN]:
        return False
    tells = line.lower[cue.first] in _TELLS
    brief = (quoted or tells) and len(after) < _SHORT_TAIL
    return after[0] in _AFTER_TAG or brief


def _enclosed(line: Line, cue: Cue) -> bool:
    """Whether commas are around a verb and little else: ", he wrote in May, "."""
    first, last = line.run_start(cue.first), line.run_end(cue.last)
    if not first or last + 1 == len(line.lower) or last - cue.last > _SHORT_TAIL:
        return False
    return "," in line.gaps[first - 1] and "," in line.gaps[last]


def _alone(line: Line, who: Subject) -> bool:
    """Whether a noun phrase stands alone between a comma and the verb."""
    opening = line.lower[who.first]
    phrase = opening in BEFORE_NOUNS or who.speaks
    return phrase and opening not in FRONTING and who.last - who.first < _LONG_TAG


def _fronted(line: Line, first: int) -> bool:
    """Whether nothing but an adverbial or a subordinate clause stands before."""
    word = line.lower[0]
    opens = word in FRONTING or participle(word)
    return opens and line.unbroken(0, first - 1)


def _tag_ends(line: Line, cue: Cue) -> bool:
    """Whether nothing but a time or a place follows the verb before a break."""
    last = cue.last
    if last + 1 >= len(line.lower) or line.broken[last]:
        return True
    return line.lower[last + 1] in _AFTER_TAG


def until_break(line: Line, at: int) -> list[str]:
    """Return the words from here to the next comma or other break, in small letters."""
    return line.lower[at : line.run_end(at) + 1]


def _before(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    begin = line.starts[who.first]
    last = line.run_end(max(cue.last, who.last))
    rest = line.lower[last + 1 :]
    quoted = not _CLOSING.isdisjoint(line.gaps[who.first - 1])
    apposed = (quoted or who.inverted) and rest and rest[0] not in _RESUMING
    end = line.ends[last]
    if apposed:
        end = next((q.start for q in line.quoted if q.start >= end), line.high)
    previous = line.ends[who.first - 1] if who.first else line.low
    tag = (begin, end)
    yield Report(trim(line, line.low, begin), previous, cue.entry, who.name, tag)
    if not rest or quoted or who.inverted:
        return
    aside = rest[0] in _ASIDES and who.first >= FEWEST_BEFORE
    if not (aside or rest[0].endswith("ing") or rest[0] in TURNS):
        yield Report(line.starts[last + 1], line.high, cue.entry, who.name)


def _clause_follows(line: Line, cue: Cue) -> bool:
    """Whether more than a word or two follows the verb without a break."""
    after = range(cue.last, min(cue.last + 3, len(line.lower) - 1))
    beside = _next(line, cue.last) in _NO_CLAUSE
    return len(after) > 2 and not beside and not line.broken[cue.last]


def _content_start(line: Line, cue: Cue) -> int | None:
    """Where content begins after the verb: "that", a colon or a quotation."""
    lower = line.lower
    if cue.last + 1 == len(lower) and line.text.rstrip().endswith((":", "：")):
        return line.high
    for at in range(cue.last + 1, min(len(lower), cue.last + 1 + _THAT_WITHIN)):
        word, gap = lower[at], line.gaps[at - 1]
        if gap == " " and word not in _TURNING:
            continue
        if ":" in gap or _speech_opens(line, cue, at):
            return line.starts[at]
        if word == "that" and at + 1 < len(lower):
            if lower[at - 1] in PREPOSITIONS:
                continue
            return None if line.comments[at] else line.ends[at]
        if word in _QUESTIONS and at <= cue.last + 4:
            return line.starts[at]
        if line.verbs[at] and line.broken[at - 1]:
            return None
        if ";" in gap or word in _ENDS_OBJECT:
            return None
    return None


def _speech_opens(line: Line, cue: Cue, at: int) -> bool:
    """Whether a quotation that can be what was said begins with this word."""
    if at > cue.last + 5 or not line.gaps[at - 1].endswith(_OPENING):
        return False
    if at - 1 > cue.last and line.lower[at - 1] in BEFORE_NOUNS:
        return False
    start = line.starts[at]
    quote = next((q for q in line.quoted if q.start <= start < q.end), None)
    return quote is not None and len(line.within(start, quote.end)) >= _SHORT_QUOTE


def clause_end(line: Line, start: int) -> int:
    """Return where the clause that goes on here ends for certain."""
    breaks = line.breaks(bisect_right(line.ends, start), len(line.lower) - 1)
    last = next(filter(line.ends_clause, breaks), None)
    return line.high if last is None else line.ends[last]


def _main_clause(line: Line, start: int) -> int:
    """Return where a clause that opens the sentence ends: at a comma."""
    follow = line.within(start, line.high)
    for at in line.breaks(follow.start, follow.stop - 1):
        if "," in line.gaps[at] and not line.inside_quote(at + 1):
            return line.ends[at]
    return line.high


def trim(line: Line, start: int, end: int) -> int:
    """Return where a stretch begins without leading marks and spaces."""
    stretch = line.stretch(start, end)
    return start + len(stretch) - len(stretch.lstrip(' ,:\n\t“"«「'))
