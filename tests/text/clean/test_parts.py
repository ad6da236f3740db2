"""Parts: on pages as they are found, what the author wrote is told from the rest."""

from collections.abc import Callable

import pytest

Page = Callable[..., list[tuple[str, str]]]
LONG = "The two governments have spoken of the matter for a long time."
AGAIN = "Nothing has come of it so far, and few expect that anything will."
NEWS = f"""\
Skip to main content
Menu
World
Sign In

Harbour Post

# Neighbours send water

Neighbours send water

By MARA QUILL and TOM REED
Updated 4:12 PM, March 3, 2023

Share
Facebook
LinkedIn

[1 of 3] A volunteer stacks boxes at the port on Thursday. (Harbour Post/Lena Ito)

TAIPEI (HP) — The island's leader thanked its neighbour for 54,000 bottles of water.

"We will not forget who came first," she said at the “2+2” talks.

RELATED COVERAGE

Ships leave port with goods
Opinion: Aid is not diplomacy

## A cool reply

Officials in the other capital called it a pretext for contacts of another kind.

ADVERTISEMENT

{LONG}

Kim Dao in Tokyo contributed to this report.

MARA QUILL
Quill covers the strait for the Harbour Post. She is based in Taipei.

Comments (2)

jo88
I think that this is a great piece and that everybody should read it.

The views expressed in comments are those of their authors.

Most read
Storm toll rises to 12
Copyright 2023 Harbour Post. All rights reserved.
Terms of Use
"""


def texts(page: list[tuple[str, str]], part: str) -> list[str]:
    return [text for own, text in page if own == part]


def test_a_news_page(read_page: Page) -> None:
    """Bars, bylines, links, promotions, comments are furniture; the report is not."""
    page = read_page(
        NEWS,
        title="Neighbours send water",
        author="Mara Quill",
        publisher="Harbour Post",
    )

    assert texts(page, "body") == [
        "TAIPEI (HP) — The island's leader thanked its neighbour for 54,000 bottles of"
        " water.",
        '"We will not forget who came first," she said at the “2+2” talks.',
        "Officials in the other capital called it a pretext for contacts of another"
        " kind.",
        LONG,
    ]
    assert texts(page, "heading") == ["Neighbours send water"] * 2 + ["A cool reply"]
    assert texts(page, "caption") == [
        "[1 of 3] A volunteer stacks boxes at the port on Thursday.",
        "(Harbour Post/Lena Ito)",
    ]
    assert texts(page, "note") == []


def test_a_page_of_which_the_table_tells_nothing(read_page: Page) -> None:
    """Without title, author and publisher the same sentences count."""
    known = read_page(NEWS, title="Neighbours send water", publisher="Harbour Post")

    assert texts(read_page(NEWS), "body") == texts(known, "body")


def test_the_title_counts_wherever_it_stands(read_page: Page) -> None:
    """Every showing of the title is a heading; scraps around it are furniture."""
    page = read_page(
        f"Review of Ties A Long Road\nA Long Road\n\nA LONG ROAD\n\n{LONG} {AGAIN}",
        title="A Long Road",
    )

    assert [part for part, _ in page[:3]] == ["furniture", "heading", "heading"]


def test_an_introduction_by_somebody_else_is_a_note(read_page: Page) -> None:
    """What stands above, apart, and speaks of the author is not the author's."""
    page = read_page(
        "Back to the Library\n\nA Long Road\n\nChen Ling, a researcher at an institute,"
        " argues that the road is long. This is plain, Chen holds, from the start.\n\n"
        f"FacebookTwitterLinkedInEmail\nOriginal text\n\n{LONG} {AGAIN}",
        title="A Long Road",
        author="Chen Ling",
    )

    assert [part for part, _ in page] == [
        *("furniture", "heading", "note", "note", "furniture", "furniture"),
        *("body", "body"),
    ]


def test_an_author_who_speaks_of_another_is_no_note(read_page: Page) -> None:
    """Only an introduction of the author is somebody else's."""
    page = read_page(
        f"A Long Road\n\nChen Ling argues that the road is long.\n\nShare\n\n{LONG}",
        title="A Long Road",
        author="Ann Lee",
    )

    assert ("body", "Chen Ling argues that the road is long.") in page


def test_an_editors_note_is_a_note(read_page: Page) -> None:
    """A note that says so is one, in any place."""
    page = read_page(
        f"{LONG}\n\nTranslator’s note: this word has two senses here.\n\n{AGAIN}"
    )

    assert [part for part, _ in page] == ["body", "note", "body"]


def test_a_caption_that_repeats_a_sentence(read_page: Page) -> None:
    """A block right before a picture's credit is its caption; the text's own counts."""
    page = read_page(
        f"A Long Road\n\n{LONG}\n\nPicture source: a ministry\n\n{AGAIN}\n\n"
        f"{LONG} It did.\n\n{AGAIN}",
        title="A Long Road",
    )

    assert page[:3] == [
        ("heading", "A Long Road"),
        ("caption", LONG),
        ("furniture", "Picture source: a ministry"),
    ]
    assert ("body", LONG) in page


