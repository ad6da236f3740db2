"""The page of a report."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from framing.report.figures import draw
from framing.report.pages import html, markdown
from framing.report.palette import COLOURS
from framing.report.summary import Summary

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'`"
VOID = {"meta", "img", "br", "link", "input", "hr"}
AT_A_GLANCE = (
    "speaks of it",
    "stance on the claim",
    "in whose voice",
    "what it is about",
    "what it calls",
    "typical words",
    "leaves out",
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and whether they are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that what closes was the last to open."""
        assert self.open, tag
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        """The ids of the page, in order."""
        return [a["id"] or "" for _, a in self.elements if "id" in a]


@pytest.fixture(scope="module")
def text(summary: Summary) -> str:
    figures = {name: svg.decode() for name, (svg, _) in draw(summary).items()}
    return html(summary, figures=figures)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


@pytest.fixture(scope="module")
def hostile(summary: Summary) -> Summary:
    quotations = {
        span: replace(q, text=HOSTILE + q.text, source=HOSTILE, marks=())
        for span, q in summary.quotations.items()
    }
    return replace(
        summary,
        label=HOSTILE,
        notice=HOSTILE,
        sampling=HOSTILE,
        command=HOSTILE,
        columns=tuple(
            replace(c, label=HOSTILE, place=HOSTILE) for c in summary.columns
        ),
        labels=dict.fromkeys(summary.labels, HOSTILE),
        definitions=dict.fromkeys(summary.definitions, HOSTILE),
        findings=tuple(replace(f, text=HOSTILE) for f in summary.findings),
        quotations=quotations,
    )


def test_page_is_well_formed(page: Page) -> None:
    """Every element that is opened is closed, in order."""
    assert page.open == []


def test_every_link_leads_somewhere_on_the_page(page: Page) -> None:
    """No link leaves the page and none is dead."""
    targets = {f"#{id}" for id in page.ids}
    assert {a["href"] for a in page.named("a")} <= targets


def test_ids_are_unique(page: Page) -> None:
    """An anchor names one place."""
    assert [id for id, n in Counter(page.ids).items() if n > 1] == []


def test_every_number_opens_a_panel_and_every_panel_has_a_number(page: Page) -> None:
    """Figures and evidence belong together, both ways."""
    numbers = {a["href"] for a in page.named("a") if a.get("class") == "n"}
    panels = {
        f"#{a['id']}" for a in page.named("section") if a.get("class") == "evidence"
    }
    assert len(numbers) > 100
    assert numbers == panels


def test_style_sheet_matches_its_hash(text: str) -> None:
    """The page allows itself its own style sheet and nothing else."""
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
        in text.replace("&#39;", "'")
    )


def test_page_runs_and_loads_nothing(page: Page) -> None:
    """No script, no handler, no inline style, no file but images that stand in it."""
    assert page.named("script") == page.named("link") == page.named("iframe") == []
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert all((a["src"] or "").startswith("data:image/") for a in page.named("img"))


def test_hostile_text_is_only_text(hostile: Summary) -> None:
    """What comes from a corpus or a lexicon never becomes an element."""
    page = Page(html(hostile, figures={}))
    assert page.open == []
    assert page.named("script") == page.named("img") == []
    assert len(page.named("style")) == 1


def test_glance_answers_in_its_order(text: str) -> None:
    """The first table has the rows that the reader asks for, in order."""
    table = text[text.index('<table class="glance">') : text.index("</table>")]
    places = [table.index(words) for words in AT_A_GLANCE]
    assert places == sorted(places)


def test_tables_and_images_can_be_read_aloud(page: Page, text: str) -> None:
    """Every table has a caption, every head cell a scope, every image its words."""
    assert text.count("<table") == text.count("<caption")
    assert all(a.get("scope") in {"row", "col"} for a in page.named("th"))
    assert all(a.get("alt") for a in page.named("img"))
    drawn = page.named("svg")
    assert drawn
    assert all(a.get("aria-hidden") == "true" for a in drawn)


