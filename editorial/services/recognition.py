"""What was recognised in a file, as the editor corrects it before anything is stored."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.analysis.titles import retitled
from editorial.domain.article import Zone
from editorial.domain.errors import Refused
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, Remark


def with_zone(reading: Reading, blocks: Sequence[int], zone: Zone) -> Reading:
    """The reading with some blocks, by index, in another zone; headline, standfirst, section,
    byline, questions and references follow from the zones."""
    chosen = {*blocks}
    changed = {reading.blocks[index].zone for index in chosen} | {zone}
    zoned = tuple(
        replace(block, zone=zone) if index in chosen else block
        for index, block in enumerate(reading.blocks)
    )
    return retitled(replace(reading, blocks=zoned), changed)


def fates_of(remark: Remark) -> tuple[Fate, ...]:
    """What the remark may become: a claim stands on words of the article."""
    return tuple(fate for fate in Fate if fate is not Fate.CLAIM or remark.span is not None)


def with_fate(reading: Reading, remarks: Sequence[int], fate: Fate) -> Reading:
    """The reading with another fate for some of its remarks, by index.

    Raises Refused where a remark that hangs on no words is to become a claim.
    """
    changed = list(reading.remarks)
    for index in remarks:
        if fate not in fates_of(changed[index]):
            raise Refused(
                "This remark hangs on no words, so it cannot become a claim; it stays as it was."
            )
        if changed[index].fate is not fate:
            changed[index] = replace(changed[index], fate=fate, reason="you chose so")
    return replace(reading, remarks=tuple(changed))
