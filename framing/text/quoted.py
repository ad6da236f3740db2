"""What single sentences put in quotation marks."""

import re
from collections.abc import Mapping

import pandas as pd

from framing.text.quotes import quotes
from framing.text.view import View

_MAY_OPEN = re.compile(
    r"[\"“”„‟＂«»「」『』'‘’‚`](?:(?<=[“„«「『`])|(?<![^\W_].)(?!\s))"
)
"""Where a quotation may begin: at a mark that ends no word and stands before one."""


def may_quote(text: str) -> bool:
    """Tell, at little cost, whether a text may hold a quotation."""
    return _MAY_OPEN.search(text) is not None


def quoted(
    sentences: pd.DataFrame, view_of: Mapping[str, View]
) -> dict[int, list[tuple[int, int]]]:
    """Return what counted sentences quote, as offsets without the marks, by row.

    Sentence by sentence, that is: a quotation that runs on over several is not seen.
    Rows without any are left out.
    """
    counted = sentences[sentences["counted"]]
    columns = (counted[name].tolist() for name in ("document", "start", "end"))
    found = {}
    for row, document, start, end in zip(counted.index.tolist(), *columns, strict=True):
        text = view_of[document].source[start:end]
        if may_quote(text) and (spans := quotes(text)):
            found[row] = [(span.low + start, span.high + start) for span in spans]
    return found
