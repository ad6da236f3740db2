"""The teacher's guide as data: what a class does when, talks about and is marked by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.classroom.cards import KitCard
from framing.classroom.codebook import Variable
from framing.classroom.marking import machine
from framing.contrast.comparison import DOCUMENTS
from framing.contrast.measurement import Measurement
from framing.report.choices import Choices
from framing.report.evidence import Piece, counted, cut
from framing.report.numbers import sentence
from framing.report.quoting import Quoter
from framing.report.summary import Quotation

MINUTES = (45, 90)
EACH = {45: 2, 90: 3}
"""Cards of every origin in a lesson of so many minutes."""
HERE, THERE = 3, 1
"""Sentences of the origin that a contrast is about, and of each other."""
LEXICON = "lexicon"


@dataclass(frozen=True)
class Step:
    """One step of a lesson: what is done, by whom, and with which sheet."""

    minutes: int
    title: str
    what: str


@dataclass(frozen=True)
class Talk:
    """A contrast worth discussing, what stands against it, and its sentences."""

    text: str
    measurement: Measurement
    figure: str
    caveats: tuple[str, ...]
    question: str
    here: tuple[tuple[Quotation, tuple[Piece, ...]], ...]
    there: tuple[tuple[Quotation, tuple[Piece, ...]], ...]


@dataclass(frozen=True)
class Answer:
    """What the tool's lexicon read in the asked sentence of a card, and by what.

    `others` is what other machines read there, by the name of each.
    """

    variable: str
    label: str
    value: str
    said: str
    pieces: tuple[Piece, ...]
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Criterion:
    """One row of the rubric."""

    title: str
    begins: str
    gets_there: str
    masters: str


AIMS = (
    "Tell what a writer says from what a writer reports, or holds at arm’s length.",
    "Name what a sentence makes the matter about, and point at the words that do it.",
    "Compare like with like: how many of how many, and how sure.",
    "State the strongest exception to one’s own generalisation.",
)
_FRAME = (
    ("Open", "Read the claim aloud. Who might say it, who might object? Collect only."),
    (
        "Read blind",
        "In pairs, worksheet 1: read the cards, guess where each comes from, and"
        " underline the words that made you think so. No talk between pairs.",
    ),
    (
        "Code",
        "Alone, worksheet 2: voice, frame and stance of the marked sentence, with the"
        " codebook. Then compare with your partner: where do you differ, and why?",
    ),
    (
        "Reveal",
        "Read out the key below. Which words misled the class? Which card was the"
        " exception, and what would you have concluded without it?",
    ),
    (
        "Discuss",
        "Take one or two of the contrasts below, the sentences first and the figure"
        " last. Ask the question, then read the caveats. Worksheet 3 and the glossary.",
    ),
    (
        "Close",
        "Exit ticket, at the end of worksheet 3: one sentence you would defend, its"
        " evidence, and what would change your mind.",
    ),
)
_TIMES = {45: (4, 12, 9, 7, 9, 4), 90: (6, 22, 20, 12, 20, 10)}
RUBRIC = (
    Criterion(
        "Evidence",
        "Gives an impression.",
        "Quotes a sentence.",
        "Points at the words, and says what other words would have done.",
    ),
    Criterion(
        "Voice",
        "Takes every sentence for the author’s.",
        "Tells own voice from reported speech.",
        "Sees distance and approval in how speech is reported.",
    ),
    Criterion(
        "Comparison",
        "Compares one striking passage with another.",
        "Compares the same thing in several origins.",
        "Gives how many of how many, and says what is not comparable.",
    ),
    Criterion(
        "Fairness",
        "Says what “they” say.",
        "Names differences within an origin.",
        "States the strongest exception before the conclusion.",
    ),
    Criterion(
        "Limits",
        "Generalises from these cards.",
        "Says “in these documents”.",
        "Says which further texts would settle the matter.",
    ),
)
BALANCE = (
    "Columns side by side look like sides with equal weight. They are not a claim that"
    " the origins are equally right, equally free to write, or equally many.",
    "Two questions must be kept apart. How is it told? That is what the cards are"
    " about. Is it so? That needs sources outside this kit: treaties, maps, budgets,"
    " the record of who did what. Where there is such a record, say what it shows.",
    "An origin is not a people and not a government. The exception of each origin is in"
    " the cards for that reason; do not let a class end on “they all say”.",
    "The tool describes devices and gives no score for bias. A frame is no fault: every"
    " text has one.",
)
QUESTIONS = {
    "frame": "What else could the matter have been about, and who would gain by that?",
    "name": "What does this name take for granted that another leaves open?",
    "stance": "How would a reader notice where the author stands, without being told?",
    "voice": "Whose words are these, and what does reporting them let the author do?",
    "topic": "If a source does not speak of it, is that a choice? How could one tell?",
    "silence": "Is what is left out left out on purpose? What would you look for next?",
}
_CAUTIONS = {
    "frame": "Frames are found by words: an indicator, not a measurement.",
    "name": "A name may be the translator’s, or stand in a quotation.",
    "stance": "Stance is read by rules that are often wrong: read the sentences.",
    "voice": "Voice is read by rules that miss reported speech without a cue.",
    "silence": "Not found is not the same as not written: words may have been missed.",
    "topic": "Only words listed in the lexicon are counted as speaking of the topic.",
}


def timing(minutes: int) -> tuple[Step, ...]:
    """Return the steps of a lesson of 45 or 90 minutes."""
    steps = zip(_TIMES[minutes], _FRAME, strict=True)
    return tuple(Step(each, title, what) for each, (title, what) in steps)


def talks(choices: Choices, quoter: Quoter) -> tuple[Talk, ...]:
    """Return the contrasts that the report tells, with sentences and caveats."""
    return tuple(
        _talk(finding.text, choices.by_id[finding.measurement], choices, quoter)
        for finding in choices.summary.findings
    )


def _talk(text: str, m: Measurement, choices: Choices, quoter: Quoter) -> Talk:
    family = m.variable.split("/")[0]
    scope = choices.summary.scope
    caveats = (_because(m), _CAUTIONS.get(family, ""), _told(m, choices), scope)
    here = _quoted([m], quoter, most=HERE)
    there = _quoted(_elsewhere(m, choices), quoter, most=THERE)
    if m.variable == "silence":
        here, there = (), here
    return Talk(
        text=text.partition("; ")[0].rstrip(".") + ".",
        measurement=m,
        figure=sentence(m),
        caveats=tuple(_ended(c) for c in caveats if c),
        question=QUESTIONS.get(family, QUESTIONS["frame"]),
        here=here,
        there=there,
    )


def _because(m: Measurement) -> str:
    return f"{m.verdict}: {m.reason}" if m.reason else m.verdict


def _told(m: Measurement, choices: Choices) -> str:
    """Say whether the origin's texts are translations, where words matter."""
    column = choices.column(m.origin)[1]
    if not column.translated or not m.variable.startswith(("name", "frame")):
        return ""
    share = f"{column.translated} of {column.documents}"
    return f"translations among the documents of {column.label}: {share}"


