"""Markup: the marks of Markdown and HTML are not read, what they mark is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.clean.markup import (
    _entities,
    _labels,
    _marks,
    _may_have_marks,
    _tags,
    _typed_quotes,
    disjoint,
    markup,
)
from framing.text.view import Mask, View


def as_read(text: str) -> str:
    return View(text, markup(text)).text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**W**hen *all* is __said__ and _done_", "When all is said and done"),
        ("snake_case stays, 2_000 too", "snake_case stays, 2_000 too"),
        ("a ~~bad~~ `good` word, don`t", "a bad good word, don`t"),
        ("## Why it works ##", "Why it works"),
        ("C# is no heading", "C# is no heading"),
        ("> quoted\n>> twice", "quoted\ntwice"),
        ("- one\n• two\n* three", "one\ntwo\nthree"),
        ("see [my post](http://a.b/c_(d)) and [1 of 3]", "see my post and [1 of 3]"),
        ('![A lamp](/l.png "lit") shines', " shines"),
        ("above\n---\n* * *\nbelow", "above\n\n\nbelow"),
        ("| a | 1/4 |\n| --- | :--: |", " a  1/4 \n"),
        ("fish &amp; chips&nbsp;&mdash;&#8220;so&#x201D;", "fish & chips —“so”"),
        ("twice &amp;ldquo;escaped&amp;rdquo;", "twice “escaped”"),
        ("AT&T; &bogus; R&D", "AT&T; &bogus; R&D"),
        ("<p>One.</p><p>Two <b>b</b><i>c</i>.</p>", " One.  Two bc. "),
        ('<a href="x">link</a><br/>next', "link next"),
        ("if a <b and c> d, or 3 < 4", "if a <b and c> d, or 3 < 4"),
        ("one<!-- two -->three", "onethree"),
        ("``So,'' she said, ``I go.''", "“So,” she said, “I go.”"),
        ("a\u200bb\u202ec\ufeffd\u00ade\x00f", "abcdef"),
        ("It is over. Enditem", "It is over."),
    ],
)
def test_what_is_read(source: str, read: str) -> None:
    """Marks vanish, entities are read as their characters, the words stay."""
    assert as_read(source) == read


@pytest.mark.parametrize(
    "text", ["2+2", "1/4", "110km", "54,000", "2049", "5 > 3", "a* b", "‘so’", "#1"]
)
def test_figures_and_quotes_are_content(text: str) -> None:
    """What merely looks like a mark of the source keeps its letters and figures."""
    assert as_read(text).replace("*", "") == text.replace("*", "")


SIGNS = "a \n\t-*+•_=~#`'<>[](!|&;p/\u200b\u00ad"


@given(st.one_of(st.text(SIGNS, max_size=20), st.text(SIGNS + "Enditem(END)30")))
def test_what_is_spared_has_no_marks(text: str) -> None:
    """A text that is not looked at for want of signs has no mark."""
    looks = (_typed_quotes, _marks, _tags, _labels, _entities)

    if not _may_have_marks(text):
        assert [mask for look in looks for mask in look(text)] == []


def test_of_overlapping_masks_the_earlier_and_longer_stays() -> None:
    """Masks never overlap, and an empty one is none."""
    short, long, late = Mask(0, 2, "s"), Mask(0, 4, "l"), Mask(3, 6, "t")

    assert disjoint([late, short, long, Mask(5, 5, "e")]) == [long]
    assert disjoint([late, short]) == [short, late]
