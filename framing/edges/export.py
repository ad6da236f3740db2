"""Sentences with their codings, as they leave the tool."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from framing.edges.analysis import Analysis
from framing.text.reading import as_read


def sentences(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one object a sentence, every part included, in document order."""
    reading, codings = analysis.reading, analysis.codings
    values: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = codings.rows[codings.rows["value"] != "none"].sort_values("rank", kind="stable")
    keys = zip(rows["document"], rows["sentence"], strict=True)
    for key, variable, value in zip(keys, rows["variable"], rows["value"], strict=True):
        values[key][variable].append(value)
    views = dict(zip(reading.documents["document"], reading.views, strict=True))
    for row in reading.sentences.itertuples():
        coded = values.get((row.document, row.sentence), {})
        yield {
            "document": row.document,
            "sentence": row.sentence,
            "start": row.start,
            "end": row.end,
            "text": as_read(views[row.document], row.start, row.end),
            "part": row.part,
            "voice": (coded.get("voice") or [None])[0],
            "source": (coded.get("source") or [None])[0],
            "engagement": (coded.get("engagement") or ["none"])[0] if row.counted else None,
            "topics": coded.get("topic", []),
            "frames": coded.get("frame", []),
            "stance": _under(coded, "stance/", first=True),
            "names": _under(coded, "name/", first=False),
        }


def _under(coded: dict[str, list[str]], prefix: str, *, first: bool) -> dict[str, Any]:
    return {
        variable.removeprefix(prefix): found[0] if first else found
        for variable, found in coded.items()
        if variable.startswith(prefix)
    }
