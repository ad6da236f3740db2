"""The model: margins, probabilities, reasons, and what a sentence is given."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from framing.coding.classifier.coder import ClassifierCoder, decide
from framing.coding.classifier.explain import Reasons
from framing.coding.classifier.folds import by_group, leave_one_out
from framing.coding.classifier.labels import Labels, labels
from framing.coding.classifier.marking import mark
from framing.coding.classifier.model import Model, enough, fit, probability
from framing.coding.classifier.recipe import (
    CHARACTERS,
    PARAGRAPH,
    WORDS,
    as_if_new,
    calibrate,
    features,
    samples,
)
from framing.coding.codings import Codings
from framing.edges.training import Coded
from framing.tables import CODINGS, EVIDENCE, empty
from framing.text.reading import Reading
from tests.coding.classifier.conftest import as_labels, made, rows

NOTHING = Codings(empty(CODINGS), empty(EVIDENCE))
SOME = ("money", "harbour", "Danger", "the", "storm's", "co-operate", "a", "¿42?")
TEXTS = st.lists(
    st.sampled_from(SOME) | st.text(min_size=1, max_size=8), max_size=12
).map(" ".join)


def with_values(model: Model, *, enough: float = 0.5, variable: str = "frame") -> Model:
    return replace(
        model, values=("cost", "danger", "storm"), enough=enough, variable=variable
    )


@settings(max_examples=40)
@given(text=TEXTS)
def test_reasons_sum_to_the_margin(easy_model: Model, text: str) -> None:
    """What the words add and the bias are the margin, whatever the text."""
    margins = easy_model.margins(samples([text]))[0]
    reasons = Reasons(easy_model, samples([text]))

    for at, value in enumerate(easy_model.values):
        parts = sum(reason.weight for reason in reasons(0, value))
        assert parts + easy_model.bias[at] == pytest.approx(margins[at], abs=1e-9)


def test_reasons_sum_on_sentences_as_they_ship(shipped: Coded) -> None:
    """On real punctuation, too: quotes, dashes, abbreviations, figures."""
    own = labels(shipped.rows, shipped.reading, variable="stance/taiwan-japan-linkage")
    model = fit(own.take(np.arange(0, 340, 3)))
    asked = samples(own.texts[::17])
    reasons = Reasons(model, asked)

    for row, margins in enumerate(model.margins(asked)):
        for at, value in enumerate(model.values):
            parts = sum(reason.weight for reason in reasons(row, value))
            assert parts + model.bias[at] == pytest.approx(margins[at], abs=1e-9)


def test_a_paragraph_speaks_for_its_sentences(easy_model: Model) -> None:
    """Words around a sentence move its margin, and their part is not the sentence's."""
    text, around = "A road leads on.", "Money was paid. A road leads on. Money again."
    asked = samples([text, text], [text, around])

    alone, within = easy_model.margins(asked)[:, 0]
    parts = [
        sum(reason.weight for reason in Reasons(easy_model, asked)(row, "cost"))
        for row in (0, 1)
    ]

    assert within > alone
    assert parts[0] + easy_model.bias[0] == pytest.approx(alone)
    assert parts[1] + easy_model.bias[0] < within


def test_a_word_said_twice_in_a_paragraph_is_shared(easy_model: Model) -> None:
    """Two equal sentences that are a paragraph have equal parts of its margin."""
    text = "Money, money, money."
    asked = samples([text], [f"{text} {text}"])
    own = easy_model.margins(samples([text]))

    once = sum(r.weight for r in Reasons(easy_model, samples([text]))(0, "cost"))
    half = sum(r.weight for r in Reasons(easy_model, asked)(0, "cost"))

    assert easy_model.margins(asked) == pytest.approx(own)
    assert half < once


def test_reasons_name_the_words_that_spoke(easy_model: Model) -> None:
    """The strongest reason for a cost is the word that only costs are told with."""
    text = "“Money”, the harbour said."

    best = Reasons(easy_model, samples([text]))(0, "cost")[0]

    assert text[best.start : best.end] == "Money"
    assert best.weight > 0


@settings(max_examples=40)
@given(margins=st.lists(st.floats(-5, 5), min_size=2, max_size=9).map(sorted))
def test_probabilities_rise_with_the_margin(
    easy_model: Model, margins: list[float]
) -> None:
    """A larger margin is never less likely, and all lie between 0 and 1."""
    wide = np.array([margins, margins]).T
    chances = easy_model.probabilities(wide)

    assert (np.diff(chances, axis=0) >= 0).all()
    assert ((chances >= 0) & (chances <= 1)).all()


def test_probability_is_the_logistic_of_the_line() -> None:
    """A margin of 2 on the line 1.5 m - 1 has log-odds 2."""
    one, zero = np.array([1.5]), np.array([-1.0])

    found = probability(np.array([[2.0]]), one, zero)

    assert found[0, 0] == pytest.approx(1 / (1 + np.exp(-2)))


