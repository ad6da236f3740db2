"""What only the teacher can do, and what the class leaves behind."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.edges.codings import read_codings
from framing.edges.server.export import export_class
from tests.edges.server.conftest import ADDRESS, Browser

NewBrowser = Callable[[], Browser]
"""As the fixture `browser` makes them."""
PAGES = (
    "/teacher",
    "/teacher/progress",
    "/teacher/board",
    "/teacher/present",
    "/teacher/qr.svg",
    "/teacher/debrief",
    "/teacher/student/1",
    "/teacher/export/codings.csv",
    "/teacher/export/guesses.csv?nicknames=yes",
)
FORMS = {
    "/teacher/move": {"to": "ended"},
    "/teacher/door": {"door": "debrief", "to": "open"},
    "/teacher/student/1": {"do": "remove", "nickname": ""},
}


@pytest.mark.parametrize("cookie", ["", "wrong", "x" * 43])
def test_students_find_none_of_the_teacher_s_pages(
    browser: NewBrowser, cookie: str
) -> None:
    """To anybody without the secret there is no such page, and no form does a thing."""
    ada = browser().join("Ada")
    before = ada.store.state(), ada.store.students()
    if cookie:
        ada.cookies.set(f"framing-{ada.store.code.lower()}-teacher", cookie)
    for path in PAGES:
        assert ada.get(path).status_code == 404, path
    for path, fields in FORMS.items():
        assert ada.submit(path, **fields).status_code == 404, path
    assert ada.get("/teacher/enter/wrong").status_code == 404
    assert (ada.store.state(), ada.store.students()) == before


def test_a_hidden_page_looks_like_none(browser: NewBrowser) -> None:
    """What a student may not see is answered like what does not exist."""
    ada = browser().join("Ada")
    hidden, none = ada.get("/teacher").text, ada.get("/teacher/none").text

    assert hidden == none


def test_the_secret_leaves_the_address(browser: NewBrowser) -> None:
    """The secret link leads on to an address that may be projected."""
    teacher = browser().teach()
    for path in ("/teacher", "/teacher/board", "/teacher/debrief"):
        answer = teacher.get(path)
        assert answer.status_code == 200
        assert teacher.store.key not in answer.text
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_teacher_moves_the_class(browser: NewBrowser) -> None:
    """Starting, pausing, ending and every door are a button each."""
    teacher = browser().teach()
    for to in ("paused", "running", "ended"):
        assert teacher.submit("/teacher/move", to=to).status_code == 303
        assert teacher.store.state().status == to
    for door in ("join", "guess", "code", "reveal", "debrief"):
        for to in ("open", "closed"):
            teacher.submit("/teacher/door", door=door, to=to)
            assert (door in teacher.store.state().open) == (to == "open")
    assert teacher.submit("/teacher/move", to="waiting").status_code == 400
    assert teacher.submit("/teacher/door", door="x", to="open").status_code == 400


def test_present_are_counted_for_the_board(browser: NewBrowser) -> None:
    """The wall shows how many have joined, and goes on counting."""
    teacher = browser().teach()
    assert teacher.get("/teacher/present").text == "0 here"
    browser().join("Ada")
    assert teacher.get("/teacher/present").text == "1 here"


def test_the_teacher_renames_and_removes(browser: NewBrowser) -> None:
    """A student gets another nickname, or goes with all marks, at once."""
    teacher, ada = browser().teach(), browser().join("Rude word")
    ada.guess(1)
    browser().join("Ben")
    rename = {"do": "rename", "nickname": "Ada"}
    assert teacher.submit("/teacher/student/1", **rename).status_code == 303
    assert "You are Ada." in ada.get("/").text
    rename["nickname"] = "ben"
    assert teacher.submit("/teacher/student/1", **rename).status_code == 422
    remove = {"do": "remove", "nickname": "Ada"}
    assert teacher.submit("/teacher/student/1", **remove).status_code == 303
    assert teacher.get("/teacher/student/1").status_code == 404
    assert ada.store.marks() == []
    assert "Class code" in ada.get("/").text


def test_progress_is_seen_live(browser: NewBrowser) -> None:
    """The renewed part of the desk says who has done what."""
    teacher, ada = browser().teach(), browser().join("Ada")
    assert teacher.get("/teacher/progress").text.count("◐</span>") == 0
    ada.guess(1)
    assert teacher.get("/teacher/progress").text.count("◐</span>") == 1
    ada.code(1)
    assert teacher.get("/teacher/progress").text.count("●</span>") == 1
    assert "<html" not in teacher.get("/teacher/progress").text


def test_the_qr_code_is_an_inert_drawing(browser: NewBrowser) -> None:
    """The way in is drawn as paths alone, and the board says where it leads."""
    teacher = browser().teach()
    answer = teacher.get("/teacher/qr.svg")

    assert answer.headers["content-type"] == "image/svg+xml"
    assert "<script" not in answer.text
    assert "<text" not in answer.text
    assert ADDRESS in teacher.get("/teacher/board").text


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_export_is_codings_like_any_others(browser: NewBrowser) -> None:
    """Every answer codes its sentence, every marked word is a row of its guess."""
    teacher, ada = browser().teach(), browser().join("Ada")
    ada.guess(1, "south", word=["1", "3"])
    ada.code(1, second="cost")
    answer = teacher.get("/teacher/export/codings.csv")
    found = [
        (r["document"], r["sentence"], r["variable"], r["value"], r["rank"])
        for r in rows(answer.text)
    ]

    assert "attachment" in answer.headers["content-disposition"]
    assert found == [
        ("north-0", "1", "frame", "danger", "1"),
        ("north-0", "1", "frame", "cost", "2"),
        ("north-0", "1", "voice", "own", "0"),
        ("north-0", "1", "stance/harbour", "endorse", "0"),
    ]
    assert rows(answer.text)[0]["text_sha256"] == "0" * 64
    guesses = rows(teacher.get("/teacher/export/guesses.csv").text)
    names = ("origin", "guess", "start", "end", "surface")
    assert [tuple(r[name] for name in names) for r in guesses] == [
        ("north", "south", "4", "11", "harbour"),
        ("north", "south", "17", "21", "stay"),
    ]


def test_nicknames_are_exported_only_on_request(browser: NewBrowser) -> None:
    """Without asking for them, no file names anybody."""
    teacher, ada = browser().teach(), browser().join("Adalgisa")
    ada.guess(1, word="1")
    ada.code(1)
    for name in ("codings.csv", "guesses.csv"):
        path = f"/teacher/export/{name}"
        assert "Adalgisa" not in teacher.get(path).text
        assert "student-001 Adalgisa" in teacher.get(f"{path}?nicknames=yes").text
    assert teacher.get("/teacher/export/class.sqlite").status_code == 404
    assert teacher.get("/teacher/export/..%2Fclass.sqlite").status_code == 404


def test_the_codings_are_read_like_any_others(
    browser: NewBrowser, tmp_path: Path
) -> None:
    """What is exported is taken by the reader of codings files, and agreed upon."""
    class_ = [browser().join(f"s{i}") for i in range(3)]
    for one in class_:
        for card in range(1, 5):
            one.guess(card)
            one.code(card, voice="own" if card % 2 else "mixed")
    files = export_class(class_[0].store.folder, tmp_path / "out", named=True)
    table = read_codings([files[0]])
    found = {a.variable: a for a in framing.agree([files[0]]).agreements}

    assert [file.name for file in files] == ["codings.csv", "guesses.csv"]
    assert len(table) == 3 * 4 * 3
    assert set(table["coder"]) == {f"student-00{i + 1} s{i}" for i in range(3)}
    assert found["voice"].units == 4
