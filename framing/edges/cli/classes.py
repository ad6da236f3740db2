"""The class server's verbs: open, export, wipe."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.edges.cli.options import (
    CorpusOption,
    LexiconsOption,
    ModelOption,
    SecondOption,
)
from framing.edges.cli.printing import say
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.edges.server.serving import Opened

app = typer.Typer(
    name="class",
    help="Hold a class that reads blind and codes together, from this machine.",
    no_args_is_help=True,
)
PORT = 8420
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Folder of the class; by default classes/TOPIC."),
]
TopicArgument = Annotated[str, typer.Argument(help="Topic, by id.")]
MAIN_TOPIC = "taiwan-japan-linkage"


def _folder(data: Path | None, topic: str) -> Path:
    return data or Path("classes") / topic


@app.command("open")
def open_class(
    topic: TopicArgument = MAIN_TOPIC,
    corpus: CorpusOption = None,
    lexicons: LexiconsOption = None,
    data: DataOption = None,
    second_opinion: SecondOption = True,
    model: ModelOption = None,
    each: Annotated[
        int, typer.Option(min=1, max=8, help="Passages of each origin.")
    ] = 2,
    seed: Annotated[int, typer.Option(help="Start of the draw of passages.")] = 1,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port.")] = PORT,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let others on this network in.")
    ] = False,
) -> None:
    """Open a class, or go on with the one in its folder, until Ctrl-C."""
    folder = _folder(data, topic)
    analysis, others = None, []
    if not framing.has_class(folder):
        settings = Settings(seed=seed)
        analysis = framing.analyse(corpus, lexicons=lexicons, settings=settings)
        second = framing.second_opinion(analysis, model) if second_opinion else None
        others = [second] if second else []
    ready = framing.open_class(
        folder, analysis, topic=topic, each=each, port=port, lan=lan, others=others
    )
    _announce(ready)
    framing.serve(ready)
    say("stopped; everything that was sent is kept")


def _announce(ready: "Opened") -> None:
    """Say where the class is, and what is open to whom."""
    store, exercise = ready.store, ready.store.exercise
    say(
        f"{exercise.label}: {len(exercise.cards)} passages"
        f" of {len(exercise.origins)} origins"
        + (", going on where the class was" if ready.resumed else ""),
        f"students  {ready.address}  with code {store.code}",
        f"teacher   {ready.desk}  (secret)",
        f"kept in   {store.folder}: nicknames and answers, until `framing class wipe`",
    )
    if ready.lan:
        say(
            "open to everybody on this network, and not encrypted:"
            " use a network you trust; without --lan only this machine is served"
        )
    say("Ctrl-C stops; the same command goes on")


@app.command("export")
def export(
    topic: TopicArgument = MAIN_TOPIC,
    data: DataOption = None,
    out: Annotated[Path, typer.Option(help="Where the files go.")] = Path("codings"),
    nicknames: Annotated[
        bool, typer.Option("--nicknames", help="Say who coded.")
    ] = False,
) -> None:
    """Write the codings of a class, without nicknames unless asked."""
    say(*framing.export_class(_folder(data, topic), out, named=nicknames))


@app.command("wipe")
def wipe(
    topic: TopicArgument = MAIN_TOPIC,
    data: DataOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a class from this machine: nicknames, answers and keys."""
    folder = _folder(data, topic)
    if not yes:
        typer.confirm(f"Delete the class in {folder} for good?", abort=True, err=True)
    for file in framing.wipe_class(folder):
        say(f"deleted {file}")
