"""From a report to a decision that both sides read, and the appeal that another person answers."""

from datetime import timedelta
from typing import Any

import pytest

from chatcore.foundation.clock import now, wire
from chatcore.live import log
from rooms.conversations.actions.messages import delete_message
from rooms.conversations.actions.rooms import open_direct
from rooms.conversations.models import Message
from rooms.moderation.models import Case, Report
from tests.rooms.conversations.asking import done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.rooms.moderation.handling import REASONS, decided, reported, the_case, told
from tests.worlds.rivages import say


def test_a_report_has_a_receipt_and_is_followed_to_its_answer(quay: Quay) -> None:
    world = quay.world
    said = say(quay.emile, "Espèce d’incapable", world.quay)
    receipt = reported(world.chloe, said, words="Envers toute l’équipe.")
    assert receipt["waiting"] and receipt["excerpt"] == "Espèce d’incapable"
    assert told(world.bruno)[0][0] == "Nouveau signalement : Harcèlement ou intimidation"
    case = the_case(world, world.bruno)
    assert case["reasons"] == {"harassment": 1} and case["subject"]["name"] == "Émile Cariou"
    assert [one["text"] for one in case["evidence"]] == ["Espèce d’incapable"]
    decided(world.bruno, case, "warn")
    (answer, path) = told(world.chloe)[0]
    assert answer == "Réponse à votre signalement" and path == f"/signalements/{receipt['id']}"
    mine = shown(world.chloe, f"reports/{receipt['id']}/")
    assert not mine["waiting"]
    assert mine["answers"][0]["acted"] and mine["answers"][0]["answer"] == REASONS["answer"]
    # What was done about him is his affair.
    assert "facts" not in mine["answers"][0]


def test_the_author_reads_facts_ground_and_how_to_appeal(quay: Quay) -> None:
    world = quay.world
    reported(world.chloe, say(quay.emile, "Espèce d’incapable", world.quay))
    decided(world.bruno, the_case(world, world.bruno), "remove")
    ((words, path),) = told(quay.emile)
    assert words == "Votre message a été retiré"
    statement = shown(quay.emile, path.removeprefix("/decisions/").join(["statements/", "/"]))
    assert statement["facts"] == REASONS["facts"] and statement["ground"] == "charter"
    assert statement["reference"] == "Article 3 : le respect"
    assert statement["may_appeal"] and statement["excerpt"] == "Espèce d’incapable"
    assert "decided_by" not in statement and statement["automatic"] is False


def test_a_removed_message_is_gone_for_all_and_live(quay: Quay) -> None:
    world = quay.world
    said = say(quay.emile, "Espèce d’incapable", world.quay)
    reported(world.chloe, said)
    decided(world.bruno, the_case(world, world.bruno), "remove")
    assert [event.type for event in log.after(world.quay.stream, said.seq)] == ["message.deleted"]
    assert refused(world.chloe, "get", f"messages/{said.id}/")[0] == 404


def test_reports_of_one_message_are_one_case_and_a_second_by_the_same_is_refused(
    quay: Quay,
) -> None:
    world = quay.world
    said = say(quay.emile, "Espèce d’incapable", world.quay)
    reported(world.chloe, said)
    reported(world.ada, said, reason="hate")
    again = {"message": str(said.id), "reason": "spam"}
    assert refused(world.chloe, "post", "reports/", again)[:2] == (409, "already_reported")
    case = the_case(world, world.bruno)
    assert case["reports_count"] == 2 and case["reasons"] == {"harassment": 1, "hate": 1}
    decided(world.bruno, case, "nothing")
    assert told(world.chloe) and told(world.ada)
    assert told(quay.emile) == [] and shown(quay.emile, "statements/")["results"] == []


