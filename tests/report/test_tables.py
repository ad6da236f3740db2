"""Measurements as CSV."""

import csv
from dataclasses import fields, replace
from io import StringIO

import pytest

from framing.contrast.measurement import Measurement
from framing.report.inert import inert
from framing.report.summary import Summary
from framing.report.tables import tables


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_every_measurement_stands_in_one_table(summary: Summary) -> None:
    """The tables hold all measurements, each once."""
    found = [row["id"] for text in tables(summary).values() for row in rows(text)]
    assert sorted(found) == sorted(m.id for m in summary.measurements)


def test_all_fields_are_columns(summary: Summary) -> None:
    """No field of a measurement is left out; the three voices have a column each."""
    head = set(rows(tables(summary)["frame"])[0])
    assert {f.name for f in fields(Measurement)} - {"marks"} <= head
    assert {"hits_own", "hits_attributed", "hits_distanced"} <= head


def test_numbers_are_untouched(summary: Summary) -> None:
    """A negative number stays a number."""
    found = {r["id"]: r for r in rows(tables(summary)["frame"])}
    negative = [m for m in summary.measurements if m.variable == "frame" and m.against]
    negative = [m for m in negative if (m.estimate or 0) < 0]
    assert negative
    for m in negative:
        assert float(found[m.id]["estimate"]) == m.estimate


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_is_inert(start: str, summary: Summary) -> None:
    """A spreadsheet runs nothing that comes from a corpus."""
    hostile = replace(summary.measurements[0], value=f"{start}cmd|' /C calc'!A0")
    table = tables(replace(summary, measurements=(hostile,)))["topic"]
    assert rows(table)[0]["value"] == f"'{hostile.value}"


def test_plain_text_and_numbers_pass_through() -> None:
    """Only risky text is changed."""
    assert inert("cost") == "cost"
    assert inert(-0.5) == -0.5
    assert inert(None) is None
