"""Run by Alembic: migrations in the transaction of the connection handed over."""

from typing import Any

from alembic import context

from editorial.storage.rows import Row


def _include(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    # The search index makes tables of its own.
    return not (kind == "table" and (name or "").startswith("search"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    include_object=_include,
    transactional_ddl=False,
)
context.run_migrations()
