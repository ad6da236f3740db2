"""The recipe: which features of a sentence a linear model weighs, and how it learns."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack, spmatrix
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from framing.text.stopwords import STOPWORDS

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Samples = NDArray[np.object_]
"""Sentences and the paragraphs that they stand in, shape (n, 2)."""
WORDS = "words"
CHARACTERS = "characters"
PARAGRAPH = "words of the paragraph"
MEANING = "meaning"
GIST = "meaning of the paragraph"
_GRAMMAR = sorted(word for word in STOPWORDS if word.isalpha())
LIGHTER = 0.7
"""What the paragraph weighs beside the sentence; on composed running text anything from
.7 to 1.2 does about as well (benchmarks/second_opinion.py)."""
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

    def __sklearn_clone__(self) -> "Embedder":
        """Return itself: it learns nothing."""
        ...


def samples(texts: Sequence[str], paragraphs: Sequence[str] = ()) -> Samples:
    """Set sentences beside their paragraphs; without any, each stands alone."""
    return np.array([texts, paragraphs or texts], object).T


def features(
    embedder: Embedder | None = None, *, grammar: bool = False
) -> ColumnTransformer:
    """Return what `Samples` are weighed by: word 1-2-grams and character 3-5-grams.

    They have their TF-IDF. Words are runs of letters; characters stay inside words. The
    words of the paragraph are features of their own. With an embedder, its vectors of
    sentence and paragraph stand beside them.

    Parameters
    ----------
    grammar : bool
        Whether function words are words too. They say nothing of what a sentence is
        about, and much of whether it agrees.
    """
    left_out = None if grammar else _GRAMMAR
    parts: list[tuple[str, Any, int]] = [
        (WORDS, _weighed(ngram_range=(1, 2), stop_words=left_out), 0),
        (CHARACTERS, _weighed(analyzer="char_wb", ngram_range=(3, 5)), 0),
        (PARAGRAPH, _weighed(stop_words=left_out), 1),
    ]
    if embedder is not None:
        parts += [(MEANING, embedder, 0), (GIST, embedder, 1)]
    weights = {PARAGRAPH: LIGHTER, MEANING: HEAVIER, GIST: LIGHTER}
    return ColumnTransformer(parts, transformer_weights=weights, sparse_threshold=1)


def _weighed(**units: object) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, **units)


def as_if_new(matrix: csr_matrix, seen: Flags, fitted: ColumnTransformer) -> csr_matrix:
    """Return features of sentences as if only what was seen had been known.

    A word that was not seen is left out, and what is left weighs more for it.

    Parameters
    ----------
    seen : ndarray of bool, shape (n_features,)
    """
    known = matrix @ diags(seen.astype(float))
    parts = [
        fitted.transformer_weights.get(name, 1) * normalize(known[:, own])
        if name in (WORDS, CHARACTERS, PARAGRAPH)
        else known[:, own]
        for name, own in fitted.output_indices_.items()
    ]
    return csr_matrix(hstack(parts))


def learn(matrix: spmatrix, given: Flags) -> tuple[Floats, float]:
    """Return the weights and the bias of the line between with and without."""
    line = LinearSVC(C=COST, class_weight="balanced", tol=PRECISE, random_state=0)
    line.fit(matrix, given)
    return line.coef_[0], float(line.intercept_[0])


def calibrate(margins: Floats, given: Flags) -> tuple[float, float]:
    """Return slope and offset of the log-odds by margin (Platt 1999, section 2).

    Where the margins do not tell with from without in the right direction, or all are
    alike, the slope is nothing and every probability is the share.
    """
    if given.any() and not given.all():
        line = LogisticRegression(C=1e6, solver="newton-cholesky")
        found = line.fit(margins[:, None], given)
        slope, offset = float(found.coef_[0, 0]), float(found.intercept_[0])
        if slope > 0:
            return slope, offset
    share = (given.sum() + 1) / (len(given) + 2)
    return 0.0, float(np.log(share / (1 - share)))
