"""Topics and frames: which sentence gets which, and in what order."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from framing.coding.codings import Codings
from framing.coding.lexicon_coder import code
from framing.edges.lexicons import read_lexicons
from framing.lexicon.model import Lexicons
from framing.records import Corpus, Document
from framing.text.reading import read

EXAMPLES = Path(__file__).parent / "examples" / "news.csv"
OPENING = "The harbour lies at the foot of a long green hill.\n\n"
CLOSING = "\n\nThe ferry leaves at dawn and comes back before the tide turns."
PLAIN = (
    "The lamps are lit at six. The gulls sleep late. The paint has faded. "
    "A bell rings at noon. Nobody minds the rain. "
)
TIES = "The Japan-Taiwan Exchange Association moved to a larger house. "
Coder = Callable[[str], list[tuple[list[str], list[str]]]]


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return read_lexicons()


def coded_texts(lexicons: Lexicons, texts: dict[str, str]) -> Codings:
    documents = tuple(Document(id, id, "o", text, "") for id, text in texts.items())
    return code(read(Corpus("c", "c", "en", (), documents), abbreviations=[]), lexicons)


def values(done: Codings, variable: str) -> dict[tuple[str, int], list[str]]:
    rows = done.of(variable)
    rows = rows[rows["value"] != "none"].sort_values("rank", kind="stable")
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    columns = (rows[name].tolist() for name in ("document", "sentence", "value"))
    for document, sentence, value in zip(*columns, strict=True):
        found[document, sentence].append(value)
    return found


@pytest.fixture(scope="module")
def coded(lexicons: Lexicons) -> Coder:
    """Code a text: topics and frames of each sentence after the first."""

    def run(text: str) -> list[tuple[list[str], list[str]]]:
        done = coded_texts(lexicons, {"d": OPENING + text + CLOSING})
        topics, frames = values(done, "topic"), values(done, "frame")
        last = int(done.of("topic")["sentence"].max())
        return [(topics["d", n], frames["d", n]) for n in range(2, last)]

    return run


def test_a_topic_is_taken_up_again(coded: Coder) -> None:
    """Words that go on about a topic give it to a sentence that names none."""
    (first, _), (second, _) = coded(TIES + "The two sides agreed on no date.")
    assert first == ["japan-taiwan-ties"]
    assert second == ["japan-taiwan-ties"]


def test_nothing_is_taken_up_where_nothing_stood(coded: Coder) -> None:
    """Without the topic before them the same words bring up nothing."""
    ((topics, _),) = coded("The two sides agreed on no date.")
    assert topics == []


def test_a_topic_is_forgotten_beyond_the_reach(coded: Coder) -> None:
    """Six sentences later the topic is not taken up."""
    found = coded(TIES + PLAIN + "The two sides agreed on no date.")
    assert found[-1][0] == []


def test_a_sentence_with_a_topic_of_its_own_takes_up_no_other(coded: Coder) -> None:
    """A sentence that names a topic is about that one."""
    found = coded(TIES + "The two sides said that the Quad would meet in May.")
    assert found[1][0] == ["indo-pacific"]


def test_no_topic_is_carried_into_another_document(lexicons: Lexicons) -> None:
    """What one document speaks of, the next has not brought up."""
    texts = {"a": OPENING + TIES, "b": "The two sides agreed on no date." + CLOSING}
    done = coded_texts(lexicons, texts)
    assert values(done, "topic")["b", 1] == []
    assert values(done, "topic")["a", 2] == ["japan-taiwan-ties"]


OWN_TERM = (
    "The Japan-Taiwan Exchange Association keeps to its “quiet lane.” "
    "Some in Naha dislike the “quiet lane” and say so. "
    "Others praise the “quiet lane” at every turn. " + PLAIN
)


def test_a_text_goes_on_by_a_term_of_its_own(coded: Coder) -> None:
    """What is quoted in three sentences carries the topic of the first of them."""
    found = coded(OWN_TERM + PLAIN + "A quiet lane needs no lamps.")
    assert found[1][0] == found[-1][0] == ["japan-taiwan-ties"]


def test_what_is_quoted_twice_is_no_term(coded: Coder) -> None:
    """Two quotations may be chance, and carry nothing."""
    twice = OWN_TERM.replace("Others praise the “quiet lane”", "Others praise it")
    assert coded(twice + "A quiet lane needs no lamps.")[-1][0] == []


def test_a_term_carries_nothing_before_it_is_coined(coded: Coder) -> None:
    """Before the text first quotes it, the term is plain words."""
    assert coded("A quiet lane needs no lamps. " + OWN_TERM)[0][0] == []


def test_the_frame_with_most_hits_comes_first(coded: Coder) -> None:
    """Two hits outrank one; between equals the earlier in the sentence leads."""
    ((_, frames),) = coded("Voters in the election feared a blockade.")
    assert frames[0] == "domestic"


def documents() -> Iterator[tuple[str, list[dict[str, str]]]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["part"] != "document"]
    for id in dict.fromkeys(row["document"] for row in rows):
        yield id, [row for row in rows if row["document"] == id]


@pytest.mark.parametrize(
    ("variable", "column", "floor"),
    [("topic", "topics", 0.85), ("frame", "frames", 0.8)],
)
def test_composed_news(
    lexicons: Lexicons, variable: str, column: str, floor: float
) -> None:
    """On composed news micro-F1 stays above its floor; what is optional is free."""
    found: set[tuple[str, int, str]] = set()
    wanted, free = set(found), set(found)
    texts = {id: "\n\n".join(row["text"] for row in rows) for id, rows in documents()}
    given = values(coded_texts(lexicons, texts), variable)
    for id, rows in documents():
        for number, row in enumerate(rows, start=1):
            for value in row[column].split():
                (free if value.endswith("?") else wanted).add(
                    (id, number, value.rstrip("?"))
                )
            found |= {(id, number, value) for value in given[id, number]}
    found -= free
    agreed = len(found & wanted)
    assert 2 * agreed / (len(found) + len(wanted)) >= floor
