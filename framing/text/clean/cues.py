"""What furniture looks like: one table of patterns, by the kind of thing they give away.

A pattern is matched at the start of a block as read (markup and footnotes left out). Blocks
longer than the kind's limit are running text that merely begins alike.
"""

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """A kind of furniture, its longest block in words, and how it begins."""

    kind: str
    longest: int
    pattern: re.Pattern[str]


def _cue(kind: str, longest: int, *beginnings: str) -> Cue:
    joined = "|".join(beginnings)
    return Cue(kind, longest, re.compile(rf"\W{{0,4}}(?:{joined})", re.IGNORECASE))


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:[a-z]{{3,6}}day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}"

CUES = (
    _cue(
        "share",
        30,
        r"(?:facebook|twitter|linkedin|whatsapp|wechat|weibo|email|e-mail|print|copy link"
        r"|reddit|telegram|pinterest)(?:\s|$|[A-Z])(?!.*[.!?]$)",
        r"(?:facebook|twitter|linkedin){2,}",
        r"share (?:this|the|on|via|to|with)\b(?!.*\b(?:values?|views?|concerns?)\b)",
        r"share$",
        r"spread the (?:love|word)",
        r"(?:tweet|like|follow|join) (?:us|this)\b",
        r"follow .{0,40} on (?:facebook|twitter|x|instagram|telegram|youtube|google)\b",
    ),
    _cue(
        "navigation",
        16,
        r"(?:back|return|go|skip|jump) to (?:the )?(?:top|home|library|index|main|content|list)",
        r"to top$",
        r"(?:home|menu|search|sitemap|login|log in|sign in|sign up|next|previous|prev)"
        r"(?:\s*[|>»/·]|$)",
        r"(?:next|previous) (?:article|post|story|page)\b",
        r"(?:read|see|view|show|load|learn|find out) (?:more|also|next|all)\b(?!.*\w\.\s+\w)",
        r"(?:original|english|translated|full) text$",
        r"view the translated",
        r"(?:related|recommended|popular|trending|latest|most read|more)"
        r" (?:articles?|stories|posts?|reading|news|content|topics|coverage|from|in)\b(?!.*[.!?]$)",
        r"(?:tags?|categor(?:y|ies)|topics?|keywords?|filed under|posted in)\s*:",
        r"(?:continue reading|table of contents|contents|in this (?:article|issue))$",
        r"(?:explore more|terms of (?:use|service)|privacy policy|cookie (?:settings|policy)"
        r"|link copied|copy link|mailto)\b(?!.*[.!?]$)",
        r"page \d+(?: of \d+)?$",
        r"\d+ (?:min(?:ute)?s? read|comments?|shares|views)$",
        r"listen to (?:this|the) (?:article|story)",
        r"download (?:the |this )?(?:pdf|full|report|file)",
    ),
    _cue("advertisement", 8, r"(?:advertisement|sponsored|promoted|ad)\b(?!.*[.!?]$)"),
    _cue(
        "form",
        40,
        r"leave a (?:reply|comment)",
        r"(?:post|add|write) a comment",
        r"your e-?mail (?:address )?(?:will|is)",
        r"required fields",
        r"(?:name|e-?mail|website|comment)\s*\*",
        r"save my name",
        r"notify me",
        r"see an error\b",
        r"drop us a line",
        r"(?:subscribe|sign up|register|donate)\b(?: (?:to|for|now|today|here|our))?"
        r"(?!.*\b(?:view|notion|idea)\b)",
        r"(?:get|receive) (?:the|our|your) .{0,40}(?:newsletter|inbox|briefing)",
        r"(?:we use|this (?:web)?site uses) cookies",
        r"(?:accept|reject) (?:all )?cookies",
    ),
    _cue(
        "comments",
        12,
        r"(?:\d+ )?(?:comments?|responses?|replies)(?: ?\(?\d+\)?)?$",
        r"(?:comments?|responses?) \(?\d+\)?$",
        r"(?:\d+|one|two|three) (?:thoughts?|responses?|comments?|replies) (?:on|to)\b",
        r"(?:discussion about this|join the (?:discussion|conversation)|reader comments)\b",
    ),
    _cue(
        "disclaimer",
        90,
        r"(?:.{0,60}\b)?(?:the )?(?:views?|opinions?|ideas) (?:and (?:views?|opinions?) )?"
        r"(?:expressed|reflected|stated|presented)\b",
        r".{0,160}\b(?:do|does|may|should) not (?:necessarily )?(?:reflect|represent)\b"
        r".{0,80}\b(?:views?|polic(?:y|ies)|positions?|opinions?|stance)\b",
        r"(?:all rights reserved|copyright|©|\(c\) \d{4})",
        r"disclaimer\b",
        r"this (?:article|piece|commentary|essay|report|text|page) (?:has been|was) "
        r"(?:updated|corrected|amended|edited|published|first published|originally|reprinted"
        r"|translated|produced|adapted|reproduced)",
        r"(?:update|updated|correction|clarification)\s*:",
        r"(?:originally|first) (?:published|appeared) (?:in|on|by|at)\b",
        r"(?:reprinted|republished|reproduced) (?:with|by|from|under)\b",
        r"(?:compiled|edited|proofread|translated) by\b",
    ),
    _cue(
        "citation",
        90,
        r"cite this\b",
        r"(?:how to cite|recommended citation|suggested citation|to cite)\b",
        r"(?:references|bibliography|footnotes|endnotes|notes|works cited)\s*:?$",
        r"(?:doi|issn|isbn)\b",
        r"[^.]{3,100}\.? [\"“].{10,300}[\"”].{0,40}(?:original work|published in|"
        r"vol\.|no\. \d|pp?\. \d)",
    ),
    _cue(
        "byline",
        30,
        r"by\s+(?:[A-Z][\w.'’-]+\s*,?\s*(?:and\s+)?){1,6}(?:$|\||,|for\b|\d)",
        r"by (?:our|a|an|the) [\w ]{3,40}$",
        r".{3,200}\bcontributed (?:to|reporting)\b(?: (?:to )?(?:this|the) (?:report|story|article))?"
        r"[^.]{0,40}\.?$",
        r"by (?:staff|agencies|correspondents?|editorial)\b",
        r"(?:written|story|text|reporting|report|photos?|words) by\b",
        r"(?:pen|author|authors|reporter|writer|editor|translator|contributor|byline)\s*[/:|]",
        r"(?:source|sources)\s*[:：|]",
        r"(?:published|posted|last updated|last modified|date|issued)(?:\s+on)?\s*[:：]",
        r"(?:published|posted|last updated|updated)\s+(?:on |at )?\W*(?:"
        + _DAY
        + r"|\d)",
        r"(?:" + _DAY + r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\b.{0,40}$",
        r"(?:staff (?:reporter|writer)|xinhua|reuters|afp|ap|cna|kyodo|ians|bloomberg)$",
    ),
    _cue(
        "biography",
        90,
        r"about the authors?\b",
        r"\((?:dr|prof|professor|mr|ms|mrs)?\.? ?[A-Z][^()]{3,60} (?:is|are|was|serves?) .*\)\W*$",
        r"(?:[A-Z][\w.'’-]+\s+){1,4}(?:covers|reports on|writes (?:about|for|on))\b.{0,80}"
        r"\b(?:for|based in|from|correspondent|reporter)\b",
        r"the (?:author|authors|writer) (?:is|are|was|were|serves?|works?|teaches|teach)\b",
        r"(?:(?:dr|prof|professor|mr|ms|mrs)\.? )?(?:[A-Z][\w.'’-]+\s+){1,4}(?:is|was) (?:a|an|the|currently)"
        r" [^.]{0,60}\b(?:fellow|professor|researcher|analyst|lecturer|columnist|correspondent|journalist"
        r"|commentator|contributor|editor|scholar)\b[^.]{0,30}\b(?:at|in|with|of|for)\b",
    ),
    _cue(
        "publisher",
        90,
        r"(?:the )?(?:[A-Z][\w.&'’-]+\s+(?:of |for |and |on )?(?:the )?){1,7}is (?:a|an) (?:[\w-]+,? ){0,4}"
        r"(?:research (?:institution|institute|organi[sz]ation|cent(?:er|re))|think tank|non-?profit|nonpartisan|"
        r"public policy|newspaper|(?:news|media) (?:agency|service|site|website|organi[sz]ation)|501)",
        r"the (?:foundation|institute|cent(?:er|re)|council) (?:maintains|conducts|seeks|aims|was"
        r" (?:founded|established)|does not take)\b",
    ),
    _cue(
        "contact",
        30,
        r"(?:tel|fax|phone|telephone|mobile|e-?mail|contact|address|website)\b\.?\s*[:：]",
        r"(?:no\.\s?\d+|\d+f|\d+),? (?:[\w.-]+,? ){0,6}(?:lane|road|rd|street|st|avenue|ave|sec)\b",
        r"(?:https?://|www\.)\S+$",
        r"\S+@\S+\.\w+$",
        r"(?:[\w.-]+,? ){0,5}\d{4,6},? (?:[\w.-]+,? ?){1,5}(?:\([\w ]+\))?$",
    ),
    _cue(
        "composed",
        20,
        r"composed example\b",
    ),
)

