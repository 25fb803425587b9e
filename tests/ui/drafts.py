"""Drafts written for the tests of the page, and marks on their words."""

from editorial.domain.article import Block, Kind, Run, Style, Zone, canonical_text
from editorial.domain.claim import Status
from editorial.ui.marks import Mark, Owner

DRAFT = (
    Block(Kind.PARAGRAPH, "Energy", Zone.SECTION),
    Block(Kind.HEADING, "Port Ellery Shuts Its Barrage", Zone.HEADLINE, level=1),
    Block(Kind.PARAGRAPH, "About 12,000 homes draw power from the grid.", Zone.STANDFIRST),
    Block(Kind.PARAGRAPH, "Share · Comments (14)", Zone.FURNITURE),
    Block(
        Kind.PARAGRAPH,
        "It closed all 18 turbines after the council ordered a halt on Thursday, the Courier said.",
        runs=(Run(76, 83, Style.LINK, "https://courier.example/halt"), Run(36, 43, Style.STRONG)),
    ),
    Block(Kind.ITEM, "Gate four is inspected first.", level=1, ordinal=1),
    Block(Kind.PARAGRAPH, "Other towns are likely to look at their own gates.", Zone.OPINION),
)
TEXT = canonical_text(DRAFT)

STRANGE = (
    Block(Kind.HEADING, "A 🌊 wave, and 👩‍🔬 a scientist", Zone.HEADLINE, level=1),
    Block(Kind.PARAGRAPH, "Cafe\u0301 x\u0323\u0301 with marks that combine"),
    Block(
        Kind.PARAGRAPH, "No\u00a0break, thin\u2009space, soft\u00adhyphen, zero\u200bwidth\u202f!"
    ),
    Block(Kind.PARAGRAPH, "قال المتحدث إن السد مغلق حتى 12 June على الأقل"),
    Block(Kind.PARAGRAPH, "והנהר עלה ב־3 מטרים 😀 אתמול", quoted=1),
    Block(Kind.ROW, "Year\tIncome\t🏠 Homes", ordinal=1),
    Block(Kind.CODE, "gate 4: 12 mm\u2028\tgate 5:  0 mm", label="text"),
    Block(Kind.PARAGRAPH, ""),
    Block(Kind.PARAGRAPH, "🌊🌊🌊", Zone.FURNITURE),
    Block(Kind.RULE, ""),
    Block(
        Kind.ITEM,
        "😀 bold and 😀 slanted",
        level=2,
        runs=(Run(0, 6, Style.STRONG), Run(4, 14, Style.EMPHASIS)),
    ),
    Block(Kind.PARAGRAPH, "The end\u2028of it 🎉"),
)


def mark_on(
    text: str,
    words: str,
    status: Status | None = Status.UNCHECKED,
    owner: Owner = Owner.CLAIM,
    mark_id: str = "",
    owner_id: str = "",
) -> Mark:
    start = text.index(words)
    return Mark(
        mark_id or words,
        owner,
        owner_id or f"of {words}",
        start,
        start + len(words),
        status,
        tip=f"Tip: {words}",
        name=f"Claim, {status.value}" if status else owner.value,
    )
