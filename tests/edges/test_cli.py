"""The command line: results, refusals, exit codes."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.edges.conftest import Run

COAST = (
    "A Taiwan contingency is a Japan contingency, they said in town {0}. "
    "Reunification of the {0} and the {0} was the word of the day."
)
HILLS = (
    "Nobody in the hills of {0} spoke of the coast that year. "
    "Unification with Taiwan was what the papers of {0} called it."
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two origins of three short texts."""
    folder = tmp_path / "mine"
    for origin, text in (("coast", COAST), ("hills", HILLS)):
        (folder / origin).mkdir(parents=True)
        for word in ("apple", "brook", "cedar"):
            path = folder / origin / f"{word}.txt"
            path.write_text(text.format(word), encoding="utf-8")
    tables = "".join(f'[origins.{o}]\nlabel = "The {o}"\n' for o in ("coast", "hills"))
    (folder / "corpus.toml").write_text(tables, encoding="utf-8")
    return folder


def test_a_report_is_written_whole(run: Run, corpus: Path, tmp_path: Path) -> None:
    """The main job leaves page, text, records, tables and figures, and says where."""
    out = tmp_path / "out"

    code, said, _ = run("report", "--corpus", corpus, "--out", out)

    folder = out / "mine" / "taiwan-japan-linkage"
    assert code == 0
    assert str(folder / "report.html") in said
    assert {p.name for p in folder.iterdir()} == {
        "report.html",
        "report.md",
        "summary.json",
        "tables",
        "figures",
    }
    assert [p.name for p in folder.parent.iterdir()] == ["taiwan-japan-linkage"]


def test_the_same_seed_gives_the_same_bytes(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    """Two reports of the same input and seed are the same files to the byte."""
    for name in ("one", "two"):
        run("report", "--corpus", corpus, "--out", tmp_path / name)

    one, two = (
        {
            p.relative_to(tmp_path / name): p.read_bytes()
            for p in _files(tmp_path / name)
        }
        for name in ("one", "two")
    )
    assert len(one) > 8
    assert one == two


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_code_prints_every_sentence(run: Run, corpus: Path) -> None:
    """Each sentence is one object with the fields of the contract."""
    code, said, _ = run("code", corpus)

    rows = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert len(rows) == 12
    assert list(rows[0]) == [
        *("document", "sentence", "start", "end", "text", "part", "voice", "source"),
        *("engagement", "topics", "frames", "stance", "names"),
    ]
    assert "taiwan-japan-linkage" in rows[0]["topics"]


def test_find_shows_hits_by_origin(run: Run, corpus: Path) -> None:
    """A phrase is shown in its sentence, under its origin, with the denominators."""
    code, said, _ = run("find", "reunif*", "--corpus", corpus)

    assert code == 0
    assert "The coast: 3 hits in 3 of 3 documents" in said
    assert "The hills: 0 hits in 0 of 3 documents" in said
    assert said.count(">Reunification<") == 3


def test_names_are_told_apart_by_origin(run: Run, corpus: Path) -> None:
    """The names of one thing are given as counts out of all its names."""
    code, said, _ = run("names", "unification", "--corpus", corpus)

    rows = {line.split()[0]: line for line in said.splitlines() if line.strip()}
    assert code == 0
    assert rows["reunification"].split()[1:] == ["3", "of", "3", "0", "of", "3"]
    assert rows["unification"].split()[1:] == ["0", "of", "3", "3", "of", "3"]


@pytest.mark.parametrize(
    "words", [("find", "reunif*"), ("names",), ("keyness",), ("terms", "reunif*")]
)
def test_every_answer_can_be_had_as_records(
    run: Run, corpus: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    """With --json a verb prints one JSON list and nothing else."""
    where = ("--out", tmp_path / "t") if words[0] == "terms" else ()

    code, said, _ = run(*words, "--json", "--corpus", corpus, *where)

    assert code == 0
    assert isinstance(json.loads(said), list)


def test_terms_leave_figures_and_a_table(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    """`terms` writes its figure in both forms and its table, and prints counts."""
    code, said, _ = run("terms", "reunif*", "--corpus", corpus, "--out", tmp_path / "t")

    folder = tmp_path / "t" / "mine" / "terms"
    assert code == 0
    assert {"terms.svg", "terms.png", "terms.csv"} <= {p.name for p in folder.iterdir()}
    assert "too few documents (3)" in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("report", "no-such-topic"), "no topic 'no-such-topic'; there are"),
        (("find", "(a|b"), "'(a|b' cannot be read from '(a|b' on"),
        (("find", "colour=red"), "nothing is coded as 'colour'"),
        (("find", "frame=red"), "frame=red: no such frame; there are sovereignty"),
        (("find", "reunif*", "--origin", "sea"), "no origin 'sea'; there are coast"),
        (
            ("names", "nothing"),
            "no names of 'nothing' found; referents are unification",
        ),
        (("report", "--from", "2031"), "the selection takes no document"),
    ],
)
def test_a_bad_question_is_one_line(
    run: Run, corpus: Path, words: tuple[str, ...], complaint: str
) -> None:
    """What cannot be answered is refused in one line, with exit code 2."""
    code, said, complained = run(*words, "--corpus", corpus)

    assert (code, said) == (2, "")
    assert complaint in complained
    assert len(complained.splitlines()) == 1


