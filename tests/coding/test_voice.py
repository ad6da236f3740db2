"""Voice and source of sentences."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.lexicon.model import Lexicons
from tests.coding.conftest import CLOSING, OPENING, Coded, Coder, codings


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
            "The old pier, the mayor wrote in her diary, would not stand for long.",
            "the mayor",
            ["The old pier", "would not stand for long."],
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
        (
            "Beijing’s harbour office, seasoned pilots hold, is a house of rivals.",
            "seasoned pilots",
            ["Beijing’s harbour office", "is a house of rivals."],
        ),
        (
            "Officers who took part in the drill recommended a longer pier.",
            "Officers",
            ["a longer pier."],
        ),
        (
            "The lampkeeper restated that the pier was shut.",
            "The lampkeeper",
            ["the pier was shut."],
        ),
        (
            "Most of those polled want a longer pier than they have.",
            "Most of those polled",
            ["want a longer pier than they have."],
        ),
        (
            "The survey found nearly half of the sailors awake.",
            "The survey",
            ["nearly half of the sailors awake."],
        ),
        (
            "Some scholars see the reef as a matter of pride.",
            "Some scholars",
            ["the reef as a matter of pride."],
        ),
        (
            "The pilots judged the reef to be nearer than before.",
            "The pilots",
            ["the reef to be nearer than before."],
        ),
    ],
)
def test_reported_clauses_are_attributed(
    voiced: Coder, text: str, source: str, content: list[str]
) -> None:
    """Who says it and what is said are found on either side of the verb."""
    assert voiced(text) == [Coded("attributed", source, content)]


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
        "The fire shows that the pier is old.",
        "Closing the old pier would tell the town that trade is over.",
        "A toll of a tenth, announced by the mayor in May, hurt the guild.",
        "Table 4 lists the piers by age.",
        "The author thanks the mayor for her lamps.",
        "They lit the lamp in the hope that the boats would see it.",
        "The boats wait as long as both sides agree, and no longer.",
    ],
)
def test_what_nobody_reports_is_the_authors_own(voiced: Coder, text: str) -> None:
    """Nouns, names, impersonal comment and the first person report nothing."""
    assert voiced(text) == [Coded("own", "none", [])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor wants to rebuild the old pier.", ["to rebuild the old pier."]),
        ("Their call for a longer pier was heard.", ["a longer pier"]),
        ("Both mayors discussed the state of the pier.", ["the state of the pier."]),
        ("The crew did not say whether it would sail.", ["whether it would sail."]),
        ("The mayor learned that the reef had moved.", ["the reef had moved."]),
    ],
)
def test_slight_reports_leave_the_sentence_to_the_author(
    voiced: Coder, text: str, content: list[str]
) -> None:
    """What is wanted, spoken of or left unsaid is another's, the sentence is not."""
    assert voiced(text) == [Coded("own", "none", content)]


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


BROKEN_OFF = (
    "According to the mayor, the old pier, which critics described as a danger, was"
    " condemned by engineers who were quoted as saying that “nobody” should be seen by"
    " it, and is known as a scandal among officials in the eyes of whom it was called"
)


@pytest.mark.parametrize("from_the_end", [False, True])
def test_a_sentence_may_break_off_anywhere(
    lexicons: Lexicons, from_the_end: bool
) -> None:
    """Whatever word a sentence stops after or begins with, it gets a voice."""
    words = BROKEN_OFF.split()
    pieces = [
        " ".join(words[at:] if from_the_end else words[:at])
        for at in range(1, len(words))
    ]
    done = codings(lexicons, "\n\n".join(pieces))
    assert "attributed" in set(done.of("voice")["value"])


@settings(max_examples=60, deadline=None)
@example(["Mayor Okada said", "Mayor Okada said", ".", "“"])
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
