"""Corpora of any size: composed sentences, drawn again, reworded and shuffled."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

import numpy as np

from framing.edges.analysis import abbreviations
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.edges.training import composed
from framing.lexicon.model import Lexicons
from framing.records import Corpus, Document
from framing.text.reading import read

SENTENCES = 16
"""Sentences a document."""
PARAGRAPH = 4
"""Sentences a paragraph."""
OTHER_WORDS = 0.3
"""Share of the words drawn from all that was composed, so that nothing is a reprint."""


def lexicons() -> Lexicons:
    """Return the shipped lexicons."""
    return read_lexicons()


def corpus(tokens: int, *, seed: int = 1) -> Corpus:
    """Make a corpus of about this many tokens, with the origins of the sample."""
    sample, labels = read_corpus(), read_corpus(composed())
    pool = _pool([sample, labels])
    words = [
        word for sentences in pool.values() for s in sentences for word in s.split()
    ]
    rng = np.random.default_rng(seed)
    documents: list[Document] = []
    made = 0
    while made < tokens:
        like = sample.documents[int(rng.integers(len(sample.documents)))]
        text, size = _text(pool[like.origin], words, rng)
        id = f"{like.origin}-{len(documents)}"
        digest = sha256(text.encode()).hexdigest()
        documents.append(replace(like, id=id, file=id, text=text, sha256=digest))
        made += size
    return replace(sample, documents=tuple(documents))


def _pool(corpora: Iterable[Corpus]) -> dict[str, list[str]]:
    """Return the sentences of each origin's running text."""
    pool: dict[str, list[str]] = defaultdict(list)
    for corpus in corpora:
        origins = {document.id: document.origin for document in corpus.documents}
        reading = read(corpus, abbreviations=abbreviations(lexicons()))
        for unit in reading.units:
            if unit.part == "body":
                pool[origins[unit.document]].append(reading.text(unit))
    return pool


def _text(
    pool: list[str], words: list[str], rng: np.random.Generator
) -> tuple[str, int]:
    drawn = [pool[i] for i in rng.integers(len(pool), size=SENTENCES).tolist()]
    sentences = [_reworded(sentence.split(), words, rng) for sentence in drawn]
    paragraphs = [
        " ".join(sentences[i : i + PARAGRAPH]) for i in range(0, SENTENCES, PARAGRAPH)
    ]
    return "\n\n".join(paragraphs) + "\n", sum(len(s.split()) for s in sentences)


def _reworded(sentence: list[str], words: list[str], rng: np.random.Generator) -> str:
    """Put other words in the place of plain ones; marks and capitals stay."""
    other = rng.random(len(sentence)) < OTHER_WORDS
    chosen = rng.integers(len(words), size=len(sentence)).tolist()
    return " ".join(
        words[i]
        if swap and word.islower() and word.isalpha() and words[i].isalpha()
        else word
        for word, swap, i in zip(sentence, other, chosen, strict=True)
    )
