"""Rich Text Format (RTF 1.9.1) to an Extract: what its groups and destinations mean."""

import re
from collections import Counter
from collections.abc import Callable

from editorial.domain.article import Block, Kind, Style, Zone, canonical_text
from editorial.domain.extract import Dropped, Extract
from editorial.domain.text import clean, normalised, shortened
from editorial.files.refusal import Progress, Refusal
from editorial.files.rtf_marks import Marks, Remark
from editorial.files.rtf_names import (
    CODE_PAGES,
    FILE_CODE_PAGES,
    GOES_ON,
    HEADS,
    LEFT_OUT,
    MOST_PARAGRAPHS,
    NESTED,
    OBJECTS,
    PICTURES,
    SIGNS,
    SKIPPED,
    STARRED,
    SYMBOLS,
    TOO_LONG,
    encoding_of,
    one_line,
    whole_number,
)
from editorial.files.rtf_state import SWITCHES, State
from editorial.files.rtf_story import Story
from editorial.files.settled_blocks import settled
from editorial.files.sheet import Place

DEEPEST = 5_000
"""Groups within groups; word processors write a few dozen."""
_TOLD_EVERY = 50_000
"""Tokens after which progress is told."""
_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)"
)
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"', re.I)
_STYLE = re.compile(r"\x01(\d+)\x02([^;\x01]*);")
_IN_CAPTURES = frozenset({"f", "fcharset", "uc", "u", "s"})
"""Words that count in a destination whose text is taken as a whole."""
_NOTHING, _TRAILER = " \0\r\n\t}", 200
"""What may stand behind the end of the document, and how many characters of other things."""


def extract_from_rtf(data: bytes, progress: Progress) -> Extract:
    """The text with every tracked change accepted, with comments, notes and changes.

    `progress` is told bytes. Raises Refusal.
    """
    return _Reader(data.decode("latin-1"), progress).extract()


