"""Marking a classifier: what it would have said of sentences it has not seen."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from framing.coding.classifier.folds import Split, by_group, leave_one_out
from framing.coding.classifier.labels import Labels
from framing.coding.classifier.model import (
    FOLDS,
    MOST,
    calibrations,
    enough,
    held_out_margins,
    probability,
)
from framing.coding.classifier.recipe import Embedder, Flags, Floats

SIZES = (50, 100, 200, 400, 800, 1600)
BINS = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
REPLICATES = 499


@dataclass(frozen=True)
class Marked:
    """Held-out answers of one way of folding.

    Attributes
    ----------
    labels : Labels
        Of the sentences that were asked.
    by : str
        document, publisher or origin: what was held out whole.
    chances : ndarray of float, shape (n_units, n_values)
    told : ndarray of bool, shape (n_units, n_values)
        Values given, were nothing abstained from.
    """

    labels: Labels
    by: str
    chances: Floats
    told: Flags

    @property
    def micro_f1(self) -> float:
        """F1 over all sentences and values together."""
        return f1(self.told, self.labels.given)

    @property
    def macro_f1(self) -> float:
        """Mean of the values' own F1."""
        pairs = zip(self.told.T, self.labels.given.T, strict=True)
        return float(np.mean([f1(told, given) for told, given in pairs]))


def f1(told: Flags, given: Flags) -> float:
    """Return the harmonic mean of precision and recall; 0 where nothing is right."""
    total = told.sum() + given.sum()
    return float(2 * (told & given).sum() / total) if total else 0.0


def mark(
    labels: Labels, by: str = "document", *, embedder: Embedder | None = None
) -> Marked | None:
    """Ask every sentence of a model that has not seen its group.

    Each fold's probabilities are calibrated on the margins of the other folds. None if
    there is one group only, so that nothing can be held out.
    """
    if by == "origin":
        splits: Sequence[Split] = leave_one_out(labels, by)
    else:
        many = len(set(labels.groups(by))) > 1
        splits = by_group(labels, by, n=FOLDS) if many else []
    if not splits:
        return None
    margins = held_out_margins(labels, splits, embedder=embedder)
    chances = np.zeros(margins.shape)
    told = np.zeros(margins.shape, bool)
    for _, test in splits:
        rest = np.setdiff1d(np.arange(len(margins)), test)
        slope, offset = calibrations(margins[rest], labels.given[rest])
        chances[test] = np.nan_to_num(probability(margins[test], slope, offset))
        others = probability(margins[rest], slope, offset)
        least = enough(others, labels.take(rest))
        told[test] = choose(chances[test], least, single=labels.single)
    return Marked(labels, by, chances, told)


def choose(chances: Floats, least: float, *, single: bool) -> Flags:
    """Tell which values are given: the likeliest, or up to two that are likely enough.

    Nobody abstains here: of a variable that takes one value the likeliest is given.
    """
    order = np.argsort(np.argsort(-chances, axis=1), axis=1)
    if single:
        return np.asarray(order == 0)
    return np.asarray((order < MOST) & (chances >= least))


def scores(marked: Marked) -> pd.DataFrame:
    """Return how each value fared.

    Columns: value, n, precision, recall, f1; brier_skill, 1 - Brier score over that of
    always saying the share (Brier 1950); slope, of the log-odds of being right on the
    log-odds said (Cox 1958): 1 is calibrated, below is too sure.
    """
    rows = []
    for at, value in enumerate(marked.labels.values):
        given, told = marked.labels.given[:, at], marked.told[:, at]
        hits = float((given & told).sum())
        chance = marked.chances[:, at]
        rows.append(
            {
                "value": value,
                "n": int(given.sum()),
                "precision": hits / told.sum() if told.any() else np.nan,
                "recall": hits / given.sum() if given.any() else np.nan,
                "f1": f1(told, given),
                "brier_skill": brier_skill(chance, given),
                "slope": calibration_slope(chance, given),
            }
        )
    return pd.DataFrame(rows)


def brier_skill(chances: Floats, given: Flags) -> float:
    """Return 1 - mean squared error over that of the share; NaN if all are alike."""
    share = given.mean()
    if share in (0, 1):
        return float("nan")
    return float(1 - np.mean((chances - given) ** 2) / (share * (1 - share)))


def calibration_slope(chances: Floats, given: Flags) -> float:
    """Return the slope of a logistic line on the log-odds; NaN if all are alike."""
    if given.all() or not given.any():
        return float("nan")
    inside = np.clip(chances, 1e-6, 1 - 1e-6)
    odds = np.log(inside / (1 - inside))[:, None]
    return float(LogisticRegression(C=1e6).fit(odds, given).coef_[0, 0])


