"""What reasons and outcomes are called, where the server says them: notices and letters."""

from chatcore.foundation.words import Words
from rooms.moderation.models import Outcome, ReportReason

REASONS: dict[str, Words] = {
    ReportReason.HARASSMENT: Words(fr="Harcèlement ou intimidation", en="Harassment or bullying"),
    ReportReason.HATE: Words(fr="Propos haineux ou discriminatoires", en="Hate or discrimination"),
    ReportReason.DANGER: Words(fr="Danger pour une personne", en="Somebody is in danger"),
    ReportReason.PRIVACY: Words(fr="Atteinte à la vie privée", en="Breach of privacy"),
    ReportReason.FALSE: Words(fr="Information fausse ou trompeuse", en="False or misleading"),
    ReportReason.SPAM: Words(fr="Publicité ou message indésirable", en="Advertising or spam"),
    ReportReason.ILLEGAL: Words(fr="Contenu contraire à la loi", en="Against the law"),
    ReportReason.CHARTER: Words(fr="Contraire à la charte", en="Against the charter"),
    ReportReason.OTHER: Words(fr="Autre motif", en="Another reason"),
}
OUTCOMES: dict[str, Words] = {
    Outcome.NOTHING: Words(fr="Aucune mesure", en="No measure"),
    Outcome.REMOVE: Words(fr="Votre message a été retiré", en="Your message was removed"),
    Outcome.WARN: Words(fr="Un avertissement vous est adressé", en="You are given a warning"),
    Outcome.TIME_OUT: Words(fr="Une pause vous est imposée", en="You are given a time-out"),
    Outcome.RELEASE: Words(fr="Votre message a été publié", en="Your message was published"),
    Outcome.REFUSE: Words(
        fr="Votre message n’a pas été publié", en="Your message was not published"
    ),
}
NEW_CASE = Words(fr="Nouveau signalement : {reason}", en="New report: {reason}")
GIVEN_CASE = Words(fr="Un dossier vous est confié", en="A case is given to you")
HELD_CASE = Words(fr="Un message attend votre relecture", en="A message waits to be read by you")
APPEALED_CASE = Words(fr="Un recours attend une réponse", en="An appeal awaits an answer")
LATE_CASE = Words(fr="Un dossier attend depuis trop longtemps", en="A case has waited too long")
ANSWERED = Words(fr="Réponse à votre signalement", en="The answer to your report")
TIMED_OUT = Words(fr="Une pause vous est imposée", en="You are given a time-out")
