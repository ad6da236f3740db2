"""What a machine still finds of the origin of a masked passage.

Usage: python -m benchmarks.blind [FOLDER OF A CORPUS] [TOPIC]

A classifier learns to tell origins from all other documents of the corpus, then guesses
the passages that a class would be given, with and without covers. What it finds beyond
chance is wording: a class can find it too. What covers take away were give-aways.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

import framing
from framing.classroom.choosing import choose
from framing.classroom.exercise import Card
from framing.classroom.masking import mask, rules
from framing.edges.analysis import Analysis
from framing.records import Document
from framing.settings import Settings

TOPIC = "taiwan-japan-linkage"
EACH, SEEDS, FOLDS = 6, (1, 2, 3), 5


def cards(analysis: Analysis, topic: str) -> list[Card]:
    """Return the passages of several draws, each document once."""
    found: dict[str, Card] = {}
    for seed in SEEDS:
        exercise = choose(
            analysis.reading,
            analysis.codings,
            lexicons=analysis.lexicons,
            topic=topic,
            each=EACH,
            settings=Settings(seed=seed),
        )
        found.update({card.document: card for card in exercise.cards})
    return list(found.values())


def shares(analysis: Analysis, topic: str) -> tuple[float, float, int, float]:
    """Return the share guessed right open and masked, of how many, and by chance."""
    documents = analysis.reading.corpus.documents
    made = rules(analysis.lexicons, documents)
    asked = cards(analysis, topic)
    right = []
    for masked in (False, True):
        texts = {d.id: mask(d.text, made) if masked else d.text for d in documents}
        shown = [" ".join(line.text for line in card.lines) for card in asked]
        shown = [mask(text, made) if masked else text for text in shown]
        right.append(_right(asked, shown, documents, texts))
    return right[0], right[1], len(asked), 1 / len({card.origin for card in asked})


def _right(
    asked: Sequence[Card],
    shown: Sequence[str],
    documents: Sequence[Document],
    texts: Mapping[str, str],
) -> float:
    """Return the share guessed right by models that have not read the document."""
    right = 0
    for fold in range(FOLDS):
        held = {card.document for card in asked[fold::FOLDS]}
        taught = [d for d in documents if d.id not in held]
        model = make_pipeline(
            TfidfVectorizer(sublinear_tf=True, min_df=2),
            LogisticRegression(C=10, max_iter=2000, class_weight="balanced"),
        )
        model.fit([texts[d.id] for d in taught], [d.origin for d in taught])
        told = model.predict(shown[fold::FOLDS])
        truth = [card.origin for card in asked[fold::FOLDS]]
        right += int((np.array(told) == np.array(truth)).sum())
    return right / len(asked)


def main() -> None:
    """Print both shares."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    topic = sys.argv[2] if len(sys.argv) > 2 else TOPIC
    seen, masked, n, chance = shares(framing.analyse(corpus), topic)
    print(
        f"{n} passages: {seen:.0%} told open, {masked:.0%} masked, {chance:.0%} chance"
    )


if __name__ == "__main__":
    main()
