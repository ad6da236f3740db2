"""Cuts: words, capitals and sentences that a page parted are whole again."""

from collections.abc import Callable

import pytest

Page = Callable[..., list[tuple[str, str]]]
FIRST = "The council of members has grown into the largest body of its kind and its"
REST = "leaders have visited the island in every year since then. Nobody minded."
WRAPPED = """\
The security of the island has become a central concern of its neigh-
bours, and of others. This note argues that it depends on three things,
namely on capability, on resolve, and on well-known promises of cross-
strait restraint. Nobody knows whether the neighbours will stay co-oper-
ative, or whether they will read the communi\u00ad
qué in the way that its authors meant it to be read in their own time.
"""


@pytest.mark.parametrize(
    "between",
    [
        "",
        "\n\n\n",
        "12",
        "Page 12 of 40",
        "12\n\nJOURNAL OF TIES",
        "REVIEW OF TIES\n\n13",
        "Review of Ties",
        "Picture: the ministers at the airport.",
        "Photo taken on July 3 shows the port.",
        "1 See A. Berg, The Quiet Strait (Oslo: Fjord, 2019), p. 3.\n\n12",
        "ADVERTISEMENT",
    ],
)
def test_a_sentence_that_a_page_break_cut_is_one(between: str, read_page: Page) -> None:
    """It goes on past page numbers, running heads, notes and pictures."""
    text = f"A Long Road\n\nIt began.1 A year went.2\n\n{FIRST}\n\n{between}\n\n{REST}"

    page = read_page(text, title="A Long Road", publisher="Review of Ties")

    whole = f"{FIRST} leaders have visited the island in every year since then."
    assert ("body", whole) in page


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("The ministers of the day had promised to keep the matter to the", "Cabinet"),
        ("He named the ministers, the members, the mayors of both capitals,", "Tokyo"),
    ],
)
def test_an_open_end_goes_on_with_a_capital(
    end: str, start: str, read_page: Page
) -> None:
    """After an article, a preposition or a comma even a capital goes on."""
    text = f"{end}\n\n\n\n{start} and nobody else in all of the land."

    assert read_page(text) == [
        ("body", f"{end} {start} and nobody else in all of the land.")
    ]


@pytest.mark.parametrize(
    "next_block",
    [
        "Each of them had a reason of its own to say so.",
        "- a point of this list of theirs.",
    ],
)
def test_a_long_line_without_a_stop_does_not_swallow_its_neighbour(
    next_block: str, read_page: Page
) -> None:
    """What begins a sentence or a point of a list is not what a page cut off."""
    heading = "A Rather Long Heading about What the Neighbours Said in Those Days"

    page = read_page(
        f"It all began long ago in those days.\n\n{heading}\n\n{next_block}"
    )

    assert [text for _, text in page][1] == heading


def test_words_that_a_line_end_cut_are_whole(read_page: Page) -> None:
    """A hyphen at a line end goes unless the text shows that the word has one."""
    text = " ".join(text for _, text in read_page(WRAPPED))

    assert "of its neighbours, and" in text
    assert "well-known" in text
    assert "of cross-strait restraint" in text
    assert "co-operative" in text
    assert "the communiqué in the way" in text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**T**he minister was not amused by the talk.", "The minister"),
        ("T he minister was not amused by the talk.", "The minister"),
        ("A minister was not amused by the talk.", "A minister"),
        ("X marks the spot where the ministers stood.", "X marks"),
    ],
)
def test_drop_caps_are_part_of_their_word(
    source: str, read: str, read_page: Page
) -> None:
    """A capital set apart joins its word where the text knows the word."""
    page = read_page(f"{source}\n\nThe others were amused by all of it.")

    assert page[0][1].startswith(read)
