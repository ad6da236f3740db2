"""A kit as files: whole, the same twice, importable, and harmless whatever it holds."""

import csv
import json
import os
import re
import shutil
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

import framing
from framing.classroom.kit import Kit
from framing.classroom.pages import PAGES, css_string
from framing.edges import kits, pdf
from framing.edges.analysis import analyse
from framing.edges.cli.app import app
from framing.edges.kits import files, write_kit
from framing.errors import OutputError, QueryError
from tests.conftest import QUICK, sample

CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("FRAMING_AXE", "")
TOPIC = "taiwan-japan-linkage"
CLAIM = "A Taiwan contingency is a Japan contingency"
NAMES = {
    "guide.html",
    "worksheets.html",
    "cards.html",
    "glossary.html",
    "coding-sheet.csv",
    "coding-sheet.xlsx",
    "key.csv",
    "codebook.qdc",
    "quiz.xml",
    "quiz.gift",
    "kit.json",
}


def test_the_same_input_gives_the_same_bytes(sample_kit: Kit, tmp_path: Path) -> None:
    """A kit written now has the bytes of one made before, every file of it."""
    folder = write_kit(sample(), TOPIC, out=tmp_path).folder
    written = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert set(written) == NAMES
    assert written == files(sample_kit)


def test_a_workbook_keeps_no_date(sample_kit: Kit) -> None:
    """Files in the workbook and its properties are all of one day."""
    with ZipFile(BytesIO(files(sample_kit)["coding-sheet.xlsx"])) as book:
        dates = {info.date_time for info in book.infolist()}
        core = book.read("docProps/core.xml").decode()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r"\d{4}-\d\d-\d\dT", core) == ["1980-01-01T"] * 2


def test_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_kit: Kit
) -> None:
    """A kit that cannot be written whole leaves the one before as it was."""
    folder = tmp_path / "sample" / TOPIC
    folder.mkdir(parents=True)
    (folder / "guide.html").write_text("before")
    made = files(sample_kit)

    def broken(_: Kit) -> dict[str, bytes]:
        return {"guide.html": made["guide.html"], "no/such/folder.html": b""}

    monkeypatch.setattr(kits, "kit_of", lambda *_, **__: sample_kit)
    monkeypatch.setattr(kits, "files", broken)
    with pytest.raises(OutputError):
        write_kit(sample(), TOPIC, out=tmp_path)

    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["guide.html"]
    assert (folder / "guide.html").read_text() == "before"


def test_composed_texts_are_called_so_on_every_page(sample_kit: Kit) -> None:
    """Pages say it at the top and at the foot of each printed page, cards each."""
    written = files(sample_kit)
    foot = f"@bottom-left{{content:{css_string(sample_kit.notice)}}}"

    for name in PAGES:
        page = written[f"{name}.html"].decode()
        assert page.count(sample_kit.notice) >= 2, name
        assert foot in page, name
    cards = written["cards.html"].decode()
    assert cards.count("composed example</b>") == len(sample_kit.cards)
    for name in ("coding-sheet.csv", "key.csv"):
        rows = list(csv.DictReader(StringIO(written[name].decode(), newline="")))
        assert {row["notice"] for row in rows} == {sample_kit.notice}


def filled(kit: Kit, folder: Path, **answers: str) -> tuple[Path, Path]:
    """Write a kit's sheet, every card answered alike, and its key."""
    written = files(kit)
    sheet, key = folder / "coding-sheet.csv", folder / "key.csv"
    key.write_bytes(written["key.csv"])
    rows = list(csv.DictReader(StringIO(written["coding-sheet.csv"].decode())))
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, **answers} for row in rows)
    return sheet, key


def test_a_filled_sheet_becomes_codings(sample_kit: Kit, tmp_path: Path) -> None:
    """With the key a blind sheet is one that `framing sheet` reads."""
    stance = f"stance/{TOPIC}"
    answers = {"voice": "own", "frames": "threat; history", stance: "report"}
    sheet, key = filled(sample_kit, tmp_path, **answers)
    codings = framing.read_sheet(sheet, coder="Student 1", key=key)

    assert len(codings) == 4 * len(sample_kit.cards)
    assert set(codings["variable"]) == {"voice", "frame", stance}
    places = set(zip(codings["document"], codings["sentence"], strict=True))
    assert places == {
        (c.card.document, c.card.sentence.sentence) for c in sample_kit.cards
    }


def test_a_card_that_the_key_has_not_is_refused(
    sample_kit: Kit, tmp_path: Path
) -> None:
    """A sheet of another kit is refused by its row, not set beside a wrong place."""
    sheet, key = filled(sample_kit, tmp_path, voice="own")
    text = sheet.read_text(encoding="utf-8").replace("\nA,", "\nZ,")
    sheet.write_text(text, encoding="utf-8")

    with pytest.raises(framing.CodingsError, match=r":2: card: 'Z' is no card of"):
        framing.read_sheet(sheet, coder="Student 1", key=key)


def test_the_guide_says_what_a_machine_still_finds(sample_kit: Kit) -> None:
    """How many masked cards a classifier names, beside luck, stands in the guide."""
    guide = files(sample_kit)["guide.html"].decode()
    leak = sample_kit.leak

    assert f"<b>{leak.right} of {len(leak.guesses)}</b>" in guide
    assert "luck would name about 2" in guide


