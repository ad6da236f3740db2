"""The file of a class: nothing lost, nothing doubled, nothing readable by others."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from framing.classroom.exercise import CODE, GUESS, Exercise, Mark
from framing.edges.server.kept import FILE, FullError, TakenError
from framing.edges.server.store import Store
from framing.errors import InputError, OutputError


def guess(student: int, card: int = 0, origin: str = "north") -> Mark:
    return Mark(student, card, GUESS, {"origin": origin}, (1, 2))


def one(store: Store, nickname: str = "Ada") -> int:
    session = store.join(nickname, request=f"join-{nickname}", most=9)
    found = store.student(session)
    assert found
    return found.id


def test_only_the_owner_can_read_the_file(store: Store) -> None:
    """The file of a class and its folder have no rights for others."""
    for path in (store.folder / FILE, *store.folder.glob(f"{FILE}-*")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_two_classes_have_different_keys(
    store: Store, tmp_path: Path, exercise: Exercise
) -> None:
    """No key is built in: every class has its own code and its own secret link."""
    other = Store.create(tmp_path / "other", exercise, opened="2026-01-01")
    assert (store.code, store.key) != (other.code, other.key)
    assert len(store.key) >= 43
    assert store.code != other.code
    other.close()


def test_the_file_holds_no_cookie(store: Store) -> None:
    """Who reads the file cannot become a student with what is in it."""
    session = store.join("Ada", request="r", most=9)
    with closing(sqlite3.connect(store.folder / FILE)) as connection:
        dump = "\n".join(connection.iterdump())

    assert "Ada" in dump
    assert session not in dump


def test_a_class_is_found_again_as_it_was(store: Store, exercise: Exercise) -> None:
    """Exercise, keys, status, doors and marks outlive the process."""
    mark = guess(one(store))
    store.commit(mark, request="a")
    store.door("debrief", open=True)
    again = Store(store.folder)

    assert again.exercise == exercise
    assert (again.code, again.key) == (store.code, store.key)
    assert again.state() == store.state()
    assert again.marks() == [mark]
    again.close()


def test_a_class_is_not_made_over_another(store: Store, exercise: Exercise) -> None:
    """A folder that holds a class is left alone; one that holds none is refused."""
    with pytest.raises(OutputError):
        Store.create(store.folder, exercise, opened="2026-01-01")
    with pytest.raises(InputError):
        Store(store.folder.parent)


def test_a_mark_is_kept_once(store: Store) -> None:
    """The same request again is acknowledged; another answer changes nothing."""
    student = one(store)

    assert store.commit(guess(student), request="a")
    assert store.commit(guess(student), request="a")
    assert not store.commit(guess(student, origin="south"), request="b")
    assert store.kept(guess(student), request="a")
    assert not store.kept(guess(student), request="b")
    assert store.marks() == [guess(student)]


def test_the_same_key_is_no_key_of_another_student(store: Store) -> None:
    """Requests are told apart by student: nobody can block another's by its key."""
    ada, ben = one(store), one(store, "Ben")
    assert store.commit(guess(ada), request="a")
    assert store.commit(guess(ben), request="a")
    assert len(store.marks()) == 2


def test_joining_twice_by_one_request_is_one_student(store: Store) -> None:
    """A join whose answer was lost is the same student when it is sent again."""
    first = store.join("Ada", request="r", most=1)
    second = store.join("Ada", request="r", most=1)

    assert [s.nickname for s in store.students()] == ["Ada"]
    assert store.student(second)
    assert not store.student(first)


def test_nicknames_are_told_apart_without_case(store: Store) -> None:
    """Nobody can take another's nickname, by joining or by being renamed."""
    one(store)
    ben = one(store, "Ben")
    with pytest.raises(TakenError):
        store.join("ADA", request="other", most=9)
    with pytest.raises(TakenError):
        store.rename(ben, "ada")
    with pytest.raises(FullError):
        store.join("Cho", request="third", most=2)
    store.rename(ben, "Ben 2")
    assert [s.nickname for s in store.students()] == ["Ada", "Ben 2"]


def test_removing_a_student_removes_everything(store: Store) -> None:
    """Nickname, marks and what was seen go; nobody gets the number again."""
    ada = one(store)
    store.commit(guess(ada), request="a")
    store.see(ada, 0)
    store.remove(ada)

    assert store.marks() == []
    assert store.seen(ada) == set()
    assert one(store, "Ben") != ada


def test_what_has_ended_stays_so(store: Store) -> None:
    """A class that has ended is not begun again."""
    store.move("ended")
    store.move("running")
    assert store.state().status == "ended"


def test_all_at_once_loses_and_doubles_nothing(store: Store) -> None:
    """Thirty students who send every mark twice, in threads, give each mark once."""
    students = [one(store, f"s{i}") for i in range(9)]
    students += [
        int(store.student(store.join(f"t{i}", request=f"t{i}", most=99)).id)  # type: ignore[union-attr]  # they have just joined
        for i in range(21)
    ]
    work = [
        (Mark(s, card, step, {"origin": "north"}), f"{card}{step}")
        for s in students
        for card in range(4)
        for step in (GUESS, CODE)
        for _ in range(2)
    ]
    with ThreadPoolExecutor(16) as pool:
        kept = list(pool.map(lambda w: store.commit(w[0], request=w[1]), work))

    assert all(kept)
    assert len(store.marks()) == len(work) // 2 == 30 * 4 * 2


def test_other_processes_may_read_and_write_meanwhile(store: Store) -> None:
    """A second connection, as of an export, neither blocks nor is blocked."""
    other = Store(store.folder)
    student = one(store)
    store.commit(guess(student), request="a")
    other.commit(guess(student, card=1), request="b")

    assert len(store.marks()) == len(other.marks()) == 2
    other.close()
