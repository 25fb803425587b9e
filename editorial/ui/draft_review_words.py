"""How the review of a draft says what became of a passage."""

from __future__ import annotations

from collections.abc import Callable

from editorial.domain.anchor import PassageState
from editorial.domain.claim import Status
from editorial.domain.places import Places
from editorial.services.vocabularies import vocabulary
from editorial.ui.draft_review_rows import Carried, Outcome
from editorial.ui.review import ItemKind

GAP = "  ·  "
_DECIDED = {
    Outcome.ACCEPTED: "accepted",
    Outcome.RECHECK: "set to recheck",
    Outcome.ADJUSTED: "range adjusted",
    Outcome.PLACED: "placed by hand",
    Outcome.KEPT_LOST: "kept as lost",
}
_NAMES = {
    ItemKind.CLAIM: "claim",
    ItemKind.QUESTION: "question",
    ItemKind.NOTE: "note",
    ItemKind.SOURCE: "reference",
}


class DraftWords:
    """`places` names the places of a revision by its id, `number` says which draft it is;
    `left` is the draft that is mostly compared with, `present` the new one."""

    def __init__(
        self,
        places: Callable[[str], Places],
        number: Callable[[str], int],
        left: str,
        present: str,
    ) -> None:
        self._places, self._number = places, number
        self._left, self._present = left, present
        self._statuses, self._roles = vocabulary("statuses"), vocabulary("roles")
        self._states = vocabulary("passage_states")

    def state(self, state: PassageState) -> str:
        return self._states.label(state.value)

    def meta(self, row: Carried) -> str:
        """ "¶ 4 → ¶ 5  ·  was verified"."""
        return GAP.join((self.place(row), self._standing(row)))

    def spoken(self, row: Carried) -> str:
        """ "Altered. The Courier has described the log. Claim, was verified, paragraph 3"."""
        name = self.belongs(row).capitalize()
        parts = [name] if row.subject.kind is not ItemKind.CLAIM else ["Claim", self._status(row)]
        parts.append(self.place(row).replace("¶", "paragraph").replace("→", "to"))
        if row.is_decided:
            parts.append(_DECIDED[row.outcome])
        return f"{self.state(row.state)}. {row.subject.words}. {', '.join(parts)}"

    def place(self, row: Carried) -> str:
        """Where it was, and where it is now, if that is another place."""
        before = self.before(row)
        if row.base_id != self._left:
            before = f"Draft {self._number(row.base_id)}, {before}"
        after = self.after(row)
        return before if after in (None, self.before(row)) else f"{before} → {after}"

    def before(self, row: Carried) -> str:
        return self._places(row.base_id).name(row.before.start)

    def after(self, row: Carried) -> str | None:
        if row.after is None:
            return None
        return self._places(self._present).name(row.after.start)

    def belongs(self, row: Carried) -> str:
        """What the passage belongs to: "claim", "question to the author"."""
        name = _NAMES[row.subject.kind]
        if not row.subject.addressee:
            return name
        role = self._roles.label(row.subject.addressee).lower()
        return f"{name} to the {role}"

    def sentence(self, row: Carried) -> str:
        """What happened, or what was decided, in one sentence."""
        if row.is_decided:
            return self._decided(row)
        name = _NAMES[row.subject.kind]
        match row.state:
            case PassageState.LOST:
                return f"No words of the new draft stand for those of this {name}."
            case PassageState.ALTERED:
                if row.seen.status is Status.VERIFIED:
                    return "The wording changed after this claim was verified."
                return f"The wording of this {name} changed."
            case PassageState.MOVED:
                before, after = self.before(row), self.after(row)
                if before == after:
                    return f"The same words stand elsewhere in {before}."
                return f"The same words stand elsewhere: {before} before, {after} now."
        if row.passage.quote != row.quote:
            return "The same words in the same place, set otherwise. There is nothing to decide."
        return "The same words in the same place. There is nothing to decide."

    def likeness(self, row: Carried) -> str:
        """ "81 % alike", of words that changed."""
        confidence = row.passage.confidence
        if row.state is not PassageState.ALTERED or confidence is None:
            return ""
        # Words that differ are never wholly alike.
        return f"{min(99, round(confidence * 100))} % alike"

    def _decided(self, row: Carried) -> str:
        name = _NAMES[row.subject.kind]
        match row.outcome:
            case Outcome.RECHECK:
                return "Accepted. The claim is set to recheck; its evidence is kept."
            case Outcome.ADJUSTED:
                return "The range was adjusted."
            case Outcome.PLACED:
                return "Placed by hand."
            case Outcome.KEPT_LOST:
                return f"Kept as lost: it stays listed with its {name}, in the old words."
        return "Accepted."

    def _standing(self, row: Carried) -> str:
        if row.is_decided:
            return _DECIDED[row.outcome]
        return self._status(row) if row.subject.status is not None else self.belongs(row)

    def _status(self, row: Carried) -> str:
        status = row.seen.status or row.subject.status
        label = self._statuses.label(status.value).lower() if status else ""
        return label if row.state is PassageState.EXACT else f"was {label}"
