"""The public face of the package."""

import runpy
import subprocess
import sys

import pytest

import framing


def test_every_public_name_can_be_had() -> None:
    """Each name that is listed is there, and its home is listed once."""
    assert [name for name in framing.__all__ if not hasattr(framing, name)] == []
    assert sorted(framing.__all__) == framing.__all__
    assert set(framing._HOME_OF) == set(framing.__all__)


def test_no_public_function_shares_a_package_name() -> None:
    """A room of the house never hides a function of the same name."""
    rooms = {"classroom", "coding", "contrast", "edges", "lexicon", "report", "text"}
    assert rooms.isdisjoint(framing.__all__)


@pytest.mark.parametrize("module", ["framing", "framing.edges.cli"])
def test_import_loads_nothing_heavy(module: str) -> None:
    """Neither the package nor the command line loads pandas, matplotlib or nltk."""
    code = (
        f"import sys, {module};"
        "print(sorted({'pandas', 'numpy', 'matplotlib', 'nltk'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_package_runs_like_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m framing` is the same command line."""
    monkeypatch.setattr(sys, "argv", ["framing", "check", "--help"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("framing", run_name="__main__")
    assert stopped.value.code == 0
    assert "framing check" in capsys.readouterr().out
