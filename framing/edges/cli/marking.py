"""The verbs that mark coders, human or machine: agree."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.coding.agreed import MEAN, WHOLE
from framing.edges.cli.options import JsonOption, LexiconsOption
from framing.edges.cli.printing import as_json, as_table, say, warn
from framing.report.numbers import NONE, percent
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.coding.agreed import Agreed, Agreement
    from framing.edges.analysis import Analysis


def agree(
    codings: Annotated[list[Path], typer.Argument(help="Codings files.")],
    corpus: Annotated[
        Path | None,
        typer.Option(help="Folder of the texts: figures by origin, disputes as text."),
    ] = None,
    coder: Annotated[
        list[str] | None, typer.Option(help="Only this coder; repeatable.")
    ] = None,
    shown: Annotated[int, typer.Option(help="Disputed sentences a figure.")] = 3,
    seed: Annotated[int, typer.Option(help="Start of every random draw.")] = 1,
    json: JsonOption = False,
) -> None:
    """Tell how far coders agree: by variable, by value and by origin."""
    found = framing.agree(
        codings,
        corpus=corpus,
        coders=coder or (),
        shown=shown,
        settings=Settings(seed=seed),
    )
    _unplaced(found)
    if json:
        as_json(found.agreements)
    else:
        for origin, group in groupby(found.agreements, key=lambda a: a.origin):
            _print(origin or "all documents", list(group))
        if any(len(one.coders) > 2 for one in found.agreements):
            say("\nκ is the mean of all pairs of coders")
    if not any(one.units for one in found.agreements):
        raise typer.Exit(1)


def sample(
    analysis: "Analysis",
    *,
    topic: Annotated[
        str, typer.Argument(help="Draw from this topic's passages alone.")
    ] = "",
    n: Annotated[int, typer.Option("--n", help="Sentences an origin.", min=1)] = 50,
    out: Annotated[Path, typer.Option(help="Where sheets go.")] = Path("samples"),
) -> None:
    """Draw sentences of every origin at random, as a sheet for people to code."""
    sheet = framing.write_sample(analysis, topic, n=n, out=out)
    say(*(f"{origin}: {count} sentences" for origin, count in sheet.drawn.items()))
    say(f"fill one of {sheet.csv} and {sheet.xlsx}, then `framing sheet`")


def sheet(
    sheet: Annotated[Path, typer.Argument(help="The filled sheet, CSV or XLSX.")],
    coder: Annotated[str, typer.Option(help="Who filled it.")],
    out: Annotated[Path, typer.Option(help="Codings file to write.")],
    key: Annotated[
        Path | None, typer.Option(help="key.csv of the kit that the sheet is from.")
    ] = None,
    lexicons: LexiconsOption = None,
) -> None:
    """Turn a filled sheet into a codings file."""
    rows = framing.read_sheet(sheet, coder=coder, key=key, lexicons=lexicons)
    framing.write_codings(rows, out)
    units = rows.drop_duplicates(["document", "sentence", "variable"])
    counts = units["variable"].value_counts(sort=False)
    coded = ", ".join(f"{variable} of {n} sentences" for variable, n in counts.items())
    say(f"{out}: {coder} coded {coded}")


def _unplaced(found: "Agreed") -> None:
    """Say what was left out because it found no sentence, or more than one."""
    for rows, why in (
        (found.lost, "stand on no sentence of the corpus any more"),
        (found.ambiguous, "could stand for either of two sentences"),
    ):
        if len(rows):
            warn(f"{len(rows)} codings {why} and are left out")


def _print(title: str, agreements: Sequence["Agreement"]) -> None:
    as_table(
        ("variable", "what", "coders", "units", "given", "agree", "κ", "α", "", "note"),
        [_row(one) for one in agreements],
        title=f"\n{title}",
    )
    whole = [one for one in agreements if one.measure in (WHOLE, MEAN) and one.disputed]
    if whole:
        say("\nmost disputed")
    for one in whole:
        say(*_disputed(one))


def _row(one: "Agreement") -> list[str]:
    agree = NONE if one.percent is None else percent(one.percent)
    what = f"  {one.value}" if one.value else one.measure
    return [
        one.variable,
        what,
        str(len(one.coders)),
        str(one.units),
        str(one.given),
        agree,
        _two(one.kappa),
        _two(one.alpha),
        _ends(one),
        one.reason or ("" if one.low is not None else one.interval),
    ]


def _two(number: float | None) -> str:
    return NONE if number is None else f"{round(number, 2) + 0:.2f}"


def _ends(one: "Agreement") -> str:
    if one.low is None or one.high is None:
        return ""
    near = "≈" if "approximate" in one.interval else ""
    return f"{near}{_two(one.low)} to {_two(one.high)}"


def _disputed(one: "Agreement") -> Iterable[str]:
    for dispute in one.disputed:
        said = ", ".join(f"{who} {value}" for who, value in dispute.codings.items())
        where = f"{dispute.document} {dispute.sentence or 'as a whole'}"
        text = f": {dispute.text}" if dispute.text else ""
        yield f"  {one.variable}, {where}: {said}{text}"
