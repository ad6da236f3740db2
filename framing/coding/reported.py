"""What is reported in one sentence: the rules, one function a class of cue."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from framing.coding.page import TURNS, Cue, Line, Word, words_of
from framing.coding.sources import (
    BEFORE_NOUNS,
    FRONTING,
    PRONOUNS,
    Subject,
    main_name,
    named,
    owner,
    phrase_end,
    speaks,
    subject,
)

_THAT_WITHIN = 10
_QUOTE_WITHIN = 14
_AGENT_WITHIN = 5
_IT = frozenset({"it", "It"})
_SUBORDINATE = words_of("although though while if as since when after because whereas")
_ARTICLES = words_of("a an the one")
_THEM = words_of("him her them us me")
_AGENTS = words_of("by in")
_CHARGES = words_of("as of for over")
_AFTER_TAG = words_of(
    "in on at during to after before last this earlier of when as by from late via "
    "yesterday today monday tuesday wednesday thursday friday saturday sunday"
)
_OPENING = tuple("“\"‘'「『«")
_CLOSING = frozenset("”\"’'」")
_FEWEST_BEFORE = 3
_SHORT_TAIL = 8
_SHORT_QUOTE = 4


class Report(NamedTuple):
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


def reports(line: Line) -> list[Report]:
    """Return what the cues of a sentence report, in the order of the cues."""
    found: list[Report] = []
    tagged: set[int] = set()
    for cue in sorted(line.cues, key=_order):
        rule = _RULES.get(cue.category)
        if rule is None or line.inside_quote(cue.first) or cue.last in line.own:
            continue
        if cue.category == "topic" and cue.first in tagged:
            continue
        for report in rule(line, cue):
            found.append(report)
            tagged.update(line.within(*report.tag))
    return found


def _order(cue: Cue) -> tuple[int, int]:
    """Sort cues by place; of two classes at one place the stronger first."""
    return cue.first, list(_RULES).index(cue.category) if cue.category in _RULES else -1


def _clause(line: Line, cue: Cue) -> Iterator[Report]:
    """Report the clause after a verb of saying, or the one before ", she said"."""
    who = subject(line, cue.first)
    if who.barred:
        return
    if who.first and line.words[who.first - 1].lower == "as":
        yield from _beside(line, cue, who)
        return
    if who.inverted or _trails(line, cue, who):
        yield from _before(line, cue, who)
        return
    start = _content_start(line, cue)
    bare = cue.category == "verb" and not who.passive and not who.infinitive
    if start is None and not (bare and _clause_follows(line, cue)):
        return
    past = line.words[cue.first].lower.endswith(("d", "t"))
    explicit = start is not None and (cue.category == "verb" or who.name in _IT)
    if who.speaks or who.passive or explicit or (bare and who.name and past):
        yield _after(line, cue, who, start)


def _after(line: Line, cue: Cue, who: Subject, start: int | None) -> Report:
    begin = line.words[min(who.first, cue.first)].start
    at = line.words[cue.last].end if start is None else start
    end = _clause_end(line, at)
    if line.words[0].lower in _SUBORDINATE and line.unbroken(0, cue.first):
        end = min(end, _main_clause(line, at))
    at = _trim(line, at, end)
    name = "" if who.passive else who.name
    opens = line.text.rstrip().endswith((":", "："))
    return Report(at, end, cue.entry, name, (begin, at), opens)


def _beside(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what "as the envoy noted" is said of: the rest of the sentence."""
    last = cue.last
    while last + 1 < len(line.words) and not line.broken(last):
        last += 1
    if last + 1 >= len(line.words) and who.first < _FEWEST_BEFORE:
        return
    tag = (line.words[who.first - 1].start, line.words[last].end)
    if who.first > _FEWEST_BEFORE:
        end = line.words[who.first - 2].end
        yield Report(line.low, end, cue.entry, who.name, tag)
    if last + 1 < len(line.words):
        start = line.words[last + 1].start
        yield Report(start, line.high, cue.entry, who.name, tag)


def _topic(line: Line, cue: Cue) -> Iterator[Report]:
    who = subject(line, cue.first)
    follows = cue.last + 1 < len(line.words) and not line.broken(cue.last)
    if who.passive and not who.barred:
        yield from _passive(line, cue, who)
    elif who.speaks and follows and not (who.barred or who.infinitive):
        yield _after(line, cue, who, None)


