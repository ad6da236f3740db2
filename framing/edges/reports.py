"""Writing reports: all of one or nothing of it."""

import json
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from framing.coding.codings import Codings
from framing.contrast.comparison import compare_origins
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import RATE
from framing.edges.analysis import Analysis
from framing.edges.opinions import track_record
from framing.edges.people import People
from framing.edges.queries import Terms
from framing.errors import OutputError, QueryError
from framing.report.asked import Asked, summarise_terms
from framing.report.build import summarise
from framing.report.figures import draw
from framing.report.figures.panels import TermPlot
from framing.report.figures.terms import plot_terms
from framing.report.pages import html, markdown, terms_html
from framing.report.summary import Summary
from framing.report.tables import table, tables

MAIN_TOPIC = "taiwan-japan-linkage"
DIGITS = 6
LIBRARIES = (
    "framing",
    "numpy",
    "pandas",
    "scipy",
    "scikit-learn",
    "nltk",
    "matplotlib",
)


@dataclass(frozen=True)
class Written:
    """Where a report lies and what it found."""

    label: str
    page: Path
    findings: tuple[str, ...]


def write_reports(
    analysis: Analysis,
    topics: Sequence[str],
    *,
    out: Path,
    second: Codings | None = None,
    people: People | None = None,
) -> Iterator[Written]:
    """Write the report of each topic and say where it lies.

    Parameters
    ----------
    second : Codings, optional
        The classifier's, as `second_opinion` gives them, to be shown beside.
    people
        Codings by hand, whose shares stand beside the lexicon's.

    Raises
    ------
    QueryError
        No lexicon has such a topic, or no counted sentence speaks of it.
    OutputError
        The folder cannot be written.
    """
    wanted = topics or [MAIN_TOPIC]
    for topic in wanted:
        _ask(analysis, topic)
    for topic in wanted:
        summary = summary_of(analysis, topic, second=second, people=people)
        folder = out / summary.corpus_name / topic
        with whole(folder) as fresh:
            _write(fresh, summary)
        texts = tuple(finding.text for finding in summary.findings)
        yield Written(summary.label, folder / "report.html", texts)


def _ask(analysis: Analysis, topic: str) -> None:
    known = analysis.lexicons.categories("topics")
    if topic not in known:
        raise QueryError(f"no topic {topic!r}; there are {', '.join(known)}")
    spoken = set(analysis.codings.of("topic")["value"]) - {"none"}
    if topic not in spoken:
        others = ", ".join(sorted(spoken)) or "none of the topics"
        name = analysis.reading.corpus.name
        raise QueryError(
            f"{name}: no sentence speaks of {topic}; they speak of {others}"
        )


def summary_of(
    analysis: Analysis,
    topic: str,
    *,
    second: Codings | None = None,
    people: People | None = None,
) -> Summary:
    """Return everything the report of a topic says."""
    comparison = compare_origins(
        analysis.reading,
        analysis.codings,
        topic=topic,
        settings=analysis.settings,
        second=second,
        people=None if people is None else people.rows,
    )
    words = ["framing", "report", topic]
    words += ["--corpus", analysis.given] if analysis.given else []
    words += ["--seed", str(analysis.settings.seed)]
    for path in people.files if people else ():
        words += ["--codings", str(path)]
    summary = summarise(
        comparison,
        analysis.lexicons,
        command=shlex.join(words),
        versions={name: version(name) for name in LIBRARIES},
        second=track_record() if second else "",
    )
    hand = {
        f"codings {name}": hash
        for name, hash in (people.hashes if people else {}).items()
    }
    return replace(summary, hashes={**summary.hashes, **hand})


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Give a folder beside the place, and move it there when all is written."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as beside:
            fresh = Path(beside) / folder.name
            fresh.mkdir()
            yield fresh
            if folder.exists():
                shutil.rmtree(folder)
            fresh.rename(folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error


def _write(folder: Path, summary: Summary) -> None:
    figures = draw(summary)
    vector = {name: svg.decode() for name, (svg, _) in figures.items()}
    (folder / "report.html").write_text(html(summary, figures=vector), encoding="utf-8")
    (folder / "report.md").write_text(markdown(summary), encoding="utf-8")
    (folder / "summary.json").write_text(as_json(summary), encoding="utf-8")
    for name in ("tables", "figures"):
        (folder / name).mkdir()
    for name, text in tables(summary).items():
        (folder / "tables" / f"{name}.csv").write_text(
            text, encoding="utf-8", newline=""
        )
    for name, (svg, png) in figures.items():
        (folder / "figures" / f"{name}.svg").write_bytes(svg)
        (folder / "figures" / f"{name}.png").write_bytes(png)


def as_json(summary: Summary) -> str:
    """Return the findings, settings, versions, hashes and measurements, one a line."""
    whole = {
        "topic": summary.topic,
        "notice": summary.notice,
        "command": summary.command,
        "settings": dict(summary.settings),
        "versions": dict(summary.versions),
        "hashes": dict(summary.hashes),
        "findings": [vars(finding) for finding in summary.findings],
    }
    head = json.dumps(whole, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = (json.dumps(_rounded(m), ensure_ascii=False) for m in summary.measurements)
    return head + ',\n "measurements": [\n  ' + ",\n  ".join(lines) + "\n ]\n}\n"


def _rounded(measurement: Measurement) -> dict[str, object]:
    """Round what is computed, so that processors that differ in the last bit agree."""
    return {
        name: round(value, DIGITS) if isinstance(value, float) else value
        for name, value in vars(measurement).items()
    }


def write_terms(analysis: Analysis, found: Terms, *, voice: str, out: Path) -> Path:
    """Write the page, figures and table of a term query; return their folder.

    Raises
    ------
    OutputError
        The folder cannot be written.
    """
    corpus = analysis.reading.corpus
    rates = [m for m in found.measurements if m.voice == voice and m.unit == RATE]
    plot = TermPlot(
        found.terms, {o.id: o.label for o in corpus.origins}, rates, found.years, voice
    )
    folder = out / corpus.name / "terms"
    figures = plot_terms(plot)
    summary = summarise_terms(
        analysis.reading,
        Asked(found.terms, found.hits, found.measurements, found.years),
        settings=analysis.settings,
        command=_asked_again(analysis, found.terms, voice),
    )
    vector = {name: svg.decode() for name, (svg, _) in figures.items()}
    with whole(folder) as fresh:
        page = terms_html(summary, voice=voice, figures=vector)
        (fresh / "terms.html").write_text(page, encoding="utf-8")
        for name, (svg, png) in figures.items():
            (fresh / f"{name}.svg").write_bytes(svg)
            (fresh / f"{name}.png").write_bytes(png)
        (fresh / "terms.csv").write_text(
            table(found.measurements), encoding="utf-8", newline=""
        )
    return folder


def _asked_again(analysis: Analysis, terms: Sequence[str], voice: str) -> str:
    words = ["framing", "terms", *terms, "--voice", voice]
    if analysis.given:
        words += ["--corpus", analysis.given]
    return shlex.join([*words, "--seed", str(analysis.settings.seed)])
