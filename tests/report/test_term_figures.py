"""Figures of terms."""

import warnings
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from framing.contrast.measurement import Measurement
from framing.report.figures.panels import MOST, TermPlot
from framing.report.figures.terms import by_origin, plot_terms
from framing.report.figures.years import over_time

LABELS = {"north": "Papers of the far northern shore", "south": "South"}
RATE = Measurement(
    id="a",
    topic="",
    origin="north",
    variable="term",
    value="wall",
    voice="all",
    unit="per 1,000 tokens",
    numerator=4.0,
    denominator=2000.0,
    estimate=2.0,
    n_documents=7,
    n_tokens=2000,
    low=1.0,
    high=9.0,
)


def plot(*terms: str, years: int = 0) -> TermPlot:
    """Return a plot in which each term is commoner than the one before."""
    rates = [
        replace(
            RATE,
            value=term,
            origin=origin,
            estimate=float(i if origin == "north" else 0),
            low=0.5 * i if origin == "north" else None,
            high=3.0 * i if origin == "north" else None,
        )
        for i, term in enumerate(terms)
        for origin in LABELS
    ]
    dated = {
        str(2020 + y): [replace(m, n_documents=3 + y) for m in rates]
        for y in range(years)
    }
    return TermPlot(terms, LABELS, rates, dated, "all")


def texts(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return ["".join(t.itertext()).strip() for t in found]


@pytest.mark.parametrize("n", [1, 2, 9])
def test_any_number_of_panels_finds_room(n: int) -> None:
    """Long labels collapse no axes, whatever the number of panels."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures = plot_terms(plot(*(f"term {i}" for i in range(n)), years=6))
    assert list(figures) == ["terms", "terms-over-time"]


def test_all_panels_hold_all_of_their_marks() -> None:
    """The scale reaches the largest end of any panel, not only of the first."""
    for axes in by_origin(plot("rare", "common", "commonest")).axes:
        assert axes.get_xlim()[1] > 6.0
    for axes in over_time(plot("rare", "common", "commonest", years=4)).axes:
        assert axes.get_ylim()[1] > 6.0


def test_one_term_is_drawn_large() -> None:
    """A single panel is wider than one of three."""
    one, three = by_origin(plot("a")), by_origin(plot("a", "b", "c"))
    assert one.get_figwidth() > three.get_figwidth() / 2


def test_at_most_nine_panels_and_the_rest_is_said() -> None:
    """What has no panel is not lost without a word."""
    many = plot(*(f"t{i}" for i in range(MOST + 2)))
    assert sum(axes.axison for axes in by_origin(many).axes) == MOST
    assert "2 more terms: see the table." in " ".join(
        texts(plot_terms(many)["terms"][0])
    )


def test_nothing_is_a_zero_without_an_interval() -> None:
    """A rate of nothing reads 0; a line is drawn only where there is an interval."""
    figure = by_origin(plot("a", "b"))
    words = [text.get_text() for axes in figure.axes for text in axes.texts]
    lines = [line for axes in figure.axes for line in axes.lines]
    assert words == ["0", "0", "1.0", "0"]
    assert sum(np.size(line.get_xdata()) == 2 for line in lines) == 1


def test_caption_says_out_of_how_much() -> None:
    """Denominators stand under every figure."""
    for svg, _ in plot_terms(plot("a", years=3)).values():
        assert "South 2,000 tokens in 7 documents" in " ".join(texts(svg))


def test_years_without_texts_leave_a_gap() -> None:
    """No line is drawn through years in which an origin has no documents."""
    gappy = plot("a", "b", years=5)
    hole = [replace(m, estimate=None, n_documents=0) for m in gappy.years["2022"]]
    figure = over_time(replace(gappy, years={**gappy.years, "2022": hole}))
    line = figure.axes[1].lines[0]
    known = np.isfinite(np.asarray(line.get_ydata(), float)).tolist()
    assert known == [True, True, False, True, True]


def test_points_on_few_documents_are_hollow() -> None:
    """Years of three and four documents look like less than years of five and more."""
    axes = over_time(plot("a", "b", years=4)).axes[1]
    faces = [
        line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"
    ]
    assert [face == "white" for face in faces] == [True, True, False, False]


def test_same_plot_same_bytes() -> None:
    """Drawing twice gives the same bytes."""
    assert plot_terms(plot("a", years=3)) == plot_terms(plot("a", years=3))
