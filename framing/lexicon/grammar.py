"""The phrase grammar: one page here, one page in docs/lexicons.md.

=============  =============================================================
``word``       any case, after folding of form, quotes and apostrophes
``stem*``      any letters or none; ``defen?e`` exactly one
``(a|b c)``    alternatives of one or more words, with gaps or without
``{set}``      a named set of the lexicon's header
``..4``        a gap of at most four words, as short as can be
``=US``        exact case
=============  =============================================================

Hyphens part words in a phrase as they do in a text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import NamedTuple

from framing.errors import PhraseError
from framing.text.tokens import TOKEN, fold, fold_exact

LONGEST_GAP = 12
MOST_SEQUENCES = 1000
FEWEST_LETTERS = 2
_ELEMENT = re.compile(
    r"\{(?P<set>[\w-]+)\}|\((?P<group>[^()]*)\)|\.\.(?P<gap>\d+)(?!\S)"
    r"|(?P<word>[^\s(){}|]+)"
)
_GAP = re.compile(r"\.\.(\d+)")
_HYPHENS = re.compile(r"[-‐‑‒–—]")
_GLOB = re.compile(r"[*?]")


class Word(NamedTuple):
    """One word of a phrase; may hold the globs ``*`` and ``?``."""

    text: str
    exact: bool = False

    @property
    def plain(self) -> bool:
        """Whether it has no glob."""
        return "*" not in self.text and "?" not in self.text

    @property
    def prefix(self) -> str:
        """What stands before the first glob."""
        return self.text.partition("*")[0].partition("?")[0]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The word as a regular expression for a whole type."""
        globs = {"*": ".*", "?": "."}
        return re.compile(
            "".join(globs.get(c, re.escape(c)) for c in self.text), re.DOTALL
        )


class Step(NamedTuple):
    """Any one of these words, after at most `gap` others."""

    words: tuple[Word, ...]
    gap: int = 0


Pattern = tuple[Step, ...]


def parse(
    phrase: str, sets: Mapping[str, Sequence[str]] | None = None
) -> list[Pattern]:
    """Return the sequences of steps that the phrase stands for.

    Raises
    ------
    PhraseError
        The phrase is empty or breaks the grammar; the message says where.
    """
    elements: list[list[Pattern]] = []
    gaps: list[int] = []
    gap = 0
    for kind, value in _elements(phrase):
        if kind == "gap":
            gap = _gap(phrase, int(value), first=not elements, doubled=gap > 0)
            continue
        alternatives = _alternatives(phrase, kind, value=value, sets=sets or {})
        elements.append(_branches(phrase, alternatives))
        gaps.append(gap)
        gap = 0
    if gap or not elements:
        raise PhraseError(f"{phrase!r} must begin and end with a word")
    count = prod(len(branches) for branches in elements)
    if count > MOST_SEQUENCES:
        raise PhraseError(f"{phrase!r} stands for {count} sequences: split it")
    return [_join(branches, gaps) for branches in product(*elements)]


def _elements(phrase: str) -> Iterator[tuple[str, str]]:
    cursor = 0
    for found in _ELEMENT.finditer(phrase):
        if phrase[cursor : found.start()].strip():
            break
        kind = found.lastgroup or ""
        yield kind, found.group(kind)
        cursor = found.end()
    if rest := phrase[cursor:].strip():
        raise PhraseError(f"{phrase!r} cannot be read from {rest!r} on")


def _gap(phrase: str, gap: int, *, first: bool, doubled: bool) -> int:
    if first or doubled:
        raise PhraseError(f"{phrase!r} has a gap without a word before it")
    if not 1 <= gap <= LONGEST_GAP:
        raise PhraseError(f"{phrase!r} has a gap outside 1 to {LONGEST_GAP} words")
    return gap


def _alternatives(
    phrase: str, kind: str, *, value: str, sets: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    if kind == "word":
        return [value]
    if kind == "group":
        return value.split("|")
    if value not in sets:
        raise PhraseError(
            f"{phrase!r} names the set {{{value}}}, which the header lacks"
        )
    return sets[value]


def _branches(phrase: str, alternatives: Sequence[str]) -> list[Pattern]:
    """One-word alternatives share a step; longer ones are branches of their own."""
    runs = [_run(phrase, text) for text in alternatives]
    single = tuple(run[0].words[0] for run in runs if len(run) == 1)
    longer = [run for run in runs if len(run) > 1]
    return ([(Step(single),)] if single else []) + longer


def _run(phrase: str, text: str) -> Pattern:
    """Read words and the gaps between them."""
    steps: list[Step] = []
    gap = 0
    for piece in _HYPHENS.sub(" ", text).split():
        if found := _GAP.fullmatch(piece):
            gap = _gap(phrase, int(found[1]), first=not steps, doubled=gap > 0)
        else:
            try:
                word = _word(piece)
            except PhraseError as error:
                raise PhraseError(f"{phrase!r}: {error}") from None
            steps.append(Step((word,), gap))
            gap = 0
    if gap or not steps:
        raise PhraseError(f"{phrase!r} has an alternative without a last word")
    return tuple(steps)


@cache
def _word(text: str) -> Word:
    """Read a word; a lexicon has thousands, some hundreds of them over and over."""
    exact = text.startswith("=")
    word = Word(fold_exact(text[1:]) if exact else fold(text), exact)
    if not TOKEN.fullmatch(_GLOB.sub("x", word.text)):
        raise PhraseError(f"{text!r} is not a word")
    letters = len(_GLOB.sub("", word.text))
    if _GLOB.search(word.text) and letters < FEWEST_LETTERS:
        raise PhraseError(f"{text!r} needs {FEWEST_LETTERS} letters beside its glob")
    return word


def _join(branches: Sequence[Pattern], gaps: Sequence[int]) -> Pattern:
    steps: list[Step] = []
    for branch, gap in zip(branches, gaps, strict=True):
        steps += [Step(branch[0].words, gap), *branch[1:]]
    return tuple(steps)
