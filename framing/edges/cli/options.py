"""Options that several verbs share: which corpus, which lexicons, which documents."""

from collections.abc import Callable
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import framing
from framing.records import Selection
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.edges.analysis import Analysis

CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus", help="Folder of the corpus; by default this one, or the sample."
    ),
]
CorpusArgument = Annotated[Path | None, typer.Argument(help="Folder of the corpus.")]
LexiconsOption = Annotated[
    Path | None,
    typer.Option("--lexicons", help="Folder laid over the shipped lexicons."),
]
OnlyOption = Annotated[
    bool, typer.Option("--only-lexicons", help="Use the folder's lexicons alone.")
]
SecondOption = Annotated[
    bool, typer.Option(help="Let the classifier code the same sentences.")
]
ModelOption = Annotated[
    Path | None,
    typer.Option(help="Its model; by default learnt from the composed labels."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print records instead of a table.")
]
VoiceOption = Annotated[str, typer.Option("--voice", help="own, attributed or all.")]


def _analysis(
    *,
    corpus: CorpusOption = None,
    lexicons: LexiconsOption = None,
    only: OnlyOption = False,
    since: Annotated[
        str, typer.Option("--from", help="First date, such as 2022-06.")
    ] = "",
    until: Annotated[str, typer.Option("--to", help="Last date.")] = "",
    genre: Annotated[
        list[str] | None, typer.Option(help="Only this genre; repeatable.")
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(help="Only this publisher; repeatable.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Start of every random draw.")] = 1,
) -> "Analysis":
    selection = Selection(since, until, tuple(genre or ()), tuple(publisher or ()))
    return framing.analyse(
        corpus,
        lexicons=lexicons,
        only=only,
        selection=selection,
        settings=Settings(seed=seed),
    )


def analysed(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb that takes an `analysis` the options that make one."""
    shared = list(signature(_analysis).parameters.values())
    own = [p for p in signature(verb).parameters.values() if p.name != "analysis"]

    def run(**given: Any) -> None:  # noqa: ANN401  # whatever the verb's own options are
        chosen = {p.name: given.pop(p.name) for p in shared}
        verb(_analysis(**chosen), **given)

    parameters = [p.replace(kind=p.KEYWORD_ONLY) for p in [*own, *shared]]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__doc__ = verb.__doc__
    vars(run)["__signature__"] = Signature(parameters)
    return run


def one_voice(voice: str) -> str:
    """Return the voice, or refuse a word that is none."""
    if voice not in ("own", "attributed", "all"):
        raise typer.BadParameter("is own, attributed or all", param_hint="--voice")
    return voice
