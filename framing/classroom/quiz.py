"""Questions of a kit, each with its answer and the sentences behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.classroom.cards import KitCard
from framing.classroom.glossary import Entry, Use
from framing.report.numbers import count_of
from framing.report.summary import Column

CHOICE, TRUE_FALSE, MATCHING, ESSAY = "multichoice", "truefalse", "matching", "essay"
MOST_NAMES = 4
"""Questions of each kind that are asked about names."""
FEWEST = 2
"""Namings below which no question is made of a share."""


@dataclass(frozen=True)
class Option:
    """One thing to choose, and what is said to those who choose it."""

    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """A question that every learning platform knows the kind of.

    Attributes
    ----------
    name : str
        Unlike that of any other question of the kit.
    kind : str
        multichoice, truefalse, matching or essay.
    text : str
        Paragraphs, with line breaks between them.
    options : tuple of Option
        Of a choice what may be chosen; of true or false these two.
    pairs : tuple of (str, str)
        What belongs together, of a matching question.
    feedback : str
        What everybody is told afterwards.
    practice : bool
        It gives no mark.
    """

    name: str
    kind: str
    text: str
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    feedback: str = ""
    practice: bool = False


def questions(
    cards: Sequence[KitCard],
    entries: Sequence[Entry],
    columns: Sequence[Column],
    *,
    notice: str,
) -> tuple[Question, ...]:
    """Return the questions: of method, of names, and of the source of each card.

    Parameters
    ----------
    notice
        What the corpus says of itself: with it the source is asked for practice only,
        and every question that holds or rests on its texts says so.
    """
    labels = {column.id: column.label for column in columns}
    told = f"\n\n{notice}" if notice else ""
    return (
        *METHOD,
        *_names(entries, labels, told),
        *_sources(cards, columns, notice),
        Question(
            "Close: one sentence to defend",
            ESSAY,
            "Write one sentence about how these documents differ that you would defend."
            " Name its evidence, its strongest exception, and what would change your"
            f" mind.{told}",
            feedback="A good answer points at words, says how many of how many, and"
            " says “in these documents”.",
        ),
    )


METHOD = (
    Question(
        "Method: a claim in quotation marks",
        CHOICE,
        "A writer puts a claim in quotation marks and says that it is wrong. Does the"
        " writer make the claim?",
        (
            Option("No: it is reported, and rejected.", right=True),
            Option("Yes: the words stand in the text.", right=False),
            Option("Yes, if it is quoted more than once.", right=False),
        ),
        feedback="To quote is not to assert: who speaks, and with what distance, comes"
        " before what is said.",
    ),
    Question(
        "Method: two small numbers",
        CHOICE,
        "In one origin 6 of 8 documents use a word, in another 4 of 9. What can be"
        " said?",
        (
            Option(
                "In these documents it is more common in the first; so few may differ"
                " by chance.",
                right=True,
            ),
            Option("The first origin always prefers the word.", right=False),
            Option("Nothing: numbers say nothing about texts.", right=False),
        ),
        feedback="Say how many of how many, and of which documents. A few more"
        " documents could turn the difference around.",
    ),
    Question(
        "Method: the exception",
        CHOICE,
        "Most documents of an origin reject a claim and one accepts it. What belongs in"
        " a fair summary?",
        (
            Option(
                "Both: the rule, how often it holds, and the exception.", right=True
            ),
            Option("Only the rule: one document does not count.", right=False),
            Option("Only the exception: it is more interesting.", right=False),
        ),
        feedback="An origin is not one voice. The exception keeps the rule honest.",
    ),
    Question(
        "Method: whose voice",
        MATCHING,
        "Which words belong to which voice?",
        pairs=(
            ("The island is in danger.", "own voice"),
            ("The minister said that the island is in danger.", "attributed"),
            ("The minister’s so-called danger is nowhere to be seen.", "distanced"),
        ),
        feedback="Own voice says it, attribution passes it on, distance holds it at"
        " arm’s length.",
    ),
)


def _names(
    entries: Sequence[Entry], labels: dict[str, str], told: str
) -> Iterator[Question]:
    most = [q for entry in entries if (q := _most(entry, labels, told))]
    only = [
        q for i, entry in enumerate(entries) if (q := _only(entry, labels, i, told))
    ]
    yield from most[:MOST_NAMES]
    yield from only[:MOST_NAMES]


def _most(entry: Entry, labels: dict[str, str], told: str) -> Question | None:
    """Ask which origin uses a name for the largest share of its namings."""
    solid = [use for use in entry.uses if use.namings >= FEWEST]
    for use in solid:
        name, top = use.shares[0]
        shares = {other.origin: _share(other, name) for other in solid}
        others = [share for origin, share in shares.items() if origin != use.origin]
        if not others or max(others) >= (top.estimate or 0.0):
            continue
        return Question(
            f"Names: {entry.label}",
            CHOICE,
            f"In these documents, which origin says “{name}” for the largest share of"
            f" its namings of {entry.label}?{told}",
            tuple(
                Option(labels[u.origin], u.origin == use.origin, _counts(u, name))
                for u in solid
            ),
            feedback=_sentence(use),
        )
    return None


def _only(
    entry: Entry, labels: dict[str, str], place: int, told: str
) -> Question | None:
    """Ask whether a name is the only one of an origin; true and false take turns."""
    solid = [use for use in entry.uses if use.namings >= FEWEST]
    fitting = [use for use in solid if (len(use.shares) == 1) == (place % 2 == 0)]
    for use in [*fitting, *solid]:
        name, _ = use.shares[0]
        single = len(use.shares) == 1
        listed = ", ".join(f"“{n}” {count_of(m, noun=False)}" for n, m in use.shares)
        return Question(
            f"One name only: {entry.label}",
            TRUE_FALSE,
            f"In these documents “{name}” is the only name that {labels[use.origin]}"
            f" uses for {entry.label}.{told}",
            (Option("True", single), Option("False", not single)),
            feedback=f"{labels[use.origin]}: {listed}. {_sentence(use, other=True)}",
        )
    return None


def _share(use: Use, name: str) -> float:
    return next((m.estimate or 0.0 for n, m in use.shares if n == name), 0.0)


def _counts(use: Use, name: str) -> str:
    found = next((m for n, m in use.shares if n == name), None)
    return count_of(found) if found else f"0 of {use.namings:.0f} namings"


def _sentence(use: Use, *, other: bool = False) -> str:
    """Return the sentence behind an answer with its source."""
    example = (use.counter if other else None) or use.typical
    if example is None:
        return ""
    return f"“{example.quotation.text}” ({example.quotation.source})"


def _sources(
    cards: Sequence[KitCard], columns: Sequence[Column], notice: str
) -> Iterator[Question]:
    dealt = {card.card.origin for card in cards}
    offered = [column for column in columns if column.id in dealt]
    told = f"\n\nFor practice only. {notice}" if notice else ""
    for card in cards:
        origin = next(c.label for c in offered if c.id == card.card.origin)
        odd = f" An exception: {card.exception}" if card.exception else ""
        yield Question(
            f"Guess the source: card {card.letter}",
            CHOICE,
            f"Card {card.letter}. Where does this passage come from?\n\n{card.blind}"
            + told,
            tuple(Option(c.label, c.id == card.card.origin) for c in offered),
            feedback=f"{origin}. {card.card.source}.{odd}",
            practice=bool(notice),
        )
