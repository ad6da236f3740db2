"""Stance on a declared proposition: a sentence's and a document's."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.coding.lexicon_coder import code
from framing.edges.lexicons import read_lexicons
from framing.records import Corpus, Document
from framing.text.reading import read

EXAMPLES = Path(__file__).parent / "examples" / "news.csv"
OPENING = "The harbour lies at the foot of a long green hill.\n\n"
CLOSING = "\n\nThe ferry leaves at dawn and comes back before the tide turns."
CLAIM = "A war over Taiwan would soon reach Japan. "
DENIAL = "The notion that Taiwan's trouble is Japan's trouble is a fallacy. "
REPORT = "The minister said that a war over Taiwan would reach Japan. "
Coder = Callable[..., tuple[list[str], str]]


@pytest.fixture(scope="module")
def stances() -> Coder:
    """Code a text: the stance of each sentence that takes one, and the document's."""
    lexicons = read_lexicons()

    def run(text: str, topic: str = "taiwan-japan-linkage") -> tuple[list[str], str]:
        document = Document("d", "d.txt", "o", OPENING + text + CLOSING, "")
        reading = read(Corpus("c", "c", "en", (), (document,)), abbreviations=[])
        rows = code(reading, lexicons).of(f"stance/{topic}")
        sentences = rows[rows["sentence"] > 0].sort_values("sentence")
        whole = rows.loc[rows["sentence"] == 0, "value"].tolist()
        return sentences["value"].tolist(), whole[0] if whole else "none"

    return run


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (CLAIM, "endorse"),
        (DENIAL, "reject"),
        (REPORT, "report"),
        ("Tokyo has always considered a crisis over Taiwan its own crisis.", "report"),
        ("Would Japan be drawn into a war over Taiwan?", "unclear"),
        ("It is clear that “a Taiwan contingency is a Japan contingency.”", "endorse"),
        ("“A Taiwan contingency is a Japan contingency” hung on the wall.", "report"),
        ("Tokyo has no duty to fight in a war over Taiwan.", "reject"),
        ("By that logic a war over Taiwan drags Japan into every quarrel.", "reject"),
        (
            "The hawks have a point when they say that Japan could not stay out"
            " of a war over Taiwan.",
            "endorse",
        ),
        (
            "The judge dismisses the saying that Taiwan's trouble is Japan's trouble"
            " as a fairy tale, and she has a point.",
            "reject",
        ),
        (
            "Whether a war over Taiwan would reach Japan remains an open question.",
            "unclear",
        ),
        ("Who can doubt that a war over Taiwan would reach Japan?", "endorse"),
    ],
)
def test_a_sentence(stances: Coder, text: str, wanted: str) -> None:
    """Each rule of the stance coder decides the sentence that it is there for."""
    assert stances(text)[0] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Under no plan could Japan stay out of a war over Taiwan.", "endorse"),
        ("In a war over Taiwan, Japan could not stay out.", "endorse"),
        ("In a war over Taiwan, Japan could stay out.", "reject"),
        ("It is not a fallacy that a war over Taiwan would reach Japan.", "endorse"),
        ("A war over Taiwan would not threaten Japan.", "reject"),
        ("A war over Taiwan would not only reach Japan but ruin it.", "endorse"),
    ],
)
def test_negation(stances: Coder, text: str, wanted: str) -> None:
    """A cue under a negation decides nothing; to be unable to stay out is to be in."""
    assert stances(text)[0] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ministry said that Taiwan is no business of Japan’s.", "report"),
        ("The ministry said the Taiwan emergency in Japan is a fallacy.", "report"),
        ("They keep saying that a war over Taiwan would engulf Japan.", "report"),
        ("He spoke of a war over Taiwan, arguing that it would hit Japan.", "report"),
        ("Posters say that a war over Taiwan would engulf Japan.", "report"),
    ],
)
def test_what_others_hold(stances: Coder, text: str, wanted: str) -> None:
    """Neither an assertion nor a rebuttal in somebody else's mouth is the author's."""
    assert stances(text)[0] == [wanted]


def test_other_words_for_a_report_are_a_report(stances: Coder) -> None:
    """What is said again in other words stands as it stood before."""
    again = "In other words, Japan could not stay out of a war over Taiwan."
    assert stances(REPORT + again)[0] == ["report", "report"]
    assert stances(again)[0] == ["unclear"]


def test_going_on_about_the_topic_asserts_nothing(stances: Coder) -> None:
    """Words too weak to bring the topic up put no claim of the author's."""
    assert stances(REPORT + "Such a conflict must mean hunger.")[0] == [
        "report",
        "unclear",
    ]