def test_a_record_says_what_it_was_made_of(sample_kit: Kit) -> None:
    """Settings, versions, hashes and the card's documents are all there."""
    record = json.loads(files(sample_kit)["kit.json"])

    assert record["settings"]["seed"] == 1
    assert {"framing", "openpyxl", "scikit-learn"} <= set(record["versions"])
    assert len(record["hashes"]) > 56
    assert len(record["cards"]) == len(sample_kit.cards)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_a_phone_and_a_screen_reader(
    sample_kit: Kit, tmp_path: Path, width: int
) -> None:
    """No page is wider than the window; axe, where one is given, finds no fault."""
    for name in PAGES:
        page_bytes = files(sample_kit)[f"{name}.html"]
        (tmp_path / f"{name}.html").write_bytes(page_bytes)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        context = browser.new_context(
            viewport={"width": width, "height": 800}, bypass_csp=bool(AXE)
        )
        page = context.new_page()
        for name in PAGES:
            page.goto((tmp_path / f"{name}.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if AXE:
                page.evaluate(Path(AXE).read_text(encoding="utf-8"))
                found = page.evaluate("axe.run(document)")
                assert [v["id"] for v in found["violations"]] == [], name
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_pages_print_the_same_twice(sample_kit: Kit, tmp_path: Path) -> None:
    """Tagged PDF, the same wherever it is made; eight cards fill one A4 page."""
    printed = []
    for place in (tmp_path / "here", tmp_path / "and" / "there"):
        place.mkdir(parents=True)
        made = files(sample_kit)
        for name in ("cards.html", "guide.html"):
            (place / name).write_bytes(made[name])
        paths = pdf.print_pages(sorted(place.glob("*.html")))
        printed.append([path.read_bytes() for path in paths])
    cards, guide = printed[0]

    assert printed[0] == printed[1]
    assert cards.startswith(b"%PDF")
    assert b"/StructTreeRoot" in cards
    assert b"(D:19800101000000" in cards
    assert len(re.findall(rb"/Type /Page\b", cards)) == 1
    assert b"file:" not in guide


def test_pdf_without_a_browser_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where no browser is installed the reason is said, and nothing is written."""
    monkeypatch.setattr(pdf, "BROWSERS", ("no-such-browser",))
    with pytest.raises(OutputError, match="needs Chromium"):
        write_kit(sample(), TOPIC, out=tmp_path, pdf=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"topic": "nonsense"}, "no topic 'nonsense'; there are taiwan-japan-linkage"),
        ({"minutes": 60}, "--minutes 60: there are 45, 90"),
        ({"level": "hardest"}, "--level hardest: there are easier, any, harder"),
    ],
)
def test_what_cannot_be_made_is_refused(
    asked: dict[str, object], said: str, tmp_path: Path
) -> None:
    """A refusal names what there is."""
    options = {"topic": TOPIC, "minutes": 45, "level": "any", **asked}
    with pytest.raises(QueryError) as refused:
        write_kit(
            sample(),
            str(options["topic"]),
            minutes=int(str(options["minutes"])),
            level=str(options["level"]),
            out=tmp_path,
        )

    assert str(refused.value).startswith(said)


def made(folder: Path, texts: dict[str, list[str]]) -> Path:
    """Write a corpus of these texts."""
    head = [f'[origins.{id}]\nlabel = "{id.title()}"\n' for id in texts]
    folder.mkdir()
    (folder / "corpus.toml").write_text("".join(head))
    for id, own in texts.items():
        (folder / id).mkdir()
        for i, text in enumerate(own):
            (folder / id / f"{i}.txt").write_text(text)
    return folder


LONG = (
    f"{CLAIM}, they wrote, and went on to say at some length that nobody who lives near"
    " the sea could think otherwise for even one day, number {}."
)


OTHER = (
    "It was late in the evening before the last of the boats came in. The council of"
    f" the town had met since noon to say whether {CLAIM.lower()} or not."
)


def test_too_little_is_said_with_what_to_add(tmp_path: Path) -> None:
    """With passages of one origin only there is no kit, and it says whose to add."""
    texts = {"north": [LONG.format(1)], "south": ["Nothing of the kind."]}
    folder = made(tmp_path / "thin", texts)
    with pytest.raises(QueryError) as refused:
        write_kit(analyse(folder, settings=QUICK), TOPIC, out=tmp_path)

    assert str(refused.value) == (
        f"thin: too little on {TOPIC} for a kit: two origins need a passage of 22 to 75"
        " words; add documents on it of South"
    )


def test_a_smaller_kit_says_so(tmp_path: Path) -> None:
    """Where there is less than wanted the kit is balanced, smaller, and says it."""
    texts = {
        "north": [LONG.format("one"), OTHER],
        "south": ["Ships came. " + LONG.format("three")],
        "west": ["Nothing of the kind."],
    }
    folder = made(tmp_path / "small", texts)
    made_kit = write_kit(analyse(folder, settings=QUICK), TOPIC, out=tmp_path / "out")
    guide = (made_kit.folder / "guide.html").read_text("utf-8")

    assert made_kit.cards == 2
    assert made_kit.lacking[0].startswith("West: no passage")
    assert made_kit.lacking[1].startswith("South: passages of 1 document only")
    assert all(line in guide for line in made_kit.lacking)
    assert "A smaller kit than usual." in guide


def test_the_verb_makes_a_kit(tmp_path: Path) -> None:
    """`framing kit` writes the folder and says where it lies."""
    words = ["kit", TOPIC, "--minutes", "90", "--seed", "3", "--out", str(tmp_path)]
    result = CliRunner().invoke(app, words)

    assert result.exit_code == 0
    assert "12 cards, 90 minutes" in result.stdout
    assert {p.name for p in (tmp_path / "sample" / TOPIC).iterdir()} == NAMES
