"""A summary as a page: one self-contained HTML file, or Markdown."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from framing.contrast.handunits import ALPHA, BY_HAND, PRECISION, RECALL, TOGETHER
from framing.contrast.measuring import RATE
from framing.report import bars, numbers
from framing.report.choices import ALONE, DOCUMENTS, HITS, NAMES, PASSAGES, Choices
from framing.report.evidence import Panels, counted, framed
from framing.report.inert import without_controls
from framing.report.opinions import UNITS as OPINIONS
from framing.report.opinions import Opinions
from framing.report.palette import COLOURS, MARKERS, VOICES, marker
from framing.report.summary import Passage, Summary
from framing.report.templating import source, templates

UNITS = {
    "ALPHA": ALPHA,
    "BY_HAND": BY_HAND,
    "PRECISION": PRECISION,
    "RECALL": RECALL,
    "TOGETHER": TOGETHER,
    "ALONE": ALONE,
    "LENGTH": numbers.LENGTH,
    "DOCUMENTS": DOCUMENTS,
    "HITS": HITS,
    "NAMES": NAMES,
    "PASSAGES": PASSAGES,
    "RATE": RATE,
    **OPINIONS,
}
WIDE = 130
"""Pixels of the bars at a glance."""
SPOKEN = {"all": "all voices", **VOICES}
NEEDLESS = re.compile(
    r"<metadata>.*?</metadata>|<!--.*?-->"
    r'| transform="rotate\(-0 [^"]*"|(?<=<g) id="[a-z0-9]+_[0-9]+"',
    re.DOTALL,
)
"""What matplotlib writes into a drawing and nothing there refers to."""
DECIMALS = re.compile(r"(\.\d)\d{4,}")
PLAIN = " !$()*+,-./:;=?@[]^_{|}~"
"""What stands for itself in an address within an attribute."""
SPECIAL = re.compile(r"([\\`*_\[\]<>|#&])")


def html(summary: Summary, *, figures: Mapping[str, str]) -> str:
    """Return the report as one page that needs no other file and runs no script.

    Parameters
    ----------
    summary
        What the page says; nothing else is computed here but what to show of it.
    figures
        SVG texts by name, as `framing.report.figures.draw` makes them.

    Notes
    -----
    The page forbids itself everything but its own style sheet, known by its hash, and
    images that stand in it.
    """
    return _page("report.jinja", _context(summary), figures)


def terms_html(summary: Summary, *, voice: str, figures: Mapping[str, str]) -> str:
    """Return terms by origin and over time as one page of the same kind.

    Parameters
    ----------
    summary
        As `framing.report.asked.summarise_terms` makes it.
    voice
        The voice that the tables show.
    figures
        SVG texts by name, as `framing.report.figures.terms.plot_terms` makes them.
    """
    variables = dict.fromkeys(m.variable for m in summary.measurements)
    context = _context(summary) | {"voice": voice, "variables": list(variables)}
    return _page("terms.jinja", context, figures)


def markdown(summary: Summary) -> str:
    """Return the report as Markdown: the same figures, without the sentences."""
    template = _plain().get_template("report.md.jinja")
    return template.render(_context(summary))


def policy(style: str) -> str:
    """Return the content security policy of a page with this style sheet."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"


def _page(body: str, context: Mapping[str, object], figures: Mapping[str, str]) -> str:
    style = source("framing.report", "report.css")
    return (
        templates("framing.report")
        .get_template("page.jinja")
        .render(
            context,
            body=body,
            style=Markup(style),
            policy=policy(style),
            figures={name: _image(svg) for name, svg in figures.items()},
        )
    )


def _context(summary: Summary) -> dict[str, object]:
    choices = Choices(summary)
    return {
        "summary": summary,
        "choices": choices,
        "panels": Panels(choices),
        "numbers": numbers,
        "bars": bars,
        "counted": counted,
        "framed": framed,
        "marker": marker,
        "markers": MARKERS,
        "colours": COLOURS,
        "voices": VOICES,
        "spoken": SPOKEN,
        "opinions": Opinions(choices),
        "passages": _aligned(choices),
        "WIDE": WIDE,
        **UNITS,
    }


def _aligned(choices: Choices) -> dict[str, dict[str, Passage]]:
    """Return the passages by frame, the commonest first, then by origin."""
    rows: dict[str, dict[str, Passage]] = {}
    for passage in choices.summary.passages:
        rows.setdefault(passage.frame, {})[passage.origin] = passage
    common = choices.values("frame", PASSAGES)
    others = sorted(rows.keys() - set(common))
    return {frame: rows[frame] for frame in [*common, *others] if frame in rows}


@cache
def _plain() -> Environment:
    return templates("framing.report").overlay(autoescape=False, finalize=_escaped)


def _escaped(value: object) -> object:
    """Return text on one line that Markdown takes for nothing but text."""
    if not isinstance(value, str):
        return value
    plain = str(without_controls(value))
    return SPECIAL.sub(r"\\\1", " ".join(plain.split()))


def _image(svg: str) -> str:
    """Return a drawing as the shortest address that holds it."""
    bare = DECIMALS.sub(r"\1", NEEDLESS.sub("", svg[svg.index("<svg") :]))
    return "data:image/svg+xml," + quote(" ".join(bare.split()), safe=PLAIN)
