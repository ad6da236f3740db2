"""Voice against public news with attributed content marked (PolNeAR, dev split).

Reads `attribution_dev.tsv`, which is not part of the project: its README says where it
comes from. Nothing is trained; the rules were tuned while looking at a random half of
the articles only ("seen"), and the other half is printed beside it.

Run from the checkout: python -m benchmarks.attribution [FILE]
"""

import csv
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import lexicons
from framing.coding.codings import Codings
from framing.coding.voice import VoiceCoder
from framing.edges.analysis import abbreviations
from framing.lexicon.model import Lexicons
from framing.records import Corpus, Document
from framing.tables import CODINGS, EVIDENCE, empty
from framing.text.reading import read

FILE = Path(__file__).parents[2] / "shared" / "data" / "attribution_dev.tsv"
SEED = 7
_MARKS = re.compile(r"[\"“”«»]|``|''")
_HALF = 0.5
_ABSENT = "{} is not here: this benchmark needs the sentences of PolNeAR, see its head"


class Sentence(NamedTuple):
    """A sentence of the reference: where it stands, and what of it is attributed."""

    article: str
    start: int
    end: int
    text: str
    any: bool
    mostly: bool


Predictions = list[tuple[bool, bool]]
"""For each sentence: whether any of it is attributed, and whether half of it is."""


class Score(NamedTuple):
    """How well yes and no were told apart: F1 is that of yes."""

    macro_f1: float
    f1: float
    alpha: float


def sentences(file: Path = FILE) -> list[Sentence]:
    """Read the reference; end the run with a clear message where it is absent."""
    if not file.is_file():
        sys.exit(_ABSENT.format(file))
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Sentence(
                row["article"],
                int(row["start"]),
                int(row["end"]),
                row["sentence"],
                row["any_attributed"] == "1",
                row["mostly_attributed"] == "1",
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def seen(articles: Iterable[str]) -> set[str]:
    """Draw the half of the articles that rules may be tuned on."""
    names = sorted(set(articles))
    return set(random.Random(SEED).sample(names, len(names) // 2))


def predictions(reference: list[Sentence], lexicons: Lexicons) -> Predictions:
    """Code the articles as documents and return what of each sentence is reported.

    The reference cuts sentences elsewhere than the tool ("Mr." ends one), so that the
    reported characters between its own bounds are counted.
    """
    articles: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in reference:
        articles[sentence.article].append(sentence)
    documents = [_document(name, lines) for name, lines in articles.items()]
    corpus = Corpus("news", "news", "en", (), tuple(documents))
    reading = read(corpus, abbreviations=abbreviations(lexicons))
    prior = Codings(empty(CODINGS), empty(EVIDENCE))
    content = VoiceCoder(lexicons).code(reading, prior).evidence_of("voice")
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    columns = (content[name] for name in ("document", "start", "end"))
    for document, start, end in zip(*columns, strict=True):
        spans[document].append((start, end))
    shares = [_share(line, spans[line.article]) for line in reference]
    return [(share > 0, share >= _HALF) for share in shares]


def _document(name: str, lines: list[Sentence]) -> Document:
    """Lay the sentences where they stood; all but a space between is a paragraph."""
    text = ""
    for line in lines:
        gap = line.start - len(text)
        text += "\n" * gap if gap > 1 else " " * gap
        text += line.text
    return Document(name, name, "us", text, sha256(text.encode()).hexdigest())


def _share(line: Sentence, spans: list[tuple[int, int]]) -> float:
    shared = (min(high, line.end) - max(low, line.start) for low, high in spans)
    return sum(size for size in shared if size > 0) / (line.end - line.start)


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Return macro-F1, F1 and Krippendorff's alpha (two coders, nominal).

    Krippendorff (2019), Content Analysis, ch. 12.
    """
    pairs = list(pairs)
    observed = sum(a != b for a, b in pairs) / len(pairs)
    yes, total = sum(a + b for a, b in pairs), 2 * len(pairs)
    expected = 2 * yes * (total - yes) / (total * (total - 1))
    yes_f1, no_f1 = _f1(pairs, of=True), _f1(pairs, of=False)
    return Score((yes_f1 + no_f1) / 2, yes_f1, 1 - observed / expected)


def _f1(pairs: list[tuple[bool, bool]], *, of: bool) -> float:
    both = sum(a == b == of for a, b in pairs)
    return 2 * both / max(1, sum((a == of) + (b == of) for a, b in pairs))


def _always(reference: list[Sentence]) -> Predictions:
    return [(True, True)] * len(reference)


def _quote_marks(reference: list[Sentence]) -> Predictions:
    """Take what stands between quotation marks for the attributed part."""
    found = []
    for line in reference:
        marks = [match.start() for match in _MARKS.finditer(line.text)]
        inside = sum(b - a for a, b in list(pairwise(marks))[::2])
        found.append((bool(marks), 2 * inside >= len(line.text)))
    return found


def main() -> None:
    """Print the coder beside always-yes and quotation marks, by half."""
    reference = sentences(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
    tuned = seen(line.article for line in reference)
    halves: dict[str, Callable[[str], bool]] = {
        "seen": lambda article: article in tuned,
        "held out": lambda article: article not in tuned,
        "all": lambda _: True,
    }
    methods = {
        "always yes": _always(reference),
        "quotation marks": _quote_marks(reference),
        "framing": predictions(reference, lexicons()),
    }
    print(f"{'':10}{'articles':10}{'method':17}sentences  macro-F1     F1  alpha")
    for at, share in enumerate(("any", "mostly")):
        marked = [(line.any, line.mostly)[at] for line in reference]
        for half, belongs in halves.items():
            for method, said in methods.items():
                pairs = [
                    (yes, guess[at])
                    for line, yes, guess in zip(reference, marked, said, strict=True)
                    if belongs(line.article)
                ]
                figures = "  ".join(f"{figure:6.3f}" for figure in score(pairs))
                print(f"{share:10}{half:10}{method:17}{len(pairs):9}    {figures}")


if __name__ == "__main__":
    main()
