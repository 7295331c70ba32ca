"""What is done to messages, in words: it is in the event log, and not among the actions of the trace."""

from chatcore.foundation.words import Words

MESSAGE_ACTIONS = {
    "message.posted": Words(fr="Message publié", en="Message posted"),
    "message.edited": Words(fr="Message modifié", en="Message edited"),
    "message.deleted": Words(fr="Message supprimé", en="Message deleted"),
    "message.restored": Words(
        fr="Suppression d’un message annulée", en="Deletion of a message undone"
    ),
    "reaction.added": Words(fr="Réaction ajoutée", en="Reaction added"),
    "reaction.removed": Words(fr="Réaction retirée", en="Reaction taken back"),
}
