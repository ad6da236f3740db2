"""The documentation promises nothing that the tool does not do.

Fenced blocks are told apart by their first words: `console` and `python` are run, `sh`
names targets and modules that exist, a language and a path is a file that the page asks
the reader to save, anything else is only read. A line `…` stands for lines left out.
"""

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

import framing
from framing.edges.analysis import Analysis, analyse
from framing.edges.cli.app import app
from framing.edges.lexicons import read_lexicons
from framing.lexicon.matcher import match
from framing.lexicon.model import KINDS, Entry
from framing.records import KINDS as ORIGIN_KINDS
from framing.records import SAMPLING_METHODS, Document
from framing.settings import Settings
from framing.text.index import IndexBuilder
from framing.text.view import View

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
BLOCK = re.compile(
    r"^```(?P<info>[^\n]+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<words>.+)$", re.MULTILINE)
NUMBER = re.compile(r"\d[\d,.]*")
VERBS = vars(typer.main.get_command(app))["commands"]
SHARED = "Options that many verbs share"


@dataclass(frozen=True)
class Block:
    """A fenced block: the language, what else its first line says, and its text."""

    language: str
    rest: str
    body: str


@dataclass(frozen=True)
class Command:
    """A command of a page and the lines it is said to print."""

    words: tuple[str, ...]
    shown: tuple[str, ...]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        language, _, rest = found["info"].partition(" ")
        yield Block(language, rest.strip(), found["body"])


def commands(body: str) -> Iterator[Command]:
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        typed, *shown = piece.splitlines()
        yield Command(tuple(shlex.split(typed)), tuple(shown))


def kinds(page: Path) -> set[str]:
    return {block.language for block in blocks(page)}


def folded(line: str) -> str:
    """Fold figures and runs of spaces, which change with every lexicon entry."""
    return " ".join(NUMBER.sub("#", line).split())


def section(page: str, heading: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    pattern = rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,2}} |\Z)"
    found = re.search(pattern, text, re.DOTALL | re.MULTILINE)
    assert found, f"{page} has no section {heading!r}"
    return found[2]


def rows(table: str) -> list[list[str]]:
    """Return the cells of the Markdown tables in a text, without heads and rules."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    body = [row for row in cells if not set("".join(row)) <= set("-: ")]
    return [[cell.replace(r"\|", "|").strip() for cell in row] for row in body]


def anchors(page: Path) -> set[str]:
    titles = HEADING.finditer(page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", t["words"].lower()) for t in titles)
    return {words.strip().replace(" ", "-") for words in plain}


@pytest.fixture(scope="module")
def read_once() -> Callable[..., Analysis]:
    """Return `analyse`, which reads and codes the sample once for all pages."""
    cached = cache(analyse)

    def wanted(corpus: Path | None = None, **options: Any) -> Analysis:
        return (cached if corpus is None else analyse)(corpus, **options)

    return wanted


@pytest.mark.parametrize("page", [p for p in PAGES if "console" in kinds(p)], ids=named)
def test_commands_run_and_print_what_the_page_shows(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_once: Callable[..., Analysis],
) -> None:
    """Every `$ framing` line of a page ends well and prints the lines below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(framing, "analyse", read_once)
    ran = 0
    for block in blocks(page):
        if block.rest and block.language in ("markdown", "text", "toml", "csv"):
            file = tmp_path / block.rest
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body, encoding="utf-8")
        if block.language == "console":
            for command in commands(block.body):
                assert command.words[0] == "framing", command
                result = CliRunner().invoke(app, list(command.words[1:]))

                assert result.exit_code == 0, (command, result.output, result.exception)
                printed = {folded(line) for line in result.stdout.splitlines()}
                for line in command.shown:
                    assert line == "…" or folded(line) in printed, (command, line)
                ran += 1
    assert ran


