"""Why a file is not taken, in words that say what to do. Each has a code, which stays with the file."""

from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words


class FileRefused(Problem):
    """What was sent is not kept."""

    status = 415
    title = Words(fr="Ce fichier n’est pas accepté", en="This file is not taken")


def refusal(code: str) -> FileRefused:
    """Return the refusal of that code."""
    return FileRefused(WORDS[code], code=code, path="$.file")


WORDS: dict[str, Words] = {
    "type_refused": Words(
        fr="Les images, sons, vidéos, PDF, documents bureautiques, textes et archives sont acceptés ; le contenu de ce "
        "fichier n’est d’aucun de ces types.",
        en="Pictures, sounds, videos, PDFs, office documents, texts and archives are taken; the content of this file "
        "is none of these.",
    ),
    "program_refused": Words(
        fr="Les programmes et les scripts ne sont pas acceptés : collez le texte du script dans un message, ou "
        "partagez un lien.",
        en="Programs and scripts are not taken: paste the text of a script into a message, or share a link.",
    ),
    "has_macros": Words(
        fr="Ce document contient des macros, qui sont des programmes : enregistrez-le sans macros (.docx, .xlsx, "
        ".pptx), puis envoyez-le.",
        en="This document holds macros, which are programs: save it without macros (.docx, .xlsx, .pptx), then "
        "send it.",
    ),
    "bomb_refused": Words(
        fr="Une fois ouvert, ce fichier compressé prendrait une place démesurée : il n’est pas accepté.",
        en="Opened, this compressed file would take an enormous amount of room: it is not taken.",
    ),
    "damaged": Words(
        fr="Ce fichier est abîmé et ne s’ouvre pas : vérifiez-le, puis envoyez-le à nouveau.",
        en="This file is damaged and does not open: check it, then send it again.",
    ),
    "too_many_points": Words(
        fr="L’image a plus de 40 millions de points : réduisez-la, puis envoyez-la.",
        en="The picture has more than 40 million points: make it smaller, then send it.",
    ),
    "picture_unreadable": Words(
        fr="Cette image ne se laisse pas lire : envoyez-la en JPEG, PNG, WebP ou GIF.",
        en="This picture cannot be read: send it as JPEG, PNG, WebP or GIF.",
    ),
    "infected": Words(
        fr="L’antivirus a trouvé un programme malveillant dans ce fichier : il a été supprimé. Prévenez la personne de "
        "qui vous le tenez.",
        en="The virus scanner found a malicious program in this file: it was deleted. Tell the person you have "
        "it from.",
    ),
}
