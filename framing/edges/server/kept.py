"""What a class is kept as: the tables of its file, and the records read from them."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

FILE = "class.sqlite"
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a class code is made of: nothing that is mistaken for something else."""
CODE_LENGTH = 6
STATUSES = ("waiting", "running", "paused", "ended")
DOORS = ("join", "guess", "code", "reveal", "debrief")
"""What a teacher opens and closes; a class begins with the first four open."""
TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE student (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL UNIQUE,
    nickname TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
);
CREATE TABLE mark (
    student INTEGER NOT NULL REFERENCES student ON DELETE CASCADE,
    card INTEGER NOT NULL,
    step TEXT NOT NULL,
    answer TEXT NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (student, card, step),
    UNIQUE (student, request)
);
CREATE TABLE seen (
    student INTEGER NOT NULL REFERENCES student ON DELETE CASCADE,
    card INTEGER NOT NULL,
    PRIMARY KEY (student, card)
);
"""


class Student(NamedTuple):
    """Somebody in the class: nothing is known of them but a nickname."""

    id: int
    nickname: str


class State(NamedTuple):
    """Where the class stands: its status, and which doors are open."""

    status: str
    open: frozenset[str]

    @property
    def stamp(self) -> str:
        """Return a text that changes when anything of it does."""
        return " ".join([self.status, *(door for door in DOORS if door in self.open)])


class TakenError(Exception):
    """Another student has this nickname."""


class FullError(Exception):
    """There is no room for another student."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the file so that what is committed is on the disk."""
    connection = sqlite3.connect(
        path, timeout=10, isolation_level=None, check_same_thread=False
    )
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection
