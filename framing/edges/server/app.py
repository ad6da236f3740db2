"""The application: which address leads to which view."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from framing.edges.server import student, teacher
from framing.edges.server.forms import FormError
from framing.edges.server.guards import Guard
from framing.edges.server.room import Room, form, not_found, refused
from framing.edges.server.store import Store


def application(store: Store, *, address: str, lan: bool = False) -> ASGIApp:
    """Return the web application of one class, behind its guard."""
    app = Starlette(
        routes=_routes(),
        exception_handlers={FormError: refused, 404: not_found, 500: _failed},
    )
    app.state.room = Room(store, address)
    return Guard(app, lan=lan)


def _routes() -> list[Route | Mount]:
    def get(path: str, view: Callable[[Request], Response]) -> Route:
        return Route(path, view, methods=["GET"])

    def post(path: str, view: Callable[..., Response]) -> Route:
        return Route(path, form(view), methods=["POST"])

    return [
        get("/", student.home),
        post("/join", student.join),
        get("/card/{number:int}", student.card),
        post("/card/{number:int}/guess", student.guess),
        post("/card/{number:int}/code", student.code),
        get("/debrief", student.debriefing),
        get("/codebook", student.codebook),
        get("/about", student.about),
        post("/leave", student.leave),
        get("/state", student.state),
        get("/language/{tag}", student.language),
        get("/teacher", teacher.desk),
        get("/teacher/progress", teacher.progress),
        get("/teacher/board", teacher.board),
        get("/teacher/present", teacher.present),
        get("/teacher/qr.svg", teacher.qr),
        get("/teacher/debrief", teacher.debriefing),
        post("/teacher/move", teacher.move),
        post("/teacher/door", teacher.door),
        get("/teacher/student/{id:int}", teacher.pupil),
        post("/teacher/student/{id:int}", teacher.change),
        get("/teacher/export/{name}", teacher.download),
        get("/teacher/enter/{secret}", teacher.enter),
        Mount("/static", StaticFiles(packages=[("framing.edges.server", "static")])),
    ]


def _failed(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Something went wrong; nothing was lost.\n", 500)
