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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from framing.coding.codings import Codings
from framing.coding.cues import BACKS, WEIGHS, Key, apart, on, quoted, standing
from framing.coding.lexical import codings, evidence
from framing.coding.own_terms import OWN_TERM
from framing.coding.voices import Hit, hits, placed
from framing.lexicon.model import Lexicons
from framing.records import Sentence
from framing.tables import CODINGS, EVIDENCE, check, empty
from framing.text.reading import Reading

DOCUMENT = 0
_BARE, _AGAIN = "bare", "again"
_CLOSING = "\"'”’»」』) \n"


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
        self.cues = apart(lexicons.entries("stance"))
        weak = lexicons.entries("context")
        self.weak = frozenset([OWN_TERM, *(entry.id for entry in weak)])

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence that speaks of a topic with a proposition."""
        found = placed(prior, "topic")
        found["weak"] = found["entry"].isin(self.weak)
        page = _page(reading, prior, standing(reading, prior, self.cues))
        parts = [
            _of_topic(found[found["value"] == topic], topic, page)
            for topic in self.topics
        ]
        rows = [rows for rows, _ in parts if len(rows)]
        spans = [spans for _, spans in parts if len(spans)]
        return Codings(
            check(pd.concat(rows, ignore_index=True), CODINGS)
            if rows
            else empty(CODINGS),
            check(pd.concat(spans, ignore_index=True), EVIDENCE)
            if spans
            else empty(EVIDENCE),
        )


@dataclass(frozen=True)
class _Page:
    """What the rules ask of a sentence besides its hits."""

    reading: Reading
    rows: Mapping[Key, int]
    cues: Mapping[Key, frozenset[str]]
    voices: Mapping[Key, str]
    questions: frozenset[Key]
    rebutted: frozenset[Key]

    def cued(self, key: Key, side: str, topic: str) -> bool:
        """Whether the sentence has a cue of this side, for any topic or for this."""
        return not self.cues.get(key, frozenset()).isdisjoint((side, on(side, topic)))

    def topical(self, key: Key, side: str, topic: str) -> bool:
        """Whether the sentence has a cue of this side for this topic."""
        return on(side, topic) in self.cues.get(key, frozenset())


def _page(
    reading: Reading, prior: Codings, cues: Mapping[Key, frozenset[str]]
) -> _Page:
    counted = [unit for unit in reading.units if unit.counted]
    voice = prior.of("voice")
    keys = zip(voice["document"], voice["sentence"], strict=True)
    return _Page(
        reading=reading,
        rows={(u.document, u.sentence): row for row, u in enumerate(reading.units)},
        cues=cues,
        voices=dict(zip(keys, voice["value"], strict=True)),
        questions=frozenset(
            (unit.document, unit.sentence) for unit in counted if _asks(reading, unit)
        ),
        rebutted=frozenset(_rebutted(counted, cues)),
    )


def _asks(reading: Reading, unit: Sentence) -> bool:
    text = reading.view_of[unit.document].source[unit.start : unit.end]
    return text.rstrip(_CLOSING).endswith(("?", "？"))


def _rebutted(
    units: Sequence[Sentence], cues: Mapping[Key, frozenset[str]]
) -> Iterator[Key]:
    """Yield the sentences whose successor looks back at them to rebut them."""
    for unit, following in pairwise(units):
        of = cues.get((following.document, following.sentence), ())
        if "looks back" in of and unit.document == following.document:
            yield unit.document, unit.sentence


def _of_topic(
    found: pd.DataFrame, topic: str, page: _Page
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return codings and evidence of the stance on one topic's proposition."""
    groups: dict[Key, list[Hit]] = {}
    for hit in hits(found):
        groups.setdefault((hit.document, hit.sentence), []).append(hit)
    firm = found[~found["weak"]]
    firm_keys = frozenset(zip(firm["document"], firm["sentence"], strict=True))
    sides = {
        key: _side(key, group, page=page, topic=topic, firm=key in firm_keys)
        for key, group in groups.items()
    }
    values = _settled(sides)
    variable = f"stance/{topic}"
    units = pd.DataFrame(
        {
            "sentence": [page.rows[key] for key in values],
            "value": list(values.values()),
            "rank": 0,
        }
    )
    keys = zip(found["document"], found["sentence"], strict=True)
    spans = found.assign(sentence=[page.rows[key] for key in keys])
    keys = zip(found["document"], found["sentence"], strict=True)
    stances = pd.Series([values[key] for key in keys], found.index, dtype="str")
    return (
        pd.concat(
            [codings(units, variable, page.reading), _documents(values, variable)]
        ),
        evidence(spans, variable, stances, page.reading),
    )