@pytest.mark.parametrize("page", [p for p in PAGES if "sh" in kinds(p)], ids=named)
def test_shell_lines_name_what_exists(page: Path) -> None:
    """Every `make` target and `python -m` module of a page exists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    bodies = [block.body for block in blocks(page) if block.language == "sh"]
    for line in "".join(bodies).splitlines():
        words = line.split("#")[0].split()
        if words[:1] == ["make"]:
            assert set(words[1:]) <= targets, line
        if words[1:2] == ["-m"] and words[2].startswith("benchmarks"):
            assert (ROOT / words[2].replace(".", "/")).with_suffix(".py").exists(), line


@pytest.mark.parametrize("page", [p for p in PAGES if "python" in kinds(p)], ids=named)
def test_python_blocks_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python blocks of a page run one after another, their asserts included."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.body, named(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_internal_links_resolve(page: Path) -> None:
    """Every link to a file or a heading of the project leads somewhere."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for found in LINK.finditer(text):
        path, _, anchor = found["target"].partition("#")
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{named(page)}: no {path}"
        if anchor:
            assert anchor in anchors(target), f"{named(page)}: no {found['target']}"


def test_every_page_is_in_the_index() -> None:
    """The index of the documentation links to every page of it."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, page.name


def test_the_settings_table_is_the_settings() -> None:
    """The table of settings names every setting with its value, and no other."""
    written = [row[:2] for row in rows(section("measures.md", "Settings"))[1:]]

    assert written == [
        [f"`{field.name}`", f"{field.default:g}"] for field in fields(Settings)
    ]


def test_every_verb_and_option_is_documented() -> None:
    """Every verb has a section and an example; its options stand there or as shared."""
    shared = section("commands.md", SHARED)
    for verb, command in VERBS.items():
        text = section("commands.md", f"`{verb}`")
        assert f"$ framing {verb}" in text, verb
        for parameter in command.params:
            name = parameter.opts[0]
            if name == "--help":
                continue
            said = f"`{name}" if name.startswith("--") else f"`{name.upper()}"
            assert said in text or said in shared, f"{verb} {name}"


def test_no_verb_is_documented_that_does_not_exist() -> None:
    """Every section of the commands that is named like a verb is one."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^## `(\w+)`$", text, re.MULTILINE)) == set(VERBS)


def test_every_field_of_the_table_is_documented() -> None:
    """The corpus page has a row for every column that a document is read from."""
    written = {row[0].strip("`") for row in rows(section("corpus.md", "documents.csv"))}
    made = {"text", "sha256", "encoding", "extra"}

    assert {field.name for field in fields(Document)} - made <= written


@pytest.mark.parametrize("word", [*SAMPLING_METHODS, *ORIGIN_KINDS])
def test_every_word_of_the_header_is_documented(word: str) -> None:
    """The corpus page names every sampling method and every kind of origin."""
    assert f"`{word}`" in section("corpus.md", "corpus.toml")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_lexicon_is_documented(kind: str) -> None:
    """The lexicon page has a row for every kind there is."""
    assert [f"`{kind}`"] in [row[:1] for row in rows(section("lexicons.md", "Kinds"))]


def test_the_frames_are_counted_as_the_page_says() -> None:
    """The table of frames names every frame with its label and its entries."""
    lexicons = read_lexicons()
    counts = Counter(entry.category for entry in lexicons.entries("frames"))
    written = {
        row[0]: row[1:3] for row in rows(section("even-handedness.md", "Frames"))
    }
    wanted = {
        f"`{id}`": [category.label, str(counts[id])]
        for id, category in lexicons.categories("frames").items()
    }

    assert {id: written[id] for id in written if id != "id"} == wanted


def matched(phrases: str, text: str) -> list[str]:
    """Return what the phrases of one category match in a text of one sentence each."""
    builder = IndexBuilder()
    at = [(found.start(), found.end()) for found in re.finditer(r"[^;]+", text)]
    starts, ends = np.array(at, np.int64).T
    builder.add(View(text), starts, ends)
    entries = [
        Entry(
            phrase, "category", phrase, "", "", sets={"calm": ["peace", "good order"]}
        )
        for phrase in phrases.split(" + ")
    ]
    hits = match(builder.build(), entries)
    return [
        text[start:end] for start, end in zip(hits["start"], hits["end"], strict=True)
    ]


EXAMPLES = rows(section("lexicons.md", "Phrases"))


@pytest.mark.parametrize(
    ("phrase", "text", "wanted"),
    [row[1:] for row in EXAMPLES if len(row) == 4 and row[1].startswith("`")],
    ids=lambda cell: cell[:40],
)
def test_phrases_match_what_the_page_says(phrase: str, text: str, wanted: str) -> None:
    """Every example of the grammar matches those words of its text and no others."""
    found = matched(phrase.strip("`"), text)

    assert found == ([] if wanted == "nothing" else wanted.split(" / "))
