"""Cues of stance: which words of the stance lexicons an author stands by.

A cue in reported words or in quotation marks is its speaker's, unless the author backs
them; held at arm's length it tells for the other side; under a negation it says
nothing that counts.
"""

from collections.abc import Mapping, Sequence

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
REACH = 3  # words between a negation and what it negates
_SIDES = ("reject", "affirm", "assert")
_OTHER = {"reject": "assert", "assert": "reject"}

Key = tuple[str, int]


def standing(
    reading: Reading, prior: Codings, entries: Sequence[Entry]
) -> Mapping[Key, frozenset[str]]:
    """Return the categories of the cues that stand, by document and sentence.

    An asserting cue held at arm's length rejects, and the other way round.
    """
    found = match(reading.index, entries)
    cues = found[~found["category"].isin((NEGATES, PLAIN))].reset_index(drop=True)
    at = _marked(cues, prior, reading)
    held = (at["mark"] == "distanced").to_numpy(bool)
    reported = (at["voice"] == "attributed") & (at["engagement"] == "none")
    taken = cues["category"].str.startswith(_SIDES).to_numpy(bool)
    fallen = _negated(cues, _negations(found)) | reported.to_numpy(bool)
    fallen |= _quoted(cues, reading) & ~held
    kept = cues.assign(
        category=cues["category"].mask(held, cues["category"].map(_turned))
    )[~(taken & fallen)]
    units = reading.sentences.iloc[kept["sentence"].to_numpy()]
    of: dict[Key, set[str]] = {}
    rows = zip(units["document"], units["sentence"], kept["category"], strict=True)
    for document, sentence, category in rows:
        of.setdefault((document, sentence), set()).add(category)
    return {key: frozenset(categories) for key, categories in of.items()}


def _turned(category: str) -> str:
    """Return the other side's category of one topic; what has no topic stays."""
    side, slash, topic = category.partition("/")
    return f"{_OTHER.get(side, side)}/{topic}" if slash else category


def _marked(cues: pd.DataFrame, prior: Codings, reading: Reading) -> pd.DataFrame:
    """Return the cues with voice, engagement and mark."""
    found = evidence(cues, "cue", cues["entry"], reading)
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


def _negated(cues: pd.DataFrame, negations: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell of each cue whether a negation stands shortly before it."""
    last = np.sort(negations["last"].to_numpy())
    sentence = negations["sentence"].to_numpy()[np.argsort(negations["last"])]
    before = np.searchsorted(last, cues["first"].to_numpy()) - 1
    near = np.zeros(len(cues), bool)
    some = before >= 0
    at = before[some]
    gap = cues["first"].to_numpy()[some] - last[at] - 1
    near[some] = (gap <= REACH) & (cues["sentence"].to_numpy()[some] == sentence[at])
    return near
