"""Which origin wrote this: found where it can be told, and not where it cannot."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from framing.coding.classifier import origins
from framing.coding.classifier.origins import Apart, hide_names, tell_apart
from framing.coding.codings import Codings
from framing.errors import LabelsError
from framing.tables import EVIDENCE, empty
from framing.text.reading import Reading
from tests.coding.classifier.conftest import rows

MakeReading = Callable[..., Reading]
COMMON = [
    "boats",
    "ropes",
    "nets",
    "piers",
    "tides",
    "gulls",
    "crates",
    "lamps",
    "oars",
]


@pytest.fixture(autouse=True)
def few_shuffles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shuffle nineteen times: the least p that can be reached is .05."""
    monkeypatch.setattr(origins, "SHUFFLES", 19)


def written(seed: int, *, mark: str = "", documents: int = 4) -> list[str]:
    """Return documents of ten sentences of common words, each with its mark."""
    draw = np.random.default_rng(seed)
    return [
        " ".join(
            f"We saw {' and '.join(draw.choice(COMMON, 4))}{mark} at {n} Kellport."
            for n in range(10)
        )
        for _ in range(documents)
    ]


def in_own_voice(reading: Reading) -> Codings:
    units = [(u.document, u.sentence, "lexicon", "own") for u in reading.units]
    return Codings(rows(*units, variable="voice"), empty(EVIDENCE))


def apart(reading: Reading) -> Apart:
    return tell_apart(reading, in_own_voice(reading))


def of_many(reading: Reading) -> Reading:
    """Return the reading with a publisher for every document."""
    table = reading.documents
    return replace(reading, documents=table.assign(publisher=table["document"]))


def test_planted_words_tell_origins_apart(make_reading: MakeReading) -> None:
    """Two origins that each use a word of their own are told apart by that word."""
    reading = make_reading(
        {
            "coast": written(1, mark=" gladly"),
            "hills": written(2, mark=" sadly"),
        }
    )

    found = apart(of_many(reading))

    assert found.by == "publisher"
    assert found.origins == ("coast", "hills")
    assert found.accuracy == 1.0
    assert found.p == pytest.approx(1 / 20)
    assert found.chance < 0.8
    assert any("gladly" in word for word, _ in found.words["coast"])
    assert any("sadly" in word for word, _ in found.words["hills"])
    assert found.confusion.to_numpy().tolist() == [[40, 0], [0, 40]]


def test_the_same_words_do_not(make_reading: MakeReading) -> None:
    """Origins that draw from the same words are told apart by luck only."""
    reading = make_reading({"coast": written(1), "hills": written(2)})

    found = apart(of_many(reading))

    assert abs(found.accuracy - 0.5) < 0.2
    assert found.p > 0.05


def test_one_publisher_is_said(make_reading: MakeReading) -> None:
    """Where every origin has two publishers they are held out; one alone is named."""
    both = make_reading({"coast": written(1), "hills": written(2)})
    alone = make_reading(
        {"coast": written(1), "hills": [*written(2)[:1], "", *written(3)[:1]]}
    )

    assert (apart(both).by, apart(both).one_publisher) == ("publisher", ())
    assert (apart(alone).by, apart(alone).one_publisher) == ("document", ("hills",))


def test_a_publisher_of_two_origins_is_shuffled_by_origin(
    make_reading: MakeReading,
) -> None:
    """Publishers that both origins share are held out whole, and chance is fair."""
    texts = {"coast": written(1, mark=" gladly"), "hills": written(2, mark=" sadly")}

    found = apart(make_reading(texts))

    assert found.by == "publisher"
    assert found.accuracy == 1.0
    assert 0.3 < found.chance <= 1.0


def test_others_words_are_not_read(make_reading: MakeReading) -> None:
    """Only sentences in own voice count, and an origin without enough is left out."""
    reading = make_reading(
        {"coast": written(1), "hills": written(2), "plain": written(3, documents=1)}
    )
    codings = in_own_voice(reading)
    quoted = codings.rows["sentence"] > 5
    codings.rows.loc[quoted, "value"] = "attributed"

    found = tell_apart(reading, codings)

    assert found.left_out == ("plain",)
    assert (found.sentences, found.documents) == (40, 8)


def test_one_origin_cannot_be_told(make_reading: MakeReading) -> None:
    """With one origin it says what is missing."""
    reading = make_reading({"coast": written(1)})

    with pytest.raises(LabelsError, match=r"two of them need 2 documents each.*1 of 1"):
        apart(reading)


def test_names_are_masked() -> None:
    """Words only ever written with a capital are masked, others are left."""
    masked = hide_names("The Kellport Times asked O’Neill about The Times.", {"the"})

    assert masked == "The … … asked … about The …."


def test_masked_names_do_not_tell(make_reading: MakeReading) -> None:
    """A name that only one origin uses gives it away no more."""
    texts = written(1), written(2)
    named = [[t.replace("Kellport", name) for t in own] for name, own in
             zip(("Arden", "Brook"), texts, strict=True)]  # fmt: skip

    plain = apart(make_reading({"coast": texts[0], "hills": texts[1]}))
    other = apart(make_reading({"coast": named[0], "hills": named[1]}))

    assert other.accuracy == plain.accuracy
    pd.testing.assert_frame_equal(other.confusion, plain.confusion)
