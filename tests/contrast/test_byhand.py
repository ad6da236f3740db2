"""Shares by hand, and the lexicon against the people, on counts known by hand."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest
from scipy.stats import binomtest

from framing.coding.lexicon_coder import code
from framing.contrast.comparison import Comparison, compare_origins
from framing.contrast.effects import wilson
from framing.contrast.handunits import ALPHA, BY_HAND, PRECISION, RECALL, TOGETHER
from framing.contrast.measurement import Measurement
from framing.lexicon.model import Lexicons
from framing.settings import Settings
from framing.tables import CODINGS, SAMPLED, check
from framing.text.reading import Reading

QUICK = Settings(replicates=99, permutations=99)
COSTLY = "The harbour costs us a great deal every year, number {0}."
CALM = "The harbour of the town is calm on most days, number {0}."

Row = tuple[str, int, str, str]


def people(
    *rows: Row, sample: str = "harbour", variable: str = "frame"
) -> pd.DataFrame:
    """Return codings: document, sentence, coder, value."""
    whole = [(d, s, c, variable, v, 0, float("nan"), sample) for d, s, c, v in rows]
    columns = {**CODINGS, **SAMPLED}
    return check(pd.DataFrame(whole, columns=list(columns)), columns)


@pytest.fixture
def reading(make_reading: Callable[..., Reading]) -> Reading:
    """Twelve documents of two sentences: the first costs, the second is calm."""
    text = f"{COSTLY} {CALM}"
    texts = {o: [text.format(o + str(i)) for i in range(6)] for o in ("coast", "hills")}
    return make_reading(texts)


@pytest.fixture
def compare(
    reading: Reading, small_lexicons: Lexicons
) -> Callable[[pd.DataFrame], Comparison]:
    codings = code(reading, small_lexicons)

    def made(coded: pd.DataFrame, settings: Settings = QUICK) -> Comparison:
        return compare_origins(
            reading, codings, topic="harbour", settings=settings, people=coded
        )

    return made


Compare = Callable[..., Comparison]


def found(comparison: Comparison, unit: str, value: str) -> list[Measurement]:
    return [m for m in comparison.measurements if (m.unit, m.value) == (unit, value)]


def test_wilson_is_that_of_an_independent_implementation() -> None:
    """The score interval is scipy's, to twelve digits, at the ends too."""
    for k, n in ((0, 10), (3, 18), (25, 50), (50, 50)):
        exact = binomtest(k, n).proportion_ci(0.95, method="wilson")
        assert wilson(k, n, level=0.95) == pytest.approx((exact.low, exact.high))


def test_a_share_by_hand_stands_beside_the_lexicons(compare: Compare) -> None:
    """Of four coded sentences one costs by hand, and two by the lexicon."""
    comparison = compare(
        people(
            ("coast-0", 1, "ann", "cost"),
            ("coast-0", 2, "ann", "none"),
            ("coast-1", 1, "ann", "danger"),
            ("coast-1", 2, "ann", "none"),
        )
    )

    (cost,) = found(comparison, BY_HAND, "cost")
    assert (cost.origin, cost.numerator, cost.denominator) == ("coast", 1, 4)
    assert (cost.low, cost.high) == pytest.approx(wilson(1, 4, level=0.95))
    assert "over 4 sentences coded by hand, drawn at random" in cost.interval
    assert cost.evidence_total == 1
    (machine,) = (
        m
        for m in found(comparison, "share of passage sentences", "cost")
        if (m.origin, m.voice) == ("coast", "all")
    )
    assert (machine.numerator, machine.denominator) == (6, 12)