def test_a_voice_that_is_none_is_refused(run: Run, corpus: Path) -> None:
    """An option's bad value is refused with exit code 2."""
    code, _, complained = run("names", "--voice", "loud", "--corpus", corpus)

    assert code == 2
    assert "own, attributed or all" in complained


def test_bad_documents_are_all_named(run: Run, corpus: Path) -> None:
    """Every bad file of a corpus is named in one go, and nothing is written."""
    (corpus / "coast" / "apple.txt").write_bytes(b"")
    (corpus / "hills" / "brook.txt").write_bytes(bytes(range(256)) * 9)

    code, _, complained = run("report", "--corpus", corpus, "--out", corpus / "out")

    assert code == 2
    assert len(complained.splitlines()) == 2
    assert "apple.txt: is empty" in complained
    assert "brook.txt: this is no text" in complained
    assert not (corpus / "out").exists()


def test_a_bad_phrase_is_named_with_its_line(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    """A lexicon's bad phrase is refused with file, line and field."""
    folder = tmp_path / "words" / "frames"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        'name="m"\nversion="1"\nlanguage="en"\nsource="s"\nlicence="MIT"\n'
        'definition="d"\n[categories.x]\nlabel="x"\ndefinition="d"\n',
        encoding="utf-8",
    )
    (folder / "mine.csv").write_text(
        "id,category,phrase,hit,miss,note\nx,x,..3 foo,a foo,bar,\n", encoding="utf-8"
    )

    code, _, complained = run(
        "report", "--corpus", corpus, "--lexicons", tmp_path / "words"
    )

    assert code == 2
    assert "mine.csv:2: phrase: '..3 foo' has a gap without a word before" in complained


def test_an_unwritable_place_is_refused(run: Run, corpus: Path, tmp_path: Path) -> None:
    """Where nothing can be written the folder is named, with exit code 2."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")

    code, _, complained = run("report", "--corpus", corpus, "--out", blocked / "out")

    assert code == 2
    assert "cannot be written" in complained


def test_an_interruption_leaves_no_half_report(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    """Ctrl-C in the middle of writing leaves the place as it was, with one line."""
    out = tmp_path / "out"
    with patch("framing.edges.reports.draw", side_effect=KeyboardInterrupt):
        code, _, complained = run("report", "--corpus", corpus, "--out", out)

    assert code == 2
    assert complained == "stopped; nothing was written\n"
    assert _files(out) == []


def test_check_passes_what_ships(run: Run, corpus: Path) -> None:
    """The shipped lexicons hold their own examples, and sizes are said."""
    code, said, _ = run("check", corpus)

    assert code == 0
    assert "mine: 6 documents, 6 counted" in said
    assert "0 problems" in said


def test_check_shows_what_cleaning_did(run: Run, corpus: Path) -> None:
    """Every sentence is shown with its part, and every mask with what it hides."""
    text = "By the harbour stood **one** tall and lonely tower.3 It was white.\n"
    (corpus / "coast" / "apple.txt").write_text(text, encoding="utf-8")

    _, said, _ = run("check", corpus, "--show-cleaning")

    assert "body: By the harbour stood one tall and lonely tower." in said
    assert "footnote at 51: '3' read as ''" in said
