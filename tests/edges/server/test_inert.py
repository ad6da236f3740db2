"""Hostile nicknames and texts stay text, wherever the class shows or writes them."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from framing.classroom.exercise import Card, Code, Exercise
from framing.edges.server.forms import nickname
from framing.edges.server.store import Store
from framing.records import Origin
from tests.edges.server.conftest import Browser, free_port, line, served

CHROMIUM = shutil.which("chromium")
NEW = re.compile(r"=>|\blet\b|\bconst\b|`|\bfetch\(|\basync\b|\?\.|\.\.\.")
SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'\"><svg onload=alert(1)>",
    "{{7*7}}{% raw %}",
    "</title></textarea></table>",
    "javascript:alert(1)",
    "&lt;b&gt;&#x3c;",
    "%s%(a)s{n}{0}{.x}",
)
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=cmd|"/c calc"!A1', "＝2+2")
NAMES = [s[:24] for s in (*SCRIPTS, *FORMULAS)]


def hostile(card: Card, text: str) -> Card:
    return replace(card, source=text, lines=(line(1, text, 0),))


@pytest.fixture
def store(tmp_path: Path, exercise: Exercise) -> Iterator[Store]:
    """Make every text of the class hostile."""
    texts = " ".join((*SCRIPTS, *FORMULAS))
    poisoned = replace(
        exercise,
        label=texts,
        proposition=texts,
        notice=texts,
        origins=tuple(replace(o, label=texts) for o in exercise.origins),
        frames=tuple(Code(f.id, texts, texts, texts) for f in exercise.frames),
        cards=tuple(hostile(card, texts) for card in exercise.cards),
    )
    made = Store.create(tmp_path / "class", poisoned, opened="2026-01-01")
    made.move("running")
    made.door("debrief", open=True)
    yield made
    made.close()


def tags(html: str) -> set[str]:
    """Return the beginnings of tags that a hostile text would have made."""
    wanted = ("<script>", "<img src=x", "<svg onload", "</textarea")
    return {tag for tag in wanted if tag in html.replace("&lt;", "")}


def test_no_page_runs_or_breaks_on_a_hostile_text(
    browser: Callable[[], Browser],
) -> None:
    """Every page of student and teacher shows hostile texts and names as text."""
    teacher = browser().teach()
    students = [browser().join(name) for name in NAMES]
    for one in students:
        one.guess(1, word=["0", "2"])
        one.code(1)
    paths = ["/", "/card/1", "/card/2", "/codebook", "/about", "/debrief"]
    desk = ["/teacher", "/teacher/progress", "/teacher/board", "/teacher/debrief"]
    desk += [f"/teacher/student/{s.id}" for s in teacher.store.students()]
    answers = [one.get(path) for one in students for path in paths]
    answers += [teacher.get(path) for path in desk]
    for answer in answers:
        assert answer.status_code == 200, answer.request.url
        assert tags(answer.text) == set(), answer.request.url
        assert 'href="javascript' not in answer.text
    assert "&lt;script&gt;" in teacher.get("/teacher").text
    assert "{{7*7}}" in teacher.get("/teacher").text


def test_a_refused_form_gives_nothing_back(browser: Callable[[], Browser]) -> None:
    """What is sent with a wrong code comes back as text only."""
    for text in SCRIPTS:
        answer = browser().submit("/join", code=text, nickname=text)
        assert answer.status_code == 403
        assert tags(answer.text) == set()
        address = browser().get("/", params={"code": text}).text
        assert tags(address) == set()


def test_no_cell_of_the_export_is_a_formula(browser: Callable[[], Browser]) -> None:
    """Neither a nickname nor a marked word begins like a formula in a spreadsheet."""
    teacher = browser().teach()
    for name in NAMES:
        one = browser().join(name)
        words = range(len(one.store.exercise.cards[0].words))
        markable = [
            str(i) for i in words if one.store.exercise.cards[0].words[i].markable
        ]
        one.guess(1, word=markable)
        one.code(1)
    surfaces = set()
    for file in ("codings.csv", "guesses.csv"):
        text = teacher.get(f"/teacher/export/{file}?nicknames=yes").text
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert len(cells) > len(NAMES)
        assert [c for c in cells if c.startswith(("=", "+", "-", "@", "\t"))] == []
        surfaces |= {cell for cell in cells if cell.startswith("'")}
    assert {"'=1+1", "'+1+1", "'-1+1", "'@SUM(A1)"} <= surfaces


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Ada  \n Byron ", "Ada Byron"),
        ("Ａｄａ", "Ada"),
        ("\u202eadA", "adA"),
        ("A\u200bd\u2066a\ufeff", "Ada"),
        ("A\x00d\x1ba", "Ada"),
        ("小明", "小明"),
        ("花子さん", "花子さん"),
        ("Zoë", "Zoë"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_nicknames_are_kept_in_one_form(given: str, kept: str) -> None:
    """Any script will do; what cannot be seen or turns the direction is dropped."""
    assert nickname(given) == kept


def test_origins_are_hostile_too(store: Store) -> None:
    """The fixture does what it says, so that the tests above mean something."""
    assert isinstance(store.exercise.origins[0], Origin)
    assert "<script>" in store.exercise.origins[0].label


def test_the_script_is_written_for_old_browsers() -> None:
    """The one script uses nothing that a browser of a school ten years ago lacks."""
    script = files("framing.edges.server").joinpath("static/class.js")
    code = re.sub(r"/\*.*?\*/", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert (
        re.findall(r"=>|\blet\b|\bconst\b|`|\bfetch\(|\basync\b|\?\.|\.\.\.", code)
        == []
    )
    assert "eval" not in code
    assert "http" not in code.replace("XMLHttp", "")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_nothing_hostile_runs_in_a_browser(store: Store) -> None:
    """Chromium opens no dialog, asks no other host and reports no refused script."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    said: list[str] = []
    asked: set[str] = set()
    with served(store.folder, "harbour", port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.goto(url)
        page.get_by_label("Class code").fill(store.code)
        page.get_by_label("Nickname").fill(NAMES[0])
        page.get_by_role("button", name="Join").click()
        page.goto(f"{url}/card/1")
        page.locator("#origins label").first.click()
        page.get_by_role("button", name="Commit my guess").click()
        page.get_by_role("button", name="Commit my coding").wait_for()
        for path in ("/codebook", "/debrief", f"/teacher/enter/{store.key}"):
            page.goto(url + path)
        for path in ("/teacher/board", "/teacher/debrief", "/teacher/student/1"):
            page.goto(url + path)
        assert page.get_by_label("Nickname").input_value() == NAMES[0]
        browser.close()
    assert said == []
    assert asked == {f"127.0.0.1:{port}"}
