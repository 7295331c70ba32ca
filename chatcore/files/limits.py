"""How much is taken in: figures of the settings (docs/operate/configuration.md), and those that are fixed."""

from datetime import timedelta

from django.conf import settings

from chatcore.foundation.errors import Problem, TooLarge
from chatcore.foundation.words import Words

MEBIBYTE = 1024 * 1024
# A piece: a telephone on a bad line sends it in a few seconds, and a server holds it in memory for a moment.
CHUNK = 4 * MEBIBYTE
# Only the last piece may be smaller: nobody makes a file of a million pieces.
SMALLEST_CHUNK = 256 * 1024
NAME_LENGTH = 200
ALT_LENGTH = 1000
MOST_PEAKS = 100
# What was sent and never posted is kept for a day, and a person has so many of those at most.
UNUSED_FOR = timedelta(days=1)
MOST_UNUSED = 100


def largest() -> int:
    """Return the size of the largest file, in bytes."""
    return int(settings.FILE_MOST_MEGABYTES) * MEBIBYTE


def quota(*, of_a_person: bool) -> int:
    """Return how many bytes an account may hold: a community's, or a person's for private conversations."""
    megabytes = settings.FILES_OF_PERSON if of_a_person else settings.FILES_OF_COMMUNITY
    return int(megabytes) * MEBIBYTE


def too_heavy() -> TooLarge:
    return TooLarge(
        Words(
            fr="Ce fichier dépasse {most} Mo : déposez-le ailleurs et partagez son lien, ou découpez-le.",
            en="This file is larger than {most} MB: put it elsewhere and share its link, or split it.",
        ).filled(most=settings.FILE_MOST_MEGABYTES),
        title=_TITLE,
        path="$.size",
    )


def no_room(*, of_a_person: bool) -> Problem:
    said = _YOURS if of_a_person else _COMMUNITYS
    return Problem(said, code="quota_exceeded", status=413, title=_FULL, path="$.size")


_TITLE = Words(fr="Fichier trop lourd", en="The file is too large")
_FULL = Words(fr="Il n’y a plus de place", en="There is no room left")
_COMMUNITYS = Words(
    fr="L’espace des fichiers de cette communauté est plein. Supprimez des messages avec des fichiers "
    "devenus inutiles, ou demandez de la place à qui l’administre.",
    en="The space for files of this community is full. Delete messages with files that are of no use any more, "
    "or ask those who administer it for room.",
)
_YOURS = Words(
    fr="Votre espace de fichiers pour les conversations directes est plein. Supprimez des messages avec des fichiers "
    "devenus inutiles.",
    en="Your space for files of direct conversations is full. Delete messages with files that are of no use any more.",
)
