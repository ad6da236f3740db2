"""Choosing the passages of a class: on the topic, short, and balanced over origins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.classroom.exercise import Card, Code, Coded, Exercise, Line, Word
from framing.classroom.masking import Cover, Rules, covers, rules, shown
from framing.coding.codings import Codings
from framing.contrast.passages import passages
from framing.errors import QueryError
from framing.lexicon.model import Lexicons
from framing.records import Document, Sentence
from framing.report.quoting import allowance, source_line
from framing.settings import Settings
from framing.text.reading import Reading

FEWEST_WORDS, WANTED_WORDS, MOST_WORDS = 22, 45, 75
"""Words of a passage that can be judged and fits the screen of a phone."""
MOST_LINES = 3
FEWEST_ORIGINS = 2
OPPOSITES = {"endorse": "reject", "reject": "endorse"}


@dataclass(frozen=True)
class Candidate:
    """Rows of neighbouring sentences, the asked one, and how well they would serve."""

    document: str
    rows: tuple[int, ...]
    asked: int
    words: int
    frames: int


def choose(
    reading: Reading,
    codings: Codings,
    *,
    lexicons: Lexicons,
    topic: str,
    each: int,
    settings: Settings,
    others: Sequence[Codings] = (),
) -> Exercise:
    """Return an exercise with the same number of blind passages of every origin.

    Every passage comes from a document of its own. Where an origin has a document
    that takes the stance opposite to most of its own, one passage is taken from it, so
    that nobody learns a caricature.

    Parameters
    ----------
    each
        Passages an origin, at most: the origin with the fewest sets the number.
    others
        Codings of other machines, to be compared with after committing.

    Raises
    ------
    QueryError
        There is no such topic, or fewer than two origins have a passage on it.
    """
    known = lexicons.categories("topics")
    if topic not in known:
        raise QueryError(f"no topic {topic!r}; there are {', '.join(known)}")
    draw = np.random.default_rng(settings.seed)
    found = candidates(reading, codings, topic=topic, settings=settings)
    offered = [o for o in reading.corpus.origins if found[o.id]]
    _enough(reading, found, topic=topic)
    stances = document_stances(codings, topic)
    number = min(each, *(len({p.document for p in found[o.id]}) for o in offered))
    picked = [
        passage
        for origin in offered
        for passage in _pick(found[origin.id], stances, number=number, draw=draw)
    ]
    order = draw.permutation(len(picked))
    maker = CardMaker(reading, [codings, *others], lexicons, topic=topic)
    proposition = lexicons.propositions.get(topic)
    return Exercise(
        topic=topic,
        label=known[topic].label,
        proposition=proposition.text if proposition else known[topic].label,
        corpus=reading.corpus.title,
        notice=reading.corpus.notice,
        origins=tuple(offered),
        frames=tuple(
            Code(id, c.label, c.definition, c.boundary)
            for id, c in lexicons.categories("frames").items()
        ),
        cards=tuple(maker.card(picked[i]) for i in order),
    )


def _enough(
    reading: Reading, found: Mapping[str, Sequence[Candidate]], *, topic: str
) -> None:
    having = [o.label for o in reading.corpus.origins if found[o.id]]
    lacking = [o.label for o in reading.corpus.origins if not found[o.id]]
    if len(having) < FEWEST_ORIGINS:
        raise QueryError(
            f"{reading.corpus.name}: too little on {topic} for a class: passages of"
            f" {FEWEST_WORDS} to {MOST_WORDS} words are needed from two origins;"
            f" add documents of {', '.join(lacking)}"
        )


def candidates(
    reading: Reading, codings: Codings, *, topic: str, settings: Settings
) -> defaultdict[str, list[Candidate]]:
    """Return the windows of topic passages that are of a good length, by origin."""
    coded = codings.of("topic")
    spoken = keys(coded[coded["value"] == topic])
    frames = Counter(keys(codings.evidence_of("frame")))
    units = reading.units
    documents = {d.id: d for d in reading.corpus.documents}
    on_topic = [i for i, u in enumerate(units) if u.counted and key(u) in set(spoken)]
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for rows in _windows(passages(reading, on_topic)):
        asked = [row for row in rows if key(units[row]) in set(spoken)]
        if not asked or any(units[row].part != "body" for row in rows):
            continue
        document = documents[units[rows[0]].document]
        words = sum(len(reading.text(units[row]).split()) for row in rows)
        most = min(MOST_WORDS, allowance(document, settings))
        if FEWEST_WORDS <= words <= most:
            best = max(asked, key=lambda row: frames[key(units[row])])
            passage = Candidate(
                document.id, rows, best, words, frames[key(units[best])]
            )
            found[document.origin].append(passage)
    return found


def _windows(runs: Iterable[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    for run in runs:
        for first in range(len(run)):
            for last in range(first + 1, min(first + MOST_LINES, len(run)) + 1):
                yield tuple(run[first:last])


def key(unit: Sentence) -> tuple[str, int]:
    """Return the document and the number of a sentence."""
    return unit.document, unit.sentence


def keys(table: pd.DataFrame) -> list[tuple[str, int]]:
    """Return the document and the sentence of every row."""
    columns = (table[name].tolist() for name in ("document", "sentence"))
    return list(zip(*columns, strict=True))


def document_stances(codings: Codings, topic: str) -> dict[str, str]:
    """Return the stance of every document that speaks of a topic."""
    rows = codings.of(f"stance/{topic}")
    whole = rows[rows["sentence"] == 0]
    return dict(zip(whole["document"], whole["value"], strict=True))


def _pick(
    found: Sequence[Candidate],
    stances: Mapping[str, str],
    *,
    number: int,
    draw: np.random.Generator,
) -> list[Candidate]:
    """Return the best passage of each of so many documents, an exception among them."""
    luck = dict(zip(found, draw.random(len(found)), strict=True))

    def rank(p: Candidate) -> tuple[bool, int, float]:
        return not p.frames, abs(p.words - WANTED_WORDS) // 10, luck[p]

    best: dict[str, Candidate] = {}
    for passage in sorted(found, key=rank):
        best.setdefault(passage.document, passage)
    order = sorted(best.values(), key=lambda p: (not p.frames, luck[p]))
    taken = order[:number]
    usual = Counter(stances.get(p.document, "") for p in order)
    common = max(OPPOSITES, key=lambda stance: usual[stance])
    against = [p for p in order if stances.get(p.document) == OPPOSITES[common]]
    if number > 1 and against and not set(against) & set(taken):
        taken = [*taken[:-1], against[0]]
    return taken


class CardMaker:
    """Makes cards: lines with their masked words, and what machines coded."""

    def __init__(
        self,
        reading: Reading,
        machines: Sequence[Codings],
        lexicons: Lexicons,
        *,
        topic: str,
    ) -> None:
        self._reading = reading
        self._documents: dict[str, Document] = {
            d.id: d for d in reading.corpus.documents
        }
        self._rules = rules(lexicons, reading.corpus.documents)
        self._machine: defaultdict[tuple[str, int], list[Coded]] = defaultdict(list)
        variables = ("frame", "voice", f"stance/{topic}")
        for coded in (one.of(v) for one in machines for v in variables):
            rows = coded.sort_values("rank", kind="stable")
            columns = (rows[name].tolist() for name in Coded._fields)
            for place, *values in zip(keys(rows), *columns, strict=True):
                self._machine[place].append(Coded(*values))

    def card(self, passage: Candidate) -> Card:
        """Return the card of a passage."""
        units = [self._reading.units[row] for row in passage.rows]
        asked = passage.rows.index(passage.asked)
        document = self._documents[passage.document]
        return Card(
            document=document.id,
            origin=document.origin,
            language=document.language,
            source=source_line(document),
            sha256=document.sha256,
            lines=tuple(self._line(unit) for unit in units),
            asked=asked,
            machine=tuple(self._machine[key(units[asked])]),
        )

    def _line(self, unit: Sentence) -> Line:
        view = self._reading.view_of[unit.document]
        low, high = view.span(unit.start, unit.end)
        text = view.text[low:high]
        words = list(_words(text, self._rules))
        starts = view.starts(np.array([w.start + low for w in words], np.int64))
        ends = view.ends(np.array([w.end + low for w in words], np.int64))
        placed = tuple(
            word._replace(start=start, end=end)
            for word, start, end in zip(
                words, starts.tolist(), ends.tolist(), strict=True
            )
        )
        return Line(
            unit.sentence, unit.start, unit.end, self._reading.text(unit), placed
        )


def _words(text: str, rules: Rules) -> Iterator[Word]:
    """Part a text into words; what is covered is one word that says what it was."""
    at = 0
    end = Cover(len(text), len(text), "")
    for cover in [*covers(text, rules), end]:
        yield from _plain(text, at, cover.start)
        if cover is not end:
            glued = cover.start > 0 and not text[cover.start - 1].isspace()
            label = shown(cover.category, rules)
            yield Word(label, cover.start, cover.end, covered=True, glued=glued)
        at = cover.end


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    at = start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        stop = at
        while stop < end and not text[stop].isspace():
            stop += 1
        glued = at > 0 and not text[at - 1].isspace()
        yield Word(text[at:stop], at, stop, glued=glued)
        at = stop
