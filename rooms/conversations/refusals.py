"""Why something is refused in a room, in words: what ``policies`` answers."""

from chatcore.foundation.words import Words

NOT_JOINED = Words(
    fr="Vous n’êtes pas dans ce salon : rejoignez-le d’abord.",
    en="You are not in this room: join it first.",
)
FOLLOWS_ITS_GROUP = Words(
    fr="Ce salon suit son groupe : on y entre et on en sort avec le groupe.",
    en="This room follows its group: people come in and go out with the group.",
)
STAYS_ITS_GROUPS = Words(
    fr="Ce salon est celui d’un groupe : il reste réservé aux personnes du groupe.",
    en="This room is that of a group: it stays for the people of the group.",
)
VISITORS_JOIN_NOTHING = Words(
    fr="Vous êtes ici comme administrateur du site : vous lisez ce salon public, sans y entrer ni y écrire.",
    en="You are here as an administrator of the site: you read this public room, and neither join it nor write there.",
)
ALREADY_JOINED = Words(fr="Vous êtes déjà dans ce salon.", en="You are in this room already.")
ARCHIVED = Words(
    fr="Ce salon est archivé : on peut le lire, plus y écrire.",
    en="This room is archived: it can be read, not written to.",
)
SIGN_FIRST = Words(
    fr="La charte de ce club a changé : signez-la pour écrire ici.",
    en="The charter of this club has changed: sign it to write here.",
)
BY_INVITATION = Words(
    fr="Ce salon est privé : on y entre sur invitation.",
    en="This room is private: people come in by invitation.",
)
ONLY_ANIMATORS_POST = Words(
    fr="Seuls les animateurs publient dans ce salon d’annonces.",
    en="Only animators post in this announcement room.",
)
NEEDS_A_TITLE = Words(
    fr="Ce qui paraît dans le réseau a un titre : publiez-le depuis la page « Réseau ».",
    en="What appears in the network has a title: publish it from the “Network” page.",
)
NO_ANSWERS = Words(
    fr="Les commentaires de cette annonce sont fermés.",
    en="Comments on this announcement are closed.",
)
NO_REACTIONS = Words(
    fr="Les réactions sont fermées dans ce salon.", en="Reactions are closed in this room."
)
ONLY_LEADERS_INVITE = Words(
    fr="Seules les personnes qui animent ce salon y invitent.",
    en="Only those who animate this room invite to it.",
)
ONLY_LEADERS_CHANGE = Words(
    fr="Seules les personnes qui animent ce salon peuvent le faire.",
    en="Only those who animate this room may do this.",
)
ONLY_LEADERS_MOVE = Words(
    fr="Vers un autre salon, vous déplacez vos propres messages ; ceux des autres, les personnes qui animent ce salon.",
    en="To another room you move your own messages; those of others are moved by those who animate this room.",
)
STAYS_PUBLISHED = Words(
    fr="Une publication et ses commentaires restent dans le réseau : partagez-la plutôt.",
    en="A publication and its comments stay in the network: share it instead.",
)
ONLY_LEADERS_PIN = Words(
    fr="Seules les personnes qui animent ce salon y épinglent des messages.",
    en="Only those who animate this room pin messages in it.",
)
ONLY_LEADERS_TICK = Words(
    fr="La personne qui a écrit cette liste et celles qui animent le salon en cochent les cases.",
    en="The person who wrote this list and those who animate the room tick its boxes.",
)
DIRECT_IS_CLOSED = Words(
    fr="Une conversation directe reste entre ses participants.",
    en="A direct conversation stays between its people.",
)
DIRECT_IS_KEPT = Words(
    fr="On ne quitte pas une conversation directe.", en="A direct conversation is not left."
)
