"""The index: integers in, the same words out."""

import re
from itertools import chain, compress
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text.index import Index, IndexBuilder
from framing.text.tokens import TOKEN, fold, fold_exact
from framing.text.view import Mask, View

SENTENCES = st.lists(st.text("aAb'’. \n2+,U.S字", max_size=20), max_size=6)


def index_of(texts: list[list[str]]) -> Index:
    """Index each text; its sentences stand apart by a blank."""
    builder = IndexBuilder()
    for sentences in texts:
        sizes = np.array([len(s) for s in sentences], np.int64)
        ends = np.cumsum(sizes + 1) - 1
        builder.add(View(" ".join(sentences)), ends - sizes, ends)
    return builder.build()


@given(st.lists(SENTENCES, max_size=3))
def test_every_token_comes_back(texts: list[list[str]]) -> None:
    """Ids, offsets and sentences give back each token of each text, in order."""
    index = index_of(texts)

    wanted, row = [], 0
    for sentences in texts:
        start = 0
        for sentence in sentences:
            for token in TOKEN.finditer(sentence):
                span = start + token.start(), start + token.end()
                wanted.append((fold_exact(token.group()), *span, row))
            start += len(sentence) + 1
            row += 1
    words = (index.exact[id] for id in index.ids)
    found = zip(words, index.starts, index.ends, index.sentence, strict=True)
    assert list(found) == wanted
    assert len(index.bounds) == row + 1
    assert index.counts().sum() == len(wanted)


@given(st.lists(SENTENCES, max_size=3), st.randoms(use_true_random=False))
def test_words_are_those_of_the_kept_sentences(
    texts: list[list[str]], random: Random
) -> None:
    """Each document has the words of what is kept, the same word the same number."""
    index = index_of(texts)
    kept = [[random.random() < 0.5 for _ in sentences] for sentences in texts]

    sizes = np.array([len(sentences) for sentences in texts], np.int64)
    found = index.words(np.array([*chain.from_iterable(kept)], bool), sizes)

    wanted = [
        [
            fold(word)
            for sentence in compress(sentences, own)
            for word in TOKEN.findall(sentence)
        ]
        for sentences, own in zip(texts, kept, strict=True)
    ]
    assert [len(own) for own in found] == [len(own) for own in wanted]
    pairs = {*zip(chain(*wanted), np.concatenate([*found, []]).tolist(), strict=True)}
    assert len(pairs) == len(dict(pairs)) == len({number for _, number in pairs})
    assert all(number > 0 for _, number in pairs)


@given(SENTENCES, st.sampled_from(["", "a", "ab", "2", "u"]), st.booleans())
def test_matching_sees_every_type(
    sentences: list[str], prefix: str, exact: bool
) -> None:
    """A look by prefix finds the same types as a look at all of them."""
    index = index_of([sentences])
    words = index.exact if exact else index.types

    found = index.vocabulary[exact].matching(prefix)
    short = index.vocabulary[exact].matching(prefix, re.compile("..?").fullmatch)

    wanted = [id for id, word in enumerate(words) if word.startswith(prefix)]
    assert sorted(found) == wanted
    assert sorted(short) == [id for id in wanted if len(words[id]) in {1, 2}]
    assert all(fold(index.exact[id]) == index.types[id] for id in found)
    same = [id for word in set(words) for id in index.vocabulary[exact].same(word)]
    assert sorted(same) == list(range(len(words)))


def test_postings_go_by_type_then_by_place() -> None:
    """That holds for more types than 16 bits can number, too."""
    few = index_of([["b a b", "a c"]])
    many = index_of([[" ".join(f"w{n % 70_000}" for n in range(70_010))]])
    for index in (few, many):
        order, edges = index.postings
        assert order.tolist() == sorted(
            range(len(index.ids)), key=lambda token: (index.ids[token], token)
        )
        assert np.diff(edges).tolist() == np.bincount(index.ids).tolist()


def test_offsets_are_those_of_the_source() -> None:
    """A token with a mask inside spans the mask."""
    source = "**W**hen it rained"
    builder = IndexBuilder()
    view = View(source, [Mask(0, 2, "emphasis"), Mask(3, 5, "emphasis")])
    builder.add(view, np.array([0]), np.array([len(view.text)]))
    index = builder.build()

    assert source[index.starts[0] : index.ends[0]] == "W**hen"
    assert index.types == ("when", "it", "rained")
