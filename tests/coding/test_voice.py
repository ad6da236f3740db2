"""Voice and source of sentences."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
def coded(lexicons: Lexicons) -> Coder:
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


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The ministry said that the talks would resume in spring.",
            "The ministry",
            ["the talks would resume in spring."],
        ),
        (
            "The talks would resume in spring, a ministry spokesman said on Friday.",
            "a ministry spokesman",
            ["The talks would resume in spring"],
        ),
        (
            "“The talks will resume in spring,” said Foreign Minister Ana Reyes.",
            "Foreign Minister Ana Reyes",
            ["The talks will resume in spring,"],
        ),
        (
            "According to the coast guard, three boats had crossed the line.",
            "the coast guard",
            ["three boats had crossed the line."],
        ),
        (
            "Three boats had crossed the line, according to the coast guard.",
            "the coast guard",
            ["Three boats had crossed the line"],
        ),
        (
            "Lee Chan, an analyst at a bank in Seoul, warned that prices would rise.",
            "Lee Chan",
            ["prices would rise."],
        ),
        (
            "In Manila’s eyes the reef is home to a fishing fleet.",
            "Manila",
            ["the reef is home to a fishing fleet."],
        ),
        (
            "The plan was condemned by the harbour union as reckless.",
            "the harbour union",
            ["The plan was condemned"],
        ),
        (
            "The paper quoted the mayor as saying that the pier was unsafe.",
            "the mayor",
            ["the pier was unsafe."],
        ),
        (
            "The mayor called the budget a gift to the shipping lines.",
            "The mayor",
            ["the budget a gift to the shipping lines."],
        ),
        (
            "“It is late,” said Ana Reyes, a pilot with thirty years at sea.",
            "Ana Reyes",
            ["It is late,"],
        ),
        (
            "“If they come,” one pilot said, speaking at night, “we will wait.”",
            "one pilot",
            ["If they come,", "we will wait."],
        ),
        (
            "Ma Ying-tai on Monday denounced the drills as reckless.",
            "Ma Ying-tai",
            ["the drills as reckless."],
        ),
        (
            "The crew is believed to have left the port before dawn.",
            "none",
            ["The crew", "have left the port before dawn."],
        ),
        (
            "Some analysts believe the pact will outlive its makers.",
            "Some analysts",
            ["the pact will outlive its makers."],
        ),
    ],
)
def test_reported_clauses_are_attributed(
    coded: Coder, text: str, source: str, content: list[str]
) -> None:
    """Who says it and what is said are found on either side of the verb."""
    assert coded(text) == [Coded("attributed", source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Japan patrol the strait together.",
        "It must be noted that the strait is shallow here.",
        "One can say that the strait has become a moat.",
        "This paper argues that ports matter more than planes.",
        "We believe that ports matter more than planes.",
        "The above-mentioned reefs are bare at low tide.",
        "The engineers maintain a road along the northern shore.",
        "Inter-state trade grew while the old claims slept in a drawer.",
        "The island known as “Green Rock” has a small lighthouse.",
        "There is no doubt that the pier is old.",
        "The gauge fell overnight, suggesting that rain was near.",
        "The so-called “six promises”, agreed in 1982, bind the port to this day.",
        "He founded the “Pacific Society for Strategic Peace Research” in Naha.",
    ],
)
def test_what_nobody_reports_is_the_authors_own(coded: Coder, text: str) -> None:
    """Nouns, names, impersonal comment and the first person report nothing."""
    assert coded(text) == [Coded("own", "none", [])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor wants to rebuild the old pier.", ["to rebuild the old pier."]),
        ("Their call for a longer pier was heard.", ["a longer pier"]),
        ("Both mayors discussed the state of the pier.", ["the state of the pier."]),
        ("The crew did not say whether it would sail.", ["whether it would sail."]),
    ],
)
def test_slight_reports_leave_the_sentence_to_the_author(
    coded: Coder, text: str, content: list[str]
) -> None:
    """What is wanted, spoken of or left unsaid is another's, the sentence is not."""
    assert coded(text) == [Coded("own", "none", content)]


@pytest.mark.parametrize(
    ("title", "value", "source"),
    [
        ("Okada: the pier will not be closed", "attributed", "Okada"),
        ("Harbour to be dredged in spring: officials", "attributed", "officials"),
        ("The pier will stay open, says Okada", "attributed", "Okada"),
        ("Explainer: who will pay for the pier", "own", "none"),
        ("The Old Pier: A Short History of Harbour Walls", "own", "none"),
    ],
)
def test_headlines_give_their_speaker_before_or_after(
    lexicons: Lexicons, title: str, value: str, source: str
) -> None:
    """A name on one side of a colon says what stands on the other."""
    done = codings(lexicons, f"{title}\n\n{OPENING}{CLOSING}")
    assert done.of("voice")["value"].tolist()[0] == value
    assert done.of("source")["value"].tolist()[0] == source


