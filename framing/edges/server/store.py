"""The file of one class: every mark on disk before it is acknowledged.

One connection, one lock, write-ahead log, `BEGIN IMMEDIATE`: plain `BEGIN` takes its
lock only at the first write, so that two who read before they write lose one of the
writes. `synchronous=FULL` brings every commit to the disk, so that a killed process or
a cut cable loses nothing that a student was told is kept.
"""

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter

from framing.classroom.exercise import Answers, Exercise, Mark
from framing.edges.server.kept import (
    CODE_LENGTH,
    FILE,
    LETTERS,
    TABLES,
    FullError,
    State,
    Student,
    TakenError,
    connect,
)
from framing.errors import InputError, OutputError, Problem

_EXERCISE = TypeAdapter(Exercise)


class Store:
    """The class of one folder."""

    def __init__(self, folder: Path) -> None:
        """Open the class that is there.

        Raises
        ------
        InputError
            The folder holds no class.
        """
        path = folder / FILE
        if not path.is_file():
            raise InputError([Problem(str(folder), "holds no class")])
        self.folder = folder
        self._lock = Lock()
        self._connection = connect(path)
        settings = dict(self._connection.execute("SELECT name, value FROM setting"))
        self.exercise = _EXERCISE.validate_json(settings["exercise"])
        self.code, self.key = settings["code"], settings["key"]
        self.opened = settings["opened"]

    @classmethod
    def create(cls, folder: Path, exercise: Exercise, *, opened: str) -> "Store":
        """Make a class with keys of its own, in a file that only its owner can read.

        Raises
        ------
        OutputError
            The folder cannot be written, or holds a class already.
        """
        path = folder / FILE
        settings = {
            "exercise": _EXERCISE.dump_json(exercise).decode(),
            "code": "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)),
            "key": secrets.token_urlsafe(32),
            "opened": opened,
            "status": "waiting",
            "open": "join guess code reveal",
        }
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR
            os.close(os.open(path, flags, 0o600))
        except OSError as error:
            reason = f"{folder}: cannot be written: {error.strerror}"
            raise OutputError(reason) from error
        connection = connect(path)
        with connection:
            connection.executescript(f"BEGIN IMMEDIATE;{TABLES}COMMIT;")
            connection.executemany(
                "INSERT INTO setting VALUES (?, ?)", settings.items()
            )
        connection.close()
        return cls(folder)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def state(self) -> State:
        """Return where the class stands."""
        rows = self._rows("SELECT value FROM setting WHERE name = 'status'")
        doors = self._rows("SELECT value FROM setting WHERE name = 'open'")
        return State(rows[0][0], frozenset(doors[0][0].split()))

    def note_port(self, port: int) -> None:
        """Remember where the class is served, so that nobody deletes it meanwhile."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting VALUES ('port', ?)", (str(port),)
            )

    def port(self) -> int:
        """Return where the class was last served; 0 before it first was."""
        rows = self._rows("SELECT value FROM setting WHERE name = 'port'")
        return int(rows[0][0]) if rows else 0

    def move(self, status: str) -> None:
        """Start, pause or end the class; what has ended stays so."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE setting SET value = ?"
                " WHERE name = 'status' AND value != 'ended'",
                (status,),
            )

    def door(self, name: str, *, open: bool) -> None:
        """Open or close a door."""
        with self._writing() as connection:
            query = "SELECT value FROM setting WHERE name = 'open'"
            doors = set(connection.execute(query).fetchone()[0].split())
            doors = doors | {name} if open else doors - {name}
            connection.execute(
                "UPDATE setting SET value = ? WHERE name = 'open'",
                (" ".join(sorted(doors)),),
            )

    def join(self, nickname: str, *, request: str, most: int) -> str:
        """Take a student in and return the secret of their cookie.

        Asked again with the same request, as when an answer was lost on its way, it is
        the same student.

        Raises
        ------
        TakenError, FullError
        """
        session = secrets.token_urlsafe(32)
        with self._writing() as connection:
            found = connection.execute(
                "UPDATE student SET session = ? WHERE request = ? RETURNING id",
                (_digest(session), request),
            ).fetchone()
            if found:
                return session
            there = connection.execute("SELECT count(*) FROM student").fetchone()[0]
            if there >= most:
                raise FullError
            try:
                connection.execute(
                    "INSERT INTO student (session, request, nickname, folded)"
                    " VALUES (?, ?, ?, ?)",
                    (_digest(session), request, nickname, nickname.casefold()),
                )
            except sqlite3.IntegrityError as error:
                raise TakenError from error
        return session

    def student(self, session: str) -> Student | None:
        """Return whose cookie this is."""
        query = "SELECT id, nickname FROM student WHERE session = ?"
        rows = self._rows(query, _digest(session))
        return Student(int(rows[0][0]), rows[0][1]) if rows else None

    def students(self) -> list[Student]:
        """Return everybody in the class, in the order they came."""
        rows = self._rows("SELECT id, nickname FROM student ORDER BY id")
        return [Student(int(id), nickname) for id, nickname in rows]

    def rename(self, student: int, nickname: str) -> None:
        """Give a student another nickname.

        Raises
        ------
        TakenError
        """
        with self._writing() as connection:
            try:
                connection.execute(
                    "UPDATE student SET nickname = ?, folded = ? WHERE id = ?",
                    (nickname, nickname.casefold(), student),
                )
            except sqlite3.IntegrityError as error:
                raise TakenError from error

    def remove(self, student: int) -> None:
        """Delete a student with all their marks."""
        with self._writing() as connection:
            connection.execute("DELETE FROM student WHERE id = ?", (student,))

    def commit(self, mark: Mark, *, request: str) -> bool:
        """Keep a mark; say whether it is kept now or was kept by this request before.

        A student commits to each step of a card once: another answer changes nothing.
        """
        answer = json.dumps([dict(mark.answers), list(mark.words)])
        with self._writing() as connection:
            kept = connection.execute(
                "SELECT request FROM mark WHERE student = ? AND card = ? AND step = ?",
                (mark.student, mark.card, mark.step),
            ).fetchone()
            if kept:
                return bool(kept[0] == request)
            connection.execute(
                "INSERT INTO mark VALUES (?, ?, ?, ?, ?)",
                (mark.student, mark.card, mark.step, answer, request),
            )
        return True

    def kept(self, mark: Mark, *, request: str) -> bool:
        """Whether this very request has been kept before."""
        query = (
            "SELECT 1 FROM mark WHERE student = ? AND card = ? AND step = ?"
            " AND request = ?"
        )
        return bool(self._rows(query, mark.student, mark.card, mark.step, request))

    def see(self, student: int, card: int) -> None:
        """Remember that a student has been shown where a card comes from."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO seen VALUES (?, ?)", (student, card)
            )

    def seen(self, student: int) -> set[int]:
        """Return the cards whose origin a student has been shown."""
        rows = self._rows("SELECT card FROM seen WHERE student = ?", student)
        return {int(card) for (card,) in rows}

    def marks(
        self, *, student: int | None = None, card: int | None = None
    ) -> list[Mark]:
        """Return the marks, of one student or card if so asked, by card."""
        query = (
            "SELECT student, card, step, answer FROM mark"
            " WHERE student = coalesce(?, student) AND card = coalesce(?, card)"
            " ORDER BY card, step DESC, student"
        )
        return [_mark(*row) for row in self._rows(query, student, card)]

    def answers(self, *, card: int | None = None) -> Answers:
        """Return the exercise with everybody's marks, perhaps of one card only."""
        return Answers(self.exercise, tuple(self.marks(card=card)))

    def size(self) -> int:
        """Return how many marks there are."""
        return int(self._rows("SELECT count(*) FROM mark")[0][0])


def _mark(student: object, card: object, step: str, answer: str) -> Mark:
    answers, words = json.loads(answer)
    return Mark(int(str(student)), int(str(card)), step, answers, tuple(words))


def _digest(session: str) -> str:
    """Return what is kept of a cookie: who reads the file cannot make one from it."""
    return sha256(session.encode()).hexdigest()
