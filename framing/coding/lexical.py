"""Lexicon coders: a sentence gets a value when an entry of its category matches."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.coding.hits import Hits, hits_of, joined
from framing.coding.own_terms import OWN_TERM, own_terms, uses
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, check
from framing.text.index import Positions
from framing.text.reading import Reading

CODER = "lexicon"
NONE = "none"


class Values(NamedTuple):
    """What sentence rows are given: numbers of values, and their ranks."""

    sentence: Positions
    value: Positions
    rank: Positions

    def at(self, rows: NDArray[np.generic]) -> "Values":
        """Return some of them."""
        return Values(*(column[rows] for column in self))


class CategoryCoder:
    """Codes one variable (topic or frame) by the categories of one kind of lexicon.

    The entries of `context` are too weak to bring a category up. They count in a
    sentence that brings up none, if one of the `reach` counted sentences before it
    has brought up theirs: the text goes on about it. So do terms of the text's own,
    what it puts in quotation marks in `quoted` sentences, of which it first spoke
    under a category.
    """

    def __init__(
        self, lexicons: Lexicons, *, kind: str, variable: str, context: str = ""
    ) -> None:
        """Take the entries; the threshold `most` caps a sentence's values."""
        self.entries = lexicons.entries(kind)
        self.most = int(lexicons.threshold(kind, "most"))
        self.context = lexicons.entries(context)
        self.reach, self.quoted = (
            int(lexicons.threshold(context, name)) if self.context else 0
            for name in ("reach", "quoted")
        )
        self.variable = variable
        self.needs: Sequence[str] = ()
        self.gives: Sequence[str] = (variable,)

    def code(self, reading: Reading, prior: Codings) -> Codings:  # noqa: ARG002  # the protocol's
        """Code every counted sentence; the strongest value has the most hits."""
        both = [*self.entries, *self.context]
        names = tuple(dict.fromkeys([NONE, *(entry.category for entry in both)]))
        numbers = {name: number for number, name in enumerate(names)}
        values = [numbers[entry.category] for entry in both]
        hits = hits_of(self.entries, values[: len(self.entries)], reading)
        if self.context:
            hits = joined(hits, self._goes_on(hits, values, reading))
        given = _ranked(hits)
        if self.most:
            given = given.at(given.rank <= self.most)
        pair = hits.sentence * len(names) + hits.value
        hits = hits.at(np.isin(pair, given.sentence * len(names) + given.value))
        hits = hits.at(np.lexsort((hits.last, hits.first)))
        ids = [*(entry.id for entry in both), OWN_TERM]
        counted = reading.sentences["counted"].to_numpy(bool)
        return Codings(
            codings(_with_none(given, counted), self.variable, names, reading),
            evidence(
                hits.table(reading.index, ids),
                self.variable,
                words(names, hits.value),
                reading,
            ),
        )

    def _goes_on(self, hits: Hits, values: Sequence[int], reading: Reading) -> Hits:
        """Return hits of weak words and own terms in sentences that have no others."""
        strong = len(self.entries)
        weak = hits_of(self.context, values[strong:], reading)
        weak = weak._replace(entry=weak.entry + strong)
        resumed = _resumed(weak, hits, reading=reading, reach=self.reach)
        terms = own_terms(reading, often=self.quoted)
        both = joined(resumed, uses(terms, hits, reading=reading, entry=len(values)))
        return both.at(~np.isin(both.sentence, hits.sentence))


