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


def test_spread_is_half_the_sum_of_squared_differences(summary: Summary) -> None:
    """Shares 80/20 against 30/70 lie a quarter apart: (0.25 + 0.25) / 2."""
    pairs = (("north", "wall", 8), ("north", "dyke", 2), ("south", "wall", 3))
    made = [
        named(o, n, numerator=k, denominator=10, variable="name/it")
        for o, n, k in (*pairs, ("south", "dyke", 7))
    ]
    choices = Choices(replace(summary, measurements=tuple(made)))
    assert choices.spread("name/it") == pytest.approx(0.25)


def test_rare_namings_are_not_compared(summary: Summary) -> None:
    """A referent that an origin names once cannot be the one that differs most."""
    made = [
        named("north", "wall", numerator=1, denominator=1, variable="name/it"),
        named("south", "dyke", numerator=9, denominator=9, variable="name/it"),
    ]
    assert Choices(replace(summary, measurements=tuple(made))).spread("name/it") == 0


def test_one_naming_is_enough_in_a_corpus_of_single_documents(
    summary: Summary,
) -> None:
    """Where an origin is one document, the word it uses once is its word."""
    made = tuple(
        named(origin, name, numerator=1, denominator=1, variable="name/it")
        for origin, name in (("north", "wall"), ("south", "dyke"))
    )
    columns = tuple(replace(c, documents=1) for c in summary.columns)
    single = replace(summary, measurements=made, columns=columns)
    assert Choices(single).spread("name/it") == 1


def test_of_referents_alike_the_more_named_comes_first(summary: Summary) -> None:
    """Own words of two origins weigh as much as of three, so the number decides."""
    made = [
        named(origin, name, numerator=3, denominator=3, variable=variable)
        for variable, origin, name in (
            ("name/a", "north", "wall"),
            ("name/a", "south", "dyke"),
            ("name/b", "north", "boat"),
            ("name/b", "south", "ferry"),
            ("name/b", "east", "ferry"),
        )
    ]
    choices = Choices(replace(summary, measurements=tuple(made)))
    assert choices.referents() == ["name/b", "name/a"]


def test_names_as_common_stand_together(summary: Summary) -> None:
    """No alphabet decides between two names that an origin uses as often."""
    made = [
        named("north", name, numerator=k, denominator=5, variable="name/it")
        for name, k in (("wall", 2), ("dyke", 2), ("bank", 1))
    ]
    choices = Choices(replace(summary, measurements=tuple(made)))
    assert [m.value for m in choices.called("name/it", "north")] == ["dyke", "wall"]


def test_silence_is_asked_only_of_enough_documents(summary: Summary) -> None:
    """Three documents are too few to leave anything out."""
    choices = Choices(summary)
    asked = {c.id: choices.askable(c.id) for c in summary.columns}
    assert asked == {"north": False, "south": True, "east": True, "west": True}


def test_verdicts_count_every_contrast_once(summary: Summary) -> None:
    """The table of verdicts adds up to the contrasts; silences are no contrasts."""
    table = Choices(summary).verdicts()
    contrasts = [m for m in summary.measurements if m.verdict and m.variable == "frame"]
    assert sum(sum(row.values()) for row in table.values()) == len(contrasts)
