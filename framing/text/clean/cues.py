"""What furniture looks like: patterns, by the kind of thing they give away.

A pattern is matched at the start of a block as read (markup and footnotes left out), in
any case unless marked. Blocks longer than the kind's limit merely begin alike.
"""

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """A kind of furniture, its longest block in words, and how it begins."""

    kind: str
    longest: int
    pattern: re.Pattern[str]
    tells: tuple[str, ...] = ()
    """What it cannot do without (any of these), for patterns that look far ahead."""


def _cue(kind: str, longest: int, *beginnings: str, tells: tuple[str, ...] = ()) -> Cue:
    joined = "|".join(beginnings)
    pattern = re.compile(rf"\W{{0,4}}(?:{joined})", re.IGNORECASE)
    return Cue(kind, longest, pattern, tells)


_CAP = r"(?-i:[A-Z])"
_NAME = rf"{_CAP}[\w.'’-]+"
_NO_SENTENCE = r"(?!.*[.!?][”\"’)]?$)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    r"(?:[a-z]{3,6}day,?\s+)?"
    rf"(?:{_NTH}\s+{_MONTH}|{_MONTH}\s+{_NTH}),?\s+\d{{4}}"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
)
_WORK = r"(?:article|piece|commentary|essay|report|text|page|post|publication)"
_JOB = (
    r"(?:fellow|professor|researcher|analyst|lecturer|columnist|correspondent"
    r"|journalist"
    r"|commentator|contributor|editor|scholar)"
)
_SITES = (
    r"(?:facebook|twitter|linkedin|whatsapp|wechat|weibo|e-?mail|print|copy link"
    r"|reddit"
    r"|telegram|pinterest|instagram|youtube)"
)

