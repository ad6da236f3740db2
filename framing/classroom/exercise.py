"""A class exercise: blind passages, what is asked of each, and what a machine coded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.records import Origin

GUESS, CODE = "guess", "code"
STEPS = (GUESS, CODE)
"""What a student does with a passage, in this order."""
VOICES = ("own", "attributed", "mixed")
STANCES = ("endorse", "reject", "report", "unclear")
NONE = "none"


class Word(NamedTuple):
    """A word as a student sees it, and where it stands in its document."""

    text: str
    start: int
    end: int
    covered: bool = False
    """It stands for something masked, so that it cannot be marked."""
    glued: bool = False
    """No space goes before it."""

    @property
    def markable(self) -> bool:
        """Whether a student may mark it."""
        return not self.covered and any(map(str.isalnum, self.text)) and not self.glued


@dataclass(frozen=True)
class Line:
    """One sentence of a passage, as read and as shown blind."""

    sentence: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]


class Coded(NamedTuple):
    """The value a machine gave the asked sentence, perhaps the second strongest."""

    coder: str
    variable: str
    value: str
    rank: int


@dataclass(frozen=True)
class Card:
    """A passage of one document; the sentence asked about is one of its lines."""

    document: str
    origin: str
    language: str
    source: str
    sha256: str
    lines: tuple[Line, ...]
    asked: int
    """Position of the asked sentence among the lines."""
    machine: tuple[Coded, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines; a mark is a position among them."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def sentence(self) -> Line:
        """The sentence that is coded."""
        return self.lines[self.asked]


@dataclass(frozen=True)
class Code:
    """One entry of the codebook."""

    id: str
    label: str
    definition: str
    boundary: str = ""


@dataclass(frozen=True)
class Exercise:
    """Everything a class needs: it can be held without the corpus from here on."""

    topic: str
    label: str
    proposition: str
    corpus: str
    notice: str
    origins: tuple[Origin, ...]
    frames: tuple[Code, ...]
    cards: tuple[Card, ...]

    @property
    def stance(self) -> str:
        """The variable of the stance that is asked about."""
        return f"stance/{self.topic}"

    @property
    def coded(self) -> tuple[str, ...]:
        """The variables that are coded in the second step."""
        return ("frame", "voice", self.stance)

    def values(self, variable: str) -> tuple[str, ...]:
        """Return what a variable may be, in the order it is offered."""
        if variable == "origin":
            return tuple(origin.id for origin in self.origins)
        if variable == "frame":
            return (*(frame.id for frame in self.frames), NONE)
        return VOICES if variable == "voice" else STANCES


class Mark(NamedTuple):
    """What one student committed for one card in one step.

    `answers` holds the value of each variable; `second` stands for a second frame.
    """

    student: int
    card: int
    step: str
    answers: Mapping[str, str]
    words: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The marks of a class on one exercise."""

    exercise: Exercise
    marks: Sequence[Mark] = field(default_factory=tuple)

    def of(self, card: int, step: str) -> list[Mark]:
        """Return the marks of one card and step."""
        return [m for m in self.marks if (m.card, m.step) == (card, step)]


def problem(exercise: Exercise, mark: Mark) -> str:
    """Return the variable that a mark answers wrongly or not at all, or nothing."""
    wanted = ("origin",) if mark.step == GUESS else exercise.coded
    for variable in wanted:
        if mark.answers.get(variable) not in exercise.values(variable):
            return variable
    second = mark.answers.get("second", "")
    if second and second not in exercise.values("frame")[:-1]:
        return "second"
    words = exercise.cards[mark.card].words
    if any(not (0 <= i < len(words) and words[i].markable) for i in mark.words):
        return "words"
    return ""
