"""Cues of stance: which words of the stance lexicons an author stands by.

A cue in reported words is its speaker's, unless the author takes sides with them or
against them; a cue under a negation says the reverse, and so nothing that counts.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coding.codings import Codings
from framing.coding.lexical import evidence
from framing.coding.voices import placed
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import EVIDENCE
from framing.text.reading import Reading

NEGATES, PLAIN = "negates", "negates nothing"
REACH = 3  # words between a negation and what it negates
_SIDES = ("reject", "affirm", "assert")

Key = tuple[str, int]


def standing(
    reading: Reading, prior: Codings, entries: Sequence[Entry]
) -> Mapping[Key, frozenset[str]]:
    """Return the categories of the cues that stand, by document and sentence."""
    found = match(reading.index, entries)
    cues = found[~found["category"].isin((NEGATES, PLAIN))].reset_index(drop=True)
    taken = cues["category"].str.startswith(_SIDES).to_numpy(bool)
    fallen = taken & (
        _negated(cues, _negations(found)) | _reported(cues, prior, reading)
    )
    kept = cues[~fallen]
    units = reading.sentences.iloc[kept["sentence"].to_numpy()]
    of: dict[Key, set[str]] = {}
    rows = zip(units["document"], units["sentence"], kept["category"], strict=True)
    for document, sentence, category in rows:
        of.setdefault((document, sentence), set()).add(category)
    return {key: frozenset(categories) for key, categories in of.items()}


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


def _reported(
    cues: pd.DataFrame, prior: Codings, reading: Reading
) -> NDArray[np.bool_]:
    """Tell of each cue whether it lies in reported words that are left uncommented."""
    found = evidence(cues, "cue", cues["entry"], reading)
    coded = prior.evidence["variable"].isin(["voice", "engagement"])
    both = pd.concat([prior.evidence[coded], found], ignore_index=True)[list(EVIDENCE)]
    at = placed(Codings(prior.rows.iloc[:0], both), "cue")
    reported = (at["voice"] == "attributed") & (at["engagement"] == "none")
    return reported.to_numpy(bool)
