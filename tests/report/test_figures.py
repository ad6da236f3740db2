"""Figures of a report."""

import re
from dataclasses import replace
from xml.etree import ElementTree

from framing.report.choices import HITS, Choices
from framing.report.figures import draw
from framing.report.figures.names import REFERENTS
from framing.report.numbers import counted
from framing.report.summary import Summary

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    return " ".join("".join(t.itertext()).strip() for t in root.iter(f"{SVG}text"))


def test_same_summary_same_bytes(summary: Summary) -> None:
    """Drawing twice gives the same bytes in both formats."""
    assert draw(summary) == draw(summary)


def test_figures_are_named_and_in_both_formats(summary: Summary) -> None:
    """There is a figure of frames, of names and of voice, in SVG and in PNG."""
    figures = draw(summary)
    assert list(figures) == ["frames", "names", "voice"]
    for svg, png in figures.values():
        assert svg.startswith(b"<?xml")
        assert png.startswith(b"\x89PNG")


def test_text_stays_text(summary: Summary) -> None:
    """Labels can be read, searched and spoken, not only seen."""
    shown = texts(draw(summary)["frames"][0])
    assert "cost and price" in shown
    assert all(column.label in shown for column in summary.columns)


def test_bars_of_shares_say_of_how_many(summary: Summary) -> None:
    """Two mentions can be all of them: names and voice show what is behind a bar."""
    choices, columns = Choices(summary), summary.columns
    drawn = draw(summary)
    named = [
        choices.namings(variable, column.id)
        for variable in choices.referents()[:REFERENTS]
        for column in columns
    ]
    shown = re.findall(r"\d+ namings?\b", texts(drawn["names"][0]))
    assert shown == [told for told in named if told != "0 namings"]
    own = [choices.get("voice", "own", unit=HITS, origin=c.id) for c in columns]
    hits = [counted(m.denominator, "hits") for m in own if m]
    assert re.findall(r"\d+ hits?\b", texts(drawn["voice"][0])) == hits


def test_dollars_and_markup_in_labels_are_plain_text(summary: Summary) -> None:
    """A label is never read as mathematics or as SVG."""
    label = "$x^2$ <b>&"
    hostile = replace(summary, labels={**summary.labels, "frame=cost": label})
    assert label in texts(draw(hostile)["frames"][0])


def test_nothing_to_draw_is_no_figure(summary: Summary) -> None:
    """A summary without measurements has no empty figures."""
    assert draw(replace(summary, measurements=())) == {}
