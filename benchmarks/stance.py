"""The linkage and the stance on it, in sentences the rules were not made on.

All sentences of the composed `*-stance-*` documents speak of the linkage of Taiwan's
security and Japan's, and few of the `*-frames-*` documents do. Entries and rules were
mended while reading documents of odd number only; those of even number, which nobody
looked at, give the fairer figure. Nothing is trained.

Run from the checkout: python -m benchmarks.stance [--errors | --false] [CORPUS CODINGS]
CORPUS and CODINGS are reference codings to set beside; where several coders made them,
only what all agree on counts.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from benchmarks.corpora import lexicons
from benchmarks.halves import is_odd
from framing.coding.lexicon_coder import code
from framing.edges.training import Coded, read_coded

TOPIC = "taiwan-japan-linkage"
VARIABLE = f"stance/{TOPIC}"
VALUES = ("endorse", "reject", "report", "unclear")
NONE = "none"

Key = tuple[str, int]


class Line(NamedTuple):
    """A sentence: the stance it was given, and the one that was found."""

    document: str
    text: str
    given: str
    found: str
    entries: str
    """What brought the topic up."""


def lines(coded: Coded) -> list[Line]:
    """Code the sentences; `none` where the linkage was not seen or not found."""
    given = _given(coded)
    done = code(coded.reading, lexicons())
    rows = done.of(VARIABLE)
    found = dict(zip(_keys(rows), rows["value"], strict=True))
    entries: dict[Key, str] = defaultdict(str)
    hits = done.evidence_of("topic")
    hits = hits[hits["value"] == TOPIC]
    for key, entry, surface in zip(
        _keys(hits), hits["entry"], hits["surface"], strict=True
    ):
        entries[key] += f" [{entry}: {surface}]"
    return [
        Line(unit.document, coded.reading.text(unit), given[key], said, entries[key])
        for unit in coded.reading.units
        for key in [(unit.document, unit.sentence)]
        for said in [found.get(key, NONE)]
        if key in given
    ]


def _keys(rows: pd.DataFrame) -> list[Key]:
    return list(zip(rows["document"], rows["sentence"], strict=True))


def _given(coded: Coded) -> dict[Key, str]:
    """Return the stance of each sentence on which all its coders agree."""
    said: dict[Key, set[str]] = defaultdict(set)
    coders: dict[Key, set[str]] = defaultdict(set)
    stances: dict[Key, dict[str, str]] = defaultdict(dict)
    for key, coder, variable, value in zip(
        _keys(coded.rows),
        coded.rows["coder"],
        coded.rows["variable"],
        coded.rows["value"],
        strict=True,
    ):
        coders[key].add(coder)
        if variable == VARIABLE:
            stances[key][coder] = value
    for key, known in coders.items():
        said[key] = {stances[key].get(coder, NONE) for coder in known}
    return {key: next(iter(values)) for key, values in said.items() if len(values) == 1}


def f1(pairs: Iterable[tuple[str, str]], value: str) -> float:
    """Return the F1 of one value, from (given, found)."""
    pairs = list(pairs)
    both = sum(a == b == value for a, b in pairs)
    return 2 * both / max(1, sum((a == value) + (b == value) for a, b in pairs))


def row(name: str, part: list[Line], *, others: list[Line]) -> Iterator[str]:
    """Yield the figures of one part, and of the constant `endorse` beside them."""
    spoken = [line for line in part if line.given != NONE]
    values = [v for v in VALUES if any(line.given == v for line in spoken)]
    met = [line for line in spoken if line.found != NONE]
    false = sum(line.found != NONE for line in others) / max(1, len(others))
    recall = len(met) / max(1, len(spoken))
    head = f"{name:12}{len(spoken):>5}{recall:>8.3f}{false:>8.3f}"
    for method in ("framing", "endorse"):
        figures = []
        for chosen in (spoken, met):
            pairs = [
                (line.given, line.found if method == "framing" else method)
                for line in chosen
            ]
            each = {value: f1(pairs, value) for value in values}
            figures.append((sum(each.values()) / max(1, len(each)), each))
        own = "".join(f"{figures[0][1].get(value, 0):>9.3f}" for value in VALUES)
        yield f"{head}  {method:9}{figures[0][0]:>8.3f}{figures[1][0]:>8.3f}{own}"
        head = " " * len(head)


def table(coded: list[Line], reference: list[Line]) -> Iterator[str]:
    """Yield the rows of both halves and of the reference."""
    columns = "".join(f"{value:>9}" for value in VALUES)
    yield (
        f"{'':12}{'n':>5}{'recall':>8}{'false':>8}"
        f"  {'':9}{'macro':>8}{'found':>8}{columns}"
    )
    for name, wanted in (("read", True), ("held out", False)):
        half = [line for line in coded if is_odd(line.document) is wanted]
        spoken = [line for line in half if "-stance-" in line.document]
        others = [line for line in half if "-frames-" in line.document]
        yield from row(name, spoken, others=others)
    if reference:
        others = [line for line in reference if line.given == NONE]
        yield from row("reference", reference, others=others)


def errors(coded: list[Line]) -> Iterator[str]:
    """Yield what is wrong in the half that is read, those of a kind together."""
    wrong = [
        line
        for line in coded
        if "-stance-" in line.document
        and is_odd(line.document)
        and line.given != line.found
    ]
    for line in sorted(wrong, key=lambda line: (line.found != NONE, line[2:4])):
        yield f"{line.given} as {line.found}: {line.text}\n   {line.entries}"


def false(coded: list[Line]) -> Iterator[str]:
    """Yield the sentences of other documents that are taken to speak of the linkage."""
    for line in coded:
        other = "-frames-" in line.document and is_odd(line.document)
        if other and line.found != NONE:
            yield f"{line.document}: {line.text}\n   {line.entries}"


def main() -> None:
    """Print the figures, or the errors in the half that is read."""
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    coded = lines(read_coded())
    if "--errors" in sys.argv:
        rows = errors(coded)
    elif "--false" in sys.argv:
        rows = false(coded)
    else:
        rows = table(coded, lines(read_coded(paths[1:], paths[0])) if paths else [])
    for text in rows:
        print(text)


if __name__ == "__main__":
    main()
