"""The doors of publications in the rights matrix: theirs are the rights of their feed, and of a message in it."""

from chatcore.communities import policies as of_community
from chatcore.foundation.words import Words
from tests.contracts.rights_doors import COMMUNITY, OWN, Door, _delete, _edit, _nothing, _text

PUBLICATION = "publication"


def _in_feed(its: of_community.Standing) -> Words | None:
    """Guests, bots and visitors are in no feed, members are."""
    return NOT_IN_FEED if its.role in ("guest", "bot", "site_administrator") else None


NOT_IN_FEED = Words(fr="Pas dans le réseau.", en="Not in the network.")

PUBLICATION_DOORS: dict[tuple[str, str], Door] = {
    ("get", "communities/<str:community>/publications/"): Door(
        COMMUNITY, of_community.why_not_browse_rooms
    ),
    ("post", "communities/<str:community>/publications/"): Door(
        COMMUNITY, _in_feed, lambda w, k: {"title": "Avis", **_text(w, k)}
    ),
    ("get", "publications/"): Door(OWN),
    ("get", "publications/<str:publication>/"): Door(PUBLICATION, _nothing),
    ("patch", "publications/<str:publication>/"): Door(
        PUBLICATION, _edit, lambda w, k: {"title": "Avis"}
    ),
    ("delete", "publications/<str:publication>/"): Door(PUBLICATION, _delete),
    ("get", "publications/<str:publication>/comments/"): Door(PUBLICATION, _nothing),
    ("get", "publications/<str:publication>/shares/"): Door(PUBLICATION, _nothing),
    ("post", "publications/<str:publication>/shares/"): Door(
        PUBLICATION, _nothing, lambda w, k: {"rooms": [str(w.rooms["public"].id)]}
    ),
}
