"""What a notice says in one line, in letters: who did what. On screen the browser says it (``notices.said.*``)."""

from chatcore.foundation.words import Words
from chatcore.notices.cards import NoticeCard


def said_of(card: NoticeCard, language: str) -> str:
    """Return the line in ``language``: what it is about says it more exactly than its kind."""
    words = _EXACTLY.get(card.about_kind) or _BY_KIND[card.kind]
    if card.count > 1:
        words = _MANY.get(card.kind, words)
    text = words.en if language == "en" else words.fr
    return text.format(who=card.actor.name if card.actor else "", count=card.count).strip()


_BY_KIND = {
    "mention": Words(
        fr="{who} vous mentionne",
        en="{who} mentioned you",
    ),
    "reply": Words(
        fr="{who} vous répond",
        en="{who} replied to you",
    ),
    "direct": Words(
        fr="Message direct de {who}",
        en="Direct message from {who}",
    ),
    "announcement": Words(
        fr="Annonce de {who}",
        en="Announcement by {who}",
    ),
    "everybody": Words(
        fr="{who} s’adresse à tous",
        en="{who} addresses everybody",
    ),
    "word": Words(
        fr="{who} emploie un de vos mots d’alerte",
        en="{who} uses one of your alert words",
    ),
    "topic": Words(
        fr="Nouveau message dans un thème suivi",
        en="New message in a topic that you follow",
    ),
    "reminder": Words(
        fr="Votre rappel",
        en="Your reminder",
    ),
    "invitation": Words(
        fr="{who} vous invite",
        en="{who} invites you",
    ),
    "accord": Words(
        fr="{who} demande votre accord",
        en="{who} asks for your agreement",
    ),
    "project": Words(
        fr="Nouvelles d’un projet",
        en="News of a project",
    ),
    "poll": Words(
        fr="Le sondage de {who} est clos",
        en="The poll of {who} has closed",
    ),
}
_MANY = {
    "direct": Words(
        fr="{count} messages directs de {who}",
        en="{count} direct messages from {who}",
    ),
    "topic": Words(
        fr="{count} nouveaux messages dans un thème suivi",
        en="{count} new messages in a topic that you follow",
    ),
}
_EXACTLY = {
    "project_invited": Words(
        fr="{who} vous invite dans un projet",
        en="{who} invites you to a project",
    ),
    "project_asked": Words(
        fr="{who} demande à entrer dans un projet",
        en="{who} asks to come into a project",
    ),
    "project_joined": Words(
        fr="{who} vous a fait entrer dans un projet",
        en="{who} let you into a project",
    ),
    "project_refused": Words(
        fr="{who} n’a pas retenu votre demande",
        en="{who} declined your request",
    ),
    "project_removed": Words(
        fr="{who} vous a retiré d’un projet",
        en="{who} took you out of a project",
    ),
    "club_proposed": Words(
        fr="{who} vous propose dans un club",
        en="{who} proposes you in a club",
    ),
    "club_asked": Words(
        fr="{who} demande à entrer dans un club",
        en="{who} asks to come into a club",
    ),
    "club_admitted": Words(
        fr="Vos parrainages sont réunis : signez la charte",
        en="Your sponsors are there: sign the charter",
    ),
    "club_vote": Words(
        fr="{who} ouvre un vote dans un club",
        en="{who} opens a vote in a club",
    ),
    "club_decided": Words(
        fr="Un vote est clos dans un club",
        en="A vote has closed in a club",
    ),
    "club_helm": Words(
        fr="La barre d’un club vous est proposée",
        en="You are asked to steer a club",
    ),
    "accord_answer": Words(
        fr="Votre demande d’accord a sa réponse",
        en="Your request for agreement is answered",
    ),
}
