"""What happens to the components of a community, on its stream."""

from chatcore.communities.component_cards import ComponentCard
from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class ComponentCreated(StreamEvent, frozen=True, kw_only=True, tag="component.created"):
    """The community has a component more, or one that was archived again."""

    component: ComponentCard


@event
class ComponentChanged(StreamEvent, frozen=True, kw_only=True, tag="component.changed"):
    """A component has another name or another place, or others belong to it."""

    component: ComponentCard


@event
class ComponentRemoved(StreamEvent, frozen=True, kw_only=True, tag="component.removed"):
    """A component was archived: it is in no tree any more."""

    component_id: str
