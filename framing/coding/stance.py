"""Stance: where the author stands on a declared proposition.

Read from what is coded already and from the cues of the stance lexicons. A cue stands
only in the author's own voice and not under a negation (`framing.coding.cues`). Some
sentences put the claim itself; others speak of the subject, and of them only cues for
its own proposition decide. The first rule that holds decides a sentence:

1. the claim held at arm's length, or a rebutting cue of any kind beside it, or in the
   next sentence looking back at it: reject;
2. the claim reported with approval: endorse;
3. a rebutting cue for this topic: reject;
4. the claim beside words that say somebody is right: endorse;
5. the claim beside words that leave it open: unclear;
6. the author's question: unclear, or endorse by an affirming cue ("who can doubt");
7. something said to be what somebody else believes or relates: report;
8. an affirming cue beside the claim ("it is clear that"): endorse;
9. the claim in reported words: report;
10. the topic in quotation marks: report;
11. the sentence before said in other words: what that one is;
12. an asserting cue for this topic, unless weak words alone bring it up: endorse;
13. anything else that is reported: report;
14. a claim put barely: what the author's other sentences agree on; a bare subject:
    unclear.

Sentiment plays no part, and who publishes a text plays none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings, rows_of
from framing.coding.cues import BACKS, WEIGHS, on, standing
from framing.coding.lexical import CODER, Values, codings, words
from framing.coding.own_terms import OWN_TERM
from framing.coding.voices import placed
from framing.lexicon.model import Lexicons
from framing.tables import EVIDENCE, check
from framing.text.index import Positions
from framing.text.reading import Reading

DOCUMENT = 0
_STANCES = ("reject", "endorse", "unclear", "report", "bare", "again")
_REJECT, _ENDORSE, _UNCLEAR, _REPORT, _BARE, _AGAIN = range(len(_STANCES))
_CLOSING = "\"'”’»」』) \n"
_NOWHERE: Positions = np.empty(0, np.int64)

Flags = NDArray[np.bool_]


class StanceCoder:
    """Codes the stance on each topic's first proposition."""

    needs: Sequence[str] = ("topic", "voice", "source", "engagement")
    gives: Sequence[str] = ("stance",)

    def __init__(self, lexicons: Lexicons) -> None:
        """Take the propositions, and the cues of the stance lexicons."""
        self.topics = [
            id
            for id, proposition in lexicons.propositions.items()
            if proposition.topic == id
        ]
        self.cues = lexicons.entries("stance")
        weak = lexicons.entries("context")
        self.weak = [OWN_TERM, *(entry.id for entry in weak)]

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence that speaks of a topic with a proposition."""
        found = placed(prior, "topic")
        found["topic"] = pd.Index(self.topics).get_indexer(pd.Index(found["value"]))
        found = found[found["topic"] >= 0].sort_values("topic", kind="stable")
        mentions = _Mentions.of(found, reading)
        page = _Page(
            reading=reading,
            topics=self.topics,
            cues=standing(reading, prior, self.cues),
            attributed=_attributed(prior, reading),
        )
        firm = mentions.any(~found["entry"].isin(self.weak).to_numpy(bool))
        stances = _settled(mentions, _stances(mentions, page, firm=firm))
        variables = [f"stance/{topic}" for topic in self.topics]
        spans = found[list(EVIDENCE)].assign(
            coder=CODER,
            variable=words(variables, mentions.topic[mentions.hit]).array,
            value=words(_STANCES, stances[mentions.hit]).array,
        )
        return Codings(
            _rows(mentions, stances, variables, reading),
            check(spans.reset_index(drop=True), EVIDENCE),
        )


@dataclass(frozen=True, kw_only=True)
class _Mentions:
    """Sentences that speak of a topic, topic by topic.

    Attributes
    ----------
    topic, row, text : arrays, one value a mention
        Numbers of its topic, its sentence and its document.
    found : DataFrame
        The hits that bring the topics up, as `placed` gives them.
    hit : array, one value a hit
        Number of its mention.
    """

    topic: Positions
    row: Positions
    text: Positions
    found: pd.DataFrame
    hit: Positions

    @classmethod
    def of(cls, found: pd.DataFrame, reading: Reading) -> "_Mentions":
        """Take the hits of all topics, with the number of their `topic`."""
        many = max(len(reading.sentences), 1)
        places = found["topic"].to_numpy() * many + rows_of(found, reading)
        places, hit = np.unique(places, return_inverse=True)
        topic, row = np.divmod(places, many)
        text = reading.texts[0][row]
        return cls(topic=topic, row=row, text=text, found=found, hit=hit)

    def any(self, hits: Flags) -> Flags:
        """Tell of each mention whether this holds of one of its hits."""
        held = np.zeros(len(self.row), bool)
        held[self.hit[hits]] = True
        return held

    def have(self, column: str, value: str) -> Flags:
        """Tell of each hit whether it has this value in a column."""
        return (self.found[column] == value).to_numpy(bool)


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What the rules ask of a sentence besides its hits."""

    reading: Reading
    topics: Sequence[str]
    cues: Mapping[str, Positions]
    attributed: Positions

    def general(self, at: _Mentions, side: str) -> Flags:
        """Tell which sentences have a cue of this side for any topic."""
        return np.isin(at.row, self.cues.get(side, _NOWHERE))

    def topical(self, at: _Mentions, side: str) -> Flags:
        """Tell which sentences have a cue of this side for the topic itself."""
        many = len(self.topics)
        places = [
            self.cues.get(on(side, topic), _NOWHERE) * many + number
            for number, topic in enumerate(self.topics)
        ]
        return np.isin(at.row * many + at.topic, np.concatenate([_NOWHERE, *places]))

    def cued(self, at: _Mentions, side: str) -> Flags:
        """Tell which sentences have a cue of this side, for any topic or for it."""
        return self.general(at, side) | self.topical(at, side)


