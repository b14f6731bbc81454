"""The person who signs in, known by an e-mail address and nothing else."""

from typing import Any, ClassVar

import uuid6
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from virage.core.access import SiteRole


class UserManager(BaseUserManager["User"]):
    """Creates accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account; the address is kept in lower case, so that it exists once."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the account of an address, however it was typed."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account. What its person may do is decided by core/access.py, not by flags here."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(max_length=2, choices=[("fr", "fr"), ("en", "en")], default="fr")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_lower_case"
            ),
        ]

    def __str__(self) -> str:
        """Show the id: an address in a log would be personal data."""
        return str(self.id)


class SiteRoleRow(models.Model):
    """A role that the programme gave to a person."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    account = models.ForeignKey(User, models.CASCADE, related_name="site_roles")
    role = models.CharField(max_length=10, choices=[(role.value, role.name) for role in SiteRole])
    granted_at = models.DateTimeField()

    objects: ClassVar[models.Manager["SiteRoleRow"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "role"], name="one_role_once")
        ]

    def __str__(self) -> str:
        """Show the ids."""
        return f"{self.account_id} {self.role}"
