"""The phrase grammar: every construct, and a clear refusal of everything else."""

import pytest

from framing.errors import PhraseError
from framing.lexicon.grammar import Pattern, Step, Word, parse


def steps(*words: str) -> Pattern:
    return tuple(Step((Word(word),)) for word in words)


@pytest.mark.parametrize(
    ("phrase", "sequences"),
    [
        ("Strait", [steps("strait")]),
        ("Taiwan’s  strait", [steps("taiwan", "strait")]),
        ("cross-strait ties", [steps("cross", "strait", "ties")]),
        ("U.S. fleet", [steps("us", "fleet")]),
        ("２+2 talks", [steps("2+2", "talks")]),
        ("=US", [(Step((Word("US", exact=True),)),)]),
        ("defen?e polic*", [steps("defen?e", "polic*")]),
        ("(east|west)", [(Step((Word("east"), Word("west"))),)]),
        ("be (calm|at peace)", [steps("be", "calm"), steps("be", "at", "peace")]),
        ("{sea} lanes", [(Step((Word("sea"), Word("ocean"))), Step((Word("lanes"),)))]),
        ("keep ..2 peace", [(Step((Word("keep"),)), Step((Word("peace"),), 2))]),
        ("(a ..1 b|c)", [(Step((Word("c"),)),), (*steps("a"), Step((Word("b"),), 1))]),
        ("x ..3 (a b)", [(*steps("x"), Step((Word("a"),), 3), *steps("b"))]),
    ],
)
def test_a_phrase_stands_for_sequences_of_steps(
    phrase: str, sequences: list[Pattern]
) -> None:
    """Each construct of the grammar is read as its page of the docs says."""
    assert parse(phrase, {"sea": ["sea", "ocean"]}) == sequences


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("", "must begin and end with a word"),
        ("..2 peace", "without a word before"),
        ("keep ..2", "must begin and end with a word"),
        ("keep ..2 ..3 peace", "without a word before"),
        ("keep ..0 peace", "outside 1 to 12"),
        ("keep ..13 peace", "outside 1 to 12"),
        ("keep ..2x peace", "is not a word"),
        ("(a|)", "without a last word"),
        ("(a ..2|b)", "without a last word"),
        ("(..2 a|b)", "without a word before"),
        ("(a|b", "cannot be read from"),
        ("((a|b) c)", "cannot be read from"),
        ("a | b", "cannot be read from"),
        ("{land}", "which the header lacks"),
        ("* of", "needs 2 letters"),
        ("a* of", "needs 2 letters"),
        ("=", "is not a word"),
        ("etc.", "is not a word"),
        ("and/or", "is not a word"),
        ("peace!", "is not a word"),
        ("...", "is not a word"),
        ("(a b|c d) " * 40, "sequences: split it"),
    ],
)
def test_a_phrase_that_cannot_match_is_refused(phrase: str, complaint: str) -> None:
    """What breaks the grammar, or could match no token, raises and says why."""
    with pytest.raises(PhraseError, match=complaint):
        parse(phrase)


def test_a_glob_is_a_whole_word() -> None:
    """The pattern of a word matches whole types only, other signs as they are."""
    glob = Word("defen?e*")

    assert glob.prefix == "defen"
    assert glob.pattern.fullmatch("defences")
    assert not glob.pattern.fullmatch("defend")
    assert not Word("2+2").pattern.fullmatch("222")
