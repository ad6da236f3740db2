"""Lexicon folders: read whole, or refused with everything that is wrong with them."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path

from framing.edges.parsing import Row, read_csv, read_toml, shipped
from framing.errors import LexiconError, PhraseError, Problem
from framing.lexicon.model import COLUMNS, KINDS, Entry, Header, Lexicon, Lexicons

NEEDED = ("id", "category", "phrase")


def read_lexicons(
    folder: Path | str | None = None,
    *,
    only: bool = False,
    kinds: Collection[str] = KINDS,
) -> Lexicons:
    """Read the lexicons that come with the tool, and those of a folder over them.

    Parameters
    ----------
    folder : path, optional
        Holds `<kind>/<id>.toml` beside `<kind>/<id>.csv`; one of the same kind and id
        stands in place of the shipped one.
    only : bool
        Leave the shipped lexicons out.
    kinds : collection of str
        Read lexicons of these kinds only.

    Raises
    ------
    LexiconError
        Everything that is wrong with the files. Examples are not run here: see
        `framing.lexicon.rules.problems`.
    """
    roots = [] if only else [shipped("_lexicons", "lexicons")]
    roots += [] if folder is None else [Path(folder)]
    files, problems = {}, []
    for root in roots:
        found, wrong = _find(root)
        files.update(found)
        problems += wrong
    if not roots:
        problems = [Problem("lexicons", "a folder is needed to read only its own")]
    lexicons = []
    wanted = {key: path for key, path in files.items() if key[0] in kinds}
    for (kind, id), path in sorted(wanted.items()):
        lexicon, wrong = _read(kind, id, path)
        problems += wrong
        lexicons += [] if lexicon is None else [lexicon]
    if problems:
        raise LexiconError(problems)
    return Lexicons(tuple(lexicons))


def _find(root: Path) -> tuple[dict[tuple[str, str], Path], list[Problem]]:
    """Find the lexicons of a folder: paths without their ending, by kind and id."""
    if not root.is_dir():
        return {}, [Problem(str(root), "there is no such folder")]
    paths = [p for p in sorted(root.glob("*/*")) if p.suffix in (".toml", ".csv")]
    files = {(p.parent.name, p.stem): p.with_name(p.stem) for p in paths}
    if not files:
        return {}, [Problem(str(root), "holds no lexicon (<kind>/<id>.toml and .csv)")]
    kinds = ", ".join(KINDS)
    problems = [
        Problem(str(path), f"{kind!r} is no kind of lexicon: {kinds}")
        for (kind, _), path in files.items()
        if kind not in KINDS
    ]
    return {key: path for key, path in files.items() if key[0] in KINDS}, problems


def _read(kind: str, id: str, path: Path) -> tuple[Lexicon | None, list[Problem]]:
    toml, table = path.with_name(f"{id}.toml"), path.with_name(f"{id}.csv")
    header, problems = read_toml(toml, Header)
    rows, wrong = read_csv(table, COLUMNS)
    problems += wrong
    columns = set(rows[0].fields if rows else COLUMNS)
    problems += [
        Problem(str(table), f"is none of {', '.join(COLUMNS)}", 1, name)
        for name in sorted(columns - set(COLUMNS))
    ]
    unreadable = not columns.issuperset(COLUMNS) or (wrong and not rows)
    if header is None or unreadable:
        return None, problems
    entries = [_entry(row, header) for row in rows]
    problems += _entry_problems(str(table), kind, header, entries)
    digest = sha256(toml.read_bytes() + table.read_bytes()).hexdigest()
    return Lexicon(kind, id, header, tuple(entries), digest, str(table)), problems


def _entry(row: Row, header: Header) -> Entry:
    values = {name: row.fields[name] for name in COLUMNS}
    return Entry(**values, line=row.line, sets=header.sets)


def _entry_problems(
    file: str, kind: str, header: Header, entries: list[Entry]
) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for entry in entries:
        for name in NEEDED:
            if not getattr(entry, name):
                yield Problem(file, "is missing", entry.line, name)
        if entry.id in lines:
            message = f"{entry.id!r} is already used on line {lines[entry.id]}"
            yield Problem(file, message, entry.line, "id")
        lines.setdefault(entry.id, entry.line)
        if entry.category and entry.category not in header.categories:
            message = f"{entry.category!r} has no [categories] table in the .toml file"
            yield Problem(file, message, entry.line, "category")
        if entry.phrase and kind != "abbreviations":
            yield from _phrase_problems(file, entry)


def _phrase_problems(file: str, entry: Entry) -> Iterator[Problem]:
    try:
        _ = entry.patterns
    except PhraseError as error:
        yield Problem(file, str(error), entry.line, "phrase")
