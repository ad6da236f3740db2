"""Bars as geometry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.contrast.measurement import Measurement
from framing.report.bars import Stretch, shares_bar, stance_bar, tick
from framing.report.palette import VOICES


def counted(counts: dict[str, int], *, of: int = 1) -> dict[str, Measurement]:
    return {
        value: Measurement(
            id=value,
            topic="harbour",
            origin="north",
            variable="voice",
            value=value,
            voice="all",
            unit="share of hits",
            numerator=n,
            denominator=of,
            estimate=n / of,
        )
        for value, n in counts.items()
    }


def test_shares_fill_the_bar_in_the_order_of_the_voices() -> None:
    """Six own, three attributed and one distanced split 100 as 60, 30, 10."""
    shares = counted({"distanced": 1, "own": 6, "attributed": 3})
    assert shares_bar(shares, width=100) == [
        Stretch(0.0, 60.0, "own"),
        Stretch(60.0, 30.0, "attributed"),
        Stretch(90.0, 10.0, "distanced"),
    ]


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3))
def test_stretches_add_up_to_the_width(counts: list[int]) -> None:
    """A bar of shares is as wide as it says, whatever the counts."""
    shares = counted(dict(zip(VOICES, counts, strict=True)))
    widths = [s.width for s in shares_bar(shares, width=120)]
    assert sum(widths) == pytest.approx(120 if any(counts) else 0, abs=0.2)


def test_stance_leans_to_its_side_of_the_middle() -> None:
    """Rejecting lies left, endorsing right, and what takes no side across the middle.

    Of ten documents two reject, two report, two are unclear and four endorse.
    """
    stances = counted({"reject": 2, "report": 2, "unclear": 2, "endorse": 4}, of=10)
    assert stance_bar(stances, width=100) == [
        Stretch(30.0, 10.0, "reject"),
        Stretch(40.0, 10.0, "report"),
        Stretch(50.0, 10.0, "unclear"),
        Stretch(60.0, 20.0, "endorse"),
    ]


def test_all_reject_fills_the_left_half() -> None:
    """Where nothing else is said the bar ends at the middle."""
    stances = counted({"reject": 4}, of=4)
    assert stance_bar(stances, width=100) == [Stretch(0.0, 50.0, "reject")]


@pytest.mark.parametrize(
    ("largest", "round"), [(0.47, 0.2), (0.2, 0.2), (1.0, 0.5), (0.07, 0.05), (0, 0.01)]
)
def test_tick_is_a_round_share_within_the_scale(largest: float, round: float) -> None:
    """The mark of a scale is the largest round share that it holds."""
    assert tick(largest) == round
