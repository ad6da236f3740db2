"""What makes a lexicon good, beyond being readable."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from framing.errors import Problem
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry, Lexicon
from framing.text.index import Index, IndexBuilder
from framing.text.view import View

FEWEST_NAMES = 2


def problems(lexicon: Lexicon) -> list[Problem]:
    """Return everything that breaks a rule, in the order of the rules.

    Every phrase matches its hit and not its miss, and stands once in its category;
    every category is used; every referent has at least two names, so that a lexicon
    cannot listen to one side only; propositions come in opposed pairs on one topic,
    and a topic's first proposition has the topic's id.
    """
    found = [*_doubles(lexicon), *_unused(lexicon), *_propositions(lexicon)]
    if lexicon.kind == "names":
        found += _referents(lexicon)
    if lexicon.kind != "abbreviations":
        found += _examples(lexicon)
    return found


def _at(lexicon: Lexicon, entry: Entry, field: str, message: str) -> Problem:
    return Problem(lexicon.file, message, entry.line, field)


def _in_header(lexicon: Lexicon, field: str, message: str) -> Problem:
    file = lexicon.file.removesuffix(".csv") + ".toml"
    return Problem(file, message, field=field)


def _examples(lexicon: Lexicon) -> Iterator[Problem]:
    index = _index(lexicon)
    for row, entry in enumerate(lexicon.entries):
        for name in ("hit", "miss"):
            if not getattr(entry, name):
                yield _at(lexicon, entry, name, "is missing")
        sentences = set(match(index, [entry])["sentence"])
        if entry.hit and 2 * row not in sentences:
            message = f"{entry.phrase!r} does not match it: {entry.hit}"
            yield _at(lexicon, entry, "hit", message)
        if 2 * row + 1 in sentences:
            message = f"{entry.phrase!r} matches it: {entry.miss}"
            yield _at(lexicon, entry, "miss", message)


def _index(lexicon: Lexicon) -> Index:
    """Index hit and miss of entry `i` as sentences `2 * i` and `2 * i + 1`."""
    builder = IndexBuilder()
    for entry in lexicon.entries:
        for text in (entry.hit, entry.miss):
            builder.add(View(text), np.array([0]), np.array([len(text)]))
    return builder.build()


def _doubles(lexicon: Lexicon) -> Iterator[Problem]:
    lines: dict[tuple[str, str], int] = {}
    for entry in lexicon.entries:
        key = entry.category, entry.phrase
        if key in lines:
            message = f"{entry.phrase!r} already stands on line {lines[key]}"
            yield _at(lexicon, entry, "phrase", message)
        lines.setdefault(key, entry.line)


def _unused(lexicon: Lexicon) -> Iterator[Problem]:
    used = {entry.category for entry in lexicon.entries}
    for id in lexicon.header.categories:
        if id not in used:
            yield _in_header(lexicon, f"categories.{id}", "no entry has this category")


def _referents(lexicon: Lexicon) -> Iterator[Problem]:
    declared = lexicon.header.referents
    names = Counter(id.split("/", 1)[0] for id in lexicon.header.categories)
    for id in lexicon.header.categories:
        if "/" not in id or id.split("/", 1)[0] not in declared:
            message = "is not <referent>/<name> of a declared referent"
            yield _in_header(lexicon, f"categories.{id}", message)
    for id in declared:
        if names[id] < FEWEST_NAMES:
            message = f"has {names[id]} names where at least {FEWEST_NAMES} are needed"
            yield _in_header(lexicon, f"referents.{id}", message)


def _propositions(lexicon: Lexicon) -> Iterator[Problem]:
    propositions = lexicon.header.propositions
    topics: set[str] = set()
    for id, proposition in propositions.items():
        field, topic = f"propositions.{id}", proposition.topic
        opposite = propositions.get(proposition.opposed)
        if opposite is None or opposite.opposed != id or proposition.opposed == id:
            message = f"{proposition.opposed!r} is not opposed to it in turn"
            yield _in_header(lexicon, field, message)
        elif opposite.topic != topic:
            yield _in_header(lexicon, field, "its opposite is on another topic")
        if topic not in lexicon.header.categories:
            yield _in_header(lexicon, field, f"there is no topic {topic!r}")
        if topic not in topics and id != topic:
            message = f"a topic's first proposition has the topic's id, {topic!r}"
            yield _in_header(lexicon, field, message)
        topics.add(topic)
