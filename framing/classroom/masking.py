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
from functools import cached_property
from typing import NamedTuple

import numpy as np

from framing.lexicon.matcher import match
from framing.lexicon.model import Entry, Lexicons
from framing.records import Document
from framing.text.index import IndexBuilder
from framing.text.view import View

SHORTEST_NAME = 4
"""Letters below which a name of the corpus' table would cover common words."""
CATEGORIES = ("link", "date", "person")
"""What is covered by its form."""


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
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Of the lexicons' headers: months, offices, sayings and not_names."""

    @cached_property
    def forms(self) -> Mapping[str, re.Pattern[str]]:
        """What is known by its form; where a group of it matched, that group alone."""
        month, office = self._one_of("months"), self._one_of("offices")
        word = rf"(?!{self._one_of('not_names')}\b)(?:[A-Z][\w’'-]*[a-z]|[A-Z]\.)"
        full = rf"{word}(?: {word}){{1,2}}"
        forms = {
            "link": r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+",
            "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)? {month}\b\.?(?:,? \d{{4}})?"
            rf"|\b{month}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
            rf"|\b{month}\.? (?:of )?\d{{4}}\b|\b(?:in|last|since|this) {month}\b"
            r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:1[6-9]|20)\d{2}s?\b",
            "person": rf"\b(?:(?i:{office})\.? )+(?P<behind>{word}(?: {word}){{0,2}})"
            rf"|\b(?P<says>{full})(?= {self._one_of('sayings')}\b)"
            rf"|\b(?P<is>{full})(?=, (?:an?|the|who|whose|former|then)\b)",
        }
        return {category: re.compile(form) for category, form in forms.items()}

    def _one_of(self, name: str) -> str:
        """Return an expression for the words of a set; for none, one without match."""
        words = sorted(self.sets.get(name, ()), key=len, reverse=True)
        return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"


def rules(lexicons: Lexicons, documents: Iterable[Document]) -> Rules:
    """Return the rules of the masks lexicons and of a corpus' own table."""
    labels = {id: c.label for id, c in lexicons.categories("masks").items()}
    names = dict(_table_names(documents))
    longest_first = dict(sorted(names.items(), key=lambda n: (-len(n[0]), n[0])))
    sets = {
        name: words
        for lexicon in lexicons.of("masks")
        for name, words in lexicon.header.sets.items()
    }
    return Rules(tuple(lexicons.entries("masks")), labels, longest_first, sets)


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
        [
            *_listed(text, rules.entries),
            *_named(text, rules.names),
            *_formed(text, rules),
        ]
    )
    merged: list[Cover] = []
    for cover in found:
        if merged and _together(text, merged[-1], cover):
            last = merged.pop()
            cover = Cover(last.start, max(last.end, cover.end), last.category)
        merged.append(cover)
    return merged


def _together(text: str, one: Cover, other: Cover) -> bool:
    """Whether two covers overlap, or are parts of one thing such as a date."""
    between = text[one.end : other.start]
    alike = one.category == other.category and not between.strip()
    return other.start < one.end or alike


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
        possessive = text.endswith(("'s", "’s"), start, end)
        yield Cover(start, end - 2 if possessive else end, category)


def _named(text: str, names: Mapping[str, str]) -> Iterator[Cover]:
    for name, category in names.items():
        for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Cover(*found.span(), category)


def _formed(text: str, rules: Rules) -> Iterator[Cover]:
    for category, form in rules.forms.items():
        for found in form.finditer(text):
            yield Cover(*found.span(found.lastgroup or 0), category)
