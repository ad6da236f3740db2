"""The words of the interface: one file per language, chosen by the reader."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = {
    "en": "English",
    "zh-Hant": "繁體中文",
    "zh-Hans": "简体中文",
    "ja": "日本語",
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


@dataclass(frozen=True)
class Texts:
    """The texts of one language."""

    tag: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with values in its places."""
        return self.words[key].format_map(values)


@cache
def texts(tag: str) -> Texts:
    """Read the texts of one language."""
    file = files("framing.classroom") / "text" / f"{tag}.toml"
    return Texts(tag, tomllib.loads(file.read_text(encoding="utf-8")))


def preferred(accepted: str) -> str:
    """Return the language that an Accept-Language header likes best."""
    ranked: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        ranked.append((-weight, tag.lower()))
    for _, tag in sorted(ranked, key=lambda one: one[0]):
        if tag.startswith(_TRADITIONAL):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag[:2] in ("ja", "en"):
            return tag[:2]
    return "en"
