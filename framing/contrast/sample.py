"""Drawing sentences at random, origin by origin, for people to code."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.coding.codings import Codings
from framing.contrast.passages import passages
from framing.records import Sentence
from framing.text.reading import Reading

ALL = "all"
"""What a sample is drawn from where no topic is named."""


def topic_passages(reading: Reading, codings: Codings, topic: str) -> list[list[int]]:
    """Return the passages of a topic as runs of sentence rows."""
    coded = codings.of("topic")
    own = coded[coded["value"] == topic]
    rows = {(u.document, u.sentence): i for i, u in enumerate(reading.units)}
    places = zip(own["document"], own["sentence"], strict=True)
    return passages(reading, sorted({rows[place] for place in places}))


def draw_sample(
    reading: Reading, codings: Codings, *, topic: str = "", n: int = 50, seed: int = 1
) -> pd.DataFrame:
    """Draw sentences of every origin at random, without putting any back.

    Every counted sentence of an origin (of the topic's passages, where a topic is
    named) is as likely to be drawn as any other. The sentences of all origins are
    shuffled, so that a coder cannot tell from the order whose they are.

    Parameters
    ----------
    n
        Sentences an origin; fewer where it has no more.

    Returns
    -------
    DataFrame
        `document`, `sentence`, `start`, `end`, `text_sha256`, `sample`, `before`,
        `text`, `after`; `before` and `after` are the counted sentences around it.
    """
    counted = reading.sentences["counted"].to_numpy(bool)
    pool = np.flatnonzero(counted).tolist()
    if topic:
        pool = [row for run in topic_passages(reading, codings, topic) for row in run]
    rng = np.random.default_rng(seed)
    of = dict(
        zip(reading.documents["document"], reading.documents["origin"], strict=True)
    )
    drawn: list[int] = []
    for origin in reading.corpus.origins:
        own = [row for row in pool if of[reading.units[row].document] == origin.id]
        drawn += (
            rng.choice(own, min(n, len(own)), replace=False).tolist() if own else []
        )
    order = rng.permutation(drawn).tolist()
    return _sheet(reading, order, sample=topic or ALL)


def _sheet(reading: Reading, rows: Sequence[int], *, sample: str) -> pd.DataFrame:
    hashes = {document.id: document.sha256 for document in reading.corpus.documents}
    units = [reading.units[row] for row in rows]
    return pd.DataFrame(
        {
            "document": [unit.document for unit in units],
            "sentence": [unit.sentence for unit in units],
            "start": [unit.start for unit in units],
            "end": [unit.end for unit in units],
            "text_sha256": [hashes[unit.document] for unit in units],
            "sample": sample,
            "before": [_beside(reading, row, -1) for row in rows],
            "text": [reading.text(unit) for unit in units],
            "after": [_beside(reading, row, 1) for row in rows],
        }
    )


def _beside(reading: Reading, row: int, step: int) -> str:
    """Return the nearest counted sentence of the same document on one side."""
    document = reading.units[row].document
    at = row + step
    while 0 <= at < len(reading.units) and reading.units[at].document == document:
        unit: Sentence = reading.units[at]
        if unit.counted:
            return reading.text(unit)
        at += step
    return ""
