"""Forms as they arrive: bounded, and of the expected fields only."""

import asyncio
import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from framing.classroom.exercise import GUESS, Exercise, Mark, problem
from framing.report.inert import without_controls

LARGEST = 16_384
"""Bytes of a form; the longest passage with every word marked needs about a tenth."""
MOST_FIELDS = 200
LONGEST_FIELD = 200
LONGEST_NICKNAME = 24
SLOWEST = 20.0
"""Seconds a form may take to arrive."""
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
Fields = Mapping[str, Sequence[str]]


class FormError(Exception):
    """A form that is refused; `status` is the answer's."""

    def __init__(self, reason: str, status: int = 400) -> None:
        """Say which text tells the reason."""
        super().__init__(reason)
        self.reason, self.status = reason, status


async def read_form(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form.

    Raises
    ------
    FormError
        It is too large, too slow, or no form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise FormError("bad_form", 415)
    try:
        body = await asyncio.wait_for(_body(request), SLOWEST)
        pairs = parse_qsl(
            body.decode(),
            keep_blank_values=True,
            strict_parsing=bool(body),
            max_num_fields=MOST_FIELDS,
        )
    except TimeoutError as error:
        raise FormError("bad_form", 408) from error
    except ValueError as error:
        raise FormError("bad_form") from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        if len(name) > LONGEST_FIELD or len(value) > LONGEST_FIELD:
            raise FormError("bad_form", 413)
        fields.setdefault(name, []).append(value)
    return fields


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise FormError("bad_form", 413)
    return body


def one(fields: Fields, name: str) -> str:
    """Return a field that may stand there once; nothing where it does not.

    Raises
    ------
    FormError
        It stands there more than once.
    """
    values = fields.get(name, [""])
    if len(values) != 1:
        raise FormError("bad_form")
    return values[0]


def request_key(fields: Fields) -> str:
    """Return the key by which a form that is sent twice is known again.

    Raises
    ------
    FormError
        There is none.
    """
    key = one(fields, "key")
    if not _KEY.fullmatch(key):
        raise FormError("bad_form")
    return key


def nickname(text: str) -> str:
    """Return a nickname in one form, without what cannot be seen.

    Raises
    ------
    FormError
        Nothing is left of it, or too much.
    """
    seen = "".join(c for c in unicodedata.normalize("NFKC", text) if _visible(c))
    name = " ".join(str(without_controls(seen)).split())
    if not 0 < len(name) <= LONGEST_NICKNAME or not any(map(str.isalnum, name)):
        raise FormError("bad_nickname", 422)
    return name


def _visible(character: str) -> bool:
    """Whether a character is a letter, mark, figure, sign or space."""
    return unicodedata.category(character)[0] not in "CZ" or character == " "


def as_mark(
    fields: Fields, exercise: Exercise, *, student: int, card: int, step: str
) -> Mark:
    """Return what a form says as a mark.

    Raises
    ------
    FormError
        An answer is missing, or is none that was offered.
    """
    wanted = ("origin",) if step == GUESS else (*exercise.coded, "second")
    answers = {name: one(fields, name) for name in wanted}
    try:
        words = tuple(sorted({int(i) for i in fields.get("word", [])}))
    except ValueError as error:
        raise FormError("bad_form") from error
    mark = Mark(student, card, step, answers, words if step == GUESS else ())
    wrong = problem(exercise, mark)
    if wrong:
        raise FormError("not_offered" if answers.get(wrong) else "missing", 422)
    return mark
