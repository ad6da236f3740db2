"""Voice of sentences with two voices, and of speech that runs on."""

import pytest

from tests.coding.conftest import Coded, Coder


def test_a_quotation_woven_into_an_assertion_is_mixed(voiced: Coder) -> None:
    """Where no verb reports it, the clause it completes is the author's."""
    text = (
        "The fund was set up with the aim of “keeping every port on the long coast "
        "open to trade”."
    )
    assert [found.voice for found in voiced(text)] == ["mixed"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mayor likes to speak of “calm and steady seas” while the storms of "
            "every winter carry boats away.",
            "The mayor",
            "calm and steady seas",
        ),
        (
            "The notion of a “peace island” is older than the pier, the lamps and the "
            "guild that keeps them.",
            "none",
            "peace island",
        ),
        (
            "What the mayor calls “calm and steady seas” is in truth the oldest storm "
            "on the whole coast.",
            "the mayor",
            "calm and steady seas",
        ),
    ],
)
def test_a_formula_is_reported_and_no_more(
    voiced: Coder, text: str, source: str, content: str
) -> None:
    """Beside a verb or noun of speech the quoted words are another's, the rest not."""
    assert voiced(text) == [Coded("mixed", source, [content])]


def test_a_comment_ends_the_report(voiced: Coder) -> None:
    """After ", a claim that" the author speaks of what was said."""
    text = (
        "The mayor said that the reef was hers, a claim that no map on the coast or "
        "in the archive of the guild supports."
    )
    assert voiced(text) == [Coded("mixed", "The mayor", ["the reef was hers"])]


@pytest.mark.parametrize(
    ("answer", "voice"),
    [("although it has been closed", "mixed"), ("and so to all", "own")],
)
def test_quoted_words_that_the_author_answers_are_mixed(
    voiced: Coder, answer: str, voice: str
) -> None:
    """A few quoted words are reported where the author objects to them."""
    text = f"The lamp stands for “a free and open bay”, {answer} ships since May."
    assert [found.voice for found in voiced(text)] == [voice]


def test_an_answered_quotation_is_mixed_though_it_is_long(voiced: Coder) -> None:
    """An objection of the author's makes a report one of two voices."""
    text = "The mayor insists that the pier “is safe for ships of every size”, but no."
    assert [found.voice for found in voiced(text)] == ["mixed"]


def test_a_subordinate_report_ends_with_its_clause(voiced: Coder) -> None:
    """What follows "Although the crew says so," is the author's."""
    text = (
        "Although the crew says that the pier is safe, the harbour office has closed "
        "it to all ships since the first storm of the year."
    )
    assert voiced(text) == [Coded("mixed", "the crew", ["the pier is safe"])]


def test_a_report_inside_an_assertion_is_mixed(voiced: Coder) -> None:
    """A smaller reported part leaves the sentence to both voices."""
    text = (
        "Trade across the strait has doubled since the pact was signed and the ports "
        "have grown richer, but the union warned that wages fell."
    )
    assert voiced(text) == [Coded("mixed", "the union", ["wages fell."])]


def test_a_communique_goes_on_with_what_both_sides_should_do(voiced: Coder) -> None:
    """After a report, "both sides should" is the same speaker's."""
    text = "Okada said that the pier was old. Both sides should repair it together."
    assert [found.source for found in voiced(text)] == ["Okada", "Okada"]


def test_lists_go_on_over_paragraphs(voiced: Coder) -> None:
    """A list that a speaker announced is the speaker's to its last paragraph."""
    text = (
        "Okada gave two reasons, saying:\n\nThe first is the wind.\n\n"
        "The tide is strong there.\n\nThe second is the cost."
    )
    assert [found.voice for found in voiced(text)][1:] == [
        "attributed",
        "own",
        "attributed",
    ]


def test_a_quotation_that_runs_on_stays_attributed(voiced: Coder) -> None:
    """Every sentence of a quotation has its speaker, though one names her only."""
    text = "“The pier is old. The crane is older,” Mayor Okada said."
    assert voiced(text) == [
        Coded("attributed", "Mayor Okada", ["The pier is old."]),
        Coded("attributed", "Mayor Okada", ["The crane is older,"]),
    ]


def test_a_pronoun_stands_for_the_last_source(voiced: Coder) -> None:
    """Where "she" says it the source is who spoke before."""
    text = "Mayor Okada said that the pier was old. She added that it would be rebuilt."
    assert [sentence.source for sentence in voiced(text)] == ["Mayor Okada"] * 2


def test_an_expert_goes_on_to_the_end_of_the_paragraph(voiced: Coder) -> None:
    """Where several are heard, the paragraph is the expert's, the next one is not."""
    text = (
        "Professor Ito argued that the tide is to blame.\n\n"
        "Professor Tan Mei-ling argued that the reef is sinking. The coral cannot keep"
        " pace.\n\nThe ferry runs twice a day."
    )
    assert [(found.voice, found.source) for found in voiced(text)] == [
        ("attributed", "Professor Ito"),
        ("attributed", "Professor Tan Mei-ling"),
        ("attributed", "Professor Tan Mei-ling"),
        ("own", "none"),
    ]


def test_an_expert_without_a_name_does_not_go_on(voiced: Coder) -> None:
    """Of "a scholar in Reefton" a text gives a point, and goes on as the author."""
    text = (
        "Professor Ito argued that the tide is to blame.\n\n"
        "A scholar in Reefton argued that the reef is sinking. The coral grows slowly."
        "\n\nScholars argued that the sand is lost. The dunes are bare."
    )
    assert [found.voice for found in voiced(text)][1:] == ["attributed", "own"] * 2


def test_we_after_a_report_is_the_author(voiced: Coder) -> None:
    """Without quotation marks nobody but the author says "we"."""
    text = "The minister argued that the reef is sinking. We have measured it since."
    assert [found.voice for found in voiced(text)] == ["attributed", "own"]


def test_the_only_expert_of_a_text_does_not_go_on(voiced: Coder) -> None:
    """An author who cites one expert goes on as the author."""
    text = "Professor Tan argued that the reef is sinking. The coral cannot keep pace."
    assert [found.voice for found in voiced(text)] == ["attributed", "own"]


def test_verbs_that_are_joined_share_their_subject(voiced: Coder) -> None:
    """After "and" the speaker is the subject of the verb before it."""
    text = "The mayor walked the old pier at dawn and warned that the reef had moved."
    assert [found.source for found in voiced(text)] == ["The mayor"]


def test_an_ordinary_source_does_not_go_on(voiced: Coder) -> None:
    """A minister's sentence is followed by the author's own."""
    text = "The minister argued that the reef is sinking. The coral grows slowly."
    assert [found.voice for found in voiced(text)] == ["attributed", "own"]


def test_speakers_of_an_interview_own_their_paragraphs(voiced: Coder) -> None:
    """Labels that return through a document say who speaks."""
    text = (
        "Reyes: The pier is old.\n\nOkada: It is safe.\n\nReyes: Hardly.\n\nOkada: Yes."
    )
    assert [found.source for found in voiced(text)] == ["Reyes", "Okada"] * 2
