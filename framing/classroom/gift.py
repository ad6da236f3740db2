"""Questions as GIFT: every text is marked plain and every control sign escaped."""

import re
from collections.abc import Iterable, Iterator

from framing.classroom.plain import plain
from framing.classroom.quiz import MATCHING, TRUE_FALSE, Question

_CONTROL = re.compile(r"([\\:#={}~])")
_PLACEHOLDER = re.compile(r"&&(?=\d{3})")
PLAIN = "[plain]"


def gift(questions: Iterable[Question], *, category: str) -> str:
    r"""Return the questions in Moodle's GIFT format.

    Notes
    -----
    Moodle Docs, "GIFT format". The signs `\ : # = { } ~` and line breaks are escaped;
    `[plain]` before every text keeps a text that begins with `[html]` or with a weight
    such as `%50%` from being taken for one, and what would divide a pair, `->`, becomes
    an arrow. GIFT knows no marks: what is for practice stands in a category of its own.
    """
    every = list(questions)
    graded = [q for q in every if not q.practice]
    practice = [q for q in every if q.practice]
    parts = [
        *_category(category, graded),
        *_category(f"{category}, practice", practice),
    ]
    return "\n\n".join(parts) + "\n"


def _category(name: str, questions: list[Question]) -> Iterator[str]:
    if questions:
        path = " ".join(re.sub(r"[^\w ,.-]+", " ", name).split())
        yield f"$CATEGORY: $course$/top/{path}"
        yield from map(_question, questions)


def _question(question: Question) -> str:
    head = f"::{_escaped(question.name)}::{_marked(question.text)}"
    lines = [*_answers(question)]
    if question.feedback:
        lines.append(f"####{_marked(question.feedback)}")
    return "\n".join([head + " {", *lines, "}"])


def _answers(question: Question) -> Iterator[str]:
    if question.kind == TRUE_FALSE:
        right = next(option for option in question.options if option.right)
        yield right.text.upper()
        return
    for option in question.options:
        sign = "=" if option.right else "~"
        said = f"#{_marked(option.feedback)}" if option.feedback else ""
        yield f"{sign}{_marked(option.text)}{said}"
    if question.kind == MATCHING:
        for subquestion, match in question.pairs:
            yield f"={_marked(subquestion)} -> {_escaped(match)}"


def _marked(text: str) -> str:
    return PLAIN + _escaped(text)


def _escaped(text: str) -> str:
    bare = _PLACEHOLDER.sub("& &", plain(text).strip()).replace("->", "→")
    return _CONTROL.sub(r"\\\1", bare).replace("\n", r"\n")