_LONGEST_LETTERS = 1500
"""Characters a block of furniture has at most, whatever its words."""

CREDIT = re.compile(
    r"\W{0,4}(?:(?:picture|photo|image|video|map|graphic|illustration|chart|figure)s?"
    r"(?:\s+(?:source|credits?|courtesy|by|from|provided))?\s*[:：/|]"
    r"|(?:file )?(?:photo|picture)s? by\b|(?:photo|image)s? (?:courtesy|credit)\b"
    r"|credits?\s*[:：]|©\s?\w)",
    re.IGNORECASE,
)
_INNER_CREDIT = re.compile(rf"(?<=[.!?”’)])\s(?=\s*{CREDIT.pattern})", re.IGNORECASE)
"""Where the credit of a caption begins inside a block."""

_CAPTION = re.compile(
    r"\W{0,2}(?:\d{1,2} (?:of|/) \d{1,2}\W|(?:figure|fig\.|chart|graph|map|exhibit)"
    r" ?\d{1,2}[a-z]?(?:[.:–—]|$)|(?:an? |the |this )?(?:(?:undated|aerial|satellite|file"
    r"|handout|screen) ?)*(?:photo|picture|image|photograph|screengrab)s? (?:taken|shows?"
    r"|released|provided|dated|made available)\b)",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"[(\[][^()\[\]]{0,60}(?:\b(?:photo|picture|image|file|handout|courtesy)\b"
    r"|(?<=[\w.])/[A-Z])[^()\[\]]{0,60}[)\]]$"
)
_LONGEST_CAPTION = 80

