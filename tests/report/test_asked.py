"""The page of terms that were asked for."""

from collections.abc import Callable

import pytest

from framing.coding.lexicon_coder import code
from framing.coding.search import search
from framing.coding.voices import hits
from framing.contrast.design import Design
from framing.contrast.terms import by_year, term_frequencies
from framing.lexicon.model import Lexicons
from framing.report.asked import Asked, summarise_terms
from framing.report.pages import terms_html
from framing.report.summary import Summary
from framing.text.reading import Reading
from tests.conftest import QUICK


@pytest.fixture
def summary(make_reading: Callable[..., Reading], small_lexicons: Lexicons) -> Summary:
    """Two origins of three documents; one says the word twice in two of its own."""
    words = ("apple", "brook", "cedar")
    texts = {
        "coast": [f"The {w} pier is old. Our pier by the {w} is new." for w in words],
        "hills": [f"Nobody near the {w} had heard of it in that year." for w in words],
    }
    reading = make_reading(texts)
    codings = code(reading, small_lexicons)
    found = search(reading, codings, term="pier")
    design = Design(reading, "", QUICK)
    asked = Asked(
        ("pier",),
        hits(found),
        term_frequencies(design, found, terms=("pier",)),
        by_year(design, found, terms=("pier",)),
    )
    return summarise_terms(reading, asked, settings=QUICK, command="framing terms pier")


def test_every_rate_opens_its_sentences(summary: Summary) -> None:
    """By origin and by year a rate leads to the sentences, the term marked in them."""
    page = terms_html(summary, voice="all", figures={})
    assert page.count('class="evidence"') == 4
    assert page.count('<mark class="own">pier</mark>') == 12


def test_a_year_holds_its_own_sentences(summary: Summary) -> None:
    """The rate of a year rests on the documents of that year alone."""
    found = summary.of("term/2021", origin="coast", voice="all")
    assert {document for m in found for document, _, _ in m.evidence} == {"coast-1"}


def test_zeros_and_denominators_are_told(summary: Summary) -> None:
    """An origin without the term has a plain 0 and its size beside it."""
    page = terms_html(summary, voice="all", figures={})
    head, _, rest = page.partition("<tbody>")
    assert "3 documents, 33 tokens" in head
    assert "<td>0</td>" in rest[: rest.index("</tbody>")]


def test_the_page_tells_how_to_make_it_again(summary: Summary) -> None:
    """The command stands at the end."""
    assert "framing terms pier" in terms_html(summary, voice="own", figures={})
