"""What traces say, in words: actions, kinds of objects, fields and values."""

from collections.abc import Mapping
from typing import Any

from chatcore.breakglass.wording import REASON_WORDS
from chatcore.communities.permissions import (
    AS_ROLE,
    LEVEL_WORDS,
    LEVELS,
    PERMISSION_WORDS,
    PERMISSIONS,
    Level,
    Permission,
)
from chatcore.foundation.words import Words

# Every action that the code records has its words here; a test collects them.
ACTIONS = {
    "bot.created": Words(fr="Robot créé", en="Bot made"),
    "bot.revoked": Words(fr="Robot arrêté", en="Bot ended"),
    "breakglass.approved": Words(fr="Ouverture accordée", en="Opening granted"),
    "breakglass.asked": Words(fr="Ouverture demandée", en="Opening asked for"),
    "breakglass.closed": Words(fr="Conversation refermée", en="Conversation closed again"),
    "breakglass.expired": Words(
        fr="Demande d’ouverture sans réponse", en="Request for an opening unanswered"
    ),
    "breakglass.found_empty": Words(
        fr="Aucune conversation à ouvrir", en="No conversation to be opened"
    ),
    "breakglass.opened": Words(fr="Conversation privée ouverte", en="Private conversation opened"),
    "breakglass.read": Words(fr="Conversation ouverte lue", en="Opened conversation read"),
    "breakglass.refused": Words(fr="Ouverture refusée", en="Opening refused"),
    "breakglass.told": Words(
        fr="Personnes averties d’une ouverture", en="People told of an opening"
    ),
    "breakglass.withdrawn": Words(
        fr="Demande d’ouverture retirée", en="Request for an opening taken back"
    ),
    "community.changed": Words(fr="Communauté modifiée", en="Community changed"),
    "community.created": Words(fr="Communauté créée", en="Community made"),
    "component.archived": Words(fr="Composante archivée", en="Component archived"),
    "component.created": Words(fr="Composante créée", en="Component made"),
    "component.imported": Words(
        fr="Liste répartie dans les composantes", en="List put into components"
    ),
    "component.joined": Words(fr="Arrivée dans une composante", en="Joined a component"),
    "component.left": Words(fr="Départ d’une composante", en="Left a component"),
    "component.moved": Words(fr="Composante déplacée", en="Component moved"),
    "component.renamed": Words(fr="Composante renommée", en="Component renamed"),
    "component.reopened": Words(fr="Composante rouverte", en="Component opened again"),
    "entry.changed": Words(fr="Fiche d’annuaire modifiée", en="Directory entry changed"),
    "group.archived": Words(fr="Groupe archivé", en="Group archived"),
    "group.changed": Words(fr="Groupe modifié", en="Group changed"),
    "group.created": Words(fr="Groupe créé", en="Group made"),
    "group.handed_over": Words(fr="Groupe transmis", en="Group handed over"),
    "group.import_undone": Words(fr="Ajout d’une liste annulé", en="Addition of a list undone"),
    "group.imported": Words(fr="Liste ajoutée à un groupe", en="List added to a group"),
    "group.joined": Words(fr="Arrivée dans un groupe", en="Joined a group"),
    "group.left": Words(fr="Départ d’un groupe", en="Left a group"),
    "group.placed": Words(fr="Composante d’un groupe changée", en="Component of a group changed"),
    "group.reopened": Words(fr="Groupe rouvert", en="Group opened again"),
    "group.synchronised": Words(
        fr="Groupe mis à jour avec son espace", en="Group brought up to date with its space"
    ),
    "group.status_changed": Words(
        fr="Statut changé dans un groupe", en="Status changed in a group"
    ),
    "history.imported": Words(fr="Messages importés", en="Messages imported"),
    "invitation.accepted": Words(fr="Invitation acceptée", en="Invitation accepted"),
    "invitation.created": Words(fr="Invitation envoyée", en="Invitation sent"),
    "invitation.revoked": Words(fr="Invitation retirée", en="Invitation withdrawn"),
    "invitation.sent_again": Words(fr="Invitation renvoyée", en="Invitation sent again"),
    "mandate.changed": Words(fr="Fin d’un mandat changée", en="End of a mandate changed"),
    "mandate.ended": Words(fr="Mandat terminé", en="Mandate ended"),
    "mandate.given": Words(fr="Mandat confié", en="Mandate given"),
    "membership.begun": Words(fr="Arrivée dans la communauté", en="Joined the community"),
    "membership.changed": Words(fr="Rôle changé", en="Role changed"),
    "membership.ended": Words(fr="Départ de la communauté", en="Left the community"),
    "password.changed": Words(fr="Mot de passe changé", en="Password changed"),
    "password.reset": Words(fr="Mot de passe réinitialisé", en="Password reset"),
    "person.address_changed": Words(fr="Adresse électronique changée", en="E-mail address changed"),
    "person.avatar_changed": Words(fr="Photo changée", en="Picture changed"),
    "person.changed": Words(fr="Profil modifié", en="Profile changed"),
    "person.closed": Words(fr="Compte fermé", en="Account closed"),
    "person.registered": Words(fr="Compte créé", en="Account made"),
    "role.archived": Words(fr="Rôle supprimé", en="Role taken away"),
    "role.created": Words(fr="Rôle créé", en="Role made"),
    "role.renamed": Words(fr="Rôle renommé", en="Role renamed"),
    "roles.changed": Words(fr="Matrice des droits réglée", en="Permission matrix set"),
    "room.archived": Words(fr="Salon archivé", en="Room archived"),
    "room.changed": Words(fr="Salon modifié", en="Room changed"),
    "room.created": Words(fr="Salon créé", en="Room made"),
    "room.joined": Words(fr="Arrivée dans un salon", en="Joined a room"),
    "room.left": Words(fr="Départ d’un salon", en="Left a room"),
    "room.reopened": Words(fr="Salon rouvert", en="Room opened again"),
    "row.deleted": Words(
        fr="Ligne supprimée directement dans la base", en="Row deleted directly in the database"
    ),
    "row.inserted": Words(
        fr="Ligne ajoutée directement dans la base", en="Row added directly in the database"
    ),
    "row.truncated": Words(
        fr="Table vidée directement dans la base", en="Table emptied directly in the database"
    ),
    "row.updated": Words(
        fr="Ligne modifiée directement dans la base", en="Row changed directly in the database"
    ),
    "session.closed": Words(fr="Session fermée", en="Session ended"),
    "session.opened": Words(fr="Session ouverte", en="Signed in"),
    "token.created": Words(fr="Jeton d’accès créé", en="Access token made"),
    "token.revoked": Words(fr="Jeton d’accès retiré", en="Access token withdrawn"),
    "topic.created": Words(fr="Thème créé", en="Topic made"),
    "topic.renamed": Words(fr="Thème renommé", en="Topic renamed"),
    "trace.exported": Words(fr="Trace exportée", en="Trace exported"),
    "trace.read": Words(fr="Trace consultée", en="Trace read"),
}

