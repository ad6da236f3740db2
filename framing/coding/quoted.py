"""What single sentences put in quotation marks."""

import re

from framing.text.index import Positions
from framing.text.quotes import quotes
from framing.text.reading import Reading

_MAY_OPEN = re.compile(
    r"[\"“”„‟＂«»「」『』'‘’‚`](?:(?<=[“„«「『`])|(?<![^\W_].)(?!\s))"
)
"""Where a quotation may begin: at a mark that ends no word and stands before one."""


def may_quote(text: str, *, times: int = 1) -> bool:
    """Tell, at little cost, whether a text may hold so many quotations."""
    if times == 1:
        return _MAY_OPEN.search(text) is not None
    return len(_MAY_OPEN.findall(text)) >= times


def quoted(reading: Reading, rows: Positions) -> dict[int, list[tuple[int, int]]]:
    """Return what sentences put in quotation marks, as offsets without the marks.

    Sentence by sentence, that is: a quotation that runs on over several is not seen.
    Rows without any are left out.
    """
    table, views = reading.sentences, reading.view_of
    documents = table["document"].array.take(rows).to_numpy()
    starts, ends = (table[name].to_numpy()[rows].tolist() for name in ("start", "end"))
    found = {}
    for row, document, start, end in zip(
        rows.tolist(), documents, starts, ends, strict=True
    ):
        text = views[document].source[start:end]
        if may_quote(text) and (spans := quotes(text)):
            found[row] = [(span.low + start, span.high + start) for span in spans]
    return found
