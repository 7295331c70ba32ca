"""What traces say, in words: actions, kinds of objects, fields and values."""

from collections.abc import Mapping
from typing import Any

from chatcore.foundation.words import Words

# Every action that the code records has its words here; a test collects them.
ACTIONS = {
    "bot.created": Words(fr="Robot créé", en="Bot made"),
    "bot.revoked": Words(fr="Robot arrêté", en="Bot ended"),
    "club.asked": Words(fr="Candidature à un club", en="Asked to join a club"),
    "club.charter_changed": Words(fr="Charte d’un club changée", en="Charter of a club changed"),
    "club.dissolved": Words(fr="Club dissous", en="Club dissolved"),
    "club.entered": Words(fr="Entrée dans un club", en="Entered a club"),
    "club.excluded": Words(fr="Exclusion d’un club", en="Excluded from a club"),
    "club.founded": Words(fr="Club fondé", en="Club founded"),
    "club.left": Words(fr="Départ d’un club", en="Left a club"),
    "club.pilot_changed": Words(fr="Pilote d’un club changé", en="Pilot of a club changed"),
    "club.pilot_declined": Words(fr="Pilotage d’un club décliné", en="Steering of a club declined"),
    "club.pilot_proposed": Words(fr="Pilote d’un club proposé", en="Pilot of a club proposed"),
    "club.proposed": Words(fr="Candidat proposé à un club", en="Candidate proposed to a club"),
    "club.signed": Words(fr="Charte d’un club signée", en="Charter of a club signed"),
    "club.sponsor_withdrawn": Words(
        fr="Parrainage retiré dans un club", en="Sponsor of a club withdrawn"
    ),
    "club.sponsored": Words(fr="Parrainage dans un club", en="Sponsored in a club"),
    "club.vote_closed": Words(fr="Vote d’un club clos", en="Vote of a club closed"),
    "club.vote_opened": Words(fr="Vote d’un club ouvert", en="Vote of a club opened"),
    "club.voted": Words(fr="Participation à un vote d’un club", en="Took part in a vote of a club"),
    "club.withdrawn": Words(
        fr="Candidature à un club retirée", en="Candidacy for a club withdrawn"
    ),
    "community.changed": Words(fr="Communauté modifiée", en="Community changed"),
    "community.created": Words(fr="Communauté créée", en="Community made"),
    "document.added": Words(fr="Document ajouté à un projet", en="Document added to a project"),
    "document.removed": Words(
        fr="Document retiré d’un projet", en="Document removed from a project"
    ),
    "entry.changed": Words(fr="Fiche d’annuaire modifiée", en="Directory entry changed"),
    "group.archived": Words(fr="Groupe archivé", en="Group archived"),
    "group.changed": Words(fr="Groupe modifié", en="Group changed"),
    "group.created": Words(fr="Groupe créé", en="Group made"),
    "group.handed_over": Words(fr="Groupe transmis", en="Group handed over"),
    "group.import_undone": Words(fr="Ajout d’une liste annulé", en="Addition of a list undone"),
    "group.imported": Words(fr="Liste ajoutée à un groupe", en="List added to a group"),
    "group.joined": Words(fr="Arrivée dans un groupe", en="Joined a group"),
    "group.left": Words(fr="Départ d’un groupe", en="Left a group"),
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
    "publication.changed": Words(fr="Publication modifiée", en="Publication changed"),
    "publication.created": Words(fr="Publication parue", en="Publication published"),
    "publication.deleted": Words(fr="Publication supprimée", en="Publication deleted"),
    "publication.shared": Words(fr="Publication partagée", en="Publication shared"),
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
    "communities.community": Words(fr="Communauté", en="Community"),
    "communities.group": Words(fr="Groupe", en="Group"),
    "communities.invitation": Words(fr="Invitation", en="Invitation"),
    "communities.membership": Words(fr="Membre", en="Member"),
    "conversations.room": Words(fr="Salon", en="Room"),
    "conversations.topic": Words(fr="Thème", en="Topic"),
    "directory.entry": Words(fr="Fiche d’annuaire", en="Directory entry"),
    "people.accesstoken": Words(fr="Jeton d’accès", en="Access token"),
    "people.person": Words(fr="Personne", en="Person"),
    "spaces.club": Words(fr="Club", en="Club"),
    "spaces.project": Words(fr="Projet", en="Project"),
    "people.session": Words(fr="Session", en="Session"),
    "publications.publication": Words(fr="Publication", en="Publication"),
}

