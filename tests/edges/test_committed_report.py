"""The report that is committed under reports/ is the one the tool makes."""

import json
from pathlib import Path

import framing
from framing.edges.reports import MAIN_TOPIC, as_json, summary_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "reports" / "sample" / MAIN_TOPIC


def test_the_committed_summary_is_true() -> None:
    """Every figure of the committed report comes out again; `make sample` renews it."""
    committed = json.loads((FOLDER / "summary.json").read_text(encoding="utf-8"))
    analysis = framing.analyse(ROOT / "corpus" / "sample")
    second = framing.second_opinion(analysis)
    fresh = json.loads(as_json(summary_of(analysis, MAIN_TOPIC, second=second)))
    for told in (committed, fresh):
        told.pop("versions")
        told.pop("command")

    assert fresh == committed


def test_the_committed_page_says_that_its_texts_are_composed() -> None:
    """Whoever opens the page reads that these are no publications."""
    page = (FOLDER / "report.html").read_text(encoding="utf-8")

    assert "not publications" in page


def test_every_sample_document_says_that_it_is_composed() -> None:
    """Each text of the sample ends with the line that marks it; its rights agree."""
    corpus = framing.read_corpus(ROOT / "corpus" / "sample")
    marked = "*Composed example written for the framing project; not a publication.*"

    assert len(corpus.documents) >= 48
    assert [
        d.id for d in corpus.documents if not d.text.rstrip().endswith(marked)
    ] == []
    assert {d.rights for d in corpus.documents} == {
        "Composed for this project, MIT licence; quote freely"
    }
