"""What is shown where."""

from dataclasses import replace

import pytest

from framing.contrast.measurement import Measurement
from framing.report.choices import NAMES, PASSAGES, Choices
from framing.report.summary import Summary


def named(
    origin: str, name: str, *, numerator: float, denominator: float, variable: str
) -> Measurement:
    return Measurement(
        id=f"{variable}.{name}.{origin}",
        topic="harbour",
        origin=origin,
        variable=variable,
        value=name,
        voice="all",
        unit=NAMES,
        numerator=numerator,
        denominator=denominator,
        estimate=numerator / denominator,
    )


def test_values_come_by_size(summary: Summary) -> None:
    """A profile is read from the commonest frame down and holds no unused one."""
    choices = Choices(summary)
    totals = [
        sum(
            m.estimate or 0
            for m in summary.of("frame", value=v, voice="all", unit=PASSAGES)
        )
        for v in choices.values("frame", PASSAGES)
    ]
    assert totals == sorted(totals, reverse=True)
    assert all(totals)


def test_spread_is_half_the_sum_of_differences(summary: Summary) -> None:
    """Shares 80/20 against 30/70 lie a half apart."""
    pairs = (("north", "wall", 8), ("north", "dyke", 2), ("south", "wall", 3))
    made = [
        named(o, n, numerator=k, denominator=10, variable="name/it")
        for o, n, k in (*pairs, ("south", "dyke", 7))
    ]
    choices = Choices(replace(summary, measurements=tuple(made)))
    assert choices.spread("name/it") == pytest.approx(0.5)


def test_rare_namings_are_not_compared(summary: Summary) -> None:
    """A referent named four times cannot be the one that differs most."""
    made = [
        named("north", "wall", numerator=4, denominator=4, variable="name/it"),
        named("south", "dyke", numerator=9, denominator=9, variable="name/it"),
    ]
    assert Choices(replace(summary, measurements=tuple(made))).spread("name/it") == 0


def test_verdicts_count_every_contrast_once(summary: Summary) -> None:
    """The table of verdicts adds up to the contrasts; silences are no contrasts."""
    table = Choices(summary).verdicts()
    contrasts = [m for m in summary.measurements if m.verdict and m.variable == "frame"]
    assert sum(sum(row.values()) for row in table.values()) == len(contrasts)
