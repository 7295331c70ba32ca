"""The trees of components: made, renamed, moved, archived; who belongs where, and who may say so."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.components import add_component, move_component
from chatcore.communities.actions.groups import create_group
from chatcore.communities.models import Component
from chatcore.communities.models.component import path_below
from chatcore.communities.selectors.components import ancestors_of, descendants_of
from chatcore.foundation.ids import new_id
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.components import change, put, told, tree_of
from tests.worlds.people import client_of, registered


def test_an_administrator_adds_a_component_and_others_see_it(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/components/"
    made = client_of(world.ada).post(path, {"name": " Sciences "}, format="json")
    assert made.status_code == 201, made.content
    card = made.json()
    assert (card["name"], card["parent"], card["people_count"]) == ("Sciences", None, 0)
    below = client_of(world.ada).post(
        path, {"name": "Physique", "parent": card["id"]}, format="json"
    )
    assert below.json()["parent"] == card["id"]
    assert told(world) == ["component.created", "component.created"]
    assert Trace.objects.filter(action="component.created", object_id=card["id"]).exists()
    assert list(tree_of(world)) == ["Sciences", "Physique"]


def test_members_do_not_change_the_tree_and_guests_do_not_see_it(
    world: Rivages, trees: dict[str, Component]
) -> None:
    path = f"/api/v1/communities/{world.community.id}/components/"
    for refused in (world.chloe, world.bruno):
        assert client_of(refused).post(path, {"name": "Droit"}, format="json").status_code == 403
        assert change(trees["Chimie"], refused, name="Chimies").status_code == 403
        assert put(trees["Chimie"], refused, refused).status_code == 403
    dede = client_of(world.dede)
    assert dede.get(path).status_code == 403
    assert dede.get(f"/api/v1/components/{trees['Chimie'].id}/").status_code == 403


def test_hidden_and_missing_components_are_one_answer_at_one_cost(
    world: Rivages, trees: dict[str, Component]
) -> None:
    zoe = registered("Zoé Blanc", email="zoe@cimes.example")
    client, answers, costs = client_of(zoe), [], []
    for id_ in (trees["Chimie"].id, new_id(), "rien"):
        with CaptureQueriesContext(connection) as queries:
            answers.append(client.get(f"/api/v1/components/{id_}/").json())
        costs.append(len(queries))
    assert answers[0] == answers[1] == answers[2] and answers[0]["code"] == "not_found"
    assert len(set(costs)) == 1


def test_two_of_one_name_are_not_side_by_side(world: Rivages, trees: dict[str, Component]) -> None:
    path = f"/api/v1/communities/{world.community.id}/components/"
    again = client_of(world.ada).post(path, {"name": "sciénces"}, format="json")
    assert (again.status_code, again.json()["code"]) == (409, "name_taken")
    assert change(trees["Chimie"], world.ada, name="PHYSIQUE").status_code == 409
    elsewhere = client_of(world.ada).post(
        path, {"name": "Chimie", "parent": str(trees["Lettres"].id)}, format="json"
    )
    assert elsewhere.status_code == 201
    assert change(trees["Chimie"], world.ada, parent=str(trees["Lettres"].id)).status_code == 409


def test_bad_names_and_dimensions_are_refused(world: Rivages) -> None:
    path, ada = f"/api/v1/communities/{world.community.id}/components/", client_of(world.ada)
    for body, status in (
        ({"name": " "}, 400),
        ({"name": "x" * 121}, 413),
        ({"name": "Sciences / Physique"}, 400),
        ({"name": "Droit", "dimension": "couleur"}, 400),
        ({"name": "Droit", "parent": "rien"}, 404),
        ({"name": "Droit", "parent": str(new_id())}, 404),
        ({"name": 3}, 400),
    ):
        assert ada.post(path, body, format="json").status_code == status, body


def test_a_component_moves_with_all_that_is_below_it(
    world: Rivages, trees: dict[str, Component]
) -> None:
    before = len(told(world))
    answer = change(trees["Physique"], world.ada, parent=str(trees["Lettres"].id))
    assert answer.json()["parent"] == str(trees["Lettres"].id)
    optics = Component.objects.get(name="Optique")
    assert [one.name for one in ancestors_of(optics)] == ["Lettres", "Physique"]
    assert [one.name for one in descendants_of(trees["Sciences"])] == ["Chimie"]
    assert told(world, before) == ["component.changed"]
    assert change(trees["Physique"], world.ada, parent=None).json()["parent"] is None
    assert [one.name for one in ancestors_of(Component.objects.get(name="Optique"))] == ["Physique"]
    trace = Trace.objects.filter(action="component.moved").latest("id")
    assert trace.before == {"parent": str(trees["Lettres"].id)} and trace.after == {"parent": None}


def test_its_place_among_the_others_is_chosen(world: Rivages, trees: dict[str, Component]) -> None:
    change(trees["Lettres"], world.ada, position=0)
    assert [n for n in tree_of(world) if n in ("Lettres", "Sciences")] == ["Lettres", "Sciences"]
    before = len(told(world))
    change(trees["Lettres"], world.ada, position=0)
    assert told(world, before) == []
    assert change(trees["Lettres"], world.ada, position=-1).status_code == 400


def test_cycles_are_refused_in_words(world: Rivages, trees: dict[str, Component]) -> None:
    for parent in ("Physique", "Optique"):
        refused = change(trees["Physique"], world.ada, parent=str(trees[parent].id))
        assert refused.status_code == 400 and "sous elle-même" in refused.json()["detail"]
    refused = change(trees["Physique"], world.ada, parent=str(trees["Master"].id))
    assert refused.status_code == 400 and "deux arbres" in refused.json()["detail"]


def test_the_tree_has_six_levels(world: Rivages, trees: dict[str, Component]) -> None:
    last = trees["Optique"]
    for name in ("Lasers", "Fibres", "Soudure"):
        last = add_component(
            actor=world.ada, community_id=world.community.id, name=name, parent_id=last.id
        )
    path = f"/api/v1/communities/{world.community.id}/components/"
    deeper = client_of(world.ada).post(
        path, {"name": "Trop", "parent": str(last.id)}, format="json"
    )
    assert deeper.status_code == 400 and "6 niveaux" in deeper.json()["detail"]
    moved = change(trees["Sciences"], world.ada, parent=str(trees["Lettres"].id))
    assert moved.status_code == 400 and "6 niveaux" in moved.json()["detail"]


def test_what_is_not_empty_is_archived_only_when_one_says_where_it_goes(
    world: Rivages, trees: dict[str, Component]
) -> None:
    put(trees["Physique"], world.ada, world.chloe)
    group = create_group(actor=world.chloe, community_id=world.community.id, name="Lasers")
    placed = client_of(world.ada).patch(
        f"/api/v1/groups/{group.id}/", {"component": str(trees["Physique"].id)}, format="json"
    )
    assert placed.json()["component"] == str(trees["Physique"].id)
    client, path = client_of(world.ada), f"/api/v1/components/{trees['Physique'].id}/"
    refused = client.delete(path)
    assert (refused.status_code, refused.json()["code"]) == (409, "component_not_empty")
    for nowhere in (trees["Physique"], trees["Optique"], trees["Master"]):
        assert client.delete(f"{path}?to={nowhere.id}").status_code == 400
    assert client.delete(f"{path}?to={new_id()}").status_code == 404
    assert client.delete(f"{path}?to={trees['Lettres'].id}").status_code == 200
    tree = tree_of(world)
    assert "Physique" not in tree
    assert tree["Optique"]["parent"] == str(trees["Lettres"].id)
    assert tree["Lettres"]["people_count"] == 1
    group.refresh_from_db()
    assert group.component == trees["Lettres"]
    assert "component.removed" in told(world) and told(world)[-1] == "group.changed"
    assert client.delete(path).status_code == 200


def test_an_archived_component_is_opened_again(world: Rivages, trees: dict[str, Component]) -> None:
    path = f"/api/v1/components/{trees['Chimie'].id}/"
    client_of(world.ada).delete(path)
    assert change(trees["Chimie"], world.ada, name="Chimies").status_code == 409
    assert put(trees["Chimie"], world.ada, world.chloe).status_code == 409
    answer = change(trees["Chimie"], world.ada, archived=False, name="Chimie verte")
    assert (answer.json()["archived_at"], answer.json()["name"]) == (None, "Chimie verte")
    assert told(world)[-2:] == ["component.created", "component.changed"]


def test_only_those_who_administer_the_community_place_a_group(
    world: Rivages, trees: dict[str, Component]
) -> None:
    group = create_group(actor=world.chloe, community_id=world.community.id, name="Lasers")
    path, body = f"/api/v1/groups/{group.id}/", {"component": str(trees["Physique"].id)}
    assert client_of(world.chloe).patch(path, body, format="json").status_code == 403
    assert client_of(world.ada).patch(path, {"component": "rien"}, format="json").status_code == 404
    assert client_of(world.ada).patch(path, body, format="json").status_code == 200
    cleared = client_of(world.ada).patch(path, {"component": None}, format="json")
    assert cleared.json()["component"] is None


def test_components_of_another_community_are_no_place(
    world: Rivages, trees: dict[str, Component]
) -> None:
    cimes = create_community(actor=world.ada, name="Réseau Cimes")
    alps = add_component(actor=world.ada, community_id=cimes.id, name="Alpes")
    assert change(trees["Chimie"], world.ada, parent=str(alps.id)).status_code == 404
    put(trees["Chimie"], world.ada, world.chloe)
    path = f"/api/v1/communities/{world.community.id}/people/?component={alps.id}"
    assert client_of(world.ada).get(path).status_code == 404


def test_two_thousand_components_are_read_with_one_query(world: Rivages) -> None:
    roots = [_made(world, None, f"Faculté {n}") for n in range(20)]
    below = [_made(world, root, f"Département {n}") for root in roots for n in range(9)]
    sections = [_made(world, one, f"Section {n}") for one in below for n in range(10)]
    for level in (roots, below, sections):
        Component.objects.bulk_create(level)
    client = client_of(world.chloe)
    path = f"/api/v1/communities/{world.community.id}/components/"
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(path).json()["results"]) == 2000
    few = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert descendants_of(roots[0]).count() == 99
        assert [one.name for one in ancestors_of(sections[-1])] == ["Faculté 19", "Département 8"]
    assert len(queries) == 2
    assert few <= 10
    move_component(actor=world.ada, component_id=below[0].id, parent_id=roots[0].id, position=3)
    refused = client_of(world.ada).post(path, {"name": "De trop"}, format="json")
    assert refused.status_code == 413 and "2000" in refused.json()["detail"]


def _made(world: Rivages, parent: Component | None, name: str) -> Component:
    one = Component(id=new_id(), community=world.community, parent=parent, name=name)
    one.path = path_below(parent, one.id)
    return one
