"""What a tree of components takes: pure rules about places in it. ``None`` means yes; words say why not."""

from chatcore.communities.models import Component
from chatcore.communities.models.component import DEEPEST
from chatcore.foundation.words import Words


def why_not_below(parent: Component, dimension: str) -> Words | None:
    """Whether a component of ``dimension`` may be placed below ``parent``."""
    if parent.dimension != dimension:
        return OTHER_TREE
    return PARENT_ARCHIVED if parent.archived_at else None


def why_not_move(component: Component, parent: Component | None, *, height: int) -> Words | None:
    """Whether ``component``, which is ``height`` levels high with what is below it, may go below ``parent``."""
    if parent is None:
        return None
    if parent.path.startswith(component.path):
        return BELOW_ITSELF
    return why_not_below(parent, component.dimension) or too_deep(parent, height)


def too_deep(parent: Component | None, height: int = 1) -> Words | None:
    return TOO_DEEP if (parent.depth if parent else 0) + height > DEEPEST else None


BELOW_ITSELF = Words(
    fr="Une composante ne se place pas sous elle-même, ni sous l’une des siennes : choisissez-en une autre.",
    en="A component is not placed below itself, nor below one of its own: choose another.",
)
TOO_DEEP = Words(
    fr=f"L’arbre a {DEEPEST} niveaux au plus : choisissez une place plus haut.",
    en=f"The tree has at most {DEEPEST} levels: choose a place higher up.",
)
OTHER_TREE = Words(
    fr="Les composantes et les parcours forment deux arbres : choisissez une place dans le même.",
    en="Components and tracks are two trees: choose a place in the same one.",
)
PARENT_ARCHIVED = Words(
    fr="La composante choisie est archivée : choisissez-en une autre, ou rouvrez-la.",
    en="The component chosen is archived: choose another, or open it again.",
)
ARCHIVED = Words(
    fr="Cette composante est archivée : rouvrez-la pour la changer.",
    en="This component is archived: open it again to change it.",
)
