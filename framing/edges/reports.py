"""Writing reports: all of one or nothing of it."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from framing.contrast.comparison import compare_origins
from framing.edges.analysis import Analysis, analyse
from framing.errors import OutputError, QueryError
from framing.report.build import summarise
from framing.report.figures import draw
from framing.report.pages import html, markdown
from framing.report.summary import Summary
from framing.report.tables import tables
from framing.settings import Settings

MAIN_TOPIC = "taiwan-japan-linkage"
_LIBRARIES = ("framing", "numpy", "pandas", "scipy", "nltk", "matplotlib")


@dataclass(frozen=True)
class Written:
    """Where a report lies and what it found."""

    label: str
    page: Path
    findings: tuple[str, ...]


def write_report(
    topics: Sequence[str],
    *,
    corpus: Path | None,
    lexicons: Path | None,
    out: Path,
    seed: int,
) -> Iterator[Written]:
    """Write the report of each topic and say where it lies.

    Raises
    ------
    QueryError
        No lexicon has such a topic.
    OutputError
        The folder cannot be written.
    """
    settings = Settings(seed=seed)
    analysis = analyse(corpus, lexicons=lexicons, settings=settings)
    known = analysis.lexicons.categories("topics")
    for topic in topics or [MAIN_TOPIC]:
        if topic not in known:
            raise QueryError(f"no topic {topic!r}; there are {', '.join(known)}")
    for topic in topics or [MAIN_TOPIC]:
        summary = _summary(analysis, topic, settings, corpus=corpus)
        folder = out / summary.corpus_name / topic
        _replace(folder, summary)
        yield Written(summary.label, folder / "report.html", tuple(f.text for f in summary.findings))


def _summary(analysis: Analysis, topic: str, settings: Settings, *, corpus: Path | None) -> Summary:
    comparison = compare_origins(analysis.reading, analysis.codings, topic=topic, settings=settings)
    where = f" --corpus {corpus}" if corpus else ""
    return summarise(
        comparison,
        analysis.lexicons,
        command=f"framing report {topic}{where} --seed {settings.seed}",
        versions={name: version(name) for name in _LIBRARIES},
    )


def _replace(folder: Path, summary: Summary) -> None:
    """Write beside the place and move there when all is written."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as beside:
            fresh = Path(beside) / folder.name
            fresh.mkdir()
            _write(fresh, summary)
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
        (folder / "tables" / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    for name, (svg, png) in figures.items():
        (folder / "figures" / f"{name}.svg").write_bytes(svg)
        (folder / "figures" / f"{name}.png").write_bytes(png)


def as_json(summary: Summary) -> str:
    """Return the measurements, settings, versions and hashes as JSON."""
    whole = {
        "topic": summary.topic,
        "measurements": [asdict(m) for m in summary.measurements],
        "findings": [asdict(f) for f in summary.findings],
        "settings": dict(summary.settings),
        "versions": dict(summary.versions),
        "hashes": dict(summary.hashes),
        "command": summary.command,
        "notice": summary.notice,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
