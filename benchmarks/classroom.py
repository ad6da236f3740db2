"""A class that commits all at once: marks lost, marks doubled, and how long one waits.

Usage: python -m benchmarks.classroom [STUDENTS ...]

The server runs as it does in a class, in a process of its own on the loopback address.
Simulated students read each passage, wait for one another, and commit at the same
moment; one form in five is sent twice with the same key, as after an answer was lost.
"""

import http.client
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import framing
from framing.classroom.choosing import choose
from framing.classroom.exercise import CODE, GUESS, Exercise
from framing.edges.server.store import Store

TOPIC = "taiwan-japan-linkage"
CALL = "from framing.edges.cli import main; main()"
SENT_TWICE = 0.2
Key = tuple[int, int, str]


@dataclass
class Student:
    """One simulated student: a connection, a cookie, and what was acknowledged."""

    port: int
    number: int
    exercise: Exercise
    cookie: str = ""
    acknowledged: set[Key] = field(default_factory=set)
    commits: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Connect; chance is the student's own, so that runs are alike."""
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, 60)
        self._chance = random.Random(self.number)

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("set-cookie") or ""

    def join(self, code: str) -> None:
        """Join the class."""
        key = f"join-{self.number:0>20}"
        fields = {"code": code, "nickname": f"Student {self.number}", "key": key}
        status, cookie = self._ask("POST", "/join", urlencode(fields))
        assert status == 303, status
        self.cookie = cookie.partition(";")[0]

    def read(self, path: str) -> None:
        """Fetch a page."""
        begun = time.perf_counter()
        status, _ = self._ask("GET", path, None)
        self.pages.append(time.perf_counter() - begun)
        assert status == 200, (path, status)

    def commit(self, card: int, step: str) -> None:
        """Send a form; now and then twice."""
        body = urlencode(self._answer(card, step), doseq=True)
        path = f"/card/{card + 1}/{step}"
        for _ in range(2 if self._chance.random() < SENT_TWICE else 1):
            begun = time.perf_counter()
            status, _ = self._ask("POST", path, body)
            self.commits.append(time.perf_counter() - begun)
            assert status == 303, (path, status)
            self.acknowledged.add((self.number, card, step))

    def _answer(self, card: int, step: str) -> dict[str, object]:
        exercise, choice = self.exercise, self._chance.choice
        key = f"{self.number}-{card}-{step}-{'k' * 16}"
        if step == GUESS:
            words = exercise.cards[card].words
            markable = [i for i, word in enumerate(words) if word.markable]
            marked = self._chance.sample(markable, 3)
            return {
                "key": key,
                "origin": choice(exercise.values("origin")),
                "word": marked,
            }
        return {"key": key, **{v: choice(exercise.values(v)) for v in exercise.coded}}

    def attend(self, together: Barrier) -> None:
        """Do every card; commit when all are ready to."""
        for card in range(len(self.exercise.cards)):
            for step in (GUESS, CODE):
                self.read(f"/card/{card + 1}")
                together.wait()
                self.commit(card, step)
            self.read(f"/card/{card + 1}")


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve the class of a folder and say on which port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    arguments = ["class", "open", TOPIC, "--data", str(folder), "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, *arguments], stdout=subprocess.DEVNULL
    )
    try:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()


def lesson(exercise: Exercise, size: int) -> str:
    """Hold a class of this size; return the row that says how it went."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "class"
        store = Store.create(folder, exercise, opened="2026-01-01")
        store.move("running")
        with served(folder) as port:
            students = [Student(port, n, exercise) for n in range(1, size + 1)]
            for one in students:
                one.join(store.code)
            together = Barrier(size, timeout=120)
            with ThreadPoolExecutor(size) as pool:
                for done in [pool.submit(one.attend, together) for one in students]:
                    done.result()
        kept = [(m.student, m.card, m.step) for m in store.marks()]
        store.close()
    acknowledged = set().union(*(one.acknowledged for one in students))
    lost = len(acknowledged - set(kept))
    doubled = len(kept) - len(set(kept))
    sent = [seconds for one in students for seconds in one.commits]
    read = [seconds for one in students for seconds in one.pages]
    return (
        f"{size:>8} {len(sent):>7} {lost:>5} {doubled:>8}"
        f" {_ms(sent, 50)} {_ms(sent, 99)} {_ms(read, 50)} {_ms(read, 99)}"
    )


def _ms(seconds: Sequence[float], percent: int) -> str:
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, len(ordered) * percent // 100)
    return f"{1000 * ordered[at]:>8.0f}"


def main() -> None:
    """Hold classes of 30 and of 100, or of the sizes that are asked for."""
    analysis = framing.analyse()
    exercise = choose(
        analysis.reading,
        analysis.codings,
        lexicons=analysis.lexicons,
        topic=TOPIC,
        each=2,
        settings=analysis.settings,
    )
    print("students    sent  lost  doubled  commit ms p50, p99  page ms p50, p99")
    for size in [int(given) for given in sys.argv[1:]] or [30, 100]:
        print(lesson(exercise, size), flush=True)


if __name__ == "__main__":
    main()
