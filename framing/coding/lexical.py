"""Lexicon coders: a sentence gets a value when an entry of its category matches."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.coding.own_terms import own_terms, uses
from framing.lexicon.matcher import match
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, check
from framing.text.reading import Reading

CODER = "lexicon"


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
        hits = _counted(match(reading.index, self.entries), reading)
        if self.context:
            hits = pd.concat([hits, self._goes_on(hits, reading)], ignore_index=True)
        values = _ranked(hits)
        if self.most:
            values = values[values["rank"] <= self.most]
        kept = hits.merge(values[["sentence", "category"]], on=["sentence", "category"])
        kept = kept.sort_values(["first", "last"], kind="stable")
        return Codings(
            _with_none(
                values.rename(columns={"category": "value"}), self.variable, reading
            ),
            evidence(kept, self.variable, kept["category"], reading),
        )

    def _goes_on(self, hits: pd.DataFrame, reading: Reading) -> pd.DataFrame:
        """Return hits of weak words and own terms in sentences that have no others."""
        weak = _counted(match(reading.index, self.context), reading)
        terms = own_terms(reading, often=self.quoted)
        own = _counted(uses(terms, hits, reading), reading)
        resumed = _resumed(weak, hits, reading=reading, reach=self.reach)
        both = pd.concat([resumed, own], ignore_index=True)
        return both[~both["sentence"].isin(hits["sentence"])]


def _ranked(hits: pd.DataFrame) -> pd.DataFrame:
    """Return sentence, category, rank: most hits first, then who comes first."""
    groups = hits.groupby(["sentence", "category"], sort=False, as_index=False)
    values: pd.DataFrame = groups.agg(hits=("entry", "size"), first=("first", "min"))
    values = values.sort_values(
        ["sentence", "hits", "first"], ascending=[True, False, True], kind="stable"
    )
    return values.assign(rank=values.groupby("sentence").cumcount() + 1)


def _resumed(
    weak: pd.DataFrame, hits: pd.DataFrame, *, reading: Reading, reach: int
) -> pd.DataFrame:
    """Return the weak hits by which the text goes on about their category."""
    place = np.cumsum(reading.sentences["counted"].to_numpy(bool))
    document = reading.sentences["document"].factorize()[0]
    kept = [weak.iloc[:0]]
    for category, group in weak.groupby("category", sort=False):
        held = np.unique(hits.loc[hits["category"] == category, "sentence"].to_numpy())
        rows = group["sentence"].to_numpy()
        before = np.searchsorted(held, rows) - 1
        some = before >= 0
        last = held[before[some]]
        near = place[rows[some]] - place[last] <= reach
        kept.append(group[some][near & (document[rows[some]] == document[last])])
    return pd.concat(kept)


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
        hits = _counted(match(reading.index, self.entries), reading)
        parts = hits["category"].str.split("/", n=1, expand=True)
        hits["referent"], hits["value"] = (
            (parts[0], parts[1]) if len(hits) else ("", "")
        )
        tables, found = [], []
        for referent in self.referents:
            own = hits[hits["referent"] == referent]
            values = own[["sentence", "value"]].drop_duplicates()
            variable = f"name/{referent}"
            tables.append(_with_none(values.assign(rank=0), variable, reading))
            found.append(evidence(own, variable, own["value"], reading))
        return Codings(
            check(pd.concat(tables, ignore_index=True), CODINGS),
            check(pd.concat(found, ignore_index=True), EVIDENCE),
        )


def _counted(hits: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    counted = reading.sentences["counted"].to_numpy(bool)
    kept: pd.DataFrame = hits[counted[hits["sentence"].to_numpy()]]
    return kept.copy()


def _with_none(values: pd.DataFrame, variable: str, reading: Reading) -> pd.DataFrame:
    """Return codings of these sentence rows, and `none` for the counted rest."""
    counted = np.flatnonzero(reading.sentences["counted"].to_numpy())
    rest = np.setdiff1d(counted, values["sentence"].to_numpy())
    none = pd.DataFrame({"sentence": rest, "value": "none", "rank": 0})
    both = pd.concat([values[["sentence", "value", "rank"]], none], ignore_index=True)
    both = both.sort_values(["sentence", "rank"], kind="stable", ignore_index=True)
    return codings(both, variable, reading)


def codings(values: pd.DataFrame, variable: str, reading: Reading) -> pd.DataFrame:
    """Turn `sentence` rows with `value` and `rank` into codings."""
    rows = values["sentence"].to_numpy()
    units = reading.sentences.iloc[rows]
    return check(
        pd.DataFrame(
            {
                "document": units["document"].to_numpy(),
                "sentence": units["sentence"].to_numpy(),
                "coder": CODER,
                "variable": variable,
                "value": values["value"].to_numpy(),
                "rank": values["rank"].to_numpy(),
                "confidence": np.nan,
            }
        ),
        CODINGS,
    )


def evidence(
    hits: pd.DataFrame, variable: str, value: "pd.Series[str]", reading: Reading
) -> pd.DataFrame:
    """Turn hits (`sentence` row, `start`, `end`, `entry`) into evidence of a value."""
    units = reading.sentences.iloc[hits["sentence"].to_numpy()]
    texts = {document.id: document.text for document in reading.corpus.documents}
    spans = zip(units["document"], hits["start"], hits["end"], strict=True)
    return check(
        pd.DataFrame(
            {
                "document": units["document"].to_numpy(),
                "sentence": units["sentence"].to_numpy(),
                "coder": CODER,
                "variable": variable,
                "value": value.to_numpy(),
                "start": hits["start"].to_numpy(),
                "end": hits["end"].to_numpy(),
                "surface": [texts[id][start:end] for id, start, end in spans],
                "entry": hits["entry"].to_numpy(),
            }
        ),
        EVIDENCE,
    )
