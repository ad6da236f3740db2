"""Distance and endorsement."""

from collections.abc import Callable

import pytest

from framing.coding.codings import run
from framing.coding.engagement import EngagementCoder
from framing.coding.voice import VoiceCoder
from framing.edges.lexicons import read_lexicons
from framing.records import Corpus, Document
from framing.text.reading import read

OPENING = "The harbour lies at the foot of a long green hill.\n\n"
CLOSING = "\n\nThe lamps along the quay are lit at six and put out at dawn."
Coder = Callable[..., list[tuple[str, list[str]]]]


@pytest.fixture(scope="module")
def coded() -> Coder:
    """Code a text: value and evidence of each sentence but the first and the last."""
    lexicons = read_lexicons()

    def code(text: str, **thresholds: float) -> list[tuple[str, list[str]]]:
        document = Document("d", "d.txt", "o", OPENING + text + CLOSING, "")
        reading = read(Corpus("c", "c", "en", (), (document,)), abbreviations=[])
        engagement = EngagementCoder(lexicons)
        vars(engagement).update(thresholds)
        done = run([VoiceCoder(lexicons), engagement], reading)
        rows, spans = done.of("engagement"), done.evidence_of("engagement")
        pairs = zip(rows["sentence"], rows["value"], strict=True)
        return [
            (value, spans.loc[spans["sentence"] == number, "surface"].tolist())
            for number, value in pairs
        ][1:-1]

    return code


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The so-called “freedom patrol” turned back at the reef.", "freedom patrol"),
        ("Their “gift” to the islands was an empty warehouse.", "gift"),
        (
            "The ministry falsely claimed that the port was empty.",
            "the port was empty.",
        ),
        ("The charge against the crew was groundless.", "groundless"),
    ],
)
def test_words_are_held_at_arms_length(coded: Coder, text: str, held: str) -> None:
    """The evidence of distance is what is doubted, not only the word that doubts."""
    [(value, evidence)] = coded(text)
    assert value == "distanced"
    assert held in evidence


def test_approval_endorses_what_is_reported(coded: Coder) -> None:
    """The evidence of endorsement is the content that is approved."""
    text = "As the envoy rightly noted, the tide decides the day."
    assert coded(text) == [("endorsed", ["the tide decides the day."])]


ARGUED = (
    "The charge is groundless. The fear is exaggerated. The ministry hyped the risk. "
    "The so-called danger is small. "
)


@pytest.mark.parametrize(("before", "value"), [("", "none"), (ARGUED, "endorsed")])
def test_experts_back_a_case_only_where_one_is_argued(
    coded: Coder, before: str, value: str
) -> None:
    """A text that holds others off relies on its experts; a report quotes them."""
    text = before + "Professor Tan argued that the reef is sinking."
    assert coded(text)[-1][0] == value


def test_a_lexicon_may_hold_that_every_text_argues_a_case(coded: Coder) -> None:
    """With a threshold of nothing, experts back texts that hold nothing off."""
    text = "Professor Tan argued that the reef is sinking."
    assert coded(text, argues=0)[-1][0] == "endorsed"


def test_scare_quotes_need_a_doubting_author_or_an_owner(coded: Coder) -> None:
    """Where nothing else is held off, a quoted term must be laid at a door."""
    text = "The “gift” arrived by sea. Their “gift” was an empty warehouse."
    assert [value for value, _ in coded(text)] == ["none", "distanced"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that the port was empty.",
        "The value of the cable cannot be overstated.",
        "The word “harbour” is older than the town.",
        "The “Green Line” runs from the pier to the hill.",
        "The mayor said that the plan was a “gift” to the islands.",
    ],
)
def test_plain_report_and_plain_terms_are_neither(coded: Coder, text: str) -> None:
    """A neutral report, a name, a defined term and somebody's own word are plain."""
    assert coded(text) == [("none", [])]


def test_a_term_used_often_is_the_authors_own(coded: Coder) -> None:
    """A quoted term that returns without any cue of distance is a term of art."""
    text = "The “cold bridge” closed. The “cold bridge” opened. The “cold bridge” fell."
    assert [value for value, _ in coded(text)] == ["none"] * 3


def test_a_term_once_held_off_is_held_off_throughout(coded: Coder) -> None:
    """After "so-called" the same term is at arm's length in anybody's mouth."""
    text = (
        "The so-called “cold bridge” closed. He said that the “cold bridge” was open."
    )
    assert [value for value, _ in coded(text)] == ["distanced", "distanced"]
