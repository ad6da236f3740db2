"""Marking coders from their files: figures, refusals, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.coding.agreed import ALIKE, MAIN, MEAN, WHOLE
from tests.edges.conftest import Run

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "codings.csv"
HEAD = "document,sentence,coder,variable,value\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, *rows: str, head: str = HEAD) -> Path:
        path = tmp_path / name
        path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return path

    return make


def test_coders_of_several_files_are_compared(
    run: Run, write: Callable[..., Path]
) -> None:
    """Two coders, a file each: variable, coders, units, percent, and who said what."""
    one = write("one.csv", "d,1,ann,voice,own", "d,2,ann,voice,own")
    two = write("two.csv", "d,1,ben,voice,own", "d,2,ben,voice,mixed")

    code, said, complained = run("agree", one, two)

    assert (code, complained) == (0, "")
    assert "voice, d 2: ann own, ben mixed" in said
    row = next(line.split() for line in said.splitlines() if "value" in line)
    assert row[:6] == ["voice", "value", "2", "2", "4", "50"]


def test_agreement_can_be_had_as_records(run: Run, write: Callable[..., Path]) -> None:
    """With --json one list, and null where a coefficient is not defined."""
    file = write("one.csv", "d,1,ann,voice,own", "d,1,ben,voice,own")

    code, said, _ = run("agree", file, "--json")

    first = json.loads(said)[0]
    assert code == 0
    assert (first["variable"], first["units"], first["alpha"]) == ("voice", 1, None)
    assert first["reason"] == "always 'own': nothing to agree on"


def test_nothing_to_compare_is_a_problem(run: Run, write: Callable[..., Path]) -> None:
    """A single coder gets words, and exit code 1."""
    file = write("one.csv", "d,1,ann,voice,own", "d,2,ann,voice,mixed")

    code, said, _ = run("agree", file)

    assert code == 1
    assert "only ann coded it" in said


def test_named_coders_alone_are_compared(run: Run, write: Callable[..., Path]) -> None:
    """The third coder is left out; a coder who is not there is refused."""
    rows = [f"d,{i},{who},voice,own" for i in (1, 2) for who in ("ann", "ben", "cat")]
    file = write("one.csv", *rows)

    _, three, _ = run("agree", file)
    _, said, _ = run("agree", file, "--coder", "ann", "--coder", "ben", "--json")
    code, _, complained = run("agree", file, "--coder", "dan")

    assert "κ is the mean of all pairs of coders" in three
    assert json.loads(said)[0]["coders"] == ["ann", "ben"]
    assert code == 2
    assert complained == "no coder 'dan'; there are ann, ben, cat\n"


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (["d,1,ann,voice,own"] * 2, "bad.csv:3: the same row stands at"),
        (["d,1,ann,voice,loud"], "bad.csv:2: value: 'loud' is not one of own"),
        (["d,one,ann,voice,own"], "bad.csv:2: sentence: 'one' is no whole number"),
    ],
    ids=["duplicate", "unknown value", "no number"],
)
def test_bad_codings_are_one_clear_line(
    run: Run, write: Callable[..., Path], rows: list[str], complaint: str
) -> None:
    """A file that cannot be used is refused with its line, exit code 2, no result."""
    code, said, complained = run("agree", write("bad.csv", *rows))

    assert (code, said) == (2, "")
    assert complaint in complained
    assert len(complained.splitlines()) == 1


def test_codings_without_a_place_are_said_on_the_side(
    run: Run, write: Callable[..., Path], tmp_path: Path
) -> None:
    """Rows that stand on no sentence of the corpus are counted on standard error."""
    folder = tmp_path / "mine"
    (folder / "coast").mkdir(parents=True)
    (folder / "coast" / "a.txt").write_text("The sea was calm.", encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[origins.coast]\nlabel="Coast"\n', encoding="utf-8"
    )
    rows = [
        f"{d},1,{who},voice,own" for d in ("coast/a", "b") for who in ("ann", "ben")
    ]

    code, said, complained = run("agree", write("one.csv", *rows), "--corpus", folder)

    assert code == 0
    assert "2 codings stand on no sentence of the corpus any more" in complained
    assert "coast" in said


@pytest.mark.skipif(not GOLD.exists(), reason="the reference codings are not here")
def test_the_reference_codings_give_their_published_figures() -> None:
    """Machine-made reference codings: their own page's figures come out again.

    Part is left out: the page counts two captions there that were set afterwards. Its
    figure for sources counts the four that only one of the two coders named.
    """
    found = framing.agree([GOLD]).agreements
    alpha = {(a.variable, a.measure): a.alpha for a in found if not a.value}
    source = next(a for a in found if a.measure == ALIKE)

    wanted = {
        ("voice", WHOLE): 0.95,
        ("engagement", WHOLE): 0.83,
        ("frame", MAIN): 0.89,
        ("frame", MEAN): 0.88,
        ("topic", MEAN): 0.90,
    }
    assert {key: round(alpha[key] or 0, 2) for key in wanted} == wanted
    assert round((source.percent or 0) * source.units / (source.units + 4), 2) == 0.97
    assert {a.coders for a in found} == {("coder-a", "coder-b")}


def test_a_sample_is_drawn_filled_and_marked(run: Run, tmp_path: Path) -> None:
    """The whole way: draw, fill, take in, and mark against the lexicon's codings."""
    folder = tmp_path / "mine"
    (folder / "coast").mkdir(parents=True)
    text = "A Taiwan contingency is a Japan contingency. The sea was calm. It rained."
    (folder / "coast" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[origins.coast]\nlabel="Coast"\n', encoding="utf-8"
    )

    code, said, _ = run("sample", "--corpus", folder, "--out", tmp_path / "out")
    assert (code, said.splitlines()[0]) == (0, "Coast: 3 sentences")

    sheet = tmp_path / "out" / "mine" / "all" / "sheet.csv"
    lines = sheet.read_bytes().decode().split("\r\n")
    filled = [line.removesuffix(",,,,") + ",,none,own,none" for line in lines[1:4]]
    sheet.write_text("\n".join([lines[0], *filled]), encoding="utf-8")
    hand, machine = tmp_path / "ann.csv", tmp_path / "lexicon.csv"
    code, said, _ = run("sheet", sheet, "--coder", "ann", "--out", hand)
    assert code == 0
    assert "ann coded frame of 3 sentences, voice of 3 sentences" in said

    _, said, _ = run("code", folder, "--format", "csv")
    machine.write_text(said, encoding="utf-8")
    code, said, complained = run("agree", hand, machine, "--json")

    found = {a["variable"]: a for a in json.loads(said) if not a["value"]}
    assert (code, complained) == (0, "")
    assert (found["voice"]["units"], found["voice"]["percent"]) == (3, 1)
    assert found["voice"]["coders"] == ["ann", "lexicon"]


