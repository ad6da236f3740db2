"""A whole comparison, on texts whose counts are known by hand."""

from collections.abc import Callable

import pytest

from framing.coding.codings import Codings
from framing.coding.lexicon_coder import code
from framing.contrast.comparison import Comparison, compare_origins
from framing.contrast.measurement import Measurement
from framing.lexicon.model import Lexicons
from framing.text.reading import Reading
from tests.conftest import QUICK

COAST = "The harbour costs us a great deal every year. The sky was clear all that day."
HILLS = "The storm is a danger to the whole village. The harbour is far away from us."
PLAIN = "Nothing of note took place in town today. The baker sold his bread as always."


@pytest.fixture
def comparison(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> Comparison:
    texts = {
        "coast": [f"{COAST} Day {i} ended there." for i in range(6)],
        "hills": [f"{HILLS} Week {i} ended." for i in range(3)],
        "plain": [f"{PLAIN} Month {i} ended." for i in range(6)],
    }
    reading = make_reading(texts)
    codings = code(reading, small_lexicons)
    return compare_origins(reading, codings, topic="harbour", settings=QUICK)


def one(comparison: Comparison, **wanted: str) -> Measurement:
    """Return the one measurement that fits."""
    wanted.setdefault("against", "")
    found = [
        m
        for m in comparison.measurements
        if all(getattr(m, name) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, found
    return found[0]


def test_near_copies_within_an_origin_count_once(comparison: Comparison) -> None:
    """Documents that repeat one another's wording are one document."""
    table = comparison.reading.documents
    counted = table[table["counted"]]["origin"].value_counts().to_dict()

    assert counted == {"coast": 1, "hills": 1, "plain": 1}


@pytest.fixture
def varied(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> tuple[Reading, Codings]:
    words = "apple brook cedar delta ember fjord grove heath inlet joker kayak lemon"
    fillers = [f"A {w} stood by the {w} road with a {w} in it." for w in words.split()]
    coast = [
        f"The harbour costs us much, says {w}. {w} {f}"
        for w, f in zip("abcdef", fillers, strict=False)
    ]
    plain = [
        f"The ports were open all day in {w}. {f}"
        for w, f in zip("ghijkl", fillers[6:], strict=True)
    ]
    reading = make_reading({"coast": coast, "plain": plain})
    return reading, code(reading, small_lexicons)


def test_documents_that_speak_of_the_topic_are_counted(
    varied: tuple[Reading, Codings],
) -> None:
    """The share of documents is what a reader would count."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)

    m = one(
        comparison,
        variable="topic",
        value="harbour",
        origin="coast",
        voice="all",
        unit="share of documents",
    )

    assert (m.numerator, m.denominator, m.estimate) == (6, 6, 1.0)
    assert m.evidence_total == 6
    assert m.n_documents == 6


def test_own_and_attributed_make_all(varied: tuple[Reading, Codings]) -> None:
    """For every figure that is told by voice, own plus attributed is all."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)
    voiced: dict[tuple[str, ...], dict[str, float]] = {}
    for m in comparison.measurements:
        if not m.against and m.variable not in ("voice", "passage"):
            key = (m.variable, m.unit, m.value, m.origin)
            voiced.setdefault(key, {})[m.voice] = m.numerator

    told = [v for v in voiced.values() if len(v) == 3]
    assert len(told) > 10
    assert all(v["own"] + v["attributed"] == v["all"] for v in told)


def test_names_are_shares_of_their_referent(varied: tuple[Reading, Codings]) -> None:
    """A name's share is among all names of the same thing, per origin."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)

    coast = one(
        comparison,
        variable="name/port",
        unit="share of names",
        value="harbour",
        origin="coast",
        voice="all",
    )
    plain = one(
        comparison,
        variable="name/port",
        unit="share of names",
        value="harbour",
        origin="plain",
        voice="all",
    )

    assert (coast.numerator, coast.denominator) == (6, 6)
    assert (plain.numerator, plain.denominator) == (0, 6)


def test_a_contrast_of_six_documents_a_side_is_tentative(
    varied: tuple[Reading, Codings],
) -> None:
    """All against none in six documents a side is tentative, with its reason."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)

    m = one(
        comparison,
        variable="name/port",
        unit="difference, share of names",
        value="harbour",
        origin="coast",
        against="rest",
    )

    assert m.estimate == 1.0
    assert m.verdict == "tentative"
    assert m.reason == "6 documents here, 6 elsewhere; 20 a side needed"
    assert m.p is not None
    assert m.p < 0.05


def test_what_nobody_here_says_is_a_silence(varied: tuple[Reading, Codings]) -> None:
    """All others speak of the harbour and six documents here do not: a silence."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)

    m = one(
        comparison,
        variable="silence",
        value="topic=harbour",
        origin="plain",
        against="rest",
    )

    # Six of six elsewhere: the lower bound of their share is .05 ** (1 / 6) = .607.
    assert m.estimate == pytest.approx((1 - 0.05 ** (1 / 6)) ** 6, rel=1e-6)
    assert m.interval == "6 of 6 documents elsewhere have it"
    assert m.verdict == "notable"
    assert all(document.startswith("coast") for document, _, _ in m.evidence)


def test_every_figure_has_its_sentences(varied: tuple[Reading, Codings]) -> None:
    """A figure above nothing can be walked back to spans of its documents."""
    reading, codings = varied
    comparison = compare_origins(reading, codings, topic="harbour", settings=QUICK)
    spans = {unit.span for unit in reading.units}

    bare = [m for m in comparison.measurements if m.numerator and not m.evidence]
    assert bare == []
    assert all(span in spans for m in comparison.measurements for span in m.evidence)


def test_ids_are_unique(varied: tuple[Reading, Codings]) -> None:
    """No two figures of a report share an id."""
    comparison = compare_origins(*varied, topic="harbour", settings=QUICK)
    ids = [m.id for m in comparison.measurements]

    assert len(ids) == len(set(ids))


def test_the_same_seed_gives_the_same_figures(varied: tuple[Reading, Codings]) -> None:
    """A comparison is a function of its input and its seed."""
    first = compare_origins(*varied, topic="harbour", settings=QUICK)
    again = compare_origins(*varied, topic="harbour", settings=QUICK)

    assert first.measurements == again.measurements


def test_convenience_samples_never_support(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> None:
    """Where the sampling speaks for these documents only, so does the silence."""
    words = "abcdefghijkl"
    coast = [
        f"The harbour of {w} costs {w} us much {w} and {w} more." for w in words[:6]
    ]
    plain = [f"The bread of {w} is {w} quite good {w} and {w} warm." for w in words[6:]]
    reading = make_reading({"coast": coast, "plain": plain}, method="convenience")
    comparison = compare_origins(
        reading, code(reading, small_lexicons), topic="harbour", settings=QUICK
    )

    m = one(
        comparison,
        variable="silence",
        value="topic=harbour",
        origin="plain",
        against="rest",
    )
    assert m.verdict == "in these documents"
