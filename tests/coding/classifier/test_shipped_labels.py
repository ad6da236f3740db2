"""The labels that ship: enough of each, of every manner, and each written once."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from framing.coding.classifier.labels import Labels
from framing.coding.classifier.marking import Marked, risk, scores
from framing.edges.analysis import abbreviations
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.edges.training import Coded
from framing.text.reading import read

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
STANCE = "stance/taiwan-japan-linkage"
RUN = 8
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Run = tuple[str, ...]


def runs(text: str) -> set[Run]:
    """Return every eight words in a row, in lower case."""
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def in_common(coded: Coded, others: Iterable[str]) -> set[Run]:
    own: set[Run] = set()
    for unit in coded.reading.units:
        own |= runs(coded.reading.text(unit))
    return own & set().union(*map(runs, others))


@pytest.fixture(scope="module")
def placed(shipped: Coded) -> pd.DataFrame:
    """Return the codings with the origin of each."""
    origins = shipped.reading.documents.set_index("document")["origin"]
    return shipped.rows.assign(origin=shipped.rows["document"].map(origins))


def test_no_label_is_lost_or_ambiguous(shipped: Coded) -> None:
    """Every coding stands on a counted sentence of the text it was written for."""
    sentences = shipped.reading.sentences
    units = sentences[["document", "sentence"]].apply(tuple, axis=1)
    coded = shipped.rows[["document", "sentence"]].apply(tuple, axis=1)

    assert shipped.ambiguous == 0
    assert sentences["counted"].all()
    assert set(coded) == set(units)


def test_there_are_enough(shipped_frames: Labels) -> None:
    """At least 8,000 sentences, and each of the fifteen frames on a hundred."""
    frames = read_lexicons().categories("frames")
    counts = dict(
        zip(shipped_frames.values, shipped_frames.given.sum(axis=0), strict=True)
    )

    assert len(shipped_frames.units) >= 8000
    assert set(counts) == set(frames)
    assert {name: n for name, n in counts.items() if n < 100} == {}


def test_no_frame_gives_an_origin_away(placed: pd.DataFrame) -> None:
    """Each of the four manners wrote between a fifth and three tenths of each frame."""
    frames = placed[placed["variable"] == "frame"]
    shares = pd.crosstab(frames["value"], frames["origin"], normalize="index")

    assert shares.shape == (16, 4)
    assert shares.to_numpy().min() >= 0.2
    assert shares.to_numpy().max() <= 0.3


def test_every_manner_takes_every_stance(placed: pd.DataFrame) -> None:
    """At least 300 sentences with stance, and all four stances in every manner."""
    stances = placed[placed["variable"] == STANCE]
    table = pd.crosstab(stances["value"], stances["origin"])

    assert len(stances) >= 300
    assert set(table.index) == {"endorse", "reject", "report", "unclear"}
    assert table.to_numpy().min() >= 5


def test_both_voices_in_every_manner(placed: pd.DataFrame) -> None:
    """Every manner has sentences in its own voice and attributed ones."""
    voices = placed[placed["variable"] == "voice"]
    table = pd.crosstab(voices["value"], voices["origin"])

    assert table.loc[["own", "attributed"]].to_numpy().min() >= 20


def test_no_two_sentences_share_eight_words(shipped: Coded) -> None:
    """No eight words in a row stand in two of the sentences."""
    places: dict[Run, set[tuple[str, int]]] = defaultdict(set)
    for unit in shipped.reading.units:
        for run in runs(shipped.reading.text(unit)):
            places[run].add((unit.document, unit.sentence))

    assert {" ".join(run): at for run, at in places.items() if len(at) > 1} == {}


def test_none_is_in_the_sample(shipped: Coded) -> None:
    """No eight words in a row stand in the sample corpus as well."""
    words = abbreviations(read_lexicons())
    sample = read(read_corpus(), abbreviations=words)

    assert in_common(shipped, (sample.text(unit) for unit in sample.units)) == set()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published texts do not ship")
def test_none_is_in_the_published_texts(shipped: Coded) -> None:
    """No eight words in a row stand in the published texts to be marked on."""
    texts = [path.read_text(encoding="utf-8") for path in SEEDS.rglob("*.txt")]

    assert texts
    assert in_common(shipped, texts) == set()


def test_probabilities_are_worth_something(shipped_marked: Marked) -> None:
    """Held out, each frame beats its share, and odds said are about the odds found."""
    table = scores(shipped_marked)

    assert len(table) == 15
    assert table["brier_skill"].min() > 0
    assert table["slope"].between(0.7, 1.3).all()


def test_abstaining_pays(shipped_marked: Marked) -> None:
    """The surest fifth is wrong less often than all, and not by luck."""
    table = risk(shipped_marked)

    assert table["risk"].is_monotonic_increasing
    assert table["high"].tolist()[0] < table["low"].tolist()[-1]
