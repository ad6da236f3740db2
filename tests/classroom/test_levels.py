"""Reading ease: hand-worked values of the published formula."""

import pytest

from framing.classroom.levels import band, reading_ease, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sea", 1),
        ("harbour", 2),
        ("crisis", 2),
        ("table", 2),
        ("stayed", 1),
        ("wanted", 2),
        ("provocation", 4),
        ("the", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    """A final e is silent but after l; so is the e of ed but after t and d."""
    assert syllables(word) == count


def test_ease_is_flesch_formula() -> None:
    """Six words of seven syllables in one sentence, by hand."""
    text = "The boat came to the harbour."

    assert reading_ease(text, 1) == pytest.approx(206.835 - 1.015 * 6 - 84.6 * 7 / 6)


def test_longer_sentences_read_harder() -> None:
    """The same words in one sentence are harder than in two."""
    text = "The boat came in and the people on the quay went home."

    assert reading_ease(text, 1) < reading_ease(text, 2)


@pytest.mark.parametrize(
    ("ease", "words"),
    [
        (60, "plain"),
        (59.9, "fairly difficult"),
        (49, "difficult"),
        (-5, "very difficult"),
    ],
)
def test_bands_begin_where_flesch_puts_them(ease: float, words: str) -> None:
    """A band holds its lower end."""
    assert band(ease) == words


def test_no_words_have_no_ease() -> None:
    """Figures alone read as nothing instead of dividing by it."""
    assert reading_ease("1972", 1) == 0.0
