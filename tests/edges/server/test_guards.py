"""Requests from elsewhere are refused; every answer carries its guards."""

import socket
from collections.abc import Callable

import pytest
from starlette.datastructures import Headers

from framing.edges.server.guards import HEADERS, Buckets, from_here, trusted
from tests.edges.server.conftest import Browser

NewBrowser = Callable[[], Browser]
"""As the fixture `browser` makes them."""


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://a:1"}, False),
        ({"origin": "http://a:1"}, True),
        ({"origin": "https://a:1"}, True),
        ({"origin": "http://a:2"}, False),
        ({"origin": "http://a"}, False),
        ({"origin": "http://b:1"}, False),
        ({"origin": "http://a:1.evil.example"}, False),
        ({"origin": "http://user@a:1"}, False),
        ({"origin": "null"}, False),
        ({"referer": "http://a:1/card/1"}, True),
        ({"referer": "http://b/http://a:1/"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_send_forms(headers: dict[str, str], wanted: bool) -> None:
    """Sec-Fetch-Site decides, then Origin, then Referer; without any it is refused."""
    assert from_here(Headers({"host": "a:1", **headers})) is wanted


@pytest.mark.parametrize(
    ("host", "alone", "lan"),
    [
        ("127.0.0.1:8420", True, True),
        ("localhost", True, True),
        ("LOCALHOST:1", True, True),
        ("[::1]:8420", True, True),
        ("192.168.1.7:8420", False, True),
        ("10.0.0.1", False, True),
        ("[fe80::1]:8420", False, True),
        (socket.gethostname(), False, True),
        ("evil.example", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("evil.example:8420", False, False),
        ("a@127.0.0.1", False, False),
        ("127.0.0.1:8420:1", False, False),
        ("", False, False),
    ],
)
def test_a_foreign_name_does_not_lead_here(host: str, alone: bool, lan: bool) -> None:
    """DNS rebinding is refused: an address will do, somebody else's name will not."""
    assert trusted(host, lan=False) is alone
    assert trusted(host, lan=True) is lan


@pytest.mark.parametrize(
    "path", ["/", "/about", "/static/class.css", "/nothing", "/teacher", "/state"]
)
def test_every_answer_is_guarded(browser: NewBrowser, path: str) -> None:
    """Pages, files and errors alike carry the policy and the other headers."""
    answer = browser().get(path)
    for name, value in HEADERS.items():
        if name != "Cache-Control":
            assert answer.headers[name] == value, name
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]
    assert "server" not in answer.headers


def test_a_form_from_elsewhere_is_refused(browser: NewBrowser) -> None:
    """Cookies alone move nothing: a form of another site is refused, and so is none."""
    ada = browser().join("Ada")
    before = len(ada.store.students())
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": ""},
    ):
        sent = ada.post("/leave", data={"sure": "yes"}, headers=headers)
        assert sent.status_code == 403, headers
        assert sent.headers["Content-Security-Policy"]
    assert len(ada.store.students()) == before


def test_other_hosts_and_methods_are_refused(browser: NewBrowser) -> None:
    """A foreign Host gets no page, and only GET, HEAD and POST are known."""
    ada = browser()
    assert ada.get("/", headers={"host": "evil.example"}).status_code == 400
    assert ada.get("/", headers={"host": "192.168.1.7"}).status_code == 400
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"):
        assert ada.request(method, "/").status_code == 405, method


def test_buckets_fill_again() -> None:
    """A burst is let through, then so much a second, for each name apart."""
    now = [0.0]
    buckets = Buckets(burst=2, rate=1, clock=lambda: now[0])

    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.take("b")
    now[0] = 1.0
    assert [buckets.take("a") for _ in range(2)] == [True, False]


def test_buckets_do_not_grow_without_end() -> None:
    """The oldest names are forgotten."""
    buckets = Buckets(burst=1, rate=0, clock=lambda: 0.0)
    for name in range(Buckets.MOST + 10):
        buckets.take(name)

    assert len(buckets._levels) == Buckets.MOST


def test_a_fault_tells_nothing_and_is_guarded(
    browser: NewBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong inside is one plain line, with the policy like any answer."""
    ada = browser()
    monkeypatch.setattr(type(ada.store), "state", lambda _: 1 / 0)
    answer = ada.get("/")

    assert answer.status_code == 500
    assert answer.text == "Something went wrong; nothing was lost.\n"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