def test_the_lexicon_is_marked_against_the_people(compare: Compare) -> None:
    """Two finds, one right; one of the people's two is missed."""
    comparison = compare(
        people(
            ("coast-0", 1, "ann", "cost"),
            ("coast-0", 2, "ann", "cost"),
            ("coast-1", 1, "ann", "none"),
            ("coast-1", 2, "ann", "none"),
        )
    )

    (precision,), (recall,), (alpha,) = (
        found(comparison, unit, "cost") for unit in (PRECISION, RECALL, ALPHA)
    )
    assert (precision.numerator, precision.denominator) == (1, 2)
    assert (recall.numerator, recall.denominator) == (1, 2)
    assert alpha.estimate == pytest.approx(1 - 7 * 4 / (64 - 32))
    assert found(comparison, PRECISION, TOGETHER)[0].estimate == 0.5


def test_coders_who_differ_count_by_halves(compare: Compare) -> None:
    """One of two coders found the frame: half a sentence."""
    comparison = compare(
        people(("coast-0", 1, "ann", "cost"), ("coast-0", 1, "ben", "none"))
    )

    (cost,) = found(comparison, BY_HAND, "cost")
    assert (cost.numerator, cost.denominator) == (0.5, 1)


@pytest.mark.parametrize("sample", ["all", "harbour"])
def test_a_draw_from_everything_stands_for_the_passages(
    compare: Compare, sample: str
) -> None:
    """What was drawn from all sentences and lies in a passage was drawn from it."""
    comparison = compare(people(("coast-0", 1, "ann", "cost"), sample=sample))

    assert found(comparison, BY_HAND, "cost")[0].denominator == 1


@pytest.mark.parametrize("sample", ["", "weather"])
def test_what_was_not_drawn_for_this_is_no_sample(
    compare: Compare, sample: str
) -> None:
    """Chosen sentences, or a draw from another topic, stand for nothing here."""
    comparison = compare(people(("coast-0", 1, "ann", "cost"), sample=sample))

    assert found(comparison, BY_HAND, "cost") == []


def test_nearly_all_sentences_need_no_draw(compare: Compare) -> None:
    """Eleven of twelve were coded: they stand for the origin, without an interval."""
    rows: Sequence[Row] = [
        (f"coast-{i}", s, "ann", "cost") for i in range(6) for s in (1, 2)
    ]

    (cost,) = found(compare(people(*rows[:11], sample="")), BY_HAND, "cost")

    assert (cost.denominator, cost.low) == (11, None)
    assert cost.interval == "no interval: nearly all there are, 11, coded"


def test_nothing_is_adjusted(compare: Compare) -> None:
    """Apart from the figures by hand themselves, every other figure is the same."""
    rows = [(f"coast-{i}", 1, "ann", "none") for i in range(6)]
    units = {BY_HAND, PRECISION, RECALL, ALPHA}

    with_people = compare(people(*rows)).measurements
    without = compare(None).measurements

    assert tuple(m for m in with_people if m.unit not in units) == without


def test_a_sample_on_both_sides_makes_supported_possible(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> None:
    """The reason falls away with enough sentences a side, for frames alone."""
    texts = {
        "coast": [f"The harbour of {w} costs {w} us much {w}." for w in "abcdefgh"],
        "hills": [f"The harbour of {w} is {w} quite good {w}." for w in "ijklmnop"],
    }
    reading = make_reading(texts)
    codings = code(reading, small_lexicons)
    few = Settings(
        replicates=99, permutations=999, enough_documents=8, enough_hand_coded=8
    )
    rows = [(f"{o}-{i}", 1, "ann", "none") for o in texts for i in range(8)]

    def told(coded: pd.DataFrame | None) -> set[tuple[str, str]]:
        comparison = compare_origins(
            reading, codings, topic="harbour", settings=few, people=coded
        )
        return {
            (m.verdict, m.reason.split(",")[0])
            for m in comparison.measurements
            if m.against and (m.variable, m.value) == ("frame", "cost")
        }

    lacking = {("tentative", "no hand-coded sample checks the coder")}
    assert told(None) == lacking
    assert told(people(*rows[:8])) == lacking
    assert told(people(*rows, variable="voice")) == lacking
    assert told(people(*rows)) == {
        ("supported", "8 and 8 documents of 2 and 2 publishers")
    }
