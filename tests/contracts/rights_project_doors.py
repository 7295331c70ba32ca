"""The doors of projects in the rights matrix."""

from chatcore.communities import policies as of_community
from rooms.spaces import policies as of_project
from tests.contracts.rights_doors import COMMUNITY, PROJECT, Door

# Chloé and Paul hold it; Bruno has asked to come in.
PROJECT_DOORS: dict[tuple[str, str], Door] = {
    ("get", "communities/<str:community>/projects/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/projects/"): Door(
        COMMUNITY,
        lambda its: of_community.why_not_browse_people(its) or of_project.why_not_create(its),
        lambda w, k: {"title": "Digue"},
    ),
    ("get", "projects/<str:project>/"): Door(PROJECT),
    ("patch", "projects/<str:project>/"): Door(
        PROJECT, of_project.why_not_change, lambda w, k: {"summary": "Du courant à quai."}
    ),
    ("delete", "projects/<str:project>/"): Door(PROJECT, of_project.why_not_archive),
    ("get", "projects/<str:project>/people/"): Door(PROJECT),
    ("put", "projects/<str:project>/people/me/"): Door(PROJECT, of_project.why_not_ask),
    ("delete", "projects/<str:project>/people/me/"): Door(PROJECT, of_project.why_not_leave),
    ("patch", "projects/<str:project>/people/<str:person>/"): Door(
        PROJECT, of_project.why_not_change, lambda w, k: {"role": "participant"}
    ),
    ("delete", "projects/<str:project>/people/<str:person>/"): Door(
        PROJECT, of_project.why_not_change
    ),
    ("get", "projects/<str:project>/entrances/"): Door(PROJECT, of_project.why_not_change),
    ("post", "projects/<str:project>/entrances/"): Door(
        PROJECT, of_project.why_not_invite, lambda w, k: {"people": [str(w.paul.id)]}
    ),
    ("delete", "projects/<str:project>/entrances/me/"): Door(PROJECT, of_project.why_not_withdraw),
    ("put", "projects/<str:project>/entrances/<str:person>/"): Door(
        PROJECT, of_project.why_not_invite
    ),
    ("delete", "projects/<str:project>/entrances/<str:person>/"): Door(
        PROJECT, of_project.why_not_change
    ),
    ("get", "projects/<str:project>/milestones/"): Door(PROJECT),
    ("post", "projects/<str:project>/milestones/"): Door(
        PROJECT, of_project.why_not_work, lambda w, k: {"title": "Essais"}
    ),
    ("patch", "projects/<str:project>/milestones/<str:milestone>/"): Door(
        PROJECT, of_project.why_not_work, lambda w, k: {"done": True}
    ),
    ("delete", "projects/<str:project>/milestones/<str:milestone>/"): Door(
        PROJECT, of_project.why_not_work
    ),
    ("get", "projects/<str:project>/documents/"): Door(PROJECT),
    ("post", "projects/<str:project>/documents/"): Door(
        PROJECT, of_project.why_not_work, lambda w, k: {"title": "Devis", "text": "Cher."}
    ),
    ("patch", "projects/<str:project>/documents/<str:document>/"): Door(
        PROJECT, of_project.why_not_work, lambda w, k: {"title": "Relevé"}
    ),
    ("delete", "projects/<str:project>/documents/<str:document>/"): Door(
        PROJECT, of_project.why_not_work
    ),
}
