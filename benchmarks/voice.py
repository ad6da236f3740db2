"""Voice of the composed sentences: some were read for errors, the others never.

The sentences were composed for the classifier, and their voice was set by whoever
wrote them. The rules were mended while reading errors in the single sentences of
documents of odd number only; those of even number and the running texts, which nobody
read, give the fairer figures. Nothing is trained.

Run from the checkout: python -m benchmarks.voice [--errors]
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from benchmarks.corpora import lexicons
from benchmarks.halves import is_odd, is_text
from framing.coding.codings import Codings
from framing.coding.voice import VoiceCoder
from framing.edges.training import read_coded
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, empty
from framing.text.quotes import quotes

VALUES = ("own", "attributed", "mixed")
_HALF = 0.5


class Marked(NamedTuple):
    """A sentence: its voice as composed, and as it was found."""

    document: str
    sentence: int
    text: str
    voice: str
    found: str
    reported: str
    """What was taken for reported, and by which rules."""


class Score(NamedTuple):
    """How well one value was found."""

    precision: float
    recall: float
    f1: float


def is_read(document: str) -> bool:
    """Tell whether a document was read: those of single sentences and odd number."""
    return is_odd(document) and not is_text(document)


def is_held_out(document: str) -> bool:
    """Tell whether a document holds single sentences that nobody read."""
    return not (is_read(document) or is_text(document))


SETS: dict[str, Callable[[str], bool]] = {
    "read": is_read,
    "held out": is_held_out,
    "text": is_text,
}


def marked(words: Lexicons) -> list[Marked]:
    """Code the composed sentences; set what is found beside what was composed."""
    coded = read_coded()
    prior = Codings(empty(CODINGS), empty(EVIDENCE))
    done = VoiceCoder(words).code(coded.reading, prior)
    keys = ["document", "sentence"]
    found = done.of("voice").set_index(keys)["value"].to_dict()
    reported: dict[tuple[str, int], str] = {}
    columns = (done.evidence_of("voice")[name] for name in [*keys, "surface", "entry"])
    for document, sentence, surface, entry in zip(*columns, strict=True):
        key = (document, sentence)
        reported[key] = f"{reported.get(key, '')} [{entry}: {surface}]"
    texts = {
        (u.document, u.sentence): coded.reading.text(u) for u in coded.reading.units
    }
    rows = coded.rows[coded.rows["variable"] == "voice"]
    columns = (rows[name] for name in [*keys, "value"])
    return [
        Marked(*key, texts[key], voice, found.get(key, ""), reported.get(key, ""))
        for *at, voice in zip(*columns, strict=True)
        for key in [(at[0], at[1])]
    ]


def scores(pairs: Iterable[tuple[str, str]]) -> dict[str, Score]:
    """Return precision, recall and F1 of each value, from (composed, found)."""
    pairs = list(pairs)
    return {value: _score(pairs, value) for value in VALUES}


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the mean F1 of the values."""
    return sum(score.f1 for score in scores(pairs).values()) / len(VALUES)


def _score(pairs: list[tuple[str, str]], value: str) -> Score:
    both = sum(a == b == value for a, b in pairs)
    said = sum(b == value for _, b in pairs)
    true = sum(a == value for a, _ in pairs)
    return Score(
        both / max(1, said), both / max(1, true), 2 * both / max(1, said + true)
    )


def by_quotation_marks(text: str) -> str:
    """Take what stands between quotation marks for the attributed part."""
    inside = sum(quote.high - quote.low for quote in quotes(text))
    if not inside:
        return "own"
    return "attributed" if inside >= _HALF * len(text) else "mixed"


METHODS: dict[str, Callable[[Marked], str]] = {
    "always own": lambda _: "own",
    "quotation marks": lambda line: by_quotation_marks(line.text),
    "framing": lambda line: line.found,
}


def table(lines: list[Marked]) -> Iterator[str]:
    """Yield a row for each set of sentences and method."""
    names = "  ".join(f"{value:^17}" for value in VALUES)
    yield f"{'':10}{'':16}{'':>6}{'macro-F1':>10}  {names}"
    yield f"{'':42}  " + "  ".join(["    P     R    F1"] * len(VALUES))
    for half, belongs in SETS.items():
        part = [line for line in lines if belongs(line.document)]
        for name, method in METHODS.items():
            found = scores((line.voice, method(line)) for line in part)
            macro = sum(score.f1 for score in found.values()) / len(found)
            each = "  ".join(
                " ".join(f"{figure:5.3f}" for figure in score)
                for score in found.values()
            )
            yield f"{half:10}{name:16}{len(part):>6}{macro:>10.3f}  {each}"


def errors(lines: list[Marked]) -> Iterator[str]:
    """Yield the errors in the half that is read, those of a kind together."""
    wrong = [line for line in lines if is_read(line.document)]
    wrong = [line for line in wrong if line.voice != line.found]
    for line in sorted(wrong, key=lambda line: (line.voice, line.found)):
        yield f"{line.voice} as {line.found}: {line.text}\n   {line.reported}"


def main() -> None:
    """Print the figures, or the errors in the half that is read."""
    lines = marked(lexicons())
    rows = errors(lines) if "--errors" in sys.argv[1:] else table(lines)
    for row in rows:
        print(row)


if __name__ == "__main__":
    main()
