"""Kinds: page numbers, running heads, notes and the house's own name."""

from framing.text.clean.blocks import split
from framing.text.clean.kinds import Source, label


def kinds(text: str, *, notes: tuple[int, ...] = (), **source: str) -> list[str]:
    return [b.kind for b in label(split(text, []), Source(**source), notes=notes)]


def test_a_number_alone_is_of_the_page() -> None:
    """Page numbers are told in any dress; a sentence with a number is not one."""
    numbers = "12\n- 13 -\nPage 14 of 20"

    assert kinds(f"{numbers}\n1/4\n54,000 came.") == [*["page"] * 3, "", ""]


def test_lines_beside_page_numbers_that_recur_are_running_heads() -> None:
    """What stands beside the number of two pages is no heading; a heading is."""
    text = (
        "Ties 1\n1\nWhat came first\nIt rained.\nTies 2\n2\nWhat came next\nIt snowed."
    )

    assert kinds(text) == ["page", "page", "", "", "page", "page", "", ""]


def test_the_title_is_never_furniture() -> None:
    """A title that reads like a byline, or stands on every page, stays a title."""
    assert kinds("By Ann Lee\n1\nBy Ann Lee", title="By Ann Lee") == ["", "page", ""]


def test_the_name_of_the_house_is_furniture() -> None:
    """The publisher's name alone is a sign on the page, with or without article."""
    text = "Review of Ties\nTHE REVIEW OF TIES\nThe Review of Ties is read."

    assert kinds(text, publisher="Review of Ties") == ["publisher", "publisher", ""]


def test_notes_are_told_by_their_number_and_source() -> None:
    """A block that opens with a footnote's number is a note if it names a source."""
    first = "1 See A. Berg, Straits (Oslo: Fjord, 2019), p. 3."
    text = f"{first}\n2 Reasons were given.\n3 Ibid."

    assert kinds(text, notes=(1, 2, 3)) == ["reference", "", "reference"]
    assert kinds(text) == ["", "", ""]


def test_the_words_of_names() -> None:
    """Initials and small words of an author's name are too common to look for."""
    source = Source(author="J. R. O’Neill & Tsai Ing-wen of Taipei")

    assert source.names == ["O’Neill", "Tsai", "Ing-wen", "Taipei"]
