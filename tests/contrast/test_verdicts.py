"""Verdicts: each rung, and the clause that names what was lacking."""

from dataclasses import replace
from typing import Any

import pytest

from framing.contrast.verdicts import Grounds, verdict
from framing.settings import Settings

NAN = float("nan")
FIRM = Grounds(
    documents=(20, 39),
    publishers=(2, 5),
    low=0.1,
    high=0.3,
    p=0.01,
    q=0.05,
    largest_share=0.5,
    dispersion=0.9,
    generalises=True,
    validated=True,
    period_overlap=0.5,
    genre_differs=False,
    translation_differs=False,
)
"""Grounds that reach every threshold exactly."""


def test_supported_at_every_threshold() -> None:
    """Grounds that just reach each threshold are supported, and say on what."""
    assert verdict(FIRM, Settings()) == (
        "supported",
        "20 and 39 documents of 2 and 5 publishers, the interval leaves out 0, "
        "q is 0.050",
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"documents": (13, 39)},
            "13 documents here, 39 elsewhere; 20 a side needed",
        ),
        (
            {"publishers": (1, 5)},
            "1 publisher here, 5 elsewhere; 2 a side needed",
        ),
        (
            {"largest_share": 0.62},
            "one document holds 62% of the hits; at most 50% allowed",
        ),
        ({"largest_share": NAN}, "how the hits spread over documents is not known"),
        ({"q": 0.081}, "q is 0.081; at most 0.05 allowed"),
        ({"q": NAN}, "no test against chance was made"),
        (
            {"period_overlap": NAN},
            "the documents of a side carry no dates, so the periods are not known",
        ),
        ({"generalises": False}, "the sampling speaks for these documents only"),
        ({"validated": False}, "no hand-coded sample checks the coder"),
    ],
)
def test_one_thing_lacking_makes_it_tentative(
    change: dict[str, Any], reason: str
) -> None:
    """Each condition of `supported` alone is enough to lose it, and is named."""
    assert verdict(replace(FIRM, **change), Settings()) == ("tentative", reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"period_overlap": 0.49}, "the periods overlap by 49%; 50% needed"),
        ({"genre_differs": True}, "the two sides have no genre in common"),
        ({"translation_differs": True}, "one side is translated and the other is not"),
    ],
)
def test_unlike_sides_are_not_compared(change: dict[str, Any], reason: str) -> None:
    """Periods, genres or translation apart: no verdict on the difference."""
    assert verdict(replace(FIRM, **change), Settings()) == ("not comparable", reason)


@pytest.mark.parametrize(
    ("low", "high", "reason"),
    [
        (-0.1, 0.3, "the interval of the difference includes 0"),
        (0.0, 0.3, "the interval of the difference includes 0"),
        (NAN, NAN, "no interval can be drawn from these documents"),
    ],
)
def test_an_interval_with_zero_shows_nothing(
    low: float, high: float, reason: str
) -> None:
    """Nothing is shown by an interval that reaches 0 or does not exist."""
    found = verdict(replace(FIRM, low=low, high=high), Settings())

    assert found == ("no difference shown", reason)


def test_a_negative_difference_counts_as_much() -> None:
    """An interval below 0 leaves out 0 as well."""
    assert verdict(replace(FIRM, low=-0.3, high=-0.1), Settings())[0] == "supported"


def test_too_few_comes_before_everything() -> None:
    """Below five documents a side nothing else is asked."""
    thin = replace(FIRM, documents=(1, 4), genre_differs=True, low=NAN, high=NAN)

    assert verdict(thin, Settings()) == (
        "too few documents",
        "1 document here, 4 elsewhere; 5 a side needed",
    )
    assert verdict(replace(FIRM, documents=(5, 5)), Settings())[0] == "tentative"


def test_thresholds_come_from_the_settings() -> None:
    """Asking for more in the settings changes verdict and clause."""
    strict = Settings(enough_documents=30, fewest_documents=25)

    assert verdict(FIRM, strict) == (
        "too few documents",
        "20 documents here, 39 elsewhere; 25 a side needed",
    )
