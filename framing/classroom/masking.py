"""Masking: what gives an origin away is covered before a passage is read blind.

Three kinds of words are covered: those of the masks lexicons, which a teacher edits in
a spreadsheet; those of the corpus' own table (publishers, authors, carriers, titles);
and what is known by its form (dates, years, addresses, names behind a title of office).
Countries and peoples stay: they are what the passages are about, and what an origin
calls them is what a class shall find.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from framing.lexicon.matcher import match
from framing.lexicon.model import Entry, Lexicons
from framing.records import Document
from framing.text.index import IndexBuilder
from framing.text.view import View

SHORTEST_NAME = 4
"""Letters below which a name of the corpus' table would cover common words."""
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November"
    "|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_OFFICE = (
    "(?:President|Vice President|Prime Minister|Premier|Chancellor|Secretary|Minister"
    "|Foreign Minister|Defen[cs]e Minister|Ambassador|Senator|Representative|Governor"
    "|General|Admiral|Colonel|Captain|Spokes(?:man|woman|person)|Professor|Prof|Dr|Mr"
    "|Mrs|Ms|Chairman|Chairperson)"
)
_NAME = r"(?:[A-Z][\w’'-]*[a-z]|[A-Z]\.)"
FORMS: Mapping[str, str] = {
    "link": r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+",
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b\.?(?:,? \d{{4}})?"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    rf"|\b{_MONTH}\.? (?:of )?\d{{4}}\b|\b(?:in|last|since|this) {_MONTH}\b"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:1[6-9]|20)\d{2}s?\b",
    "person": rf"(?<=\b)(?:{_OFFICE}\.? )+(?P<name>{_NAME}(?: {_NAME}){{0,2}})",
}
"""What is covered by its form; a group called name is covered instead of the whole."""
_FORMS = {category: re.compile(form) for category, form in FORMS.items()}


class Cover(NamedTuple):
    """A covered stretch of a text, and the category of what stands there."""

    start: int
    end: int
    category: str


@dataclass(frozen=True)
class Rules:
    """What is covered, and the words that are shown instead, by category."""

    entries: Sequence[Entry] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """Words of the corpus' own table, each with the category it is covered as."""


def rules(lexicons: Lexicons, documents: Iterable[Document]) -> Rules:
    """Return the rules of the masks lexicons and of a corpus' own table."""
    labels = {id: c.label for id, c in lexicons.categories("masks").items()}
    names = dict(_table_names(documents))
    longest_first = dict(sorted(names.items(), key=lambda n: (-len(n[0]), n[0])))
    return Rules(tuple(lexicons.entries("masks")), labels, longest_first)


def _table_names(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for document in documents:
        fields = {
            "outlet": (
                document.publisher,
                document.carrier,
                document.author_affiliation,
            ),
            "person": re.split(r"[;,]| and ", document.author),
            "title": (document.title,),
        }
        for category, values in fields.items():
            for value in values:
                if len(value.strip()) >= SHORTEST_NAME:
                    yield value.strip(), category


def covers(text: str, rules: Rules) -> list[Cover]:
    """Return what is covered in a text, in order, overlaps made one."""
    found = sorted(
        [*_listed(text, rules.entries), *_named(text, rules.names), *_formed(text)]
    )
    merged: list[Cover] = []
    for cover in found:
        if merged and cover.start < merged[-1].end:
            last = merged.pop()
            cover = Cover(last.start, max(last.end, cover.end), last.category)
        merged.append(cover)
    return merged


def mask(text: str, rules: Rules) -> str:
    """Return a text with everything that the rules cover replaced by what it is."""
    pieces, at = [], 0
    for cover in covers(text, rules):
        pieces += [text[at : cover.start], shown(cover.category, rules)]
        at = cover.end
    return "".join([*pieces, text[at:]])


def shown(category: str, rules: Rules) -> str:
    """Return what is written in place of something covered."""
    return f"[{rules.labels.get(category, category)}]"


def _listed(text: str, entries: Sequence[Entry]) -> Iterator[Cover]:
    builder = IndexBuilder()
    builder.add(View(text), np.array([0]), np.array([len(text)]))
    hits = match(builder.build(), entries)
    columns = (hits[name].tolist() for name in ("start", "end", "category"))
    for start, end, category in zip(*columns, strict=True):
        yield Cover(start, end, category)


def _named(text: str, names: Mapping[str, str]) -> Iterator[Cover]:
    for name, category in names.items():
        for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Cover(*found.span(), category)


def _formed(text: str) -> Iterator[Cover]:
    for category, form in _FORMS.items():
        for found in form.finditer(text):
            group = "name" if "name" in form.groupindex else 0
            yield Cover(*found.span(group), category)
