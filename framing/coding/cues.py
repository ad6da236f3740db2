"""Cues of stance: which words of the stance lexicons an author stands by.

A cue in reported words or in quotation marks is its speaker's, unless the author backs
them ("has a point"); held at arm's length it tells for the other side; under a
negation it says nothing that counts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.coding.lexical import evidence
from framing.coding.quotes import quotes
from framing.coding.voices import placed
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import EVIDENCE
from framing.text.reading import Reading

NEGATES, PLAIN = "negates", "negates nothing"
BACKS, WEIGHS = "backs", "weighs"
REACH = 3  # words between a negation and what it negates
_REBUTS = ("reject", "looks back")
_SIDES = (*_REBUTS, "affirm", "assert", BACKS, WEIGHS)
_ON = " on "
_ASSERT = f"assert{_ON}"
_CUT = len(_ASSERT)
_WORD = re.compile(r"[\w']+")

Key = tuple[str, int]


def on(side: str, topic: str) -> str:
    """Return the category of the cues of one side of one topic's proposition."""
    return f"{side}{_ON}{topic}"


def apart(entries: Sequence[Entry]) -> list[Entry]:
    """Part the topics' cues, so that a long one of one topic hides none of another.

    Categories with a slash compete for words, as the names of one referent do.
    """
    return [
        replace(entry, category=entry.category.replace("/", _ON)) for entry in entries
    ]


def standing(
    reading: Reading, prior: Codings, entries: Sequence[Entry]
) -> Mapping[Key, frozenset[str]]:
    """Return the categories of the cues that stand, by document and sentence.

    An asserting cue held at arm's length rejects; a rejecting one only falls if it is
    somebody else's, as many are dismissive by themselves ("the so-called threat"). In
    "the notion that the two are one is a fallacy", which names no speaker, the rebuttal
    is the author's.
    """
    found = match(reading.index, entries)
    cues = found[~found["category"].isin((NEGATES, PLAIN))].reset_index(drop=True)
    at = _marked(cues, prior, reading)
    asserts = cues["category"].str.startswith(_ASSERT)
    turned = asserts & (at["mark"] == "distanced")
    backed = turned | (at["engagement"] == "endorsed") | _backed(cues)
    spoken = ~cues["category"].isin(_REBUTS) | _sourced(cues, prior, reading)
    fallen = (at["voice"] == "attributed") & ~backed & spoken
    negative = cues["entry"].isin(_negative(entries)).to_numpy(bool)
    fallen |= _negated(cues, _negations(found), negative=negative)
    fallen |= _quoted(cues, reading) & (at["mark"] != "distanced")
    kept = cues[~(cues["category"].str.startswith(_SIDES) & fallen)]
    category = kept["category"].mask(
        turned, f"reject{_ON}" + kept["category"].str[_CUT:]
    )
    units = reading.sentences.iloc[kept["sentence"].to_numpy()]
    of: dict[Key, set[str]] = {}
    rows = zip(units["document"], units["sentence"], category, strict=True)
    for document, sentence, side in rows:
        of.setdefault((document, sentence), set()).add(side)
    return {key: frozenset(sides) for key, sides in of.items()}


def _backed(cues: pd.DataFrame) -> "pd.Series[bool]":
    """Tell of each cue whether its sentence says that somebody is right."""
    backing = cues.loc[cues["category"] == BACKS, "sentence"]
    return cues["sentence"].isin(backing)


def _sourced(cues: pd.DataFrame, prior: Codings, reading: Reading) -> "pd.Series[bool]":
    """Tell of each cue whether its sentence names somebody who speaks."""
    source = prior.of("source")
    named = source[~source["value"].isin(["none", ""])]
    speakers = set(zip(named["document"], named["sentence"], strict=True))
    units = reading.sentences.iloc[cues["sentence"].to_numpy()]
    keys = zip(units["document"], units["sentence"], strict=True)
    return pd.Series([key in speakers for key in keys], cues.index, dtype=bool)


def _marked(cues: pd.DataFrame, prior: Codings, reading: Reading) -> pd.DataFrame:
    """Return the cues with voice, engagement and mark, as their last word has them.

    A cue may begin with the "that" by which a report is brought in.
    """
    starts = reading.index.starts[cues["last"].to_numpy()]
    found = evidence(cues.assign(start=starts), "cue", cues["entry"], reading)
    coded = prior.evidence["variable"].isin(["voice", "engagement"])
    both = pd.concat([prior.evidence[coded], found], ignore_index=True)[list(EVIDENCE)]
    return placed(Codings(prior.rows.iloc[:0], both), "cue")


def _quoted(cues: pd.DataFrame, reading: Reading) -> NDArray[np.bool_]:
    """Tell of each cue whether it stands in quotation marks."""
    rows = zip(cues["sentence"], cues["start"], cues["end"], strict=True)
    spans = {row: quoted(reading, row) for row in cues["sentence"].unique()}
    return np.array(
        [
            any(low <= start and end <= high for low, high in spans[row])
            for row, start, end in rows
        ],
        bool,
    )


def quoted(reading: Reading, row: int) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks of a sentence, without the marks."""
    unit = reading.units[row]
    source = reading.view_of[unit.document].source[unit.start : unit.end]
    return [
        (quote.low + unit.start, quote.high + unit.start) for quote in quotes(source)
    ]


def _negations(found: pd.DataFrame) -> pd.DataFrame:
    """Return the negations but for those that are part of a "not only"."""
    plain = found[found["category"] == PLAIN]
    return found[(found["category"] == NEGATES) & ~found["first"].isin(plain["first"])]


def _negative(entries: Sequence[Entry]) -> list[str]:
    """Return the ids of the cues that hold a negation by their own wording."""
    negates = "|".join(e.phrase.strip("()") for e in entries if e.category == NEGATES)
    negations = {word for word in negates.split("|") if " " not in word}
    return [e.id for e in entries if negations & set(_WORD.findall(e.phrase))]


def _negated(
    cues: pd.DataFrame, negations: pd.DataFrame, *, negative: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell of each cue whether a negation stands shortly before it, or in its gaps."""
    order = negations["last"].argsort()
    last = negations["last"].to_numpy()[order]
    sentence = negations["sentence"].to_numpy()[order]
    end = np.where(negative, cues["first"], cues["last"])
    at = np.searchsorted(last, end) - 1
    near = at >= 0
    gap = cues["first"].to_numpy()[near] - last[at[near]] - 1
    same = cues["sentence"].to_numpy()[near] == sentence[at[near]]
    near[near] = (gap <= REACH) & same
    return near
