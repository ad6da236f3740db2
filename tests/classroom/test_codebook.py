"""The codebook file has the structure of the REFI-QDA codebook standard."""

import re
from xml.etree import ElementTree as ET

from framing.classroom.codebook import NAMESPACE, Variable, qdc
from framing.classroom.exercise import Code
from framing.classroom.kit import Kit

GUID = re.compile(
    r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\{[0-9A-Fa-f-]{36}\}"
)
KNOWN = {"guid", "name", "isCodable", "color"}


def problems(source: str) -> list[str]:
    """Return what a codebook breaks of the standard's schema, version 1.0.

    CodeBook(origin?) holds Codes and perhaps Sets; Codes holds one Code or more; a
    Code has guid, name and isCodable, perhaps a colour, and holds at most one
    Description, first, and then Codes.
    """
    root = ET.fromstring(source)
    space = f"{{{NAMESPACE}}}"
    found = [] if root.tag == f"{space}CodeBook" else [f"root {root.tag}"]
    found += [f"attribute {name}" for name in set(root.keys()) - {"origin"}]
    tags = [child.tag.removeprefix(space) for child in root]
    if tags not in (["Codes"], ["Codes", "Sets"]):
        found.append(f"children {tags}")
    codes = root.findall(f"{space}Codes/{space}Code")
    if not codes:
        found.append("no code")
    seen: set[str] = set()
    for code in root.iter(f"{space}Code"):
        found += _wrong(code, space)
        guid = code.get("guid", "")
        found += [f"guid twice: {guid}"] if guid in seen else []
        seen.add(guid)
    return found


def _wrong(code: ET.Element, space: str) -> list[str]:
    tags = [child.tag.removeprefix(space) for child in code]
    rest = tags[1:] if tags[:1] == ["Description"] else tags
    found = [f"child {tag}" for tag in rest if tag != "Code"]
    found += [f"attribute {name}" for name in set(code.keys()) - KNOWN]
    if not GUID.fullmatch(code.get("guid", "")):
        found.append(f"guid {code.get('guid')}")
    if not code.get("name"):
        found.append("no name")
    if code.get("isCodable") not in ("true", "false", "1", "0"):
        found.append(f"isCodable {code.get('isCodable')}")
    return found


def test_the_kit_codebook_is_to_the_standard(sample_kit: Kit) -> None:
    """Every element and attribute is where the schema has it, and of its type."""
    source = qdc(sample_kit.variables, origin="framing")
    root = ET.fromstring(source)
    names = [code.get("name") for code in root.iter(f"{{{NAMESPACE}}}Code")]

    assert problems(source) == []
    assert len(names) == 3 + sum(len(v.codes) for v in sample_kit.variables)
    assert names[:2] == ["Voice", "own voice"]


def test_the_check_finds_what_is_wrong() -> None:
    """The check of this test is no empty one."""
    good = qdc([Variable("v", "V", "?", (Code("a", "A", ""),))], origin="o")

    assert problems(good) == []
    assert problems(good.replace("isCodable", "codable"))
    assert problems(good.replace("Description", "Text"))
    assert problems(re.sub(r'guid="[^"]{4}', 'guid="', good))


def test_hostile_labels_stay_text() -> None:
    """A label that looks like markup is a name; control characters are gone."""
    evil = '<Code guid="x"/>&\u202e\x00"'
    source = qdc([Variable("v", evil, evil, (Code("a", evil, evil),))], origin=evil)
    root = ET.fromstring(source)
    names = [code.get("name") for code in root.iter(f"{{{NAMESPACE}}}Code")]

    assert problems(source) == []
    assert names == ['<Code guid="x"/>&"'] * 2


def test_identifiers_stay_the_same() -> None:
    """The same value has the same identifier in every kit, whatever it is called."""
    first = qdc([Variable("v", "V", "?", (Code("a", "A", ""),))], origin="o")
    other = qdc([Variable("v", "W", "!", (Code("a", "B", "x"),))], origin="p")

    assert re.findall(r'guid="([^"]+)"', first) == re.findall(r'guid="([^"]+)"', other)
