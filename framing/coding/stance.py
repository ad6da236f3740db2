"""Stance: where the author stands on a declared proposition.

Read from what is coded already: a claim held at arm's length is rejected, a claim that
is reported is reported, a claim made in the author's own voice is endorsed. When the
pieces disagree the answer is `unclear`. Sentiment plays no part.
"""

from collections.abc import Sequence

import pandas as pd

from framing.coding.codings import Codings
from framing.coding.lexical import codings, evidence
from framing.coding.voices import placed
from framing.lexicon.matcher import match
from framing.lexicon.model import Lexicons
from framing.tables import CODINGS, EVIDENCE, check
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
        hits = placed(prior, "topic")
        cues = match(reading.index, self.cues)
        rejecting = _keys(cues[cues["category"] == "reject"], reading)
        tables, found = [], []
        for topic in self.topics:
            own = hits[hits["value"] == topic]
            sentences = _by_sentence(own, rejecting)
            rows = sentences.merge(
                reading.sentences.reset_index(names="row")[
                    ["document", "sentence", "row"]
                ],
                on=["document", "sentence"],
            )
            variable = f"stance/{topic}"
            units = pd.DataFrame(
                {"sentence": rows["row"], "value": rows["value"], "rank": 0}
            )
            tables += [
                codings(units, variable, reading),
                _documents(sentences, variable),
            ]
            spans = own.merge(
                rows, on=["document", "sentence"], suffixes=("_topic", "")
            )
            spans = spans.assign(sentence=spans["row"])
            found.append(evidence(spans, variable, spans["value"], reading))
        if not tables:
            return Codings(
                check(pd.DataFrame(columns=list(CODINGS)), CODINGS),
                check(pd.DataFrame(columns=list(EVIDENCE)), EVIDENCE),
            )
        return Codings(
            check(pd.concat(tables, ignore_index=True), CODINGS),
            check(pd.concat(found, ignore_index=True), EVIDENCE),
        )


def _keys(hits: pd.DataFrame, reading: Reading) -> set[tuple[str, int]]:
    units = reading.sentences.iloc[hits["sentence"].to_numpy()]
    return set(zip(units["document"], units["sentence"], strict=True))


def _by_sentence(hits: pd.DataFrame, rejecting: set[tuple[str, int]]) -> pd.DataFrame:
    """Return document, sentence, value: the stance each sentence takes."""
    rows = [
        (*key, _stance(group, cued=key in rejecting))
        for key, group in hits.groupby(["document", "sentence"], sort=False)
    ]
    return pd.DataFrame(rows, columns=["document", "sentence", "value"])


def _stance(hits: pd.DataFrame, *, cued: bool) -> str:
    if cued or hits["mark"].eq("distanced").any():
        return "reject"
    if hits["engagement"].eq("endorsed").any():
        return "endorse"
    return "report" if hits["voice"].eq("attributed").all() else "endorse"


def _documents(sentences: pd.DataFrame, variable: str) -> pd.DataFrame:
    rows = [
        {
            "document": document,
            "sentence": DOCUMENT,
            "coder": "lexicon",
            "variable": variable,
            "value": _overall(group["value"].value_counts()),
            "rank": 0,
            "confidence": float("nan"),
        }
        for document, group in sentences.groupby("document", sort=False)
    ]
    return check(pd.DataFrame(rows, columns=list(CODINGS)), CODINGS)


def _overall(counts: "pd.Series[int]") -> str:
    """Return the side a document takes more often; both alike is unclear."""
    endorse, reject = int(counts.get("endorse", 0)), int(counts.get("reject", 0))
    if endorse == reject:
        return "unclear" if endorse else "report"
    return "endorse" if endorse > reject else "reject"
