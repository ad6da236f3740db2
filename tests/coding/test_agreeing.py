"""Coders held against each other: by variable, value and origin, or words why not."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from framing.coding.agreed import ALIKE, MAIN, MEAN, ONE, WHOLE, Agreement
from framing.coding.agreeing import agree
from framing.errors import CodingsError
from framing.settings import Settings
from framing.tables import CODINGS, check
from framing.text.reading import Reading

QUICK = Settings(replicates=99)


def codings(
    *rows: tuple[int, str, str, str] | tuple[int, str, str, str, int],
) -> pd.DataFrame:
    """Return codings of one document: sentence, coder, variable, value, rank."""
    whole = [
        ("d", *row[:4], row[4] if len(row) > 4 else 0, float("nan")) for row in rows
    ]
    return check(pd.DataFrame(whole, columns=list(CODINGS)), CODINGS)


def voices(**coders: str) -> pd.DataFrame:
    """Return voice codings, a letter a sentence: o, a, m; a dot was not coded."""
    words = {"o": "own", "a": "attributed", "m": "mixed"}
    return codings(
        *(
            (i, coder, "voice", words[letter])
            for coder, letters in coders.items()
            for i, letter in enumerate(letters, start=1)
            if letter != "."
        )
    )


def one(
    rows: pd.DataFrame, measure: str, value: str = "", origin: str = ""
) -> Agreement:
    found = agree(rows, settings=QUICK).agreements
    return next(
        a for a in found if (a.measure, a.value, a.origin) == (measure, value, origin)
    )


def test_a_variable_is_compared_whole_and_value_by_value() -> None:
    """Of six sentences the coders share five; they differ on one of them."""
    rows = voices(ann="ooaamo", ben="ooaaa.")

    whole, mixed = one(rows, WHOLE), one(rows, ONE, "mixed")

    assert (whole.units, whole.documents, whole.coders) == (5, 1, ("ann", "ben"))
    assert whole.percent == pytest.approx(0.8)
    assert mixed.given == 1
    assert mixed.percent == pytest.approx(0.8)


def test_several_values_a_sentence_are_compared_as_given_or_not() -> None:
    """`none` is a coding without the value; no row is no coding."""
    rows = codings(
        (1, "ann", "frame", "cost"),
        (1, "ann", "frame", "danger"),
        (1, "ben", "frame", "cost"),
        (2, "ann", "frame", "none"),
        (2, "ben", "frame", "danger"),
        (3, "ann", "frame", "cost"),
    )

    cost, danger = one(rows, ONE, "cost"), one(rows, ONE, "danger")

    assert (cost.units, cost.given, cost.percent) == (2, 2, 1)
    assert (danger.units, danger.given, danger.percent) == (2, 2, 0)


def test_the_mean_takes_values_that_are_given_often_enough() -> None:
    """A value that two codings hold tells nothing; the other's alpha is the mean."""
    rows = codings(
        *((i, who, "frame", "cost") for i in (1, 2, 3) for who in ("ann", "ben")),
        *((i, who, "frame", "none") for i in (4, 5) for who in ("ann", "ben")),
        (6, "ann", "frame", "rare"),
        (6, "ben", "frame", "none"),
    )

    mean = one(rows, MEAN)

    assert mean.alpha == 1
    assert "1 of 2 values, given 5 times or more" in mean.interval


def test_main_values_are_compared_where_coders_rank_them() -> None:
    """The first of two values is compared; a coder without ranks has none."""
    rows = codings(
        (1, "ann", "frame", "cost", 1),
        (1, "ann", "frame", "danger", 2),
        (1, "ben", "frame", "danger", 1),
        (2, "ann", "frame", "none"),
        (2, "ben", "frame", "none"),
    )

    main = one(rows, MAIN)

    assert (main.units, main.percent) == (2, 0.5)


def test_sources_agree_if_one_name_holds_the_other() -> None:
    """Names are as written: letters count, not case, articles or punctuation."""
    rows = codings(
        (1, "ann", "source", "the harbour master"),
        (1, "ben", "source", "Harbour-Master"),
        (2, "ann", "source", "the mayor"),
        (2, "ben", "source", "a fisherman"),
    )

    assert one(rows, ALIKE).percent == 0.5
    assert one(rows, WHOLE).percent == 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (voices(ann="oaom"), "only ann coded it"),
        (voices(ann="oa..", ben="..oa"), "no unit was coded by two"),
        (voices(ann="ooo", ben="ooo"), "always 'own': nothing to agree on"),
    ],
    ids=["single coder", "nothing shared", "constant"],
)
def test_what_is_not_defined_is_said_in_words(rows: pd.DataFrame, reason: str) -> None:
    """There is no coefficient, and the reason says why."""
    whole = one(rows, WHOLE)

    assert (whole.alpha, whole.kappa, whole.low) == (None, None, None)
    assert whole.reason == reason