def test_glance_tells_what_is_held_from_what_is_mentioned(summary: Summary) -> None:
    """A frame that an origin only reports says so in words beside its bar."""
    reported = tuple(
        replace(m, marks=(0, sum(m.marks), 0)) if m.variable == "frame" else m
        for m in summary.measurements
    )
    page = html(replace(summary, measurements=reported), figures={})
    table = page[page.index('<table class="glance">') : page.index("</table>")]
    assert table.count("only reported") == 3 * len(summary.columns)
    assert "own voice</small></span>" not in table


def test_claim_and_scope_stand_under_the_title(summary: Summary, text: str) -> None:
    """A reader knows on what, and how far, before the first figure."""
    head = text[: text.index("</header>")]
    assert summary.proposition in head
    assert "figures are about these documents only" in head


def test_too_few_documents_are_not_called_silent(text: str) -> None:
    """Only an origin that could be asked leaves nothing out."""
    table = text[text.index('<table class="glance">') : text.index("</table>")]
    assert table.count("too few documents to ask") == 1
    assert table.count("nothing notable") == 1


def test_nothing_counted_opens_nothing(summary: Summary) -> None:
    """A zero is a plain figure: there are no sentences behind it."""
    none = tuple(
        replace(m, numerator=0.0, estimate=0.0, evidence=(), evidence_total=0)
        for m in summary.measurements
    )
    page = Page(html(replace(summary, measurements=none), figures={}))
    assert not [a for a in page.named("a") if a.get("class") == "n"]


def test_notice_stands_at_the_top_and_on_every_panel(
    summary: Summary, text: str
) -> None:
    """Nobody who follows one link misses what the texts are."""
    assert text.index(summary.notice) < text.index("At a glance")
    for panel in text.split('<section class="evidence"')[1:]:
        assert summary.notice in panel


def test_sentence_beyond_the_limit_shows_its_source_only(text: str) -> None:
    """A sentence that may not be quoted is cited, and said not to be quoted."""
    panel = text[text.index('class="evidence"') :]
    beyond = panel.index("Beyond the excerpt limit, sentence 12: to be read")
    assert "Echo" in panel[panel.rindex("<footer", 0, beyond) : beyond]


def test_passages_stand_in_one_order_whatever_order_they_come_in(
    summary: Summary,
) -> None:
    """Frames are aligned the commonest first."""
    turned = replace(summary, passages=summary.passages[::-1])
    assert html(turned, figures={}) == html(summary, figures={})


def test_same_summary_same_page(summary: Summary) -> None:
    """Rendering twice gives the same text."""
    assert html(summary, figures={}) == html(summary, figures={})


def test_page_of_nothing_still_stands(summary: Summary) -> None:
    """A topic nobody speaks of gives a page that says so."""
    empty = replace(
        summary,
        measurements=(),
        findings=(),
        passages=(),
        quotations={},
        proposition="",
    )
    page = Page(html(empty, figures={}))
    assert page.open == []
    assert not [a for a in page.named("a") if a.get("class") == "n"]


def test_origins_keep_their_colours_in_style_and_figures(text: str) -> None:
    """The style sheet colours origins as the figures do."""
    for i, colour in enumerate(COLOURS):
        assert f".o{i}{{color:{colour}}}" in text


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_can_be_read_on_white(colour: str) -> None:
    """Contrast with white is 4.5 to 1 or more (WCAG 2.2, success criterion 1.4.3)."""
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_markdown_holds_the_findings_and_the_table(summary: Summary) -> None:
    """The Markdown says what the page says, row by row."""
    text = markdown(summary)
    assert text.startswith("# A wall for the harbour\n")
    assert all(f.text in text for f in summary.findings)
    assert "| speaks of it | 2 of 3 documents | 8 of 9 documents |" in text


def test_markdown_takes_text_for_text(hostile: Summary) -> None:
    """No text of a corpus becomes markup or breaks a table."""
    text = markdown(hostile)
    assert re.search(r"(?<!\\)<(script|img|/style)", text) is None
    heads = [line for line in text.splitlines() if line.startswith("|---")]
    assert set(heads) == {"|---|---|---|---|---|"}


def test_a_pipe_never_makes_a_column(summary: Summary) -> None:
    """A label with a pipe stays one cell."""
    labels = {**summary.labels, "frame=cost": "cost | price"}
    text = markdown(replace(summary, labels=labels))
    assert "| cost \\| price |" in text
