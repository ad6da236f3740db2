r"""A reader of GIFT, written from the published description of the format.

Moodle Docs, "GIFT format": blank lines end a question; `::name::` comes first; a text
may say its own format in brackets; answers stand in braces, `=` right and `~` wrong,
`#` feedback, `####` general feedback, `->` between what belongs together; a backslash
keeps a sign from meaning anything, and `\n` is a line break.
"""

import re
from dataclasses import dataclass, field

MEANING = ":#={}~"


@dataclass
class Read:
    """A question as read."""

    category: str
    name: str
    format: str
    text: str
    kind: str
    answers: list[tuple[bool, str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    feedback: str = ""


def parse(source: str) -> list[Read]:
    """Return the questions of a file."""
    category, found = "", []
    for block in re.split(r"\n\s*\n", source.strip()):
        lines = [
            line for line in block.split("\n") if not line.strip().startswith("//")
        ]
        text = "\n".join(lines).strip()
        if text.startswith("$CATEGORY:"):
            category = text.removeprefix("$CATEGORY:").strip()
        elif text:
            found.append(_question(_hide(text), category))
    return found


def _hide(text: str) -> str:
    """Put escaped signs beyond the reach of what follows."""
    out, at = [], 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair[0] == "\\" and len(pair) == 2 and pair[1] in MEANING + "\\n":
            sign = "\n" if pair[1] == "n" else pair[1]
            out.append(chr(0xE000 + ord(sign)))
            at += 2
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def _show(text: str) -> str:
    shown = (chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE080 else c for c in text)
    return "".join(shown).strip()


def _formatted(text: str) -> tuple[str, str]:
    found = re.match(r"\[(html|moodle|plain|markdown)\]", text.strip())
    if not found:
        return "", _show(text)
    return found[1], _show(text.strip()[found.end() :])


def _question(text: str, category: str) -> Read:
    name, text = re.fullmatch(r"::(.*?)::(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    head, _, inside = text.partition("{")
    inside, closed, rest = inside.partition("}")
    assert closed
    assert not rest.strip()
    body, _, general = inside.partition("####")
    format, asked = _formatted(head)
    read = Read(category, _show(name), format, asked, "essay")
    read.feedback = _formatted(general)[1]
    body = body.strip()
    if not body:
        return read
    if body in ("TRUE", "FALSE"):
        read.kind = "truefalse"
        read.answers = [(body == "TRUE", "True", ""), (body == "FALSE", "False", "")]
    elif "~" in body:
        read.kind = "multichoice"
        read.answers = [_answer(a) for a in re.findall(r"[=~][^=~]*", body)]
    else:
        read.kind = "matching"
        for pair in re.findall(r"=([^=]*)", body):
            left, _, right = pair.partition("->")
            read.pairs.append((_formatted(left)[1], _show(right)))
    return read


def _answer(text: str) -> tuple[bool, str, str]:
    said, _, feedback = text[1:].partition("#")
    assert not re.match(r"%-?\d", said.strip())
    return text[0] == "=", _formatted(said)[1], _formatted(feedback)[1]
