"""A reader of Moodle XML, written from the published description of the format.

Moodle Docs, "Moodle XML format": a quiz of questions, each with a type, a name, a text
with its format, answers with the share of the mark they give, and feedback.
"""

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET


@dataclass
class Read:
    """A question as read."""

    category: str
    name: str
    kind: str
    format: str
    text: str
    feedback: str
    grade: float
    answers: list[tuple[bool, str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)


def parse(source: str) -> list[Read]:
    """Return the questions of a file."""
    root = ET.fromstring(source)
    assert root.tag == "quiz"
    category, found = "", []
    for element in root:
        assert element.tag == "question"
        if element.get("type") == "category":
            category = _text(element, "category")
        else:
            found.append(_question(element, category))
    return found


def _question(element: ET.Element, category: str) -> Read:
    asked = element.find("questiontext")
    assert asked is not None
    read = Read(
        category,
        _text(element, "name"),
        element.get("type", ""),
        asked.get("format", ""),
        _text(element, "questiontext"),
        _text(element, "generalfeedback"),
        float(element.findtext("defaultgrade", "1")),
    )
    for answer in element.findall("answer"):
        right = float(answer.get("fraction", "0")) == 100
        read.answers.append(
            (right, answer.findtext("text") or "", _text(answer, "feedback"))
        )
    for sub in element.findall("subquestion"):
        read.pairs.append((sub.findtext("text") or "", _text(sub, "answer")))
    if read.kind == "multichoice":
        assert element.findtext("single") == "true"
        assert sum(right for right, _, _ in read.answers) == 1
    return read


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{name}/text") or ""
