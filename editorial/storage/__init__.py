"""The desk file: the only home of SQLModel and SQL."""
