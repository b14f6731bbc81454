"""Backing up and restoring: the whole installation, so this room stands above every app.

It is no app (it has no row, page or verb): the command line is its only door. It reads which
questionnaires the sheets and the diagnoses need, hence its step above them; what an app erases
again it learns through `virage.web.erasures`, far below, so that no app knows of this room.
"""

from virage.web.backups.files import Kept, RefusedBackupError
from virage.web.backups.keeping import back_up, check
from virage.web.backups.putting_back import Restored, restore
from virage.web.privacy.terms import BACKUP as LIFE

__all__ = ["LIFE", "Kept", "RefusedBackupError", "Restored", "back_up", "check", "restore"]
