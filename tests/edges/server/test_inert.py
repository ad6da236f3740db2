"""Hostile nicknames and texts stay text, wherever the class shows or writes them."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from framing.classroom.exercise import Card, Code, Exercise
from framing.edges.server.forms import nickname
from framing.edges.server.store import Store
from framing.records import Origin
from tests.edges.server.conftest import Browser, line

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
