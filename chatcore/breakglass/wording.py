"""The words of break-glass: the reasons."""

from collections.abc import Mapping

from chatcore.breakglass.models import Reason
from chatcore.foundation.words import Words

REASON_WORDS: Mapping[str, Words] = {
    Reason.LEGAL_REQUISITION: Words(fr="Réquisition judiciaire", en="Legal requisition"),
    Reason.DANGER: Words(fr="Danger pour une personne", en="Danger to a person"),
    Reason.HARASSMENT: Words(fr="Harcèlement signalé", en="Reported harassment"),
    Reason.DATA_PROTECTION: Words(
        fr="Demande liée aux données personnelles", en="Data-protection request"
    ),
}
