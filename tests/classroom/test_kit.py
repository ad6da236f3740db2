"""A kit is balanced, blind, within the limits, and honest about itself."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from framing.classroom.cards import blind_text, letters
from framing.classroom.choosing import CardMaker, candidates
from framing.classroom.exercise import Coded
from framing.classroom.guide import MINUTES, RUBRIC, answers, timing
from framing.classroom.kit import Kit
from framing.classroom.masking import covers, mask, rules
from framing.classroom.pages import css_string, pages
from framing.edges.analysis import Analysis, analyse
from framing.edges.kits import files, kit_of
from framing.edges.lexicons import read_lexicons
from framing.report.quoting import Quoter, allowance
from framing.report.summary import Quotation
from tests.conftest import QUICK, sample

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
TOPIC = "taiwan-japan-linkage"
CORPORA = [
    pytest.param(ROOT / "corpus" / "sample", id="sample"),
    pytest.param(
        SEEDS,
        id="seeds",
        marks=pytest.mark.skipif(not SEEDS.exists(), reason="not beside the project"),
    ),
]


@pytest.fixture(scope="module", params=CORPORA)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    return analyse(request.param, settings=QUICK)


def test_every_origin_has_as_many_cards(sample_kit: Kit) -> None:
    """Two cards of each of four origins, each of a document of its own."""
    origins = Counter(card.card.origin for card in sample_kit.cards)
    documents = Counter(card.card.document for card in sample_kit.cards)

    assert set(origins.values()) == {2}
    assert len(origins) == 4
    assert set(documents.values()) == {1}
    assert [card.letter for card in sample_kit.cards] == list("ABCDEFGH")
    assert sample_kit.deck.lacking == ()


def test_every_origin_has_its_exception(sample_kit: Kit) -> None:
    """One card of each origin goes against most of it, and says why in figures."""
    odd = [card for card in sample_kit.cards if card.exception]

    assert Counter(card.card.origin for card in odd) == Counter(
        {card.card.origin for card in sample_kit.cards}
    )
    assert all(any(c.isdigit() for c in card.exception) for card in odd)
    by_stance = next(c for c in odd if c.card.origin == "us_think_tank")
    assert by_stance.exception.startswith("Its document rejects the claim;")
    assert sample_kit.without_exception == []


def test_no_passage_leaks_what_is_listed(analysis: Analysis) -> None:
    """Of every passage that may become a card no listed give-away is left to read."""
    documents = {d.id: d for d in analysis.reading.corpus.documents}
    covered = rules(analysis.lexicons, documents.values())
    maker = CardMaker(
        analysis.reading, [analysis.codings], analysis.lexicons, topic=TOPIC
    )
    found = candidates(
        analysis.reading, analysis.codings, topic=TOPIC, settings=analysis.settings
    )
    cards = [maker.card(p) for passages in found.values() for p in passages]

    assert len(cards) > 10
    for card in cards:
        text = " ".join(blind_text(i, card) for i in range(len(card.lines)))
        left = [c for c in covers(text, covered) if text[c.start - 1] != "["]
        assert left == [], text
        document = documents[card.document]
        for name in (document.publisher, document.carrier, document.title):
            assert not name.strip() or name.casefold() not in text.casefold()


def test_masked_cards_stay_as_they_are(sample_kit: Kit) -> None:
    """To mask a card again covers nothing more."""
    analysis = sample()
    covered = rules(analysis.lexicons, analysis.reading.corpus.documents)

    for card in sample_kit.cards:
        assert mask(card.blind, covered).count("[") == card.blind.count("[")


@pytest.mark.parametrize("seed", range(2, 4))
def test_no_blind_file_names_an_origin_or_document(seed: int) -> None:
    """Whatever the draw, cards and coding sheet hold no id, source or publisher."""
    kit = kit_of(replace(sample(), settings=replace(QUICK, seed=seed)), TOPIC)
    written = files(kit)
    blind = (written["cards.html"] + written["coding-sheet.csv"]).decode()

    for card in kit.cards:
        assert card.card.document not in blind
        assert card.card.origin not in blind
        assert card.card.source not in blind


def test_all_files_together_keep_to_the_excerpt_limit(analysis: Analysis) -> None:
    """Of no document does a kit quote more words than a page may show."""
    kit = kit_of(analysis, TOPIC)
    quoted: dict[tuple[str, int], str] = {}
    for quotation in quotations(kit):
        quoted[quotation.document, quotation.sentence] = quotation.text
    for card in kit.cards:
        for line in card.card.lines:
            quoted[card.card.document, line.sentence] = line.text
    words = Counter[str]()
    for (id, _), text in quoted.items():
        words[id] += len(text.split())

    assert len(words) > 3
    for document in analysis.reading.corpus.documents:
        assert words[document.id] <= allowance(document, analysis.settings)


def quotations(kit: Kit) -> list[Quotation]:
    talked = [q for t in kit.talks for q, _ in (*t.here, *t.there)]
    uses = [use for entry in kit.glossary for use in entry.uses]
    examples = [e for use in uses for e in (use.typical, use.counter) if e]
    return talked + [example.quotation for example in examples]


@pytest.mark.parametrize("minutes", MINUTES)
def test_steps_fill_the_lesson(minutes: int) -> None:
    """The steps add up to the lesson, to the minute."""
    steps = timing(minutes)

    assert sum(step.minutes for step in steps) == minutes
    assert len({step.title for step in steps}) == len(steps) == 6


def test_rubric_has_three_levels_of_each_criterion() -> None:
    """Every criterion says what beginning, getting there and mastery look like."""
    cells = [(r.begins, r.gets_there, r.masters) for r in RUBRIC]

    assert all(len(set(row)) == 3 and all(row) for row in cells)


def test_easier_passages_read_easier() -> None:
    """The wanted level moves the reading ease of the cards."""
    analysis = sample()
    easier = kit_of(analysis, TOPIC, level="easier")
    harder = kit_of(analysis, TOPIC, level="harder")

    def ease(kit: Kit) -> float:
        return float(np.mean([card.ease for card in kit.cards]))

    assert ease(easier) > ease(harder) + 10


def test_contrasts_carry_their_sentences_and_caveats(sample_kit: Kit) -> None:
    """No contrast is without its verdict, its sentences and a question."""
    for talk in sample_kit.talks:
        assert talk.caveats[0].casefold().startswith(talk.measurement.verdict)
        assert talk.question
        assert all(q.origin == talk.measurement.origin for q, _ in talk.here)
        assert all(q.origin != talk.measurement.origin for q, _ in talk.there)
        assert talk.here or talk.there
    others = [[q.origin for q, _ in t.there] for t in sample_kit.talks]
    assert all(len(set(row)) == len(row) for row in others)


def test_glossary_counts_every_naming_and_marks_it(sample_kit: Kit) -> None:
    """Shares of an origin add up, and every example holds the name it is for."""
    assert len(sample_kit.glossary) > 3
    for entry in sample_kit.glossary:
        for use in entry.uses:
            assert sum(m.numerator for _, m in use.shares) == use.namings
            for example in filter(None, (use.typical, use.counter)):
                assert any(piece.voice for piece in example.pieces)
                assert example.quotation.origin == use.origin
            if use.counter and use.typical:
                assert use.counter.name != use.typical.name


def test_the_machine_guesses_every_card_blind(sample_kit: Kit) -> None:
    """What a classifier finds is told card by card, with luck beside it."""
    guesses = sample_kit.leak.guesses
    documents = [card.card.document for card in sample_kit.cards]

    assert [guess.document for guess in guesses] == documents
    assert sample_kit.leak.chance == 2.0
    assert sample_kit.leak.apart is not None


def test_letters_go_on_after_z() -> None:
    """No two cards share a letter, however many there are."""
    assert letters(3) == ["A", "B", "C"]
    assert letters(28)[25:] == ["Z", "A2", "B2"]
    assert len(set(letters(60))) == 60


def test_the_key_says_where_machines_differ(sample_kit: Kit) -> None:
    """What another machine coded stands beside the lexicon's, by its name."""
    analysis = sample()
    quoter = Quoter(analysis.reading, [], settings=QUICK)
    card = sample_kit.cards[0]
    other = Coded("classifier", "frame", "order", 1)
    both = replace(card, card=replace(card.card, machine=(*card.card.machine, other)))
    voice, frame, _ = answers(both, sample_kit.variables, quoter)

    assert frame.others == (("classifier", "order"),)
    assert voice.others == ()
    assert frame.value == sample_kit.answers[card.letter][1].value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We in China said it.", "[who we are] said it."),
        ("As an American I differ.", "[who we are] I differ."),
        ("We met in China.", "We met in China."),
        ("The Japanese we met differ.", "The Japanese we met differ."),
    ],
)
def test_who_the_author_is_is_covered(text: str, wanted: str) -> None:
    """Where authors name their own country or people it is covered, elsewhere not."""
    assert mask(text, rules(read_lexicons(), [])) == wanted


def test_without_an_exception_it_is_said(sample_kit: Kit) -> None:
    """Origins among whose cards is no exception are named, for the guide to say so."""
    plain = [replace(card, exception="") for card in sample_kit.cards]
    kit = replace(sample_kit, deck=replace(sample_kit.deck, cards=tuple(plain)))

    assert len(kit.without_exception) == 4
    assert "No exception among the cards:" in pages(kit)["guide"]
    assert "No exception among the cards:" not in pages(sample_kit)["guide"]


def test_a_style_sheet_string_cannot_be_ended() -> None:
    """Whatever a notice says, in the style sheet it is one string."""
    assert css_string("a'}</style>\\\n1") == r"'a\27 \7d \3c \2f style\3e \5c \20 1'"
