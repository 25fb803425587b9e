"""The commands with their arguments, and the help that teaches them."""

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from editorial import __version__

GROUPS = (
    (
        "Look, without storing anything",
        (
            ("read FILE…", "what is recognised in a file: headline, zones, questions, references"),
            ("suggest FILE", "what a checker would mark in a file, best first, with the reasons"),
            ("check FILE", "what does not fit together in a file: the mechanical checks' findings"),
            ("find TEXT --in FILE…", "where files speak of a claim, best first, with what differs"),
            ("references FILE…", "the references in files of CSL-JSON, RIS, BibTeX or BibLaTeX"),
            (
                "reanchor OLD NEW",
                "where passages of one draft stand in the next, or that they do not",
            ),
        ),
    ),
    (
        "Work on the desk",
        (
            ("import FILE…", "takes articles in, or the next draft of one"),
            ("list", "the articles, with how far their checking has come"),
            ("show ID", "one article with its drafts, claims, sources and questions"),
            ("export ID --output DIR", "writes the review summary, or the references"),
            ("erase ID", "erases an article for good, from the history too"),
        ),
    ),
    (
        "Keep the desk safe",
        (
            ("backup", "makes a copy of the desk, also while it is in use"),
            ("restore BACKUP", "brings a copy back; the desk as it is now is kept"),
            ("doctor", "checks the desk file and says in plain words what is wrong"),
        ),
    ),
    (
        "See what it can do",
        (("tour --output DIR", "the main job end to end on a sample, with pictures"),),
    ),
)

COMMANDS = tuple(usage.split()[0] for _, commands in GROUPS for usage, _ in commands)

_OPTIONS = (
    ("--desk FILE", "the desk to use (otherwise the one in your data folder)"),
    ("--json", "one JSON document instead of text"),
    ("--version", "the version, and nothing else"),
    ("--help", "this page; after a command, that command's own"),
)

_BEGIN = """\
To begin:
  editorial                          opens the desk's window; a new desk has a sample on it
  editorial article.md               opens it with that article taken in
  editorial import *.md              takes in a folder's articles without a window
  editorial list                     numbers them; `show 1` shows the first
  editorial export 1 --output out    writes its review summary as Markdown and HTML
"""

_END = """\
ID is the article's number in `editorial list`, or the beginning or end of its id.
Exit status: 0 done; 1 the content falls short, where asked with --fail-on; 2 a bad call, or a
file that cannot be read. Everything stays on this computer."""

