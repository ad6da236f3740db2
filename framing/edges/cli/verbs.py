"""What each verb does: parse, one library call, print."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.edges.analysis import abbreviations, analyse
from framing.edges.export import sentences
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.edges.reports import write_report
from framing.edges.starting import add_documents, new_corpus
from framing.lexicon.rules import problems
from framing.text.reading import as_read, read

CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="Folder of the corpus; the sample by default.")
]
CorpusArgument = Annotated[Path | None, typer.Argument(help="Folder of the corpus.")]
LexiconsOption = Annotated[
    Path | None, typer.Option("--lexicons", help="Folder laid over the shipped lexicons.")
]


def say(*lines: object) -> None:
    """Print lines of the result."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def report(
    topics: Annotated[list[str] | None, typer.Argument(help="Topics, by id.")] = None,
    corpus: CorpusOption = None,
    lexicons: LexiconsOption = None,
    out: Annotated[Path, typer.Option("--out", help="Where reports go.")] = Path("reports"),
    seed: Annotated[int, typer.Option("--seed", help="Start of every random draw.")] = 1,
) -> None:
    """Compare the origins on a topic, side by side: the main job."""
    for written in write_report(topics or [], corpus=corpus, lexicons=lexicons, out=out, seed=seed):
        say(f"{written.label}: {written.page}", *(f"  {i}. {f}" for i, f in enumerate(written.findings, 1)))


def code(
    corpus: CorpusArgument = None,
    lexicons: LexiconsOption = None,
    format: Annotated[str, typer.Option("--format", help="jsonl")] = "jsonl",
) -> None:
    """Print every sentence with its codings, one JSON object a line."""
    if format != "jsonl":
        raise typer.BadParameter("jsonl is the format there is", param_hint="--format")
    for row in sentences(analyse(corpus, lexicons=lexicons)):
        say(json.dumps(row, ensure_ascii=False))


def check(
    corpus: CorpusArgument = None,
    lexicons: LexiconsOption = None,
    show_cleaning: Annotated[bool, typer.Option("--show-cleaning", help="Show what cleaning did.")] = False,
) -> None:
    """Check a corpus and the lexicons: every entry against its own examples."""
    words = read_lexicons(lexicons)
    found = [problem for lexicon in words.all for problem in problems(lexicon)]
    given = read_corpus(corpus)
    reading = read(given, abbreviations=abbreviations(words))
    if show_cleaning:
        numbers = {document.id: i for i, document in enumerate(given.documents)}
        for row in reading.sentences.itertuples():
            view = reading.views[numbers[row.document]]
            repeat = f" (repeats {row.repeat_of})" if row.repeat_of else ""
            say(f"{row.document} {row.sentence} {row.part}{repeat}: {as_read(view, row.start, row.end)}")
        for document, view in zip(given.documents, reading.views, strict=True):
            for mask in view.masks:
                say(f"{document.id} {mask.start}-{mask.end} {mask.kind}: {document.text[mask.start:mask.end]!r} read as {mask.read_as!r}")
    say(*found)
    counted = int(reading.sentences["counted"].sum())
    say(f"{given.name}: {len(given.documents)} documents, {len(reading.sentences)} sentences, {counted} counted")
    say(f"lexicons: {sum(len(x.entries) for x in words.all)} entries, {len(found)} problems")
    if found:
        raise typer.Exit(1)


def new(folder: Annotated[Path, typer.Argument(help="Folder to make.")]) -> None:
    """Start a corpus from a template."""
    say(f"{new_corpus(folder)}: edit corpus.toml, then bring texts in with `framing add`")


def add(
    files: Annotated[list[Path], typer.Argument(help="Text or Markdown files.")],
    origin: Annotated[str, typer.Option("--origin", help="Origin they belong to.")],
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of the corpus.")] = Path(),
) -> None:
    """Bring text and Markdown files into a corpus."""
    for id in add_documents(corpus, files, origin=origin):
        say(id)
