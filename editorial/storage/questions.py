"""Reading questions with their threads, and notes."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection

from editorial.domain.question import Note, Question, Reply
from editorial.storage.children import NOWHERE, gathered, items_of, passages_of, place


class Questions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: str, ids: Collection[str] | None = None) -> list[Question]:
        """The article's questions in the order of the text; with `ids`, only those of them."""
        items, owners = items_of(self._connection, Question, article_id, ids)
        passages = passages_of(self._connection, owners)
        replies = gathered(self._connection, Reply, "question_id", owners)
        found = [
            replace(
                item,
                passages=passages.get(item.id, NOWHERE).passages,
                unplaced=passages.get(item.id, NOWHERE).unplaced,
                replies=replies.get(item.id, ()),
            )
            for item in items
        ]
        return sorted(found, key=lambda question: (place(question.passages), question.id))

    def notes_of(self, article_id: str, ids: Collection[str] | None = None) -> list[Note]:
        """The article's notes in the order of the text; with `ids`, only those of them."""
        items, owners = items_of(self._connection, Note, article_id, ids)
        passages = passages_of(self._connection, owners)
        found = [
            replace(
                item,
                passages=passages.get(item.id, NOWHERE).passages,
                unplaced=passages.get(item.id, NOWHERE).unplaced,
            )
            for item in items
        ]
        return sorted(found, key=lambda note: (place(note.passages), note.id))