def test_a_value_that_all_or_none_have_is_said_in_words() -> None:
    """Of a constant variable the value itself is given to every unit."""
    rows = voices(ann="ooo..", ben="ooo.a")

    assert one(rows, ONE, "own").reason == "given to every unit"
    assert one(rows, ONE, "attributed").reason == "given to no shared unit"


def test_disputes_say_what_each_coder_said() -> None:
    """The sentence that is disputed in more variables comes first."""
    rows = pd.concat(
        [
            voices(ann="ooao", ben="oaoo"),
            codings((3, "ann", "frame", "cost"), (3, "ben", "frame", "none")),
        ]
    )

    disputed = one(rows, WHOLE).disputed

    assert [dispute.sentence for dispute in disputed] == [3, 2]
    assert disputed[1].codings == {"ann": "own", "ben": "attributed"}


def test_units_are_documents_where_there_are_enough() -> None:
    """From twenty documents on documents are drawn, and the interval is plain."""
    rows = voices(ann="oaoaom", ben="oaaaom")
    many = pd.concat([rows.assign(document=f"d{i}") for i in range(20)])
    many.loc[many["document"] == "d3", "value"] = "own"

    few, plain = one(rows, WHOLE), one(many, WHOLE)

    assert "6 units of 1 document, approximate" in few.interval
    assert plain.interval == "95% percentile over 20 documents"


def test_anchors_make_units_across_files() -> None:
    """Coders who number sentences differently share a stretch of the same text."""
    rows = voices(ann="oa", ben="oa").assign(text_sha256="f" * 64)
    rows["start"], rows["end"] = rows["sentence"] * 10, rows["sentence"] * 10 + 9
    rows.loc[rows["coder"] == "ben", "sentence"] += 7

    assert one(rows, WHOLE).units == 2


def test_a_coder_who_contradicts_himself_is_refused() -> None:
    """One stretch of text, two voices of the same coder under two numbers."""
    rows = voices(ann="oa", ben="oa").assign(text_sha256="f" * 64, start=5, end=9)

    with pytest.raises(CodingsError, match="voice: ann codes d 1 twice"):
        agree(rows)


@pytest.fixture
def reading(make_reading: Callable[..., Reading]) -> Reading:
    texts: dict[str, Sequence[str]] = {
        "coast": ["The harbour was calm. The storm came late."],
        "hills": ["Nobody saw the sea. The road was long."],
    }
    return make_reading(texts)


def test_with_a_corpus_figures_are_given_by_origin(reading: Reading) -> None:
    """Each origin has its own figures, and disputes come with their sentence."""
    rows = pd.concat(
        [
            voices(ann="oa", ben="oa").assign(document="coast-0"),
            voices(ann="oa", ben="om").assign(document="hills-0"),
        ]
    )

    found = agree(rows, reading=reading, settings=QUICK).agreements

    whole = {a.origin: a for a in found if a.measure == WHOLE}
    assert {o: a.percent for o, a in whole.items()} == {
        "": 0.75,
        "coast": 1,
        "hills": 0.5,
    }
    assert whole["hills"].disputed[0].text == "The road was long."


def test_codings_without_a_place_in_the_corpus_are_reported(reading: Reading) -> None:
    """What stands on no sentence is handed back, and not guessed at."""
    rows = voices(ann="oa", ben="oa").assign(document="nowhere")

    found = agree(rows, reading=reading)

    assert len(found.lost) == 4
    assert found.agreements == ()


def test_none_gives_way_where_two_units_fall_into_one_sentence(
    reading: Reading,
) -> None:
    """A sentence of which one half carries a frame carries it."""
    document = reading.corpus.documents[0]
    rows = codings(
        (1, "ann", "frame", "none"),
        (2, "ann", "frame", "cost"),
        (1, "ben", "frame", "cost"),
    ).assign(
        document=document.id,
        text_sha256=document.sha256,
        start=[0, 4, 0],
        end=[4, 21, 21],
    )

    cost = next(a for a in agree(rows, reading=reading).agreements if a.value == "cost")

    assert (cost.units, cost.percent) == (1, 1)
