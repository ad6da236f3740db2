"""An invented summary to draw: no text, name or figure in it is anybody's."""

from dataclasses import replace

import numpy as np
import pytest

from framing.contrast.measurement import Measurement, Span
from framing.report.choices import DOCUMENTS, HITS, NAMES, PASSAGES
from framing.report.summary import (
    Column,
    Finding,
    Mark,
    Passage,
    Quotation,
    Summary,
)

TOPIC = "harbour"
ORIGINS = ("north", "south", "east", "west")
FRAMES = ("cost", "danger", "pride", "law", "work", "sea")
NAMES_OF = {
    "name/wall": ("breakwater", "barrier", "dyke"),
    "name/board": ("harbour board", "authority", "committee"),
    "name/ship": ("ferry", "boat"),
    "name/fee": ("toll", "charge", "levy"),
}
INTERVALS = (
    "no interval: too few documents (3)",
    "95% BCa over 9 documents, approximate, likely too narrow",
    "95% BCa over 24 documents",
    "95% BCa over 31 documents",
)
DOCUMENTS_OF = (3, 9, 24, 31)
VERDICTS = ("too few documents", "tentative", "supported", "no difference shown")
TEXTS = (
    "The harbour board said the new wall would cost more than the town had saved.",
    "Nobody on the quay believes that the so-called bargain will keep the sea out.",
    "A harbour is work first and a view second, the pilots say, and they should know.",
)


def columns() -> tuple[Column, ...]:
    return tuple(
        Column(
            id=id,
            label=f"{id.title()} papers",
            place=f"The {id} shore",
            kind="media",
            documents=n,
            publishers=2,
            tokens=900 * n,
            period="2020–2024",
            translated=0,
            genres="news, comment",
        )
        for id, n in zip(ORIGINS, DOCUMENTS_OF, strict=True)
    )


def quotations() -> dict[Span, Quotation]:
    made = {}
    for origin in ORIGINS:
        for i in range(12):
            text = TEXTS[i % 3]
            span = (f"{origin}-{i // 3}", 200 * i, 200 * i + len(text))
            made[span] = Quotation(
                document=span[0],
                sentence=i + 1,
                start=span[1],
                end=span[2],
                origin=origin,
                language="en",
                text="" if i == 11 else text,
                source=f"{origin.title()} Echo · 2021 · {span[0]}",
                marks=marks(text),
            )
    return made


def marks(text: str) -> tuple[Mark, ...]:
    at = text.lower().find("harbour")
    mark = [Mark(at, at + 7, "topic", TOPIC, "own")] if at >= 0 else []
    for word, frame, voice in (
        ("cost", "cost", "attributed"),
        ("bargain", "cost", "distanced"),
        ("work", "cost", "own"),
        ("board", "law", "attributed"),
    ):
        at = text.find(word)
        if at >= 0:
            mark.append(Mark(at, at + len(word), "frame", frame, voice))
    return tuple(mark)


def share(
    origin: str,
    variable: str,
    value: str,
    *,
    unit: str,
    numerator: float,
    denominator: float,
) -> list[Measurement]:
    """Make the three voices of one share."""
    o = ORIGINS.index(origin)
    spans = tuple(s for s, q in quotations().items() if q.origin == origin)
    made = []
    for voice, part in (("own", 0.6), ("attributed", 0.4), ("all", 1.0)):
        count = float(round(numerator * part))
        estimate = count / denominator if denominator else None
        known = estimate is not None and o > 0
        made.append(
            Measurement(
                id=f"{variable}.{unit}.{value}.{origin}.{voice}".replace(" ", "-"),
                topic=TOPIC,
                origin=origin,
                variable=variable,
                value=value,
                voice=voice,
                unit=unit,
                numerator=count,
                denominator=denominator,
                estimate=estimate,
                n_documents=DOCUMENTS_OF[o],
                n_publishers=2,
                n_tokens=900 * DOCUMENTS_OF[o],
                low=max(0.0, (estimate or 0) - 0.1) if known else None,
                high=min(1.0, (estimate or 0) + 0.12) if known else None,
                interval=INTERVALS[o],
                evidence_total=40 if count else 0,
                evidence=spans if count else (),
                marks=(
                    round(numerator * 0.6),
                    round(numerator * 0.3),
                    round(numerator * 0.1),
                ),
            )
        )
    return made


def contrast(m: Measurement, verdict: str, reason: str) -> Measurement:
    return replace(
        m,
        id=m.id.rsplit(".", 1)[0] + ".rest",
        unit="difference, " + m.unit,
        against="rest",
        estimate=(m.estimate or 0) - 0.3,
        low=None if m.low is None else m.low - 0.3,
        high=None if m.high is None else m.high - 0.3,
        p=0.01,
        q=0.04,
        verdict=verdict,
        reason=reason,
    )


