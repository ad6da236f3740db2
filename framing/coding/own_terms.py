"""Terms of a text's own: words that it puts in quotation marks again and again.

An essay that speaks of its "two straits" in quotation marks, sentence after sentence,
has made a term of them, and goes on about what it spoke of when it first used the term.
No lexicon can know such terms beforehand.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from framing.coding.quotes import quotes
from framing.lexicon.matcher import match
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
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, unit in enumerate(reading.units):
        if unit.counted:
            source = reading.view_of[unit.document].source[unit.start : unit.end]
            for phrase in set(_quoted(source)):
                rows[unit.document, phrase].append(row)
    return [Term(*key, found[0]) for key, found in rows.items() if len(found) >= often]


def _quoted(text: str) -> Iterator[str]:
    """Yield the quoted stretches that are short enough to be a term, folded."""
    for quote in quotes(text):
        words = [fold(word) for word in TOKEN.findall(text[quote.low : quote.high])]
        if FEWEST_WORDS <= len(words) <= MOST_WORDS and "".join(words).isalpha():
            yield " ".join(words)


def uses(terms: Sequence[Term], hits: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Return where the terms are used later, as hits of the values they came up with.

    Parameters
    ----------
    hits : DataFrame
        What the lexicon found: `sentence` (row) and `category`.
    """
    first = hits[["sentence", "category"]].drop_duplicates()
    table = pd.DataFrame(terms, columns=list(Term._fields))
    table = table.merge(first, left_on="first", right_on="sentence").rename(
        columns={"first": "since", "category": "value"}
    )
    phrases = table["phrase"].unique()
    found = match(
        reading.index, [Entry(phrase, phrase, phrase, "", "") for phrase in phrases]
    )
    document = reading.sentences["document"].to_numpy()[found["sentence"].to_numpy()]
    later = found.assign(document=document, phrase=found["entry"]).merge(
        table.drop(columns="sentence"), on=["document", "phrase"]
    )
    later = later[later["sentence"] > later["since"]]
    return later.assign(category=later["value"], entry=OWN_TERM)[list(found)]
