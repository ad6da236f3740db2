"""The codebook: what is coded, with which values, and as a REFI-QDA file."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from framing.classroom.exercise import NONE, STANCES, VOICES, Code
from framing.classroom.plain import plain
from framing.lexicon.model import Lexicons

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_SAID = {
    "own": ("own voice", "The author says it."),
    "attributed": ("attributed", "The author reports what somebody else says."),
    "mixed": ("mixed", "Part is the author’s own, part is reported."),
    "endorse": ("endorses", "The author holds the claim to be right."),
    "reject": (
        "rejects",
        "The author holds the claim to be wrong, or quotes it to rebut it.",
    ),
    "report": ("reports", "The author only passes on what others think of it."),
    "unclear": ("unclear", "It cannot be told from this passage."),
}
NOTHING = Code(NONE, "none of these", "No frame of the list fits.")


@dataclass(frozen=True)
class Variable:
    """One thing that is coded, the question it answers, and its values."""

    id: str
    label: str
    question: str
    codes: tuple[Code, ...]

    def label_of(self, value: str) -> str:
        """Return what a value is called."""
        return next((c.label for c in self.codes if c.id == value), value)


def codebook(lexicons: Lexicons, topic: str, *, claim: str) -> tuple[Variable, ...]:
    """Return what a class codes: voice, frame and stance, in this order."""
    frames = [
        Code(id, c.label, c.definition, c.boundary)
        for id, c in lexicons.categories("frames").items()
    ]
    return (
        Variable("voice", "Voice", "Whose voice is it?", _said(VOICES)),
        Variable(
            "frame",
            "Frame",
            "What does it make the matter about?",
            (*frames, NOTHING),
        ),
        Variable(
            f"stance/{topic}",
            "Stance",
            f"Where does the author stand on this claim: “{claim}”",
            _said(STANCES),
        ),
    )


def _said(values: Iterable[str]) -> tuple[Code, ...]:
    return tuple(Code(value, *_SAID[value]) for value in values)


def qdc(variables: Iterable[Variable], *, origin: str) -> str:
    """Return the codebook for other tools of qualitative analysis.

    Notes
    -----
    REFI-QDA standard 1.5 (Rotterdam Exchange Format Initiative 2019), codebook: a
    variable is a code that holds its values and is not itself put on a text. The same
    value has the same identifier in every kit, so that codebooks can be merged.
    """
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": plain(origin)})
    codes = ET.SubElement(root, "Codes")
    for variable in variables:
        holder = _code(
            codes, variable.id, variable.label, variable.question, codable=False
        )
        for code in variable.codes:
            about = " ".join(part for part in (code.definition, _not(code)) if part)
            _code(holder, f"{variable.id}/{code.id}", code.label, about)
    ET.indent(root, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + ET.tostring(root, encoding="unicode") + "\n"


def _not(code: Code) -> str:
    return f"Boundary: {code.boundary}" if code.boundary else ""


def _code(
    parent: ET.Element, id: str, name: str, about: str, *, codable: bool = True
) -> ET.Element:
    guid = str(uuid5(NAMESPACE_URL, f"urn:framing:codebook:{id}")).upper()
    attributes = {
        "guid": guid,
        "name": plain(name),
        "isCodable": str(codable).lower(),
    }
    code = ET.SubElement(parent, "Code", attributes)
    ET.SubElement(code, "Description").text = plain(about)
    return code