_EPILOG = {
    "read": "Stores nothing. With --json, one FILE gives an object and several an array;\n"
    "positions are code points of `text`, end exclusive. A file that fails gives {file, error}.\n\n"
    "examples:\n  editorial read draft.md\n  editorial read --json *.txt > read.json",
    "suggest": "Stores nothing. What cannot be checked (a prediction, a judgement) comes last,\n"
    "with the reason. The score orders, and is no probability.\n"
    "With --json: an array of {start, end, text, kinds:[…], risk, score, reasons:[…],\n"
    "checkable, spans:[{start, end}], fingerprint}; positions are code points of the text that\n"
    "`read --json` gives, end exclusive. `spans` are all places of the fact, the one with the\n"
    "fullest words first.\n\n"
    "examples:\n  editorial suggest draft.md\n  editorial suggest --most 25 --json draft.md",
    "check": "Stores nothing. Each finding names its rule and shows the passages side by side; it\n"
    "says what does not fit, not which of the two is right. Exit status: 0 done; 1 there is a\n"
    "finding as bad as --fail-on says, or worse; 2 the file cannot be read.\n"
    "With --json: an array of {rule, severity, message, passages:[{start, end, text}]};\n"
    "positions are code points of the text that `read --json` gives, end exclusive.\n\n"
    "examples:\n  editorial check draft.md\n  editorial check --fail-on warning --json draft.md",
    "find": "Stores nothing. TEXT is a claim in any words; what it has in quotation marks is\n"
    "compared word by word. FILE is an article, a report, a web page, a transcript or a mail. The\n"
    "score orders, and is no probability.\n"
    "With --json: an array of {file, start, end, text, locator, score, reasons:[…],\n"
    "differences:[{kind, claim, source}]}, best first; positions are code points of the file's\n"
    "text (an article's is that of `read --json`), end exclusive. `kind` is replaced, added (in\n"
    "the claim alone), left out (there alone), number, date or name.\n\n"
    'examples:\n  editorial find "12,000 people live on Torrow" --in census.pdf report.html\n'
    '  editorial find "“We never sail in fog”" --in interview.srt --json',
    "references": "Stores nothing. The format is told by the content; each entry that cannot be\n"
    "read is named with the reason. With --json, one FILE gives an object and several an array:\n"
    "{file, format, references, dropped, notices}; `references` is CSL-JSON. A file that fails\n"
    "gives {file, error}.\n\n"
    "examples:\n  editorial references library.bib\n  editorial references --json *.ris",
    "reanchor": "Stores nothing. A.jsonl has one JSON object a line with `start` and `end`, code\n"
    "points of the text that `read --json` gives of OLD, end exclusive; with --plain, of the file\n"
    "as it is, each line end counted as one. Prints one JSON object a line for each, in their\n"
    "order: {start, end, state, confidence}; state is exact, moved, altered or lost, and start\n"
    "and end are null where it is lost.\n\n"
    "examples:\n  editorial reanchor draft-1.md draft-2.md --anchors marks.jsonl\n"
    "  editorial reanchor a.txt b.txt --plain --anchors marks.jsonl > places.jsonl",
    "import": "An article that is on the desk already, as the same file or in the same words, is\n"
    "reported and left alone. With --json: an array of {file, id, headline, new, notices}.\n"
    "With --revision-of FILE becomes the article's next draft, and what became of its marks is\n"
    "told: exact, moved, altered or lost; what awaits is decided in the window. With --json\n"
    "the array's one object has {draft, marks:{exact, moved, altered, lost, awaiting}} as well.\n\n"
    "examples:\n  editorial import draft.md\n  editorial import --desk team.editorial *.txt\n"
    "  editorial import --revision-of 1 draft-2.docx",
    "list": "Newest first. With --json: an array with the whole ids.\n\n"
    "example:\n  editorial list --json",
    "show": "ID is the number in `editorial list`, or the beginning or end of the article's id.\n"
    "What confidential sources say is left out unless --confidential asks for it.\n\n"
    "examples:\n  editorial show 1\n  editorial show 5e6add87 --json",
    "export": "ID is the number in `editorial list`, or the beginning or end of the article's id.\n"
    "Files are named after the headline; an older export of the same name is replaced. Where an\n"
    "article has several drafts, what changed in its text is told as well. csl-json, ris,\n"
    "biblatex and bibtex are files of the references that the article cites.\n\n"
    "examples:\n  editorial export 1 --output out\n"
    "  editorial export 1 --output out --changes-since 1\n"
    "  editorial export 1 --format html,csl-json --output out --confidential",
    "backup": "A copy is made every day by itself, and before the desk is brought to a new\n"
    "version. Kept are all of today, one a day for a week, one a week for four weeks, one a\n"
    "month; a desk that `restore` replaced, for 30 days. They lie in a folder beside the desk.\n"
    "With --json: {desk, backup, size}.\n\n"
    "examples:\n  editorial backup\n  editorial backup --output /media/stick",
    "restore": "BACKUP is the number in `editorial restore --list`, or a file. The desk must not\n"
    "be open anywhere. What it was is kept as a backup of its own, so this can be taken back.\n"
    "With --list nothing is changed: it shows all backups, or what is in the one named.\n"
    "With --json: {desk, backup, replaced}; with --list {backup, sound, fault, articles, …}.\n\n"
    "examples:\n  editorial restore --list\n  editorial restore 2 --list\n  editorial restore 2",
    "doctor": "Looks at the file, the history and its digests, each row against the history,\n"
    "drafts and passages, backups and settings; it writes nothing. A fault is something damaged,\n"
    "a warning something to be done. Exit status: 0 all is well; 1 it found what --fail-on\n"
    "names, or worse; 2 the desk cannot be read.\n"
    "With --json: {desk, healthy, schema, complaints:[{check, severity, message}], looked_at}.\n\n"
    "examples:\n  editorial doctor\n  editorial doctor --fail-on warning --json",
    "erase": "Its claims, questions and notes go with it, sources that only it uses, its drafts,\n"
    "and what the history says of it; nothing brings it back. ID is part of the article's id, on\n"
    "the desk or removed. With --json: {id, backups_deleted, backups_kept}.\n\n"
    "examples:\n  editorial erase 5e6add87\n"
    "  editorial erase 5e6add87 --yes-erase-for-good --backups",
    "tour": "Uses a desk of its own; yours is left alone.\n\n"
    "example:\n  editorial tour --output tour",
}


class BadCall(Exception):
    """The command line says something that it cannot say; the text is one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadCall(f"{self.prog}: {message} (see {self.prog} --help)")


class _Program(_Parser):
    def format_help(self) -> str:
        return help_page()


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `command` "" for the window.

    Raises BadCall; SystemExit after --help and --version.
    """
    first = _first_word(argv)
    if first in COMMANDS:
        return _with_commands().parse_args(argv)
    arguments = _for_window().parse_args(argv)
    for file in arguments.files:
        _refuse_unknown_command(file)
    return arguments


def help_page() -> str:
    lines = [
        "Editorial: a desk for editorial review and fact-checking.",
        "",
        "usage: editorial [--desk FILE] [FILE…]    open the window, with the files taken in",
        "       editorial COMMAND …                work without the window",
        "",
        _BEGIN,
    ]
    for title, commands in (*GROUPS, ("Options", _OPTIONS)):
        lines += [f"{title}:", *(f"  {usage:<25}{does}" for usage, does in commands), ""]
    return "\n".join([*lines, _END, ""])