NOTE = re.compile(
    r"\W{0,4}(?:(?:editor|translator|publisher)(?:[’'`]?s?[’'`]?)?(?: in chief)?"
    r"(?:[’'`]s)? (?:note|introduction|comment|remark)s?\b"
    r"|(?:introduction|foreword|preface) by\b|note (?:from|by) the (?:editor|translator)s?\b"
    r"|the following (?:is|article|text|essay|commentary|piece)\b"
    r".{0,80}\b(?:translat|written|first|origin))",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"\W{0,4}(?:related|recommended|popular|trending|latest|most read|more (?:from|on|in)|read"
    r" (?:also|more|next)|also read|see also|explore more|you (?:may|might) (?:also )?like"
    r"|(?:editors?['’]?s?|our) picks?|what to read next)\b",
    re.IGNORECASE,
)
"""How a list of links to other pages is announced."""

END = ("form", "disclaimer", "citation", "biography", "publisher", "comments")
"""Kinds after which, late in a document, only more furniture follows."""


def furniture(text: str) -> str | None:
    """Return the kind of furniture this block gives itself away as, if any."""
    if len(text) > _LONGEST_LETTERS:
        return None
    words = len(text.split())
    for cue in CUES:
        if words <= cue.longest and cue.pattern.match(text):
            return cue.kind
    return "credit" if words <= 40 and CREDIT.match(text) else None


def caption(text: str) -> bool:
    """Whether this block speaks of a picture or a table beside it."""
    if len(text) > _LONGEST_LETTERS or len(text.split()) > _LONGEST_CAPTION:
        return False
    told = _CAPTION.match(text) or _CREDITED.search(text) or _INNER_CREDIT.search(text)
    return told is not None
