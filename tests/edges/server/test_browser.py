"""A whole class in real browsers: a teacher and three students, joining to debrief."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import framing
from framing.classroom.choosing import choose
from framing.edges.server.store import Store
from tests.edges.server.conftest import free_port, served

CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("FRAMING_AXE", "")
SHOTS = os.environ.get("FRAMING_SHOTS", "")
"""A folder that is given pictures of every page, for people to look at."""
TOPIC = "taiwan-japan-linkage"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium"),
]


class Class(NamedTuple):
    """A class that is served: where, and its file."""

    folder: Path
    url: str


@pytest.fixture(scope="module")
def klass(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    analysis = framing.analyse()
    exercise = choose(
        analysis.reading,
        analysis.codings,
        lexicons=analysis.lexicons,
        topic=TOPIC,
        each=1,
        settings=analysis.settings,
    )
    folder = tmp_path_factory.mktemp("class")
    Store.create(folder / "c", exercise, opened="2026-01-01").close()
    port = free_port()
    with served(folder / "c", TOPIC, port):
        yield Class(folder / "c", f"http://127.0.0.1:{port}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def look(page: Page, name: str) -> None:
    """Run axe-core on a page and, if asked, take its picture."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    if AXE:
        page.evaluate(Path(AXE).read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        nodes = [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]]
        assert nodes == [], name


def context(chromium: Browser, size: dict[str, int], **options: bool) -> BrowserContext:
    found = chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        bypass_csp=bool(AXE),
        java_script_enabled=options.get("scripts", True),
    )
    found.set_default_timeout(15_000)
    return found


def join(page: Page, klass: Class, nickname: str) -> None:
    store = Store(klass.folder)
    page.goto(klass.url)
    page.get_by_label("Class code").fill(store.code.lower())
    page.get_by_label("Nickname").fill(nickname)
    page.get_by_role("button", name="Join").click()
    store.close()


def do_card(page: Page, number: int, *, origin: int) -> None:
    """Guess and code one passage by pointing."""
    page.goto(page.url.split("/card")[0].rstrip("/") + f"/card/{number}")
    page.locator(".words label").nth(2).click()
    page.locator(".words label").nth(5).click()
    page.locator("#origins label").nth(origin).click()
    page.get_by_role("button", name="Commit my guess").click()
    page.get_by_role("button", name="Commit my coding").wait_for()
    for name in ("voice", "frame", f"stance/{TOPIC}"):
        page.locator(f'label:has(input[name="{name}"])').nth(origin % 3).click()
    page.get_by_role("button", name="Commit my coding").click()
    page.get_by_text("What the class said").wait_for()


def test_a_whole_class(klass: Class, chromium: Browser) -> None:
    """A teacher and three students go from joining to the debrief, each in their way.

    Ada has a phone, Ben a keyboard only, Cho a browser without scripts.
    """
    store = Store(klass.folder)
    teacher = context(chromium, DESKTOP).new_page()
    teacher.goto(f"{klass.url}/teacher/enter/{store.key}")
    assert teacher.url == f"{klass.url}/teacher"
    look(teacher, "desk-waiting")
    teacher.goto(f"{klass.url}/teacher/board")
    assert teacher.evaluate("document.images[0].naturalWidth > 0")
    look(teacher, "board")

    ada = context(chromium, PHONE).new_page()
    ada.goto(klass.url)
    look(ada, "join-phone")
    teacher.goto(f"{klass.url}/teacher/debrief")
    assert teacher.locator("#passages article").count() == 4
    join(ada, klass, "Ada")
    ada.get_by_text("The class has not begun").wait_for()
    look(ada, "wait-phone")
    teacher.goto(f"{klass.url}/teacher")
    teacher.get_by_role("button", name="Start").click()
    ada.get_by_role("link", name="Go on with passage").wait_for()
    look(ada, "cards-phone")

    cho = context(chromium, DESKTOP, scripts=False).new_page()
    join(cho, klass, "Cho")
    for number in range(1, 5):
        do_card(ada, number, origin=number % 4)
        do_card(cho, number, origin=(number + 1) % 4)

    ben = context(chromium, DESKTOP).new_page()
    by_keyboard(ben, klass, store.code)
    look(ben, "reveal-desktop")

    ada.goto(f"{klass.url}/card/1")
    look(ada, "reveal-phone")
    ada.goto(f"{klass.url}/debrief")
    ada.get_by_text("The debrief is not open yet").wait_for()
    teacher.goto(f"{klass.url}/teacher")
    teacher.get_by_role("button", name="Open: Debrief for students").click()
    teacher.get_by_role("row", name="Ben").wait_for()
    look(teacher, "desk-running")
    ada.get_by_role("heading", name="What was taken for what").wait_for()
    look(ada, "debrief-phone")
    teacher.goto(f"{klass.url}/teacher/debrief")
    look(teacher, "debrief-desktop")
    ada.goto(f"{klass.url}/about")
    look(ada, "about-phone")
    ada.goto(f"{klass.url}/codebook")
    look(ada, "codebook-phone")
    assert len(store.marks()) == 2 * 4 + 2 * 4 + 2
    store.close()


def by_keyboard(page: Page, klass: Class, code: str) -> None:
    """Join, guess and code one passage without a pointer."""

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    page.goto(klass.url)
    page.get_by_label("Class code").focus()
    page.keyboard.type(code)
    press("Tab")
    page.keyboard.type("Ben")
    press("Enter")
    page.get_by_role("link", name="Go on with passage").focus()
    press("Enter")
    page.get_by_role("button", name="Commit my guess").wait_for()
    look(page, "guess-desktop")
    page.locator(".words input").first.focus()
    press("ArrowRight", "Space", "ArrowRight", "ArrowRight", "Space")
    assert page.locator(".words input:checked").count() == 2
    page.locator(".jump").focus()
    press("Enter", "Tab", "Space")
    assert page.locator("#origins input:checked").count() == 1
    press("Enter")
    page.get_by_role("button", name="Commit my coding").wait_for()
    look(page, "code-desktop")
    for name in ("voice", "frame", f"stance/{TOPIC}"):
        page.locator(f'input[name="{name}"]').first.focus()
        press("Space", "ArrowDown")
    press("Enter")
    page.get_by_text("What the class said").wait_for()
