"""What a student sees and sends."""

from hmac import compare_digest

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from framing.classroom.debrief import counts, marked_words
from framing.classroom.exercise import CODE, GUESS, STEPS, Mark
from framing.classroom.marking import machine
from framing.edges.server.forms import (
    Fields,
    FormError,
    as_mark,
    nickname,
    one,
    request_key,
)
from framing.edges.server.kept import FullError, State, Student, TakenError
from framing.edges.server.languages import LANGUAGES
from framing.edges.server.room import (
    MOST_STUDENTS,
    page,
    room,
    see_other,
    set_cookie,
    student,
)


def home(request: Request) -> Response:
    """Show the cards; to somebody new, the way in."""
    who, here = student(request), room(request)
    state = here.store.state()
    if who is None:
        code = request.query_params.get("code", "")[:16]
        return page(request, "join", code=code, problem="", nickname="")
    if state.status == "waiting":
        return page(request, "wait", who=who, reason="waiting")
    done = _done(request, who)
    left = [n for n in _order(request, who) if _pending(state, done[n - 1])]
    return page(request, "cards", who=who, done=done, following=left[0] if left else 0)


def join(request: Request, fields: Fields) -> Response:
    """Take a student in by the class code and a nickname."""
    here = room(request)
    code, name = one(fields, "code"), one(fields, "nickname")
    again = {"code": code[:16], "nickname": name[:40]}
    key = request_key(fields)
    typed = code.strip().upper().replace(" ", "").encode()
    if not compare_digest(typed, here.store.code.encode()):
        fast = not here.wrong_codes.take("code")
        problem, status = ("too_many_codes", 429) if fast else ("wrong_code", 403)
        return page(request, "join", status=status, problem=problem, **again)
    state = here.store.state()
    if "join" not in state.open or state.status == "ended":
        return page(request, "join", status=403, problem="join_closed", **again)
    try:
        session = here.store.join(nickname(name), request=key, most=MOST_STUDENTS)
    except FormError as error:
        return page(request, "join", status=error.status, problem=error.reason, **again)
    except TakenError:
        return page(request, "join", status=409, problem="taken", **again)
    except FullError:
        return page(request, "join", status=403, problem="full", **again)
    response = see_other("/")
    set_cookie(response, here.cookie, session)
    return response


def card(request: Request) -> Response:
    """Show the next step of a card, or after the last what was to be found out."""
    who, number = student(request), _number(request)
    if who is None:
        return see_other("/")
    state, done = room(request).store.state(), _done(request, who)
    position = number - 1
    pending = _pending(state, done[position])
    if pending and state.status == "running":
        return _step(request, who, number, pending[0])
    if pending or not done[position]:
        reason = state.status if state.status != "running" else "closed"
        return page(request, "wait", who=who, reason=reason)
    if "reveal" not in state.open:
        return page(request, "wait", who=who, reason="committed")
    return _reveal(request, who, number)


def _step(request: Request, who: Student, number: int, step: str) -> Response:
    shown = room(request).store.exercise.cards[number - 1]
    return page(request, step, who=who, card=shown, number=number)


def _reveal(request: Request, who: Student, number: int) -> Response:
    store, position = room(request).store, number - 1
    if position not in store.seen(who.id):
        store.see(who.id, position)
    answers = store.answers(card=position)
    own = {m.step: m for m in answers.marks if m.student == who.id}
    variables = ("origin", *store.exercise.coded)
    done = _done(request, who)
    left = [n for n in _order(request, who) if _pending(store.state(), done[n - 1])]
    return page(
        request,
        "reveal",
        who=who,
        card=store.exercise.cards[position],
        number=number,
        own=own,
        counts={v: counts(answers, position, v) for v in variables},
        marked=marked_words(answers, position),
        machine=machine(store.exercise.cards[position]),
        following=left[0] if left else 0,
    )


def guess(request: Request, fields: Fields) -> Response:
    """Keep a guess."""
    return _commit(request, fields, GUESS)


def code(request: Request, fields: Fields) -> Response:
    """Keep codings."""
    return _commit(request, fields, CODE)


def _commit(request: Request, fields: Fields, step: str) -> Response:
    who, number = student(request), _number(request)
    if who is None:
        raise FormError("not_in_class", 403)
    store, key = room(request).store, request_key(fields)
    mark = as_mark(fields, store.exercise, student=who.id, card=number - 1, step=step)
    if not store.kept(mark, request=key):
        _may_commit(request, who, mark)
        if not store.commit(mark, request=key):
            raise FormError("already_committed", 409)
    return see_other(f"/card/{number}")


def _may_commit(request: Request, who: Student, mark: Mark) -> None:
    state = room(request).store.state()
    if state.status == "ended":
        raise FormError("ended", 410)
    if state.status != "running":
        raise FormError("paused", 423)
    done = _done(request, who)[mark.card]
    if mark.step in done:
        raise FormError("already_committed", 409)
    if _pending(state, done)[:1] != [mark.step]:
        raise FormError("closed", 409)


def _done(request: Request, who: Student) -> list[set[str]]:
    """Return the steps a student has done of each card; what was shown is guessed."""
    store = room(request).store
    done: list[set[str]] = [set() for _ in store.exercise.cards]
    for position in store.seen(who.id):
        done[position].add(GUESS)
    for mark in store.marks(student=who.id):
        done[mark.card].add(mark.step)
    return done


def _pending(state: State, done: set[str]) -> list[str]:
    return [step for step in STEPS if step in state.open and step not in done]


def _order(request: Request, who: Student) -> list[int]:
    """Return the cards in an order of one's own, so that a class reaches them all."""
    size = len(room(request).store.exercise.cards)
    return [(who.id + i) % size + 1 for i in range(size)]


def _number(request: Request) -> int:
    number = int(request.path_params["number"])
    if not 1 <= number <= len(room(request).store.exercise.cards):
        raise HTTPException(404)
    return number


def debriefing(request: Request) -> Response:
    """Show the debrief to the class when the teacher has opened it."""
    who, here = student(request), room(request)
    if who is None:
        return see_other("/")
    if "debrief" not in here.store.state().open:
        return page(request, "wait", who=who, reason="no_debrief")
    answers = here.store.answers()
    return page(request, "debrief", who=who, debrief=here.debrief(), answers=answers)


def codebook(request: Request) -> Response:
    """Show what every code means."""
    return page(request, "codebook", who=student(request))


def about(request: Request) -> Response:
    """Show what is kept of whom, for how long."""
    return page(request, "about", who=student(request), most=MOST_STUDENTS)


def leave(request: Request, fields: Fields) -> Response:
    """Delete a student and all their marks at their own wish."""
    who, here = student(request), room(request)
    response = see_other("/")
    if who is None or one(fields, "sure") != "yes":
        return response
    here.store.remove(who.id)
    here.forget()
    response.delete_cookie(here.cookie, path="/", httponly=True, samesite="strict")
    return response


def state(request: Request) -> Response:
    """Tell where the class stands, for pages that wait."""
    return PlainTextResponse(room(request).store.state().stamp)


def language(request: Request) -> Response:
    """Choose the language of the interface."""
    tag = request.path_params["tag"]
    if tag not in LANGUAGES:
        raise HTTPException(404)
    response = see_other("/")
    set_cookie(response, "framing-language", tag)
    return response
