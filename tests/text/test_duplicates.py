"""Reprints: found within an origin, never mistaken for a text that merely quotes."""

import numpy as np

from framing.records import Document
from framing.text.duplicates import duplicates
from framing.text.index import IndexBuilder
from framing.text.view import View

STORY = " ".join(f"word{i}" for i in range(100))
OTHER = " ".join(f"other{i}" for i in range(400))


def found(*origins_and_texts: tuple[str, str]) -> dict[str, str]:
    documents = [
        Document(f"d{i}", f"d{i}.txt", origin, text, "")
        for i, (origin, text) in enumerate(origins_and_texts)
    ]
    builder = IndexBuilder()
    for _, text in origins_and_texts:
        builder.add(View(text), np.array([0]), np.array([len(text)]))
    one = np.ones(len(documents), np.int64)
    words = builder.build().words(one > 0, one)
    return duplicates(documents, words, threshold=0.8)


def test_a_reprint_points_to_the_earlier_document() -> None:
    """The same text again, and again with a few words more, is one document."""
    reprint = f"Reprinted here. {STORY} The end."

    assert found(("o", STORY), ("o", OTHER), ("o", STORY), ("o", reprint)) == {
        "d2": "d0",
        "d3": "d0",
    }


def test_other_origins_keep_their_own_copy() -> None:
    """A text that two origins carry counts once in each."""
    assert found(("o", STORY), ("p", STORY)) == {}


def test_a_long_text_that_holds_a_short_one_is_no_reprint() -> None:
    """Who quotes a short note in full still says the rest."""
    assert found(("o", STORY), ("o", f"{OTHER} {STORY}")) == {}


def test_an_excerpt_is_a_reprint_of_what_it_comes_from() -> None:
    """A later text that lies within an earlier one adds nothing."""
    assert found(("o", f"{OTHER} {STORY}"), ("o", STORY)) == {"d1": "d0"}


def test_short_texts_are_compared_whole() -> None:
    """Two equal headlines are one, two others are two, and nothing equals nothing."""
    assert found(("o", "Drills begin"), ("o", "Drills end")) == {}
    assert found(("o", "Drills begin"), ("o", "Drills begin!")) == {"d1": "d0"}
    assert found(("o", ""), ("o", "")) == {}