OBJECTS = {
    "bots.bot": Words(fr="Robot", en="Bot"),
    "breakglass.opening": Words(fr="Bris de glace", en="Break-glass"),
    "communities.community": Words(fr="Communauté", en="Community"),
    "communities.customrole": Words(fr="Rôle", en="Role"),
    "communities.component": Words(fr="Composante", en="Component"),
    "communities.group": Words(fr="Groupe", en="Group"),
    "communities.invitation": Words(fr="Invitation", en="Invitation"),
    "communities.mandate": Words(fr="Mandat", en="Mandate"),
    "communities.membership": Words(fr="Membre", en="Member"),
    "conversations.room": Words(fr="Salon", en="Room"),
    "conversations.topic": Words(fr="Thème", en="Topic"),
    "directory.entry": Words(fr="Fiche d’annuaire", en="Directory entry"),
    "people.accesstoken": Words(fr="Jeton d’accès", en="Access token"),
    "people.person": Words(fr="Personne", en="Person"),
    "people.session": Words(fr="Session", en="Session"),
}

_FIELDS = {
    "administrator": Words(fr="administration", en="administrator"),
    "asked_by": Words(fr="demandé par", en="asked for by"),
    "batch": Words(fr="ajout", en="addition"),
    "begins_at": Words(fr="début", en="beginning"),
    "bio": Words(fr="présentation", en="about"),
    "colour": Words(fr="couleur", en="colour"),
    "component": Words(fr="composante", en="component"),
    "comments": Words(fr="réponses", en="replies"),
    "concerned": Words(fr="personnes concernées", en="people concerned"),
    "database_role": Words(fr="rôle dans la base", en="database role"),
    "description": Words(fr="description", en="description"),
    "ends_at": Words(fr="fin", en="end"),
    "fields": Words(fr="champs", en="fields"),
    "filters": Words(fr="filtres", en="filters"),
    "format": Words(fr="format", en="format"),
    "gives": Words(fr="donne", en="gives"),
    "group": Words(fr="groupe", en="group"),
    "hold_days": Words(fr="avis retardé (jours)", en="notice put off (days)"),
    "hours": Words(fr="durée (heures)", en="duration (hours)"),
    "joined_by_default": Words(fr="rejoint d’office", en="joined by default"),
    "kind": Words(fr="sorte", en="kind"),
    "language": Words(fr="langue", en="language"),
    "members_only": Words(fr="connu de ses membres seuls", en="known to its members only"),
    "messages": Words(fr="messages", en="messages"),
    "name": Words(fr="nom", en="name"),
    "notice_due_at": Words(fr="avis prévu", en="notice due"),
    "offers": Words(fr="propose", en="offers"),
    "organisation": Words(fr="organisation", en="organisation"),
    "parent": Words(fr="sous", en="below"),
    "people": Words(fr="personnes", en="people"),
    "person": Words(fr="personne", en="person"),
    "phone": Words(fr="téléphone", en="phone"),
    "phone_shown": Words(fr="téléphone affiché", en="phone shown"),
    "place": Words(fr="lieu", en="place"),
    "program": Words(fr="programme", en="program"),
    "published": Words(fr="fiche publiée", en="entry published"),
    "purpose": Words(fr="objet", en="purpose"),
    "reactions": Words(fr="réactions", en="reactions"),
    "reason": Words(fr="motif", en="reason"),
    "request": Words(fr="demande d’accord", en="request for agreement"),
    "role": Words(fr="rôle", en="role"),
    "room": Words(fr="salon", en="room"),
    "rooms": Words(fr="salons", en="rooms"),
    "seeks": Words(fr="cherche", en="seeks"),
    "sendings": Words(fr="envois", en="sendings"),
    "shown": Words(fr="affichée", en="shown"),
    "since": Words(fr="du", en="from"),
    "space": Words(fr="espace", en="space"),
    "state": Words(fr="état", en="state"),
    "slug": Words(fr="nom dans les adresses", en="name in addresses"),
    "status": Words(fr="statut", en="status"),
    "to": Words(fr="vers", en="to"),
    "told_at": Words(fr="averties", en="told"),
    "time_zone": Words(fr="fuseau horaire", en="time zone"),
    "title": Words(fr="titre", en="title"),
    "until": Words(fr="au", en="until"),
    "visibility": Words(fr="accès", en="access"),
}

