"""Tokens: what a word is, and when two words are the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.tokens import TOKEN, fold, fold_exact, letters


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. fleet left.", ["The", "U.S.", "fleet", "left"]),
        ("the R.O.C constitution", ["the", "R.O.C", "constitution"]),
        ("a “2+2” of 54,000", ["a", "2+2", "of", "54,000"]),
        ("1/4, 7.5 percent, 110km", ["1/4", "7.5", "percent", "110km"]),
        ("in 2049.", ["in", "2049"]),
        ("cross-strait ties—now", ["cross", "strait", "ties", "now"]),
        ("don’t say ‘Taiwan’s’", ["don’t", "say", "Taiwan’s"]),
        ("台湾有事 again", ["台湾有事", "again"]),
        ("?! … —", []),
    ],
)
def test_what_a_token_is(text: str, tokens: list[str]) -> None:
    """Words keep apostrophes, figures their inside; other punctuation is no token."""
    assert TOKEN.findall(text) == tokens


@pytest.mark.parametrize(
    ("surface", "exact", "word"),
    [
        ("Taiwan’s", "Taiwan", "taiwan"),
        ("JAPAN'S", "JAPAN", "japan"),
        ("U.S.", "US", "us"),
        ("e.g", "eg", "eg"),
        ("oﬃce", "office", "office"),
        ("２", "2", "2"),
        ("don‘t", "don't", "don't"),
        ("Straße", "Straße", "strasse"),
    ],
)
def test_when_two_words_are_the_same(surface: str, exact: str, word: str) -> None:
    """Form, apostrophe, possessive and dots are folded; case only where it may be."""
    assert fold_exact(surface) == exact
    assert fold(surface) == word


@given(st.text(st.one_of(st.characters(), st.sampled_from("aÉ’“”–—_ .ßİ"))))
def test_letters_are_all_letters_and_figures(text: str) -> None:
    """Nothing but letters and figures is left, and none of them is lost."""
    assert letters(text) == "".join(c for c in text.casefold() if c.isalnum())


@given(st.text())
def test_letters_do_not_depend_on_what_is_left_out(text: str) -> None:
    """Two texts that differ in case, spaces and signs alone have the same letters."""
    assert letters(f" “{text}” !") == letters(text)
    assert letters(letters(text)) == letters(text)
