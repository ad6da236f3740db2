"""Odd sentences: that none breaks the voice coder, and that time grows with length.

Unbalanced and nested quotation marks of three scripts, cues without content, sentences
of thousands of words. Times are CPU seconds of coding alone (reading is apart).

Run from the checkout: python -m benchmarks.growth
"""

import random
import re
from hashlib import sha256
from time import process_time

from benchmarks.corpora import lexicons
from framing.coding.codings import run
from framing.coding.engagement import EngagementCoder
from framing.coding.voice import VoiceCoder
from framing.edges.analysis import abbreviations
from framing.lexicon.model import Lexicons
from framing.records import Corpus, Document
from framing.text.reading import Reading, read

SEED = 11
SIZES = (1_250, 2_500, 5_000, 10_000)
LENGTHS = (625, 1_250, 2_500, 5_000)
SENTENCES = 50
"""Sentences a document."""
_MARKS = "“ ” \" ' ‘ ’ « » 「 」 『 』 „ `` '' ( ) — : ; ,"
_WORDS = """
the minister said that claims according to so-called reportedly he she it told notion
view of Beijing Tokyo Taipei warned denied did not say whether as saying which who and
but harbour reef treaty 2024 a by in their peace war 台湾 日本は مرحبا Тайвань
"""
MARKS, WORDS = (re.findall(r"\S+", text) for text in (_MARKS, _WORDS))


def _sentence(rng: random.Random, length: int) -> str:
    words = rng.choices(WORDS, k=length)
    for _ in range(max(1, length // 4)):
        at, mark = rng.randrange(length), rng.choice(MARKS)
        words[at] = mark + words[at] if rng.random() < 1 / 2 else words[at] + mark
    return " ".join(words) + "."


def _reading(sentences: list[str], given: Lexicons) -> Reading:
    documents = []
    for at in range(0, len(sentences), SENTENCES):
        text = "\n\n".join(sentences[at : at + SENTENCES])
        digest = sha256(text.encode()).hexdigest()
        documents.append(Document(str(at), str(at), "o", text, digest))
    corpus = Corpus("odd", "odd", "en", (), tuple(documents))
    return read(corpus, abbreviations=abbreviations(given))


def _seconds(reading: Reading, given: Lexicons) -> float:
    began = process_time()
    run([VoiceCoder(given), EngagementCoder(given)], reading)
    return process_time() - began


def _print(name: str, sizes: list[int], times: list[float]) -> None:
    print(f"{name:>10}  seconds  ms each  growth when doubled")
    for at, (size, seconds) in enumerate(zip(sizes, times, strict=True)):
        growth = f"{seconds / times[at - 1]:6.2f}" if at else ""
        print(f"{size:>10}  {seconds:7.2f}  {1000 * seconds / size:7.3f}  {growth}")


def main() -> None:
    """Print the growth with the number of sentences and with their length."""
    given = lexicons()
    rng = random.Random(SEED)
    odd = [_sentence(rng, rng.randint(1, 40)) for _ in range(max(SIZES))]
    times = [_seconds(_reading(odd[:size], given), given) for size in SIZES]
    _print("sentences", list(SIZES), times)
    times = [_seconds(_reading([_sentence(rng, n)] * 8, given), given) for n in LENGTHS]
    _print("words long", list(LENGTHS), times)


if __name__ == "__main__":
    main()
