"""Masked passages give no machine the origin away."""

import framing
from benchmarks.blind import TOPIC, shares


def test_a_machine_does_not_find_the_origin_of_masked_passages() -> None:
    """A classifier of words, taught by all other documents, tells less than half."""
    _, masked, passages, chance = shares(framing.analyse(), TOPIC)

    assert passages >= 24
    assert chance == 0.25
    assert masked < 0.5
