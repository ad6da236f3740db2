"""Only what was offered is taken, and nothing that is too much."""

from collections.abc import Callable

import pytest

from framing.classroom.exercise import GUESS
from framing.edges.server.forms import LARGEST, MOST_FIELDS
from tests.edges.server.conftest import CODING, Browser

NewBrowser = Callable[[], Browser]
"""As the fixture `browser` makes them."""


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"origin": "mars"}, 422),
        ({"origin": ""}, 422),
        ({"origin": ["north", "south"]}, 400),
        ({"origin": "north", "word": ["0", "99"]}, 422),
        ({"origin": "north", "word": "-1"}, 422),
        ({"origin": "north", "word": "x"}, 400),
        ({"origin": "north", "key": ""}, 400),
        ({"origin": "north", "key": "short"}, 400),
        ({"origin": "north", "key": "<script>alert(1)</script>"}, 400),
        ({"origin": "n" * 201}, 413),
        ({"origin": "north", "x" * 201: "1"}, 413),
        ({"origin": "north", "word": ["1"] * (MOST_FIELDS + 1)}, 400),
        ({"origin": "north", "more": ["a" * 190] * 150}, 413),
    ],
)
def test_only_what_was_offered_is_taken(
    browser: NewBrowser, fields: dict[str, object], status: int
) -> None:
    """Unknown values, doubled or missing fields and floods leave no trace."""
    ada = browser().join("Ada")

    assert ada.submit("/card/1/guess", **fields).status_code == status
    assert ada.store.marks() == []


@pytest.mark.parametrize(
    "change",
    [
        {"frame": "none of it"},
        {"voice": ""},
        {"second": "none"},
        {"stance/harbour": "favour"},
    ],
)
def test_codes_are_those_of_the_codebook(
    browser: NewBrowser, change: dict[str, str]
) -> None:
    """A coding with one value outside the codebook is refused whole."""
    ada = browser().join("Ada")
    ada.guess(1)

    assert ada.code(1, **change) == 422
    assert [m.step for m in ada.store.marks()] == [GUESS]


def test_bodies_that_are_no_forms_are_refused(browser: NewBrowser) -> None:
    """JSON, files, broken text and large bodies are turned away."""
    ada = browser().join("Ada")
    here = {"origin": "http://127.0.0.1"}
    form = {**here, "content-type": "application/x-www-form-urlencoded"}
    sent = [
        (ada.post("/card/1/guess", json={"origin": "north"}, headers=here), 415),
        (ada.post("/card/1/guess", files={"a": b"x"}, headers=here), 415),
        (ada.post("/card/1/guess", content=b"\xff\xfe=1", headers=form), 400),
        (ada.post("/card/1/guess", content=b"origin", headers=form), 400),
        (ada.post("/card/1/guess", content=b"a" * (LARGEST + 1), headers=form), 413),
        (ada.post("/card/9/guess", data=CODING, headers=here), 404),
        (ada.post("/card/0/guess", data=CODING, headers=here), 404),
        (ada.post("/card/-1/guess", data=CODING, headers=here), 404),
    ]
    for answer, status in sent:
        assert answer.status_code == status, answer.request.content
        assert "Traceback" not in answer.text
    assert ada.store.marks() == []
