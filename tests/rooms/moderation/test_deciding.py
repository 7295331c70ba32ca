"""Who decides a case, with which reasons, and the appeal that another person answers."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.models import Membership
from chatcore.files.models import File
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live import log
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.models import Message, Reaction, Removal
from rooms.moderation.actions.upkeep import clear_evidence, remind_of_late
from rooms.moderation.models import Case, Decision, Report
from tests.rooms.conversations.asking import done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.rooms.moderation.handling import REASONS, decided, reported, the_case, told
from tests.worlds.files import examined, photo, sent
from tests.worlds.rivages import half_a_minute_later, say


def test_an_appeal_is_answered_by_another_and_gives_the_message_back(quay: Quay) -> None:
    world = quay.world
    reported(world.chloe, say(quay.emile, "Une vivacité de ton", world.quay))
    case = the_case(world, world.bruno)
    decided(world.bruno, case, "remove")
    (statement,) = shown(quay.emile, "statements/")["results"]
    path = f"statements/{statement['id']}/appeal/"
    body = {"words": "Je parlais du vent, pas de quelqu’un."}
    done(quay.emile, "post", path, body)
    assert refused(quay.emile, "post", path, body)[:2] == (403, "forbidden")
    assert (
        "Un recours attend une réponse",
        f"/communautes/{world.community.id}/moderation/{case['id']}",
    ) in told(world.ada)
    answer = {"outcome": "nothing", "answer": "Le recours est fondé."}
    assert refused(world.bruno, "post", f"cases/{case['id']}/decision/", answer)[:2] == (
        403,
        "forbidden",
    )
    assert shown(world.bruno, f"cases/{case['id']}/")["abilities"]["decide"] is False
    done(world.ada, "post", f"cases/{case['id']}/decision/", answer)
    page = shown(world.chloe, f"rooms/{world.quay.id}/messages/")["results"]
    assert page[0]["text"] == "Une vivacité de ton" and page[0]["author"]["name"] == "Émile Cariou"
    final = shown(quay.emile, "statements/")["results"][0]
    assert final["final"] and not final["may_appeal"]
    assert told(quay.emile)[0][0] == "Aucune mesure"


def test_what_is_given_back_is_at_its_place_with_its_files_and_reactions(
    quay: Quay, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    world = quay.world
    card = sent(quay.emile, world.quay, "vent.jpg", photo())
    said = say(quay.emile, "Une **vivacité** de ton", world.quay, attachments=[card["id"]])
    examined()
    done(world.chloe, "put", f"messages/{said.id}/reactions/👍/")
    say(world.chloe, "Entre-temps", world.quay)
    before = shown(world.chloe, f"messages/{said.id}/")
    reported(world.chloe, said)
    decided(world.bruno, the_case(world, world.bruno), "remove")
    assert refused(world.chloe, "get", f"messages/{said.id}/")[0] == 404
    assert refused(world.chloe, "get", f"files/{card['id']}/")[0] == 404
    assert not Message.objects.filter(text__contains="vivacité").exists()
    assert not Event.objects.filter(body__contains="vivacité").exists()
    half_a_minute_later()
    (statement,) = shown(quay.emile, "statements/")["results"]
    body = {"words": "Je parlais du vent, pas de quelqu’un."}
    done(quay.emile, "post", f"statements/{statement['id']}/appeal/", body)
    decided(world.ada, the_case(world, world.ada), "nothing")
    assert shown(world.chloe, f"messages/{said.id}/") == before
    assert Event.objects.filter(stream=world.quay.stream).latest("seq").type == "message.restored"
    assert not Removal.objects.exists()


def test_what_was_removed_goes_for_good_when_nobody_can_appeal(
    quay: Quay, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    world = quay.world
    card = sent(quay.emile, world.quay, "vent.jpg", photo())
    said = say(quay.emile, "Espèce d’incapable", world.quay, attachments=[card["id"]])
    done(world.chloe, "put", f"messages/{said.id}/reactions/👍/")
    reported(world.chloe, said)
    decided(world.bruno, the_case(world, world.bruno), "remove")
    assert File.objects.count() == 1 and Removal.objects.count() == 1
    with time_machine.travel(now() + timedelta(days=190)):
        assert clear_evidence() == 1
    assert not (File.objects.exists() or Removal.objects.exists() or Reaction.objects.exists())


def test_who_reported_appeals_too_once_and_within_six_months(quay: Quay) -> None:
    world = quay.world
    receipt = reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    decided(world.bruno, the_case(world, world.bruno), "nothing")
    (answer,) = shown(world.chloe, f"reports/{receipt['id']}/")["answers"]
    path = f"reports/{receipt['id']}/appeal/"
    body = {"decision": answer["id"], "words": "Ce n’était pas la première fois."}
    decision, made = Decision.objects.get(), Report.objects.get()
    age = timedelta(days=200)
    Report.objects.update(made_at=made.made_at - age)
    Decision.objects.update(decided_at=decision.decided_at - age)
    assert refused(world.chloe, "post", path, body)[:2] == (403, "forbidden")
    assert not shown(world.chloe, f"reports/{receipt['id']}/")["answers"][0]["may_appeal"]
    Decision.objects.update(decided_at=decision.decided_at)
    assert refused(world.chloe, "post", path, {**body, "words": "Non"})[2] == "$.words"
    assert refused(quay.emile, "post", path, body)[0] == 404
    done(world.chloe, "post", path, body)
    case = the_case(world, world.ada, "?state=appealed")
    assert case["decisions"][0]["appeals"][0]["side"] == "reporter"
    decided(world.ada, case, "warn")
    assert told(quay.emile)[0][0] == "Un avertissement vous est adressé"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"outcome": "release"}, "$.outcome"),
        ({"outcome": "warn", "facts": ""}, "$.facts"),
        ({"outcome": "warn", "ground": "humeur"}, "$.ground"),
        ({"outcome": "remove", "reference": " "}, "$.reference"),
        ({"outcome": "nothing", "answer": ""}, "$.answer"),
        ({"outcome": "time_out"}, "$.until"),
        ({"outcome": "time_out", "until": "2020-01-01T00:00:00Z"}, "$.until"),
        ({"outcome": "time_out", "until": "2199-01-01T00:00:00Z"}, "$.until"),
    ],
)
def test_a_decision_without_its_reasons_is_none(
    quay: Quay, body: dict[str, Any], path: str
) -> None:
    world = quay.world
    reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    case = the_case(world, world.bruno)
    answer = refused(world.bruno, "post", f"cases/{case['id']}/decision/", {**REASONS, **body})
    assert answer == (400, "invalid", path)
    assert Case.objects.get().state == "open"


def test_a_case_is_taken_given_and_handed_to_administrators(quay: Quay) -> None:
    world = quay.world
    marc = Person.objects.create(email="marc@rivages.example", name="Marc Inizan")
    Membership.objects.create(community=world.community, person=marc, role="animator")
    reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    case = the_case(world, world.bruno)
    path = f"cases/{case['id']}/assignee/"
    assert (
        done(world.bruno, "put", path, {"person": str(world.bruno.id)})["assignee"]["name"]
        == "Bruno Le Goff"
    )
    assert the_case(world, world.bruno, "?assignee=me")
    assert (
        done(world.bruno, "put", path, {"person": str(marc.id)})["assignee"]["name"]
        == "Marc Inizan"
    )
    assert told(marc)[0][0] == "Un dossier vous est confié"
    assert refused(world.bruno, "put", path, {"person": str(world.chloe.id)})[2] == "$.person"
    referral = f"cases/{case['id']}/referral/"
    assert refused(world.bruno, "put", referral, {"words": "Trop"})[2] == "$.words"
    done(world.bruno, "put", referral, {"words": "Il s’agit d’un ancien élu."})
    body = {"outcome": "nothing", **REASONS}
    assert refused(world.bruno, "post", f"cases/{case['id']}/decision/", body)[:2] == (
        403,
        "forbidden",
    )
    decided(world.ada, case, "warn")
    assert refused(world.ada, "post", f"cases/{case['id']}/decision/", body)[:2] == (
        403,
        "forbidden",
    )


def test_who_administers_a_group_moderates_its_people_and_nobody_else(quay: Quay) -> None:
    from chatcore.communities.actions.groups import create_group
    from chatcore.communities.actions.mandates import give_mandate

    world = quay.world
    group = create_group(actor=world.ada, community_id=str(world.community.id), name="Escale")
    give_mandate(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        role="group_administrator",
        group_id=group.id,
    )
    reported(world.bruno, say(quay.emile, "Espèce d’incapable", world.quay))
    path = f"communities/{world.community.id}/cases/"
    assert shown(world.chloe, path)["results"] == []
    assert refused(world.chloe, "get", f"cases/{Case.objects.get().id}/")[0] == 404
    from chatcore.communities.models import GroupMember

    GroupMember.objects.create(group=group, person=quay.emile)
    reported(world.ada, say(quay.emile, "Et encore une", world.quay))
    assert told(world.chloe)[0][0] == "Nouveau signalement : Harcèlement ou intimidation"
    Case.objects.order_by("-id")[0].delete()
    case = the_case(world, world.chloe)
    decided(world.chloe, case, "warn")
    assert refused(world.chloe, "get", f"communities/{world.community.id}/filter/")[0] == 403


def test_what_is_late_is_said_once_and_copies_are_not_kept_for_ever(quay: Quay) -> None:
    world = quay.world
    reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    assert remind_of_late() == 0
    with time_machine.travel(now() + timedelta(hours=73)):
        assert remind_of_late() == 1 and remind_of_late() == 0
        assert told(world.bruno)[0][0] == "Un dossier attend depuis trop longtemps"
        assert the_case(world, world.bruno)["late"]
    decided(world.bruno, the_case(world, world.bruno), "warn")
    assert clear_evidence() == 0
    with time_machine.travel(now() + timedelta(days=190)):
        assert clear_evidence() == 1
    assert Case.objects.get().evidence == {}


def test_those_who_moderate_hear_live_that_the_queue_is_another(quay: Quay) -> None:
    world = quay.world
    Worker().drain()
    before = {one: log.head_of(f"user:{one.id}") for one in (world.bruno, world.chloe, quay.emile)}
    reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    Worker().drain()
    types = {
        person.name: [event.type for event in log.after(f"user:{person.id}", seq)]
        for person, seq in before.items()
    }
    assert types == {
        "Bruno Le Goff": ["notice.raised", "moderation.changed"],
        "Chloé Martin": [],
        "Émile Cariou": [],
    }
    texts = [event.text for event in log.after(f"user:{world.bruno.id}", before[world.bruno])]
    assert not any("incapable" in text or "Chloé" in text for text in texts)


def test_the_queue_costs_the_same_however_many_cases_there_are(quay: Quay) -> None:
    world = quay.world
    invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(world.dede.id)])

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            shown(world.bruno, f"communities/{world.community.id}/cases/")
        return len(queries)

    reported(world.chloe, say(quay.emile, "Une", world.quay))
    cost()
    first = cost()
    for n in range(5):
        reported(world.chloe, say(world.dede, f"Insulte {n}", world.quay))
    assert cost() == first


def test_who_moderates_a_part_is_shown_the_way_to_it_and_only_while_it_is_theirs(
    quay: Quay,
) -> None:
    from chatcore.communities.actions.groups import create_group
    from chatcore.communities.actions.mandate_ends import end_mandate
    from chatcore.communities.actions.mandates import give_mandate

    world = quay.world
    path = f"communities/{world.community.id}/"

    def ways() -> tuple[bool, bool]:
        abilities = shown(world.chloe, path)["abilities"]
        return abilities["moderate"], abilities["moderate_part"]

    assert ways() == (False, False)
    group = create_group(actor=world.ada, community_id=str(world.community.id), name="Escale")
    given = give_mandate(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        role="group_administrator",
        group_id=group.id,
    )
    assert ways() == (False, True)
    end_mandate(actor=world.ada, community_id=world.community.id, mandate_id=given.id)
    assert ways() == (False, False)
