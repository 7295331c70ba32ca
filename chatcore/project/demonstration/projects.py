"""The projects of the demonstration begin: through the actions of the product, as everything else."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.spaces.actions.documents import add_document
from rooms.spaces.actions.entrances import ask_to_join, invite_to_project
from rooms.spaces.actions.milestones import add_milestone, change_milestone
from rooms.spaces.actions.projects import create_project
from rooms.spaces.models import Project

_FILE = Path(__file__).parent / "projects.toml"


def begin_projects(community: Community, people: Mapping[str, Person]) -> list[Project]:
    """Make every project of the file, with its people, milestones and documents."""
    plans = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [_begin(plan, community, people) for plan in plans.values()]


def _begin(plan: dict[str, Any], community: Community, people: Mapping[str, Person]) -> Project:
    holder = people[plan["holder"]]
    project = create_project(
        actor=holder,
        community_id=community.id,
        title=plan["title"],
        summary=plan["summary"],
        description=plan["description"],
        state="open",
    )
    invited = [people[key] for key in plan["people"]]
    invite_to_project(actor=holder, people=[str(one.id) for one in invited], project_id=project.id)
    for person in invited:
        ask_to_join(actor=person, project_id=project.id)
    for key, message in plan["asks"].items():
        ask_to_join(actor=people[key], message=message, project_id=project.id)
    _plan_milestones(holder, project, plan["milestones"])
    for document in (*plan["links"], *plan["notes"]):
        add_document(actor=holder, project_id=project.id, **document)
    return project


def _plan_milestones(holder: Person, project: Project, steps: Iterable[Mapping[str, Any]]) -> None:
    """Add the milestones; ``due`` is counted in days from today."""
    today: date = now().date()
    for step in steps:
        due = (today + timedelta(days=step["due"])).isoformat() if "due" in step else None
        milestone = add_milestone(actor=holder, project_id=project.id, title=step["title"], due=due)
        if step.get("done"):
            change_milestone(
                actor=holder, project_id=project.id, milestone_id=milestone.id, done=True
            )