def _ended(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _elsewhere(m: Measurement, choices: Choices) -> Iterator[Measurement]:
    """Yield what the other origins have of the same value."""
    unit = m.unit.removeprefix("difference, ")
    for column in choices.summary.columns:
        other = choices.get(m.variable, m.value, unit=unit, origin=column.id)
        if column.id != m.origin and other and other.numerator:
            yield other


def _quoted(
    measured: Iterable[Measurement], quoter: Quoter, *, most: int
) -> tuple[tuple[Quotation, tuple[Piece, ...]], ...]:
    """Quote so many sentences of each measurement, each of another document."""
    found: list[tuple[Quotation, tuple[Piece, ...]]] = []
    for m in measured:
        seen: set[str] = set()
        for span in m.evidence:
            fresh = span[0] not in seen and quoter.fits([span])
            if fresh and len(seen) < most:
                seen.add(span[0])
                quotation = quoter.quote(span)
                found.append((quotation, tuple(counted(quotation, m))))
    return tuple(found)


def answers(
    card: KitCard, variables: Sequence[Variable], quoter: Quoter
) -> tuple[Answer, ...]:
    """Return the reference reading of a card's asked sentence: the lexicon's."""
    line = card.card.sentence
    quotation = quoter.quote((card.card.document, line.start, line.end))
    machines = machine(card.card)
    given = machines.pop(LEXICON, {})
    found = []
    for variable in variables:
        value = given[variable.id].value if variable.id in given else ""
        marks = [
            mark
            for mark in quotation.marks
            if (mark.variable, mark.value) == (variable.id, value)
        ]
        pieces = tuple(piece for piece in cut(quotation.text, marks) if piece.voice)
        said = variable.label_of(value) if value else "not coded"
        others = tuple(
            (coder, variable.label_of(coded[variable.id].value))
            for coder, coded in machines.items()
            if variable.id in coded
        )
        found.append(Answer(variable.id, variable.label, value, said, pieces, others))
    return tuple(found)


def speaking(choices: Choices) -> list[tuple[str, Measurement]]:
    """Return how many documents of each origin speak of the topic."""
    topic = choices.summary.topic
    found = [
        (c.label, choices.get("topic", topic, unit=DOCUMENTS, origin=c.id))
        for c in choices.summary.columns
    ]
    return [(label, m) for label, m in found if m is not None]
