"""The matcher: fast, and never other than a slow and obvious one."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.grammar import Pattern
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.text.index import Index, IndexBuilder
from framing.text.tokens import fold, fold_exact
from framing.text.view import View

Text = list[list[str]]
WORDS = st.sampled_from(["ab", "abc", "ba", "AB", "cd", "c"])
TEXTS = st.lists(st.lists(WORDS, max_size=8), min_size=1, max_size=3)
ELEMENTS = st.sampled_from(
    [
        "ab",
        "ab*",
        "?ba",
        "=AB",
        "c",
        "(ab|cd)",
        "(ba|ab c|c ..1 cd)",
        "(c cd*|ba)",
        "cd",
    ]
)
GAPS = st.sampled_from([" ", " ", " ..1 ", " ..3 "])


@st.composite
def phrases(draw: st.DrawFn) -> str:
    phrase = draw(ELEMENTS)
    for _ in range(draw(st.integers(0, 2))):
        phrase += draw(GAPS) + draw(ELEMENTS)
    return phrase


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    found = draw(st.lists(st.tuples(phrases(), st.sampled_from(["x", "y/1", "y/2"]))))
    return [
        Entry(f"e{i}", category, phrase, "", "")
        for i, (phrase, category) in enumerate(found)
    ]


def index_of(text: Text) -> Index:
    builder = IndexBuilder()
    for words in text:
        sentence = ", ".join(words)
        builder.add(View(sentence), np.array([0]), np.array([len(sentence)]))
    return builder.build()


def sentence_index(*sentences: str) -> Index:
    builder = IndexBuilder()
    for sentence in sentences:
        builder.add(View(sentence), np.array([0]), np.array([len(sentence)]))
    return builder.build()


def hits(index: Index, *categories_and_phrases: tuple[str, str]) -> list[str]:
    found = match(
        index,
        [
            Entry(phrase, category, phrase, "", "")
            for category, phrase in categories_and_phrases
        ],
    )
    spans = zip(found["first"].tolist(), found["last"].tolist(), strict=True)
    return [
        " ".join(index.types[id] for id in index.ids[first : last + 1])
        for first, last in spans
    ]


def slow_ends(words: list[str], start: int, steps: Pattern) -> Iterator[int]:
    """Try everything: yield the last token of every way to match from a start."""
    wanted = steps[0].words
    here = words[start]
    if not any(
        fnmatchcase(fold_exact(here) if word.exact else fold(here), word.text)
        for word in wanted
    ):
        return
    if len(steps) == 1:
        yield start
        return
    for ahead in range(1, steps[1].gap + 2):
        if start + ahead < len(words):
            yield from slow_ends(words, start + ahead, steps[1:])


def slow_match(text: Text, lexicon: list[Entry]) -> list[tuple[int, int, str]]:
    """Match as the docs say it: nearest end, longest first, a word once a scope."""
    spans = []
    for number, entry in enumerate(lexicon):
        seen = set()
        base = 0
        for words in text:
            for start in range(len(words)):
                for steps in entry.patterns:
                    ends = list(slow_ends(words, start, steps))
                    if ends:
                        seen.add((base + start, base + min(ends)))
            base += len(words)
        spans += [(first, last, number) for first, last in seen]
    kept = []
    taken: set[tuple[str, int]] = set()
    for first, last, number in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        words_taken = {(lexicon[number].scope, i) for i in range(first, last + 1)}
        if not words_taken & taken:
            taken |= words_taken
            kept.append((first, last, number))
    return [(first, last, lexicon[number].id) for first, last, number in sorted(kept)]


@given(TEXTS, entries())
def test_the_matcher_agrees_with_a_slow_one(text: Text, lexicon: list[Entry]) -> None:
    """On any small text and lexicon both find the same hits in the same order."""
    found = match(index_of(text), lexicon)

    rows = zip(found["first"], found["last"], found["entry"], strict=True)
    assert list(rows) == slow_match(text, lexicon)


@given(TEXTS, entries())
def test_hits_of_one_scope_never_overlap(text: Text, lexicon: list[Entry]) -> None:
    """Within a category, or the names of a referent, a word is counted once."""
    found = match(index_of(text), lexicon)

    scopes = found["category"].str.split("/").str[0]
    for _, own in found.groupby(scopes):
        assert (own["first"].to_numpy()[1:] > own["last"].to_numpy()[:-1]).all()


@given(TEXTS, entries())
def test_a_hit_never_crosses_a_sentence(text: Text, lexicon: list[Entry]) -> None:
    """First and last token of a hit lie in its sentence, and its span is theirs."""
    index = index_of(text)
    found = match(index, lexicon)

    first, last = found["first"].to_numpy(), found["last"].to_numpy()
    assert index.sentence[first].tolist() == found["sentence"].tolist()
    assert index.sentence[last].tolist() == found["sentence"].tolist()
    assert index.starts[first].tolist() == found["start"].tolist()
    assert index.ends[last].tolist() == found["end"].tolist()


def test_the_longest_match_wins() -> None:
    """Of two names of one referent that begin alike the longer one takes the words."""
    index = sentence_index("They fear forced reunification by drills.")

    found = hits(
        index, ("union/a", "reunification"), ("union/b", "forced reunification")
    )

    assert found == ["forced reunification"]


def test_across_categories_matches_nest() -> None:
    """Two categories may both count the same word."""
    index = sentence_index("They fear forced reunification by drills.")

    found = hits(index, ("union", "reunification"), ("threat", "forced reunification"))

    assert sorted(found) == ["forced reunification", "reunification"]


@pytest.mark.parametrize(
    ("phrase", "sentence", "hit"),
    [
        ("status quo", "The “status” – quo, they said.", True),
        ("status quo", "The status of the quo.", False),
        ("status ..2 quo", "The status of the quo.", True),
        ("status ..1 quo", "The status of the quo.", False),
        ("us", "The U.S. fleet left.", True),
        ("=US", "The U.S. fleet left.", True),
        ("=US", "They told us so.", False),
        ("minister", "The Minister’s visit ended.", True),
        ("don't", "They don’t agree.", True),
        ("cross-strait", "Cross‐Strait ties grew.", True),
        ("2+2", "The 2+2 met.", True),
        ("2", "The 2+2 met.", False),
        ("office", "The oﬃce closed.", True),
        ("1/4", "About 1/4 of them.", True),
        ("strait", "The straits.", False),
        ("strait*", "The straits.", True),
    ],
)
def test_what_counts_as_the_same_word(phrase: str, sentence: str, hit: bool) -> None:
    """Case, form, quotes, hyphens, possessives, dots are folded; words stay whole."""
    assert bool(hits(sentence_index(sentence), ("x", phrase))) == hit


def test_a_gap_takes_the_nearest_end() -> None:
    """A gap is as short as can be, so that a hit spans no more than it must."""
    index = sentence_index("keep the peace and the peace")

    assert hits(index, ("x", "keep ..4 peace")) == ["keep the peace"]


def test_no_entries_and_no_text_give_no_hits() -> None:
    """An empty lexicon or an empty index is no special case."""
    entry = Entry("e", "x", "peace", "", "")

    assert match(sentence_index("peace"), []).empty
    assert match(IndexBuilder().build(), [entry]).empty
    assert match(sentence_index(""), [entry]).empty
