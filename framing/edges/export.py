"""Sentences with their codings, as they leave the tool."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from framing.coding.anchoring import anchored
from framing.edges.analysis import Analysis
from framing.records import Sentence

Values = Mapping[str, Sequence[str]]
"""The values of each variable, the strongest first."""


def sentences(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one object a sentence, every part included, in document order."""
    values: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(dict)
    rows = analysis.codings.rows
    rows = rows[rows["value"] != "none"].sort_values("rank", kind="stable")
    names = ("document", "sentence", "variable", "value")
    columns = (rows[name].tolist() for name in names)
    for document, sentence, variable, value in zip(*columns, strict=True):
        values[document, sentence].setdefault(variable, []).append(value)
    for unit in analysis.reading.units:
        coded = values.get((unit.document, unit.sentence), {})
        yield _object(unit, coded, text=analysis.reading.text(unit))


def codings(analysis: Analysis) -> pd.DataFrame:
    """Return the codings as they leave the tool: with their anchors."""
    return anchored(analysis.codings.rows, analysis.reading)


def _object(unit: Sentence, coded: Values, *, text: str) -> dict[str, Any]:
    return {
        "document": unit.document,
        "sentence": unit.sentence,
        "start": unit.start,
        "end": unit.end,
        "text": text,
        "part": unit.part,
        "voice": _first(coded, "voice"),
        "source": _first(coded, "source"),
        "engagement": _first(coded, "engagement") or ("none" if unit.counted else None),
        "topics": list(coded.get("topic", [])),
        "frames": list(coded.get("frame", [])),
        "stance": {topic: values[0] for topic, values in _under(coded, "stance/")},
        "names": {
            referent: list(values) for referent, values in _under(coded, "name/")
        },
    }


def _first(coded: Values, variable: str) -> str | None:
    return next(iter(coded.get(variable, [])), None)


def _under(coded: Values, prefix: str) -> Iterator[tuple[str, Sequence[str]]]:
    for variable, found in coded.items():
        if variable.startswith(prefix):
            yield variable.removeprefix(prefix), found