class _Reader:
    """Reads one file. `_story` is where words go: the text itself, a note, a comment or a box."""

    def __init__(self, source: str, progress: Progress) -> None:
        self._source, self._progress, self._at = source, progress, 0
        self._state, self._stack = State(), list[State]()
        self._marks = Marks()
        self._main = self._story = Story(self._marks)
        self._notes: list[Block] = []
        self._note_counts: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._encoding, self._fonts = "cp1252", dict[int | None, str]()
        self._text: list[str] = []
        self._bytes = bytearray()
        self._unread = 0
        self._starred = False
        self._captures: list[list[str]] = []
        self._goes_on = False
        self._author = self._address = ""
        self._remark = Remark(Place())
        self._words = self._control_words()
        self._destinations = self._destination_words()

    def extract(self) -> Extract:
        self._read()
        while self._stack:
            self._close()
        self._flush()
        self._main.end_paragraph()
        self._main.sheet.blocks += self._notes
        self._main.sheet.finish()
        blocks = settled(self._main.sheet.blocks)
        text = canonical_text(blocks)
        if self._main.hidden:
            self._left_out["hidden"] = len(self._main.hidden)
        return Extract(
            "rtf",
            blocks,
            comments=self._marks.comments(self._main.sheet, text),
            changes=self._marks.changes(self._main.sheet, text),
            dropped=tuple(self._told(what) for what in LEFT_OUT if self._left_out[what]),
            notices=(GOES_ON,) if self._goes_on else (),
        )

    def _told(self, what: str) -> Dropped:
        count, (one, many, reason) = self._left_out[what], LEFT_OUT[what]
        sample = " ".join(self._main.hidden[:20]) if what == "hidden" else ""
        return Dropped(f"{count:,} {one if count == 1 else many}", reason, shortened(clean(sample)))

    def _read(self) -> None:
        source, size, tokens = self._source, len(self._source), 0
        while self._at < size:
            tokens += 1
            if tokens % _TOLD_EVERY == 0:
                self._progress(self._at, size)
            token = _TOKEN.match(source, self._at)
            if token is None:
                self._at += 1
                continue
            self._at = token.end()
            word, number, byte, symbol, brace, text = token.groups()
            if text is not None:
                self._take_text(text)
            elif byte is not None:
                self._take_byte(int(byte, 16))
            elif word is not None:
                self._control(word, int(number) if number else None)
            elif brace == "{":
                self._open()
            elif brace == "}":
                if len(self._stack) <= 1:
                    self._goes_on = len(source[self._at :].strip(_NOTHING)) > _TRAILER
                    return
                self._close()
            elif symbol is not None:
                self._symbol(symbol)

    def _open(self) -> None:
        if len(self._stack) >= DEEPEST:
            raise Refusal(NESTED)
        self._flush()
        self._stack.append(self._state)
        self._state, self._starred, self._unread = self._state.copy(), False, 0

    def _close(self) -> None:
        self._flush()
        closing, self._state = self._state.closing, self._stack.pop()
        self._unread, self._starred = 0, False
        if closing is not None:
            closing()

    def _take_text(self, text: str) -> None:
        if self._unread:
            skipped = min(self._unread, len(text))
            self._unread -= skipped
            text = text[skipped:]
        if not self._state.skipped and text:
            if self._bytes or not text.isascii():
                self._bytes += text.encode("latin-1")
            else:
                self._text.append(text)

    def _take_byte(self, byte: int) -> None:
        if self._unread:
            self._unread -= 1
        elif not self._state.skipped:
            self._bytes.append(byte)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif self._unread:
            self._unread -= 1
        elif not self._state.skipped and symbol in SYMBOLS:
            self._say(SYMBOLS[symbol])
        elif symbol in "\r\n":
            self._end_paragraph()

    def _say(self, text: str) -> None:
        self._decode()
        self._text.append(text)

    def _decode(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._encoding)
            self._text.append(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _flush(self) -> None:
        """What was read since goes where it belongs, as the present state has it."""
        self._decode()
        if not self._text:
            return
        text, self._text = "".join(self._text), []
        if self._captures:
            self._captures[-1].append(text)
        elif not self._state.skipped:
            self._story.write(text, self._state)

    def _control(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "bin":
            self._at += max(number or 0, 0)
        elif self._state.skipped:
            return
        elif word == "u":
            self._unicode(number or 0)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in self._destinations:
            self._flush()
            self._destinations[word]()
        elif word in SKIPPED or (starred and word not in STARRED):
            self._skip(word)
        elif self._captures and word not in _IN_CAPTURES:
            return
        elif word in SWITCHES:
            self._flush()
            self._state.switch(SWITCHES[word], number != 0)
        elif word in self._words:
            self._flush()
            self._words[word](number)
        elif word in FILE_CODE_PAGES:
            self._encoding = FILE_CODE_PAGES[word]

    def _skip(self, word: str) -> None:
        self._flush()
        self._state.skipped = True
        for what, words in (("heads", HEADS), ("pictures", PICTURES), ("objects", OBJECTS)):
            self._left_out[what] += word in words

    def _unicode(self, number: int) -> None:
        self._decode()
        self._text.append(chr(number & 0xFFFF) if number < 0 else chr(min(number, 0x10FFFF)))
        self._unread = self._state.after_unicode

    def _control_words(self) -> dict[str, Callable[[int | None], None]]:
        def of_state(name: str) -> Callable[[int | None], None]:
            return lambda number: setattr(self._state, name, number or 0)

        def switch(name: str) -> Callable[[int | None], None]:
            return lambda number: setattr(self._state, name, number != 0)

        def of_paragraph(name: str) -> Callable[[int | None], None]:
            return lambda number: setattr(self._story.paragraph, name, number or 0)

        return {
            **dict.fromkeys(("par", "sect", "page"), lambda _: self._end_paragraph()),
            "line": lambda _: self._story.write("\u2028", self._state),
            "cell": lambda _: self._story.end_cell(),
            "row": lambda _: self._story.end_row(),
            "pard": lambda _: self._story.plain_paragraph(),
            "plain": lambda _: self._state.plain(),
            "nosupersub": lambda _: self._state.no_script(),
            "intbl": lambda _: setattr(self._story.paragraph, "in_table", True),
            "s": self._style,
            "outlinelevel": of_paragraph("outline"),
            "ilvl": of_paragraph("depth"),
            "f": lambda number: setattr(self._state, "font", number),
            "fcharset": self._charset,
            "ansicpg": self._code_page,
            "uc": lambda number: setattr(self._state, "after_unicode", min(number or 0, 16)),
            "v": switch("hidden"),
            "revised": switch("revised"),
            "deleted": switch("deleted"),
            "revauth": of_state("author"),
            "revdttm": of_state("time"),
            "revauthdel": of_state("deletion_author"),
            "revdttmdel": of_state("deletion_time"),
        }

    def _destination_words(self) -> dict[str, Callable[[], None]]:
        def capture(take: Callable[[str], None]) -> Callable[[], None]:
            return lambda: self._capture(take)

        return {
            "fonttbl": capture(lambda _: None),
            "stylesheet": capture(self._take_styles),
            "revtbl": capture(lambda words: self._marks.authors.extend(words.split(";"))),
            "footnote": self._note,
            "annotation": self._comment,
            "shptxt": self._box,
            "atnid": capture(lambda _: None),
            "atnauthor": capture(lambda words: setattr(self, "_author", one_line(words))),
            "atrfstart": lambda: self._range(self._marks.starts),
            "atrfend": lambda: self._range(self._marks.ends),
            "atnref": capture(lambda words: setattr(self._remark, "reference", words.strip())),
            "atndate": capture(lambda words: setattr(self._remark, "time", whole_number(words))),
            "atnparent": capture(
                lambda words: setattr(self._remark, "parent", -whole_number(words))
            ),
            "fldinst": capture(self._take_instruction),
            "fldrslt": self._result,
            **dict.fromkeys(
                ("listtext", "pntext"),
                capture(lambda words: setattr(self._story.paragraph, "marker", words)),
            ),
        }

    def _end_paragraph(self) -> None:
        if not self._state.skipped and not self._captures:
            self._flush()
            self._story.end_paragraph()
            if len(self._story.sheet.blocks) > MOST_PARAGRAPHS:
                raise Refusal(TOO_LONG)

    def _capture(self, take: Callable[[str], None]) -> None:
        """The rest of the group is taken as a whole."""
        self._captures.append([])
        self._state.closing = lambda: take("".join(self._captures.pop()))

    def _style(self, number: int | None) -> None:
        if self._captures:
            self._captures[-1].append(f"\x01{number or 0}\x02")
        else:
            self._story.paragraph.style = number or 0

    def _take_styles(self, words: str) -> None:
        self._main.names.update({int(number): name for number, name in _STYLE.findall(words)})

    def _charset(self, number: int | None) -> None:
        if number in CODE_PAGES and number:
            self._fonts[self._state.font] = CODE_PAGES[number]

    def _code_page(self, number: int | None) -> None:
        self._encoding = encoding_of(number or 0)

    def _take_parent(self, words: str) -> None:
        self._remark.parent = -whole_number(words)

    def _take_instruction(self, words: str) -> None:
        link = _LINK.search(words)
        self._address = link[1] if link else ""

    def _result(self) -> None:
        """What a field shows; that of a link lies under its address."""
        line, address = self._story.sheet.line, self._address
        start, self._address = line.size, ""

        def close() -> None:
            if address and self._story.sheet.line is line:
                line.mark(start, Style.LINK, address)

        self._state.closing = close

    def _range(self, places: dict[str, Place]) -> None:
        if self._story is self._main:
            place = self._main.sheet.place()
            self._capture(lambda words: places.update({words.strip(): place}))
        else:
            self._state.skipped = True

    def _within(self, finish: Callable[[Story], None]) -> None:
        """The rest of the group is a story of its own."""
        outer, self._story = self._story, Story(self._marks, self._main.names, is_main=False)
        captures, self._captures = self._captures, list[list[str]]()
        self._state.plain()

        def close() -> None:
            inner, self._story, self._captures = self._story, outer, captures
            inner.end_paragraph()
            inner.sheet.finish()
            self._main.hidden += inner.hidden
            finish(inner)

        self._state.closing = close

    def _note(self) -> None:
        if self._state.deleted:
            self._state.skipped = True
            return
        sort = "e" if self._source.startswith("\\ftnalt", self._at) else ""
        self._note_counts[sort] += 1
        number = self._note_counts[sort]
        label = f"{sort}{number}"
        self._story.refer(label)

        def finish(story: Story) -> None:
            for index, each in enumerate(story.sheet.blocks):
                text, ordinal = each.text.replace("\t", " "), None if index else number
                self._notes.append(
                    Block(Kind.NOTE, text, Zone.BODY, 0, ordinal, 0, label, each.runs)
                )

        self._within(finish)

    def _comment(self) -> None:
        # One in a note hangs on the place that the note belongs to.
        remark = Remark(self._main.sheet.place(), self._author)
        self._author, self._remark = "", remark
        self._marks.remarks.append(remark)

        def finish(story: Story) -> None:
            remark.text = normalised("\n".join(block.text for block in story.sheet.blocks))

        self._within(finish)

    def _box(self) -> None:
        outer = self._story
        self._within(lambda story: outer.boxes.extend(story.sheet.blocks))
