"""The verbs, and what happens when one fails."""

import sys

import typer

from framing.edges.cli import asking, verbs
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
app.command("check")(verbs.check)
app.command("new")(verbs.new)
app.command("add")(verbs.add)


def main() -> None:
    """Run the command line; refusals are one clear line and exit code 2."""
    try:
        app()
    except FramingError as error:
        print(error, file=sys.stderr)  # noqa: T201  # the one place that speaks to people
        sys.exit(2)
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)  # noqa: T201  # as above
        sys.exit(2)
