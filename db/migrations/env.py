"""Run by Alembic for every command, on the connection and in the transaction `db.schema` gives.

There is no ``alembic.ini``: the program migrates its own file, also when frozen.
"""

from __future__ import annotations

from alembic import context

from db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
