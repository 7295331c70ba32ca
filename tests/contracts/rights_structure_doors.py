"""The doors of communities, their groups, components, roles and pages in the rights matrix."""

from typing import Any

from chatcore.communities import group_policies as of_group
from chatcore.communities import policies as of_community
from tests.contracts.rights_doors import COMMUNITY, COMPONENT, GROUP, OPEN, RULED, SITE_ENTRY, Door


def _says(words: str) -> dict[str, Any]:
    return {"match": "all", "conditions": [{"fact": "trade", "value": words}]}


STRUCTURE_DOORS: dict[tuple[str, str], Door] = {
    ("get", "communities/<str:community>/"): Door(COMMUNITY),
    ("patch", "communities/<str:community>/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"description": "Ports."}
    ),
    ("put", "communities/<str:community>/pictures/<str:place>/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("delete", "communities/<str:community>/pictures/<str:place>/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "communities/<str:community>/presentation/"): Door(COMMUNITY),
    ("get", "communities/<str:community>/presentation/draft/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("put", "communities/<str:community>/presentation/draft/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"blocks": []}
    ),
    ("delete", "communities/<str:community>/presentation/draft/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("post", "communities/<str:community>/presentation/pictures/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("post", "communities/<str:community>/presentation/publication/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "communities/<str:community>/presentation/editions/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "communities/<str:community>/presentation/editions/<str:number>/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("post", "communities/<str:community>/presentation/editions/<str:number>/restoration/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "communities/<str:community>/presentation/templates/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("put", "communities/<str:community>/presentation/template/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"template": "university"}
    ),
    ("delete", "communities/<str:community>/presentation/template/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "presentation-templates/"): Door("staff"),
    ("post", "presentation-templates/"): Door(
        "community of the staff",
        body=lambda w, k: {"community": str(w.community.id), "name": "Promotion"},
    ),
    ("patch", "presentation-templates/<str:template>/"): Door(
        "staff", body=lambda w, k: {"name": "Ports"}
    ),
    ("delete", "presentation-templates/<str:template>/"): Door("staff"),
    ("get", "communities/<str:community>/invitation-kit/"): Door(
        COMMUNITY, of_community.why_not_invite
    ),
    ("get", "public/communities/<str:slug>/"): Door(OPEN),
    ("get", "communities/<str:community>/people/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("delete", "communities/<str:community>/people/me/"): Door(
        COMMUNITY, of_community.why_not_leave
    ),
    ("get", "site/communities/"): Door("staff"),
    ("get", "communities/<str:community>/site-entries/"): Door(
        COMMUNITY, of_community.why_not_read_trace
    ),
    ("post", "communities/<str:community>/site-entries/"): Door(
        SITE_ENTRY, body=lambda w, k: {"reason": "Aider à régler les rôles."}
    ),
    ("delete", "communities/<str:community>/site-entries/<str:entry>/"): Door(SITE_ENTRY),
    ("patch", "communities/<str:community>/people/<str:person>/"): Door(
        COMMUNITY, of_community.why_not_manage_people, lambda w, k: {"role": "animator"}
    ),
    ("delete", "communities/<str:community>/people/<str:person>/"): Door(
        COMMUNITY, of_community.why_not_manage_people
    ),
    ("get", "communities/<str:community>/invitations/"): Door(
        COMMUNITY, of_community.why_not_invite
    ),
    ("post", "communities/<str:community>/invitations/"): Door(
        COMMUNITY, of_community.why_not_invite, lambda w, k: {"email": "lea@rivages.example"}
    ),
    ("get", "communities/<str:community>/groups/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("get", "communities/<str:community>/roles/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/roles/"): Door(
        COMMUNITY, of_community.why_not_manage_roles, lambda w, k: {"name": "Juré"}
    ),
    ("patch", "communities/<str:community>/roles/"): Door(
        COMMUNITY,
        of_community.why_not_manage_roles,
        lambda w, k: {"cells": {"member": {"create_group": "no"}}},
    ),
    ("get", "communities/<str:community>/roles/export/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("patch", "communities/<str:community>/roles/<str:role>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles, lambda w, k: {"name": "Marraine"}
    ),
    ("delete", "communities/<str:community>/roles/<str:role>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles
    ),
    ("get", "communities/<str:community>/mandates/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/mandates/"): Door(
        COMMUNITY,
        of_community.why_not_manage_roles,
        lambda w, k: {"person": str(w.paul.id), "role": "animator"},
    ),
    ("get", "communities/<str:community>/mandates/<str:mandate>/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("patch", "communities/<str:community>/mandates/<str:mandate>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles, lambda w, k: {"ends_at": None}
    ),
    ("delete", "communities/<str:community>/mandates/<str:mandate>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles
    ),
    ("get", "communities/<str:community>/rights/"): Door(COMMUNITY),
    ("get", "communities/<str:community>/bots/"): Door(COMMUNITY, of_community.why_not_manage_bots),
    ("post", "communities/<str:community>/bots/"): Door(
        COMMUNITY, of_community.why_not_manage_bots, lambda w, k: {"name": "Phare"}
    ),
    ("delete", "communities/<str:community>/bots/<str:bot>/"): Door(
        COMMUNITY, of_community.why_not_manage_bots
    ),
    ("post", "communities/<str:community>/groups/"): Door(
        COMMUNITY, of_community.why_not_create_group, lambda w, k: {"name": "Remorqueurs"}
    ),
    ("get", "groups/<str:group>/"): Door(GROUP, of_group.why_not_see),
    ("patch", "groups/<str:group>/"): Door(
        GROUP, of_group.why_not_change, lambda w, k: {"name": "Pilotes"}
    ),
    ("delete", "groups/<str:group>/"): Door(GROUP, of_group.why_not_archive),
    ("get", "groups/<str:group>/members/"): Door(GROUP, of_group.why_not_see),
    ("delete", "groups/<str:group>/members/me/"): Door(GROUP, of_group.why_not_leave),
    ("put", "groups/<str:group>/members/<str:person>/"): Door(
        GROUP, of_group.why_not_change, lambda w, k: {"status": "observer"}
    ),
    ("delete", "groups/<str:group>/members/<str:person>/"): Door(GROUP, of_group.why_not_change),
    ("get", "groups/<str:group>/rule/"): Door(RULED, of_group.why_not_see),
    ("put", "groups/<str:group>/rule/"): Door(
        RULED, of_group.why_not_rule, lambda w, k: _says("pilote")
    ),
    ("post", "communities/<str:community>/group-trials/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"rule": _says("pilote")}
    ),
    ("put", "groups/<str:group>/mute/"): Door(GROUP, of_group.why_not_mute),
    ("delete", "groups/<str:group>/mute/"): Door(GROUP, of_group.why_not_mute),
    ("post", "groups/<str:group>/imports/"): Door(
        GROUP, of_group.why_not_change, lambda w, k: {"text": w.paul.email, "dry_run": False}
    ),
    ("delete", "groups/<str:group>/imports/<str:batch>/"): Door(GROUP, of_group.why_not_change),
    ("get", "communities/<str:community>/components/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/components/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"name": "Lettres"}
    ),
    ("post", "communities/<str:community>/components/imports/"): Door(
        COMMUNITY,
        of_community.why_not_change,
        lambda w, k: {"text": w.paul.email, "component": str(w.component.id), "dry_run": False},
    ),
    ("delete", "communities/<str:community>/components/batches/<str:batch>/"): Door(
        "community", of_community.why_not_change
    ),
    ("get", "components/<str:component>/"): Door(COMPONENT, of_community.why_not_browse_people),
    ("patch", "components/<str:component>/"): Door(
        COMPONENT, of_community.why_not_change, lambda w, k: {"name": "Sciences de la mer"}
    ),
    ("delete", "components/<str:component>/"): Door(COMPONENT, of_community.why_not_change),
    ("put", "components/<str:component>/people/<str:person>/"): Door(
        COMPONENT, of_community.why_not_change
    ),
    ("delete", "components/<str:component>/people/<str:person>/"): Door(
        COMPONENT, of_community.why_not_change
    ),
    ("get", "communities/<str:community>/group-statuses/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/group-statuses/"): Door(
        COMMUNITY, of_community.why_not_manage_roles, lambda w, k: {"name": "Juré"}
    ),
    ("patch", "communities/<str:community>/group-statuses/<str:status>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles, lambda w, k: {"name": "Tutrice"}
    ),
    ("delete", "communities/<str:community>/group-statuses/<str:status>/"): Door(
        COMMUNITY, of_community.why_not_manage_roles
    ),
}
