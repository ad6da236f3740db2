"""Passages side by side."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.coding.lexicon_coder import code
from framing.contrast.comparison import Comparison, compare_origins
from framing.lexicon.model import Lexicons
from framing.report.passages import side_by_side
from framing.report.quoting import Quoter, marked
from framing.report.summary import Passage
from framing.text.reading import Reading
from tests.conftest import QUICK

SHORT = "The harbour costs us a great deal of our money."
LONG = "The harbour costs " + "and costs " * 60 + "us all."
DANGER = "A storm is a danger to the harbour of our town."


@pytest.fixture
def compared(
    make_reading: Callable[..., Reading], small_lexicons: Lexicons
) -> Callable[..., Comparison]:
    def make(**texts: list[str]) -> Comparison:
        reading = make_reading(texts)
        codings = code(reading, small_lexicons)
        return compare_origins(reading, codings, topic="harbour", settings=QUICK)

    return make


def chosen(comparison: Comparison) -> dict[tuple[str, str], str]:
    """Return the text of each passage by frame and origin."""
    quoter = Quoter(
        comparison.reading, marked(comparison), settings=comparison.settings
    )
    passages: list[Passage] = list(side_by_side(comparison, quoter))
    return {
        (p.frame, p.origin): " ".join(q.text for q in p.quotations) for p in passages
    }


def test_a_short_passage_stands_for_a_frame(
    compared: Callable[..., Comparison],
) -> None:
    """Of two sentences that carry a frame the one that can be compared is shown."""
    comparison = compared(coast=[f"{LONG} Nothing else. Nothing more. {SHORT}"])
    assert chosen(comparison)["cost", "coast"] == SHORT


def test_a_sentence_stands_in_one_row(compared: Callable[..., Comparison]) -> None:
    """What has been shown under one frame is not shown under another if it can be."""
    both = "The harbour costs money and is a danger to us."
    comparison = compared(coast=[f"{both} The sky is blue. {DANGER} {SHORT}"])
    texts = list(chosen(comparison).values())
    assert len(texts) == 2
    assert len(set(texts)) == 2


def test_a_sentence_that_may_not_be_quoted_gives_way(
    compared: Callable[..., Comparison],
) -> None:
    """Beyond the excerpt limit another, shorter passage is shown."""
    comparison = compared(coast=[f"{SHORT} Nothing at all. {DANGER}"])
    tight = replace(
        comparison, settings=replace(QUICK, excerpt_words=11, excerpt_share=0.0)
    )
    texts = chosen(tight)
    assert [bool(text) for text in texts.values()] == [True, False]
