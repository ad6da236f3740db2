"""The verbs that answer a question: terms, keyness, find, names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.contrast.measurement import Measurement
from framing.edges.cli.options import JsonOption, VoiceOption, one_voice
from framing.edges.cli.printing import as_json, as_table, say
from framing.errors import QueryError
from framing.report.numbers import interval

if TYPE_CHECKING:
    from framing.edges.analysis import Analysis


def terms(
    analysis: "Analysis",
    *,
    phrases: Annotated[
        list[str] | None,
        typer.Argument(
            help="Phrases, or values such as frame=threat; by default typical words."
        ),
    ] = None,
    voice: VoiceOption = "all",
    out: Annotated[Path, typer.Option(help="Where figures and table go.")] = Path(
        "reports"
    ),
    json: JsonOption = False,
) -> None:
    """Plot how often terms are used, by origin and over time."""
    found = framing.terms(analysis, phrases or [])
    own = [m for m in found.measurements if m.voice == one_voice(voice)]
    folder = framing.write_terms(analysis, found, voice=voice, out=out)
    if json:
        as_json(own)
        return
    as_table(
        ("term", "origin", "hits", "tokens", "per 1,000", "interval", "documents"),
        [_term_row(analysis, m, own) for m in own if m.unit.startswith("per")],
        title=f"{voice} voice; intervals resample documents",
    )
    say(f"figures and table: {folder}")


def _term_row(
    analysis: "Analysis", m: Measurement, all: Sequence[Measurement]
) -> list[str]:
    share = next(
        s
        for s in all
        if (s.value, s.origin) == (m.value, m.origin) and s.unit == "share of documents"
    )
    return [
        m.value,
        analysis.reading.corpus.origin(m.origin).label,
        f"{m.numerator:.0f}",
        f"{m.denominator:,.0f}",
        f"{m.estimate or 0:.2f}",
        interval(m) or m.interval,
        f"{share.numerator:.0f} of {share.denominator:.0f}",
    ]


def keyness(
    analysis: "Analysis",
    *,
    voice: VoiceOption = "own",
    shown: Annotated[int, typer.Option(help="Words an origin.")] = 12,
    json: JsonOption = False,
) -> None:
    """List the words each origin uses more than the others do."""
    found = framing.keyness(analysis, voice=one_voice(voice), shown=shown)
    if json:
        as_json(found)
        return
    for origin in analysis.reading.corpus.origins:
        own = [m for m in found if m.origin == origin.id]
        tokens = own[0].denominator if own else 0
        as_table(
            ("word", "count", "log ratio", "p", "q", "elsewhere"),
            [_key_row(m) for m in own],
            title=f"\n{origin.label}: {tokens:,.0f} tokens in {voice} voice",
        )


def _key_row(m: Measurement) -> list[str]:
    p, q = ("–" if x is None else f"{x:.3f}" for x in (m.p, m.q))
    return [m.value, f"{m.numerator:.0f}", f"{m.estimate or 0:+.1f}", p, q, m.interval]


def find(
    analysis: "Analysis",
    *,
    term: Annotated[
        str, typer.Argument(help="A phrase, or a value such as frame=threat.")
    ],
    origin: Annotated[str, typer.Option(help="Only this origin.")] = "",
    voice: VoiceOption = "all",
    json: JsonOption = False,
) -> None:
    """Show a phrase or a coded value in its sentences, by origin."""
    wanted = one_voice(voice)
    declared = [column.id for column in analysis.reading.corpus.origins]
    if origin not in ("", *declared):
        raise QueryError(f"no origin {origin!r}; there are {', '.join(declared)}")
    lines = [
        line
        for line in framing.find(analysis, term)
        if origin in ("", line.origin) and wanted in ("all", line.voice)
    ]
    if json:
        as_json(lines)
        return
    documents = analysis.reading.documents
    for column in analysis.reading.corpus.origins:
        if origin not in ("", column.id):
            continue
        own = [line for line in lines if line.origin == column.id]
        counted = documents[(documents["origin"] == column.id) & documents["counted"]]
        where = len({line.document for line in own})
        say(
            f"\n{column.label}: {len(own)} hits in {where} of {len(counted)} documents,"
            f" {counted['tokens'].sum():,} tokens"
        )
        for line in own:
            held = "" if line.engagement == "none" else f", {line.engagement}"
            say(
                f"  {line.document} {line.sentence} ({line.voice}{held}): "
                f"{line.left} >{line.hit}< {line.right}".rstrip()
            )


def names(
    analysis: "Analysis",
    *,
    referent: Annotated[str, typer.Argument(help="Only this referent.")] = "",
    voice: VoiceOption = "all",
    json: JsonOption = False,
) -> None:
    """Show which names each origin uses for the same thing."""
    wanted = one_voice(voice)
    found = [
        m
        for m in framing.names(analysis)
        if m.voice == wanted and m.variable.startswith(f"name/{referent}")
    ]
    if json:
        as_json(found)
        return
    if not found:
        known = ", ".join(analysis.lexicons.referents)
        raise QueryError(f"no names of {referent!r} found; referents are {known}")
    origins = analysis.reading.corpus.origins
    labels = analysis.lexicons.referents
    for variable in dict.fromkeys(m.variable for m in found):
        own = {(m.value, m.origin): m for m in found if m.variable == variable}
        values = dict.fromkeys(value for value, _ in own)
        as_table(
            ("name", *(origin.label for origin in origins)),
            [[value, *(_share(own[value, o.id]) for o in origins)] for value in values],
            title=f"\n{labels[variable.removeprefix('name/')].label} ({variable})",
        )


def _share(m: Measurement) -> str:
    return f"{m.numerator:.0f} of {m.denominator:.0f}" if m.denominator else "–"
