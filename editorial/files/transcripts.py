"""Transcripts: what was said, by whom, and when.

SubRip (.srt, as written by the program of that name), WebVTT (https://www.w3.org/TR/webvtt1/) and
plain text in which the turns begin with a time, a name, or both.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.domain.article import Block, Kind, block_starts
from editorial.domain.document import DocumentText
from editorial.domain.locator import Locators
from editorial.domain.text import clean, folded, normalised

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_CUE = re.compile(rf"\s*+{_TIME}\s*+-->\s*+{_TIME}")
_TAGS = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?\s+([^<>]{1,80})>")
_NAME = r"[^\W\d_][^:\[\]()\t]{0,48}?"
_TURN = re.compile(
    rf"\s*+(?:[\[(]?{_TIME}[\])]?\s*+[-–—]?\s*+)?(?:({_NAME})\s*+(?:[\[(]{_TIME}[\])])?\s*:\s++)?"
)
_ALONE = re.compile(rf"\s*+(?:({_NAME})\s++)?[\[(]?{_TIME}[\])]?\s*+$")
_ENDS = re.compile(r"[.!?…][\"”’'»)\]]*+$")
_PAUSE = 4.0
"""Seconds of silence after which something new begins."""
_LONGEST = 700
"""Code points after which a speaker's turn goes on in a new paragraph, at the end of a sentence."""
_LOOKED_AT = 400
"""Lines at the beginning that tell whether plain text is a transcript."""


@dataclass(slots=True)
class _Said:
    """Some words of one speaker, with when they begin and end in seconds; None for unknown."""

    text: str
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None


def is_transcript(source: str) -> bool:
    """Whether the text is a transcript: by its format, or since most of its turns say when they
    were said, or nearly all say by whom and some by the same person."""
    head = source.lstrip("\ufeff \t\r\n")[:200]
    if head.startswith("WEBVTT") or _CUE.search(head[:120]):
        return True
    lines = [line for line in source.split("\n")[:_LOOKED_AT] if line.strip()]
    turns = [_TURN.match(line) for line in lines]
    timed = sum(bool(turn and (turn[3] or turn[8])) for turn in turns)
    timed += sum(bool(_ALONE.match(line)) for line in lines)
    names = [turn[5].strip() for turn in turns if turn and turn[5]]
    named = len(names) >= 4 and len(names) > 0.8 * len(lines) and len(set(names)) < len(names) / 1.5
    return (timed >= 3 and timed > 0.2 * len(lines)) or named


def text_of_transcript(source: str) -> DocumentText:
    """The turns as paragraphs, "NAME: words"; the locators are times, "00:12:31"."""
    source = clean(source)
    head = source.lstrip("\ufeff \t\n")[:200]
    if head.startswith("WEBVTT") or _CUE.search(head[:120]):
        said = [*_cues(source)]
    else:
        said = [*_turns(source)]
    blocks: list[Block] = []
    times: list[list[tuple[int, float]]] = []
    for turn in _paragraphs(said):
        text = f"{turn[0].speaker}: " if turn[0].speaker else ""
        begins: list[tuple[int, float]] = []
        for each in turn:
            if each.begins is not None:
                begins.append((len(text) if text and begins else 0, each.begins))
            text += f"{each.text} "
        blocks.append(Block(Kind.PARAGRAPH, text.rstrip()))
        times.append(begins)
    starts, labels = [], []
    for start, begins in zip(block_starts(blocks), times, strict=True):
        for offset, seconds in begins:
            starts.append(start + offset)
            labels.append(_clock(seconds))
    return DocumentText("transcript", tuple(blocks), Locators(tuple(starts), tuple(labels)))


def _cues(source: str) -> Iterator[_Said]:
    """The cues of subtitles. Their numbers, settings, styles and remarks are no words."""
    for part in re.split(r"\n[ \t]*+\n", source):
        lines = part.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines[:3]) if _CUE.match(line)), None)
        if at is None:
            continue
        times = _CUE.match(lines[at])
        words = " ".join(lines[at + 1 :])
        voice = _VOICE.search(words)
        text = _plain(_TAGS.sub("", words))
        speaker = _plain(voice[1]) if voice else ""
        if not speaker and (turn := _TURN.match(text)) and turn[5] and turn[5].isupper():
            speaker, text = folded(turn[5]), text[turn.end() :]
        if times and text:
            yield _Said(text, speaker, _seconds(*times.groups()[:4]), _seconds(*times.groups()[4:]))


def _turns(source: str) -> Iterator[_Said]:
    """The lines of a transcript in plain text; one without time and name goes on from the last."""
    speaker, begins = "", None
    for line in source.split("\n"):
        if not line.strip():
            continue
        if alone := _ALONE.match(line):
            # A line of its own for time and name; what was said follows.
            speaker, begins = folded(alone[1] or speaker), _seconds(*alone.groups()[1:])
            continue
        turn = _TURN.match(line)
        at = None
        if turn:
            first, second = turn.groups()[:4], turn.groups()[5:]
            at = _seconds(*first) if first[2] else _seconds(*second) if second[2] else None
            if turn[5]:
                speaker = folded(turn[5])
        begins = at if at is not None else begins
        text = _plain(line[turn.end() if turn else 0 :])
        if text:
            yield _Said(text, speaker, begins)
            begins = None


def _paragraphs(said: list[_Said]) -> Iterator[list[_Said]]:
    """What belongs together: one speaker, without a long pause, not much longer than a paragraph.
    Turns of plain text stay as they are."""
    together: list[_Said] = []
    for each in said:
        if together and _parts(together, each):
            yield together
            together = []
        together.append(each)
    if together:
        yield together


def _parts(together: list[_Said], after: _Said) -> bool:
    last = together[-1]
    if last.ends is None or after.speaker != last.speaker:
        # Subtitles name a speaker once, at the beginning of what he says.
        if last.ends is None or after.speaker:
            return True
        after.speaker = last.speaker
    if after.begins is not None and after.begins - last.ends > _PAUSE:
        return True
    long = sum(len(each.text) + 1 for each in together) > _LONGEST
    return long and bool(_ENDS.search(last.text))


def _plain(text: str) -> str:
    return normalised(folded(html.unescape(text)))


def _seconds(hours: str | None, minutes: str, seconds: str, parts: str | None = None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(parts) / 10 ** len(parts) if parts else 0)


def _clock(seconds: float) -> str:
    """ "00:12:31"."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
