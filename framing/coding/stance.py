"""Stance: where the author stands on a declared proposition.

Read from what is coded already: a claim held at arm's length is rejected, a claim that
is reported is reported, a claim made in the author's own voice is endorsed. When the
pieces disagree the answer is `unclear`. Sentiment plays no part.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.coding.lexical import CODER, codings, evidence
from framing.coding.voices import placed
from framing.lexicon.matcher import match
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading

DOCUMENT = 0


class StanceCoder:
    """Codes the stance on each topic's first proposition."""

    needs: Sequence[str] = ("topic", "voice", "engagement")
    gives: Sequence[str] = ("stance",)

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the propositions, and the rejecting cues of the stance lexicons."""
        self.topics = [
            id
            for id, proposition in lexicons.propositions.items()
            if proposition.topic == id
        ]
        self.cues = lexicons.entries("stance")

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence that speaks of a topic with a proposition."""
        hits = _located(placed(prior, "topic"), reading)
        cues = match(reading.index, self.cues)
        cued = cues["sentence"][cues["category"] == "reject"]
        stances = _by_sentence(hits, rejecting=cued.to_numpy())
        hits = hits.merge(stances, on=["sentence", "topic"])
        tables, found = [], []
        for topic in self.topics:
            variable = f"stance/{topic}"
            own = stances[stances["topic"] == topic]
            tables += [
                codings(own.assign(rank=0), variable, reading),
                _documents(own, variable, reading),
            ]
            spans = hits[hits["topic"] == topic]
            found.append(evidence(spans, variable, spans["value"], reading))
        if not tables:
            return Codings(empty(CODINGS), empty(EVIDENCE))
        return Codings(
            check(pd.concat(tables, ignore_index=True), CODINGS),
            check(pd.concat(found, ignore_index=True), EVIDENCE),
        )


def _located(hits: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Give hits of topics the rows of their sentences, and their value its name."""
    units = pd.MultiIndex.from_frame(reading.sentences[["document", "sentence"]])
    keys = pd.MultiIndex.from_frame(hits[["document", "sentence"]])
    renamed = hits.rename(columns={"value": "topic"})
    return renamed.assign(sentence=units.get_indexer(keys))


def _by_sentence(hits: pd.DataFrame, *, rejecting: NDArray[np.int64]) -> pd.DataFrame:
    """Return sentence, topic, value: the stance each sentence takes on each topic."""
    marked = hits.assign(
        held=hits["mark"] == "distanced",
        backed=hits["engagement"] == "endorsed",
        reported=hits["voice"] == "attributed",
    )
    units = marked.groupby(["sentence", "topic"], sort=False, as_index=False).agg(
        held=("held", "any"), backed=("backed", "any"), reported=("reported", "all")
    )
    rejects = units["held"] | units["sentence"].isin(rejecting)
    reports = units["reported"] & ~units["backed"]
    value = np.select([rejects, reports], ["reject", "report"], "endorse")
    return units[["sentence", "topic"]].assign(value=value)


def _documents(stances: pd.DataFrame, variable: str, reading: Reading) -> pd.DataFrame:
    """Return the side each document takes more often; both alike is unclear."""
    documents = reading.sentences["document"].iloc[stances["sentence"]].to_numpy()
    sides = {"endorse": 1, "reject": -1, "report": 0}
    sided = pd.DataFrame({"document": documents, "side": stances["value"].map(sides)})
    sided["taken"] = sided["side"] != 0
    whole = sided.groupby("document", sort=False, as_index=False).agg(
        balance=("side", "sum"), taken=("taken", "any")
    )
    balance = whole["balance"]
    value = np.select(
        [balance > 0, balance < 0, whole["taken"]],
        ["endorse", "reject", "unclear"],
        "report",
    )
    return check(
        pd.DataFrame(
            {
                "document": whole["document"],
                "sentence": DOCUMENT,
                "coder": CODER,
                "variable": variable,
                "value": value,
                "rank": 0,
                "confidence": np.nan,
            }
        ),
        CODINGS,
    )