def _side(
    key: Key, group: Sequence[Hit], *, page: _Page, topic: str, firm: bool
) -> str:
    """Return the stance of a sentence by rules 1 to 13, or that it is a bare one."""
    claim = page.cued(key, "claim", topic)
    settled = _of_claim(key, group, page) if claim else ""
    if settled or page.topical(key, "reject", topic):
        return settled or "reject"
    if claim and (opened := _opened(key, page)):
        return opened
    attributed = page.voices.get(key) == "attributed"
    if key in page.questions and not attributed:
        return "endorse" if claim and page.cued(key, "affirm", topic) else "unclear"
    reported = attributed or all(hit.voice == "attributed" for hit in group)
    if page.cued(key, "held", topic):
        return "report"
    if claim and page.cued(key, "affirm", topic):
        return "endorse"
    if claim and reported:
        return "report"
    if _in_quotes(group, quoted(page.reading, page.rows[key])):
        return "report"
    if page.cued(key, "restates", topic):
        return _AGAIN
    if firm and page.topical(key, "assert", topic):
        return "endorse"
    if reported:
        return "report"
    return _BARE if claim else "unclear"


def _of_claim(key: Key, group: Sequence[Hit], page: _Page) -> str:
    """Return the stance on what the sentence itself puts as a claim, if it is plain."""
    distanced = any(hit.mark == "distanced" for hit in group)
    if distanced or key in page.rebutted or page.cued(key, "reject", ""):
        return "reject"
    return "endorse" if any(hit.engagement == "endorsed" for hit in group) else ""


def _opened(key: Key, page: _Page) -> str:
    """Return the stance on a claim that is backed, or left open, by set words."""
    if page.cued(key, BACKS, ""):
        return "endorse"
    return "unclear" if page.cued(key, WEIGHS, "") else ""


def _in_quotes(group: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit stands in quotation marks, and every other at least in part."""
    return any(
        any(low <= hit.start and hit.end <= high for hit in group)
        and all(hit.start < high and low < hit.end for hit in group)
        for low, high in spans
    )


def _settled(sides: Mapping[Key, str]) -> dict[Key, str]:
    """Give bare mentions what the document's cued own sentences agree on."""
    said = dict(sides)
    for (document, sentence), side in sorted(sides.items()):
        if side == _AGAIN:
            said[document, sentence] = said.get((document, sentence - 1), _BARE)
    own: dict[str, set[str]] = {}
    for (document, _), side in said.items():
        own.setdefault(document, set()).update({side} & {"endorse", "reject"})
    return {
        key: side
        if side != _BARE
        else ("endorse" if own[key[0]] == {"endorse"} else "unclear")
        for key, side in said.items()
    }


def _documents(values: Mapping[Key, str], variable: str) -> pd.DataFrame:
    of: dict[str, list[str]] = {}
    for (document, _), value in values.items():
        of.setdefault(document, []).append(value)
    rows = [
        {
            "document": document,
            "sentence": DOCUMENT,
            "coder": "lexicon",
            "variable": variable,
            "value": _overall(taken),
            "rank": 0,
            "confidence": float("nan"),
        }
        for document, taken in of.items()
    ]
    return check(pd.DataFrame(rows), CODINGS) if rows else empty(CODINGS)


def _overall(values: Sequence[str]) -> str:
    """Return the side a document takes more often; without one, whether it reports."""
    endorse, reject = values.count("endorse"), values.count("reject")
    if endorse != reject:
        return "endorse" if endorse > reject else "reject"
    return "report" if "report" in values and not endorse else "unclear"
