"""Topic passages."""

from collections.abc import Callable

from framing.contrast.passages import mask, passages
from framing.text.reading import Reading

TEXT = """# A title for the text

One plain sentence opens the text here. The second sentence speaks of the thing.
The third sentence follows on quietly. The fourth one is far away from it.

## A heading in between

The fifth sentence stands after a heading. The sixth sentence ends the whole text.
"""


def _reading(make_reading: Callable[..., Reading]) -> Reading:
    reading = make_reading({"here": [TEXT]})
    parts = [unit.part for unit in reading.units]
    assert parts == ["heading", *["body"] * 4, "heading", *["body"] * 2]
    return reading


def test_a_passage_is_a_sentence_and_its_neighbours(
    make_reading: Callable[..., Reading],
) -> None:
    """One counted sentence on either side belongs to the passage."""
    assert passages(_reading(make_reading), [2]) == [[1, 2, 3]]


def test_passages_that_overlap_are_one(make_reading: Callable[..., Reading]) -> None:
    """Each sentence stands once however many hits are near it."""
    assert passages(_reading(make_reading), [1, 2]) == [[1, 2, 3]]


def test_no_passage_crosses_a_heading(make_reading: Callable[..., Reading]) -> None:
    """A heading ends a passage, and a heading that speaks of it stands alone."""
    reading = _reading(make_reading)

    assert passages(reading, [4]) == [[3, 4]]
    assert passages(reading, [6]) == [[6, 7]]
    assert passages(reading, [5]) == [[5]]


def test_the_mask_flags_the_sentences_of_all_passages(
    make_reading: Callable[..., Reading],
) -> None:
    """Exactly the sentences of the runs are flagged."""
    reading = _reading(make_reading)

    flagged = mask(reading, [[1, 2], [6]])

    assert flagged.nonzero()[0].tolist() == [1, 2, 6]
