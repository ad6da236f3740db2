"""A machine guesses the origin of a masked passage from the other documents."""

from collections.abc import Callable

from framing.coding.classifier.blind import Passage, guess_origins
from framing.text.reading import Reading

NORTH = "The quay is safe. We hold the quay dear."
SOUTH = "The dock is unsafe. They hold the dock cheap."


def same(text: str) -> str:
    return text


def test_words_of_an_origin_give_it_away(make_reading: Callable[..., Reading]) -> None:
    """A word that only one origin's other documents use decides, and is named."""
    reading = make_reading(
        {
            "north": [NORTH] * 1 + ["The quay is safe today."],
            "south": [SOUTH, "The dock is unsafe today."],
        }
    )
    guesses = guess_origins(
        reading,
        [Passage("north-0", "The quay is safe."), Passage("south-1", "The dock.")],
        mask=same,
    )

    assert [(g.origin, g.taken_for, g.right) for g in guesses] == [
        ("north", "north", True),
        ("south", "south", True),
    ]
    assert any("quay" in word for word in guesses[0].words)


def test_the_own_document_teaches_nothing(make_reading: Callable[..., Reading]) -> None:
    """Without another document of its origin a passage cannot be taken for its own."""
    reading = make_reading(
        {"north": [NORTH], "south": [SOUTH], "east": [SOUTH + " So."]}
    )
    (guess,) = guess_origins(reading, [Passage("north-0", NORTH)], mask=same)

    assert guess.origin == "north"
    assert not guess.right


def test_what_is_masked_cannot_be_learnt(make_reading: Callable[..., Reading]) -> None:
    """The words that weigh are those that the mask leaves."""
    reading = make_reading(
        {
            "north": [NORTH, "Whoever loves the quay walks it in the rain."],
            "south": [SOUTH, "No dock was ever built in a day or two."],
        }
    )
    (guess,) = guess_origins(
        reading,
        [Passage("north-0", "The [x] is safe.")],
        mask=lambda text: text.replace("quay", "[x]").replace("dock", "[x]"),
    )

    assert not any("quay" in word for word in guess.words)


def test_two_origins_are_needed(make_reading: Callable[..., Reading]) -> None:
    """Where one origin alone is left to learn from nothing is guessed."""
    reading = make_reading({"north": [NORTH], "south": [SOUTH]})

    assert guess_origins(reading, [Passage("north-0", NORTH)], mask=same) == []
