"""What each family of voice rules is worth: it is switched off and the rest is scored.

A family is a category of the reporting lexicon, or a threshold put out of reach. Reads
the same reference as `benchmarks.attribution`; figures are macro-F1 over all articles,
and over the three voices of the composed sentences that were not read.

Run from the checkout: python -m benchmarks.ablation [FILE]
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.attribution import (
    FILE,
    Predictions,
    Sentence,
    predictions,
    score,
    sentences,
)
from benchmarks.corpora import lexicons
from benchmarks.voice import is_held_out, macro_f1, marked
from framing.lexicon.model import Lexicon, Lexicons

KIND = "reporting"
FAMILIES = {
    "verbs of saying, with or without that": ("verb",),
    "verbs that report with that": ("that",),
    "verbs that facts do, too": ("evidence",),
    "verbs of learning and knowing": ("knowing",),
    "verbs of speech about a topic": ("topic",),
    "verbs of calling, seeing as": ("naming", "label"),
    "verbs of wanting and feeling": ("attitude",),
    "verbs that name a topic": ("mention",),
    "nouns with that": ("noun",),
    "nouns of speech about a topic": ("about",),
    "somebody's formula": ("formula",),
    "comments on what was said": ("comment",),
    "people who were asked": ("surveyed",),
    "according to, in X's eyes": ("according", "viewpoint"),
    "reports without a source": ("sourceless",),
    "the author's own comments": ("own", "silent"),
    "nouns for speakers": ("speaker",),
    "experts who hold the floor": ("expert",),
}
_NEVER = 1e9


def _without(given: Lexicons, change: Callable[[Lexicon], Lexicon]) -> Lexicons:
    return Lexicons(
        tuple(change(one) if one.kind == KIND else one for one in given.all)
    )


def _dropping(categories: tuple[str, ...]) -> Callable[[Lexicon], Lexicon]:
    def change(one: Lexicon) -> Lexicon:
        kept = tuple(e for e in one.entries if e.category not in categories)
        return replace(one, entries=kept)

    return change


def _no_long_quotes(one: Lexicon) -> Lexicon:
    thresholds = {**one.header.thresholds, "long_quote": _NEVER}
    header = one.header.model_copy(update={"thresholds": thresholds})
    return replace(one, header=header)


def variants(given: Lexicons) -> Iterator[tuple[str, Lexicons]]:
    """Return the lexicons with one family less, by its name."""
    yield "nothing", given
    for name, categories in FAMILIES.items():
        yield name, _without(given, _dropping(categories))
    yield "quotations without a speaker", _without(given, _no_long_quotes)


def _macro(reference: list[Sentence], said: Predictions) -> tuple[float, float]:
    pairs = list(zip(reference, said, strict=True))
    any_ = score((line.any, guess[0]) for line, guess in pairs)
    mostly = score((line.mostly, guess[1]) for line, guess in pairs)
    return any_.macro_f1, mostly.macro_f1


def _composed(given: Lexicons) -> float:
    lines = [line for line in marked(given) if is_held_out(line.document)]
    return macro_f1((line.voice, line.found) for line in lines)


def main() -> None:
    """Print what is left without each family, and what it costs."""
    reference = sentences(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
    print(f"{'switched off':40}   any    cost  mostly    cost  composed    cost")
    whole: tuple[float, ...] | None = None
    for name, given in variants(lexicons()):
        found = (*_macro(reference, predictions(reference, given)), _composed(given))
        whole = whole or found
        pairs = zip(found, whole, strict=True)
        figures = "   ".join(f"{now:.3f}  {now - then:+.3f}" for now, then in pairs)
        print(f"{name:40} {figures}", flush=True)


if __name__ == "__main__":
    main()
