"""References in and out: read, compared with the desk, taken in as sources, given out again."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editorial.analysis.reference_duplicates import duplicates, repeated
from editorial.analysis.reference_stub import stub
from editorial.domain.article import Article
from editorial.domain.errors import Refused, UnreadableFile
from editorial.domain.reference import Reference, ReferenceList, reference_of, to_source_fields
from editorial.domain.reference_line import reference_line
from editorial.domain.reference_privacy import without_local_files
from editorial.domain.source import Citation, Source, Tier
from editorial.files.decoding import name_of, received_bytes
from editorial.files.isolation import never, read_references_apart
from editorial.files.reference_kind import kind_of_references
from editorial.files.refusal import Progress, Refusal, no_progress
from editorial.services import typed
from editorial.services.reference_intake import references_from_text
from editorial.storage.work import Work

MOST = 2_000
"""References that are taken in at one go; more is a library, and no article's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a reference before it is taken in.

    `source`: the desk's source that it is, `cited`: whether the article cites that already.
    `twin`: the number of an earlier reference of the same list that it repeats. `reason` says why,
    in a clause ("it has the same DOI, 10.1000/182"). None of it where the reference is new.
    """

    source: Source | None = None
    cited: bool = False
    twin: int | None = None
    reason: str = ""

    @property
    def is_new(self) -> bool:
        return self.source is None and self.twin is None

    @property
    def is_wanted(self) -> bool:
        """Whether taking it in would change anything."""
        return self.twin is None and not self.cited


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The ids of sources that were made, and of those that the desk had and are cited now."""

    made: tuple[str, ...]
    cited: tuple[str, ...]


def read_references(
    path: Path, cancelled: Callable[[], bool] = never, progress: Progress = no_progress
) -> ReferenceList:
    """The references of a file, read in a process of its own.

    Raises UnreadableFile with one sentence for the user, and ReadingCancelled soon after
    `cancelled` answers True.
    """
    data = received_bytes(path)
    try:
        return read_references_apart(data, cancelled=cancelled, progress=progress)
    except Refusal as refusal:
        raise UnreadableFile(f"“{name_of(path)}” {refusal}") from refusal


def read_reference_text(
    text: str, cancelled: Callable[[], bool] = never, progress: Progress = no_progress
) -> ReferenceList:
    """The references of a text that was pasted or dropped: of a format's, or lines that print
    some. Raises as `read_references` does."""
    data = text.encode("utf-8", "replace")
    try:
        if kind_of_references(data):
            return read_references_apart(data, cancelled=cancelled, progress=progress)
        return references_from_text(text)
    except Refusal as refusal:
        raise UnreadableFile(f"The text {refusal}") from refusal


def stub_of(words: str) -> Reference | None:
    """The reference of words that are one address or one DOI and nothing else."""
    return stub(words)


def standings(work: Work, article_id: str, references: Sequence[Reference]) -> tuple[Standing, ...]:
    """For each reference in its order, what the desk has of it."""
    sources = work.sources.all()
    cited = {each.source.id for each in work.sources.cited_in(article_id)}
    known = duplicates(references, [reference_of(source) for source in sources])
    twins = repeated(references)
    found = []
    for number in range(len(references)):
        twin, why = twins.get(number, (None, ""))
        if number in known:
            place, reason = known[number]
            source = sources[place]
            found.append(Standing(source, source.id in cited, twin, reason))
        else:
            found.append(Standing(twin=twin, reason=why))
    return tuple(found)


def add_references(
    work: Work, article_id: str, references: Sequence[Reference], chosen: Collection[int]
) -> TakenIn:
    """Make sources of the chosen references, by number, and cite them in the article.

    One that the desk has already is cited and not made twice; one that repeats another of the
    chosen is passed over. Raises Refused for more than `MOST`.
    """
    if len(chosen) > MOST:
        raise Refused(
            f"{len(chosen):,} references are more than an article can cite (at most {MOST:,}):"
            " tick those that it relies on."
        )
    work.concerns(article_id)
    work.get(Article, article_id)
    wanted = [references[number] for number in sorted(set(chosen))]
    made: list[Source] = []
    cited: dict[str, None] = {}
    for reference, standing in zip(wanted, standings(work, article_id, wanted), strict=True):
        if standing.twin is not None or standing.cited:
            continue
        if standing.source is not None:
            cited[standing.source.id] = None
        else:
            made.append(_source(work, reference))
    work.add_all(made)
    work.add_all(
        Citation(work.new_id(), article_id, id, "", work.now, work.reviewer.id)
        for id in (*cited, *(source.id for source in made))
    )
    return TakenIn(tuple(source.id for source in made), tuple(cited))


def references_of_article(
    work: Work, article_id: str, confidential: bool = False
) -> list[Reference]:
    """What the article cites, for a file of references, in the order in which it does.

    Confidential sources are left out unless asked for; where files lie on this computer always is.
    """
    return [
        without_local_files(reference_of(each.source))
        for each in work.sources.cited_in(article_id)
        if confidential or not each.source.confidential
    ]


def line_of(source: Source) -> str:
    """The source as one formatted reference."""
    return reference_line(without_local_files(reference_of(source)))


def fuller_line(source: Source) -> str:
    """`line_of` where the file of references that the source came from said more than the desk's
    fields do; else "". Without the source's address, which stands beside it."""
    if not source.csl:
        return ""
    line = line_of(source).removesuffix(source.url).rstrip()
    known = _words(line_of(replace(source, csl=""))) | _words(source.title)
    return line if _words(line) - known else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _source(work: Work, reference: Reference) -> Source:
    fields = to_source_fields(reference)
    return Source(
        work.new_id(),
        typed.line(fields["title"]) or "Untitled",
        typed.line(fields["author"]),
        typed.line(fields["publisher"]),
        typed.line(fields["url"]),
        typed.line(fields["issued"]),
        fields["kind"],
        Tier.UNKNOWN,
        "",
        False,
        "",
        work.now,
        work.reviewer.id,
        csl=fields["csl"],
    )