@pytest.mark.parametrize(
    ("topic", "text", "wanted"),
    [
        ("one-china", "Taiwan is a part of China.", "endorse"),
        ("one-china", "Resolution 2758 does not mention Taiwan at all.", "reject"),
        ("unification", "Complete reunification will come.", "endorse"),
        ("unification", "Unification at gunpoint is a conquest.", "reject"),
        ("us-taiwan-policy", "Congress must arm Taiwan faster.", "endorse"),
        ("us-taiwan-policy", "America must stop arming Taiwan.", "reject"),
        ("china-military", "China’s navy threatens its neighbours.", "endorse"),
        ("china-military", "China’s navy is defensive in nature.", "reject"),
        ("japan-defence", "Japan must double its defence budget.", "endorse"),
        ("japan-defence", "Japan’s defence budget feeds an arms race.", "reject"),
        ("us-japan-alliance", "The US-Japan alliance is the linchpin.", "endorse"),
        ("us-japan-alliance", "The US-Japan alliance is a Cold War relic.", "reject"),
        ("japan-taiwan-ties", "Japan and Taiwan should deepen ties.", "endorse"),
        ("japan-taiwan-ties", "Japan’s visits to Taiwan go too far.", "reject"),
        ("maritime-disputes", "Chinese cutters harass crews at the shoal.", "reject"),
        ("ukraine-analogy", "Taiwan is not Ukraine.", "reject"),
        ("indo-pacific", "The Quad is containment by another name.", "reject"),
        ("indo-pacific", "The Quad helps to uphold a stable order.", "endorse"),
        ("economy", "Decoupling hurts every exporter.", "reject"),
        ("strait-stability", "Beijing undermines peace in the Strait.", "endorse"),
        ("shared-values", "Universal values are a pretext.", "reject"),
    ],
)
def test_a_topic_of_either_side(
    stances: Coder, topic: str, text: str, wanted: str
) -> None:
    """A plain assertion endorses and a plain denial rejects, on every topic."""
    assert stances(text, topic) == ([wanted], wanted)


@pytest.mark.parametrize(
    ("topic", "text", "wanted"),
    [
        ("china-military", "China’s navy has nine new ships.", "unclear"),
        ("china-military", "He said that China’s navy threatens peace.", "report"),
        ("china-military", "The so-called median line lies there.", "unclear"),
        ("unification", "The so-called Taiwan independence camp met.", "unclear"),
        ("us-japan-alliance", "The US-Japan alliance met in May.", "unclear"),
        ("us-japan-alliance", "It is clear that Kadena is a US base.", "unclear"),
    ],
)
def test_speaking_of_a_subject_takes_no_side(
    stances: Coder, topic: str, text: str, wanted: str
) -> None:
    """Own voice alone, distance from a word or emphasis is no stance on a subject."""
    assert stances(text, topic)[0] == [wanted]


def test_an_assertion_held_at_arms_length_rejects(stances: Coder) -> None:
    """What a subject's proposition says is denied where it is held off."""
    text = "Tokyo falsely claimed that the threat from China grows with its navy."
    assert stances(text, "china-military")[0] == ["reject"]


def test_a_report_that_is_rebutted_at_once(stances: Coder) -> None:
    """A report is rejected where the next sentence looks back to rebut it."""
    found, whole = stances(REPORT + "This argument ignores every treaty in force.")
    assert (found[0], whole) == ("reject", "reject")


def test_a_report_that_somebody_else_rebuts(stances: Coder) -> None:
    """A rebuttal that is itself reported leaves the report a report."""
    rebuttal = "The ministry said that this argument ignores every treaty in force."
    assert stances(REPORT + rebuttal)[0][0] == "report"


def test_a_bare_mention_follows_the_document(stances: Coder) -> None:
    """Without a cue a mention takes the side of the cued sentences, else none."""
    bare = "The chapter on a Taiwan war and Japan has nine pages. "
    assert stances(bare)[0] == ["unclear"]
    assert stances(bare + CLAIM)[0] == ["endorse", "endorse"]
    assert stances(bare + CLAIM + DENIAL)[0][0] == "unclear"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (REPORT, "report"),
        (REPORT + DENIAL, "reject"),
        (CLAIM + DENIAL, "unclear"),
        (REPORT + CLAIM, "endorse"),
        ("The lamps along the quay are lit at six.", "none"),
    ],
)
def test_a_document(stances: Coder, text: str, wanted: str) -> None:
    """Reports take no side; own sentences decide, and a draw is unclear."""
    assert stances(text)[1] == wanted


def test_no_document_is_put_on_the_other_side(stances: Coder) -> None:
    """On composed news no document comes out on the side opposite to its own."""
    with EXAMPLES.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    opposite = {"endorse": "reject", "reject": "endorse"}
    sides = {r["document"]: r["stance"] for r in rows if r["part"] == "document"}
    for document, side in sides.items():
        text = "\n\n".join(
            r["text"]
            for r in rows
            if r["document"] == document and r["part"] != "document"
        )
        if side in opposite:
            assert stances(text)[1] != opposite[side], document
