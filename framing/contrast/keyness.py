"""Distinctive words: what an origin says in its own voice more than the others do."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.contrast.contrasts import REST
from framing.contrast.effects import g2, log_ratio
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Design, Flags
from framing.contrast.multiple import benjamini_hochberg
from framing.contrast.resample import permutation_p
from framing.coding.voices import inside_reported
from framing.text.stopwords import STOPWORDS

SHOWN = 8
FEWEST_HERE = 3
"""Documents of the origin that must hold a word before it is called typical of it."""


def keyness(design: Design, codings: Codings, *, voice: str = "own", shown: int = SHOWN) -> list[Measurement]:
    """Rank words by log ratio among those whose p, over shuffled documents, is small.

    With too few documents for a test the words are ranked by G² and marked as untested.
    """
    words = _Words(design, codings, voice)
    found = [m for origin in design.origins for m in words.of(origin, shown)]
    return found


class _Words:
    """Counts of words per document in one voice."""

    def __init__(self, design: Design, codings: Codings, voice: str) -> None:
        self.design, self.voice = design, voice
        index = design.reading.index
        types = np.array(index.types, dtype=object)
        self.words, lower = np.unique(types.astype(str), return_inverse=True) if len(types) else (types, types)
        rows = index.sentence.astype(np.int64)
        kept = design.reading.sentences["counted"].to_numpy()[rows]
        if voice != "all":
            reported = inside_reported(codings, design.reading)
            kept &= reported == (voice == "attributed")
        ids = {id: i for i, id in enumerate(design.reading.documents["document"])}
        document = design.reading.sentences["document"].map(ids).to_numpy(int)[rows]
        self.token = np.flatnonzero(kept)
        self.word = lower[index.ids[self.token]]
        self.document = document[self.token]
        self.table = self._table()

    def _table(self) -> NDArray[np.float64]:
        table = np.zeros((self.design.documents, len(self.words)))
        np.add.at(table, (self.document, self.word), 1)
        return table

    def of(self, origin: str, shown: int) -> Iterator[Measurement]:
        design, here = self.design, self.design.origins[origin]
        there = design.counted & ~here
        counts = self.table
        totals = counts.sum(axis=1)
        a, b = counts[here].sum(0), counts[there].sum(0)
        spread = (counts[here] > 0).sum(0)
        need = min(FEWEST_HERE, int(here.sum()))
        ratio = log_ratio(a, totals[here].sum(), b, totals[there].sum())
        weight = g2(a, totals[here].sum(), b, totals[there].sum())
        usable = (spread >= need) & (a + b >= design.settings.fewest_pooled) & (ratio > 0)
        usable &= np.array([w.isalpha() and len(w) > 2 and w not in STOPWORDS for w in self.words], bool)
        tested = np.flatnonzero(usable)
        p, q = self._test(tested, here, there)
        order = sorted(range(len(tested)), key=lambda i: (-weight[tested[i]], tested[i]))
        if not np.isnan(p).all():
            order = [i for i in order if q[i] <= 0.2] or order
        for i in order[:shown]:
            word = tested[i]
            rows = self._rows(word, here)
            yield Measurement(
                id=f"term.{self.words[word]}.{origin}.{self.voice}", topic=design.topic, origin=origin,
                against=REST, variable="term", value=str(self.words[word]), voice=self.voice,
                unit="log ratio", numerator=float(a[word]), denominator=float(totals[here].sum()),
                estimate=float(ratio[word]), n_documents=int(here.sum()),
                n_publishers=design.publishers(here), n_tokens=int(totals[here].sum()),
                interval=f"{int(b[word])} in {int(totals[there].sum()):,} tokens elsewhere; G² {weight[word]:.1f}",
                p=None if np.isnan(p[i]) else float(p[i]), q=None if np.isnan(q[i]) else float(q[i]),
                evidence_total=len(rows), evidence=design.evidence(rows),
            )

    def _test(self, tested: NDArray[np.int64], here: Flags, there: Flags) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        settings = self.design.settings
        if min(here.sum(), there.sum()) < settings.fewest_documents or not len(tested):
            none = np.full(len(tested), np.nan)
            return none, none
        both = here | there
        counts = self.table[np.ix_(both, tested)]
        totals = np.broadcast_to(self.table[both].sum(axis=1)[:, None], counts.shape)
        test = permutation_p(counts, totals, here[both], permutations=settings.permutations, seed=settings.seed)
        return test.p, benjamini_hochberg(test.p)

    def _rows(self, word: int, here: Flags) -> list[int]:
        tokens = self.token[(self.word == word) & here[self.document]]
        return sorted(set(self.design.reading.index.sentence[tokens].tolist()))
