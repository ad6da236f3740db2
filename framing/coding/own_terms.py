"""Terms of a text's own: words that it puts in quotation marks again and again.

An essay that speaks of its "two straits" in quotation marks, sentence after sentence,
has made a term of them, and goes on about what it spoke of when it first used the term.
No lexicon can know such terms beforehand.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from framing.coding.hits import Hits, hits_of
from framing.lexicon.model import Entry
from framing.text.reading import Reading
from framing.text.tokens import TOKEN, fold

FEWEST_WORDS, MOST_WORDS = 2, 6
OWN_TERM = "own-term"


class Term(NamedTuple):
    """A term of one document, and the sentence row in which it is first quoted."""

    document: str
    phrase: str
    first: int


def own_terms(reading: Reading, *, often: int) -> list[Term]:
    """Return what a document puts in quotation marks in `often` counted sentences."""
    documents, views = reading.sentences["document"].array, reading.view_of
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, spans in reading.quoted.items():
        document = documents[row]
        source = views[document].source
        phrases = (_phrase(source[low:high]) for low, high in spans)
        for phrase in dict.fromkeys(phrases):
            rows[document, phrase].append(row)
    return [
        Term(*key, found[0])
        for key, found in rows.items()
        if key[1] and len(found) >= often
    ]


def _phrase(text: str) -> str:
    """Return quoted words, folded, if they are few enough to be a term."""
    words = TOKEN.findall(text)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return ""
    folded = [fold(word) for word in words]
    return " ".join(folded) if "".join(folded).isalpha() else ""


def uses(terms: Sequence[Term], hits: Hits, *, reading: Reading, entry: int) -> Hits:
    """Return where the terms are used later, as hits of the values they came up with.

    Parameters
    ----------
    hits : Hits
        What the lexicon found.
    entry : int
        Number that such hits get as their entry.
    """
    told = _told(hits, {term.first for term in terms})
    of = {(term.document, term.phrase): term for term in terms if term.first in told}
    phrases = list(dict.fromkeys(phrase for _, phrase in of))
    entries = [Entry(phrase, phrase, phrase, "", "") for phrase in phrases]
    found = hits_of(entries, range(len(phrases)), reading)
    documents = reading.sentences["document"].array.take(found.sentence).to_numpy()
    later, values = [], []
    for row, (document, sentence, phrase) in enumerate(
        zip(documents, found.sentence.tolist(), found.value.tolist(), strict=True)
    ):
        term = of.get((document, phrases[phrase]))
        if term and sentence > term.first:
            later += [row] * len(told[term.first])
            values += told[term.first]
    found = found.at(np.array(later, np.int64))
    return found._replace(
        value=np.array(values, np.int64), entry=np.full(len(later), entry)
    )


def _told(hits: Hits, rows: Collection[int]) -> dict[int, list[int]]:
    """Return the values that hits bring up in some sentences, in their order."""
    hits = hits.at(np.isin(hits.sentence, list(rows)))
    told: dict[int, list[int]] = {}
    pairs = zip(hits.sentence.tolist(), hits.value.tolist(), strict=True)
    for sentence, value in dict.fromkeys(pairs):
        told.setdefault(sentence, []).append(value)
    return told