def _first_word(argv: Sequence[str]) -> str:
    """The first argument that is neither an option nor the file that --desk names."""
    rest = iter(argv)
    for argument in rest:
        if argument == "--desk":
            next(rest, None)
        elif argument == "--":
            return ""
        elif not argument.startswith("-"):
            return argument
    return ""


def _refuse_unknown_command(word: Path) -> None:
    if word.exists() or word.suffix or len(word.parts) != 1:
        return
    near = difflib.get_close_matches(word.name, COMMANDS, n=1)
    meant = f"did you mean {near[0]}?" if near else "see editorial --help"
    raise BadCall(f"editorial: “{word}” is neither a command nor a file here; {meant}")


def _for_window() -> argparse.ArgumentParser:
    parser = _Program(prog="editorial", allow_abbrev=False)
    _add_shared(parser, None)
    parser.add_argument("--version", action="version", version=f"editorial {__version__}")
    parser.add_argument("files", nargs="*", type=Path)
    parser.set_defaults(command="")
    return parser


def _with_commands() -> argparse.ArgumentParser:
    program = _Program(prog="editorial", allow_abbrev=False)
    _add_shared(program, None)
    program.add_argument("--version", action="version", version=f"editorial {__version__}")
    commands = program.add_subparsers(dest="command", parser_class=_Parser)
    made = {}
    for _, group in GROUPS:
        for usage, does in group:
            name = usage.split()[0]
            made[name] = commands.add_parser(
                name,
                prog=f"editorial {name}",
                description=f"{does[0].upper()}{does[1:]}.",
                epilog=_EPILOG[name],
                formatter_class=argparse.RawDescriptionHelpFormatter,
                allow_abbrev=False,
            )
            # Said before the command or after it, as one likes.
            _add_shared(made[name], argparse.SUPPRESS)
    for name in ("read", "references"):
        made[name].add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_suggest(made["suggest"])
    _add_check(made["check"])
    _add_find(made["find"])
    _add_reanchor(made["reanchor"])
    _add_import(made["import"])
    _add_show(made["show"])
    _add_export(made["export"])
    _add_safety(made)
    _add_erase(made["erase"])
    _add_output(made["tour"], "the folder for the pictures and exports")
    return program


def _add_shared(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--desk", type=Path, metavar="FILE", default=default, help="the desk to use"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help="one JSON document instead of text",
    )


def _add_suggest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--most", type=_count, metavar="N", help="at most so many, the best; all unless told"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1 on")
    return int(text)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--fail-on",
        choices=("hint", "warning", "error"),
        help="how bad a finding must be for exit status 1; without it, none is",
    )


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument(
        "--in",
        dest="files",
        nargs="+",
        action="extend",
        type=Path,
        required=True,
        metavar="FILE",
        help="the files to look in",
    )
    parser.add_argument(
        "--most", type=_count, metavar="N", default=10, help="at most so many; 10 unless told"
    )


def _add_reanchor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument(
        "--anchors", type=Path, required=True, metavar="A.jsonl", help="the passages of OLD"
    )
    parser.add_argument(
        "--plain", action="store_true", help="take both files as UTF-8 text, as they are"
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--again", action="store_true", help="take in what is on the desk already once more"
    )
    parser.add_argument(
        "--revision-of",
        metavar="ID",
        help="take FILE in as the next draft of this article; its marks are found again",
    )


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    _add_confidential(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--format",
        default="md,html",
        metavar="md,html",
        help="formats with commas between them: md, html, csl-json, ris, biblatex, bibtex;"
        " md,html unless told",
    )
    _add_output(parser, "the folder to write to, made where there is none")
    parser.add_argument(
        "--changes-since",
        type=_count,
        metavar="N",
        help="tell what changed in the text since draft N; the draft before unless told",
    )
    _add_confidential(parser)


def _add_safety(made: dict[str, _Parser]) -> None:
    made["backup"].add_argument(
        "--output", type=Path, metavar="FILE", help="a new file, or a folder, for the copy"
    )
    made["restore"].add_argument("backup", nargs="?", metavar="BACKUP")
    made["restore"].add_argument(
        "--list", action="store_true", help="show the backups, or what is in one; change nothing"
    )
    made["doctor"].add_argument(
        "--fail-on",
        choices=("fault", "warning", "note", "nothing"),
        default="fault",
        help="how bad it must be for exit status 1; a fault unless told",
    )


def _add_erase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--yes-erase-for-good", action="store_true", help="do it; otherwise it says what would go"
    )
    parser.add_argument(
        "--backups", action="store_true", help="also delete the backups that hold the article"
    )


def _add_output(parser: argparse.ArgumentParser, means: str) -> None:
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help=means)


def _add_confidential(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--confidential", action="store_true", help="include what confidential sources say"
    )
