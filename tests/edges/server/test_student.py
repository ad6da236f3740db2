"""What a student may see and change: their own marks, and answers after committing."""

from collections.abc import Callable

import pytest

from framing.classroom.exercise import CODE, GUESS, Exercise
from framing.edges.server import student
from framing.edges.server.store import Store
from tests.edges.server.conftest import TEXTS, Browser

NewBrowser = Callable[[], Browser]
"""As the fixture `browser` makes them."""


def test_joining_needs_the_code_and_a_nickname(browser: NewBrowser) -> None:
    """A wrong code, a bad or a taken nickname are told and let nobody in."""
    code = browser().store.code
    for fields, status, words in (
        ({"code": "AAAAAA", "nickname": "Ada"}, 403, "not the code"),
        ({"code": "", "nickname": "Ada"}, 403, "not the code"),
        ({"code": code, "nickname": " "}, 422, "1 to 24 characters"),
        ({"code": code, "nickname": "\u202e\u200b\x07"}, 422, "1 to 24 characters"),
        ({"code": code, "nickname": "=+!?"}, 422, "1 to 24 characters"),
        ({"code": code, "nickname": "a" * 25}, 422, "1 to 24 characters"),
    ):
        answer = browser().submit("/join", **fields)
        assert answer.status_code == status, fields
        assert words in answer.text
        assert "set-cookie" not in answer.headers
    browser().join("Ada")
    taken = browser().submit("/join", code=code, nickname="ａｄａ")
    assert taken.status_code == 409
    assert [s.nickname for s in browser().store.students()] == ["Ada"]


def test_the_code_may_be_typed_in_any_case(browser: NewBrowser) -> None:
    """Small letters and blanks in a class code do no harm."""
    code = browser().store.code.lower()
    typed = f" {code[:3]} {code[3:]} "

    assert browser().submit("/join", code=typed, nickname="Ada").status_code == 303


def test_cookies_are_kept_from_scripts_and_other_sites(browser: NewBrowser) -> None:
    """Every cookie is HttpOnly and SameSite=strict, and ends with the lesson."""
    ada, teacher = browser(), browser()
    given = [
        ada.submit("/join", code=ada.store.code, nickname="Ada"),
        ada.get("/language/ja"),
        teacher.get(f"/teacher/enter/{ada.store.key}"),
    ]
    for answer in given:
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/" in cookie
        assert "max-age=28800" in cookie
        assert "domain" not in cookie


def test_joining_can_be_closed(browser: NewBrowser) -> None:
    """With the door closed the right code lets nobody in."""
    code = browser().store.code
    browser().store.door("join", open=False)
    answer = browser().submit("/join", code=code, nickname="Ada")

    assert answer.status_code == 403
    assert "Nobody can join" in answer.text


def test_the_answer_is_hidden_until_committing(
    browser: NewBrowser, exercise: Exercise
) -> None:
    """No page a student can reach says where a passage is from before they commit."""
    ada, ben = browser().join("Ada"), browser().join("Ben")
    for card in range(1, 5):
        assert ben.guess(card) == ben.code(card) == 303
    pages = ["/", "/codebook", "/about", "/debrief", "/state"]
    pages += [f"/card/{n}" for n in range(1, 5)]
    secrets = [c.source for c in exercise.cards] + [c.document for c in exercise.cards]
    for step in (GUESS, CODE):
        for path in pages:
            text = ada.get(path).text
            assert not [s for s in secrets if s in text], (step, path)
            assert "What the class said" not in text, (step, path)
        ada.guess(1)
    ada.code(1)
    shown = ada.get("/card/1").text

    assert exercise.cards[0].source in shown
    assert "lexicon (machine)" in shown


def test_nobody_else_s_marks_are_seen_or_named(browser: NewBrowser) -> None:
    """After committing a student sees how many, never who."""
    ada, ben = browser().join("Ada"), browser().join("Benjamina")
    for one in (ada, ben):
        one.guess(1)
        one.code(1)
    ada.store.door("debrief", open=True)
    for path in ("/", "/card/1", "/debrief", "/codebook", "/about"):
        assert "Benjamina" not in ada.get(path).text, path


