"""Quizzes parse back, by readers of the published formats, to the same questions."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.classroom.gift import gift
from framing.classroom.kit import Kit
from framing.classroom.moodle import moodle_xml
from framing.classroom.plain import plain
from framing.classroom.quiz import METHOD, Option, Question
from tests.classroom import giftparser, moodleparser

NASTY = [
    "=cmd()|'/c calc'!A0",
    "{{7*7}} {x} ~no #yes :: \\ \\n -> %50%half",
    "[html]<script>alert(1)</script>",
    "// no comment\n\n$CATEGORY: gone\n::named:: {T}",
    "&&123;&&010x]]>",
    "&&&& &&&012",
    "\u202ereversed\x00\x1b\ufffe",
    "T",
    "100",
    "“Quoted” \u2028 and ‘so’",
]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=40))


def told(text: str) -> str:
    """Return what is left of a text in any plain format."""
    return plain(text).strip()


def gifted(text: str) -> str:
    """Return what GIFT can hold of a text: no pair divider and no placeholder."""
    return re.sub(r"&&(?=\d{3})", "& &", told(text)).replace("->", "→")


@st.composite
def asked(draw: st.DrawFn) -> Question:
    """Draw a question of any kind with any texts."""
    kind = draw(st.sampled_from(["multichoice", "truefalse", "matching", "essay"]))
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    if kind == "multichoice":
        texts = draw(st.lists(TEXTS, min_size=2, max_size=4))
        options = tuple(Option(t, i == 0, draw(TEXTS)) for i, t in enumerate(texts))
    if kind == "truefalse":
        right = draw(st.booleans())
        options = (Option("True", right), Option("False", not right))
    if kind == "matching":
        pairs = tuple(draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=3)))
    return Question("Q: 1", kind, draw(TEXTS), options, pairs, draw(TEXTS))


@given(asked())
def test_moodle_xml_parses_back(question: Question) -> None:
    """Whatever a question says, the reader reads it, as plain text, and no more."""
    (read,) = moodleparser.parse(moodle_xml([question], category="a/b"))

    assert (read.kind, read.name, read.format) == (question.kind, "Q: 1", "plain_text")
    assert (read.text, read.feedback) == (
        plain(question.text),
        plain(question.feedback),
    )
    assert read.category == "$course$/top/a//b"
    if question.kind != "truefalse":
        assert read.answers == [
            (o.right, plain(o.text), plain(o.feedback)) for o in question.options
        ]
    assert read.pairs == [(plain(a), plain(b)) for a, b in question.pairs]


@given(st.text("a\x1b\x85\r\n\t \u2028\ufffe"))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """What has been made plain is plain, whatever stood between its words."""
    assert plain(plain(text)) == plain(text)


@given(asked())
def test_gift_parses_back(question: Question) -> None:
    """Whatever a question says, it is one question, of its kind, and plain."""
    (read,) = giftparser.parse(gift([question], category="a/b: {c}"))

    assert (read.kind, read.name, read.format) == (question.kind, "Q: 1", "plain")
    assert read.category == "$course$/top/a b c"
    assert told(read.text) == gifted(question.text).strip()
    assert told(read.feedback) == gifted(question.feedback).strip()
    assert [(r, told(t), told(f)) for r, t, f in read.answers] == [
        (o.right, gifted(o.text).strip(), gifted(o.feedback).strip())
        for o in question.options
    ]
    assert [(told(a), told(b)) for a, b in read.pairs] == [
        (gifted(a).strip(), gifted(b).strip()) for a, b in question.pairs
    ]


def test_both_files_hold_the_same_questions(sample_kit: Kit) -> None:
    """The kit's XML and GIFT agree in name, kind, text and right answers."""
    xml = moodleparser.parse(moodle_xml(sample_kit.questions, category="kit"))
    text = giftparser.parse(gift(sample_kit.questions, category="kit"))
    by_name = {read.name: read for read in text}

    assert len(xml) == len(text) == len(sample_kit.questions)
    for read in xml:
        other = by_name[read.name]
        assert (other.kind, other.text) == (read.kind, read.text)
        assert other.pairs == read.pairs
        assert [r for r, _, _ in other.answers] == [r for r, _, _ in read.answers]


def test_names_are_unique_and_one_answer_is_right(sample_kit: Kit) -> None:
    """A platform tells questions by their names; each choice has one right answer."""
    names = Counter(question.name for question in sample_kit.questions)

    assert set(names.values()) == {1}
    for question in sample_kit.questions:
        if question.kind in ("multichoice", "truefalse"):
            assert sum(option.right for option in question.options) == 1
            assert len({option.text for option in question.options}) > 1


def test_guessing_composed_texts_is_practice_only(sample_kit: Kit) -> None:
    """Of composed texts the source gives no mark, and every question says so."""
    guesses = [q for q in sample_kit.questions if q.name.startswith("Guess the source")]
    xml = moodleparser.parse(moodle_xml(sample_kit.questions, category="kit"))
    text = giftparser.parse(gift(sample_kit.questions, category="kit"))

    assert len(guesses) == len(sample_kit.cards)
    assert all(q.practice and sample_kit.notice in q.text for q in guesses)
    assert {r.grade for r in xml if r.name.startswith("Guess")} == {0.0}
    assert {r.category for r in text if r.name.startswith("Guess")} == {
        "$course$/top/kit, practice"
    }
    resting = [q for q in sample_kit.questions if q not in METHOD]
    assert all(sample_kit.notice in q.text for q in resting)


@pytest.mark.parametrize("kind", ["multichoice", "matching"])
def test_a_weight_or_format_in_an_answer_is_text(kind: str) -> None:
    """An answer that begins like a weight or a format gains and loses nothing."""
    texts = ("%100%all of it", "[html]<b>bold</b>")
    question = Question(
        "Q",
        kind,
        "?",
        tuple(Option(t, i == 1) for i, t in enumerate(texts))
        if kind == "multichoice"
        else (),
        tuple((t, str(i)) for i, t in enumerate(texts)) if kind == "matching" else (),
    )
    (read,) = giftparser.parse(gift([question], category="c"))
    shown = [t for _, t, _ in read.answers] or [a for a, _ in read.pairs]

    assert shown == list(texts)
