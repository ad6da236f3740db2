"""Stance on a declared proposition: a sentence's and a document's."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.coding.lexicon_coder import code
from framing.edges.lexicons import read_lexicons
from framing.records import Corpus, Document
from framing.text.reading import read

EXAMPLES = Path(__file__).parent / "examples" / "news.csv"
STANCE = "stance/taiwan-japan-linkage"
OPENING = "The harbour lies at the foot of a long green hill.\n\n"
CLOSING = "\n\nThe ferry leaves at dawn and comes back before the tide turns."
CLAIM = "A war over Taiwan would soon reach Japan. "
DENIAL = "The notion that Taiwan's trouble is Japan's trouble is a fallacy. "
REPORT = "The minister said that a war over Taiwan would reach Japan. "
Coder = Callable[[str], tuple[list[str], str]]


@pytest.fixture(scope="module")
def stances() -> Coder:
    """Code a text: the stance of each sentence that takes one, and the document's."""
    lexicons = read_lexicons()

    def run(text: str) -> tuple[list[str], str]:
        document = Document("d", "d.txt", "o", OPENING + text + CLOSING, "")
        reading = read(Corpus("c", "c", "en", (), (document,)), abbreviations=[])
        rows = code(reading, lexicons).of(STANCE)
        sentences = rows[rows["sentence"] > 0].sort_values("sentence")
        whole = rows.loc[rows["sentence"] == 0, "value"].tolist()
        return sentences["value"].tolist(), whole[0] if whole else "none"

    return run


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (CLAIM, "endorse"),
        (DENIAL, "reject"),
        (REPORT, "report"),
        ("Tokyo has always considered a crisis over Taiwan its own crisis.", "report"),
        ("Would Japan be drawn into a war over Taiwan?", "unclear"),
        ("It is clear that “a Taiwan contingency is a Japan contingency.”", "endorse"),
        ("“A Taiwan contingency is a Japan contingency” hung on the wall.", "report"),
        ("Tokyo has no duty to fight in a war over Taiwan.", "reject"),
        ("By that logic a war over Taiwan drags Japan into every quarrel.", "reject"),
    ],
)
def test_a_sentence(stances: Coder, text: str, wanted: str) -> None:
    """Each rule of the stance coder decides the sentence that it is there for."""
    assert stances(text)[0] == [wanted]


def test_a_report_that_is_rebutted_at_once(stances: Coder) -> None:
    """A report is rejected where the next sentence looks back to rebut it."""
    found, whole = stances(REPORT + "This argument ignores every treaty in force.")
    assert (found[0], whole) == ("reject", "reject")


def test_a_bare_mention_follows_the_document(stances: Coder) -> None:
    """Without a cue a mention takes the side of the cued sentences, else none."""
    bare = "The chapter on a Taiwan war and Japan has nine pages. "
    assert stances(bare)[0] == ["unclear"]
    assert stances(bare + CLAIM)[0] == ["endorse", "endorse"]
    assert stances(bare + CLAIM + DENIAL)[0][0] == "unclear"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (REPORT, "report"),
        (REPORT + DENIAL, "reject"),
        (CLAIM + DENIAL, "unclear"),
        (REPORT + CLAIM, "endorse"),
        ("The lamps along the quay are lit at six.", "none"),
    ],
)
def test_a_document(stances: Coder, text: str, wanted: str) -> None:
    """Reports take no side; own sentences decide, and a draw is unclear."""
    assert stances(text)[1] == wanted


def test_no_document_is_put_on_the_other_side(stances: Coder) -> None:
    """On composed news no document comes out on the side opposite to its own."""
    with EXAMPLES.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    opposite = {"endorse": "reject", "reject": "endorse"}
    sides = {r["document"]: r["stance"] for r in rows if r["part"] == "document"}
    for document, side in sides.items():
        text = "\n\n".join(
            r["text"]
            for r in rows
            if r["document"] == document and r["part"] != "document"
        )
        if side in opposite:
            assert stances(text)[1] != opposite[side], document
