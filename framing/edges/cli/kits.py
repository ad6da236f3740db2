"""The verb that makes the kit of a class."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.edges.cli.printing import say

if TYPE_CHECKING:
    from framing.edges.analysis import Analysis


def kit(
    analysis: "Analysis",
    *,
    topic: Annotated[str, typer.Argument(help="Topic, by id.")] = (
        "taiwan-japan-linkage"
    ),
    minutes: Annotated[
        int, typer.Option(help="How long the lesson is: 45 or 90.")
    ] = 45,
    level: Annotated[
        str, typer.Option(help="Passages to prefer: easier, any or harder.")
    ] = "any",
    out: Annotated[Path, typer.Option(help="Where kits go.")] = Path("kits"),
    second_opinion: Annotated[
        bool,
        typer.Option("--second-opinion", help="Let the classifier code the cards too."),
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print the pages too, by Chromium.")
    ] = False,
) -> None:
    """Make what a class needs: guide, cards, worksheets, glossary, sheets, quizzes."""
    made = framing.write_kit(
        analysis,
        topic,
        minutes=minutes,
        level=level,
        out=out,
        pdf=pdf,
        second=framing.second_opinion(analysis) if second_opinion else None,
    )
    say(
        f"{made.label}: {made.cards} cards, {minutes} minutes:"
        f" {made.folder / 'guide.html'}"
    )
    say(*(f"  smaller kit: {line}" for line in made.lacking))
    if made.notice:
        say(f"  {made.notice}")
