"""Which origin wrote this passage? What a machine still finds when names are masked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from framing.text.reading import Reading

SHOWN = 3
"""Words shown that weighed most for a guess."""
SEPARATOR = "\n"


class Passage(NamedTuple):
    """A masked passage and the document it stands in."""

    document: str
    text: str


@dataclass(frozen=True)
class Guess:
    """What a passage was taken for, and the words that weighed most for it."""

    document: str
    origin: str
    taken_for: str
    words: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether it was taken for its own origin."""
        return self.origin == self.taken_for


def guess_origins(
    reading: Reading, passages: Sequence[Passage], *, mask: Callable[[str], str]
) -> list[Guess]:
    """Guess the origin of each masked passage from the other documents' sentences.

    Those are masked in the same way. A linear support vector machine over words and
    pairs of words learns from them, the passage's own document held out. Where other
    documents of fewer than two origins are left nothing is guessed.
    """
    texts, documents = _sentences(reading, mask)
    places = {d.id: d.origin for d in reading.corpus.documents}
    origins = np.array([places[id] for id in documents])
    found = []
    for passage in passages:
        kept = np.array([id != passage.document for id in documents], bool)
        if len(set(origins[kept])) < 2:
            continue
        taught = [text for text, keep in zip(texts, kept, strict=True) if keep]
        taken, words = _guess(taught, origins[kept].tolist(), passage.text)
        found.append(Guess(passage.document, places[passage.document], taken, words))
    return found


def _sentences(
    reading: Reading, mask: Callable[[str], str]
) -> tuple[list[str], list[str]]:
    """Return the counted sentences, masked by document, and their documents."""
    by_document: dict[str, list[str]] = {}
    for unit in reading.units:
        if unit.counted:
            by_document.setdefault(unit.document, []).append(reading.text(unit))
    texts, documents = [], []
    for id, sentences in by_document.items():
        masked = mask(SEPARATOR.join(sentences)).split(SEPARATOR)
        texts += masked
        documents += [id] * len(masked)
    return texts, documents


def _guess(
    texts: list[str], origins: list[str], passage: str
) -> tuple[str, tuple[str, ...]]:
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    line = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
    line.fit(csr_matrix(vectors.fit_transform(texts)), origins)
    vector = csr_matrix(vectors.transform([passage]))
    taken = str(line.predict(vector)[0])
    at = line.classes_.tolist().index(taken)
    weights = line.coef_[at] if len(line.coef_) > 1 else line.coef_[0] * (2 * at - 1)
    share = vector.toarray()[0] * weights
    best = np.argsort(-share, kind="stable")[:SHOWN]
    names = vectors.get_feature_names_out()
    return taken, tuple(str(names[i]) for i in best if share[i] > 0)
