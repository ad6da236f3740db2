"""Paragraphs: which sentences stand together."""

from collections.abc import Callable

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.text.paragraphs import LONGEST, paragraphs
from framing.text.reading import Reading

MakeReading = Callable[..., Reading]


def together(reading: Reading) -> list[list[int]]:
    """Return the sentence rows of every paragraph."""
    return list(paragraphs(reading.sentences, reading.view_of))


def test_blank_lines_part_paragraphs(make_reading: MakeReading) -> None:
    """A line break alone parts nothing where the text has blank lines."""
    text = "One is here. Two is\nhere.\n\nThree is here.\n \nFour is here."

    reading = make_reading({"coast": [text, "Five is here."]})

    assert together(reading) == [[0, 1], [2], [3], [4]]
    assert reading.paragraphs[1] == "One is here. Two is here."
    assert reading.paragraphs[4] == "Five is here."


def test_what_is_not_counted_is_in_no_paragraph(make_reading: MakeReading) -> None:
    """A sentence that repeats an earlier one stands in none, and joins none."""
    text = "The harbour lies in the north. A road leads on.\n\n"

    reading = make_reading({"coast": [text + text + "The road ends in the hills."]})

    assert reading.sentences["counted"].tolist() == [True, True, False, False, True]
    assert together(reading) == [[0, 1], [4]]
    assert sorted(reading.paragraphs) == [0, 1, 4]


def test_a_long_paragraph_is_several(make_reading: MakeReading) -> None:
    """A text without a break is cut after every twelve sentences."""
    text = " ".join(f"Ship {n} came in." for n in range(2 * LONGEST + 1))

    sizes = [len(rows) for rows in together(make_reading({"coast": [text]}))]

    assert sizes == [12, 12, 1]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.integers(1, 2 * LONGEST + 2), min_size=1, max_size=5))
def test_every_sentence_is_in_its_own_paragraph(
    make_reading: MakeReading, sizes: list[int]
) -> None:
    """None is lost, doubled or moved, however long the paragraphs are."""
    numbers = iter(range(sum(sizes)))
    ships = [[f"Ship {next(numbers)} came in." for _ in range(n)] for n in sizes]

    found = together(make_reading({"coast": ["\n\n".join(map(" ".join, ships))]}))

    assert [row for rows in found for row in rows] == list(range(sum(sizes)))
    assert max(map(len, found)) <= LONGEST
    ends = {rows[-1] + 1 for rows in found}
    assert set(np.cumsum(sizes).tolist()) <= ends
    assert len(found) == sum(-(-n // LONGEST) for n in sizes)