CUES = (
    _cue(
        "share",
        30,
        rf"{_SITES}(?:\s|$|{_CAP}){_NO_SENTENCE}",
        rf"{_SITES}{{2,}}",
        rf"share (?:this|on|via|to|the (?:{_WORK}|love|story)){_NO_SENTENCE}|share$",
        r"spread the (?:love|word)",
        r"(?:tweet|like|follow|join) (?:us (?:on|at|in|via)\b|(?:us|this)!?$)",
        rf"follow .{{0,40}} on (?:x|google|{_SITES})\b",
    ),
    _cue(
        "navigation",
        16,
        r"(?:back|return|go|skip|jump) to (?:the )?"
        r"(?:top|home|library|index|main|content|list)|to top$",
        r"(?:home|menu|search|sitemap|login|log in|sign in|sign up|next|previous"
        r"|prev)"
        r"(?:\s*[|>»/·]|$)",
        r"(?:next|previous) (?:article|post|story|page)\b",
        r"(?:read|see|view|show|load|learn|find out) (?:more|also|next|all)\b"
        r"(?!.*\w\.\s+\w)",
        r"(?:original|english|translated|full) text$|view the translated",
        r"(?:related|recommended|popular|trending|latest|most read|more) (?:articles?"
        rf"|stories|posts?|reading|news|content|topics|coverage|from"
        rf"|in)\b{_NO_SENTENCE}",
        r"(?:tags?|categor(?:y|ies)|topics?|key ?words?|filed under|posted in)\s*:",
        r"(?:continue reading|(?:table of )?contents|in this (?:article|issue"
        r"|report))$",
        r"(?:explore more|terms of (?:use|service)|privacy policy|link copied"
        r"|copy link"
        rf"|cookie (?:settings|policy)|mailto)\b{_NO_SENTENCE}",
        r"page \d+(?: of \d+)?$|\d+ (?:min(?:ute)?s? read|comments?|shares|views)$",
        r"listen to (?:this|the) (?:article|story)",
        r"download (?:the |this )?(?:pdf|full|report|file)",
    ),
    _cue(
        "advertisement", 8, rf"(?:advertisement|sponsored|promoted|ad)\b{_NO_SENTENCE}"
    ),
    _cue(
        "form",
        40,
        r"leave a (?:reply|comment)|(?:post|add|write) a comment",
        r"your e-?mail (?:address )?(?:will|is)|required fields|save my name"
        r"|notify me",
        r"(?:name|e-?mail|website|comment)\s*\*",
        r"see an error\b|drop us a line",
        r"(?:subscribe|sign up|register|donate)(?:[!.]|$| (?:to (?:our|the|this)"
        r"|for|now"
        r"|today|here|our|with|via|free|below)\b)",
        r"(?:get|receive) (?:the|our|your) .{0,40}(?:newsletter|inbox|briefing)",
        r"(?:we use|this (?:web)?site uses) cookies|(?:accept"
        r"|reject) (?:all )?cookies",
    ),
    _cue(
        "comments",
        12,
        r"(?:\d+ )?(?:comments?|responses?|replies)(?: ?\(?\d+\)?)?$",
        r"(?:\d+|one|two|three) (?:thoughts?|responses?|comments?|replies) (?:on"
        r"|to)\b",
        r"discussion about this|join the (?:discussion|conversation)|reader comments",
    ),
    _cue(
        "disclaimer",
        90,
        r"(?:.{0,60}\b)?(?:views?|opinions?|ideas) (?:and (?:views?|opinions?) )?"
        r"(?:expressed|reflected|stated|presented)\b.{0,80}\b(?:are (?:those|the"
        r"|solely|his"
        r"|her|their|my|personal|entirely)|not|own|alone|belong)\b",
        r".{0,160}\bnot necessarily (?:reflect|represent)\b",
        rf".{{0,80}}\b(?:views?|opinions?|content|this {_WORK})\b.{{0,80}}\b(?:do"
        r"|does|may"
        r"|should) not (?:reflect|represent)\b",
        tells=("expressed", "reflect", "stated", "presented", "represent", "necessar"),
    ),
    _cue(
        "disclaimer",
        90,
        r"(?:all rights reserved|copyright(?:\s*$|\s+[\d©(]|\s+by\b)|©|\(c\) \d{4}"
        r"|disclaimer\b)",
        r"(?:update|updated|correction|clarification)\s*:",
        r"(?:originally|first) (?:published|appeared) (?:in|on|by|at)\b",
        r"(?:reprinted|republished|reproduced) (?:with|by|from|under)\b",
        r"(?:compiled|edited|proofread|translated) by\b",
    ),
    _cue(
        "disclaimer",
        40,
        rf"this {_WORK} (?:has been|was) (?:(?:first )?published|updated|corrected"
        r"|amended"
        r"|edited|originally|reprinted|translated|produced|adapted|reproduced)",
    ),
    _cue(
        "citation",
        90,
        r"cite this\b|(?:how to cite|recommended citation|suggested citation"
        r"|to cite)\b",
        r"(?:references|bibliography|footnotes|endnotes|notes|works cited)\s*:?$",
        r"(?:doi|issn|isbn)\b",
    ),
    _cue(
        "citation",
        90,
        r"[^.]{3,100}\.? [\"“].{10,300}[\"”].{0,40}"
        r"(?:original work|published in|vol\.|no\. \d|pp?\. \d)",
        tells=("original work", "published in", "vol.", "no. ", "p. "),
    ),
    _cue(
        "byline",
        30,
        rf"by\s+(?:{_NAME}[\s,|]*(?:and\s+|&\s*)?){{1,6}}(?:$|\||,|for\b|·"
        rf"|\d){_NO_SENTENCE}",
        rf"by\s+(?:{_NAME}\s*){{1,5}}$",
        r"by (?:our|an?|the) [\w ]{0,30}\b(?:authors?|correspondents?|reporters?"
        r"|writers?"
        r"|staff|editors?|desk|agencies|board)$",
        r"by (?:staff|agencies|correspondents?|editorial)\b",
        rf"(?:written|story|text|reporting|report|photos?|words) by\b{_NO_SENTENCE}",
        r"(?:pen|authors?|reporter|writer|editor|translator|contributor"
        r"|byline)\s*[/:|]"
        rf"{_NO_SENTENCE}",
        r"sources?\s*[:：|]",
        r"(?:published|posted|last updated|last modified|date"
        r"|issued)(?:\s+on)?\s*[:：]",
        rf"(?:published|posted|last updated|updated)\s+(?:on |at )?\W*(?:{_DAY}|\d)",
        rf"(?:{_DAY})\b.{{0,40}}$(?<![.!?])",
        r"(?:staff (?:reporter|writer)|xinhua|reuters|afp|ap|cna|kyodo|ians"
        r"|bloomberg)$",
    ),
    _cue(
        "byline",
        30,
        r".{3,200}\bcontributed (?:to|reporting)\b(?: (?:to )?(?:this|the)"
        r" (?:report|story|article))?[^.]{0,40}\.?$",
        tells=("contributed",),
    ),
    _cue(
        "biography",
        90,
        r"about the authors?\b",
        rf"\((?:(?:dr|prof|professor|mr|ms|mrs)\.? )?{_CAP}[^()]{{3,60}}"
        r" (?:is|are|was|serves?) .*\)\W*$",
        rf"(?:{_NAME}\s+){{1,4}}(?:covers|reports on|writes (?:about|for"
        rf"|on))\b.{{0,80}}"
        r"\b(?:for|based in|from|correspondent|reporter)\b",
        r"the (?:authors?|writer) (?:is|are|was|were|serves?|works?|teach(?:es)?)\b",
        rf"(?:(?:dr|prof|professor|mr|ms|mrs)\.? )?(?:{_NAME}\s+){{1,4}}(?:is"
        r"|was) (?:an?"
        rf"|the|currently) [^.]{{0,60}}\b{_JOB}\b[^.]{{0,30}}\b(?:at|in|with|of"
        r"|for)\b",
    ),
    _cue(
        "publisher",
        90,
        rf"(?:the )?(?:{_CAP}[\w.&'’-]+\s+(?:of |for |and "
        rf"|on )?(?:the )?){{1,7}}is (?:a|an)"
        r" (?:[\w-]+,? ){0,4}(?:research (?:institution|institute|organi[sz]ation"
        r"|cent(?:er|re))|think tank|non-?profit|nonpartisan|public policy"
        r"|newspaper|501"
        r"|(?:news|media) (?:agency|service|site|website|organi[sz]ation))",
        r"the (?:foundation|institute|cent(?:er|re)|council) (?:maintains|conducts"
        r"|seeks"
        r"|aims|was (?:founded|established)|does not take)\b",
    ),
    _cue(
        "contact",
        30,
        r"(?:tel|fax|phone|telephone|mobile|e-?mail|contact|address"
        r"|website)\b\.?\s*[:：]",
        r"(?:no\.\s?\d+|\d+f|\d+),? (?:[\w.-]+,? ){0,6}"
        rf"(?:lane|road|rd|street|st|avenue|ave|sec)\b{_NO_SENTENCE}",
        r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$",
        r"(?:[\w.-]+ ){0,3}[\w.-]+, (?:[a-z]{2} )?(?!(?:19|20)\d\d\b)\d{4,6}\b"
        r"(?:,? [\w.-]+){0,5}(?: \([\w ]+\))?$",
    ),
    _cue("composed", 20, r"composed example\b"),
)
LONGEST_LETTERS = 1500
"""Characters a block of furniture has at most, whatever its words."""
_LONGEST_WORDS = max(cue.longest for cue in CUES)

