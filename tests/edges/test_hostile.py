"""A corpus that means harm, from files to a real browser and a spreadsheet."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import framing
from tests.edges.hostile import BIDI, EVIL, watched

CHROMIUM = shutil.which("chromium")
TOPIC = "taiwan-japan-linkage"
TEXTS = (
    f"A Taiwan contingency is a Japan contingency, {EVIL} said he.",
    "=cmd()|'/c calc'!A0 is why a Taiwan contingency is a Japan contingency.",
    "{{ 7 * 7 }} {% raw %} A Taiwan contingency is a Japan contingency {{ x }}.",
    f"A Taiwan contingency is {BIDI}a Japan{BIDI} contingency, reversed.",
    "A Taiwan contingency is a Japan contingency &lt;b&gt; </blockquote></body> here.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of a corpus whose texts, titles and labels are hostile."""
    corpus = tmp_path_factory.mktemp("hostile")
    (corpus / "corpus.toml").write_text(
        f"title = '{EVIL}'\n"
        f"[origins.a]\nlabel = '{EVIL}'\nplace = '=1+1'\n"
        f"[origins.b]\nlabel = '@SUM(1)'\nplace = '{BIDI}x'\n",
        encoding="utf-8",
    )
    rows = [["id", "file", "origin", "title", "author", "publisher", "url"]]
    for i, text in enumerate(TEXTS * 2):
        (corpus / f"{i}.txt").write_text(f"{text} Number {i} it is.", encoding="utf-8")
        origin = "a" if i < len(TEXTS) else "b"
        name = f"{BIDI}=HYPERLINK(1){EVIL}"
        rows.append(
            [f"d{i}", f"{i}.txt", origin, name, EVIL, "+x", "javascript:alert(1)"]
        )
    with (corpus / "documents.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows(rows)
    out = tmp_path_factory.mktemp("out")
    list(framing.write_reports(framing.analyse(corpus), [TOPIC], out=out))
    return out / corpus.name / TOPIC


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_nothing_runs_and_nothing_loads(folder: Path) -> None:
    """In a browser the texts are text: no script, no dialog, no request, no error."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        happened = watched(page, own=("file:", "data:"))
        page.goto((folder / "report.html").as_uri())
        page.locator("a.n").first.click()
        title, shown = page.title(), page.content()
        loaded = page.locator("script, blockquote img, td img, h1 img").count()
        text = page.locator("body").inner_text()
        browser.close()

    assert happened == []
    assert loaded == 0
    assert title != "owned"
    assert "<script>" in text
    assert "49" not in text.split()
    assert BIDI not in shown
    assert 'href="javascript' not in shown


def test_no_cell_is_a_formula(folder: Path) -> None:
    """No cell of any table begins with what a spreadsheet would run."""
    cells = [
        cell
        for table in sorted((folder / "tables").glob("*.csv"))
        for row in csv.reader(StringIO(table.read_text(encoding="utf-8"), newline=""))
        for cell in row
    ]
    risky = [c for c in cells if c[:1] in "=+@\t\r" and c] + [
        c for c in cells if c.startswith("-") and not c[1:2].isdigit()
    ]

    assert len(cells) > 1000
    assert risky == []


def test_the_text_version_holds_no_markup(folder: Path) -> None:
    """Markdown readers are given no tag and no turn of direction either."""
    text = (folder / "report.md").read_text(encoding="utf-8")

    assert "<script>" not in text.replace("\\<script\\>", "")
    assert BIDI not in text
