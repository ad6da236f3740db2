"""What gives an origin away is covered, and nothing else."""

import pytest

from framing.classroom.masking import CATEGORIES, Rules, covers, mask, rules
from framing.edges.lexicons import read_lexicons
from framing.records import Document

LABELS = {"person": "a person", "date": "a date", "outlet": "an outlet"}
SETS = {
    name: x
    for own in read_lexicons().of("masks")
    for name, x in own.header.sets.items()
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met on 4 March 2022 at sea.", "They met on [a date] at sea."),
        ("They met on March 4th, 2022.", "They met on [a date]."),
        ("In 1972 they signed.", "In [a date] they signed."),
        ("The 1990s were calm.", "The [a date] were calm."),
        ("It began in August.", "It began [a date]."),
        ("They may march in force.", "They may march in force."),
        ("The 1,972 boats left.", "The 1,972 boats left."),
        ("President Ada Moor spoke.", "President [a person] spoke."),
        ("The president spoke.", "The president spoke."),
        ("Foreign Minister Moor left.", "Foreign Minister [a person] left."),
        ("Ada Moor, an expert, left.", "[a person], an expert, left."),
        ("Ada Moor said so.", "[a person] said so."),
        ("The late general Ada Moor.", "The late general [a person]."),
        ("The White House said so.", "The White House said so."),
        ("Taiwan Relations Act, a law.", "Taiwan Relations Act, a law."),
        ("General Security of supplies.", "General Security of supplies."),
        ("Speaker of the House.", "Speaker of the House."),
        ("On August 2 2022 it rained.", "On [a date] it rained."),
        ("See https://example.org/a?b=1 now.", "See [link] now."),
    ],
)
def test_forms_are_covered(text: str, wanted: str) -> None:
    """Dates, years, addresses and names behind an office are known by their form."""
    assert mask(text, Rules(labels=LABELS, sets=SETS)) == wanted


def test_the_corpus_own_table_is_covered() -> None:
    """Publishers, authors, carriers and titles of the documents are covered."""
    document = Document(
        id="a",
        file="a.txt",
        origin="north",
        text="",
        sha256="",
        publisher="Harbour Weekly",
        author="Ada Moor; Ben Tide",
        title="The Price of Quiet",
    )
    made = rules(read_lexicons(), [document])
    text = "Ben Tide wrote “The Price of Quiet” for harbour weekly in Taipei."

    assert mask(text, made) == (
        "[a person] wrote “[a title]” for [an outlet] in Taipei."
    )


def test_countries_and_their_names_stay() -> None:
    """What the passage is about, and what it is called, is never covered."""
    text = "China, Taiwan and Japan; reunification, unification, annexation."

    assert mask(text, rules(read_lexicons(), [])) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("After Kishida’s visit.", "After [a person]’s visit."),
        ("A retired officer told us so.", "A retired officer [an outlet] so."),
        ("He told US diplomats.", "He told US diplomats."),
        ("Reuters saw it.", "[an outlet] saw it."),
    ],
)
def test_the_shipped_list_is_covered(text: str, wanted: str) -> None:
    """Listed names are covered up to their possessive, in the case they are listed."""
    assert mask(text, rules(read_lexicons(), [])) == wanted


def test_covers_are_in_order_and_apart() -> None:
    """Overlapping covers are made one, so that no word is shown half."""
    names = {"Moor": "person", "Ada Moor of Hull": "outlet"}
    made = Rules(labels=LABELS, names=names, sets=SETS)
    found = covers("Dr Ada Moor of Hull said so in 1999.", made)

    assert [tuple(cover[:2]) for cover in found] == [(3, 19), (31, 35)]


def test_without_sets_no_name_is_known_by_its_form() -> None:
    """What a name looks like is said by the lexicon alone."""
    text = "President Ada Moor said in May that nobody was late."

    assert mask(text, Rules(labels=LABELS)) == text


def test_every_form_has_a_label() -> None:
    """What is covered by its form is shown under the label a teacher may edit."""
    assert set(CATEGORIES) <= set(read_lexicons().categories("masks"))
