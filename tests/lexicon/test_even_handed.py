"""No side's words are listened to much harder than its counterpart's."""

from collections import Counter

import pytest

from framing.edges.lexicons import read_lexicons
from framing.lexicon.model import Lexicons

MOST_TIMES = 2
"""How many times as many entries one side of a pair may have as the other."""
PAIRS = [
    ("frames", "sovereignty", "self-determination"),
    ("frames", "threat", "provocation"),
    ("frames", "deterrence", "stability"),
    ("names", "unification/reunification", "unification/annexation"),
    ("names", "unification/reunification", "unification/unification"),
    ("names", "strait-islands/diaoyu", "strait-islands/senkaku"),
    ("names", "strait-islands/diaoyu", "strait-islands/diaoyutai"),
    ("names", "taiwan-place/region", "taiwan-place/country"),
    ("names", "japan-defence-change/remilitarisation", "japan-defence-change/buildup"),
    ("names", "independence/separatism", "independence/self-rule"),
    ("names", "drills/punishment", "drills/harassment"),
    ("names", "alliance-bloc/clique", "alliance-bloc/alliance"),
    ("names", "fukushima-water/treated", "fukushima-water/contaminated"),
]
UNEVEN = {("names", "independence/separatism", "independence/self-rule"): 3}
"""Pairs that may be less even: separatism has many word forms, self-rule few."""


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return read_lexicons()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]} {pair[2]}")
def test_both_sides_of_a_pair_are_listened_to(
    pair: tuple[str, str, str], lexicons: Lexicons
) -> None:
    """Of two words for one matter neither has many times the other's entries."""
    kind, *sides = pair
    counts = Counter(entry.category for entry in lexicons.entries(kind))
    fewer, more = sorted(counts[side] for side in sides)

    assert fewer > 0
    assert more <= UNEVEN.get(pair, MOST_TIMES) * fewer


def test_every_proposition_has_its_opposite(lexicons: Lexicons) -> None:
    """Propositions come in pairs, so that nobody's slogan is the yardstick."""
    propositions = lexicons.propositions
    topics = Counter(p.topic for p in propositions.values())

    assert set(topics) == set(lexicons.categories("topics"))
    assert all(propositions[p.opposed].opposed == id for id, p in propositions.items())
    assert all(count % 2 == 0 for count in topics.values())


def test_frames_are_shown_under_even_names(lexicons: Lexicons) -> None:
    """A frame that could take a side in its name is shown under a plain one."""
    frames = lexicons.categories("frames")

    assert frames["provocation"].label == "blame and provocation"
    assert frames["threat"].label == "danger"
    assert len(frames) == 15
