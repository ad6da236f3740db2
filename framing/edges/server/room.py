"""What the views of a class share: its file, its limits, who is asking."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from framing.classroom.debrief import Debrief, debrief
from framing.edges.server.forms import Fields, FormError, read_form
from framing.edges.server.guards import Buckets
from framing.edges.server.kept import State, Student
from framing.edges.server.languages import LANGUAGES, Texts, preferred, texts
from framing.edges.server.pages import render
from framing.edges.server.store import Store

MOST_STUDENTS = 150
LESSON = 8 * 3600
"""Seconds a cookie lives."""
View = Callable[[Request], Response]
FormView = Callable[[Request, Fields], Response]


@dataclass
class Room:
    """One open class."""

    store: Store
    address: str
    """Where students find it."""
    wrong_codes: Buckets = field(default_factory=lambda: Buckets(burst=60, rate=1))
    asked: Buckets = field(default_factory=lambda: Buckets(burst=90, rate=6))
    _debrief: tuple[int, Debrief] | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def cookie(self) -> str:
        """Return the name of a student's cookie, another for each class."""
        return f"framing-{self.store.code.lower()}"

    def debrief(self) -> Debrief:
        """Return the debrief of the marks there are; worked out once for them."""
        with self._lock:
            size = self.store.size()
            if self._debrief is None or self._debrief[0] != size:
                self._debrief = size, debrief(self.store.answers())
            return self._debrief[1]

    def forget(self) -> None:
        """Work the debrief out anew when it is next asked for."""
        with self._lock:
            self._debrief = None


def room(request: Request) -> Room:
    """Return the class that is asked."""
    found: Room = request.app.state.room
    return found


def texts_for(request: Request) -> Texts:
    """Return the texts in the reader's language: chosen, or liked by the browser."""
    chosen = request.cookies.get("framing-language", "")
    accepted = request.headers.get("accept-language", "")
    return texts(chosen if chosen in LANGUAGES else preferred(accepted))


def student(request: Request) -> Student | None:
    """Return who is asking.

    Raises
    ------
    FormError
        They ask more often than anybody reads.
    """
    here = room(request)
    session = request.cookies.get(here.cookie, "")
    who = here.store.student(session) if session else None
    if who and not here.asked.take(who.id):
        raise FormError("too_fast", 429)
    return who


def is_teacher(request: Request) -> bool:
    """Whether the teacher is asking."""
    here = room(request)
    given = request.cookies.get(f"{here.cookie}-teacher", "")
    return compare_digest(given.encode(), here.store.key.encode())


def page(
    request: Request, name: str, *, status: int = 200, **context: object
) -> Response:
    """Return a page of the class."""
    here, words = room(request), texts_for(request)
    state: State = here.store.state()
    shown = render(
        name,
        here.store.exercise,
        words,
        state=state,
        key=token_urlsafe(24),
        who=context.pop("who", None),
        path=request.url.path,
        **context,
    )
    headers = {"Content-Language": words.tag, "Vary": "Cookie, Accept-Language"}
    return HTMLResponse(shown, status, headers)


def see_other(path: str) -> RedirectResponse:
    """Send a browser on to one of our own pages."""
    return RedirectResponse(path, 303)


def set_cookie(response: Response, name: str, value: str) -> None:
    """Give a cookie that no script reads and no other site sends."""
    response.set_cookie(
        name, value, max_age=LESSON, path="/", httponly=True, samesite="strict"
    )


def form(view: FormView) -> Callable[[Request], Awaitable[Response]]:
    """Make a view of a request and its fields one of a request."""

    @wraps(view)
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(view, request, await read_form(request))

    return endpoint


def refused(request: Request, error: Exception) -> Response:
    """Tell why a form is refused."""
    reason = error.reason if isinstance(error, FormError) else "bad_form"
    status = error.status if isinstance(error, FormError) else 400
    response = page(request, "message", status=status, reason=reason)
    if status == 429:
        response.headers["Retry-After"] = "2"
    return response


def not_found(request: Request, _: Exception) -> Response:
    """Tell that there is no such page, in the same words whatever was asked for."""
    return page(request, "message", status=404, reason="not_found")


Handlers = Mapping[object, Callable[[Request, Exception], Response]]
