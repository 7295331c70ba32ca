"""What the acts of moderation are called in the trace."""

from chatcore.foundation.words import Words

ACTIONS_OF_MODERATION = {
    "filter.word_added": Words(fr="Mot filtré ajouté", en="Filtered word added"),
    "filter.word_removed": Words(fr="Mot filtré retiré", en="Filtered word removed"),
    "moderation.answered_appeal": Words(fr="Recours tranché", en="Appeal answered"),
    "moderation.appealed": Words(fr="Recours formé", en="Appeal made"),
    "moderation.assigned": Words(
        fr="Dossier de modération confié", en="Case of moderation assigned"
    ),
    "moderation.cleared": Words(
        fr="Copies d’un dossier de modération effacées", en="Copies of a case of moderation cleared"
    ),
    "moderation.decided": Words(fr="Dossier de modération décidé", en="Case of moderation decided"),
    "moderation.held": Words(
        fr="Message gardé pour relecture par le filtre", en="Message kept to be read by the filter"
    ),
    "moderation.late": Words(fr="Dossier de modération en retard", en="Case of moderation late"),
    "moderation.referred": Words(
        fr="Dossier de modération transmis à l’administration",
        en="Case of moderation handed to the administrators",
    ),
    "moderation.refused": Words(
        fr="Message gardé, non publié", en="Message that was kept not published"
    ),
    "moderation.released": Words(fr="Message gardé, publié", en="Message that was kept published"),
    "moderation.reported": Words(fr="Signalement", en="Report"),
    "moderation.restored": Words(
        fr="Message retiré, publié à nouveau", en="Message that was removed published again"
    ),
    "moderation.sweep_undone": Words(
        fr="Retrait des messages récents annulé", en="Removal of recent messages undone"
    ),
    "moderation.swept": Words(
        fr="Messages récents d’une personne retirés", en="Recent messages of a person removed"
    ),
    "moderation.withdrawn": Words(
        fr="Message gardé repris par son auteur", en="Message that was kept taken back"
    ),
    "time_out.ended": Words(fr="Pause terminée", en="Time-out over"),
    "time_out.given": Words(fr="Pause imposée", en="Time-out given"),
    "time_out.lifted": Words(fr="Pause levée", en="Time-out lifted"),
}
