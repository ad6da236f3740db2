"""The verbs of the classifier coder: train and evaluate."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import framing
from framing.edges.cli.options import CorpusOption, JsonOption
from framing.edges.cli.printing import as_json, as_record, as_table, say

if TYPE_CHECKING:
    import pandas as pd

    from framing.coding.classifier.origins import Apart
    from framing.edges.evaluating import Evaluation

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(help="Codings files; by default the composed labels."),
]
VariablesOption = Annotated[
    list[str] | None,
    typer.Option("--variable", help="frame or stance/TOPIC; repeatable."),
]
EmbeddingsOption = Annotated[
    bool,
    typer.Option(
        "--embeddings", help="Add sentence embeddings, an extra of the package."
    ),
]
SHOWN = 8


def train(
    files: FilesArgument = None,
    corpus: CorpusOption = None,
    variable: VariablesOption = None,
    embeddings: EmbeddingsOption = False,
    out: Annotated[Path, typer.Option(help="The model file to write.")] = Path(
        "model.skops"
    ),
) -> None:
    """Learn frames and stances from codings, and write the model down."""
    models = framing.train(
        files or [], corpus, wanted=variable or [], embeddings=embeddings
    )
    framing.write_models(models, out)
    for model in models:
        about: Any = model.about
        held = about.get("held_out")
        did = f"micro-F1 {held['micro_f1']:.2f} on documents held out" if held else ""
        rare = ", ".join(about["left_out"])
        say(
            f"{model.variable}: {len(model.values)} values from"
            f" {about['sentences']} sentences; {did or 'one document: not marked'}"
            + (f"; too few labels of {rare}" if rare else "")
        )
    say(f"model: {out}")


def evaluate(
    files: FilesArgument = None,
    corpus: CorpusOption = None,
    variable: VariablesOption = None,
    embeddings: EmbeddingsOption = False,
    origins: Annotated[
        bool,
        typer.Option("--origins", help="Ask instead which origin wrote a sentence."),
    ] = False,
    zero: Annotated[
        bool,
        typer.Option("--zero", help="Ask what frames could be found without labels."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Mark the classifier on sentences it has not seen."""
    if origins:
        apart = framing.origins(framing.analyse(corpus))
        as_record(apart) if json else _say_apart(apart)
        return
    if zero:
        table = framing.evaluate_zero(files or [], corpus, embeddings=embeddings)
        if json:
            as_json(table.to_dict("records"))
        else:
            _table(table, "one frame a sentence, and F1 over all frames and their mean")
        return
    found = framing.evaluate(
        files or [], corpus, wanted=variable or [], embeddings=embeddings
    )
    if json:
        as_record(found)
        return
    for one in found:
        _say(one)


def _say(one: "Evaluation") -> None:
    say(f"\n{one.variable}: {one.sentences} coded sentences")
    if one.left_out:
        say(f"too few labels to learn: {', '.join(one.left_out)}")
    _table(one.folds, "held out whole, and F1 over all values and their mean")
    _table(one.scores, "each value, documents held out")
    _table(one.calibration, "how likely a value was said to be, and how often it was")
    _table(one.risk, "share of sentences answered, the surest first; share wrong")
    _table(one.origins, "sentences of each origin")
    _table(one.curve, "sentences that taught, and F1 of the likeliest value")
    _table(one.confusion[["given", "taken", "n"]].head(SHOWN), "most often confused")
    for row in one.confusion.head(3).itertuples():
        units: Any = row.units
        document, sentence = units[0]
        say(f"  {row.given} taken for {row.taken}: {document} {sentence}:")
        say(f"    {one.texts[document, sentence]}")


def _say_apart(apart: "Apart") -> None:
    say(
        f"{apart.sentences} sentences in own voice of {apart.documents} documents,"
        f" names masked, each {apart.by} held out whole"
    )
    say(
        f"taken for their own origin: {apart.accuracy:.0%} on average over origins;"
        f" with shuffled origins {apart.chance:.0%} (p {apart.p:.2f})"
    )
    if apart.left_out:
        say(f"too few documents: {', '.join(apart.left_out)}")
    for origin in apart.one_publisher:
        say(f"{origin} is one publisher: its wording cannot be told from the origin's")
    for origin, words in apart.words.items():
        say(f"  {origin}: {', '.join(word for word, _ in words)}")
    say("sentences by origin (rows) and what they were taken for")
    _table(apart.confusion.reset_index(names="origin"), "")


def _table(table: "pd.DataFrame", title: str) -> None:
    columns = [str(name) for name in table.columns]
    rows: Iterable[Sequence[Any]] = table.itertuples(index=False)
    as_table(columns, [[_cell(cell) for cell in row] for row in rows], title=title)


def _cell(cell: object) -> str:
    if isinstance(cell, float):
        return "–" if cell != cell else f"{cell:.2f}"  # NaN
    return str(cell)
