"""Drawing sentences for people to code."""

from collections import Counter
from collections.abc import Callable

import pandas as pd
import pytest

from framing.coding.lexicon_coder import code
from framing.contrast.sample import draw_sample
from framing.lexicon.model import Lexicons
from framing.text.reading import Reading

HARBOUR = (
    "It was late. The harbour was calm. Nobody spoke. The road was long. It rained."
)


@pytest.fixture
def reading(make_reading: Callable[..., Reading]) -> Reading:
    return make_reading(
        {"coast": [HARBOUR, HARBOUR + " So it was."], "hills": [HARBOUR]}
    )


def drawn(reading: Reading, lexicons: Lexicons, **how: object) -> pd.DataFrame:
    coded = code(reading, lexicons)
    return draw_sample(reading, coded, **how)  # type: ignore[arg-type]  # as it comes


def test_every_origin_gives_as_many(reading: Reading, small_lexicons: Lexicons) -> None:
    """Three of each origin, none twice, each with its anchor and neighbours."""
    sheet = drawn(reading, small_lexicons, n=3)

    of = Counter(document.split("-")[0] for document in sheet["document"])
    assert of == {"coast": 3, "hills": 3}
    assert not sheet.duplicated(["document", "sentence"]).any()
    texts = {d.id: d.text for d in reading.corpus.documents}
    spans = zip(sheet["document"], sheet["start"], sheet["end"], strict=True)
    assert [texts[d][s:e] for d, s, e in spans] == list(sheet["text"])
    assert set(sheet["sample"]) == {"all"}


def test_a_small_origin_gives_all_it_has(
    reading: Reading, small_lexicons: Lexicons
) -> None:
    """Where there are fewer sentences than asked for, each is drawn once."""
    sheet = drawn(reading, small_lexicons, n=99)

    assert len(sheet) == reading.sentences["counted"].sum()


def test_a_topic_is_drawn_from_its_passages(
    reading: Reading, small_lexicons: Lexicons
) -> None:
    """Only the sentence of the topic and its neighbours can be drawn."""
    sheet = drawn(reading, small_lexicons, topic="harbour", n=99)

    assert set(sheet["sentence"]) == {1, 2, 3}
    assert set(sheet["sample"]) == {"harbour"}


def test_neighbours_are_of_the_same_document(
    reading: Reading, small_lexicons: Lexicons
) -> None:
    """The first sentence has nothing before it, the last nothing after."""
    sheet = drawn(reading, small_lexicons, n=99)
    hills = sheet[sheet["document"] == "hills-0"].sort_values("sentence")

    assert list(hills["before"]) == ["", *hills["text"][:-1]]
    assert list(hills["after"]) == [*hills["text"][1:], ""]


def test_a_seed_repeats_the_draw(reading: Reading, small_lexicons: Lexicons) -> None:
    """The same seed draws the same sentences in the same order; another does not."""
    one, again, other = (
        drawn(reading, small_lexicons, n=3, seed=seed) for seed in (1, 1, 2)
    )

    assert one.equals(again)
    assert not one.equals(other)


def test_every_sentence_can_be_drawn(
    reading: Reading, small_lexicons: Lexicons
) -> None:
    """Over many seeds each sentence of an origin comes up about as often."""
    coded = code(reading, small_lexicons)
    draws = [draw_sample(reading, coded, n=1, seed=seed) for seed in range(400)]
    counts = Counter(
        (document, sentence)
        for draw in draws
        for document, sentence in zip(draw["document"], draw["sentence"], strict=True)
        if document == "hills-0"
    )

    assert len(counts) == 5
    assert min(counts.values()) > 50