def calibration(marked: Marked) -> pd.DataFrame:
    """Return, by how likely a value was said to be, how often it applied.

    Columns: low, high, n (sentences times values), said (mean probability), was.
    """
    chances, given = marked.chances.ravel(), marked.labels.given.ravel()
    place = np.clip(np.digitize(chances, BINS) - 1, 0, len(BINS) - 2)
    rows = []
    for at, (low, high) in enumerate(itertools.pairwise(BINS)):
        inside = place == at
        if inside.any():
            said, was = chances[inside].mean(), given[inside].mean()
            rows.append((low, high, int(inside.sum()), said, was))
    return pd.DataFrame(rows, columns=["low", "high", "n", "said", "was"])


def risk(marked: Marked, *, seed: int = 1) -> pd.DataFrame:
    """Return how often the likeliest value is wrong, the surest sentences first.

    Columns: coverage (share of sentences answered), risk, low, high: a 95 % percentile
    interval over resampled documents (El-Yaniv and Wiener 2010 for the curve).
    """
    right, sure = _surest(marked)
    documents = np.unique(marked.labels.groups("document"), return_inverse=True)[1]
    draw = np.random.default_rng(seed)
    weights = [
        np.bincount(draw.integers(0, documents.max() + 1, documents.max() + 1),
                    minlength=documents.max() + 1)[documents]
        for _ in range(REPLICATES)
    ]  # fmt: skip
    rows = []
    for coverage in (0.2, 0.4, 0.6, 0.8, 1.0):
        n = max(round(coverage * len(right)), 1)
        kept = np.argsort(-sure, kind="stable")[:n]
        draws = [
            1 - np.average(right[kept], weights=weight[kept])
            for weight in weights
            if weight[kept].any()
        ]
        low, high = np.quantile(draws, [0.025, 0.975])
        rows.append((coverage, 1 - right[kept].mean(), low, high))
    return pd.DataFrame(rows, columns=["coverage", "risk", "low", "high"])


def _surest(marked: Marked) -> tuple[Floats, Floats]:
    best = marked.chances.argmax(axis=1)
    rows = np.arange(len(best))
    right = marked.labels.given[rows, best].astype(float)
    return right, marked.chances[rows, best]


def confusion(marked: Marked) -> pd.DataFrame:
    """Return which value was taken for which, with the sentences of each cell.

    Columns: given, taken, n, units (a list of (document, sentence)). A sentence whose
    likeliest value is not among its own stands once for each of its own.
    """
    values = np.array(marked.labels.values, object)
    best = marked.chances.argmax(axis=1)
    cells: dict[tuple[str, str], list[tuple[str, int]]] = {}
    units = marked.labels.units
    keys = list(zip(units["document"], units["sentence"], strict=True))
    for key, at, given in zip(keys, best, marked.labels.given, strict=True):
        if not given[at]:
            for value in values[given] if given.any() else ["none"]:
                cells.setdefault((str(value), str(values[at])), []).append(key)
    rows = [(given, taken, len(own), own) for (given, taken), own in cells.items()]
    table = pd.DataFrame(rows, columns=["given", "taken", "n", "units"])
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def by_origin(marked: Marked) -> pd.DataFrame:
    """Return how the sentences of each origin fared; columns origin, n, micro_f1."""
    origins = marked.labels.groups("origin")
    rows = [
        (
            origin,
            int((origins == origin).sum()),
            f1(marked.told[origins == origin], marked.labels.given[origins == origin]),
        )
        for origin in sorted(set(origins))
    ]
    return pd.DataFrame(rows, columns=["origin", "n", "micro_f1"])


def learning_curve(
    labels: Labels, *, embedder: Embedder | None = None, seed: int = 1
) -> Iterator[tuple[int, float]]:
    """Yield how many sentences taught and the micro-F1 that gave, held out.

    The likeliest value of each sentence is held against its own, so that no threshold
    has to be learnt from few sentences.
    """
    draw = np.random.default_rng(seed)
    splits = by_group(labels, "document", n=FOLDS)
    smallest = min(len(train) for train, _ in splits)
    for size in [size for size in SIZES if size < smallest] + [smallest]:
        fewer = [(draw.permutation(train)[:size], test) for train, test in splits]
        margins = held_out_margins(labels, fewer, embedder=embedder)
        best = np.nan_to_num(margins, nan=-np.inf).argmax(axis=1)
        told = np.zeros(margins.shape, bool)
        told[np.arange(len(best)), best] = True
        yield size, f1(told, labels.given)
