"""What the actions of the trace are called."""

from chatcore.administration.words_of_moderation import ACTIONS_OF_MODERATION
from chatcore.foundation.words import Words

# Every action that the code records has its words here; a test collects them.
ACTIONS = {
    **ACTIONS_OF_MODERATION,
    "brand.changed": Words(fr="Brouillon de la marque modifié", en="Draft of the brand changed"),
    "brand.draft_dropped": Words(
        fr="Brouillon de la marque abandonné", en="Draft of the brand dropped"
    ),
    "brand.published": Words(fr="Marque publiée", en="Brand published"),
    "brand.reverted": Words(fr="Marque précédente rétablie", en="Former brand brought back"),
    "accord.delay_changed": Words(
        fr="Délai de réponse aux demandes d’accord changé",
        en="Time to answer requests for agreement changed",
    ),
    "accord.escalated": Words(
        fr="Demande d’accord en retard, ouverte à l’équipe du site",
        en="Request for agreement late, opened to the staff of the site",
    ),
    "accord.executed": Words(fr="Demande accordée exécutée", en="Granted request executed"),
    "accord.expired": Words(
        fr="Demande d’accord restée sans réponse", en="Request for agreement not answered"
    ),
    "accord.granted": Words(fr="Accord donné", en="Agreement given"),
    "accord.outdated": Words(
        fr="Demande d’accord dépassée par les faits, non exécutée",
        en="Request for agreement overtaken by events, not executed",
    ),
    "accord.refused": Words(fr="Accord refusé", en="Agreement refused"),
    "accord.requested": Words(fr="Accord demandé", en="Agreement asked for"),
    "accord.voided": Words(
        fr="Demande d’accord sans suite, non exécutée",
        en="Request for agreement void, not executed",
    ),
    "accord.withdrawn": Words(fr="Demande d’accord retirée", en="Request for agreement withdrawn"),
    "announcement.changed": Words(fr="Annonce modifiée", en="Announcement changed"),
    "announcement.exported": Words(
        fr="Liste des lectures d’une annonce exportée",
        en="List of who read an announcement exported",
    ),
    "announcement.published": Words(fr="Annonce parue", en="Announcement published"),
    "announcement.reminded": Words(
        fr="Annonce rappelée à qui ne l’a pas lue",
        en="Announcement said again to those who had not read it",
    ),
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
    "component.archive_undone": Words(
        fr="Archivage d’une composante annulé", en="Archiving of a component undone"
    ),
    "component.archived": Words(fr="Composante archivée", en="Component archived"),
    "component.created": Words(fr="Composante créée", en="Component made"),
    "component.import_undone": Words(
        fr="Liste répartie dans les composantes annulée", en="List put into components undone"
    ),
    "component.imported": Words(
        fr="Liste répartie dans les composantes", en="List put into components"
    ),
    "component.joined": Words(fr="Arrivée dans une composante", en="Joined a component"),
    "component.left": Words(fr="Départ d’une composante", en="Left a component"),
    "component.moved": Words(fr="Composante déplacée", en="Component moved"),
    "component.renamed": Words(fr="Composante renommée", en="Component renamed"),
    "component.reopened": Words(fr="Composante rouverte", en="Component opened again"),
    "document.added": Words(fr="Document ajouté à un projet", en="Document added to a project"),
    "document.changed": Words(
        fr="Document d’un projet modifié", en="Document of a project changed"
    ),
    "document.removed": Words(
        fr="Document retiré d’un projet", en="Document removed from a project"
    ),
    "community.opened": Words(fr="Communauté ouverte", en="Community opened"),
    "entry.changed": Words(fr="Fiche d’annuaire modifiée", en="Directory entry changed"),
    "site.entered": Words(
        fr="Entrée d’un administrateur du site", en="An administrator of the site came in"
    ),
    "site.left": Words(
        fr="Sortie d’un administrateur du site", en="An administrator of the site went out"
    ),
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
    "notice_preferences.changed": Words(
        fr="Réglages des avis modifiés", en="Notice settings changed"
    ),
    "person.changed": Words(fr="Profil modifié", en="Profile changed"),
    "person.closed": Words(fr="Compte fermé", en="Account closed"),
    "person.registered": Words(fr="Compte créé", en="Account made"),
    "role.archived": Words(fr="Rôle supprimé", en="Role taken away"),
    "role.created": Words(fr="Rôle créé", en="Role made"),
    "role.renamed": Words(fr="Rôle renommé", en="Role renamed"),
    "roles.changed": Words(fr="Matrice des droits réglée", en="Permission matrix set"),
    "page_template.kept": Words(fr="Modèle de page gardé", en="Page template kept"),
    "page_template.removed": Words(fr="Modèle de page retiré", en="Page template removed"),
    "page_template.renamed": Words(fr="Modèle de page renommé", en="Page template renamed"),
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
    "emoji.added": Words(fr="Emoji ajouté", en="Emoji added"),
    "emoji.archived": Words(fr="Emoji archivé", en="Emoji archived"),
    "emoji.restored": Words(fr="Emoji repris", en="Emoji brought back"),
    "community.previews_changed": Words(fr="Aperçus des liens changés", en="Link previews changed"),
    "poll.closed": Words(fr="Sondage clos", en="Poll closed"),
    "poll.opened": Words(fr="Sondage ouvert", en="Poll opened"),
    "poll.option_added": Words(fr="Réponse ajoutée à un sondage", en="Answer added to a poll"),
    "poll.option_removed": Words(
        fr="Réponse retirée d’un sondage", en="Answer taken out of a poll"
    ),
    "publication.changed": Words(fr="Publication modifiée", en="Publication changed"),
    "recurring.created": Words(fr="Message récurrent créé", en="Recurring message made"),
    "recurring.changed": Words(fr="Message récurrent modifié", en="Recurring message changed"),
    "recurring.paused": Words(fr="Message récurrent mis en pause", en="Recurring message paused"),
    "recurring.resumed": Words(fr="Message récurrent repris", en="Recurring message resumed"),
    "recurring.taken": Words(
        fr="Message récurrent repris par une autre personne",
        en="Recurring message taken over by somebody else",
    ),
    "recurring.handed_over": Words(
        fr="Message récurrent laissé aux personnes qui animent le salon",
        en="Recurring message left to those who lead the room",
    ),
    "recurring.ended": Words(fr="Message récurrent arrêté", en="Recurring message ended"),
    "snippet.created": Words(fr="Extrait de communauté ajouté", en="Snippet of a community added"),
    "snippet.changed": Words(
        fr="Extrait de communauté modifié", en="Snippet of a community changed"
    ),
    "snippet.removed": Words(
        fr="Extrait de communauté supprimé", en="Snippet of a community removed"
    ),
    "publication.created": Words(fr="Publication parue", en="Publication published"),
    "publication.deleted": Words(fr="Publication supprimée", en="Publication deleted"),
    "publication.shared": Words(fr="Publication partagée", en="Publication shared"),
    "message.moved": Words(fr="Messages déplacés", en="Messages moved"),
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
    "topic.merged": Words(fr="Thème fusionné avec un autre", en="Topic merged into another"),
    "topic.pinned": Words(fr="Thème mis en tête de liste", en="Topic put at the top"),
    "topic.unpinned": Words(fr="Thème retiré de la tête de liste", en="Topic taken off the top"),
    "topic.resolved": Words(fr="Thème résolu", en="Topic resolved"),
    "topic.reopened": Words(fr="Thème rouvert", en="Topic opened again"),
    "topic.renamed": Words(fr="Thème renommé", en="Topic renamed"),
    "trace.exported": Words(fr="Trace exportée", en="Trace exported"),
    "trace.read": Words(fr="Trace consultée", en="Trace read"),
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
    "group_status.archived": Words(
        fr="Statut de groupe supprimé", en="Status of groups taken away"
    ),
    "group_status.changed": Words(fr="Statut de groupe modifié", en="Status of groups changed"),
    "group_status.created": Words(fr="Statut de groupe créé", en="Status of groups made"),
}
