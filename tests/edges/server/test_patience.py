"""Connections that ask nothing do not keep others out."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn

from framing.edges.server.app import application
from framing.edges.server.patience import PatientProtocol
from framing.edges.server.store import Store
from tests.edges.server.conftest import ADDRESS


@contextmanager
def impatient(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Serve with hardly any patience, on a thread."""
    monkeypatch.setattr(PatientProtocol, "PATIENCE", 0.2)
    app = application(store, address=ADDRESS)
    config = uvicorn.Config(app, http=PatientProtocol, log_level="error", ws="none")
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield int(listener.getsockname()[1])
        server.should_exit = True
        thread.join(30)


@pytest.mark.parametrize(
    "head", [b"", b"GET /state HTTP/1.1\r\nHost: 127", b"POST /join HT"]
)
def test_who_does_not_ask_is_closed(
    store: Store, monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    """Neither silence nor half a request holds a connection open."""
    with impatient(store, monkeypatch) as port:
        held = [socket.create_connection(("127.0.0.1", port), 30) for _ in range(20)]
        for one in held:
            one.sendall(head)
        for one in held:
            assert one.recv(1) == b""
            one.close()


def test_who_goes_on_asking_is_not_closed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that asks again and again is answered again and again."""
    with impatient(store, monkeypatch) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for _ in range(20):
            connection.request("GET", "/state")
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.read().startswith(b"running")
        connection.close()
