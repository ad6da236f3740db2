"""What makes a lexicon good: its examples hold and no side is left without words."""

from collections import Counter
from collections.abc import Mapping

import pytest

from framing.edges.lexicons import read_lexicons
from framing.lexicon.model import (
    Category,
    Entry,
    Header,
    Lexicon,
    Proposition,
    Referent,
)
from framing.lexicon.rules import problems

SHIPPED = read_lexicons()
RAIN = Entry("r", "rain", "rain*", "It rained.", "It snowed.", line=2)
SNOW = Entry("s", "snow", "snow*", "It snowed.", "It rained.", line=3)


def lexicon(
    *entries: Entry,
    kind: str = "topics",
    categories: tuple[str, ...] = ("rain", "snow"),
    referents: tuple[str, ...] = (),
    propositions: Mapping[str, tuple[str, str]] | None = None,
) -> Lexicon:
    pairs = (propositions or {}).items()
    header = Header(
        name="Weather",
        version="1",
        language="en",
        source="written for this test",
        licence="MIT",
        definition="",
        categories={id: Category(label=id, definition="") for id in categories},
        referents={id: Referent(label=id) for id in referents},
        propositions={
            id: Proposition(topic=topic, text=id, opposed=opposed)
            for id, (topic, opposed) in pairs
        },
    )
    return Lexicon(kind, "weather", header, entries, file="weather.csv")


def found(lexicon: Lexicon) -> list[str]:
    return [str(problem) for problem in problems(lexicon)]


@pytest.mark.parametrize("shipped", SHIPPED.all, ids=lambda x: f"{x.kind}/{x.id}")
def test_shipped_lexicons_have_no_problems(shipped: Lexicon) -> None:
    """Every shipped phrase matches its hit and not its miss, and every rule holds."""
    assert shipped.entries
    assert problems(shipped) == []


def test_no_shipped_referent_has_fewer_than_two_names() -> None:
    """Every referent has at least two names that entries listen for."""
    used = {entry.category for entry in SHIPPED.entries("names")}
    names = Counter(category.split("/")[0] for category in used)
    assert names.keys() == SHIPPED.referents.keys()
    assert min(names.values()) >= 2


def test_a_good_lexicon_has_no_problems() -> None:
    """Entries that keep to their examples are left alone."""
    assert found(lexicon(RAIN, SNOW)) == []


def test_examples_are_run_through_the_matcher() -> None:
    """A hit that does not match, a miss that does, and a missing one are told."""
    hail = Entry("h", "snow", "hail*", "It snowed.", "Hailstones fell.", line=4)
    bare = Entry("b", "snow", "sleet", "", "", line=5)
    assert found(lexicon(RAIN, SNOW, hail, bare)) == [
        "weather.csv:4: hit: 'hail*' does not match it: It snowed.",
        "weather.csv:4: miss: 'hail*' matches it: Hailstones fell.",
        "weather.csv:5: hit: is missing",
        "weather.csv:5: miss: is missing",
    ]


def test_longer_entries_do_not_hide_a_hit() -> None:
    """Each phrase is tried by itself, though a longer one would take its words."""
    longer = Entry("l", "rain", "it rain*", "It rained.", "Rain fell.", line=4)
    assert found(lexicon(RAIN, SNOW, longer)) == []


def test_a_phrase_stands_once_in_a_category() -> None:
    """The same phrase twice in a category is told; in another category it may stand."""
    again = Entry("r2", "rain", "rain*", "It rained.", "It snowed.", line=4)
    other = Entry("r3", "snow", "rain*", "It rained.", "It snowed.", line=5)
    assert found(lexicon(RAIN, SNOW, again, other)) == [
        "weather.csv:4: phrase: 'rain*' already stands on line 2"
    ]


def test_every_category_is_used() -> None:
    """A category without an entry is told."""
    assert found(lexicon(RAIN)) == [
        "weather.toml: categories.snow: no entry has this category"
    ]


def test_a_referent_needs_two_names() -> None:
    """One name is not enough, and every category names a declared referent."""
    one = Entry("r", "wet/rain", "rain*", "It rained.", "It snowed.", line=2)
    stray = Entry("s", "dry/sun", "sun*", "It was sunny.", "It rained.", line=3)
    names = lexicon(
        one, stray, kind="names", categories=("wet/rain", "dry/sun"), referents=("wet",)
    )
    assert found(names) == [
        "weather.toml: categories.dry/sun: "
        "is not <referent>/<name> of a declared referent",
        "weather.toml: referents.wet: has 1 names where at least 2 are needed",
    ]


def test_abbreviations_are_not_matched() -> None:
    """The examples of abbreviations are the sentence splitter's, not the matcher's."""
    entry = Entry("m", "rain", "(c", "x", "y", line=2)
    abbreviations = lexicon(entry, kind="abbreviations", categories=("rain",))
    assert found(abbreviations) == []


@pytest.mark.parametrize(
    ("propositions", "told"),
    [
        ({"rain": ("rain", "dry"), "dry": ("rain", "rain")}, []),
        (
            {"rain": ("rain", "dry"), "dry": ("rain", "wet")},
            [
                "propositions.rain: 'dry' is not opposed to it in turn",
                "propositions.dry: 'wet' is not opposed to it in turn",
            ],
        ),
        (
            {"rain": ("rain", "rain")},
            ["propositions.rain: 'rain' is not opposed to it in turn"],
        ),
        (
            {"dry": ("rain", "rain"), "rain": ("rain", "dry")},
            [
                "propositions.dry: "
                "a topic's first proposition has the topic's id, 'rain'"
            ],
        ),
        (
            {"rain": ("rain", "snow"), "snow": ("snow", "rain")},
            [
                "propositions.rain: its opposite is on another topic",
                "propositions.snow: its opposite is on another topic",
            ],
        ),
        (
            {"hail": ("hail", "dry"), "dry": ("hail", "hail")},
            [
                "propositions.hail: there is no topic 'hail'",
                "propositions.dry: there is no topic 'hail'",
            ],
        ),
    ],
)
def test_propositions_come_in_opposed_pairs(
    propositions: Mapping[str, tuple[str, str]], told: list[str]
) -> None:
    """Pairs are mutual, on one topic, and the first has the id of its topic."""
    pairs = lexicon(RAIN, SNOW, propositions=propositions)
    assert found(pairs) == [f"weather.toml: {problem}" for problem in told]
