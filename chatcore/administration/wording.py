"""What traces say, in words: actions, kinds of objects, fields and values."""

from collections.abc import Mapping
from typing import Any

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
    "brand.changed": Words(fr="Brouillon de la marque modifié", en="Draft of the brand changed"),
    "brand.draft_dropped": Words(
        fr="Brouillon de la marque abandonné", en="Draft of the brand dropped"
    ),
    "brand.published": Words(fr="Marque publiée", en="Brand published"),
    "brand.reverted": Words(fr="Marque précédente rétablie", en="Former brand brought back"),
    "bot.created": Words(fr="Robot créé", en="Bot made"),
    "bot.revoked": Words(fr="Robot arrêté", en="Bot ended"),
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
    "document.added": Words(fr="Document ajouté à un projet", en="Document added to a project"),
    "document.removed": Words(
        fr="Document retiré d’un projet", en="Document removed from a project"
    ),
    "community.opened": Words(fr="Communauté ouverte", en="Community opened"),
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
    "group.rule_changed": Words(fr="Règle d’un groupe changée", en="Rule of a group changed"),
    "group.synchronised": Words(
        fr="Groupe mis à jour avec son espace", en="Group brought up to date with its space"
    ),
    "group.status_changed": Words(
        fr="Statut changé dans un groupe", en="Status changed in a group"
    ),
    "group_status.archived": Words(
        fr="Statut de groupe supprimé", en="Status of groups taken away"
    ),
    "group_status.changed": Words(fr="Statut de groupe modifié", en="Status of groups changed"),
    "group_status.created": Words(fr="Statut de groupe créé", en="Status of groups made"),
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
    "milestone.added": Words(fr="Jalon ajouté à un projet", en="Milestone added to a project"),
    "milestone.changed": Words(fr="Jalon modifié", en="Milestone changed"),
    "milestone.removed": Words(fr="Jalon retiré", en="Milestone removed"),
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
    "presentation.changed": Words(
        fr="Brouillon de la présentation modifié", en="Draft of the presentation changed"
    ),
    "presentation.draft_dropped": Words(
        fr="Brouillon de la présentation abandonné", en="Draft of the presentation dropped"
    ),
    "presentation.picture_brought": Words(
        fr="Image envoyée pour la présentation", en="Picture sent for the presentation"
    ),
    "presentation.published": Words(fr="Présentation publiée", en="Presentation published"),
    "room.archived": Words(fr="Salon archivé", en="Room archived"),
    "room.changed": Words(fr="Salon modifié", en="Room changed"),
    "room.created": Words(fr="Salon créé", en="Room made"),
    "room.joined": Words(fr="Arrivée dans un salon", en="Joined a room"),
    "room.left": Words(fr="Départ d’un salon", en="Left a room"),
    "room.reopened": Words(fr="Salon rouvert", en="Room opened again"),
    "project.archived": Words(fr="Projet archivé", en="Project archived"),
    "project.asked": Words(fr="Demande d’entrée dans un projet", en="Asked to join a project"),
    "project.changed": Words(fr="Projet modifié", en="Project changed"),
    "project.created": Words(fr="Projet créé", en="Project made"),
    "project.declined": Words(
        fr="Demande ou invitation écartée dans un projet",
        en="Request or invitation to a project set aside",
    ),
    "project.handed_over": Words(fr="Projet transmis", en="Project handed over"),
    "project.invited": Words(fr="Invitation dans un projet", en="Invited to a project"),
    "project.joined": Words(fr="Arrivée dans un projet", en="Joined a project"),
    "project.left": Words(fr="Départ d’un projet", en="Left a project"),
    "project.reopened": Words(fr="Projet rouvert", en="Project opened again"),
    "project.role_changed": Words(fr="Rôle changé dans un projet", en="Role changed in a project"),
    "project.withdrawn": Words(
        fr="Demande retirée ou invitation refusée par la personne",
        en="Request withdrawn or invitation declined by the person",
    ),
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
    "brand.draft": Words(fr="Brouillon de la marque", en="Draft of the brand"),
    "brand.edition": Words(fr="Marque du site", en="Brand of the site"),
    "communities.community": Words(fr="Communauté", en="Community"),
    "communities.customrole": Words(fr="Rôle", en="Role"),
    "communities.component": Words(fr="Composante", en="Component"),
    "communities.group": Words(fr="Groupe", en="Group"),
    "communities.invitation": Words(fr="Invitation", en="Invitation"),
    "communities.mandate": Words(fr="Mandat", en="Mandate"),
    "communities.ownstatus": Words(fr="Statut de groupe", en="Status of groups"),
    "communities.membership": Words(fr="Membre", en="Member"),
    "communities.presentationedition": Words(fr="Présentation", en="Presentation"),
    "conversations.room": Words(fr="Salon", en="Room"),
    "conversations.topic": Words(fr="Thème", en="Topic"),
    "directory.entry": Words(fr="Fiche d’annuaire", en="Directory entry"),
    "people.accesstoken": Words(fr="Jeton d’accès", en="Access token"),
    "people.person": Words(fr="Personne", en="Person"),
    "spaces.project": Words(fr="Projet", en="Project"),
    "people.session": Words(fr="Session", en="Session"),
}

