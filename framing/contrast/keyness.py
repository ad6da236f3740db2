"""Distinctive words: what an origin says more than the others do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from framing.coding.codings import Codings
from framing.coding.voices import inside_reported
from framing.contrast.contrasts import REST
from framing.contrast.design import Counts, Design, Figure, Flags, known
from framing.contrast.dispersion import dp_norm, largest_share
from framing.contrast.effects import g2, log_ratio
from framing.contrast.measurement import Measurement
from framing.contrast.multiple import benjamini_hochberg
from framing.contrast.resample import permutation_p
from framing.text.stopwords import STOPWORDS

SHOWN = 8
FEWEST_HERE = 3
"""Documents of an origin that must hold a word before it is called typical of it."""
SHORTEST = 3
_BLOCK = 1024
"""Words tested at a time: a table of all words and documents would not fit."""


@dataclass(frozen=True)
class Vocabulary:
    """The words said in one voice: which, where, and how often in each document."""

    words: NDArray[np.str_]
    counts: csr_array
    """(documents, words)"""
    word: NDArray[np.int64]
    document: NDArray[np.int64]
    sentence: NDArray[np.int64]
    """Of each token."""

    def rows(self, word: int, documents: Flags) -> list[int]:
        """Return the sentence rows that hold a word in these documents."""
        here = (self.word == word) & documents[self.document]
        return sorted(set(self.sentence[here].tolist()))


def vocabulary(design: Design, codings: Codings, *, voice: str) -> Vocabulary:
    """Count every word of the counted sentences in one voice, without case."""
    index = design.reading.index
    words, folded = np.unique(np.array(index.types, str), return_inverse=True)
    sentence = index.sentence.astype(np.int64)
    kept = design.reading.sentences["counted"].to_numpy(bool)[sentence]
    if voice != "all":
        kept &= inside_reported(codings, design.reading) == (voice == "attributed")
    word, sentence = folded[index.ids[kept]], sentence[kept]
    document = design.document_of[sentence]
    shape = design.documents, len(words)
    counts = csr_array((np.ones(len(word)), (document, word)), shape)
    counts.sum_duplicates()
    return Vocabulary(words, counts, word, document, sentence)


def keyness(
    design: Design, codings: Codings, *, voice: str = "own", shown: int = SHOWN
) -> list[Measurement]:
    """Rank by G² the words that each origin uses more than the rest.

    Words in too few documents (`FEWEST_HERE`) are no candidates, nor are function
    words. p shuffles documents' origins; q is over all candidates of an origin. With
    too few documents for a test, words are ranked all the same and p is None.
    """
    words = vocabulary(design, codings, voice=voice)
    return [
        m
        for origin in design.origins
        for m in _of(design, words, origin=origin, voice=voice, shown=shown)
    ]


def _of(
    design: Design, words: Vocabulary, *, origin: str, voice: str, shown: int
) -> Iterator[Measurement]:
    here = design.origins[origin]
    there = design.counted & ~here
    a, b = (words.counts[side].sum(axis=0) for side in (here, there))
    ratio, weight = log_ratio(a, a.sum(), b, b.sum()), g2(a, a.sum(), b, b.sum())
    tried = _candidates(design, words, here=here, usable=(ratio > 0))
    p = _test(design, words, tried, here=here, there=there)
    q = benjamini_hochberg(p)
    for i in sorted(range(len(tried)), key=lambda i: (-weight[tried[i]], i))[:shown]:
        word = tried[i]
        figure = Figure(
            origin, "term", str(words.words[word]), "log ratio", voice, REST
        )
        bare = design.record(
            figure,
            numerator=a[word],
            denominator=a.sum(),
            estimate=ratio[word],
            rows=words.rows(word, here),
        )
        elsewhere = f"{b[word]:,.0f} in {b.sum():,.0f} tokens elsewhere"
        how = f"{elsewhere}; G² {weight[word]:.1f}"
        reason = _guard(design, words, word, here=here)
        yield replace(bare, interval=how, p=known(p[i]), q=known(q[i]), reason=reason)


def _guard(design: Design, words: Vocabulary, word: int, *, here: Flags) -> str:
    """Say where a word is one document's rather than the origin's."""
    own = words.counts[here]
    counts = own[:, [word]].toarray()
    widest = float(dp_norm(counts, own.sum(axis=1))[0])
    largest = float(largest_share(counts)[0])
    if largest > design.settings.largest_share:
        return f"one document holds {largest:.0%} of them"
    if widest > design.settings.widest_dispersion:
        return f"from few documents: DP {widest:.2f}"
    return ""


def _candidates(
    design: Design, words: Vocabulary, *, here: Flags, usable: Flags
) -> NDArray[np.int64]:
    spread = (words.counts[here] > 0).sum(axis=0)
    pooled = words.counts[design.counted].sum(axis=0)
    usable = usable & (spread >= min(FEWEST_HERE, int(here.sum())))
    usable &= pooled >= design.settings.fewest_pooled
    plain = [
        word.isalpha() and len(word) >= SHORTEST and word not in STOPWORDS
        for word in words.words.tolist()
    ]
    return np.flatnonzero(usable & np.array(plain, bool))


def _test(
    design: Design,
    words: Vocabulary,
    tried: NDArray[np.int64],
    *,
    here: Flags,
    there: Flags,
) -> Counts:
    settings = design.settings
    fewest = min(here.sum(), there.sum())
    if fewest < settings.fewest_documents or not len(tried):
        return np.full(len(tried), np.nan)
    both = here | there
    counts = words.counts[both].tocsc()
    tests = [
        permutation_p(
            counts[:, tried[start : start + _BLOCK]].toarray(),
            counts.sum(axis=1)[:, np.newaxis],
            here[both],
            permutations=settings.permutations,
            seed=settings.seed,
        )
        for start in range(0, len(tried), _BLOCK)
    ]
    return np.concatenate([test.p for test in tests])
