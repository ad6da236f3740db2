"""Blocks: what stands by itself, however the lines of the source were broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.clean.blocks import Block, numerals, split
from framing.text.clean.markup import markup
from framing.text.view import View


def blocks(text: str) -> list[Block]:
    return split(text, markup(text))


def test_each_line_is_a_block_of_its_own() -> None:
    """Texts whose lines are paragraphs part at every line, blank lines or not."""
    text = "A title\nA first paragraph that is rather long.\n\n\n  Another one.  \n"

    read = [block.read for block in blocks(text)]

    assert read == ["A title", "A first paragraph that is rather long.", "Another one."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Hard-wrapped text parts at blank lines, short lines, bullets and page feeds."""
    text = (
        "The security of the island has become a central concern of its\n"
        "neighbours, who have so far been content to watch and to wait and\n"
        "to hope that nothing would happen on any day of their own term in\n"
        "office.\n"
        "A second paragraph begins here, since the line above it is short.\n"
        "• A bullet that goes on for a long while and then wraps onto the\n"
        "  next line.\n"
        "• Another bullet that goes on for a while and ends on its own line\n"
        "\fA new page begins with this line, which is as long as the others.\n"
    )

    firsts = [block.read.split()[0] for block in blocks(text)]

    assert firsts == ["The", "A", "A", "Another", "A"]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("## Why it works", "heading"),
        ("**Why it works**", "heading"),
        ("**Why** it works", ""),
        ("- a point", "bullet"),
        ("2. a point", "number"),
        ("(3) a point", "number"),
        ("2049. A novel year", ""),
        ("| a | b |", "row"),
        ("a\tb\tc", "row"),
        ("Plain words.", ""),
    ],
)
def test_how_the_source_sets_a_block_off(source: str, form: str) -> None:
    """Headings, bullets, numbers and rows of tables are told by their marks."""
    assert [block.form for block in blocks(source)] == [form]


@pytest.mark.parametrize(
    ("read", "terminated", "prose"),
    [
        ("It was high time that they all stopped.", True, True),
        ("He said : “ No more questions here now please . ”", True, True),
        ("It was high time that they stopped. Enditem", False, True),
        ("It stopped.", True, False),
        ("A heading of many words without a full stop", False, False),
        ("这是一个很长的句子。", True, False),
    ],
)
def test_what_reads_like_running_text(read: str, terminated: bool, prose: bool) -> None:
    """Prose ends like a sentence, or holds the end of one, and is no scrap."""
    block = Block(0, 0, read)

    assert (block.terminated, block.prose) == (terminated, prose)


def test_numerals_of_lists_are_masked() -> None:
    """The number that opens a point is order, the figures in it are matter."""
    text = "1. Meet in “2+2” form.\n2. Spend 54,000."
    found = blocks(text)

    assert View(text, list(numerals(found, text))).text == (
        "Meet in “2+2” form.\nSpend 54,000."
    )


@given(st.text("aB. \n\t\f-*#|1)", max_size=80))
def test_blocks_leave_out_nothing_that_is_read(text: str) -> None:
    """What lies between blocks is white space or masked."""
    masks = markup(text)
    covered = bytearray(len(text))
    for start, end in [(b.start, b.end) for b in split(text, masks)] + [
        (m.start, m.end) for m in masks
    ]:
        covered[start:end] = b"x" * (end - start)

    left = [c for c, seen in zip(text, covered, strict=True) if not seen]
    assert not "".join(left).strip()
