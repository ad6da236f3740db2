"""The pages of a kit: each one file that needs no other and runs no script."""

from markupsafe import Markup

from framing.classroom import guide
from framing.classroom.kit import Kit
from framing.report import numbers
from framing.report.inert import without_controls
from framing.report.pages import policy
from framing.report.palette import COLOURS, VOICES, marker
from framing.report.templating import source, templates

HERE = "framing.classroom"
PAGES = {
    "guide": "Teacher’s guide",
    "worksheets": "Worksheets",
    "cards": "Passage cards",
    "glossary": "Glossary of names",
}
CLOSED = "; form-action 'none'; base-uri 'none'"


def pages(kit: Kit) -> dict[str, str]:
    """Return the pages of a kit by the name of their file, without `.html`."""
    return {name: _page(name, kit) for name in PAGES}


def _page(name: str, kit: Kit) -> str:
    style = source(HERE, "kit.css") + _running(kit, PAGES[name])
    places = {c.id: (i, c) for i, c in enumerate(kit.summary.columns)}
    dealt = {card.card.origin for card in kit.cards}
    return (
        templates(HERE)
        .get_template(f"{name}.jinja")
        .render(
            kit=kit,
            summary=kit.summary,
            guide=guide,
            numbers=numbers,
            title=PAGES[name],
            places=places,
            offered=[c for c in kit.summary.columns if c.id in dealt],
            colours=COLOURS,
            marker=marker,
            voices=VOICES,
            style=Markup(style),
            policy=policy(style) + CLOSED,
        )
    )


def _running(kit: Kit, title: str) -> str:
    """Return what stands at the foot of every printed page: title, notice, number."""
    what = css_string(f"{title} · {kit.summary.label} ·")
    return (
        f"\n@page{{@bottom-left{{content:{css_string(kit.notice)}}}"
        f"@bottom-right{{content:{what} ' ' counter(page) ' / ' counter(pages)}}}}"
    )


def css_string(text: str) -> str:
    """Return text as a string of a style sheet that nothing in it can end."""
    plain = " ".join(str(without_controls(text)).split())
    safe = (c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in plain)
    return f"'{''.join(safe)}'"
