"""Writing the kit of a class: all of it or nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from framing.classroom.cards import LEVELS
from framing.classroom.codebook import qdc
from framing.classroom.gift import gift
from framing.classroom.guide import MINUTES
from framing.classroom.kit import Kit, askable, make_kit
from framing.classroom.moodle import moodle_xml
from framing.classroom.pages import pages
from framing.classroom.sheet import as_csv, coding_sheet, key_sheet, values_sheet
from framing.coding.codings import Codings
from framing.contrast.comparison import compare_origins
from framing.edges.analysis import Analysis
from framing.edges.pdf import browser, print_pages
from framing.edges.reports import LIBRARIES, whole
from framing.edges.workbooks import workbook
from framing.errors import OutputError, QueryError
from framing.report.build import summarise

NO_BROWSER = (
    "--pdf needs Chromium or Chrome and none is installed; print the pages from any"
    " browser instead"
)


@dataclass(frozen=True)
class WrittenKit:
    """Where a kit lies, and where there is less in it than was wanted."""

    label: str
    folder: Path
    cards: int
    lacking: tuple[str, ...]
    notice: str


def write_kit(
    analysis: Analysis,
    topic: str,
    *,
    minutes: int = 45,
    level: str = "any",
    out: Path = Path("kits"),
    pdf: bool = False,
    second: Codings | None = None,
) -> WrittenKit:
    """Write everything a class on a topic needs into one folder.

    Parameters
    ----------
    minutes
        45 or 90.
    level
        easier, any or harder: which passages are preferred.
    pdf
        Print the pages too, by a Chromium that is installed.
    second
        What the classifier coded, as `second_opinion` gives it, for the key.

    Raises
    ------
    QueryError
        There is no such topic, too little is written on it, or a lesson cannot be so
        long or of such a level.
    OutputError
        The folder cannot be written, or there is nothing to print with.
    """
    if pdf and not browser():
        raise OutputError(NO_BROWSER)
    kit = kit_of(analysis, topic, minutes=minutes, level=level, second=second)
    folder = out / kit.summary.corpus_name / topic
    with whole(folder) as fresh:
        for name, content in files(kit).items():
            (fresh / name).write_bytes(content)
        if pdf:
            print_pages(sorted(fresh.glob("*.html")))
    return WrittenKit(
        kit.summary.label,
        folder,
        len(kit.cards),
        kit.deck.lacking,
        kit.notice,
    )


def kit_of(
    analysis: Analysis,
    topic: str,
    *,
    minutes: int = 45,
    level: str = "any",
    second: Codings | None = None,
) -> Kit:
    """Return the kit of a topic as plain data."""
    for name, value, known in (
        ("minutes", minutes, MINUTES),
        ("level", level, LEVELS),
    ):
        if value not in known:
            words = ", ".join(map(str, known))
            raise QueryError(f"--{name} {value}: there are {words}")
    reading, codings = analysis.reading, analysis.codings
    askable(
        reading, codings, analysis.lexicons, topic=topic, settings=analysis.settings
    )
    comparison = compare_origins(
        reading, codings, topic=topic, settings=analysis.settings
    )
    summary = summarise(comparison, analysis.lexicons, versions=versions())
    return make_kit(
        comparison,
        summary,
        analysis.lexicons,
        minutes=minutes,
        level=level,
        second=second,
    )


def files(kit: Kit) -> Mapping[str, bytes]:
    """Return every file of a kit by its name."""
    said = kit.notice
    sheet = coding_sheet(kit.cards, kit.variables, notice=said)
    values = values_sheet(kit.variables, notice=said)
    category = f"framing, {kit.summary.topic}"
    text = {
        **{f"{name}.html": page for name, page in pages(kit).items()},
        "coding-sheet.csv": as_csv(sheet),
        "key.csv": as_csv(key_sheet(kit.cards, kit.variables, notice=said)),
        "codebook.qdc": qdc(kit.variables, origin=f"framing {version('framing')}"),
        "quiz.xml": moodle_xml(kit.questions, category=category),
        "quiz.gift": gift(kit.questions, category=category),
        "kit.json": as_json(kit),
    }
    bytes_of = {name: content.encode() for name, content in text.items()}
    book = workbook({"coding sheet": sheet, "codebook": values})
    return bytes_of | {"coding-sheet.xlsx": book}


def as_json(kit: Kit) -> str:
    """Return what a kit was made of, so that the same can be made again."""
    summary = kit.summary
    record = {
        "topic": summary.topic,
        "corpus": summary.corpus,
        "notice": kit.notice,
        "minutes": kit.minutes,
        "level": kit.level,
        "settings": dict(summary.settings),
        "versions": dict(summary.versions),
        "hashes": dict(summary.hashes),
        "cards": {card.letter: card.card.document for card in kit.cards},
        "lacking": kit.deck.lacking,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def versions() -> dict[str, str]:
    """Return the versions of the libraries that decide what is in a kit."""
    return {name: version(name) for name in (*LIBRARIES, "openpyxl")}
