"""What a noun, a name, a passive or "according to" reports."""

from collections.abc import Iterator

from framing.coding.clauses import (
    FEWEST_BEFORE,
    Report,
    after,
    clause,
    clause_end,
    trim,
    until_break,
)
from framing.coding.line import TURNS, Cue, Line, words_of
from framing.coding.nouns import (
    FRONTING,
    PRONOUNS,
    STOPS,
    is_title,
    named,
    owner,
    phrase_end,
    speaks,
)
from framing.coding.sources import Subject, subject

_QUOTE_WITHIN = 14
_AGENT_WITHIN = 5
_ARTICLES = words_of("a an the one")
_THEM = words_of("him her them us me")
_AGENTS = words_of("by in")
_EXPLETIVE = words_of("it there")
_FINITE = words_of("is are was were has have had will would could can may might")
_CLAUSE_MARKS = frozenset(",;—")
_LONG_SUBJECT = 12
_FORMULA_WITHIN = 6
_FEWEST_ANSWERED = 4
_LONG_SAMPLE = 6
_RESUMING = TURNS | words_of("which who where when although though")
_AROUND = words_of(
    "be at as among nearly almost roughly barely only some most than half percent "
    "majority satisfaction approval"
)
"""What ends a cue that reaches into its object: judge it to be, find nearly."""
_CHARGES = words_of("as of for over")