_VALUES = {
    "administrator": Words(fr="administration", en="administrator"),
    "animator": Words(fr="animation", en="animator"),
    "announcement": Words(fr="annonces", en="announcements"),
    "asked": Words(fr="demandée", en="asked for"),
    "bot": Words(fr="robot", en="bot"),
    "closed": Words(fr="refermée", en="closed"),
    "club": Words(fr="club", en="club"),
    "direct": Words(fr="message direct", en="direct message"),
    "empty": Words(fr="sans objet", en="nothing there"),
    "expired": Words(fr="sans réponse", en="unanswered"),
    "functional_administrator": Words(
        fr="administration fonctionnelle", en="functional administrator"
    ),
    "group_administrator": Words(fr="administration de groupe", en="group administrator"),
    "guest": Words(fr="invité", en="guest"),
    "member": Words(fr="membre", en="member"),
    "observer": Words(fr="observateur", en="observer"),
    "open": Words(fr="ouverte", en="open"),
    "project": Words(fr="projet", en="project"),
    "private": Words(fr="privé", en="private"),
    "public": Words(fr="public", en="public"),
    "referent": Words(fr="référent", en="referent"),
    "refused": Words(fr="refusée", en="refused"),
    "topic": Words(fr="à thèmes", en="topics"),
    "withdrawn": Words(fr="retirée", en="taken back"),
    **REASON_WORDS,
}
# Fields whose values are words of the product, not words of people.
_OF_THE_PRODUCT = ("kind", "reason", "role", "state", "status", "visibility")
_YES, _NO = Words(fr="oui", en="yes"), Words(fr="non", en="no")


def action_words(action: str) -> str:
    """Return what ``action`` means; the name itself when it is one of an older version."""
    return str(ACTIONS.get(action, action))


def object_words(object_type: str) -> str:
    return str(OBJECTS.get(object_type, object_type))


def field_words(field: str) -> str:
    if field in PERMISSIONS:
        return str(PERMISSION_WORDS[Permission(field)])
    return str(_FIELDS.get(field, field))


def value_words(field: str, value: Any, people: Mapping[str, str]) -> str | None:
    """Return the value of a field as people read it; ``people``: names by id. None: there is none."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(_YES if value else _NO)
    if isinstance(value, list):
        return ", ".join(value_words(field, one, people) or "" for one in value)
    if isinstance(value, dict):
        # Filters by their names, or what people became, by their ids.
        given = {key: value_words("status", one, people) for key, one in value.items()}
        return ", ".join(f"{people.get(key, key)} = {one or ''}" for key, one in given.items())
    if words := _words_of_rights(field, value):
        return words
    if field in _OF_THE_PRODUCT or field in people:
        return str(_VALUES.get(value) or people.get(str(value), value))
    if field == "fields":
        return field_words(str(value))
    return people.get(str(value), str(value))


def _words_of_rights(field: str, value: Any) -> str | None:
    """Return a level of the matrix, or what a mandate gives, as people read it."""
    if field in PERMISSIONS and value in LEVELS:
        return str(LEVEL_WORDS[Level(value)])
    if field != "gives":
        return None
    if value in PERMISSIONS:
        return str(PERMISSION_WORDS[Permission(value)])
    role = str(value).removeprefix(AS_ROLE)
    return str(_VALUES.get(role, role))
