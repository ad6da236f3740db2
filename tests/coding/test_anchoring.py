"""Anchoring: codings survive another splitting of their text, or say they do not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.coding.anchoring import anchor, anchored
from framing.tables import CODINGS, check
from framing.text.reading import Reading

MakeReading = Callable[..., Reading]
LENGTH = 40
TEXT = "x" * LENGTH
CUTS = st.sets(st.integers(1, LENGTH - 1), max_size=6).map(sorted)
shared_reading = partial(
    settings,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def split(reading: Reading, cuts: Sequence[int]) -> Reading:
    """Return the reading with its one document cut at these places."""
    bounds = [0, *cuts, LENGTH]
    table = pd.DataFrame(
        {
            "document": "coast-0",
            "sentence": range(1, len(bounds)),
            "start": bounds[:-1],
            "end": bounds[1:],
        }
    )
    return replace(reading, sentences=table)


def coded(*units: tuple[int, str], variable: str = "frame") -> pd.DataFrame:
    table = pd.DataFrame(units, columns=["sentence", "value"])
    return check(
        table.assign(
            document="coast-0", coder="ann", variable=variable, rank=0, confidence=0.5
        ),
        CODINGS,
    )


def every(reading: Reading) -> pd.DataFrame:
    """Return a coding of every sentence and one of the whole document."""
    numbers = [0, *reading.sentences["sentence"].tolist()]
    return coded(*((n, f"value {n}") for n in numbers))


def landed(rows: pd.DataFrame) -> list[tuple[int, str]]:
    return sorted(zip(rows["sentence"].tolist(), rows["value"].tolist(), strict=True))


@pytest.fixture
def reading(make_reading: MakeReading) -> Reading:
    return make_reading({"coast": [TEXT]})


@shared_reading()
@given(cuts=CUTS)
def test_the_same_splitting_gives_the_codings_back(
    reading: Reading, cuts: list[int]
) -> None:
    """Anchored and put on the sentences they came from, codings are what they were."""
    one = split(reading, cuts)

    found = anchor(anchored(every(one), one), one)

    pd.testing.assert_frame_equal(found.rows, every(one))
    assert (len(found.lost), len(found.ambiguous)) == (0, 0)


@shared_reading()
@given(cuts=CUTS, more=CUTS)
def test_a_finer_splitting_and_back_gives_the_codings_back(
    reading: Reading, cuts: list[int], more: list[int]
) -> None:
    """What found a place in a finer splitting comes home; what found none tied."""
    coarse, fine = split(reading, cuts), split(reading, sorted({*cuts, *more}))

    there = anchor(anchored(every(coarse), coarse), fine)
    back = anchor(anchored(there.rows, fine), coarse)

    tied = landed(there.ambiguous)
    assert landed(back.rows) == [u for u in landed(every(coarse)) if u not in tied]
    assert (len(there.lost), len(back.lost), len(back.ambiguous)) == (0, 0, 0)


@shared_reading()
@given(cuts=CUTS, others=CUTS)
def test_no_other_sentence_shares_more(
    reading: Reading, cuts: list[int], others: list[int]
) -> None:
    """On any other splitting each coding is on the one sentence it shares most with."""
    one, other = split(reading, cuts), split(reading, others)
    old, new = ([0, *places, LENGTH] for places in (cuts, others))

    found = anchor(anchored(every(one), one), other)

    where = {value: number for number, value in landed(found.rows)}
    for n in range(1, len(old)):
        shares = [
            min(old[n], new[m]) - max(old[n - 1], new[m - 1])
            for m in range(1, len(new))
        ]
        tie = shares.count(max(shares)) > 1
        best = None if tie else shares.index(max(shares)) + 1
        assert where.get(f"value {n}") == best
    assert len(found.lost) == 0


def test_the_largest_overlap_wins(reading: Reading) -> None:
    """A sentence cut at 30 of 40 characters is its first part from then on."""
    whole = split(reading, [])

    found = anchor(anchored(coded((1, "cost")), whole), split(reading, [30]))

    assert landed(found.rows) == [(1, "cost")]


def test_a_tie_is_ambiguous(reading: Reading) -> None:
    """A sentence cut in the middle could be either half: it is told, not guessed."""
    whole = split(reading, [])

    found = anchor(anchored(coded((1, "cost")), whole), split(reading, [20]))

    assert len(found.rows) == 0
    assert landed(found.ambiguous) == [(1, "cost")]


def test_a_changed_text_is_lost(reading: Reading, make_reading: MakeReading) -> None:
    """Where the text is another one the codings of its sentences have no place."""
    other = make_reading({"coast": [TEXT + "y"]})

    found = anchor(anchored(coded((1, "cost")), reading), other)

    assert len(found.rows) == 0
    assert landed(found.lost) == [(1, "cost")]


def test_a_document_that_is_gone_is_lost(make_reading: MakeReading) -> None:
    """Codings of a document that the corpus has not are lost."""
    found = anchor(coded((1, "cost")), make_reading({"hills": [TEXT]}))

    assert landed(found.lost) == [(1, "cost")]


def test_without_an_anchor_the_number_counts(reading: Reading) -> None:
    """A row without hash stands on the sentence of its number, or is lost."""
    found = anchor(coded((0, "all"), (1, "cost"), (7, "danger")), reading)

    assert landed(found.rows) == [(0, "all"), (1, "cost")]
    assert landed(found.lost) == [(7, "danger")]


def test_contradictions_in_one_sentence_are_ambiguous(reading: Reading) -> None:
    """Two halves of different voice that become one sentence have no voice."""
    halves, whole = split(reading, [15]), split(reading, [])
    voices = coded((1, "own"), (2, "attributed"), variable="voice")
    frames = coded((1, "cost"), (2, "danger"))

    clash = anchor(anchored(voices, halves), whole)
    both = anchor(anchored(frames, halves), whole)

    assert len(clash.rows) == 0
    assert landed(clash.ambiguous) == [(1, "own"), (2, "attributed")]
    assert landed(both.rows) == [(1, "cost"), (1, "danger")]


def test_two_rows_that_come_to_say_the_same_are_one(reading: Reading) -> None:
    """Halves of the same value that become one sentence are one coding."""
    halves, whole = split(reading, [15]), split(reading, [])

    found = anchor(anchored(coded((1, "cost"), (2, "cost")), halves), whole)

    assert landed(found.rows) == [(1, "cost")]
    assert len(found.ambiguous) == 0
