"""Captions and credits are told from what is said about pictures."""

import pytest

from framing.text.clean.pictures import is_caption, is_credit


@pytest.mark.parametrize(
    "text",
    [
        "Picture source: a committee, August 27, 2021",
        "Photo: K. Mori",
        "Image courtesy of the navy",
        "© Harbour Post",
    ],
)
def test_a_credit_names_whose_a_picture_is(text: str) -> None:
    """A credit is no caption."""
    assert is_credit(text, words=len(text.split()))
    assert not is_caption(text, words=len(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "[1 of 3] A volunteer stacks boxes at the port on Thursday.",
        "Figure 1: Ships through the strait per month",
        "Photo taken on July 30 shows a view of the waterfront.",
        "An undated handout photo released by the navy",
        "A volunteer stacks boxes at the port. (Harbour Post Photo/Lena Ito)",
        "The lamp at the port, 110km from the island. Photo: K. Mori",
    ],
)
def test_a_caption_says_so(text: str) -> None:
    """Captions open with their picture or end in its credit."""
    assert is_caption(text, words=len(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1 shows that the number has grown.",
        "Map makers on both sides name the islets differently.",
        "Image matters to both governments.",
        "They asked for money (and/or ships).",
        "1 of the ships sank.",
        "The picture that he painted was dark.",
    ],
)
def test_what_is_said_of_pictures_is_text(text: str) -> None:
    """A sentence that speaks of a figure or a map is the author's."""
    assert not is_caption(text, words=len(text.split()))
    assert not is_credit(text, words=len(text.split()))
