"""The kit of one class: everything that is printed, handed out or imported."""

from collections import Counter
from dataclasses import dataclass

from framing.classroom.cards import Deck, KitCard, deal, find
from framing.classroom.choosing import candidates
from framing.classroom.codebook import Variable, codebook
from framing.classroom.glossary import Entry, glossary
from framing.classroom.guide import EACH, Answer, Step, Talk, answers, talks, timing
from framing.classroom.masking import mask, rules
from framing.classroom.quiz import Question, questions
from framing.coding.classifier.blind import Guess, Passage, guess_origins
from framing.coding.classifier.origins import Apart, tell_apart
from framing.coding.codings import Codings
from framing.contrast.comparison import Comparison
from framing.errors import LabelsError, QueryError
from framing.lexicon.model import Category, Lexicons
from framing.report.choices import Choices
from framing.report.quoting import Quoter, marked
from framing.report.summary import Summary
from framing.settings import Settings
from framing.text.reading import Reading


@dataclass(frozen=True)
class Leak:
    """What a machine still finds in the cards when the names are masked."""

    guesses: tuple[Guess, ...]
    apart: Apart | None = None
    """How far sentences of all documents are told apart; None with too few."""

    @property
    def right(self) -> int:
        """How many cards were taken for their own origin."""
        return sum(guess.right for guess in self.guesses)

    @property
    def chance(self) -> float:
        """How many cards would be right by luck, each origin guessed as often."""
        origins = Counter(guess.origin for guess in self.guesses)
        return len(self.guesses) / len(origins) if origins else 0.0


@dataclass(frozen=True)
class Kit:
    """What pages, sheets and quizzes of one class say."""

    summary: Summary
    minutes: int
    level: str
    seed: int
    deck: Deck
    variables: tuple[Variable, ...]
    steps: tuple[Step, ...]
    talks: tuple[Talk, ...]
    glossary: tuple[Entry, ...]
    questions: tuple[Question, ...]
    answers: dict[str, tuple[Answer, ...]]
    """By the letter of the card."""
    masks: dict[str, Category]
    leak: Leak

    @property
    def cards(self) -> tuple[KitCard, ...]:
        """The cards in the order of their letters."""
        return self.deck.cards

    @property
    def one_each(self) -> list[str]:
        """The letter of the first card of every origin."""
        first: dict[str, str] = {}
        for card in self.cards:
            first.setdefault(card.card.origin, card.letter)
        return sorted(first.values())

    @property
    def without_exception(self) -> list[str]:
        """The labels of the origins that have cards and no exception among them."""
        dealt = {card.card.origin for card in self.cards}
        odd = {card.card.origin for card in self.cards if card.exception}
        return [c.label for c in self.summary.columns if c.id in dealt - odd]

    @property
    def notice(self) -> str:
        """What the corpus says of itself: that its texts are composed, for instance."""
        return self.summary.notice


def askable(
    reading: Reading,
    codings: Codings,
    lexicons: Lexicons,
    *,
    topic: str,
    settings: Settings,
) -> None:
    """Refuse a topic that is unknown or of which too little is written.

    Raises
    ------
    QueryError
        It says which topics there are, or what to add.
    """
    known = lexicons.categories("topics")
    if topic not in known:
        raise QueryError(f"no topic {topic!r}; there are {', '.join(known)}")
    found = candidates(reading, codings, topic=topic, settings=settings)
    find(reading, found, topic=topic)


def make_kit(
    comparison: Comparison,
    summary: Summary,
    lexicons: Lexicons,
    *,
    minutes: int = 45,
    level: str = "any",
    second: Codings | None = None,
) -> Kit:
    """Return the kit of a class on the topic of a comparison.

    Parameters
    ----------
    minutes
        45 or 90: how long the lesson is, and so how many cards it needs.
    level
        easier, any or harder: which passages are preferred.
    second
        What the classifier coded, to stand beside the lexicon in the key.

    Notes
    -----
    Everything that is quoted goes through one quoter, so that all files of the kit
    together keep to what may be quoted of a document.
    """
    reading, codings = comparison.reading, comparison.codings
    quoter = Quoter(reading, marked(comparison), settings=comparison.settings)
    choices = Choices(summary)
    claim = summary.proposition or summary.label
    variables = codebook(lexicons, comparison.topic, claim=claim)
    labels = dict(summary.labels)
    deck = deal(
        comparison,
        lexicons,
        quoter,
        each=EACH[minutes],
        level=level,
        labels=labels,
        others=[] if second is None else [second],
    )
    for card in deck.cards:
        for line in card.card.lines:
            quoter.quote((card.card.document, line.start, line.end))
    given = {c.letter: answers(c, variables, quoter) for c in deck.cards}
    entries = glossary(choices, lexicons, quoter)
    return Kit(
        summary=summary,
        minutes=minutes,
        level=level,
        seed=comparison.settings.seed,
        deck=deck,
        variables=variables,
        steps=timing(minutes),
        talks=talks(choices, quoter),
        glossary=entries,
        questions=questions(
            deck.cards, entries, summary.columns, notice=summary.notice
        ),
        answers=given,
        masks=lexicons.categories("masks"),
        leak=_leak(reading, codings, lexicons, deck, seed=comparison.settings.seed),
    )


def _leak(
    reading: Reading, codings: Codings, lexicons: Lexicons, deck: Deck, *, seed: int
) -> Leak:
    """Let a machine guess the cards, and say how far it tells all sentences apart."""
    covered = rules(lexicons, reading.corpus.documents)
    passages = [Passage(c.card.document, c.blind) for c in deck.cards]
    guesses = guess_origins(reading, passages, mask=lambda text: mask(text, covered))
    try:
        apart = tell_apart(reading, codings, seed=seed)
    except LabelsError:
        apart = None
    return Leak(tuple(guesses), apart)
