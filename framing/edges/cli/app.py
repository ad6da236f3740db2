"""The verbs, and what happens when one fails."""

import sys
from typing import NoReturn

import typer

from framing.edges.cli import asking, classes, classifying, kits, marking, verbs
from framing.edges.cli.options import analysed
from framing.errors import FramingError

app = typer.Typer(
    help="Compare how sources of different origin frame the same topics.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("report")(analysed(verbs.report))
app.command("terms")(analysed(asking.terms))
app.command("keyness")(analysed(asking.keyness))
app.command("find")(analysed(asking.find))
app.command("names")(analysed(asking.names))
app.command("code")(verbs.code)
app.command("agree")(marking.agree)
app.command("sample")(analysed(marking.sample))
app.command("sheet")(marking.sheet)
app.command("check")(verbs.check)
app.command("train")(classifying.train)
app.command("evaluate")(classifying.evaluate)
app.command("new")(verbs.new)
app.command("add")(verbs.add)
app.command("kit")(analysed(kits.kit))
app.add_typer(classes.app)


INTERRUPTED = 130
"""How typer says that Ctrl-C was pressed."""


def main() -> None:
    """Run the command line; a refusal is one clear line and exit code 2."""
    try:
        app()
    except FramingError as error:
        _refuse(str(error))
    except SystemExit as stopped:
        if stopped.code == INTERRUPTED:
            _refuse("stopped; nothing was written")
        raise


def _refuse(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    sys.exit(2)
