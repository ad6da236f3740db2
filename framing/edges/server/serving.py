"""Opening a class: make it or go on with it, and serve it until it is stopped."""

import logging
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn

from framing.classroom.choosing import choose
from framing.coding.codings import Codings
from framing.edges.analysis import Analysis
from framing.edges.server.app import application
from framing.edges.server.kept import FILE
from framing.edges.server.patience import PatientProtocol
from framing.edges.server.store import Store
from framing.errors import OutputError, QueryError

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
MOST_CONNECTIONS = 600
BACKLOG = 512
_NOWHERE = ("192.0.2.1", 9)
"""A documentation address (RFC 5737): a datagram socket that is connected to it sends
nothing, and knows by which of our own addresses it would."""


@dataclass(frozen=True)
class Opened:
    """A class that is ready to be served."""

    store: Store
    resumed: bool
    address: str
    """Where students find it."""
    desk: str
    """The teacher's secret link."""
    port: int
    lan: bool


def has_class(folder: Path) -> bool:
    """Whether a folder holds a class."""
    return (folder / FILE).is_file()


def open_class(
    folder: Path,
    analysis: Analysis | None,
    *,
    topic: str,
    each: int = 3,
    port: int,
    lan: bool = False,
    others: Sequence[Codings] = (),
) -> Opened:
    """Make a class in a folder, or go on with the one that is there.

    Parameters
    ----------
    analysis
        What passages are chosen from; needed only where there is no class yet.
    others
        Codings of other machines, to be compared with after committing.

    Raises
    ------
    QueryError
        The topic gives no exercise, or the class of the folder is on another topic or
        has ended.
    OutputError
        The folder cannot be written.
    """
    resumed = has_class(folder)
    if resumed:
        store = Store(folder)
        _may_go_on(store, topic)
    elif analysis is not None:
        exercise = choose(
            analysis.reading,
            analysis.codings,
            lexicons=analysis.lexicons,
            topic=topic,
            each=each,
            settings=analysis.settings,
            others=others,
        )
        store = Store.create(folder, exercise, opened=date.today().isoformat())
    else:
        raise QueryError(f"{folder}: holds no class, and no corpus to make one of")
    host = own_address() if lan else LOOPBACK
    desk = f"http://{LOOPBACK}:{port}/teacher/enter/{store.key}"
    return Opened(store, resumed, f"http://{host}:{port}", desk, port, lan)


def _may_go_on(store: Store, topic: str) -> None:
    folder, there = store.folder, store.exercise.topic
    if there != topic:
        store.close()
        raise QueryError(
            f"{folder}: holds a class on {there}; name another folder with --data"
        )
    if store.state().status == "ended":
        store.close()
        raise QueryError(
            f"{folder}: this class has ended; name another folder with --data,"
            " or delete it with `framing class wipe`"
        )


def own_address() -> str:
    """Return this machine's address on its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
        except OSError:
            return LOOPBACK
        return str(probe.getsockname()[0])


def serve(opened: Opened) -> None:
    """Serve a class until the process is told to stop.

    Raises
    ------
    OutputError
        Something else uses the port.
    """
    app = application(opened.store, address=opened.address, lan=opened.lan)
    host = EVERYWHERE if opened.lan else LOOPBACK
    listener = _bound(host, opened.port)
    opened.store.note_port(opened.port)
    listener.listen(BACKLOG)
    config = uvicorn.Config(
        app,
        access_log=False,  # it would write down the addresses of students
        log_level=logging.WARNING,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=16_384,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
    )
    try:
        with suppress(KeyboardInterrupt):  # Ctrl-C is how a teacher closes the room
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
        opened.store.close()


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        reason = (
            f"port {port} cannot be used: {error.strerror}; name another with --port"
        )
        raise OutputError(reason) from error
    return listener


def wipe_class(folder: Path) -> Iterator[Path]:
    """Delete the class of a folder, and the folder if nothing else is in it.

    Raises
    ------
    InputError
        The folder holds no class.
    OutputError
        The class is open, or something cannot be deleted.
    """
    store = Store(folder)
    port = store.port()
    store.close()
    if port and _answers(port):
        raise OutputError(f"{folder}: the class is open on port {port}: stop it first")
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            file = folder / f"{FILE}{suffix}"
            if file.exists():
                file.unlink()
                yield file
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be deleted: {error.strerror}") from error


def _answers(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0
