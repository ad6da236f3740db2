"""Text that leaves the kit for another program: no control, no turn of direction."""

import re

from framing.report.inert import without_controls

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[^\S\n]+")


def plain(text: str) -> str:
    """Return text that XML 1.0 may hold, with spaces folded and line breaks kept."""
    bare = _NOT_XML.sub("", str(without_controls(_SPACE.sub(" ", text))))
    return "\n".join(" ".join(line.split()) for line in bare.split("\n"))
