"""A person: somebody who signs in, or a bot that speaks through a token."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.people.folding import FoldedField


class Kind(models.TextChoices):
    MEMBER = "member"
    BOT = "bot"


class Language(models.TextChoices):
    FR = "fr"
    EN = "en"


class PersonManager(BaseUserManager["Person"]):
    """Makes persons, and finds them by address whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Write a person without saying so to anybody: ``register_person`` is what the product uses."""
        person = Person(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True, **fields}
        )

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Who acts. ``email`` is kept in lower case, which makes it unique whatever the case typed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEMBER)
    title = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    bio = models.TextField(max_length=2000, blank=True)
    # The hash of the image's content, which names its files; empty: initials are shown.
    avatar = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.FR)
    time_zone = models.CharField(max_length=64, default="Europe/Paris")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    search = FoldedField(of=("name", "organisation", "title"))
    # What they do and where, without their name: the rules of groups look for words in it.
    trade = FoldedField(of=("organisation", "title"))

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="people_person_email_is_lower"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["search", "id"], name="people_person_search")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def avatar_url(self) -> str | None:
        """The address of the image on this site, or None."""
        return f"/media/avatars/{self.avatar}.webp" if self.avatar else None
