"""How a person wants to be told: which presets, which hours of peace, which words."""

from datetime import time

from django.conf import settings
from django.db import models


class Preset(models.TextChoices):
    """What rings: everything in one's rooms, the essential only, or nothing but a summary a day."""

    EVERYTHING = "everything"
    ESSENTIAL = "essential"
    DIGEST = "digest"


class Mail(models.TextChoices):
    """When what was not seen is written to the person."""

    UNSEEN = "unseen"
    DIGEST = "digest"
    NEVER = "never"


# The hours of French offices: what is said in the evening waits for the morning (issue of the client, point 3).
QUIET_FROM, QUIET_UNTIL = time(19), time(8)


class Preferences(models.Model):
    """One row a person who changed something; who has none has the defaults. Hours are in the person's zone."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="notice_preferences",
    )
    preset = models.CharField(max_length=12, choices=Preset, default=Preset.ESSENTIAL)
    mail = models.CharField(max_length=8, choices=Mail, default=Mail.UNSEEN)
    quiet = models.BooleanField(default=True)
    quiet_from = models.TimeField(default=QUIET_FROM)
    quiet_until = models.TimeField(default=QUIET_UNTIL)
    quiet_weekends = models.BooleanField(default=True)
    do_not_disturb_until = models.DateTimeField(null=True)
    # Whether new messages are said to those who hear the page.
    spoken = models.BooleanField(default=True, db_default=True)
    words = models.JSONField(default=list)
    digested_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.preset}"