END = ("form", "disclaimer", "citation", "biography", "publisher")
"""Kinds after which, late in a document, only more furniture follows."""

LISTING = re.compile(
    r"\W{0,4}(?:related|recommended|popular|trending|latest|most read|read (?:also"
    r"|more"
    r"|next)|more (?:from|on|in)|also read|see also|explore more|you (?:may|might)"
    r" (?:also )?like|(?:editors?['’]?s?|our) picks?|what to read next)\b",
    re.IGNORECASE,
)
"""How a list of links to other pages is announced."""

NOTE = re.compile(
    r"\W{0,4}(?:(?:editor|translator|publisher)(?:[’'`]?s?[’'`]?)?(?: in chief)?"
    r"(?:[’'`]s)? (?:note|introduction|comment|remark)s?\s*(?:[:：—–.(\[-]|by\b|$)"
    r"|(?:introduction|foreword|preface) by (?-i:[A-Z])"
    r"|note (?:from|by) the (?:editor|translator)s?\b"
    r"|the following (?:(?:article|text|essay|commentary|piece|interview|speech) )?"
    r"(?:is|was|has been|appeared)\b.{0,80}\b(?:translat|written|first|origin"
    r"|publish))",
    re.IGNORECASE,
)
"""How somebody else's words about the text begin."""


def furniture(text: str, *, words: int) -> str | None:
    """Return the kind of furniture a block of so many words gives itself away as."""
    if words > _LONGEST_WORDS or len(text) > LONGEST_LETTERS:
        return None
    folded = text.casefold()
    for kind, longest, pattern, tells in CUES:
        if words > longest or (tells and not any(map(folded.__contains__, tells))):
            continue
        if pattern.match(text):
            return kind
    return None
