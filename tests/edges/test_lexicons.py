"""Lexicon folders: laid over the shipped ones, or refused with every problem told."""

from pathlib import Path

import pytest

from framing.edges.lexicons import read_lexicons
from framing.errors import LexiconError
from framing.lexicon.model import KINDS

TOML = """\
name = "Weather"
version = "1"
language = "en"
source = "written for this test"
licence = "MIT"
definition = "What a sentence says of the weather."

[sets]
wet = ["rain*", "drizzle"]

[categories.rain]
label = "rain"
definition = "Water that falls."
"""
CSV = """\
id,category,phrase,hit,miss,note
r-wet,rain,{wet},It rained all day.,It snowed all day.,
r-pour,rain,pour* down,It poured down.,He poured it.,a note
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "topics/weather.toml", TOML)
    write(tmp_path / "topics/weather.csv", CSV)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    """Every problem of a folder of lexicons, its file names relative to it."""
    with pytest.raises(LexiconError) as refused:
        read_lexicons(folder, only=True)
    return [str(p).removeprefix(f"{folder}/") for p in refused.value.problems]


def test_two_files_make_a_lexicon(folder: Path) -> None:
    """Header and rows become records that know their lines, sets and files."""
    (lexicon,) = read_lexicons(folder, only=True).all
    assert (lexicon.kind, lexicon.id) == ("topics", "weather")
    assert lexicon.header.categories["rain"].definition == "Water that falls."
    wet, pour = lexicon.entries
    assert (wet.id, wet.category, wet.line) == ("r-wet", "rain", 2)
    assert [word.text for word in wet.patterns[0][0].words] == ["rain*", "drizzle"]
    assert (pour.hit, pour.miss, pour.note) == (
        "It poured down.",
        "He poured it.",
        "a note",
    )
    assert lexicon.file == str(folder / "topics/weather.csv")


def test_the_hash_follows_both_files(folder: Path) -> None:
    """The hash of a lexicon changes when either of its files does."""
    hashes = {read_lexicons(folder, only=True).all[0].sha256}
    write(folder / "topics/weather.toml", TOML.replace("falls", "falls down"))
    hashes.add(read_lexicons(folder, only=True).all[0].sha256)
    write(folder / "topics/weather.csv", CSV.replace("a note", "no note"))
    hashes.add(read_lexicons(folder, only=True).all[0].sha256)
    assert len(hashes) == 3


def test_a_folder_is_laid_over_the_shipped_lexicons(folder: Path) -> None:
    """A lexicon of a shipped kind and id replaces it; others come beside them."""
    shipped = {(x.kind, x.id): x.sha256 for x in read_lexicons().all}
    write(folder / "frames/generic.toml", TOML)
    write(folder / "frames/generic.csv", CSV)
    both = {(x.kind, x.id): x.sha256 for x in read_lexicons(folder).all}
    assert both.keys() - shipped.keys() == {("topics", "weather")}
    changed = {key for key in shipped if both[key] != shipped[key]}
    assert changed == {("frames", "generic")}


def test_lexicons_stand_in_order_of_kind_and_id() -> None:
    """The shipped lexicons come sorted, at least one of each kind."""
    keys = [(x.kind, x.id) for x in read_lexicons().all]
    assert keys == sorted(keys)
    assert {kind for kind, _ in keys} == set(KINDS)


def test_every_problem_is_told_at_once(folder: Path) -> None:
    """Wrong keys, rows and phrases of all lexicons are told together, by line."""
    toml = TOML.replace('licence = "MIT"\n', "") + 'colour = "grey"\n'
    write(folder / "frames/sky.toml", toml)
    write(folder / "frames/sky.csv", CSV.replace("note\n", "nose\n", 1))
    bad = (
        "id,category,phrase,hit,miss,note\n"
        "r-a,rain,(open,x,y,\n"
        "r-a,snow,snow*,x,y,\n"
        "r-b,,{dry},x,y,\n"
        "r-c,rain,mist\n"
        "r-d,rain,,x,y,\n"
    )
    write(folder / "topics/weather.csv", bad)
    write(folder / "moods/x.toml", TOML)
    assert problems(folder) == [
        "moods/x: 'moods' is no kind of lexicon: " + ", ".join(KINDS),
        "frames/sky.toml: licence: is missing",
        "frames/sky.toml:13: categories.rain.colour: unknown key",
        "frames/sky.csv:1: note: this column is missing",
        "frames/sky.csv:1: nose: is none of id, category, phrase, hit, miss, note",
        "topics/weather.csv:5: 3 fields where the header has 6",
        "topics/weather.csv:2: phrase: '(open' cannot be read from '(open' on",
        "topics/weather.csv:3: id: 'r-a' is already used on line 2",
        "topics/weather.csv:3: category: "
        "'snow' has no [categories] table in the .toml file",
        "topics/weather.csv:4: category: is missing",
        "topics/weather.csv:4: phrase: '{dry}' names the set {dry}, "
        "which the header lacks",
        "topics/weather.csv:6: phrase: is missing",
    ]


@pytest.mark.parametrize(
    ("missing", "there"),
    [("weather.toml", "weather.csv"), ("weather.csv", "weather.toml")],
)
def test_half_a_lexicon_is_told(folder: Path, missing: str, there: str) -> None:
    """A lexicon that lacks one of its two files is refused by the missing one."""
    (folder / "topics" / missing).unlink()
    assert (folder / "topics" / there).exists()
    assert problems(folder) == [f"topics/{missing}: there is no such file"]


def test_abbreviations_are_no_phrases(folder: Path) -> None:
    """What would break the grammar may stand in a lexicon of abbreviations."""
    (folder / "topics").rename(folder / "abbreviations")
    table = folder / "abbreviations/weather.csv"
    write(table, "id,category,phrase,hit,miss,note\nx,rain,(c,x,y,\n")
    (lexicon,) = read_lexicons(folder, only=True).of("abbreviations")
    assert lexicon.entries[0].phrase == "(c"


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    """A folder that is not there or holds no lexicon, and none at all, are told."""
    (tmp_path / "empty").mkdir()
    assert problems(tmp_path / "empty") == [
        f"{tmp_path}/empty: holds no lexicon (<kind>/<id>.toml and .csv)"
    ]
    assert problems(tmp_path / "none") == [f"{tmp_path}/none: there is no such folder"]
    with pytest.raises(LexiconError, match="a folder is needed to read only its own"):
        read_lexicons(only=True)


def test_only_the_kinds_asked_for_are_read() -> None:
    """Whoever needs abbreviations does not pay for every phrase."""
    found = read_lexicons(kinds=("abbreviations",))

    assert {lexicon.kind for lexicon in found.all} == {"abbreviations"}
