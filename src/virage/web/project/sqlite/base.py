"""The backend that `ENGINE` names: transactions take turns, so that none is refused in a crowd.

SQLite lets a writer that finds the database locked sleep, up to a tenth of a second, and try again:
in a crowd the unlucky ones starve until they are refused. Here each transaction first waits in the
kernel's queue for a lock file beside the database. The threads and processes of the machine share
it, and the kernel lets go of it when its holder is killed.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to SQLite whose transactions wait for their turn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """`turn` is the descriptor of the lock file while a transaction runs."""
        super().__init__(*args, **kwargs)
        self.turn: int | None = None

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        """Django turns autocommit off to begin a transaction."""
        if not autocommit:
            self._take_turn()
        try:
            super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        except BaseException:
            self._give_turn()
            raise

    def commit(self) -> None:
        """Commit; when that fails Django rolls back."""
        super().commit()
        self._give_turn()

    def rollback(self) -> None:
        """Roll back; when that fails Django closes the connection."""
        super().rollback()
        self._give_turn()

    def close(self) -> None:
        """Close the connection: a transaction that was under way is over."""
        super().close()
        self._give_turn()

    def _take_turn(self) -> None:
        if self.turn is None and not self.is_in_memory_db():
            lock = f"{self.settings_dict['NAME']}-turn"
            self.turn = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self.turn, fcntl.LOCK_EX)

    def _give_turn(self) -> None:
        if self.turn is not None:
            os.close(self.turn)
            self.turn = None
