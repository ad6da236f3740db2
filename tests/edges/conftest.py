"""The command line, run inside the test."""

from collections.abc import Callable
from unittest.mock import patch

import pytest

from framing.edges.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; return its exit code, output and errors."""

    def call(*words: object) -> tuple[int, str, str]:
        with (
            patch("sys.argv", ["framing", *map(str, words)]),
            pytest.raises(SystemExit) as stopped,
        ):
            main()
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return call
