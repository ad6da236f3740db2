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

from framing.text.stopwords import STOPWORDS

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
WORDS = "words"
CHARACTERS = "characters"
MEANING = "meaning"
_GRAMMAR = sorted(word for word in STOPWORDS if word.isalpha())
HEAVIER = 1.25
"""What a vector of meaning weighs beside one of words; on public sentences anything
from 1.15 to 1.45 does about as well (benchmarks/frac.py)."""
COST = 0.5
"""LinearSVC's C; half its default does best on the public sentences measured on."""

PRECISE = 0.1
"""Its tolerance; a tenth of it takes half as long again and marks no better."""


class Embedder(Protocol):
    """Turns sentences into vectors of their meaning, scikit-learn's way."""

    def fit(self, texts: Sequence[str], y: object = None) -> "Embedder":
        """Learn nothing."""
        ...

    def transform(self, texts: Sequence[str]) -> Floats:
        """Return one row a sentence."""
        ...


def features(
    embedder: Embedder | None = None, *, grammar: bool = False
) -> FeatureUnion:
    """Return word 1-2-grams and character 3-5-grams, weighed by TF-IDF.

    Words are runs of letters; characters stay inside words. With an embedder, its
    vectors stand beside them.

    Parameters
    ----------
    grammar : bool
        Whether function words are words too. They say nothing of what a sentence is
        about, and much of whether it agrees.
    """
    left_out = None if grammar else _GRAMMAR
    parts: list[tuple[str, Any]] = [
        (WORDS, _weighed(ngram_range=(1, 2), stop_words=left_out)),
        (CHARACTERS, _weighed(analyzer="char_wb", ngram_range=(3, 5))),
    ]
    if embedder is None:
        return FeatureUnion(parts)
    return FeatureUnion(
        [*parts, (MEANING, embedder)], transformer_weights={MEANING: HEAVIER}
    )


def _weighed(**units: object) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, **units)


def learn(matrix: spmatrix, given: Flags) -> tuple[Floats, float]:
    """Return the weights and the bias of the line between with and without."""
    line = LinearSVC(C=COST, class_weight="balanced", tol=PRECISE, random_state=0)
    line.fit(matrix, given)
    return line.coef_[0], float(line.intercept_[0])


def calibrate(margins: Floats, given: Flags) -> tuple[float, float]:
    """Return slope and offset of the log-odds by margin (Platt 1999, section 2).

    Where the margins do not tell with from without in the right direction, the slope is
    nothing and every probability is the share.
    """
    found = LogisticRegression(C=1e6, solver="newton-cholesky").fit(
        margins[:, None], given
    )
    slope, offset = float(found.coef_[0, 0]), float(found.intercept_[0])
    if slope > 0:
        return slope, offset
    share = (given.sum() + 1) / (len(given) + 2)
    return 0.0, float(np.log(share / (1 - share)))