def test_words_nobody_saw_leave_their_weight_to_the_rest() -> None:
    """Every part of a sentence stays as long; where all was seen nothing moves."""
    fitted = features()
    matrix = csr_matrix(fitted.fit_transform(samples(["Money rose.", "Storms rose."])))
    seen = matrix[0].toarray()[0] > 0

    first, second = as_if_new(matrix, seen, fitted).toarray()

    assert first == pytest.approx(matrix[0].toarray()[0])
    assert (second[~seen] == 0).all()
    parts = (WORDS, CHARACTERS, PARAGRAPH)
    lengths = [np.linalg.norm(second[fitted.output_indices_[one]]) for one in parts]
    assert lengths == pytest.approx([1, 1, 0.7])


def test_fitting_twice_gives_the_same_model(easy: Labels, easy_model: Model) -> None:
    """The same labels teach the same weights, calibration and threshold."""
    again = fit(easy)

    assert (again.weights == easy_model.weights).all()
    assert (again.slope == easy_model.slope).all()
    assert (again.offset == easy_model.offset).all()
    assert again.enough == easy_model.enough


def test_easy_labels_are_learnt(easy_model: Model) -> None:
    """Sentences told with a value's own words are on its side, others are not."""
    texts = [
        "The budget needs money.",
        "Storms threaten the coast.",
        "A road leads on.",
    ]

    margins = easy_model.margins(samples(texts))

    assert (margins > 0).tolist() == [[True, False], [False, True], [False, False]]


def test_no_text_has_no_margins(easy_model: Model) -> None:
    """Asked of nothing it answers with nothing."""
    assert easy_model.margins(samples([])).shape == (0, 2)


def test_margins_that_mislead_are_not_believed() -> None:
    """Where with and without stand the wrong way round the share is all there is."""
    slope, offset = calibrate(
        np.array([2.0, 1.0, -1.0, -2.0]), np.array([False, False, True, True])
    )

    assert slope == 0
    assert offset == pytest.approx(np.log(0.5 / 0.5))


def test_a_value_of_one_document_is_never_given() -> None:
    """Where its document is held out nothing teaches it, so that it is not believed."""
    texts = [f"Money {n} was paid for it." for n in range(6)]
    plain = [f"Storms {n} threaten the coast." for n in range(20)]
    documents = ["d0"] * 6 + [f"d{1 + n % 4}" for n in range(20)]
    given = [["cost"]] * 6 + [["danger"]] * 10 + [[]] * 10
    own = as_labels(texts + plain, given, documents=documents)

    model = fit(own)
    chances = model.probabilities(model.margins(own.samples))

    assert model.slope[0] == 0
    assert chances[:, 0].max() < model.enough
    assert mark(own) is not None


def test_the_threshold_is_the_best_of_those_tried() -> None:
    """Of chances that part with from without at .3 the least that parts them is it."""
    labels = made().take(np.arange(4))
    has = np.array([[True, False], [True, False], [False, False], [False, False]])
    own = replace(labels, given=has)

    found = enough(np.array([[0.35, 0.1], [0.3, 0.1], [0.25, 0.2], [0.1, 0.1]]), own)

    assert found == 0.26
    assert enough(np.zeros((4, 2)), replace(own, variable="stance/pier")) == 0.5


@pytest.mark.parametrize(
    ("chances", "wanted"),
    [
        ([0.9, 0.1, 0.2], [("cost", 0.9)]),
        ([0.6, 0.8, 0.2], [("danger", 0.8), ("cost", 0.6)]),
        ([0.6, 0.8, 0.7], [("danger", 0.8), ("storm", 0.7)]),
        ([0.1, 0.1, 0.1], [("none", pytest.approx(0.729))]),
        ([0.4, 0.4, 0.1], []),
    ],
    ids=["one", "two", "at most two", "none", "abstains"],
)
def test_what_a_sentence_is_given(
    easy_model: Model, chances: list[float], wanted: list[tuple[str, float]]
) -> None:
    """The likely values, two at most; none if that is likelier; else nothing."""
    assert decide(with_values(easy_model), np.array(chances)) == wanted


@pytest.mark.parametrize(
    ("chances", "wanted"),
    [
        ([0.6, 0.2, 0.2], [("cost", pytest.approx(0.6))]),
        ([0.3, 0.1, 0.1], [("cost", pytest.approx(0.6))]),
        ([0.4, 0.35, 0.25], []),
        ([0.0, 0.0, 0.0], []),
    ],
    ids=["likeliest", "of their sum", "abstains", "nothing likely"],
)
def test_what_stance_a_sentence_is_given(
    easy_model: Model, chances: list[float], wanted: list[tuple[str, float]]
) -> None:
    """One stance, with its share of all; nothing if that is below a half."""
    model = with_values(easy_model, variable="stance/pier")

    assert decide(model, np.array(chances)) == wanted


