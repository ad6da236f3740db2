"""The page in a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from framing.report.figures import draw
from framing.report.pages import html
from framing.report.summary import Summary

CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("FRAMING_AXE", "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium"),
]


@pytest.fixture(scope="module")
def page(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    figures = {name: svg.decode() for name, (svg, _) in draw(summary).items()}
    file: Path = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(html(summary, figures=figures), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(file.as_uri())
        yield page
        browser.close()


def test_number_opens_its_sentences_and_closes_in_place(page: Page) -> None:
    """Opening and closing evidence leaves the reader where he was."""
    number = page.locator("#frames table a.n").nth(3)
    number.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    number.click()
    panel = page.locator(".evidence:target")
    assert panel.is_visible()
    assert panel.locator("blockquote").count() > 0
    assert page.evaluate("scrollY") == before
    panel.get_by_text("close").click()
    assert page.locator(".evidence:visible").count() == 0
    assert page.evaluate("scrollY") == before


def test_keyboard_goes_into_the_panel(page: Page) -> None:
    """After a number is opened by key the next stop is the panel's close link."""
    page.locator("#glance a.n").first.focus()
    page.keyboard.press("Enter")
    page.locator(".evidence:target").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("close")


def test_styles_and_images_pass_the_policy(page: Page) -> None:
    """The style sheet is in force and every figure is drawn."""
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1440px"
    widths = page.evaluate("[...document.images].map(i => i.naturalWidth)")
    assert len(widths) == 3
    assert all(widths)


@pytest.mark.skipif(not AXE, reason="needs axe-core: FRAMING_AXE names its axe.min.js")
@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("place", ["", "#e1"])
def test_axe_finds_nothing(page: Page, width: int, place: str) -> None:
    """No rule of axe-core is broken, with a panel open or closed, wide or narrow."""
    context = cast("Browser", page.context.browser).new_context(
        bypass_csp=True, viewport={"width": width, "height": 900}
    )
    fresh = context.new_page()
    fresh.goto(page.url.partition("#")[0] + place)
    fresh.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = fresh.evaluate("axe.run(document, {resultTypes: ['violations']})")
    context.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 1400])
def test_only_tables_scroll_sideways(page: Page, width: int) -> None:
    """The page itself fits the screen (WCAG 2.2, success criterion 1.4.10)."""
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
