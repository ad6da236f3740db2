"""What the page says of a second coder's opinion, and in which order."""

from dataclasses import dataclass

from framing.contrast.second_opinion import BOTH, FIRST_SAYS, OPEN, SECOND, SECOND_SAYS
from framing.report.choices import Choices

UNITS = {
    "BOTH": BOTH,
    "FIRST_SAYS": FIRST_SAYS,
    "OPEN": OPEN,
    "SECOND_SAYS": SECOND_SAYS,
}
LEFT_OPEN = "left open"
_NAMES = {"frame": "Frames near the topic", "stance": "Stance where the topic is named"}


@dataclass(frozen=True)
class Opinions:
    """The variables on which there are two opinions."""

    choices: Choices

    def variables(self) -> list[str]:
        """Return them, frames first."""
        found = (m.variable for m in self.choices.summary.measurements)
        own = dict.fromkeys(v for v in found if v.startswith(f"{SECOND}/"))
        return sorted(own)

    def values(self, variable: str) -> list[str]:
        """Return the values that either coder gives, the lexicon's commonest first."""
        first = self.choices.values(variable, FIRST_SAYS)
        second = self.choices.values(variable, SECOND_SAYS)
        return list(dict.fromkeys([*first, *second]))

    def name(self, variable: str) -> str:
        """Return the words shown for a variable."""
        return _NAMES[variable.split("/")[1]]

    def label(self, variable: str, value: str) -> str:
        """Return the words shown for one of its values."""
        coded = variable.removeprefix(f"{SECOND}/")
        return self.choices.label(coded.split("/")[0], value)