@pytest.mark.parametrize("by", ["document", "publisher", "origin"])
def test_no_group_is_on_both_sides(by: str) -> None:
    """Whole documents, publishers or origins teach or are asked, and each is asked."""
    labels = made()
    groups = labels.groups(by)

    splits = leave_one_out(labels, by) if by == "origin" else by_group(labels, by, n=3)

    for train, test in splits:
        assert not set(groups[train]) & set(groups[test])
    asked = np.concatenate([test for _, test in splits])
    assert sorted(asked) == list(range(len(groups)))


def test_one_group_is_split_by_sentence() -> None:
    """With one document its sentences are folded; one origin cannot be left out."""
    labels = made()
    units = labels.units.assign(document="only", origin="only")
    alone = replace(labels, units=units)

    sizes = [len(test) for _, test in by_group(alone, "document", n=5)]

    assert sum(sizes) == 42
    assert max(sizes) - min(sizes) <= 1
    assert leave_one_out(alone, "origin") == []


def test_the_coder_writes_codings_with_evidence(
    easy_model: Model, make_reading: Callable[..., Reading]
) -> None:
    """Every counted sentence is coded or abstained from; evidence is its own words."""
    text = "Far too  much money was paid. Storms threaten it again. A road leads on."
    reading = make_reading({"coast": [text]})

    found = ClassifierCoder(easy_model).code(reading, NOTHING)

    table = found.rows[["sentence", "coder", "variable", "value", "rank"]]
    assert table.to_numpy().tolist() == [
        [1, "classifier", "frame", "cost", 1],
        [2, "classifier", "frame", "danger", 1],
        [3, "classifier", "frame", "none", 0],
    ]
    assert found.rows["confidence"].between(0, 1).all()
    told = found.evidence
    assert set(told["sentence"]) == {1, 2}
    assert told.groupby("sentence").size().max() <= 3
    for row in told.itertuples():
        assert text[int(row.start) : int(row.end)] == row.surface  # type: ignore[arg-type]
    assert {"money", "Storms"} <= set(told["surface"])


def test_the_coder_reads_the_paragraph(
    easy_model: Model, make_reading: Callable[..., Reading]
) -> None:
    """The same sentence is likelier a cost among costs than among dangers."""
    text = "The {0} lies in the north. {1} paid for its {0}. {2} their {0}."
    costs = text.format("budget", "Money was", "Prices rose for")
    storms = text.format("budget", "Storms were", "Attacks threaten")
    reading = make_reading({"coast": [costs, storms]})
    coder = ClassifierCoder(replace(easy_model, enough=0.0))

    rows = coder.code(reading, NOTHING).rows

    first = rows[(rows["sentence"] == 1) & (rows["value"] == "cost")]
    assert first["document"].tolist() == ["coast-0", "coast-1"]
    among_costs, among_storms = first["confidence"]
    assert among_costs > among_storms


def test_stance_is_coded_where_its_topic_is(
    make_reading: Callable[..., Reading],
) -> None:
    """A stance waits for topics, and only sentences that speak of its topic get it."""
    model = fit(made("stance/pier"))
    reading = make_reading({"coast": ["Money was paid. Money was paid again."]})
    topics = rows(("coast-0", 2, "lexicon", "pier"), variable="topic")
    coder = ClassifierCoder(model)

    found = coder.code(reading, Codings(topics, empty(EVIDENCE))).rows

    assert coder.needs == ("topic",)
    assert coder.gives == ("stance",)
    assert found[["sentence", "value", "rank"]].to_numpy().tolist() == [[2, "cost", 0]]
    assert len(coder.code(reading, NOTHING).rows) == 0


def test_an_embedder_stands_beside_the_words(easy: Labels) -> None:
    """Vectors of meaning are weighed too, and reasons still tell of words only."""

    class Length:
        def fit(self, texts: list[str], y: object = None) -> "Length":  # noqa: ARG002
            return self

        def transform(self, texts: list[str]) -> np.ndarray:
            return np.array([[len(text) / 50.0] for text in texts])

        def __sklearn_clone__(self) -> "Length":
            return self

    model = fit(easy, embedder=Length())  # type: ignore[arg-type]
    plain = fit(easy)
    reasons = Reasons(model, samples(["Money."]))

    assert model.weights.shape[1] == plain.weights.shape[1] + 2
    assert isinstance(reasons(0, "cost")[0].weight, float)


def test_nothing_is_coded_of_no_text(
    easy_model: Model, make_reading: Callable[..., Reading]
) -> None:
    """A reading without a counted sentence gets empty tables of the right columns."""
    found = ClassifierCoder(easy_model).code(make_reading({"coast": [""]}), NOTHING)

    pd.testing.assert_frame_equal(found.rows, NOTHING.rows)
    assert list(found.evidence.columns) == list(NOTHING.evidence.columns)
