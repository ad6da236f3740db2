"""Passages of a class: balanced, blind, and of documents of their own."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

import framing
from framing.classroom.choosing import FEWEST_WORDS, MOST_WORDS, choose
from framing.classroom.exercise import Exercise
from framing.classroom.masking import covers, rules
from framing.coding.codings import Codings, run
from framing.coding.lexical import CategoryCoder
from framing.errors import QueryError
from framing.lexicon.model import Lexicons
from framing.settings import Settings
from framing.text.reading import Reading

TOPIC = "taiwan-japan-linkage"
analysis = cache(framing.analyse)


def chosen(*, each: int = 3, topic: str = TOPIC, seed: int = 1) -> Exercise:
    found = analysis()
    return choose(
        found.reading,
        found.codings,
        lexicons=found.lexicons,
        topic=topic,
        each=each,
        settings=Settings(seed=seed),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_origin_has_as_many_passages(seed: int) -> None:
    """The cards are balanced over origins, each from a document of its own."""
    cards = chosen(seed=seed).cards

    assert set(Counter(card.origin for card in cards).values()) == {3}
    assert len({card.document for card in cards}) == len(cards) == 12


def test_passages_fit_a_phone_and_the_excerpt_limit() -> None:
    """Every passage has between the fewest and the most words."""
    for card in chosen(each=5).cards:
        words = sum(len(line.text.split()) for line in card.lines)
        assert FEWEST_WORDS <= words <= MOST_WORDS, card.document


def test_the_same_seed_chooses_the_same() -> None:
    """Choice and order are drawn from the seed alone."""
    assert chosen(seed=7) == chosen(seed=7)
    assert chosen(seed=7) != chosen(seed=8)


def test_words_point_into_their_documents() -> None:
    """Every word that can be marked stands in its document where it says."""
    texts = {d.id: d.text for d in analysis().reading.corpus.documents}
    for card in chosen().cards:
        for word in card.words:
            if word.markable:
                assert texts[card.document][word.start : word.end] == word.text


def test_no_listed_give_away_is_left() -> None:
    """What is shown blind holds nothing that the rules cover, on any topic."""
    found = analysis()
    made = rules(found.lexicons, found.reading.corpus.documents)
    for seed in range(1, 4):
        for card in chosen(each=6, seed=seed).cards:
            shown = " ".join(w.text for w in card.words if not w.covered)
            assert covers(shown, made) == [], card.document
            assert not re.search(r"\b(19|20)\d\d\b", shown)


def test_machines_codings_of_the_asked_sentence_come_along() -> None:
    """What the lexicon coded of the sentence is kept for after committing."""
    rows = analysis().codings.rows
    for card in chosen().cards:
        own = rows[
            (rows["document"] == card.document)
            & (rows["sentence"] == card.sentence.sentence)
            & (rows["variable"] == "voice")
        ]
        voices = [c.value for c in card.machine if c.variable == "voice"]
        assert voices == own["value"].tolist()


def test_an_exception_is_among_the_passages() -> None:
    """An origin whose documents disagree is not shown as of one mind."""
    codings = analysis().codings.of(f"stance/{TOPIC}")
    whole = codings[codings["sentence"] == 0]
    stance = dict(zip(whole["document"], whole["value"], strict=True))
    origins = {d.id: d.origin for d in analysis().reading.corpus.documents}
    by_origin = {
        origin: {stance[d] for d in stance if origins[d] == origin}
        for origin in set(origins.values())
    }
    shown = chosen(each=4).cards
    for origin, stances in by_origin.items():
        if {"endorse", "reject"} <= stances:
            seen = {stance.get(c.document) for c in shown if c.origin == origin}
            assert {"endorse", "reject"} & seen, origin


def test_other_machines_codings_come_along() -> None:
    """Another coder's values stand beside the lexicon's, on the same sentence."""
    found = analysis()
    rows = found.codings.rows
    voices = rows[rows["variable"] == "voice"].assign(coder="other", value="mixed")
    other = Codings(voices, found.codings.evidence.iloc[:0])
    exercise = choose(
        found.reading,
        found.codings,
        lexicons=found.lexicons,
        topic=TOPIC,
        each=1,
        settings=Settings(),
        others=[other],
    )
    for card in exercise.cards:
        values = {c.coder: c.value for c in card.machine if c.variable == "voice"}
        assert set(values) == {"lexicon", "other"}
        assert values["other"] == "mixed"


def test_an_unknown_topic_is_refused() -> None:
    """A topic that no lexicon has is refused with those there are."""
    with pytest.raises(QueryError, match="no topic 'cheese'; there are"):
        chosen(topic="cheese")


def test_too_little_material_says_what_to_add(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> None:
    """Passages of one origin only are no exercise; the other is named."""
    long = "The harbour was quiet " + "and the boats lay still " * 5 + "all day."
    reading = make_reading({"north": [long], "south": ["Nothing of it."]})
    topics = CategoryCoder(small_lexicons, kind="topics", variable="topic")
    with pytest.raises(QueryError, match=r"too little on harbour.* add .* of South"):
        choose(
            reading,
            run([topics], reading),
            lexicons=small_lexicons,
            topic="harbour",
            each=1,
            settings=Settings(),
        )


def test_luck_is_even() -> None:
    """Cards are in no order of origins: over seeds each stands first now and then."""
    first = {chosen(each=1, seed=seed).cards[0].origin for seed in range(40)}

    assert first == {o.id for o in analysis().reading.corpus.origins}
    assert np.unique(list(first)).size == 4
