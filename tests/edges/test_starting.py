"""Starting a corpus and bringing documents in."""

from pathlib import Path

import pytest

from framing.edges.files import read_corpus
from framing.edges.starting import add_documents, new_corpus
from framing.errors import CorpusError, OutputError, QueryError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return new_corpus(tmp_path / "mine")


def test_an_added_text_is_a_document_of_its_origin(
    corpus: Path, tmp_path: Path
) -> None:
    """A text that was added is read back under the origin it was given."""
    text = tmp_path / "First Essay.txt"
    text.write_text("The strait is calm today.", encoding="utf-8")

    assert add_documents(corpus, [text], origin="here") == ["first-essay"]

    document = read_corpus(corpus).documents[0]
    assert (document.id, document.origin) == ("first-essay", "here")
    assert document.text == "The strait is calm today."


def test_a_folder_in_use_is_left_alone(corpus: Path) -> None:
    """A folder that holds something is not made a corpus again."""
    with pytest.raises(OutputError, match="is not empty"):
        new_corpus(corpus)


def test_an_undeclared_origin_is_refused(corpus: Path, tmp_path: Path) -> None:
    """An origin that corpus.toml lacks is named with those it has."""
    text = tmp_path / "a.txt"
    text.write_text("Calm.", encoding="utf-8")

    with pytest.raises(
        QueryError, match=r"no origin 'nowhere'; declared are here, there"
    ):
        add_documents(corpus, [text], origin="nowhere")


def test_nothing_is_added_when_one_file_is_bad(corpus: Path, tmp_path: Path) -> None:
    """One unreadable file leaves the corpus as it was, and every bad file is named."""
    good = tmp_path / "good.txt"
    good.write_text("Calm.", encoding="utf-8")
    before = (corpus / "documents.csv").read_bytes()

    with pytest.raises(CorpusError) as error:
        add_documents(
            corpus, [good, tmp_path / "x.pdf", tmp_path / "no.txt"], origin="here"
        )

    assert len(error.value.problems) == 2
    assert (corpus / "documents.csv").read_bytes() == before
    assert not (corpus / "here").exists()