def _attitude(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what somebody wants or speaks of, which alone is no report of words."""
    for report in _topic(line, cue):
        yield report._replace(weak=True)


def _label(line: Line, cue: Cue) -> Iterator[Report]:
    """Report the quotation after a verb of seeing, or what a verb of calling says."""
    who = subject(line, cue.first)
    if who.barred or who.infinitive:
        return
    if who.passive:
        yield from _passive(line, cue, who)
        return
    end = line.words[cue.last].end
    quote = next((quote for quote in line.quoted if quote.start >= end), None)
    quoted = quote and len(line.within(end, quote.start)) <= _QUOTE_WITHIN
    if who.speaks and (quoted or (cue.category == "naming" and _names(line, cue))):
        yield _after(line, cue, who, None)


def _names(line: Line, cue: Cue) -> bool:
    """Whether the verb goes on "... as a threat" or "... the deal a threat"."""
    after = _until_break(line, cue.last + 1)[:_QUOTE_WITHIN]
    lower = [word.lower for word in after]
    if "as" in lower[1:]:
        return True
    calls = line.words[cue.first].lower.startswith(("call", "dub", "label", "brand"))
    return calls and any(
        word in _ARTICLES and lower[at - 1] not in FRONTING
        for at, word in enumerate(lower)
        if at > 1 or (at == 1 and lower[0] in PRONOUNS | _THEM)
    )


def _passive(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what is said of the subject: "was condemned by", "is seen as"."""
    after = _until_break(line, cue.last + 1)
    lower = [word.lower for word in after]
    begin, end = line.words[cue.first].start, line.words[cue.last].end
    agent = next((n for n, w in enumerate(lower[:_AGENT_WITHIN]) if w in _AGENTS), None)
    if agent is not None:
        at = cue.last + 1 + agent
        last = phrase_end(line, at + 1)
        if last > at and speaks(line, at + 1, last):
            name = named(line, at + 1, last)
            start = line.words[who.first].start
            tag = (line.words[at].start, line.words[last].end)
            yield Report(start, line.words[at - 1].end, cue.entry, name, tag)
            return
    if lower and lower[0] in _CHARGES:
        yield Report(
            _trim(line, end, line.high), line.high, cue.entry, "", (begin, end)
        )


def _trails(line: Line, cue: Cue, who: Subject) -> bool:
    """Whether the clause stands before: "..., she said."."""
    if not who.first or not who.name or who.passive or who.infinitive:
        return False
    gap = line.between(who.first - 1, who.first)
    quoted = not _CLOSING.isdisjoint(gap)
    if not quoted and set(gap).isdisjoint(",?!—–-"):
        return False
    if cue.last + 1 >= len(line.words):
        return True
    if not who.speaks or (not quoted and _fronted(line, who.first)):
        return False
    if line.broken(cue.last):
        return ":" not in line.between(cue.last, cue.last + 1)
    if cue.category != "verb" and not quoted:
        return False
    after = _until_break(line, cue.last + 1)
    if any(word.lower == "that" for word in after[:_THAT_WITHIN]):
        return False
    return after[0].lower in _AFTER_TAG or (quoted and len(after) < _SHORT_TAIL)


def _fronted(line: Line, first: int) -> bool:
    """Whether nothing but an adverbial or a subordinate clause stands before."""
    word = line.words[0].lower
    opens = word in FRONTING or word.endswith("ing")
    return opens and not any(line.broken(at) for at in range(first - 1))


def _until_break(line: Line, at: int) -> tuple[Word, ...]:
    last = at
    while last + 1 < len(line.words) and not line.broken(last):
        last += 1
    return line.words[at : last + 1]


def _before(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    begin = line.words[who.first].start
    last = max(cue.last, who.last)
    while last + 1 < len(line.words) and not line.broken(last):
        last += 1
    tag = (begin, line.words[last].end)
    previous = line.words[who.first - 1].end if who.first else line.low
    yield Report(_trim(line, line.low, begin), previous, cue.entry, who.name, tag)
    rest = line.words[last + 1 :]
    quoted = not _CLOSING.isdisjoint(line.between(who.first - 1, who.first))
    if not rest or quoted or who.inverted:
        return
    if not rest[0].lower.endswith("ing") and rest[0].lower not in TURNS:
        yield Report(rest[0].start, line.high, cue.entry, who.name)


def _clause_follows(line: Line, cue: Cue) -> bool:
    """Whether more than a word or two follows the verb without a break."""
    after = range(cue.last, min(cue.last + 3, len(line.words) - 1))
    return len(after) > 2 and not line.broken(cue.last)


def _content_start(line: Line, cue: Cue) -> int | None:
    """Where content begins after the verb: "that", a colon or a quotation."""
    words = line.words
    for at in range(cue.last + 1, min(len(words), cue.last + 1 + _THAT_WITHIN)):
        gap = line.between(at - 1, at)
        if ":" in gap or _speech_opens(line, cue, at):
            return words[at].start
        if words[at].lower == "that" and at + 1 < len(words):
            return words[at].end
        if words[at].lower in {"whether", "how", "why"} and at <= cue.last + 2:
            return words[at].start
        if ";" in gap or words[at].lower in TURNS | {"which", "who", "and"}:
            return None
    return None


def _speech_opens(line: Line, cue: Cue, at: int) -> bool:
    """Whether a quotation that can be what was said begins with this word."""
    if at > cue.last + 5 or not line.between(at - 1, at).endswith(_OPENING):
        return False
    if at - 1 > cue.last and line.words[at - 1].lower in BEFORE_NOUNS:
        return False
    start = line.words[at].start
    quote = next((q for q in line.quoted if q.start <= start < q.end), None)
    return quote is not None and len(line.within(start, quote.end)) >= _SHORT_QUOTE


def _clause_end(line: Line, start: int) -> int:
    return line.clause_ends[bisect_right(line.clause_ends[:-1], start)]


def _main_clause(line: Line, start: int) -> int:
    """Return where a clause that opens the sentence ends: at a comma."""
    for at in line.within(start, line.high)[:-1]:
        if "," in line.between(at, at + 1) and not line.inside_quote(at + 1):
            return line.words[at].end
    return line.high


def _trim(line: Line, start: int, end: int) -> int:
    stretch = line.text[start - line.low : end - line.low]
    return start + len(stretch) - len(stretch.lstrip(' ,:\n\t“"«「'))


def _according(line: Line, cue: Cue) -> Iterator[Report]:
    words, first = line.words, cue.last + 1
    if first >= len(words):
        return
    last = first
    while last + 1 < len(words) and not line.broken(last):
        last += 1
    name = named(line, first, last)
    tag = (words[cue.first].start, words[last].end)
    if cue.first > _FEWEST_BEFORE:
        yield Report(line.low, words[cue.first - 1].end, cue.entry, name, tag)
    if last + 1 < len(words):
        yield Report(words[last + 1].start, line.high, cue.entry, name, tag)


def _sourceless(line: Line, cue: Cue) -> Iterator[Report]:
    begin, start = line.words[cue.first].start, line.words[cue.last].end
    yield Report(
        _trim(line, start, line.high), line.high, cue.entry, "", (begin, start)
    )


def _noun(line: Line, cue: Cue) -> Iterator[Report]:
    start, end = line.words[cue.last].end, line.high
    for left in range(cue.last + 1, len(line.words) - 1):
        if not set(line.between(left, left + 1)).isdisjoint(",;—"):
            end = line.words[left].end
            break
    begin, name = owner(line, cue.first)
    tag = (line.words[begin].start, start)
    yield Report(_trim(line, start, end), end, cue.entry, name, tag)


def _about(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what a noun of speech is about, which alone is no report of words."""
    for report in _noun(line, cue):
        yield report._replace(weak=True)


_RULES: dict[str, Callable[[Line, Cue], Iterator[Report]]] = {
    "sourceless": _sourceless,
    "verb": _clause,
    "that": _clause,
    "naming": _label,
    "label": _label,
    "topic": _topic,
    "mention": _attitude,
    "attitude": _attitude,
    "about": _about,
    "according": _according,
    "noun": _noun,
}


def resolved(line: Line, report: Report, last: str) -> str:
    """Return who a pronoun stands for: the subject before it, or the last source."""
    if report.source.casefold() not in PRONOUNS:
        return report.source
    before = line.within(line.low, report.tag[0])
    name = main_name(line, len(before))
    return (name if name.casefold() not in PRONOUNS else "") or last or report.source
