"""The cards of a kit: blind passages by level, each origin's exception among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

import numpy as np

from framing.classroom.choosing import (
    FEWEST_ORIGINS,
    FEWEST_WORDS,
    MOST_WORDS,
    WANTED_WORDS,
    Candidate,
    CardMaker,
    candidates,
)
from framing.classroom.exceptions import Exceptional, Exceptions
from framing.classroom.exercise import Card
from framing.classroom.levels import band, reading_ease
from framing.coding.codings import Codings
from framing.contrast.comparison import Comparison
from framing.errors import QueryError
from framing.lexicon.model import Lexicons
from framing.records import Origin
from framing.report.numbers import counted
from framing.report.quoting import Quoter
from framing.text.reading import Reading

LEVELS = ("easier", "any", "harder")
STEP = 15.0
"""Points of reading ease that are told apart when passages are ranked."""


@dataclass(frozen=True)
class KitCard:
    """A card with its letter, how it reads, and why it is an exception, if it is."""

    letter: str
    card: Card
    words: int
    ease: float
    exception: str = ""

    @property
    def level(self) -> str:
        """How hard it reads, in words."""
        return band(self.ease)

    @property
    def blind(self) -> str:
        """The passage as it is read blind."""
        return " ".join(
            blind_text(position, self.card) for position in range(len(self.card.lines))
        )


@dataclass(frozen=True)
class Deck:
    """The cards, and in plain sentences where there are fewer than were wanted."""

    cards: tuple[KitCard, ...]
    each: int
    lacking: tuple[str, ...] = ()


def blind_text(position: int, card: Card) -> str:
    """Return one line of a card as it is read blind."""
    words = card.lines[position].words
    pieces = [("" if word.glued else " ") + word.text for word in words]
    return "".join(pieces).strip()


def find(
    reading: Reading, found: Mapping[str, Sequence[Candidate]], *, topic: str
) -> list[Origin]:
    """Return the origins that have passages for cards.

    Raises
    ------
    QueryError
        Fewer than two have: it is said whose documents to add.
    """
    having = [o for o in reading.corpus.origins if found[o.id]]
    if len(having) < FEWEST_ORIGINS:
        lacking = [o.label for o in reading.corpus.origins if not found[o.id]]
        raise QueryError(
            f"{reading.corpus.name}: too little on {topic} for a kit: two origins need"
            f" a passage of {FEWEST_WORDS} to {MOST_WORDS} words;"
            f" add documents on it of {', '.join(lacking)}"
        )
    return having


def deal(
    comparison: Comparison,
    lexicons: Lexicons,
    quoter: Quoter,
    *,
    each: int,
    level: str,
    labels: dict[str, str],
    others: Sequence[Codings] = (),
) -> Deck:
    """Return as many cards of every origin, in an order that says nothing.

    Every card comes from a document of its own; with two or more an origin, one of
    them is its strongest exception. `others` are what other machines coded.
    """
    reading, topic = comparison.reading, comparison.topic
    settings = comparison.settings
    found = candidates(reading, comparison.codings, topic=topic, settings=settings)
    offered = find(reading, found, topic=topic)
    ranks = _Ranks(reading, level=level, seed=settings.seed)
    best = {o.id: ranks.best(found[o.id], quoter) for o in offered}
    number = min(each, *(len(passages) for passages in best.values()))
    exceptions = Exceptions(comparison)
    picked: list[tuple[Candidate, str]] = []
    for origin in offered:
        every = sorted(found[origin.id], key=ranks.rank)
        odd = exceptions.of(origin.id, every, labels) if number > 1 else None
        picked += _pick(best[origin.id], odd, number=number)
    order = np.random.default_rng(settings.seed).permutation(len(picked))
    maker = CardMaker(reading, [comparison.codings, *others], lexicons, topic=topic)
    cards = tuple(
        _made(letter, *picked[i], maker=maker, ranks=ranks)
        for letter, i in zip(letters(len(picked)), order, strict=True)
    )
    lacking = _lacking(reading, best, each=each, number=number)
    return Deck(cards, number, tuple(lacking))


def letters(number: int) -> list[str]:
    """Return A, B, C … and, after Z, A2, B2, C2 …."""
    rounds = -(-number // len(ascii_uppercase))
    names = [
        a + (str(i + 1) if i else "") for i in range(rounds) for a in ascii_uppercase
    ]
    return names[:number]


class _Ranks:
    """Ranks passages: about something, of the wanted level, of a good length."""

    def __init__(self, reading: Reading, *, level: str, seed: int) -> None:
        self._reading = reading
        self._sign = {"easier": -1, "any": 0, "harder": 1}[level]
        self._draw = np.random.default_rng(seed)
        self._luck: dict[Candidate, float] = {}

    def ease(self, passage: Candidate) -> float:
        """Return how easily a passage reads."""
        return reading_ease(self.text(passage), len(passage.rows))

    def text(self, passage: Candidate) -> str:
        """Return the words of a passage."""
        units = (self._reading.units[row] for row in passage.rows)
        return " ".join(self._reading.text(unit) for unit in units)

    def rank(self, passage: Candidate) -> tuple[bool, int, int, float]:
        """Return what is smallest for the passage to choose."""
        luck = self._luck.setdefault(passage, float(self._draw.random()))
        level = self._sign * int(self.ease(passage) // STEP)
        return not passage.frames, level, abs(passage.words - WANTED_WORDS) // 10, luck

    def best(self, found: Sequence[Candidate], quoter: Quoter) -> list[Candidate]:
        """Return the best passage of each document that may be quoted, best first."""
        kept: dict[str, Candidate] = {}
        units = self._reading.units
        for passage in sorted(found, key=self.rank):
            if quoter.fits([units[row].span for row in passage.rows]):
                kept.setdefault(passage.document, passage)
        return list(kept.values())


def _pick(
    best: Sequence[Candidate], odd: Exceptional | None, *, number: int
) -> list[tuple[Candidate, str]]:
    """Return so many passages, the exception first where there is one."""
    first = [(odd.passage, odd.why)] if odd else []
    used = {odd.passage.document} if odd else set()
    others = [(p, "") for p in best if p.document not in used]
    return [*first, *others][:number]


def _made(
    letter: str, passage: Candidate, why: str, *, maker: CardMaker, ranks: _Ranks
) -> KitCard:
    card = maker.card(passage)
    return KitCard(letter, card, passage.words, ranks.ease(passage), why)


def _lacking(
    reading: Reading,
    best: Mapping[str, Sequence[Candidate]],
    *,
    each: int,
    number: int,
) -> list[str]:
    """Say where there is less than was wanted, and what to add."""
    size = f"{FEWEST_WORDS} to {MOST_WORDS} words"
    lines = [
        f"{origin.label}: no passage of {size} on this topic, so no cards of it;"
        " add a document on it."
        for origin in reading.corpus.origins
        if origin.id not in best
    ]
    for origin in reading.corpus.origins:
        has = len(best.get(origin.id, ()))
        if 0 < has < each:
            lines.append(
                f"{origin.label}: passages of {counted(has, 'documents')} only, so"
                f" {counted(number, 'cards')} of every origin instead of {each};"
                f" add {counted(each - has, 'documents')} on this topic."
            )
    return lines
