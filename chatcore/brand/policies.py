"""Who may touch the brand. ``None`` means yes; words say why not."""

from chatcore.foundation.words import Words


def why_not_edit(*, staff: bool) -> Words | None:
    """Whether somebody may read the draft, change it and publish it."""
    return None if staff else ONLY_STAFF


ONLY_STAFF = Words(
    fr="Seule l’équipe du site choisit sa marque : demandez-la-lui.",
    en="Only the staff of the site chooses its brand: ask them.",
)
