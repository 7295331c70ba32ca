"""The one shape of a preview on the wire."""

from chatcore.foundation.shapes import Shape
from chatcore.people.linking import LinkedCard


class LinkPreviewCard(Shape, frozen=True, kw_only=True):
    """A page that a message leads to, in its own words. No picture: the reader asks nobody else for anything."""

    url: str
    title: str
    description: str
    site: str


class MessagePreviews(Shape, frozen=True, kw_only=True):
    """The previews of a message; ``removable``: the viewer may take them away.

    ``inside``: it leads to places of this site; ``goals`` are those that the viewer may see.
    """

    message: str
    previews: list[LinkPreviewCard]
    removable: bool
    inside: bool = False
    goals: list[LinkedCard] = []


class PreviewSettingCard(Shape, frozen=True, kw_only=True):
    on: bool
