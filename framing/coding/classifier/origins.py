"""Which origin wrote this? How far wording alone tells the origins apart."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from framing.coding.codings import Codings
from framing.errors import LabelsError
from framing.text.reading import Reading

FOLDS = 5
SHUFFLES = 49
SHOWN = 10
FEWEST = 2
"""Documents that an origin needs, so that one can be held out."""
MASK = "…"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
Strings = NDArray[np.str_]


@dataclass(frozen=True)
class Apart:
    """How far origins are told apart, beside what chance would do.

    Attributes
    ----------
    origins : tuple of str
    left_out : tuple of str
        Origins with too few documents to hold one out.
    by : str
        publisher or document: what was held out whole.
    sentences, documents : int
    accuracy : float
        Mean over origins of the share of its sentences that were taken for its own.
    chance : float
        The same with the origins shuffled over publishers or documents, on average.
    p : float
        How often shuffled origins were told apart as well.
    words : mapping of origin to (word, weight)
        What weighed most for each.
    one_publisher : tuple of str
        Origins whose wording cannot be told from their one publisher's.
    confusion : DataFrame
        Sentences by origin (rows) and what they were taken for (columns).
    """

    origins: tuple[str, ...]
    left_out: tuple[str, ...]
    by: str
    sentences: int
    documents: int
    accuracy: float
    chance: float
    p: float
    words: dict[str, list[tuple[str, float]]]
    one_publisher: tuple[str, ...]
    confusion: pd.DataFrame


def tell_apart(reading: Reading, codings: Codings, *, seed: int = 1) -> Apart:
    """Learn to tell origins by sentences in their own voice, names masked.

    Publishers are held out whole where every origin has two, documents otherwise.

    Raises
    ------
    LabelsError
        Fewer than two origins have documents enough.
    """
    units = _units(reading, codings)
    documents = units.groupby("origin")["document"].nunique()
    kept = [str(origin) for origin, n in documents.items() if n >= FEWEST]
    if len(kept) < 2:
        raise LabelsError(
            f"to tell origins apart two of them need {FEWEST} documents each with"
            f" sentences in their own voice; {len(kept)} of {len(documents)} have them"
        )
    units = units[units["origin"].isin(kept)]
    publishers = units[units["publisher"] != ""].groupby("origin")["publisher"]
    several = publishers.nunique().reindex(kept, fill_value=0)
    by = "publisher" if (several >= FEWEST).all() else "document"
    origins, groups = units["origin"].to_numpy(str), units[by].to_numpy(str)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    matrix = csr_matrix(words.fit_transform(units["text"]))
    taken = _held_out(matrix, origins, groups)
    accuracy = float(balanced_accuracy_score(origins, taken))
    draws = _by_chance(matrix, origins, groups, seed=seed)
    return Apart(
        origins=tuple(kept),
        left_out=tuple(sorted(set(map(str, documents.index)) - set(kept))),
        by=by,
        sentences=len(units),
        documents=units["document"].nunique(),
        accuracy=accuracy,
        chance=float(np.mean(draws)),
        p=(1 + sum(draw >= accuracy for draw in draws)) / (1 + len(draws)),
        words=_weighty(matrix, origins, words.get_feature_names_out()),
        one_publisher=tuple(str(o) for o in several.index[several < FEWEST]),
        confusion=pd.crosstab(origins, taken),
    )


def _units(reading: Reading, codings: Codings) -> pd.DataFrame:
    """Return the counted sentences in own voice, names masked."""
    voice = codings.of("voice")
    own = voice[voice["value"] == "own"]
    spoken = set(zip(own["document"], own["sentence"], strict=True))
    counted = [u for u in reading.units if u.counted]
    texts = [reading.text(unit) for unit in counted]
    common = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    places = reading.documents.set_index("document")
    rows = [
        (unit.document, hide_names(text, common))
        for unit, text in zip(counted, texts, strict=True)
        if (unit.document, unit.sentence) in spoken
    ]
    table = pd.DataFrame(rows, columns=["document", "text"])
    return table.assign(
        origin=places.loc[table["document"], "origin"].to_numpy(),
        publisher=places.loc[table["document"], "publisher"].to_numpy(),
    )


def hide_names(text: str, common: set[str]) -> str:
    """Mask the words that begin with a capital and are nowhere written without."""

    def masked(found: re.Match[str]) -> str:
        word = found[0]
        name = word[0].isupper() and word.lower() not in common
        return MASK if name else word

    return _WORD.sub(masked, text)


def _held_out(matrix: csr_matrix, origins: Strings, groups: Strings) -> Strings:
    taken = np.empty(len(origins), origins.dtype)
    folds = GroupKFold(min(FOLDS, len(set(groups))), shuffle=True, random_state=1)
    for train, test in folds.split(groups, groups=groups):
        line = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
        if len(set(origins[train])) < 2:
            taken[test] = origins[train][0]
        else:
            taken[test] = line.fit(matrix[train], origins[train]).predict(matrix[test])
    return taken


def _by_chance(
    matrix: csr_matrix, origins: Strings, groups: Strings, *, seed: int
) -> list[float]:
    """Shuffle the origins over whole groups, and tell them apart all the same.

    Of a publisher of several origins, what each has of it is a group.
    """
    draw = np.random.default_rng(seed)
    own = np.char.add(np.char.add(groups, "\t"), origins)
    _, first, group = np.unique(own, return_index=True, return_inverse=True)
    found = []
    for _ in range(SHUFFLES):
        shuffled = draw.permutation(origins[first])[group]
        taken = _held_out(matrix, shuffled, groups)
        found.append(float(balanced_accuracy_score(shuffled, taken)))
    return found


def _weighty(
    matrix: csr_matrix, origins: Strings, names: NDArray[np.object_]
) -> dict[str, list[tuple[str, float]]]:
    found = {}
    for origin in sorted(Counter(origins)):
        line = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
        weights = line.fit(matrix, origins == origin).coef_[0]
        best = np.argsort(-weights)[:SHOWN]
        found[str(origin)] = [(str(names[i]), float(weights[i])) for i in best]
    return found
