"""The lexicon coder: every variable that lexicons can code, in one call."""

from framing.coding.codings import Coder, Codings, run
from framing.coding.engagement import EngagementCoder
from framing.coding.lexical import CategoryCoder, NamesCoder
from framing.coding.stance import StanceCoder
from framing.coding.voice import VoiceCoder
from framing.lexicon.model import Lexicons
from framing.text.reading import Reading


def code(reading: Reading, lexicons: Lexicons) -> Codings:
    """Code topics, frames, names, voice, engagement and stance with the lexicons."""
    return run(coders(lexicons), reading)


def coders(lexicons: Lexicons) -> list[Coder]:
    """Return one coder a variable, or two where they come together."""
    return [
        CategoryCoder(lexicons, kind="topics", variable="topic", context="context"),
        CategoryCoder(lexicons, kind="frames", variable="frame"),
        NamesCoder(lexicons),
        VoiceCoder(lexicons),
        EngagementCoder(lexicons),
        StanceCoder(lexicons),
    ]
