"""Tokens a CPU second, from text to codings, beside merely counting the same text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from benchmarks.corpora import corpus, lexicons
from benchmarks.figures import Figure, timed
from framing.coding.codings import Coder, Codings, run
from framing.coding.lexicon_coder import coders
from framing.contrast.comparison import compare_origins
from framing.edges.analysis import abbreviations
from framing.edges.collecting import put_off
from framing.records import Corpus
from framing.settings import Settings
from framing.text.clean import clean
from framing.text.duplicates import duplicates
from framing.text.index import IndexBuilder
from framing.text.reading import Reading, read
from framing.text.view import View

FLOOR = 0.1
TIMES = 9
"""Runs of either side; the fastest counts, as others on the machine only slow it."""
TOPIC = "taiwan-japan-linkage"


class Stage(NamedTuple):
    """A step of the way and the CPU seconds it took."""

    name: str
    seconds: float


class _Timed:
    """A coder that notes how long it took."""

    def __init__(self, coder: Coder, stages: list[Stage]) -> None:
        self.coder, self.stages = coder, stages
        self.needs, self.gives = coder.needs, coder.gives

    def code(self, reading: Reading, prior: Codings) -> Codings:
        done, seconds = timed(lambda: self.coder.code(reading, prior))
        self.stages.append(Stage(f"code {' and '.join(self.gives)}", seconds))
        return done


def throughput(tokens: int) -> Iterator[Figure]:
    """Measure the whole way on a corpus of about this many tokens."""
    texts = corpus(tokens)
    runs = [(_chain(texts)[1], timed(lambda: _count(texts))[1]) for _ in range(TIMES)]
    stages = min((stages for stages, _ in runs), key=_spent)
    counting = min(counting for _, counting in runs)
    (reading, codings), _ = _chain(texts)
    seconds, n = _spent(stages), len(reading.index.ids)
    compared = timed(lambda: compare_origins(reading, codings, topic=TOPIC))[1]
    yield Figure(
        f"text to codings, {n:,} tokens",
        f"{n / seconds:,.0f} tokens/s",
        f"CountVectorizer {n / counting:,.0f}",
        counting / seconds,
        FLOOR,
    )
    for name, spent in [*_parts_of_reading(texts, stages[0].seconds), *stages[1:]]:
        share = f"{spent / seconds:.0%} of text to codings"
        yield Figure(f"  {name}", f"{spent:.2f} s", share, spent / counting)
    beside = f"CountVectorizer {counting:.2f} s"
    yield Figure("  then compare origins", f"{compared:.2f} s", beside)


def few(documents: int) -> Figure:
    """Measure how long a handful of documents takes, loading apart."""
    words, some = lexicons(), corpus(200 * documents)
    _, stages = _chain(some)
    seconds = _spent(stages)
    entries = sum(len(lexicon.entries) for lexicon in words.all)
    n = len(some.documents)
    return Figure(f"{n} documents to codings", f"{seconds:.2f} s", f"{entries} entries")


def _spent(stages: Sequence[Stage]) -> float:
    return sum(stage.seconds for stage in stages)


def _chain(texts: Corpus) -> tuple[tuple[Reading, Codings], list[Stage]]:
    words, stages = lexicons(), list[Stage]()
    known = abbreviations(words)
    with put_off():
        reading, seconds = timed(lambda: read(texts, abbreviations=known))
        codings, whole = timed(
            lambda: run([_Timed(coder, stages) for coder in coders(words)], reading)
        )
    coded = _spent(stages)
    together = Stage("put codings together", whole - coded)
    return (reading, codings), [Stage("read", seconds), *stages, together]


def _parts_of_reading(texts: Corpus, whole: float) -> Sequence[Stage]:
    documents, threshold = texts.documents, Settings().near_duplicate
    plain = [document.text for document in documents]
    builder = IndexBuilder()
    for text in plain:
        builder.add(View(text), np.array([0]), np.array([len(text)]))
    one = np.ones(len(plain), np.int64)
    words = builder.build().words(one > 0, one)
    reprints = timed(lambda: duplicates(documents, words, threshold=threshold))[1]
    cleaning = timed(lambda: [clean(text) for text in plain])[1]
    return [
        Stage("read: clean", cleaning),
        Stage("read: find reprints", reprints),
        Stage("read: split and index", whole - cleaning - reprints),
    ]


def _count(texts: Corpus) -> object:
    return CountVectorizer().fit_transform(d.text for d in texts.documents)