def test_who_reported_or_is_concerned_does_not_decide_nor_see_the_case(quay: Quay) -> None:
    world = quay.world
    said = say(world.bruno, "Mauvaise blague", world.quay)
    reported(world.ada, said)
    case = Case.objects.get()
    for party in (world.ada, world.bruno):
        assert shown(party, f"communities/{world.community.id}/cases/")["results"] == []
        assert refused(party, "get", f"cases/{case.id}/")[0] == 404
        body = {"outcome": "nothing", "answer": "Rien à redire."}
        assert refused(party, "post", f"cases/{case.id}/decision/", body)[0] == 404


def test_members_see_no_queue(quay: Quay) -> None:
    world = quay.world
    path = f"communities/{world.community.id}/cases/"
    assert refused(world.chloe, "get", path)[:2] == (403, "forbidden")
    assert refused(world.dede, "get", path)[:2] == (403, "forbidden")


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ({"reason": "humeur"}, (400, "invalid", "$.reason")),
        ({"reason": "other"}, (400, "invalid", "$.words")),
        ({"reason": "hate", "words": "x" * 2001}, (413, "too_large", "$.words")),
        ({"reason": "hate", "community": "ailleurs"}, (404, "not_found", "$.community")),
        ({"reason": "hate", "person": "x"}, (400, "invalid", "$.message")),
    ],
)
def test_what_cannot_be_reported_is_said_in_words(
    quay: Quay, body: dict[str, Any], answer: tuple[Any, ...]
) -> None:
    said = say(quay.emile, "Espèce d’incapable", quay.world.quay)
    assert (
        refused(quay.world.chloe, "post", "reports/", {"message": str(said.id), **body}) == answer
    )
    assert not Report.objects.exists()


def test_what_one_does_not_see_one_does_not_report(quay: Quay) -> None:
    world = quay.world
    said = say(world.ada, "Entre nous", world.club)
    body = {"message": str(said.id), "reason": "hate"}
    assert refused(world.chloe, "post", "reports/", body) == (404, "not_found", "$.message")
    assert refused(world.ada, "post", "reports/", body)[:2] == (403, "forbidden")


def test_of_a_private_talk_moderators_see_what_was_handed_over_and_nothing_else(quay: Quay) -> None:
    world = quay.world
    talk, _ = open_direct(actor=quay.emile, people=[str(world.chloe.id)])
    for text in ("Un", "Deux", "Trois", "Espèce d’incapable", "Cinq"):
        last = say(quay.emile, text, talk)
        if text.startswith("Esp"):
            said = last
    assert shown(world.chloe, f"reporting/?message={said.id}")["communities"] == [
        {"id": str(world.community.id), "name": "Réseau Rivages"}
    ]
    reported(world.chloe, said)
    case = the_case(world, world.bruno)
    assert [one["text"] for one in case["evidence"]] == [
        "Deux",
        "Trois",
        "Espèce d’incapable",
        "Cinq",
    ]
    assert case["path"] is None and case["rooms"] == {}
    assert refused(world.bruno, "get", f"rooms/{talk.id}/messages/")[0] == 404
    decided(world.bruno, case, "remove")
    assert Message.objects.get(id=said.id).text == ""


def test_a_person_is_reported_too(quay: Quay) -> None:
    world = quay.world
    body = {"person": str(quay.emile.id), "reason": "other", "words": "Il harcèle par courriel."}
    done(world.chloe, "post", "reports/", body, status=201)
    case = the_case(world, world.bruno, "?kind=person")
    assert case["outcomes"] == ["nothing", "warn", "time_out"] and case["evidence"] == []
    until = wire(now() + timedelta(days=2))
    decided(world.bruno, case, "time_out", until=until)
    room = shown(quay.emile, f"rooms/{world.quay.id}/")
    assert room["silenced_until"] == until and not room["abilities"]["post"]


def test_a_message_that_its_author_deleted_can_still_be_decided(quay: Quay) -> None:
    world = quay.world
    said = say(quay.emile, "Espèce d’incapable", world.quay)
    reported(world.chloe, said)
    delete_message(actor=quay.emile, message=str(said.id))
    case = the_case(world, world.bruno)
    assert case["evidence"][0]["text"] == "Espèce d’incapable" and case["path"] is None
    assert decided(world.bruno, case, "remove")["state"] == "decided"
