"""What the names of HTML elements mean for an article's text."""

from editorial.domain.article import Style

STYLES = {
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "code": Style.CODE,
    "kbd": Style.CODE,
    "samp": Style.CODE,
    "tt": Style.CODE,
    "a": Style.LINK,
    "del": Style.STRIKE,
    "s": Style.STRIKE,
    "strike": Style.STRIKE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}

DROPPED = frozenset(
    "script style template head title iframe object embed svg math canvas audio video select"
    " noscript".split()
)
"""Elements that go with their content: none of it is the article's text."""

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu"
    " nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)

_INLINE = frozenset(
    "abbr acronym area base bdi bdo big br button cite col colgroup data datalist dfn font img"
    " input ins label link map mark meta meter optgroup option output param picture progress q rp"
    " rt ruby small source span textarea time track u var wbr".split()
)

KNOWN = BLOCK | _INLINE | DROPPED | STYLES.keys()
"""Any other "tag" is the writer's text: "<INSERT NAME>"."""
