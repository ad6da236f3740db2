"""Without labels: a lexicon's hits, and how near a sentence is to a definition."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from framing.coding.classifier.recipe import Embedder, Floats

HIT_BY_MEANING = 1.0
HIT_BY_WORDS = 5.0
"""What a hit of the lexicon weighs beside one standard deviation of likeness: likeness
by words says little more than which of several hits to prefer (benchmarks/frac.py)."""
BESIDE = 0.1
"""What a score without labels weighs where it is added to a classifier's margin."""


def without_labels(
    texts: Sequence[str],
    hits: Floats,
    definitions: Sequence[str],
    *,
    embedder: Embedder | None = None,
) -> Floats:
    """Score how well each value fits each text: likeness in z plus weighed hits.

    Parameters
    ----------
    hits : ndarray of float, shape (n_texts, n_values)
        How often a lexicon found each value.
    definitions : sequence of str
        What each value means, in a sentence or more.

    Returns
    -------
    ndarray of float, shape (n_texts, n_values)
        For ranking; no probabilities.
    """
    near = _likeness(texts, definitions, embedder)
    spread = near.std(axis=0)
    scaled = (near - near.mean(axis=0)) / np.where(spread > 0, spread, 1)
    weight = HIT_BY_WORDS if embedder is None else HIT_BY_MEANING
    return np.asarray(scaled + weight * hits)


def _likeness(
    texts: Sequence[str], definitions: Sequence[str], embedder: Embedder | None
) -> Floats:
    """Return the cosine of every text and definition, by words or by meaning."""
    if embedder is not None:
        own, meant = embedder.transform(texts), embedder.transform(definitions)
        return np.asarray(normalize(own) @ normalize(meant).T)
    words = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    words.fit([*texts, *definitions])
    likeness = words.transform(texts) @ words.transform(definitions).T
    return np.asarray(likeness.todense())
