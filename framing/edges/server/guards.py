"""What every request must pass, and what every answer carries.

Who may ask is decided by where the request comes from, not by a token in the page: a
browser tells by `Sec-Fetch-Site` or `Origin` which page sent a form. The reasoning is
that of Filippo Valsorda, "Cross-Site Request Forgery" (2025), which Go's standard
library follows.
"""

import re
import socket
from collections.abc import Callable, Collection
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
METHODS = ("GET", "HEAD", "POST")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]/@]+)(?::\d{1,5})?")


class Guard:
    """Refuses what comes from elsewhere, before any page sees it."""

    def __init__(self, app: ASGIApp, *, lan: bool = False) -> None:
        """Guard an application; with `lan` it may be asked by its address."""
        self._app = app
        self._lan = lan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "max-age=600"
            await send(message)

        status = self._refusal(scope["method"], Headers(scope=scope))
        if status:
            words = "This request is refused.\n"
            refused = PlainTextResponse(words, status, {"Connection": "close"})
            await refused(scope, receive, dressed)
        else:
            await self._app(scope, receive, dressed)

    def _refusal(self, method: str, headers: Headers) -> int:
        """Return the status of a refusal, or 0."""
        if not trusted(headers.get("host", ""), lan=self._lan):
            return 400
        if method not in METHODS:
            return 405
        return 0 if method != "POST" or from_here(headers) else 403


def trusted(host: str, *, lan: bool) -> bool:
    """Whether a Host header names this machine.

    Over the network an address will do and a foreign name will not: a page elsewhere
    can make its own name lead here ("DNS rebinding"), but never an address.
    """
    found = _HOST.fullmatch(host)
    if not found:
        return False
    name = found[1].lower()
    if name in LOOPBACK:
        return True
    return lan and (_is_address(name) or name in _own_names())


def _own_names() -> Collection[str]:
    own = socket.gethostname().lower()
    return {own, f"{own.partition('.')[0]}.local"}


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def from_here(headers: Headers) -> bool:
    """Whether a form was sent by one of our own pages."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    source = headers.get("origin") or headers.get("referer", "")
    sent = urlsplit(source)
    return sent.scheme in ("http", "https") and sent.netloc == headers.get("host")


class Buckets:
    """Rate limits: each name may do so much at once, and so much a second after."""

    MOST = 2000
    """Names that are remembered; the oldest is forgotten first."""

    def __init__(
        self,
        *,
        burst: float,
        rate: float,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the size of a bucket and how much flows into it a second."""
        self._burst, self._rate, self._clock = burst, rate, clock
        self._levels: dict[object, tuple[float, float]] = {}

    def take(self, name: object) -> bool:
        """Whether this name may go on."""
        now = self._clock()
        level, since = self._levels.pop(name, (self._burst, now))
        level = min(self._burst, level + (now - since) * self._rate)
        self._levels[name] = (level - 1 if level >= 1 else level, now)
        if len(self._levels) > self.MOST:
            del self._levels[next(iter(self._levels))]
        return level >= 1