def _attributed(prior: Codings, reading: Reading) -> Positions:
    voice = prior.of("voice")
    return rows_of(voice[voice["value"] == "attributed"], reading)


def _stances(at: _Mentions, page: _Page, *, firm: Flags) -> Positions:
    """Return the stances by rules 1 to 13, or that a mention is a bare one."""
    claim = page.cued(at, "claim")
    affirmed = claim & page.cued(at, "affirm")
    attributed = np.isin(at.row, page.attributed)
    reported = attributed | ~at.any(~at.have("voice", "attributed"))
    distanced = at.any(at.have("mark", "distanced"))
    denied = distanced | _rebutted(at, page) | page.general(at, "reject")
    asks = _asks(at, page.reading) & ~attributed
    rules = [
        (claim & denied, _REJECT),
        (claim & at.any(at.have("engagement", "endorsed")), _ENDORSE),
        (page.topical(at, "reject"), _REJECT),
        (claim & page.general(at, BACKS), _ENDORSE),
        (claim & page.general(at, WEIGHS), _UNCLEAR),
        (asks & affirmed, _ENDORSE),
        (asks, _UNCLEAR),
        (page.cued(at, "held"), _REPORT),
        (affirmed, _ENDORSE),
        (claim & reported, _REPORT),
        (_in_quotes(at, page.reading), _REPORT),
        (page.cued(at, "restates"), _AGAIN),
        (firm & page.topical(at, "assert"), _ENDORSE),
        (reported, _REPORT),
        (claim, _BARE),
    ]
    holds, stances = zip(*rules, strict=True)
    return np.select(holds, stances, _UNCLEAR)


def _asks(at: _Mentions, reading: Reading) -> Flags:
    """Tell which sentences end in a question mark."""
    rows, which = np.unique(at.row, return_inverse=True)
    units = reading.sentences.iloc[rows]
    spans = (units[name].tolist() for name in ("document", "start", "end"))
    views = reading.view_of
    texts = (views[id].source[low:high] for id, low, high in zip(*spans, strict=True))
    asks = [text.rstrip(_CLOSING).endswith(("?", "？")) for text in texts]
    return np.array(asks, bool)[which]


def _rebutted(at: _Mentions, page: _Page) -> Flags:
    """Tell which sentences have a successor that looks back at them to rebut them."""
    table = page.reading.sentences
    counted = np.flatnonzero(table["counted"].to_numpy(bool))
    text = page.reading.texts[0][counted]
    back = np.isin(counted, page.cues.get("looks back", _NOWHERE))
    back[1:] &= text[1:] == text[:-1]
    return np.isin(at.row, counted[:-1][back[1:]])


def _in_quotes(at: _Mentions, reading: Reading) -> Flags:
    """Tell where a hit stands in quotation marks, and every other at least in part."""
    marks = reading.quoted
    some = np.flatnonzero(np.isin(at.row[at.hit], list(marks)))
    columns = (at.found[name].to_numpy()[some].tolist() for name in ("start", "end"))
    hits: dict[int, list[tuple[int, int]]] = {}
    for mention, start, end in zip(at.hit[some].tolist(), *columns, strict=True):
        hits.setdefault(mention, []).append((start, end))
    inside = np.zeros(len(at.row), bool)
    for mention, spans in hits.items():
        inside[mention] = any(
            any(low <= start and end <= high for start, end in spans)
            and all(start < high and low < end for start, end in spans)
            for low, high in marks[int(at.row[mention])]
        )
    return inside


def _settled(at: _Mentions, stances: Positions) -> Positions:
    """Give bare mentions what the document's cued own sentences agree on."""
    said = stances.copy()
    places = list(zip(*(c.tolist() for c in (at.topic, at.text, at.row)), strict=True))
    for again in np.flatnonzero(said == _AGAIN).tolist():
        topic, text, row = places[again]
        follows = again > 0 and places[again - 1] == (topic, text, row - 1)
        said[again] = said[again - 1] if follows else _BARE
    text = at.topic * (at.text.max(initial=0) + 1) + at.text
    agreed = np.isin(text, text[said == _ENDORSE])
    agreed &= ~np.isin(text, text[said == _REJECT])
    return np.where(said == _BARE, np.where(agreed, _ENDORSE, _UNCLEAR), said)


def _rows(
    at: _Mentions, stances: Positions, variables: Sequence[str], reading: Reading
) -> pd.DataFrame:
    """Return the codings: topic by topic, first of sentences, then of documents."""
    known = at.text.max(initial=0) + 1
    _, first, which = np.unique(
        at.topic * known + at.text, return_index=True, return_inverse=True
    )
    endorse, reject, report = (
        np.bincount(which[stances == s], minlength=len(first))
        for s in (_ENDORSE, _REJECT, _REPORT)
    )
    overall = _overall(endorse, reject, report)
    topic = np.concatenate([at.topic, at.topic[first]])
    given = Values(
        np.concatenate([at.row, at.row[first]]),
        np.concatenate([stances, overall]),
        np.zeros(len(topic), np.int64),
    )
    table = codings(given, words(variables, topic), _STANCES, reading)
    table.loc[len(at.row) :, "sentence"] = DOCUMENT
    return table.iloc[np.argsort(topic, kind="stable")].reset_index(drop=True)


def _overall(endorse: Positions, reject: Positions, report: Positions) -> Positions:
    """Return the side a document takes more often; without one, whether it reports."""
    return np.select(
        [endorse > reject, reject > endorse, (report > 0) & (endorse == 0)],
        [_ENDORSE, _REJECT, _REPORT],
        _UNCLEAR,
    )
