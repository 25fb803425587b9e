"""What a Word document's styles say: which paragraphs are what, and how words are set."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from editorial.files.docx_names import Element, W, is_on, says_on, value_of, whole_number


class Role(StrEnum):
    """What a paragraph style is for, where its name or an outline level tells."""

    NONE = ""
    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    HEADING = "heading"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    CONTENTS = "contents"


# Word stores its own styles under their English names; other programs, and styles that were copied
# by hand, bring the names of their language. Compared without case, spaces and hyphens.
_NAMES = {
    Role.TITLE: "title titel titre título titolo tytuł rubrik otsikko tittel název название cím"
    " articletitle headline schlagzeile titular 标题 標題 表題 제목",
    Role.SUBTITLE: "subtitle untertitel soustitre subtítulo sottotitolo podtytuł undertitel"
    " undertittel alaotsikko ondertitel podtitul подзаголовок standfirst dek deck lede vorspann"
    " chapeau chapô entradilla abstract 副标题 副標題 副題 부제",
    Role.AUTHOR: "author authors autor autoren auteur autore byline verfasser författare forfatter"
    " автор 作者 著者",
    Role.QUOTATION: "quote quotation quotations intensequote blocktext blockquote blockquotation"
    " zitat intensiveszitat citation citationintense cita citadestacada citazione"
    " citazioneintensa citat citaat cytat цитата quotationpara preformattedquote 引用",
    Role.CAPTION: "caption imagecaption tablecaption figurecaption beschriftung bildunterschrift"
    " légende didascalia epígrafe leyenda legenda bildtext bijschrift podpis titulek figure"
    " illustration 题注 圖表標題",
    Role.CODE: "htmlpreformatted sourcecode code codeblock preformattedtext macrotext verbatim"
    " htmlvorformatiert préformatéhtml",
    Role.CONTENTS: "tocheading inhaltsverzeichnisüberschrift contentsheading tableoffigures",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tm|indice)([1-9])")
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek|заголовок|otsikko"
    r"|nadpis|címsor|başlık|encabezado|intestazione|cabeçalho|naslov|标题|標題|見出し|제목)([1-9])"
)
_PLAIN = re.compile(r"[\s_-]+")
_CODE_WORDS = frozenset(
    "htmlcode code inlinecode verbatimchar sourcetext htmltypewriter htmlkeyboard codechar".split()
)
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set; None where nothing is said."""

    strong: bool | None = None
    emphasis: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    raised: str | None = None
    code: bool = False
    font: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """`level` is a heading's, 1 to 9. `number` and `depth` are the list's id and level, 0 first;
    `depth` is None where the list itself has to tell. `hidden` goes for all of the words."""

    id: str = ""
    role: Role = Role.NONE
    level: int = 0
    number: str = ""
    depth: int | None = None
    hidden: bool = False


class Styles:
    """The styles by id, each with what it takes over from those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else list(root.iter(W + "style"))
        self._styles = {each.get(W + "styleId", ""): each for each in found}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._looks: dict[str, Look] = {}
        self.default = next(
            (
                each.get(W + "styleId", "")
                for each in found
                if each.get(W + "type") == "paragraph" and says_on(each.get(W + "default", "0"))
            ),
            "",
        )

    def paragraph(self, id: str) -> ParagraphStyle:
        if id not in self._paragraphs:
            self._paragraphs[id] = self._paragraph(id)
        return self._paragraphs[id]

    def look(self, id: str) -> Look:
        """How a character style sets words."""
        if id not in self._looks:
            look = PLAIN
            for style in reversed(self._chain(id)):
                look = look_in(style.find(W + "rPr"), look)
                if _plain_name(style) in _CODE_WORDS:
                    look = replace(look, code=True)
            self._looks[id] = look
        return self._looks[id]

    def heads_its_tables(self, id: str) -> bool:
        """Whether a table style sets the first row apart."""
        return any(
            part.get(W + "type") == "firstRow"
            for style in self._chain(id)
            for part in style.iter(W + "tblStylePr")
        )

    def _chain(self, id: str) -> list[Element]:
        chain: list[Element] = []
        while id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[id])
            id = value_of(chain[-1], "basedOn") or ""
        return chain

    def _paragraph(self, id: str) -> ParagraphStyle:
        role, level, outline = Role.NONE, 0, None
        number, depth = "", None
        chain = self._chain(id)
        for style in chain:
            properties = style.find(W + "pPr")
            if not role:
                role, level = _role_of(style)
            if outline is None:
                outline = whole_number(value_of(properties, "outlineLvl"))
            numbering = properties.find(W + "numPr") if properties is not None else None
            if numbering is not None and not number:
                number = value_of(numbering, "numId") or ""
                depth = whole_number(value_of(numbering, "ilvl"))
        if not chain:
            role, level = _role_named(id)
        if role in (Role.NONE, Role.HEADING) and outline is not None:
            role, level = (Role.HEADING, outline + 1) if 0 <= outline < 9 else (Role.NONE, 0)
        hidden = any(is_on(style.find(W + "rPr"), "vanish") for style in chain)
        return ParagraphStyle(id, role, level, number, depth, hidden)


def look_in(properties: Element | None, base: Look = PLAIN) -> Look:
    """How words with these properties are set, on top of another look."""
    if properties is None:
        return base
    strong, emphasis, strike = base.strong, base.emphasis, base.strike
    hidden, raised, font = base.hidden, base.raised, base.font
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            strong = says_on(child.get(_VAL))
        elif tag == _ITALIC:
            emphasis = says_on(child.get(_VAL))
        elif tag in _STRIKES:
            strike = says_on(child.get(_VAL))
        elif tag == _VANISH:
            hidden = says_on(child.get(_VAL))
        elif tag == _RAISED:
            raised = child.get(_VAL, "")
        elif tag == _FONTS:
            font = child.get(_ASCII) or child.get(_HIGH) or ""
    return Look(strong, emphasis, strike, hidden, raised, base.code, font)


_VAL = W + "val"
_BOLD, _ITALIC, _VANISH = W + "b", W + "i", W + "vanish"
_RAISED, _FONTS = W + "vertAlign", W + "rFonts"
_STRIKES = frozenset((W + "strike", W + "dstrike"))
_ASCII, _HIGH = W + "ascii", W + "hAnsi"


def _role_of(style: Element) -> tuple[Role, int]:
    role, level = _role_named(_plain_name(style))
    return (role, level) if role else _role_named(style.get(W + "styleId", ""))


def _role_named(name: str) -> tuple[Role, int]:
    plain = _PLAIN.sub("", name.casefold())
    if heading := _HEADING.fullmatch(plain):
        return Role.HEADING, int(heading[1])
    if _CONTENTS.fullmatch(plain):
        return Role.CONTENTS, 0
    return _ROLES.get(plain, Role.NONE), 0


def _plain_name(style: Element) -> str:
    return _PLAIN.sub("", (value_of(style, "name") or "").casefold())
