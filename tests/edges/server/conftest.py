"""A small class of two origins, in a folder of its own."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from time import monotonic, sleep
from typing import Any, BinaryIO

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from framing.classroom.exercise import Card, Code, Coded, Exercise, Line, Word
from framing.edges.server.app import application
from framing.edges.server.store import Store
from framing.records import Origin

TEXTS = {
    "north": ("The harbour must stay open.", "Ships say so, he said."),
    "south": ("The harbour must be closed.", "Nobody asked the ships."),
}
ADDRESS = "http://testserver.local"


def line(sentence: int, text: str, at: int) -> Line:
    words = [
        Word(found.group(), at + found.start(), at + found.end())
        for found in re.finditer(r"\S+", text)
    ]
    return Line(sentence, at, at + len(text), text, tuple(words))


def cards() -> Iterator[Card]:
    for origin, texts in TEXTS.items():
        for i, text in enumerate(texts):
            yield Card(
                document=f"{origin}-{i}",
                origin=origin,
                language="en",
                source=f"Source of {origin}-{i}",
                sha256="0" * 64,
                lines=(line(1, text, 0),),
                asked=0,
                machine=(
                    Coded("lexicon", "frame", "danger", 1),
                    Coded("lexicon", "voice", "own", 0),
                ),
            )


@pytest.fixture
def exercise() -> Exercise:
    return Exercise(
        topic="harbour",
        label="The harbour",
        proposition="The harbour should stay open.",
        corpus="Made",
        notice="",
        origins=(Origin("north", "North"), Origin("south", "South")),
        frames=(Code("danger", "danger", "a danger"), Code("cost", "cost", "a price")),
        cards=tuple(cards()),
    )


@pytest.fixture
def store(tmp_path: Path, exercise: Exercise) -> Iterator[Store]:
    made = Store.create(tmp_path / "class", exercise, opened="2026-01-01")
    made.move("running")
    yield made
    made.close()


CODING = {"frame": "danger", "second": "", "voice": "own", "stance/harbour": "endorse"}


class Browser(TestClient):
    """A browser as far as these tests need one: cookies, and where a form is from."""

    def __init__(self, store: Store) -> None:
        super().__init__(
            application(store, address=ADDRESS),
            base_url="http://127.0.0.1",
            headers={"origin": "http://127.0.0.1", "accept-language": "en"},
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        self.store = store

    def submit(self, path: str, **fields: object) -> Response:
        """Send a form with a key of its own."""
        data: dict[str, Any] = {"key": token_urlsafe(24), **fields}
        return self.post(path, data=data)

    def guess(self, card: int, origin: str = "north", **fields: object) -> int:
        """Guess; return the status."""
        sent = self.submit(f"/card/{card}/guess", origin=origin, **fields)
        return sent.status_code

    def code(self, card: int, **fields: object) -> int:
        """Code; return the status."""
        return self.submit(f"/card/{card}/code", **{**CODING, **fields}).status_code

    def join(self, nickname: str) -> "Browser":
        """Join the class."""
        sent = self.submit("/join", code=self.store.code, nickname=nickname)
        assert sent.status_code == 303, sent.text
        return self

    def teach(self) -> "Browser":
        """Enter by the secret link."""
        entered = self.get(f"/teacher/enter/{self.store.key}")
        assert entered.headers["location"] == "/teacher"
        return self


@pytest.fixture
def browser(store: Store) -> Callable[[], Browser]:
    return lambda: Browser(store)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    folder: Path,
    topic: str,
    port: int,
    errors: BinaryIO | None = None,
    stdout: int = subprocess.DEVNULL,
    more: Sequence[str] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the class of a folder in a process of its own."""
    code = "from framing.edges.cli import main; main()"
    arguments = ["class", "open", topic, "--data", str(folder), "--port", str(port)]
    arguments += more
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=stdout,
        stderr=errors,
    )
    try:
        _until_up(port, process)
        yield process
    finally:
        process.kill()
        process.wait()


def _until_up(port: int, process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + 60
    while monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise AssertionError("the server did not come up")
