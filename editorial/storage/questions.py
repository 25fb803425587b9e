"""Reading questions with their threads, and notes."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from editorial.domain.question import Note, Question, Reply
from editorial.storage.children import gathered, passages_of, place
from editorial.storage.mapping import select_values, table_of

_questions = table_of(Question)
_notes = table_of(Note)


class Questions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: str, ids: Collection[str] | None = None) -> list[Question]:
        """The article's questions in the order of the text; with `ids`, only those of them."""
        chosen = select(_questions.c.id).where(
            _questions.c.article_id == article_id, _questions.c.removed_at.is_(None)
        )
        if ids is not None:
            chosen = chosen.where(_questions.c.id.in_(ids))
        passages = passages_of(self._connection, chosen)
        replies = gathered(self._connection, Reply, "question_id", chosen)
        found = [
            replace(
                Question(*row), passages=passages.get(row.id, ()), replies=replies.get(row.id, ())
            )
            for row in self._connection.execute(
                select_values(Question).where(_questions.c.id.in_(chosen))
            )
        ]
        return sorted(found, key=lambda question: (place(question.passages), question.id))

    def notes_of(self, article_id: str, ids: Collection[str] | None = None) -> list[Note]:
        """The article's notes in the order of the text; with `ids`, only those of them."""
        chosen = select(_notes.c.id).where(
            _notes.c.article_id == article_id, _notes.c.removed_at.is_(None)
        )
        if ids is not None:
            chosen = chosen.where(_notes.c.id.in_(ids))
        passages = passages_of(self._connection, chosen)
        found = [
            replace(Note(*row), passages=passages.get(row.id, ()))
            for row in self._connection.execute(select_values(Note).where(_notes.c.id.in_(chosen)))
        ]
        return sorted(found, key=lambda note: (place(note.passages), note.id))
