"""Where the doors of the rights matrix are: the addresses of its objects, and of objects that are not there."""

from chatcore.foundation.ids import new_id
from rooms.polls.models import Poll
from tests.contracts.rights_world import RightsWorld


def address(world: RightsWorld, route: str, kind: str, missing: str | None = None) -> str:
    """Return the address of a door at an object, or at ``missing`` in the object's place."""
    names = {
        "<str:room>": str(world.rooms[kind].id),
        "<str:file>": world.files[kind],
        "<str:size>": "small",
        "<str:message>": str(world.messages[kind].id),
        "<str:publication>": str(world.publication.id),
        "<str:poll>": str(Poll.objects.get().id),
        "<str:task>": "1",
        "<str:name>": "phare",
        "<str:option>": "3",
        "<str:announcement>": str(world.messages["announcement"].announcement.id),
        "<str:club>": str(world.club.id),
        "<str:vote>": str(world.vote.id),
        "<str:topic>": str(world.topic.id),
        "<str:community>": str(world.community.id),
        "<str:group>": str(world.group.id),
        "<str:opening>": str(world.opening.id),
        "<str:accord>": str(world.accord.id),
        "<str:component>": str(world.component.id),
        "<str:batch>": str(world.batch.id),
        "<str:invitation>": str(world.invitation.id),
        "<str:key>": str(world.invitation.id),
        "<str:session_id>": str(new_id()),
        "<str:token_id>": str(new_id()),
        "<str:person>": str(world.paul.id),
        "<str:project>": str(world.project.id),
        "<str:version>": "1",
        "<str:milestone>": str(world.milestone.id),
        "<str:document>": str(world.document.id),
        "<str:bot>": str(world.bot.id),
        "<str:role>": str(world.own_role.id),
        "<str:status>": str(world.own_status.id),
        "<str:entry>": str(world.site_entry.id),
        "<str:mandate>": str(world.mandate.id),
        "<str:emoji>": "👍",
        "<str:place>": "logo",
        "<str:number>": "1",
        "<str:planned>": str(new_id()),
        "<str:recurring>": str(new_id()),
        "<str:snippet>": str(new_id()),
        "<str:template>": str(world.template.id),
        "<str:case>": str(world.moderated.case.id),
        "<str:word>": str(world.moderated.word.id),
        "<str:time_out>": str(world.moderated.time_out.id),
        **{f"<str:{one}>": str(new_id()) for one in ("report", "decision", "held")},
    }
    if route.endswith("rule/"):
        names["<str:group>"] = str(world.ruled.id)
    if "components/batches/" in route:
        names["<str:batch>"] = str(world.component_batch.id)
    first = route[route.index("<") : route.index(">") + 1] if "<" in route else None
    if first and missing is not None:
        names[first] = missing
    for name, value in names.items():
        route = route.replace(name, value)
    return f"/api/v1/{route}"
