"""The view: the text as read, and the way back to the source."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text.view import Mask, View


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any text with any sorted, disjoint masks."""
    source = draw(st.text("ab &\n。", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    reading = st.sampled_from(["", " ", "x", "yz"])
    return View(source, [Mask(a, b, "any", draw(reading)) for a, b in pairs])


def at(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, np.int64)


def test_masked_ranges_are_left_out_or_read_as_something_else() -> None:
    """A mask without a reading vanishes, one with a reading shows it."""
    source = "**W**hen &amp; where"
    masks = [Mask(0, 2, "e"), Mask(3, 5, "e"), Mask(9, 14, "entity", "&")]
    view = View(source, masks)

    assert view.text == "When & where"


def test_a_span_of_the_view_maps_to_the_source_it_stands_for() -> None:
    """The masks inside a span belong to it, those beside it do not."""
    source = "**W**hen &amp; where"
    masks = [Mask(0, 2, "e"), Mask(3, 5, "e"), Mask(9, 14, "entity", "&")]
    view = View(source, masks)
    low, high = at(0, 5, 7), at(4, 6, 12)

    pairs = zip(view.starts(low).tolist(), view.ends(high).tolist(), strict=True)

    assert [source[a:b] for a, b in pairs] == ["W**hen", "&amp;", "where"]


@given(views())
def test_there_and_back(view: View) -> None:
    """Every character that is kept goes to the source and back to its own place."""
    places = np.arange(len(view.text))
    starts, ends = view.starts(places), view.ends(places + 1)
    read_as = {mask.start for mask in view.masks if mask.read_as}

    for place, start, end in zip(places, starts, ends, strict=True):
        if start not in read_as:
            assert view.source[start:end] == view.text[place]
            assert view.positions(at(start)) == place


def test_the_end_of_what_a_mask_is_read_as() -> None:
    """A span that ends in a mask ends after its reading, whatever mask follows."""
    view = View("&amp;** b", [Mask(0, 5, "entity", "&"), Mask(5, 7, "emphasis")])

    assert view.positions(at(0, 2, 5, 7, 9)).tolist() == [0, 1, 1, 1, 3]


@given(views())
def test_positions_never_go_backwards(view: View) -> None:
    """Offsets of the source in order are positions of the view in order."""
    positions = view.positions(np.arange(len(view.source) + 1))

    assert (np.diff(positions) >= 0).all()
    assert positions[0] == 0
    assert positions[-1] == len(view.text)


@given(views())
def test_a_span_is_mapped_as_its_two_ends_are(view: View) -> None:
    """One span is where the offsets of its ends are."""
    ends = view.positions(np.arange(len(view.source) + 1)).tolist()

    for start in range(len(view.source) + 1):
        end = len(view.source) - start // 2
        assert view.span(start, end) == (ends[start], ends[end])
