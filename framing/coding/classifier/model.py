"""A model: the values of one variable, each with its line and its calibration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.compose import ColumnTransformer

from framing.coding.classifier.folds import Split, by_group
from framing.coding.classifier.labels import Labels, is_single
from framing.coding.classifier.recipe import (
    Embedder,
    Flags,
    Floats,
    Samples,
    as_if_new,
    calibrate,
    features,
    learn,
)

FOLDS = 5
FEWER = 3
"""Folds to calibrate by: five take twice as long and are hardly truer."""
MOST = 2
"""Frames a sentence is given at most, as the coding guide has it."""


@dataclass(frozen=True)
class Model:
    """What was learnt about one variable.

    Attributes
    ----------
    variable : str
    values : tuple of str
    features : ColumnTransformer
        Fitted on the labels' sentences.
    weights : ndarray of float, shape (n_values, n_features)
    bias, slope, offset : ndarray of float, shape (n_values,)
        A margin is `weights @ features + bias`, its log-odds `slope * margin + offset`.
    enough : float
        The least probability with which a value is given.
    about : mapping
        What it was learnt from and how it did, for people to read.
    """

    variable: str
    values: tuple[str, ...]
    features: ColumnTransformer
    weights: Floats
    bias: Floats
    slope: Floats
    offset: Floats
    enough: float = 0.5
    about: Mapping[str, object] = field(default_factory=dict)

    @property
    def single(self) -> bool:
        """Whether a sentence takes exactly one value."""
        return is_single(self.variable)

    def margins(self, asked: Samples) -> Floats:
        """Return how far each sentence is on each value's side, (n, n_values)."""
        if not len(asked):
            return np.empty((0, len(self.values)))
        matrix = csr_matrix(self.features.transform(asked))
        return np.asarray(matrix @ self.weights.T + self.bias)

    def probabilities(self, margins: Floats) -> Floats:
        """Return the calibrated probability of each value, shape as the margins."""
        return probability(margins, self.slope, self.offset)


def probability(margins: Floats, slope: Floats, offset: Floats) -> Floats:
    """Turn margins into probabilities by the lines of `calibrate`."""
    return 1 / (1 + np.exp(-(slope * margins + offset)))


def fit(labels: Labels, *, embedder: Embedder | None = None) -> Model:
    """Learn every value of a variable, one against the rest.

    Probabilities are calibrated on sentences of documents that were held out.
    """
    fitted, matrix = _fitted(labels, embedder)
    splits = by_group(labels, "document", n=FEWER)
    held = _held_out(labels, splits, fitted, matrix)
    slope, offset = calibrations(held, labels.given)
    lines = [learn(matrix, column) for column in labels.given.T]
    return Model(
        labels.variable,
        labels.values,
        fitted,
        np.array([weights for weights, _ in lines]),
        np.array([bias for _, bias in lines]),
        slope,
        offset,
        enough(probability(held, slope, offset), labels),
    )


def held_out_margins(
    labels: Labels, splits: Sequence[Split], *, embedder: Embedder | None = None
) -> Floats:
    """Return each sentence's margins by models that have not seen its group.

    Only how rare a word is was learnt from all sentences; words that the sentences
    asked have to themselves are left out. Those that no split asks, and values without
    an example to learn from, are NaN; shape (n_units, n_values).
    """
    return _held_out(labels, splits, *_fitted(labels, embedder))


def _fitted(
    labels: Labels, embedder: Embedder | None
) -> tuple[ColumnTransformer, csr_matrix]:
    fitted = features(embedder, grammar=labels.single)
    return fitted, csr_matrix(fitted.fit_transform(labels.samples))


def _held_out(
    labels: Labels,
    splits: Sequence[Split],
    fitted: ColumnTransformer,
    matrix: csr_matrix,
) -> Floats:
    margins = np.full(labels.given.shape, np.nan)
    for train, test in splits:
        known = matrix[train]
        seen = np.bincount(known.indices, minlength=matrix.shape[1]) > 0
        asked = as_if_new(matrix[test], seen, fitted)
        for at, column in enumerate(labels.given[train].T):
            if column.any() and not column.all():
                weights, bias = learn(known, column)
                margins[test, at] = asked @ weights + bias
    return margins


def calibrations(margins: Floats, given: Flags) -> tuple[Floats, Floats]:
    """Calibrate every value on the margins that are known."""
    lines = []
    for own, has in zip(margins.T, given.T, strict=True):
        known = ~np.isnan(own)
        lines.append(calibrate(own[known], has[known]))
    slope, offset = zip(*lines, strict=True)
    return np.array(slope), np.array(offset)


def enough(chances: Floats, labels: Labels) -> float:
    """Return the least probability to give a value at: the best micro-F1 held out.

    Of a variable that takes one value it is a half.
    """
    if labels.single:
        return 0.5
    steps = np.round(np.arange(0.1, 0.61, 0.01), 2)
    scores = []
    for step in steps:
        told = chances >= step
        hits = float((told & labels.given).sum())
        scores.append(2 * hits / max(told.sum() + labels.given.sum(), 1))
    return float(steps[int(np.argmax(scores))])
