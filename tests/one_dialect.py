"""One SQL dialect for all the desks of the suite.

SQLAlchemy keeps what it has compiled with the engine of each open file. The program opens one or
two; the suite opens a thousand, and would compile the same statements a thousand times.
"""

from typing import ClassVar

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class OneDialect(SQLiteDialect_pysqlite):
    """SQLite's dialect, whose instances count as one and share what they have compiled."""

    supports_statement_cache = True
    compiled: ClassVar[dict[object, object]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneDialect)

    def __hash__(self) -> int:
        return hash(OneDialect)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=cls.compiled)


def share_statements() -> None:
    """From now on, in this process."""
    registry.register("sqlite", __name__, OneDialect.__name__)
