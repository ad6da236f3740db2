"""The classifier coder: writes codings like any other coder, or says nothing."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from framing.coding.classifier.explain import Reasons
from framing.coding.classifier.labels import NONE
from framing.coding.classifier.model import MOST, Model
from framing.coding.classifier.recipe import Floats, Samples, samples
from framing.coding.codings import Codings
from framing.tables import CODINGS, EVIDENCE, check
from framing.text.reading import Reading

CODER = "classifier"
SHOWN = 3
"""Words shown as evidence of a value."""


class ClassifierCoder:
    """Codes the variable of a model; a sentence it is unsure of gets no coding."""

    def __init__(self, model: Model) -> None:
        """Take what was learnt; a stance is coded where its topic is spoken of."""
        self.model = model
        self.topic = model.variable.partition("/")[2] if model.single else ""
        self.needs: Sequence[str] = ("topic",) if self.topic else ()
        self.gives: Sequence[str] = (model.variable.split("/")[0],)

    def code(self, reading: Reading, prior: Codings) -> Codings:
        """Code every counted sentence; of a stance, those that speak of its topic."""
        rows = self._rows(reading, prior)
        texts = [reading.text(reading.units[row]) for row in rows]
        asked = _samples(reading, rows, texts)
        chances = self.model.probabilities(self.model.margins(asked))
        given = [decide(self.model, chance) for chance in chances]
        table = pd.DataFrame(
            [
                (row, value, rank if value != NONE else 0, confidence)
                for row, values in zip(rows, given, strict=True)
                for rank, (value, confidence) in enumerate(values, start=1)
            ],
            columns=["row", "value", "rank", "confidence"],
        )
        units = reading.sentences.iloc[table["row"].to_numpy(np.int64)]
        codings = table.assign(
            document=units["document"].to_numpy(),
            sentence=units["sentence"].to_numpy(),
            coder=CODER,
            variable=self.model.variable,
        )
        if self.model.single:
            codings["rank"] = 0
        return Codings(
            check(codings.drop(columns="row"), CODINGS), self._evidence(table, reading)
        )

    def _rows(self, reading: Reading, prior: Codings) -> list[int]:
        counted = np.flatnonzero(reading.sentences["counted"].to_numpy()).tolist()
        if not self.topic:
            return counted
        topics = prior.of("topic")
        about = topics[topics["value"] == self.topic]
        spoken = set(zip(about["document"], about["sentence"], strict=True))
        units = reading.units
        return [r for r in counted if (units[r].document, units[r].sentence) in spoken]

    def _evidence(self, table: pd.DataFrame, reading: Reading) -> pd.DataFrame:
        """Show the words that spoke most for each value."""
        given = table[table["value"] != NONE]
        units = [reading.units[row] for row in given["row"]]
        views = [reading.view_of[unit.document] for unit in units]
        spans = [
            view.span(unit.start, unit.end)
            for view, unit in zip(views, units, strict=True)
        ]
        texts = [v.text[low:high] for v, (low, high) in zip(views, spans, strict=True)]
        reasons = Reasons(self.model, _samples(reading, given["row"], texts))
        found = []
        rows = zip(units, views, spans, given["value"], strict=True)
        for at, (unit, view, (low, _), value) in enumerate(rows):
            for reason in reasons(at, value)[:SHOWN]:
                if reason.weight <= 0:
                    break
                start = int(view.starts(np.array([low + reason.start]))[0])
                end = int(view.ends(np.array([low + reason.end]))[0])
                entry = f"weight {reason.weight:+.2f}"
                found.append((unit.document, unit.sentence, value, start, end, entry))
        return self._as_evidence(found, reading)

    def _as_evidence(
        self, found: list[tuple[str, int, str, int, int, str]], reading: Reading
    ) -> pd.DataFrame:
        columns = ["document", "sentence", "value", "start", "end", "entry"]
        texts = {document.id: document.text for document in reading.corpus.documents}
        table = pd.DataFrame(found, columns=columns)
        spans = zip(table["document"], table["start"], table["end"], strict=True)
        return check(
            table.assign(
                coder=CODER,
                variable=self.model.variable,
                surface=[texts[id][start:end] for id, start, end in spans],
            ),
            EVIDENCE,
        )


def _samples(reading: Reading, rows: Iterable[int], texts: Sequence[str]) -> Samples:
    return samples(texts, [reading.paragraphs[row] for row in rows])


def decide(model: Model, chances: Floats) -> list[tuple[str, float]]:
    """Return the values a sentence is given with their probabilities; [] to abstain.

    Of a variable that takes several, every value probable enough is given, at most
    `MOST`; `none` where it is likelier than not that no value applies, were they
    independent. Of a variable that takes one, the likeliest, if probable enough.
    """
    values = model.values  # noqa: PD011  # no pandas here
    order = np.argsort(-chances)
    if model.single:
        best = int(order[0])
        share = float(chances[best] / max(chances.sum(), 1e-12))
        return [(values[best], share)] if share >= model.enough else []
    given = [(values[i], float(chances[i])) for i in order[:MOST]]
    given = [(value, chance) for value, chance in given if chance >= model.enough]
    nothing = float(np.prod(1 - chances))
    return given or ([(NONE, nothing)] if nothing > 0.5 else [])