def _ranked(hits: Hits) -> Values:
    """Return the values of each sentence: most hits first, then who comes first."""
    known = int(hits.value.max(initial=0)) + 1
    pairs, appears, which, many = np.unique(
        hits.sentence * known + hits.value,
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    sentence, value = np.divmod(pairs, known)
    first = np.full(len(pairs), np.iinfo(np.int64).max)
    np.minimum.at(first, which, hits.first)
    order = np.lexsort((appears, first, -many, sentence))
    sentence = sentence[order]
    rank = np.arange(len(pairs)) - np.searchsorted(sentence, sentence) + 1
    return Values(sentence, value[order], rank)


def _resumed(weak: Hits, hits: Hits, *, reading: Reading, reach: int) -> Hits:
    """Return the weak hits by which the text goes on about their value.

    Value by value, in the order in which they come up.
    """
    _, since, which = np.unique(weak.value, return_index=True, return_inverse=True)
    weak = weak.at(np.argsort(since[which], kind="stable"))
    table = reading.sentences
    held = np.unique(hits.value * len(table) + hits.sentence)
    before = np.searchsorted(held, weak.value * len(table) + weak.sentence) - 1
    weak, before = weak.at(before >= 0), before[before >= 0]
    value, last = np.divmod(held[before], len(table))
    place = np.cumsum(table["counted"].to_numpy(bool))
    document, _ = reading.texts
    near = place[weak.sentence] - place[last] <= reach
    same = (value == weak.value) & (document[weak.sentence] == document[last])
    return weak.at(near & same)


class NamesCoder:
    """Codes which of its names a referent is called by."""

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the entries of the names lexicons."""
        self.entries = lexicons.entries("names")
        self.referents = tuple(lexicons.referents)
        self.needs: Sequence[str] = ()
        self.gives: Sequence[str] = ("name",)

    def code(self, reading: Reading, prior: Codings) -> Codings:  # noqa: ARG002  # the protocol's
        """Code every counted sentence for every referent."""
        parts = [entry.category.partition("/") for entry in self.entries]
        names = tuple(dict.fromkeys([NONE, *(name for _, _, name in parts)]))
        numbers = {name: number for number, name in enumerate(names)}
        hits = hits_of(self.entries, [numbers[name] for _, _, name in parts], reading)
        known = {referent: number for number, referent in enumerate(self.referents)}
        referents = np.array([known.get(referent, -1) for referent, _, _ in parts])
        hits = hits.at(referents[hits.entry] >= 0)
        hits = hits.at(np.argsort(referents[hits.entry], kind="stable"))
        referent = referents[hits.entry]
        variables = [f"name/{referent}" for referent in self.referents]
        # a sentence stands for itself once a referent, as if each had a text of its own
        table = reading.sentences
        counted = np.tile(table["counted"].to_numpy(bool), len(variables))
        place = referent * len(table) + hits.sentence
        given = _with_none(_once(place, hits.value), counted)
        of, sentence = np.divmod(given.sentence, max(len(table), 1))
        found = hits.table(reading.index, [entry.id for entry in self.entries])
        return Codings(
            codings(
                given._replace(sentence=sentence), words(variables, of), names, reading
            ),
            evidence(
                found, words(variables, referent), words(names, hits.value), reading
            ),
        )


def _once(sentence: Positions, value: Positions) -> Values:
    """Return each value of a sentence once, in the order in which they come up."""
    pairs = sentence * (value.max(initial=0) + 1) + value
    first = np.sort(np.unique(pairs, return_index=True)[1])
    return Values(sentence[first], value[first], np.zeros_like(first))


def _with_none(given: Values, counted: NDArray[np.bool_]) -> Values:
    """Add `none`, the value of number 0, for counted sentences that are given none.

    The values given go by sentence.
    """
    many = np.bincount(given.sentence, minlength=len(counted))
    sentence = np.repeat(np.arange(len(counted)), np.maximum(many, counted))
    some = many[sentence] > 0
    value, rank = np.zeros((2, len(sentence)), np.int64)
    value[some], rank[some] = given.value, given.rank
    return Values(sentence, value, rank)


def words(forms: Sequence[str], numbers: Positions) -> "pd.Series[str]":
    """Return forms by their numbers, without a look at each cell."""
    return pd.Series(pd.array(forms, dtype="str").take(numbers), copy=False)


def codings(
    given: Values,
    variable: "str | pd.Series[str]",
    forms: Sequence[str],
    reading: Reading,
) -> pd.DataFrame:
    """Turn values of sentence rows into codings; `forms` are the values by number."""
    table = reading.sentences
    return check(
        pd.DataFrame(
            {
                "document": table["document"].array.take(given.sentence),
                "sentence": table["sentence"].to_numpy()[given.sentence],
                "coder": CODER,
                "variable": variable,
                "value": words(forms, given.value),
                "rank": given.rank,
                "confidence": np.nan,
            },
            copy=False,
        ),
        CODINGS,
    )


def evidence(
    hits: pd.DataFrame,
    variable: "str | pd.Series[str]",
    value: "pd.Series[str]",
    reading: Reading,
) -> pd.DataFrame:
    """Turn hits (`sentence` row, `start`, `end`, `entry`) into evidence of a value."""
    table, rows = reading.sentences, hits["sentence"].to_numpy()
    document = table["document"].array.take(rows)
    texts = {document.id: document.text for document in reading.corpus.documents}
    spans = zip(
        document.to_numpy(), hits["start"].tolist(), hits["end"].tolist(), strict=True
    )
    return check(
        pd.DataFrame(
            {
                "document": document,
                "sentence": table["sentence"].to_numpy()[rows],
                "coder": CODER,
                "variable": variable,
                "value": value.array,
                "start": hits["start"].array,
                "end": hits["end"].array,
                "surface": [texts[id][start:end] for id, start, end in spans],
                "entry": hits["entry"].array,
            },
            copy=False,
        ),
        EVIDENCE,
    )
