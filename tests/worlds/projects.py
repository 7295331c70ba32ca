"""A project of the small world: Chloé holds it, Bruno takes part."""

from rooms.spaces.actions.entrances import ask_to_join, invite_to_project
from rooms.spaces.actions.projects import create_project
from rooms.spaces.models import Project
from tests.worlds.rivages import World


def a_project(world: World, **fields: str) -> Project:
    made = {"title": "Bornes de quai", "state": "open", **fields}
    project = create_project(actor=world.chloe, community_id=world.community.id, **made)
    if project.state != "draft":
        invite_to_project(actor=world.chloe, project_id=project.id, people=[str(world.bruno.id)])
        ask_to_join(actor=world.bruno, project_id=project.id)
    return project