def topic(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what a verb of speech is about: "urge restraint", "warn of"."""
    follows = cue.last + 1 < len(line.lower) and not line.broken[cue.last]
    by = follows and line.lower[cue.last + 1] == "by"
    if who.passive:
        yield from _passive(line, cue, who)
    elif by:
        return
    elif who.speaks and follows and not who.infinitive:
        around = line.lower[cue.last] in _AROUND and cue.last > cue.first
        yield after(line, cue, who, line.ends[cue.first] if around else None)


def attitude(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what somebody wants or speaks of, which alone is no report of words.

    What experts want, fear or see is told for what they think, and is one.
    """
    expert = 1 in line.experts[who.first : who.last + 1]
    weak = cue.category != "attitude" or not expert
    for report in topic(line, cue, who):
        report.weak = weak
        yield report


def known(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what somebody knows or learnt, which the author takes for true."""
    for report in clause(line, cue, who):
        report.weak = True
        yield report


def label(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report the quotation after a verb of seeing, or what a verb of calling says."""
    if who.infinitive:
        return
    if who.passive:
        yield from _passive(line, cue, who)
        return
    end = line.ends[cue.last]
    quote = line.quote_after(end)
    quoted = quote and len(line.within(end, quote.start)) <= _QUOTE_WITHIN
    names = cue.category == "naming"
    if (names and quoted) or (who.speaks and (quoted or (names and _names(line, cue)))):
        yield after(line, cue, who, None)


def _names(line: Line, cue: Cue) -> bool:
    """Whether the verb goes on "... as a threat" or "... the deal a threat"."""
    lower = until_break(line, cue.last + 1)[:_QUOTE_WITHIN]
    if "as" in lower:
        return True
    calls = line.lower[cue.first].startswith(("call", "dub", "label", "brand"))
    return calls and any(
        word in _ARTICLES and lower[at - 1] not in FRONTING
        for at, word in enumerate(lower)
        if at > 1 or (at == 1 and lower[0] in PRONOUNS | _THEM)
    )


def _passive(line: Line, cue: Cue, who: Subject) -> Iterator[Report]:
    """Report what is said of the subject: "was condemned by", "is seen as"."""
    lower = until_break(line, cue.last + 1)
    begin, end = line.starts[cue.first], line.ends[cue.last]
    agent = next((n for n, w in enumerate(lower[:_AGENT_WITHIN]) if w in _AGENTS), None)
    if agent is not None:
        at = cue.last + 1 + agent
        last = phrase_end(line, at + 1)
        by = lower[agent] == "by" and last > at and speaks(line, at + 1, last)
        if by or 1 in line.speakers[at + 1 : last + 1]:
            name = named(line, at + 1, last)
            start = line.starts[who.first]
            tag = (line.starts[at], line.ends[last])
            yield Report(start, line.ends[at - 1], cue.entry, name, tag)
            return
    if lower and lower[0] in _CHARGES:
        yield Report(trim(line, end, line.high), line.high, cue.entry, "", (begin, end))


def according(line: Line, cue: Cue) -> Iterator[Report]:
    """Report the clause beside "according to": before it, after it or around it."""
    first = cue.last + 1
    if first >= len(line.lower):
        return
    last = line.run_end(first)
    name = named(line, first, last)
    tag = (line.starts[cue.first], line.ends[last])
    if cue.first > FEWEST_BEFORE:
        yield Report(line.low, line.ends[cue.first - 1], cue.entry, name, tag)
    after = line.lower[last + 1 : last + 2]
    if after and not (cue.first > FEWEST_BEFORE and after[0] in _RESUMING):
        start = line.starts[last + 1]
        yield Report(start, clause_end(line, start), cue.entry, name, tag)


def sourceless(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what is said by nobody in particular: "it is said", "is said to"."""
    begin, start = line.starts[cue.first], line.ends[cue.last]
    first = max(line.run_start(cue.first), cue.first - _LONG_SUBJECT)
    if first < cue.first and line.lower[cue.first] not in _EXPLETIVE:
        yield Report(line.starts[first], line.ends[cue.first - 1], cue.entry)
    yield Report(trim(line, start, line.high), line.high, cue.entry, "", (begin, start))


def noun(line: Line, cue: Cue) -> Iterator[Report]:
    """Report the clause after a noun of speech: "the claim that"."""
    if line.comments[cue.last]:
        return
    start, end = line.ends[cue.last], line.high
    for left in line.breaks(cue.last + 1, len(line.lower) - 1):
        if not _CLAUSE_MARKS.isdisjoint(line.gaps[left]):
            end = line.ends[left]
            break
    begin, name = owner(line, cue.first)
    tag = (line.starts[begin], start)
    yield Report(trim(line, start, end), end, cue.entry, name, tag)


def about(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what a noun of speech is about, which alone is no report of words."""
    for report in noun(line, cue):
        inside = line.within(report.start, report.end)
        verb = next((at for at in inside if line.lower[at] in _FINITE), None)
        if verb is not None and verb > inside[0]:
            report.end = line.ends[verb - 1]
        report.weak = True
        yield report


def formula(line: Line, cue: Cue) -> Iterator[Report]:
    """Report the quotation beside "speaks of" or "the notion of", and no more."""
    end = line.ends[cue.last]
    quote = line.quote_after(end)
    if quote is None or line.hyphened(cue.first):
        return
    between, inside = line.within(end, quote.start), line.within(quote.start, quote.end)
    if len(between) > _FORMULA_WITHIN or not inside or is_title(line, inside):
        return
    if not line.unbroken(cue.last, inside[0] - 1):
        return
    begin, name = owner(line, cue.first)
    if not name:
        who = subject(line, cue.first)
        begin, name = cue.first, "" if who.passive or not who.speaks else who.name
    tag = (line.starts[begin], quote.start)
    yield Report(quote.low, quote.high, cue.entry, name, tag)


def surveyed(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what people who were asked want, see or call themselves."""
    start = line.ends[cue.last]
    end = clause_end(line, start)
    if len(line.within(start, end)) < _FEWEST_ANSWERED:
        return
    first = cue.first
    while first and not line.broken[first - 1] and cue.first - first < _LONG_SAMPLE:
        if line.lower[first - 1] in STOPS:
            break
        first -= 1
    name = named(line, first, cue.last)
    yield Report(
        trim(line, start, end), end, cue.entry, name, (line.starts[first], start)
    )


def viewpoint(line: Line, cue: Cue) -> Iterator[Report]:
    """Report what is so "in Tokyo's eyes": the rest of the clause."""
    begin, name = owner(line, cue.last)
    if not name or begin < cue.first:
        return
    tag = (line.starts[cue.first], line.ends[cue.last])
    if cue.first > FEWEST_BEFORE:
        end = line.ends[cue.first - 1]
        yield Report(line.low, end, cue.entry, name, tag)
    else:
        yield Report(trim(line, tag[1], line.high), line.high, cue.entry, name, tag)
