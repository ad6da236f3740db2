"""What a class talks about afterwards: guesses, misleading words, disagreement."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from framing.classroom.agreeing import Agreement, agreement
from framing.classroom.exercise import CODE, GUESS, Answers, Exercise, Mark
from framing.classroom.marking import machine
from framing.settings import Settings

SHOWN_WORDS = 12
SHOWN_DISPUTED = 5
_EDGES = "\"'“”‘’.,;:!?()[]—–-…"


class Misleading(NamedTuple):
    """A word that was marked: by those who guessed wrong, and by those who did not."""

    word: str
    wrong: int
    right: int
    taken_for: str
    """The origin most of the wrong took it for."""


class Disputed(NamedTuple):
    """How far a class is of two minds on one variable of one card."""

    card: int
    variable: str
    split: float
    """Share of pairs of students who answered differently."""
    counts: Mapping[str, int]


class Against(NamedTuple):
    """Students' answers beside one machine's, over the cards that both coded."""

    coder: str
    variable: str
    same: int
    answers: int
    differing: tuple[int, ...]
    """Cards where the commonest answer of the class is another than the machine's."""


@dataclass(frozen=True)
class Debrief:
    """Every figure of the debrief page."""

    exercise: Exercise
    confusion: Mapping[str, Mapping[str, int]]
    """Guesses by the true origin, then by the guessed one."""
    misleading: tuple[Misleading, ...]
    agreements: tuple[Agreement, ...]
    disputed: tuple[Disputed, ...]
    """Of the codings; of the guesses only where nothing is coded or disputed."""
    against: tuple[Against, ...]
    guesses: int
    right: int


def debrief(answers: Answers, *, settings: Settings = Settings()) -> Debrief:
    """Work out what there is to talk about from the marks of a class."""
    exercise = answers.exercise
    guesses = [m for m in answers.marks if m.step == GUESS]
    table = confusion(exercise, guesses)
    variables = ("origin", *exercise.coded)
    return Debrief(
        exercise=exercise,
        confusion=table,
        misleading=tuple(misleading(exercise, guesses)),
        agreements=tuple(
            agreement(v, grid(answers, v), settings=settings) for v in variables
        ),
        disputed=tuple(
            disputed(answers, exercise.coded) or disputed(answers, ("origin",))
        ),
        against=tuple(_against(answers)),
        guesses=len(guesses),
        right=sum(table[o.id][o.id] for o in exercise.origins),
    )


def confusion(exercise: Exercise, guesses: Iterable[Mark]) -> dict[str, dict[str, int]]:
    """Count guesses by the origin that it was and the one that was guessed."""
    ids = [origin.id for origin in exercise.origins]
    table = {was: dict.fromkeys(ids, 0) for was in ids}
    for mark in guesses:
        table[exercise.cards[mark.card].origin][mark.answers["origin"]] += 1
    return table


def misleading(exercise: Exercise, guesses: Iterable[Mark]) -> list[Misleading]:
    """Return the words that most led to a wrong guess, each once a student and card."""
    wrong: Counter[str] = Counter()
    right: Counter[str] = Counter()
    taken: dict[str, Counter[str]] = {}
    for mark in guesses:
        card, guess = exercise.cards[mark.card], mark.answers["origin"]
        words = {plain(card.words[i].text) for i in mark.words} - {""}
        (right if guess == card.origin else wrong).update(words)
        if guess != card.origin:
            for word in words:
                taken.setdefault(word, Counter())[guess] += 1
    ranked = sorted(wrong, key=lambda w: (-wrong[w], right[w], w))
    return [
        Misleading(w, wrong[w], right[w], taken[w].most_common(1)[0][0])
        for w in ranked[:SHOWN_WORDS]
    ]


def plain(word: str) -> str:
    """Return a word without case and the punctuation around it."""
    return word.strip(_EDGES).casefold()


def counts(answers: Answers, card: int, variable: str) -> dict[str, int]:
    """Count the answers to one variable of one card, in the order they are offered."""
    step = GUESS if variable == "origin" else CODE
    found = Counter(m.answers[variable] for m in answers.of(card, step))
    return {v: found[v] for v in answers.exercise.values(variable) if found[v]}


def marked_words(answers: Answers, card: int) -> Counter[int]:
    """Count how often each word of a card was marked."""
    return Counter(i for mark in answers.of(card, GUESS) for i in mark.words)


def grid(answers: Answers, variable: str) -> pd.DataFrame:
    """Return a variable as a table: one row a card, one column a student."""
    step = GUESS if variable == "origin" else CODE
    rows = [
        (m.card, m.student, m.answers[variable])
        for m in answers.marks
        if m.step == step
    ]
    table = pd.DataFrame(rows, columns=["card", "student", "value"])
    return table.pivot_table("value", "card", "student", aggfunc="first")


def disputed(answers: Answers, variables: Iterable[str]) -> list[Disputed]:
    """Return the cards and variables on which the class is most of two minds."""
    found = []
    for variable in variables:
        for card in range(len(answers.exercise.cards)):
            each = counts(answers, card, variable)
            n = sum(each.values())
            if n > 1:
                same = sum(k * (k - 1) for k in each.values()) / (n * (n - 1))
                found.append(Disputed(card, variable, 1 - same, each))
    split = [d for d in found if d.split > 0]
    return sorted(split, key=lambda d: -d.split)[:SHOWN_DISPUTED]


def _against(answers: Answers) -> list[Against]:
    exercise = answers.exercise
    coders = dict.fromkeys(c.coder for card in exercise.cards for c in card.machine)
    found = [
        _one_against(answers, coder, variable)
        for coder in coders
        for variable in exercise.coded
    ]
    return [one for one in found if one.answers]


def _one_against(answers: Answers, coder: str, variable: str) -> Against:
    same = total = 0
    differing = []
    for position, card in enumerate(answers.exercise.cards):
        coded = machine(card).get(coder, {}).get(variable)
        each = counts(answers, position, variable)
        if coded is None or not each:
            continue
        same += each.get(coded.value, 0)
        total += sum(each.values())
        if max(each, key=lambda value: each[value]) != coded.value:
            differing.append(position)
    return Against(coder, variable, same, total, tuple(differing))
