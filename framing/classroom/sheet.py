"""The coding sheet and its key as tables, for paper, spreadsheets and `framing`."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from framing.classroom.cards import KitCard, blind_text
from framing.classroom.codebook import Variable
from framing.classroom.guide import LEXICON
from framing.classroom.marking import machine
from framing.report.inert import inert

Row = Sequence[object]
PLACE = ("document", "sentence", "start", "end", "text_sha256", "sample")
"""What finds a sentence again; no card was drawn at random, so `sample` is empty."""


def coding_sheet(
    cards: Sequence[KitCard], variables: Sequence[Variable], *, notice: str
) -> list[Row]:
    """Return the sheet to fill in: a row a card, with the sentence that is coded.

    Its columns are those of `framing sheet`, which reads it when it is filled and the
    columns of the key that find each sentence again stand beside it.
    """
    asked = [column(v) for v in variables]
    empty = ["" for _ in (*asked, "guess", "words", "sure", "note")]
    head = ["card", "text", "guess", "words", *asked, "sure", "note"]
    rows: list[Row] = [
        [card.letter, blind_text(card.card.asked, card.card), *empty] for card in cards
    ]
    return _noticed([head, *rows], notice)


def column(variable: Variable) -> str:
    """Return the name of the column that a variable fills."""
    return "frames" if variable.id == "frame" else variable.id


def values_sheet(variables: Iterable[Variable], *, notice: str) -> list[Row]:
    """Return what may be written into the sheet, and what it means."""
    rows: list[Row] = [["column", "value", "label", "definition", "boundary"]]
    for v in variables:
        rows += [[column(v), c.id, c.label, c.definition, c.boundary] for c in v.codes]
    return _noticed(rows, notice)


def key_sheet(
    cards: Iterable[KitCard], variables: Sequence[Variable], *, notice: str
) -> list[Row]:
    """Return where each card comes from, and what the tool's lexicon coded."""
    names = [f"{LEXICON}: {v.label.lower()}" for v in variables]
    rows: list[Row] = [["card", *PLACE, "origin", "exception", "source", *names]]
    for card in cards:
        one, line = card.card, card.card.sentence
        given = machine(one).get(LEXICON, {})
        coded = [given[v.id].value if v.id in given else "" for v in variables]
        place = (one.document, line.sentence, line.start, line.end, one.sha256, "")
        said = (one.origin, card.exception, one.source)
        rows.append([card.letter, *place, *said, *coded])
    return _noticed(rows, notice)


def _noticed(rows: Sequence[Row], notice: str) -> list[Row]:
    """Add to every row what the corpus says of itself, where it says something."""
    if not notice:
        return list(rows)
    head, *others = rows
    return [[*head, "notice"], *([*row, notice] for row in others)]


def as_csv(rows: Iterable[Row]) -> str:
    """Return a table as CSV in which no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue()