def test_a_bad_sheet_is_one_line(run: Run, tmp_path: Path) -> None:
    """A sheet that is not there is refused with exit code 2, and nothing is written."""
    out = tmp_path / "ann.csv"

    code, said, complained = run(
        "sheet", tmp_path / "no.csv", "--coder", "ann", "--out", out
    )

    assert (code, said) == (2, "")
    assert complained.endswith("no.csv: there is no such file\n")
    assert not out.exists()


@pytest.fixture
def coded(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Make a corpus of two origins, and a sample of it that somebody has coded."""
    folder = tmp_path / "mine"
    for origin, words in (("coast", "apple brook cedar"), ("hills", "dune elm fir")):
        (folder / origin).mkdir(parents=True)
        for word in words.split():
            text = (
                f"A Taiwan contingency is a Japan contingency, and {word} may escalate."
            )
            (folder / origin / f"{word}.txt").write_text(text, encoding="utf-8")
    tables = "".join(f'[origins.{o}]\nlabel = "The {o}"\n' for o in ("coast", "hills"))
    (folder / "corpus.toml").write_text(tables, encoding="utf-8")
    out, topic = tmp_path / "out", "taiwan-japan-linkage"
    run("sample", topic, "--corpus", folder, "--n", 3, "--out", out)
    sheet = out / "mine" / topic / "sheet.csv"
    first, *rest = sheet.read_bytes().decode().splitlines()
    mine = [row.removesuffix(",,,,") + ",danger,,," for row in rest if "coast" in row]
    sheet.write_text("\n".join([first, *mine]), encoding="utf-8")
    hand = tmp_path / "ann.csv"
    assert run("sheet", sheet, "--coder", "ann", "--out", hand)[0] == 0
    return folder, hand


def test_a_report_sets_shares_by_hand_beside(
    run: Run, coded: tuple[Path, Path], tmp_path: Path
) -> None:
    """The coded origin has its share; the other is an indicator, not measured."""
    folder, hand = coded
    out = tmp_path / "r"

    code, _, complained = run(
        "report", "--corpus", folder, "--codings", hand, "--out", out
    )

    made = out / "mine" / "taiwan-japan-linkage"
    page = (made / "report.html").read_text(encoding="utf-8")
    summary = json.loads((made / "summary.json").read_text(encoding="utf-8"))
    by_hand = [m for m in summary["measurements"] if "hand-coded" in m["unit"]]
    assert (code, complained) == (0, "")
    assert {(m["origin"], m["value"]): m["estimate"] for m in by_hand} == {
        ("coast", "escalation"): 0.0,
        ("coast", "threat"): 1.0,
    }
    assert by_hand[0]["interval"].startswith("no interval: nearly all")
    assert "3 sentences by hand" in page
    assert "Frames of The hills are an indicator, not measured" in page
    assert f"--codings {hand}" in summary["command"]
    assert "codings ann.csv" in summary["hashes"]


def test_without_a_sample_frames_are_an_indicator(
    run: Run, coded: tuple[Path, Path], tmp_path: Path
) -> None:
    """Page and text say so where nobody has coded a sentence."""
    folder, _ = coded

    run("report", "--corpus", folder, "--out", tmp_path / "r")

    made = tmp_path / "r" / "mine" / "taiwan-japan-linkage"
    for name in ("report.html", "report.md"):
        told = (made / name).read_text(encoding="utf-8")
        assert "indicator, not measured: nobody has coded" in told
        assert "Frames are an indicator, not measured" in told


def test_machines_are_no_people(
    run: Run, coded: tuple[Path, Path], tmp_path: Path
) -> None:
    """The lexicon's own codings are refused as a hand-coded sample, in one line."""
    folder, _ = coded
    machine = tmp_path / "lexicon.csv"
    _, said, _ = run("code", folder, "--format", "csv")
    machine.write_text(said, encoding="utf-8")

    code, _, complained = run(
        "report", "--corpus", folder, "--codings", machine, "--out", tmp_path / "r"
    )

    assert code == 2
    assert complained.endswith("lexicon.csv: no person coded a sentence of mine here\n")
    assert not (tmp_path / "r").exists()
