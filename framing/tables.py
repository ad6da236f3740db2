"""The columns, dtypes and meaning of every DataFrame, and one check of them."""

from collections.abc import Mapping

import pandas as pd

Schema = Mapping[str, tuple[str, str]]

DOCUMENTS: Schema = {
    "document": ("str", "id of the document"),
    "origin": ("str", "id of its origin"),
    "publisher": ("str", "who published it; empty where unknown"),
    "date": ("str", "ISO date, perhaps partial, perhaps empty"),
    "genre": ("str", "as the corpus says"),
    "translated": ("str", "no, human, machine or empty"),
    "counted": (
        "bool",
        "whether it is compared: its language has lexicons, it is no duplicate",
    ),
    "duplicate_of": (
        "str",
        "id of the earlier document of the same origin that it repeats",
    ),
    "tokens": ("int64", "tokens of its counted sentences"),
}
SENTENCES: Schema = {
    "document": ("str", "id of the document"),
    "sentence": ("int64", "number in the document, from 1"),
    "start": ("int64", "first character in Document.text"),
    "end": ("int64", "character after its last"),
    "part": ("str", "body, heading, caption, furniture or note"),
    "repeat_of": ("int64", "number of the earlier sentence that it repeats, else 0"),
    "counted": ("bool", "body or heading, no repeat, in a document that counts"),
    "tokens": ("int64", "how many tokens it has"),
}
CODINGS: Schema = {
    "document": ("str", "id of the document"),
    "sentence": ("int64", "number of the sentence; 0 for the whole document"),
    "coder": ("str", "who coded"),
    "variable": ("str", "topic, frame, voice, source, engagement, stance/…, name/…"),
    "value": ("str", "the value; none means looked and found nothing"),
    "rank": (
        "int64",
        "1 for the strongest of several values; 0 where it has no meaning",
    ),
    "confidence": ("float64", "probability the coder gives, NaN where it gives none"),
}
ANCHORS: Schema = {
    "start": ("int64", "first character of the coded unit in Document.text"),
    "end": ("int64", "character after its last"),
    "text_sha256": ("str", "hash of Document.text, UTF-8"),
}
SAMPLED: Schema = {
    "sample": (
        "str",
        "what the unit was drawn from at random: all, or the passages of a topic;"
        " empty where it was not drawn",
    ),
}
EVIDENCE: Schema = {
    "document": ("str", "id of the document"),
    "sentence": ("int64", "number of the sentence"),
    "coder": ("str", "who coded"),
    "variable": ("str", "as in the coding"),
    "value": ("str", "as in the coding"),
    "start": ("int64", "first character in Document.text"),
    "end": ("int64", "character after its last"),
    "surface": ("str", "the text between"),
    "entry": ("str", "the lexicon entry or rule that fired"),
}


def check(table: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Return the table with the schema's columns first and its dtypes.

    Raises
    ------
    KeyError
        A column is missing.
    """
    missing = [column for column in schema if column not in table]
    if missing:
        raise KeyError(", ".join(missing))
    dtypes = table.dtypes
    wrong = {c: dtype for c, (dtype, _) in schema.items() if dtypes[c] != dtype}
    typed = table.astype(wrong) if wrong else table.copy(deep=False)
    columns = [*schema, *(column for column in table if column not in schema)]
    return typed if list(typed) == columns else typed[columns]


def empty(schema: Schema) -> pd.DataFrame:
    """Return a table of this schema without rows."""
    columns = {name: pd.Series(dtype=dtype) for name, (dtype, _) in schema.items()}
    return pd.DataFrame(columns)
