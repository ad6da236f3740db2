"""A second opinion: what two coders say of the same sentences, counted by hand."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from framing.coding.codings import Codings
from framing.contrast.design import Design
from framing.contrast.measurement import Measurement
from framing.contrast.second_opinion import (
    BOTH,
    FIRST_SAYS,
    OPEN,
    SECOND_SAYS,
    second_opinion,
)
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading
from tests.conftest import QUICK

Frames = dict[int, Sequence[str]]


def coded(coder: str, frames: Frames) -> Codings:
    rows = [
        ("one-0", sentence, coder, "frame", value, 0, float("nan"))
        for sentence, values in frames.items()
        for value in values
    ]
    table = check(pd.DataFrame(rows, columns=list(CODINGS)), CODINGS)
    return Codings(table, empty(EVIDENCE))


@pytest.fixture
def opinions(
    make_reading: Callable[..., Reading],
) -> Callable[[Frames, Frames], dict[tuple[str, str], Measurement]]:
    def measured(first: Frames, second: Frames) -> dict[tuple[str, str], Measurement]:
        text = "The ferry left. The gulls cried. A lamp was lit. The tide came in."
        reading = make_reading({"one": [text]})
        found = second_opinion(
            Design(reading, "", QUICK),
            coded("lexicon", first),
            coded("classifier", second),
            variable="frame",
            where=reading.sentences["counted"].to_numpy(),
        )
        return {(m.unit, m.value): m for m in found}

    return measured


FIRST: Frames = {1: ["sea"], 2: ["none"], 3: ["sea", "light"], 4: ["sea"]}
SECOND: Frames = {1: ["sea"], 2: ["light"], 3: ["light"]}

Opinions = Callable[[Frames, Frames], dict[tuple[str, str], Measurement]]


def test_shares_are_of_what_both_coded(opinions: Opinions) -> None:
    """A sentence the second coder leaves open counts for neither share."""
    found = opinions(FIRST, SECOND)
    parts = {
        key: (m.numerator, m.denominator) for key, m in found.items() if key[0] != BOTH
    }

    assert parts == {
        (OPEN, "left open"): (1, 4),
        (FIRST_SAYS, "sea"): (2, 3),
        (FIRST_SAYS, "light"): (1, 3),
        (SECOND_SAYS, "light"): (2, 3),
        (SECOND_SAYS, "sea"): (1, 3),
    }


def test_agreement_is_both_of_either(opinions: Opinions) -> None:
    """Of the sentences that either coder gives a value, those that both do."""
    found = opinions(FIRST, SECOND)

    assert (found[BOTH, "sea"].numerator, found[BOTH, "sea"].denominator) == (1, 2)
    assert (found[BOTH, "light"].numerator, found[BOTH, "light"].denominator) == (1, 2)


def test_figures_open_their_sentences(opinions: Opinions) -> None:
    """What the second coder found is walked back to the sentences it found it in."""
    found = opinions(FIRST, SECOND)[SECOND_SAYS, "light"]

    assert [(start, end) for _, start, end in found.evidence] == [(16, 32), (33, 48)]


def test_a_coder_that_leaves_everything_open_has_no_share(opinions: Opinions) -> None:
    """Where the second coder says nothing, only that is said."""
    found = opinions(FIRST, {})

    assert set(found) == {(OPEN, "left open")}
    assert found[OPEN, "left open"].estimate == 1.0


def test_what_is_not_a_hit_has_no_voice(opinions: Opinions) -> None:
    """A second opinion is of whole sentences, so its figures carry no voice marks."""
    assert {m.marks for m in opinions(FIRST, SECOND).values()} == {(0, 0, 0)}
