"""Speech that runs on over sentences: who holds the floor of a paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from framing.coding.clauses import Report
from framing.coding.line import Line, words_of
from framing.coding.nouns import PRONOUNS
from framing.coding.sources import main_name

_MOST_NAMES = 3
_MOST_WORDS = 6
_MORE = re.compile(
    r"[“\"‘'「『«]"
    r"|\W*(?:the )?(?:first|second|third|fourth|fifth|last|final|one|another)(?:ly)?\b",
    re.IGNORECASE,
)
"""How a paragraph begins that a colon before it announces."""
_LATER = re.compile(
    r"\W*(?:the )?(?:second|third|fourth|fifth|last|final)(?:ly)?(?: is\b|,)",
    re.IGNORECASE,
)
"""How a paragraph begins that goes on with a list."""
_URGES = re.compile(
    r"(?:[\w ]{1,30}, )?"
    r"(?:it|they|the \w+ sides?|(?:both|all|the two) (?:sides|parties|countries))"
    r"(?: \w+)? (?:should|must|ought to)\b",
    re.IGNORECASE,
)
"""How a communiqué goes on to say what both sides should do."""
_LABEL = re.compile(r"\W{0,3}([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})\s?[:：]\s")
_SOME = words_of("some many most few several others it they")


@dataclass
class Paragraph:
    """What a sentence inherits from those before it in its paragraph."""

    source: str = ""
    opened: bool = False
    spoken: bool = False
    holder: str = ""
    """The expert who has the floor to the end of the paragraph."""


@dataclass
class Speakers:
    """The source of each quotation, by where it begins, and who is an expert."""

    of: dict[int, str] = field(default_factory=dict)
    experts: set[str] = field(default_factory=set)
    listed: str = ""
    """Who gives a list that paragraphs go on with."""
    _last: str = ""
    _since: list[Line] = field(default_factory=list)

    @property
    def several(self) -> bool:
        """Whether more than one expert has spoken; a single one only makes a point."""
        return sum(" " in name for name in self.experts) > 1

    def named(self, name: str) -> None:
        """Note who is named, where somebody is."""
        if name:
            self._last = name
            self._since.clear()

    def went_on(self, line: Line) -> None:
        """Note a sentence in which nobody speaks; it is read once one asks for who."""
        self._since.append(line)

    @property
    def last(self) -> str:
        """The last who was named."""
        while self._since:
            self.named(about(self._since.pop()))
        return self._last


def about(line: Line) -> str:
    """Return who a sentence is about, where the name can be that and nothing more."""
    name = main_name(line, len(line.lower))
    pronoun = name.casefold() in PRONOUNS
    return "" if pronoun or len(name.split()) > _MOST_WORDS else name


def begun(line: Line, paragraph: Paragraph, speakers: Speakers) -> Paragraph:
    """Return what the first sentence of a paragraph inherits."""
    if paragraph.opened and _MORE.match(line.text):
        speakers.listed = paragraph.source
        return paragraph
    if speakers.listed and _LATER.match(line.text):
        speakers.named(speakers.listed)
        return Paragraph(speakers.listed, opened=True)
    return Paragraph()


def heard(line: Line, report: Report, paragraph: Paragraph, speakers: Speakers) -> None:
    """Note who spoke, and whether they are an expert who now has the floor."""
    source = report.source
    first, *others = source.split() or [""]
    if others and first.lower() not in _SOME:
        paragraph.holder = ""
    paragraph.source = source or paragraph.source
    speakers.named(source)
    if line.names_expert(*report.tag):
        speakers.experts.update(_names(source))
    known = speakers.several and not speakers.experts.isdisjoint(_names(source))
    if known and (_is_name(source) or first.lower() == "some"):
        paragraph.holder = source
    paragraph.opened = report.opens or paragraph.opened


def label(line: Line) -> str:
    """Return who a paragraph of an interview or a press conference is spoken by."""
    found = _LABEL.match(line.text) if line.part == "body" else None
    return found[1] if found else ""


def continues(line: Line, paragraph: Paragraph) -> str | None:
    """Return who goes on: announced by a colon, or an expert; None if nobody."""
    if line.part == "heading" or not line.lower:
        return None
    if paragraph.opened:
        return paragraph.source
    if paragraph.holder:
        return paragraph.holder
    return paragraph.source if paragraph.spoken and _URGES.match(line.text) else None


def _names(source: str) -> set[str]:
    """Return what else a source may be called: the names of a person, one by one."""
    parts = source.split() if _is_name(source) else []
    return {source, *parts} - {""}


def _is_name(source: str) -> bool:
    """Whether a source is called by name, not "a scholar in Taipei" or "Analysts".

    Of those most texts give a point and no more.
    """
    parts = source.split()
    several = len(parts) == 1 and source.endswith("s")
    named = all(part[0].isupper() for part in parts)
    return len(parts) <= _MOST_NAMES and named and not several


def only(sources: Iterable[str]) -> str:
    """Return the first source that is named."""
    return next((source for source in sources if source), "")