def test_a_commitment_stands(browser: NewBrowser) -> None:
    """A second answer to a step is refused; the same request again is acknowledged."""
    ada = browser().join("Ada")
    key = "k" * 24
    assert ada.guess(1, "north", key=key) == 303
    assert ada.guess(1, "north", key=key) == 303
    assert ada.guess(1, "south") == 409
    assert ada.guess(1, "south", key=key) == 303
    marks = ada.store.marks()

    assert [m.answers["origin"] for m in marks] == ["north"]


def test_no_field_makes_a_mark_somebody_else_s(browser: NewBrowser) -> None:
    """A mark belongs to the cookie it came with, whatever else the form says."""
    ada, ben = browser().join("Ada"), browser().join("Ben")
    ada.guess(1, student="2", who="2", session="x")
    marks = ben.store.marks()

    assert [m.student for m in marks] == [1]


def test_who_has_not_joined_commits_nothing(browser: NewBrowser) -> None:
    """Without a cookie, with a made up one or after removal nothing is kept."""
    stranger, ada = browser(), browser().join("Ada")
    forger = browser()
    forger.cookies.set(f"framing-{ada.store.code.lower()}", "1")
    ada.store.remove(1)
    for one in (stranger, forger, ada):
        assert one.guess(1) == 403
        assert one.get("/card/1").status_code == 303
        assert "Class code" in one.get("/").text
    assert ada.store.marks() == []


@pytest.mark.parametrize(
    ("status", "wanted"), [("waiting", 423), ("paused", 423), ("ended", 410)]
)
def test_nothing_is_taken_while_the_class_does_not_run(
    browser: NewBrowser, status: str, wanted: int
) -> None:
    """Before the start, in a pause and after the end a mark is refused, as told."""
    ada = browser().join("Ada")
    _force(ada.store, status)

    assert ada.guess(1) == wanted
    assert ada.store.marks() == []
    assert "What the class said" not in ada.get("/card/1").text


def _force(store: Store, status: str) -> None:
    with store._writing() as connection:
        connection.execute(
            "UPDATE setting SET value = ? WHERE name = 'status'", (status,)
        )


def test_what_was_acknowledged_is_acknowledged_again_after_the_end(
    browser: NewBrowser,
) -> None:
    """A mark whose answer was lost on its way is not refused when the class is over."""
    ada = browser().join("Ada")
    ada.guess(1, key="k" * 24)
    ada.store.move("ended")

    assert ada.guess(1, key="k" * 24) == 303
    assert ada.guess(2, key="l" * 24) == 410


def test_steps_are_done_in_their_order(browser: NewBrowser) -> None:
    """Nobody codes before guessing, nor guesses in a closed step."""
    ada = browser().join("Ada")
    assert ada.code(1) == 409
    ada.store.door("guess", open=False)
    assert ada.guess(1) == 409
    assert ada.code(1) == 303


def test_nobody_guesses_what_they_were_shown(browser: NewBrowser) -> None:
    """Who was shown an origin, the guess being closed, cannot guess it afterwards."""
    ada = browser().join("Ada")
    ada.store.door("guess", open=False)
    ada.code(1)
    assert "Source of" in ada.get("/card/1").text
    ada.store.door("guess", open=True)

    assert ada.guess(1) == 409
    assert ada.guess(2) == 303


def test_answers_wait_until_the_teacher_opens_them(browser: NewBrowser) -> None:
    """With the answers closed a commitment shows nothing yet."""
    ada = browser().join("Ada")
    ada.store.door("reveal", open=False)
    ada.guess(1)
    ada.code(1)
    assert "Source of" not in ada.get("/card/1").text
    ada.store.door("reveal", open=True)
    assert "Source of" in ada.get("/card/1").text


def test_one_flood_does_not_lock_out_a_class(browser: NewBrowser) -> None:
    """Behind one address a hundred join at once; who floods is slowed down alone."""
    class_ = [browser() for _ in range(2)]
    for i in range(100):
        sent = class_[0].submit(
            "/join", code=class_[0].store.code, nickname=f"Student {i}"
        )
        assert sent.status_code == 303
    flooder, other = browser().join("Flood"), browser().join("Other")
    answers = [flooder.get("/") for _ in range(200)]

    assert {(a.status_code, a.headers.get("retry-after")) for a in answers} == {
        (200, None),
        (429, "2"),
    }
    assert other.guess(1) == 303