def only(found: list[Measurement], value: str, *, voice: str = "all") -> Measurement:
    return next(m for m in found if m.value == value and m.voice == voice)


def of_origin(origin: str, rng: np.random.Generator) -> list[Measurement]:
    o, n = ORIGINS.index(origin), DOCUMENTS_OF[ORIGINS.index(origin)]
    made = share(origin, "topic", TOPIC, unit=DOCUMENTS, numerator=n - 1, denominator=n)
    for value, part in zip(
        ("endorse", "reject", "report", "unclear"), (o, 3 - o, 1, 1), strict=True
    ):
        found = share(
            origin,
            f"stance/{TOPIC}",
            value,
            unit=DOCUMENTS,
            numerator=part * n // 5,
            denominator=n - 1,
        )
        made.append(only(found, value))
    for value, part in zip(
        ("own", "attributed", "distanced"), (6 + o, 4, 2), strict=True
    ):
        found = share(
            origin, "voice", value, unit=HITS, numerator=part, denominator=12 + o
        )
        made.append(only(found, value))
    for value in FRAMES:
        numerator = int(rng.integers(0, 40))
        found = share(
            origin, "frame", value, unit=PASSAGES, numerator=numerator, denominator=80
        )
        made += found
        made.append(contrast(found[-1], VERDICTS[o], "the reason, in one clause"))
    for variable, names in NAMES_OF.items():
        counts = rng.integers(0, 15, len(names))
        for name, count in zip(names, counts, strict=True):
            made += share(
                origin,
                variable,
                name,
                unit=NAMES,
                numerator=int(count),
                denominator=int(counts.sum()),
            )
    return made


def term(origin: str, word: str, ratio: float) -> Measurement:
    spans = tuple(s for s, q in quotations().items() if q.origin == origin)
    return Measurement(
        id=f"term.{word}.{origin}",
        topic=TOPIC,
        origin=origin,
        variable="term",
        value=word,
        voice="own",
        unit="log ratio",
        numerator=17,
        denominator=9000,
        estimate=ratio,
        against="rest",
        evidence_total=17,
        evidence=spans[:5],
    )


def silence(origin: str, value: str) -> Measurement:
    spans = tuple(s for s, q in quotations().items() if q.origin != origin)
    return Measurement(
        id=f"silence.{value}.{origin}",
        topic=TOPIC,
        origin=origin,
        variable="silence",
        value=value,
        voice="all",
        unit="chance",
        numerator=0,
        denominator=24,
        estimate=0.012,
        against="rest",
        verdict="notable",
        reason="the sentences shown are those of the others",
        interval="9 of 43 documents elsewhere have it",
        evidence_total=9,
        evidence=spans[:4],
    )


@pytest.fixture(scope="session")
def summary() -> Summary:
    """Return a summary of four invented origins with every kind of measurement."""
    rng = np.random.default_rng(3)
    measurements = [m for origin in ORIGINS for m in of_origin(origin, rng)]
    measurements += [
        term(o, w, 3.2) for o in ORIGINS for w in ("harbour", "quay", "pilots", "town")
    ]
    measurements += [silence("east", "frame=law"), silence("west", "frame=pride")]
    quoted = quotations()
    first = {o: [q for q in quoted.values() if q.origin == o][:2] for o in ORIGINS}
    return Summary(
        topic=TOPIC,
        label="A wall for the harbour",
        proposition="The harbour needs a new wall.",
        opposed="The harbour can do without a new wall.",
        corpus="An invented harbour",
        corpus_name="invented",
        notice="Composed examples, written for a test: no evidence about anybody.",
        sampling="convenience; figures are about these documents only",
        scope="figures are about these documents only",
        columns=columns(),
        measurements=tuple(measurements),
        findings=tuple(
            Finding(
                f"{o.title()} papers: 31 of 99 sentences are about “cost”.",
                f"frame.{PASSAGES}.cost.{o}.rest".replace(" ", "-"),
            )
            for o in ORIGINS
        ),
        passages=tuple(
            Passage(o, f, tuple(first[o]))
            for f in ("cost", "law")
            for o in ORIGINS
            if (f, o) != ("law", "west")
        ),
        quotations=quoted,
        labels={
            "frame=cost": "cost and price",
            "frame=law": "law and order",
            "name/wall": "the thing that keeps the sea out",
            "name/board": "the body that runs the harbour",
            f"topic={TOPIC}": "the harbour",
        },
        definitions={"frame=cost": "What the wall costs, and whom."},
        cautions=("Fewer than five documents in North papers.",),
        settings={"seed": 1, "level": 0.95, "fewest_documents": 5},
        versions={"framing": "0.1.0", "numpy": "2.4"},
        hashes={"corpus": "9f" * 32},
        command="framing report harbour --corpus corpus/invented --seed 1",
    )
