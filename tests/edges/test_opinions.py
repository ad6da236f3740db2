"""The second opinion: who gives it, on what, and what is said of its worth."""

from dataclasses import replace
from pathlib import Path

import pytest

import framing
from framing.edges.analysis import Analysis
from framing.edges.opinions import track_record
from framing.lexicon.model import Lexicons

SHARED = Path(__file__).parents[3] / "shared"
TOPIC = "taiwan-japan-linkage"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return framing.analyse()


def test_the_classifier_codes_frames_and_the_stance_it_has_labels_of(
    analysis: Analysis,
) -> None:
    """By default the second coder knows the frames and the stance on the linkage."""
    second = framing.second_opinion(analysis)

    assert second is not None
    assert set(second.rows["coder"]) == {"classifier"}
    assert set(second.rows["variable"]) == {"frame", f"stance/{TOPIC}"}


def test_a_stance_is_coded_only_where_the_topic_is_spoken_of(
    analysis: Analysis,
) -> None:
    """Sentences with a second opinion on the stance speak of the topic."""
    second = framing.second_opinion(analysis)
    assert second is not None
    topics = analysis.codings.of("topic")
    about = topics[topics["value"] == TOPIC]
    spoken = set(zip(about["document"], about["sentence"], strict=True))
    rows = second.of(f"stance/{TOPIC}")

    assert set(zip(rows["document"], rows["sentence"], strict=True)) <= spoken


def test_lexicons_of_other_frames_have_no_second_opinion(analysis: Analysis) -> None:
    """A model says nothing where the lexicons know none of its values."""
    others = tuple(x for x in analysis.lexicons.all if x.kind == "names")

    assert framing.second_opinion(replace(analysis, lexicons=Lexicons(others))) is None


def test_the_worse_coder_is_named() -> None:
    """The report says how both did on the same codings, and whether one was worse."""
    assert track_record() == (
        "Frames micro-F1 of the two coders: on five real web texts that the lexicons"
        " were mended on (coded by language models, no human coded them), lexicon 0.73,"
        " classifier 0.56: the classifier is the worse; on composed running texts that"
        " neither was made on, lexicon 0.52, classifier 0.58: the lexicon is the worse."
    )


@pytest.mark.skipif(
    not (SHARED / "tools" / "score").is_file(),
    reason="the reference codings lie beside the checkout, in ../shared",
)
def test_the_track_record_is_what_the_benchmark_measures() -> None:
    """Both figures come out again, to within what a lexicon entry may move them."""
    from benchmarks.second_opinion import (
        by_classifier,
        counts,
        framed,
        micro_f1,
        scorer,
    )

    marks = scorer(SHARED)
    gold = marks.read(SHARED / "gold" / "seeds.jsonl")
    seeds = framing.analyse(SHARED / "seeds")
    second = by_classifier(seeds, embeddings=False)
    found = [
        micro_f1(counts(marks, gold, framed(seeds, codings)).sum(axis=0))
        for codings in (seeds.codings, second)
    ]

    assert found == pytest.approx([0.73, 0.56], abs=0.02)
