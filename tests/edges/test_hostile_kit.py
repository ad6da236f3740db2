"""A kit of a corpus that means harm: whatever it holds is text, wherever it goes."""

import csv
import shutil
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import sync_playwright

from framing.classroom.pages import PAGES
from framing.edges.analysis import analyse
from framing.edges.kits import write_kit
from tests.classroom import giftparser, moodleparser
from tests.conftest import QUICK
from tests.edges.hostile import BIDI, EVIL, watched

CHROMIUM = shutil.which("chromium")
TOPIC = "taiwan-japan-linkage"
STYLE = '\'}</style><script>document.title="owned"</script>'
CLAIM = "A Taiwan contingency is a Japan contingency"
TEXTS = (
    f"{CLAIM}, {EVIL} said he, and he said it so often that nobody who was in the room"
    " could have told afterwards whether anybody had ever doubted it at all.",
    f"=cmd()|'/c calc'!A0 is why {CLAIM}, or so it was written on the wall of the room"
    " in which they met on that day, for all who came to read.",
    f"{{{{ 7 * 7 }}}} {{% raw %}} ~no =yes #so :: -> {CLAIM} \\n {{T}} for those who"
    " sat there and waited for the end of what they had been told.",
    f"{CLAIM} is {BIDI}what{BIDI} they said &lt;b&gt; </blockquote></body> ]]> and then"
    " they went home, one by one, without a word about the weather or the ships.",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the kit of a corpus whose texts, titles, labels and notice are hostile."""
    corpus = tmp_path_factory.mktemp("hostile")
    (corpus / "corpus.toml").write_text(
        f"title = '{EVIL}'\n"
        f'notice = """{STYLE}{{T}}=1+1"""\n'
        f"[origins.a]\nlabel = '=A {EVIL}'\n"
        f"[origins.b]\nlabel = '@SUM(1) {BIDI}[html]'\n",
        encoding="utf-8",
    )
    rows = [["id", "file", "origin", "title", "author", "publisher"]]
    for i in range(8):
        text = f"{TEXTS[i % 4]} Number {i} it is."
        (corpus / f"{i}.txt").write_text(text, encoding="utf-8")
        title = f"{BIDI}=HYPERLINK(1){EVIL} {{}}~#:: -> \\"
        rows.append([f"=d{i}", f"{i}.txt", "ab"[i // 4], title, EVIL, "+x"])
    with (corpus / "documents.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows(rows)
    out = tmp_path_factory.mktemp("out")
    return write_kit(analyse(corpus, settings=QUICK), TOPIC, out=out).folder


def test_hostile_tables_hold_no_formula(hostile: Path) -> None:
    """No cell of the CSV files or of the workbook begins what a spreadsheet runs."""
    cells = [
        cell
        for name in ("coding-sheet.csv", "key.csv")
        for row in csv.reader(StringIO((hostile / name).read_text("utf-8"), newline=""))
        for cell in row
    ]
    book = load_workbook(hostile / "coding-sheet.xlsx")
    typed = [(c.data_type, c.value) for s in book for row in s for c in row if c.value]
    with ZipFile(hostile / "coding-sheet.xlsx") as packed:
        parts = "".join(
            packed.read(name).decode() for name in packed.namelist() if "sheet" in name
        )

    assert len(cells) > 60
    assert [c for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert {kind for kind, _ in typed} == {"s"}
    assert [v for _, v in typed if str(v)[:1] in "=+-@"] == []
    assert "<f>" not in parts
    assert "hyperlink" not in parts.casefold().replace("=hyperlink(1)", "")


def test_hostile_texts_are_text_in_what_is_imported(hostile: Path) -> None:
    """Moodle XML, GIFT and the codebook stay what they are; nothing turns direction."""
    xml = moodleparser.parse((hostile / "quiz.xml").read_text("utf-8"))
    text = giftparser.parse((hostile / "quiz.gift").read_text("utf-8"))
    codes = (hostile / "codebook.qdc").read_text("utf-8")

    assert len(xml) == len(text) > 5
    assert {read.format for read in xml} == {"plain_text"}
    assert {read.format for read in text} == {"plain"}
    assert sorted(r.kind for r in xml) == sorted(r.kind for r in text)
    assert any("<script>" in read.text for read in xml)
    assert ET.fromstring(codes).tag.endswith("CodeBook")
    for path in hostile.iterdir():
        assert BIDI.encode() not in path.read_bytes()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_hostile_pages_run_and_load_nothing(hostile: Path) -> None:
    """In a browser every page is text: no script, no dialog, no request, no error."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 360, "height": 740})
        happened = watched(page, own=("file:",))
        for name in PAGES:
            page.goto((hostile / f"{name}.html").as_uri())
            assert page.title() != "owned"
            assert page.locator("script, img").count() == 0
            assert "<script>" in page.locator("body").inner_text()
            assert (
                page.locator(".skip").evaluate("e => getComputedStyle(e).position")
                == "absolute"
            ), "the style sheet is allowed and whole"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        browser.close()

    assert happened == []
