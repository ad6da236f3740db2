"""A small exercise, made by hand so that every count is known."""

import re

import pytest

from framing.classroom.exercise import Card, Code, Coded, Exercise, Line, Word
from framing.records import Origin

TEXTS = ("The harbour stays open.", "So they say.", "It must close.", "Who asked?")
ORIGINS = ("north", "south", "north", "south")


def line(text: str) -> Line:
    words = (Word(w.group(), *w.span()) for w in re.finditer(r"\S+", text))
    return Line(1, 0, len(text), text, tuple(words))


@pytest.fixture
def exercise() -> Exercise:
    cards = tuple(
        Card(
            document=f"d{i}",
            origin=ORIGINS[i],
            language="en",
            source="",
            sha256="0" * 64,
            lines=(line(text),),
            asked=0,
            machine=(Coded("lexicon", "voice", "own", 0),),
        )
        for i, text in enumerate(TEXTS)
    )
    return Exercise(
        topic="harbour",
        label="The harbour",
        proposition="It should stay open.",
        corpus="Made",
        notice="",
        origins=(Origin("north", "North"), Origin("south", "South")),
        frames=(Code("danger", "danger", ""), Code("cost", "cost", "")),
        cards=cards,
    )