_FIELDS = {
    "accessibility_url": Words(fr="déclaration d’accessibilité", en="accessibility statement"),
    "administrator": Words(fr="administration", en="administrator"),
    "batch": Words(fr="ajout", en="addition"),
    "begins_at": Words(fr="début", en="beginning"),
    "bio": Words(fr="présentation", en="about"),
    "bearers": Words(fr="personnes concernées", en="people concerned"),
    "blocks": Words(fr="blocs", en="blocks"),
    "colour": Words(fr="couleur", en="colour"),
    "component": Words(fr="composante", en="component"),
    "comments": Words(fr="réponses", en="replies"),
    "database_role": Words(fr="rôle dans la base", en="database role"),
    "description": Words(fr="description", en="description"),
    "ends_at": Words(fr="fin", en="end"),
    "document": Words(fr="document", en="document"),
    "colour_dark": Words(fr="couleur du thème sombre", en="colour of the dark theme"),
    "edition": Words(fr="version", en="version"),
    "fields": Words(fr="champs", en="fields"),
    "filters": Words(fr="filtres", en="filters"),
    "font": Words(fr="police", en="font"),
    "format": Words(fr="format", en="format"),
    "gives": Words(fr="donne", en="gives"),
    "group": Words(fr="groupe", en="group"),
    "joined_by_default": Words(fr="rejoint d’office", en="joined by default"),
    "kind": Words(fr="sorte", en="kind"),
    "language": Words(fr="langue", en="language"),
    "members_only": Words(fr="connu de ses membres seuls", en="known to its members only"),
    "messages": Words(fr="messages", en="messages"),
    "milestone": Words(fr="jalon", en="milestone"),
    "help_url": Words(fr="adresse de l’aide", en="address of the help"),
    "icon": Words(fr="icône", en="icon"),
    "legal_url": Words(fr="mentions légales", en="legal notice"),
    "logo": Words(fr="logo", en="logo"),
    "logo_dark": Words(fr="logo du thème sombre", en="logo of the dark theme"),
    "header": Words(fr="image d’en-tête", en="header picture"),
    "modules_off": Words(fr="modules éteints", en="modules off"),
    "leads": Words(fr="anime les salons", en="leads the rooms"),
    "manages": Words(fr="gère les personnes", en="manages the people"),
    "name": Words(fr="nom", en="name"),
    "order": Words(fr="ordre", en="order"),
    "offers": Words(fr="propose", en="offers"),
    "opens_at": Words(fr="ouverture", en="opening"),
    "organisation": Words(fr="organisation", en="organisation"),
    "parent": Words(fr="sous", en="below"),
    "people": Words(fr="personnes", en="people"),
    "person": Words(fr="personne", en="person"),
    "phone": Words(fr="téléphone", en="phone"),
    "phone_shown": Words(fr="téléphone affiché", en="phone shown"),
    "picture": Words(fr="image d’accueil", en="welcome picture"),
    "picture_alt": Words(fr="texte de remplacement", en="alternative text"),
    "place": Words(fr="lieu", en="place"),
    "program": Words(fr="programme", en="program"),
    "public": Words(fr="page publique", en="public page"),
    "published": Words(fr="fiche publiée", en="entry published"),
    "purpose": Words(fr="objet", en="purpose"),
    "reactions": Words(fr="réactions", en="reactions"),
    "replacement": Words(fr="remplacé par", en="replaced by"),
    "request": Words(fr="demande d’accord", en="request for agreement"),
    "reply_to": Words(fr="adresse de réponse", en="reply address"),
    "role": Words(fr="rôle", en="role"),
    "rooms": Words(fr="salons", en="rooms"),
    "rule": Words(fr="règle", en="rule"),
    "seeks": Words(fr="cherche", en="seeks"),
    "sender": Words(fr="expéditeur des lettres", en="sender of letters"),
    "sendings": Words(fr="envois", en="sendings"),
    "short_name": Words(fr="nom court", en="short name"),
    "shown": Words(fr="affichée", en="shown"),
    "space": Words(fr="espace", en="space"),
    "slug": Words(fr="nom dans les adresses", en="name in addresses"),
    "state": Words(fr="état", en="state"),
    "status": Words(fr="statut", en="status"),
    "to": Words(fr="vers", en="to"),
    "time_zone": Words(fr="fuseau horaire", en="time zone"),
    "title": Words(fr="titre", en="title"),
    "visibility": Words(fr="accès", en="access"),
    "words": Words(fr="vocabulaire", en="vocabulary"),
    "welcome_en": Words(fr="accueil en anglais", en="welcome in English"),
    "welcome_fr": Words(fr="accueil en français", en="welcome in French"),
}

_VALUES = {
    "administrator": Words(fr="administration", en="administrator"),
    "animator": Words(fr="animation", en="animator"),
    "announcement": Words(fr="annonces", en="announcements"),
    "bot": Words(fr="robot", en="bot"),
    "club": Words(fr="club", en="club"),
    "direct": Words(fr="message direct", en="direct message"),
    "functional_administrator": Words(
        fr="administration fonctionnelle", en="functional administrator"
    ),
    "group_administrator": Words(fr="administration de groupe", en="group administrator"),
    "closed": Words(fr="terminé", en="ended"),
    "draft": Words(fr="brouillon", en="draft"),
    "guest": Words(fr="invité", en="guest"),
    "holder": Words(fr="porteur", en="holder"),
    "member": Words(fr="membre", en="member"),
    "observer": Words(fr="observateur", en="observer"),
    "project": Words(fr="projet", en="project"),
    "open": Words(fr="ouvert", en="open"),
    "participant": Words(fr="participant", en="participant"),
    "private": Words(fr="privé", en="private"),
    "public": Words(fr="public", en="public"),
    "referent": Words(fr="référent", en="referent"),
    "topic": Words(fr="à thèmes", en="topics"),
}
# Fields whose values are words of the product, not words of people.
_OF_THE_PRODUCT = ("kind", "replacement", "role", "state", "status", "visibility")
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
        return ", ".join(f"{key} = {one}" for key, one in value.items())
    if words := _words_of_rights(field, value):
        return words
    if field in _OF_THE_PRODUCT:
        return str(_VALUES.get(value, value))
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
