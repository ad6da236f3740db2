"""The recipe: which features of a sentence a linear model weighs, and how it learns."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import spmatrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
WORDS = "words"
CHARACTERS = "characters"
MEANING = "meaning"
COST = 0.5
"""LinearSVC's C; half its default does best on the public sentences measured on."""


class Embedder(Protocol):
    """Turns sentences into vectors of their meaning, scikit-learn's way."""

    def fit(self, texts: Sequence[str], y: object = None) -> "Embedder":
        """Learn nothing."""
        ...

    def transform(self, texts: Sequence[str]) -> Floats:
        """Return one row a sentence."""
        ...


def features(embedder: Embedder | None = None) -> FeatureUnion:
    """Return word 1-2-grams and character 3-5-grams, weighed by TF-IDF.

    Words are runs of letters; characters stay inside words. With an embedder, its
    vectors stand beside them.
    """
    parts: list[tuple[str, Any]] = [
        (WORDS, TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1)),
        (
            CHARACTERS,
            TfidfVectorizer(
                analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=1
            ),
        ),
    ]
    if embedder is not None:
        parts.append((MEANING, embedder))
    return FeatureUnion(parts)


def learn(matrix: spmatrix, given: Flags) -> tuple[Floats, float]:
    """Return the weights and the bias of the line between with and without."""
    line = LinearSVC(C=COST, class_weight="balanced", random_state=0).fit(matrix, given)
    return line.coef_[0], float(line.intercept_[0])


def calibrate(margins: Floats, given: Flags) -> tuple[float, float]:
    """Return slope and offset of the log-odds by margin (Platt 1999, section 2).

    Where the margins do not tell with from without in the right direction, the slope is
    nothing and every probability is the share.
    """
    found = LogisticRegression(C=1e6).fit(margins[:, None], given)
    slope, offset = float(found.coef_[0, 0]), float(found.intercept_[0])
    if slope > 0:
        return slope, offset
    share = (given.sum() + 1) / (len(given) + 2)
    return 0.0, float(np.log(share / (1 - share)))
