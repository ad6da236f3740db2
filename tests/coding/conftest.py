"""Coding the voice of a text, for the tests of voice."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from framing.coding.codings import Codings
from framing.coding.voice import VoiceCoder
from framing.edges.lexicons import read_lexicons
from framing.lexicon.model import Lexicons
from framing.records import Corpus, Document
from framing.tables import CODINGS, EVIDENCE, empty
from framing.text.reading import read

OPENING = "The harbour lies at the foot of a long green hill.\n\n"
CLOSING = "\n\nThe lamps along the quay are lit at six and put out at dawn."


class Coded(NamedTuple):
    """What a sentence was coded as."""

    voice: str
    source: str
    content: list[str]


Coder = Callable[[str], list[Coded]]


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return read_lexicons()


@pytest.fixture(scope="module")
def voiced(lexicons: Lexicons) -> Coder:
    """Code a text; the sentences around it, which keep it body, are left out."""

    def code(text: str) -> list[Coded]:
        done = codings(lexicons, OPENING + text + CLOSING)
        found = []
        for number in done.of("voice")["sentence"].tolist()[1:-1]:
            values = {
                variable: rows.loc[rows["sentence"] == number, "value"].item()
                for variable in ("voice", "source")
                for rows in [done.of(variable)]
            }
            spans = done.evidence[done.evidence["sentence"] == number]
            found.append(Coded(**values, content=spans["surface"].tolist()))
        return found

    return code


def codings(lexicons: Lexicons, text: str) -> Codings:
    document = Document("d", "d.txt", "o", text, "")
    corpus = Corpus("c", "c", "en", (), (document,))
    reading = read(corpus, abbreviations=["mr", "dr"])
    prior = Codings(empty(CODINGS), empty(EVIDENCE))
    return VoiceCoder(lexicons).code(reading, prior)