def test_what_follows_a_late_end_mark_is_furniture(read_page: Page) -> None:
    """Below disclaimer, citation or form there is no text any more."""
    text = (
        f"{LONG}\n\n{AGAIN} {LONG}\n\nThe end of it is near, but it has not come yet."
    )
    tail = "Cite this page\n\nLing Chen. It may be cited as such in any place at all."

    page = read_page(f"{text}\n\n{tail}")

    assert [part for part, _ in page] == [*["body"] * 4, *["furniture"] * 3]


def test_a_sentence_on_a_person_midway_is_the_authors(read_page: Page) -> None:
    """Who somebody is may be said in the text; at its end it is a biography."""
    lee = "Ann Lee is a professor at the college in the capital."
    blocks = [LONG, lee, AGAIN, f"{LONG} So it goes.", f"{AGAIN} So it went.", lee]

    page = read_page("\n\n".join(blocks))
    parts = [part for part, line in page if line == lee]

    assert parts == ["body", "furniture"]


def test_short_last_words_are_text(read_page: Page) -> None:
    """A short sentence right below the text is its end, an unfinished scrap is not."""
    page = read_page(f"{LONG}\n\nIt is time. Enditem\n\nKEY WORDS: ties, roads")

    assert page == [
        ("body", LONG),
        ("body", "It is time."),
        ("furniture", "KEY WORDS: ties, roads"),
    ]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("II. What the Neighbours Want", "heading"),
        ("2. What the Neighbours Want", "heading"),
        ("What the Neighbours Want", "heading"),
        ("What do the neighbours want?", "body"),
        ("- What the neighbours want", "body"),
        ("what the neighbours want", "body"),
        ("— A former minister, 1 December", "body"),
        ("Table 1. What Each of the Neighbours Wants", "heading"),
        ("**What do they want?**", "heading"),
    ],
)
def test_headings_between_paragraphs(line: str, part: str, read_page: Page) -> None:
    """A line of its own without a full stop is a heading, a point or a cut is not."""
    page = read_page(f"{LONG}\n\n{line}\n\n{AGAIN}")

    assert page[1][0] == part


def test_points_of_a_list_are_text_without_their_numbers(read_page: Page) -> None:
    """Bulleted and numbered points count, short ones too; their marks are not read."""
    page = read_page(
        f"Key Takeaways\n\n- Ships are few.\n- {LONG}\n\n1. Build ships\n2. Store fuel"
        f"\n\n{AGAIN}"
    )

    assert page == [
        ("heading", "Key Takeaways"),
        ("body", "Ships are few."),
        ("body", LONG),
        ("body", "Build ships"),
        ("body", "Store fuel"),
        ("body", AGAIN),
    ]


def test_points_that_end_the_text_are_text(read_page: Page) -> None:
    """A list that the last sentence announces belongs to it, links below do not."""
    points = "- Build ships\n- Store fuel"

    page = read_page(f"{LONG} Two ways stand open:\n\n{points}\n\nHome")

    assert page[-3:] == [
        ("body", "Build ships"),
        ("body", "Store fuel"),
        ("furniture", "Home"),
    ]


def test_tables_are_text(read_page: Page) -> None:
    """Rows count with their figures; the rule below the head is not read."""
    page = read_page(
        f"{LONG}\n\n| Year | Ships |\n| --- | --- |\n| 2049 | 54,000 |\n\nA\t1/4"
        f"\n\n{AGAIN}"
    )

    assert [text for part, text in page if part == "body"] == [
        *(LONG, "Year Ships", "2049 54,000", "A 1/4", AGAIN)
    ]


def test_texts_without_prose(read_page: Page) -> None:
    """A headline is a heading, a list of them is headings, a short line is text."""
    assert read_page("Neighbours send water") == [("heading", "Neighbours send water")]
    assert read_page("Drills begin\nEnvoy summoned\nShare") == [
        ("heading", "Drills begin"),
        ("heading", "Envoy summoned"),
        ("furniture", "Share"),
    ]
    assert read_page("It rained.") == [("body", "It rained.")]
    assert read_page("") == []
    assert read_page(" \n\n\t\n") == []


def test_talk_is_text(read_page: Page) -> None:
    """Questions and answers count from the first to the last, short ones too."""
    page = read_page(
        f"SPOKESPERSON: {LONG}\n\nQUESTION: (Inaudible) the strait?\n\n"
        f"A: No. {AGAIN}\n\nQUESTION: Thank you. (Laughter.)"
    )

    assert {part for part, _ in page} == {"body"}


def test_a_foreign_paragraph_is_kept(read_page: Page) -> None:
    """A Chinese paragraph of an English text is text, sentence by sentence."""
    page = read_page(
        f"{LONG}\n\n台湾问题是内政。外人不得干涉!两国应当对话。\n\n{AGAIN}"
    )

    assert page[1:-1] == [
        ("body", "台湾问题是内政。"),
        ("body", "外人不得干涉!两国应当对话。"),
    ]
