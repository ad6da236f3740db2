"""Questions as Moodle XML: plain text throughout, so that nothing in it is markup."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from framing.classroom.plain import plain
from framing.classroom.quiz import CHOICE, ESSAY, MATCHING, TRUE_FALSE, Question

FORMAT = "plain_text"


def moodle_xml(questions: Iterable[Question], *, category: str) -> str:
    """Return the questions in the format that Moodle imports and exports.

    Notes
    -----
    Moodle Docs, "Moodle XML format". Texts are marked `plain_text`, which Moodle
    escapes when it shows them; it turns their line breaks into breaks of the page.
    """
    root = ET.Element("quiz")
    holder = ET.SubElement(root, "question", type="category")
    path = plain(category).replace("/", "//").replace("\n", " ")
    _text(holder, "category", f"$course$/top/{path}")
    for question in questions:
        _question(root, question)
    ET.indent(root, " ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(root, encoding="unicode") + "\n"


def _question(root: ET.Element, question: Question) -> None:
    element = ET.SubElement(root, "question", type=question.kind)
    _text(element, "name", question.name.replace("\n", " "))
    _text(element, "questiontext", question.text, FORMAT)
    _text(element, "generalfeedback", question.feedback, FORMAT)
    _field(element, "defaultgrade", "0" if question.practice else "1")
    _field(element, "penalty", "1" if question.kind == TRUE_FALSE else "0.3333333")
    _field(element, "hidden", "0")
    if question.kind == CHOICE:
        _field(element, "single", "true")
        _field(element, "shuffleanswers", "true")
        _field(element, "answernumbering", "abc")
    if question.kind == MATCHING:
        _field(element, "shuffleanswers", "true")
    if question.kind == ESSAY:
        _field(element, "responseformat", "plain")
        _field(element, "responserequired", "1")
        _field(element, "responsefieldlines", "10")
        _field(element, "attachments", "0")
        _text(element, "graderinfo", question.feedback, FORMAT)
    _answers(element, question)


def _answers(element: ET.Element, question: Question) -> None:
    # Moodle knows true and false by these very words, in any case.
    format = "moodle_auto_format" if question.kind == TRUE_FALSE else FORMAT
    for option in question.options:
        text = option.text.lower() if question.kind == TRUE_FALSE else option.text
        fraction = "100" if option.right else "0"
        answer = ET.SubElement(element, "answer", fraction=fraction, format=format)
        _field(answer, "text", text)
        _text(answer, "feedback", option.feedback, FORMAT)
    for subquestion, match in question.pairs:
        sub = ET.SubElement(element, "subquestion", format=FORMAT)
        _field(sub, "text", subquestion)
        _text(sub, "answer", match)


def _field(parent: ET.Element, name: str, value: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = plain(value)
    return element


def _text(parent: ET.Element, name: str, value: str, format: str = "") -> None:
    holder = ET.SubElement(parent, name, {"format": format} if format else {})
    _field(holder, "text", value)
