"""Terms: a phrase of the grammar, or a coded value written `variable=value`."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from framing.coding.codings import Codings
from framing.coding.lexical import evidence
from framing.coding.voices import placed
from framing.errors import QueryError
from framing.lexicon.matcher import match
from framing.lexicon.model import Entry
from framing.tables import EVIDENCE
from framing.text.reading import Reading

_CODED = re.compile(r"(?P<variable>[a-z]+(?:/[\w-]+)?)=(?P<value>[\w-]+)")


def search(
    reading: Reading,
    codings: Codings,
    *,
    term: str,
    sets: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Find a term in the counted sentences, with the voice of each hit.

    Returns
    -------
    DataFrame
        As `framing.coding.voices.placed`, with the term as `value`.

    Raises
    ------
    QueryError
        The term names a variable that is not coded.
    PhraseError
        The term is a phrase that breaks the grammar.
    """
    coded = _CODED.fullmatch(term)
    if coded is None:
        return _phrase(reading, codings, term, sets or {})
    variable, value = coded["variable"], coded["value"]
    if not (codings.rows["variable"] == variable).any():
        known = ", ".join(dict.fromkeys(codings.evidence["variable"]))
        raise QueryError(f"{term}: nothing is coded as {variable!r}; there are {known}")
    hits = placed(codings, variable)
    return hits[hits["value"] == value].assign(value=term).reset_index(drop=True)


def _phrase(
    reading: Reading, codings: Codings, term: str, sets: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    entry = Entry(term, "term", term, "", "", sets=sets)
    hits = match(reading.index, [entry])
    hits = hits[reading.sentences["counted"].to_numpy()[hits["sentence"].to_numpy()]]
    found = evidence(hits, "term", hits["entry"], reading)
    others = codings.evidence[
        codings.evidence["variable"].isin(["voice", "engagement"])
    ]
    both = pd.concat([others, found], ignore_index=True)[list(EVIDENCE)]
    return placed(Codings(codings.rows.iloc[:0], both), "term")