def test_a_quotation_woven_into_an_assertion_is_mixed(coded: Coder) -> None:
    """Where no verb reports it, the clause it completes is the author's."""
    text = (
        "The fund was set up with the aim of “keeping every port on the long coast "
        "open to trade”."
    )
    assert [found.voice for found in coded(text)] == ["mixed"]


def test_a_subordinate_report_ends_with_its_clause(coded: Coder) -> None:
    """What follows "Although the crew says so," is the author's."""
    text = (
        "Although the crew says that the pier is safe, the harbour office has closed "
        "it to all ships since the first storm of the year."
    )
    assert coded(text) == [Coded("mixed", "the crew", ["the pier is safe"])]


def test_a_communique_goes_on_with_what_both_sides_should_do(coded: Coder) -> None:
    """After a report, "both sides should" is the same speaker's."""
    text = "Okada said that the pier was old. Both sides should repair it together."
    assert [found.source for found in coded(text)] == ["Okada", "Okada"]


def test_lists_go_on_over_paragraphs(coded: Coder) -> None:
    """A list that a speaker announced is the speaker's to its last paragraph."""
    text = (
        "Okada gave two reasons, saying:\n\nThe first is the wind.\n\n"
        "The tide is strong there.\n\nThe second is the cost."
    )
    assert [found.voice for found in coded(text)][1:] == [
        "attributed",
        "own",
        "attributed",
    ]


def test_a_report_inside_an_assertion_is_mixed(coded: Coder) -> None:
    """A smaller reported part leaves the sentence to both voices."""
    text = (
        "Trade across the strait has doubled since the pact was signed and the ports "
        "have grown richer, but the union warned that wages fell."
    )
    assert coded(text) == [Coded("mixed", "the union", ["wages fell."])]


def test_a_quotation_that_runs_on_stays_attributed(coded: Coder) -> None:
    """Every sentence of a quotation has its speaker, though one names her only."""
    text = "“The pier is old. The crane is older,” Mayor Okada said."
    assert coded(text) == [
        Coded("attributed", "Mayor Okada", ["The pier is old."]),
        Coded("attributed", "Mayor Okada", ["The crane is older,"]),
    ]


def test_a_pronoun_stands_for_the_last_source(coded: Coder) -> None:
    """Where "she" says it the source is who spoke before."""
    text = "Mayor Okada said that the pier was old. She added that it would be rebuilt."
    assert [sentence.source for sentence in coded(text)] == ["Mayor Okada"] * 2


def test_an_expert_goes_on_to_the_end_of_the_paragraph(coded: Coder) -> None:
    """After a named expert the paragraph is the expert's, the next one is not."""
    text = (
        "Professor Tan argued that the reef is sinking. The coral cannot keep pace."
        "\n\nThe ferry runs twice a day."
    )
    assert [(found.voice, found.source) for found in coded(text)] == [
        ("attributed", "Professor Tan"),
        ("attributed", "Professor Tan"),
        ("own", "none"),
    ]


def test_an_ordinary_source_does_not_go_on(coded: Coder) -> None:
    """A minister's sentence is followed by the author's own."""
    text = "The minister argued that the reef is sinking. The coral grows slowly."
    assert [found.voice for found in coded(text)] == ["attributed", "own"]


def test_speakers_of_an_interview_own_their_paragraphs(coded: Coder) -> None:
    """Labels that return through a document say who speaks."""
    text = (
        "Reyes: The pier is old.\n\nOkada: It is safe.\n\nReyes: Hardly.\n\nOkada: Yes."
    )
    assert [found.source for found in coded(text)] == ["Reyes", "Okada"] * 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Mayor Okada said",
                "that",
                "“",
                "”",
                ",",
                "the pier",
                "is old",
                ".",
                "\n\n",
            ]
        ),
        max_size=30,
    )
)
def test_evidence_lies_inside_its_sentence(
    lexicons: Lexicons, parts: list[str]
) -> None:
    """Every span is cut from the text, inside the sentence, apart from the others."""
    text = OPENING + " ".join(parts)
    done = codings(lexicons, text)
    spans = done.evidence.sort_values(["sentence", "start"])
    assert set(done.of("voice")["value"]) <= {"own", "attributed", "mixed"}
    for start, end, surface in zip(
        spans["start"], spans["end"], spans["surface"], strict=True
    ):
        assert text[start:end] == surface != ""
    assert (spans["start"].to_numpy()[1:] >= spans["end"].to_numpy()[:-1]).all()