_FIELDS = {
    "administrator": Words(fr="administration", en="administrator"),
    "batch": Words(fr="ajout", en="addition"),
    "bio": Words(fr="présentation", en="about"),
    "colour": Words(fr="couleur", en="colour"),
    "comments": Words(fr="réponses", en="replies"),
    "database_role": Words(fr="rôle dans la base", en="database role"),
    "description": Words(fr="description", en="description"),
    "document": Words(fr="document", en="document"),
    "fields": Words(fr="champs", en="fields"),
    "filters": Words(fr="filtres", en="filters"),
    "format": Words(fr="format", en="format"),
    "joined_by_default": Words(fr="rejoint d’office", en="joined by default"),
    "kind": Words(fr="sorte", en="kind"),
    "language": Words(fr="langue", en="language"),
    "members_only": Words(fr="connu de ses membres seuls", en="known to its members only"),
    "messages": Words(fr="messages", en="messages"),
    "milestone": Words(fr="jalon", en="milestone"),
    "name": Words(fr="nom", en="name"),
    "offers": Words(fr="propose", en="offers"),
    "organisation": Words(fr="organisation", en="organisation"),
    "people": Words(fr="personnes", en="people"),
    "person": Words(fr="personne", en="person"),
    "phone": Words(fr="téléphone", en="phone"),
    "phone_shown": Words(fr="téléphone affiché", en="phone shown"),
    "place": Words(fr="lieu", en="place"),
    "program": Words(fr="programme", en="program"),
    "published": Words(fr="fiche publiée", en="entry published"),
    "purpose": Words(fr="objet", en="purpose"),
    "reactions": Words(fr="réactions", en="reactions"),
    "role": Words(fr="rôle", en="role"),
    "room": Words(fr="salon", en="room"),
    "rooms": Words(fr="salons", en="rooms"),
    "seeks": Words(fr="cherche", en="seeks"),
    "sendings": Words(fr="envois", en="sendings"),
    "shown": Words(fr="affichée", en="shown"),
    "space": Words(fr="espace", en="space"),
    "slug": Words(fr="nom dans les adresses", en="name in addresses"),
    "state": Words(fr="état", en="state"),
    "status": Words(fr="statut", en="status"),
    "time_zone": Words(fr="fuseau horaire", en="time zone"),
    "adopted": Words(fr="adopté", en="adopted"),
    "quorum": Words(fr="quorum", en="quorum"),
    "sponsors_needed": Words(fr="parrainages", en="sponsors"),
    "term_days": Words(fr="jours de pilotage", en="days of steering"),
    "valid": Words(fr="valable", en="valid"),
    "version": Words(fr="version", en="version"),
    "vote": Words(fr="vote", en="vote"),
    "title": Words(fr="titre", en="title"),
    "visibility": Words(fr="accès", en="access"),
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
    "closed": Words(fr="terminé", en="ended"),
    "draft": Words(fr="brouillon", en="draft"),
    "guest": Words(fr="invité", en="guest"),
    "holder": Words(fr="porteur", en="holder"),
    "member": Words(fr="membre", en="member"),
    "network": Words(fr="réseau", en="network"),
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
_OF_THE_PRODUCT = ("kind", "role", "state", "status", "visibility")
_YES, _NO = Words(fr="oui", en="yes"), Words(fr="non", en="no")


def action_words(action: str) -> str:
    """Return what ``action`` means; the name itself when it is one of an older version."""
    return str(ACTIONS.get(action, action))


def object_words(object_type: str) -> str:
    return str(OBJECTS.get(object_type, object_type))


def field_words(field: str) -> str:
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
    if field in _OF_THE_PRODUCT:
        return str(_VALUES.get(value, value))
    if field == "fields":
        return field_words(str(value))
    return people.get(str(value), str(value))
