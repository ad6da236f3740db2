"""A killed server loses nothing it acknowledged, and the class goes on."""

import http.client
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import pytest
from playwright.sync_api import sync_playwright

from framing.classroom.exercise import GUESS
from framing.edges.server.store import Store
from tests.edges.server.conftest import free_port, served

STUDENTS = 12
CHROMIUM = shutil.which("chromium")


class Student:
    """A student who sends guesses over the network and notes which were taken."""

    def __init__(self, port: int, store: Store, name: str) -> None:
        self.port, self.name = port, name
        self.acknowledged: set[int] = set()
        fields = {"code": store.code, "nickname": name, "key": f"{name:0>24}"}
        cookie = self.post("/join", fields, cookie="").getheader("set-cookie") or ""
        self.cookie = cookie.partition(";")[0]
        self.id = store.student(self.cookie.partition("=")[2]).id  # type: ignore[union-attr]  # has just joined

    def post(
        self, path: str, fields: dict[str, str], *, cookie: str
    ) -> http.client.HTTPResponse:
        """Send a form once."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Cookie": cookie,
        }
        connection.request("POST", path, urlencode(fields), headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    def guess(self, card: int) -> None:
        """Send one guess; note it where it is acknowledged."""
        fields = {"origin": "north", "key": f"{self.name}-{card}-{'k' * 16}"}
        answer = self.post(f"/card/{card + 1}/guess", fields, cookie=self.cookie)
        if answer.status == 303:
            self.acknowledged.add(card)

    def guess_until_gone(self, started: Event) -> None:
        """Guess card after card until nobody answers."""
        for card in range(4):
            try:
                self.guess(card)
            except (OSError, http.client.HTTPException):
                return
            started.set()


def test_kill_in_mid_class_loses_nothing(store: Store) -> None:
    """After kill -9 each acknowledged mark is there, once; all is sent again safely."""
    port = free_port()
    started = Event()
    with served(store.folder, "harbour", port) as process:
        class_ = [Student(port, store, f"s{i}") for i in range(STUDENTS)]
        with ThreadPoolExecutor(STUDENTS) as pool:
            work = [pool.submit(one.guess_until_gone, started) for one in class_]
            assert started.wait(30)
            process.kill()
        for done in work:
            done.result()
    kept = {(m.student, m.card) for m in store.marks()}
    assert {(one.id, card) for one in class_ for card in one.acknowledged} <= kept

    with served(store.folder, "harbour", port):
        for one in class_:
            for card in range(4):
                one.guess(card)
    marks = [(m.student, m.card, m.step) for m in store.marks()]

    assert all(one.acknowledged == {0, 1, 2, 3} for one in class_)
    assert sorted(marks) == [
        (one.id, card, GUESS)
        for one in sorted(class_, key=lambda one: one.id)
        for card in range(4)
    ]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_offline_marks_are_kept_in_the_page_and_sent_again_once(store: Store) -> None:
    """A guess sent while the server is gone arrives once when it is back."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        with served(store.folder, "harbour", port):
            page.goto(url)
            page.get_by_label("Class code").fill(store.code)
            page.get_by_label("Nickname").fill("Ada")
            page.get_by_role("button", name="Join").click()
            page.goto(f"{url}/card/1")
        page.locator("#origins label").first.click()
        page.get_by_role("button", name="Commit my guess").click()
        page.get_by_text("Kept on this device").wait_for()
        assert store.marks() == []
        with served(store.folder, "harbour", port):
            page.get_by_role("button", name="Commit my coding").wait_for()
            assert [m.answers["origin"] for m in store.marks()] == ["north"]
            assert page.evaluate("localStorage.length") == 0
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_marks_of_a_pause_arrive_when_the_class_goes_on(store: Store) -> None:
    """What is committed in a pause waits in the page and arrives without a new tap."""
    port = free_port()
    with served(store.folder, "harbour", port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}")
        page.get_by_label("Class code").fill(store.code)
        page.get_by_label("Nickname").fill("Ada")
        page.get_by_role("button", name="Join").click()
        page.goto(f"http://127.0.0.1:{port}/card/2")
        store.move("paused")
        page.locator("#origins label").last.click()
        page.get_by_role("button", name="Commit my guess").click()
        page.get_by_text("Kept on this device").wait_for()
        assert store.marks() == []
        store.move("running")
        page.get_by_role("button", name="Commit my coding").wait_for()
        browser.close()
    assert [m.answers["origin"] for m in store.marks()] == ["south"]


def test_nobody_s_address_is_written_down(store: Store, tmp_path: Path) -> None:
    """What the server prints holds no request, and the class file no address."""
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as errors, served(store.folder, "harbour", port, errors):
        one = Student(port, store, "ada")
        one.guess(0)
        assert one.post("/nothing", {}, cookie="").status == 404
    kept = b"".join(p.read_bytes() for p in store.folder.iterdir())

    assert log.read_bytes() == b""
    assert not re.search(rb"\d+\.\d+\.\d+\.\d+", kept)