def test_wrong_codes_do_not_lock_out_the_right_one(browser: NewBrowser) -> None:
    """Whoever tries codes is told so; the right code is still taken."""
    guesser = browser()
    statuses = [
        guesser.submit("/join", code=f"X{i}", nickname="Eve").status_code
        for i in range(80)
    ]
    assert statuses[0] == 403
    assert 429 in statuses
    guesser.join("Ada")


def test_leaving_deletes_everything(browser: NewBrowser) -> None:
    """A student deletes nickname and answers at their own wish, and nobody else's."""
    ada, ben = browser().join("Ada"), browser().join("Ben")
    ada.guess(1)
    ben.guess(1)
    assert ada.submit("/leave", sure="no").status_code == 303
    assert len(ada.store.students()) == 2
    ada.submit("/leave", sure="yes")

    assert [s.nickname for s in ben.store.students()] == ["Ben"]
    assert [m.student for m in ben.store.marks()] == [2]


def test_before_the_start_one_waits(browser: NewBrowser) -> None:
    """Who has joined early is told so, on a page that goes on by itself."""
    ada = browser().join("Ada")
    _force(ada.store, "waiting")
    text = ada.get("/").text

    assert "The class has not begun" in text
    assert 'data-live="yes"' in text
    assert ada.get("/state").text == "waiting join guess code reveal"


def test_a_full_class_takes_nobody_more(
    browser: NewBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes after the last seat is told so."""
    monkeypatch.setattr(student, "MOST_STUDENTS", 1)
    browser().join("Ada")
    late = browser()
    answer = late.submit("/join", code=late.store.code, nickname="Ben")

    assert answer.status_code == 403
    assert "The class is full" in answer.text


def test_strangers_are_led_to_the_door(browser: NewBrowser) -> None:
    """Pages for students send everybody else to the join page."""
    browser().store.door("debrief", open=True)
    for path in ("/card/1", "/debrief"):
        assert browser().get(path).headers["location"] == "/"


def test_the_language_is_chosen_and_kept(browser: NewBrowser) -> None:
    """A link changes the interface; there is no other language and no way elsewhere."""
    ada = browser()
    assert 'lang="en"' in ada.get("/").text
    sent = ada.get("/language/zh-Hant")
    assert sent.headers["location"] == "/"
    assert '<html lang="zh-Hant">' in ada.get("/").text
    assert ada.get("/language/xx").status_code == 404
    assert ada.get("/language/..%2F..%2Fetc").status_code == 404


@pytest.mark.parametrize("tag", ["en", "zh-Hant", "zh-Hans", "ja"])
def test_every_page_can_be_made_in_every_language(
    browser: NewBrowser, tag: str
) -> None:
    """No page lacks a text in any language, whatever the class has done."""
    ada, teacher = browser().join("Ada"), browser().teach()
    for one in (ada, teacher):
        one.get(f"/language/{tag}")
    ada.store.door("debrief", open=True)
    paths = ["/", "/card/1", "/codebook", "/about", "/debrief", "/nothing"]
    desk = ["/teacher", "/teacher/board", "/teacher/debrief", "/teacher/student/1"]
    for act in (lambda: None, lambda: ada.guess(1), lambda: ada.code(1)):
        act()
        assert {ada.get(p).status_code for p in paths} == {200, 404}
        assert {teacher.get(p).status_code for p in desk} == {200}
    for status in ("paused", "ended"):
        ada.store.move(status)
        assert ada.get("/").status_code == ada.get("/card/2").status_code == 200
        assert teacher.get("/teacher").status_code == 200


def test_texts_of_the_passages_stand_there(browser: NewBrowser) -> None:
    """The words of a passage can be marked one by one."""
    text = browser().join("Ada").get("/card/1").text
    for word in TEXTS["north"][0].split():
        assert f"<span>{word}</span>" in text
