"""The measurements as CSV, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from io import StringIO

from framing.contrast.measurement import Measurement
from framing.report.inert import inert
from framing.report.summary import Summary

HEAD = [
    *(f.name for f in fields(Measurement) if f.name not in {"evidence", "marks"}),
    "hits_own",
    "hits_attributed",
    "hits_distanced",
    "evidence",
]


def tables(summary: Summary) -> dict[str, str]:
    """Return one CSV text per variable; all referents' names stand in one.

    Text that a spreadsheet would take for a formula is made inert with an apostrophe;
    numbers are left as they are. Lines end as RFC 4180 has it, and with them the writer
    puts a cell that holds a line break into quotes.
    """
    groups: dict[str, list[Measurement]] = {}
    for m in summary.measurements:
        groups.setdefault(m.variable.split("/")[0], []).append(m)
    return {name: table(group) for name, group in groups.items()}


def table(measurements: Iterable[Measurement]) -> str:
    """Return measurements as one CSV text, a row each."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([inert(cell) for cell in _row(m)] for m in measurements)
    return text.getvalue()


def _row(m: Measurement) -> list[object]:
    record = asdict(m)
    spans = "; ".join(f"{id}:{start}-{end}" for id, start, end in m.evidence)
    own, attributed, distanced = m.marks
    extra = {
        "hits_own": own,
        "hits_attributed": attributed,
        "hits_distanced": distanced,
        "evidence": spans,
    }
    return [(record | extra)[name] for name in HEAD]
