"""What only the teacher sees and does."""

from collections.abc import Callable
from functools import wraps
from hmac import compare_digest
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from framing.edges.server.export import NAMES, as_csv, coders
from framing.edges.server.forms import Fields, FormError, nickname, one
from framing.edges.server.kept import DOORS, STATUSES, Student, TakenError
from framing.edges.server.pages import qr_code
from framing.edges.server.room import (
    is_teacher,
    page,
    room,
    see_other,
    set_cookie,
    texts_for,
)


def only_teacher(view: Callable[..., Response]) -> Callable[..., Response]:
    """Hide a view from everybody else: to them there is no such page."""

    @wraps(view)
    def guarded(request: Request, *fields: Fields) -> Response:
        if not is_teacher(request):
            raise HTTPException(404)
        return view(request, *fields)

    return guarded


def enter(request: Request) -> Response:
    """Let the teacher in by the secret link, and take the secret out of the address."""
    here, given = room(request), request.path_params["secret"]
    if not compare_digest(given.encode(), here.store.key.encode()):
        raise HTTPException(404)
    response = see_other("/teacher")
    set_cookie(response, f"{here.cookie}-teacher", here.store.key)
    return response


@only_teacher
def desk(request: Request) -> Response:
    """Show the state of the class and everything to be done with it."""
    return page(request, "desk", room=room(request), doors=DOORS, **_progress(request))


@only_teacher
def progress(request: Request) -> Response:
    """Show how far everybody is, as the part of the desk that is renewed."""
    return page(request, "progress", **_progress(request))


def _progress(request: Request) -> dict[str, Any]:
    store = room(request).store
    steps: dict[tuple[int, int], set[str]] = {}
    for mark in store.marks():
        steps.setdefault((mark.student, mark.card), set()).add(mark.step)
    return {"students": store.students(), "steps": steps}


@only_teacher
def board(request: Request) -> Response:
    """Show the way in, large enough for the wall."""
    here = room(request)
    return page(request, "board", room=here, present=len(here.store.students()))


@only_teacher
def present(request: Request) -> Response:
    """Tell how many are here, as the part of the board that is renewed."""
    words, students = texts_for(request), room(request).store.students()
    return PlainTextResponse(words("board_present", n=len(students)))


@only_teacher
def qr(request: Request) -> Response:
    """Draw the way in."""
    here = room(request)
    drawing = qr_code(f"{here.address}/?code={here.store.code}")
    return Response(drawing, media_type="image/svg+xml")


@only_teacher
def debriefing(request: Request) -> Response:
    """Show the debrief for the wall."""
    here = room(request)
    answers = here.store.answers()
    return page(request, "debrief", debrief=here.debrief(), answers=answers)


@only_teacher
def move(request: Request, fields: Fields) -> Response:
    """Start, pause, go on or end."""
    to = one(fields, "to")
    if to not in STATUSES[1:]:
        raise FormError("bad_form")
    room(request).store.move(to)
    return see_other("/teacher")


@only_teacher
def door(request: Request, fields: Fields) -> Response:
    """Open or close a step, the way in, the answers or the debrief."""
    name, to = one(fields, "door"), one(fields, "to")
    if name not in DOORS or to not in ("open", "closed"):
        raise FormError("bad_form")
    room(request).store.door(name, open=to == "open")
    return see_other("/teacher")


@only_teacher
def pupil(request: Request) -> Response:
    """Show what can be done about one student."""
    return page(request, "pupil", student=_student(request), problem="")


@only_teacher
def change(request: Request, fields: Fields) -> Response:
    """Rename or remove a student."""
    here, student = room(request), _student(request)
    if one(fields, "do") == "remove":
        here.store.remove(student.id)
        here.forget()
        return see_other("/teacher")
    try:
        here.store.rename(student.id, nickname(one(fields, "nickname")))
    except (TakenError, FormError) as error:
        problem = "taken" if isinstance(error, TakenError) else "bad_nickname"
        return page(request, "pupil", status=422, student=student, problem=problem)
    return see_other("/teacher")


def _student(request: Request) -> Student:
    id = int(request.path_params["id"])
    for student in room(request).store.students():
        if student.id == id:
            return student
    raise HTTPException(404)


@only_teacher
def download(request: Request) -> Response:
    """Hand out the codings of the class as a file."""
    store, name = room(request).store, request.path_params["name"]
    if name not in NAMES:
        raise HTTPException(404)
    named = request.query_params.get("nicknames") == "yes"
    text = as_csv(store.answers(), coders(store.students(), named=named))[name]
    disposition = f'attachment; filename="{name}"'
    return Response(
        text.encode("utf-8"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )
