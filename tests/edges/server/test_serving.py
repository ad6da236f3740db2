"""Opening, exporting and wiping a class from the command line."""

import http.client
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest
from typer.testing import CliRunner

import framing
from framing.edges.cli.app import app
from framing.edges.server.serving import open_class, own_address, wipe_class
from framing.edges.server.store import Store
from framing.errors import InputError, OutputError, QueryError
from tests.edges.server.conftest import free_port, served

CALL = "from framing.edges.cli import main; main()"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["class", *arguments])
    return done.exit_code, done.output


def test_a_class_goes_on_where_it_was(store: Store) -> None:
    """The same folder opens the same class, without reading a corpus."""
    opened = open_class(store.folder, None, topic="harbour", port=1)

    assert opened.resumed
    assert opened.store.code == store.code
    assert opened.address == "http://127.0.0.1:1"
    assert opened.desk == f"http://127.0.0.1:1/teacher/enter/{store.key}"
    opened.store.close()


def test_another_or_an_ended_class_is_not_opened(store: Store) -> None:
    """A folder is not used for another topic, nor after the end, nor without corpus."""
    with pytest.raises(QueryError, match="holds a class on harbour"):
        open_class(store.folder, None, topic="economy", port=1)
    store.move("ended")
    with pytest.raises(QueryError, match="this class has ended"):
        open_class(store.folder, None, topic="harbour", port=1)
    with pytest.raises(QueryError, match="holds no class"):
        open_class(store.folder / "none", None, topic="harbour", port=1)


def test_a_class_is_made_of_a_corpus(tmp_path: Path) -> None:
    """A new folder gets a class of the topic, balanced over origins."""
    folder = tmp_path / "new"
    analysis = framing.analyse()
    made = open_class(folder, analysis, topic="economy", each=1, port=1)

    assert not made.resumed
    assert made.store.state().status == "waiting"
    assert len(made.store.exercise.cards) == len(made.store.exercise.origins) == 4
    made.store.close()


def test_nobody_else_is_let_in_without_asking(store: Store) -> None:
    """Without --lan only this machine is served; the network finds nothing."""
    address, port = own_address(), free_port()
    with served(store.folder, "harbour", port), socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == 0
        if address != "127.0.0.1":
            with socket.socket() as other:
                assert other.connect_ex((address, port)) != 0


def test_the_network_is_let_in_when_asked(store: Store) -> None:
    """With --lan the class is found by this machine's address, and says so."""
    port = free_port()
    lan = ("--lan",)
    with served(store.folder, "harbour", port, more=lan, stdout=PIPE) as process:
        there = http.client.HTTPConnection(own_address(), port, timeout=30)
        with closing(there) as connection:
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert answer.status == 200
            assert b"Class code" in answer.read()
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    text = said.decode()

    assert f"students  http://{own_address()}:{port}" in text
    assert f"teacher   http://127.0.0.1:{port}/" in text
    assert "open to everybody on this network, and not encrypted" in text


def test_a_used_port_is_told_in_one_line(store: Store) -> None:
    """A port that something else uses is refused with exit code 2."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        arguments = ["class", "open", "harbour", "--data", str(store.folder)]
        done = subprocess.run(
            [sys.executable, "-c", CALL, *arguments, "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"port {port} cannot be used" in done.stderr


def test_stopping_says_that_everything_is_kept(store: Store) -> None:
    """Ctrl-C closes the room with exit code 0; what is said on opening is all true."""
    port = free_port()
    with served(store.folder, "harbour", port, stdout=PIPE) as process:
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    text = said.decode()

    assert process.returncode == 0
    assert "The harbour: 4 passages of 2 origins, going on where the class was" in text
    assert f"students  http://127.0.0.1:{port}  with code {store.code}" in text
    assert f"/teacher/enter/{store.key}  (secret)" in text
    assert text.endswith("stopped; everything that was sent is kept\n")


def test_opening_chooses_passages_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first opening makes the class, the next goes on with it."""
    monkeypatch.setattr(framing, "serve", lambda opened: opened.store.close())
    arguments = ["open", "economy", "--data", str(tmp_path / "c"), "--each", "1"]
    code, said = run(*arguments, "--no-second-opinion", "--lan")
    again, then = run(*arguments)

    assert code == again == 0
    assert "4 passages of 4 origins\n" in said
    assert "open to everybody on this network" in said
    assert "4 passages of 4 origins, going on where the class was\n" in then
    assert "open to everybody" not in then


def test_an_open_class_is_not_wiped(store: Store) -> None:
    """While it is served a class is not deleted; afterwards nothing is left."""
    with served(store.folder, "harbour", free_port()):
        with pytest.raises(OutputError, match="the class is open on port"):
            list(wipe_class(store.folder))
        assert store.students() == []
    store.close()
    assert store.folder / "class.sqlite" in list(wipe_class(store.folder))
    assert not store.folder.exists()


def test_wiping_asks_first(store: Store) -> None:
    """Without a yes nothing is deleted; with --yes all of the class and no more."""
    folder = str(store.folder)
    (store.folder / "notes.txt").write_text("my own", encoding="utf-8")
    assert run("wipe", "--data", folder)[0] == 1
    assert (store.folder / "class.sqlite").exists()
    code, said = run("wipe", "--data", folder, "--yes")

    assert code == 0
    assert "deleted" in said
    assert [path.name for path in store.folder.iterdir()] == ["notes.txt"]
    with pytest.raises(InputError):
        list(wipe_class(store.folder))


def test_export_writes_two_files(store: Store, tmp_path: Path) -> None:
    """The verb writes codings and guesses, and says where."""
    out = tmp_path / "out"
    code, said = run("export", "--data", str(store.folder), "--out", str(out))

    assert code == 0
    assert said.split() == [str(out / "codings.csv"), str(out / "guesses.csv")]
    assert (out / "codings.csv").read_text(encoding="utf-8").count("\n") == 1


def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    """An export into something that is no folder is refused in one line."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        framing.export_class(store.folder, tmp_path / "file", named=False)
