"""The verbs that make things: reports, codings, corpora."""

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.edges.cli.options import (
    CorpusArgument,
    LexiconsOption,
    ModelOption,
    OnlyOption,
    SecondOption,
)
from framing.edges.cli.printing import say, warn
from framing.records import Sentence

if TYPE_CHECKING:
    from framing.edges.analysis import Analysis
    from framing.text.reading import Reading


def report(
    analysis: "Analysis",
    *,
    topics: Annotated[list[str] | None, typer.Argument(help="Topics, by id.")] = None,
    codings: Annotated[
        list[Path] | None,
        typer.Option(help="What people coded of a random sample; repeatable."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Where reports go.")] = Path("reports"),
    second_opinion: SecondOption = True,
    model: ModelOption = None,
) -> None:
    """Compare the origins on a topic, side by side: the main job."""
    second = framing.second_opinion(analysis, model) if second_opinion else None
    people = framing.read_people(codings, analysis.reading) if codings else None
    if people and people.unplaced:
        warn(f"{people.unplaced} codings have no place in the corpus and are left out")
    for written in framing.write_reports(
        analysis, topics or [], out=out, second=second, people=people
    ):
        say(f"{written.label}: {written.page}")
        say(*(f"  {i}. {text}" for i, text in enumerate(written.findings, start=1)))


def code(
    corpus: CorpusArgument = None,
    lexicons: LexiconsOption = None,
    only: OnlyOption = False,
    format: Annotated[str, typer.Option(help="jsonl or csv.")] = "jsonl",
) -> None:
    """Print every sentence with its codings: an object a line, or a codings file."""
    if format not in ("jsonl", "csv"):
        raise typer.BadParameter("is jsonl or csv", param_hint="--format")
    analysis = framing.analyse(corpus, lexicons=lexicons, only=only)
    if format == "csv":
        table = framing.codings(analysis)
        say(framing.codings_csv(table).removesuffix("\n"))
        return
    for row in framing.sentences(analysis):
        say(json.dumps(row, ensure_ascii=False))


def check(
    corpus: CorpusArgument = None,
    lexicons: LexiconsOption = None,
    show_cleaning: Annotated[
        bool, typer.Option(help="Show what cleaning did.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the problems as records.")
    ] = False,
) -> None:
    """Check a corpus and the lexicons: every entry against its own examples."""
    checked = framing.check(corpus, lexicons=lexicons)
    found = checked.problems
    if as_json:
        say(
            json.dumps(
                [vars(problem) for problem in found], ensure_ascii=False, indent=1
            )
        )
    else:
        if show_cleaning:
            _show_cleaning(checked.reading)
        say(*found, *_sizes(checked.reading))
        entries = sum(len(lexicon.entries) for lexicon in checked.lexicons.all)
        say(f"lexicons: {entries} entries, {len(found)} problems")
    if found:
        raise typer.Exit(1)


def _sizes(reading: "Reading") -> list[str]:
    table, documents = reading.sentences, reading.documents
    parts = ", ".join(f"{n} {part}" for part, n in table["part"].value_counts().items())
    return [
        f"{reading.corpus.name}: {len(documents)} documents,"
        f" {documents['counted'].sum()} counted",
        f"{len(table)} sentences ({parts}), {table['counted'].sum()} counted,"
        f" {documents['tokens'].sum():,} tokens",
    ]


def _show_cleaning(reading: "Reading") -> None:
    units: dict[str, list[Sentence]] = defaultdict(list)
    for unit in reading.units:
        units[unit.document].append(unit)
    for document, view in zip(reading.corpus.documents, reading.views, strict=True):
        say(f"== {document.id} ({document.file}, {document.encoding})")
        for unit in units[document.id]:
            repeat = f", repeats {unit.repeat_of}" if unit.repeat_of else ""
            say(f"{unit.sentence:>4} {unit.part}{repeat}: {reading.text(unit)}")
        for mask in view.masks:
            masked = document.text[mask.start : mask.end]
            say(
                f"     {mask.kind} at {mask.start}: {masked!r} read as {mask.read_as!r}"
            )


def new(folder: Annotated[Path, typer.Argument(help="Folder to make.")]) -> None:
    """Start a corpus from a template."""
    made = framing.new_corpus(folder)
    say(f"{made}: edit corpus.toml, then bring texts in with `framing add`")


def add(
    files: Annotated[list[Path], typer.Argument(help="Text or Markdown files.")],
    origin: Annotated[str, typer.Option(help="Origin they belong to.")],
    corpus: Annotated[Path, typer.Option(help="Folder of the corpus.")] = Path(),
) -> None:
    """Bring text and Markdown files into a corpus."""
    say(*framing.add_documents(corpus, files, origin=origin))
