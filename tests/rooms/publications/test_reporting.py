"""Reporting what is published and commented: the same reports as of messages, read in their place."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from rooms.publications.models import Publication
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.moderation.handling import REASONS, decided, the_case
from tests.rooms.publications.publishing import a_room, feed_of, published, share
from tests.worlds.communities import Rivages


def commented(world: Rivages, author: Person, card: Any, text: str) -> Any:
    path = f"rooms/{feed_of(world).id}/messages/"
    return done(author, "post", path, a_post(text, reply_to=card["message"]["id"]), 201)


def reported(by: Person, message: str) -> Any:
    return done(by, "post", "reports/", {"message": message, "reason": "hate"}, 201)


def test_a_publication_is_reported_with_its_title_and_its_first_comments(world: Rivages) -> None:
    other = published(world, world.bruno, "Autre chose")
    card = published(world, world.chloe, "Un quai", "Ces incapables.")
    commented(world, world.bruno, other, "Ailleurs")
    for text in ("Un", "Deux", "Trois"):
        commented(world, world.bruno, card, text)
    receipt = reported(world.bruno, card["message"]["id"])
    assert receipt["excerpt"] == "Un quai — Ces incapables."
    case = the_case(world, world.ada)
    assert case["publication"] and case["excerpt"] == "Un quai — Ces incapables."
    assert case["path"] == f"/communautes/{world.community.id}/reseau/{card['id']}"
    said = [(one["title"], one["text"], one["reported"]) for one in case["evidence"]]
    assert said == [("Un quai", "Ces incapables.", True), ("", "Un", False), ("", "Deux", False)]
    decided(world.ada, case, "remove")
    assert refused(world.bruno, "get", f"publications/{card['id']}/")[0] == 404
    assert Publication.objects.get(id=card["id"]).title == ""


def test_a_comment_is_reported_under_its_publication_among_its_comments(world: Rivages) -> None:
    card = published(world, world.bruno, "Un quai", "Il marche.")
    for text in ("Un", "Deux", "Trois"):
        commented(world, world.bruno, card, text)
    said = commented(world, world.chloe, card, "Incapables")
    commented(world, world.bruno, published(world, world.bruno, "Autre"), "Ailleurs")
    reported(world.bruno, said["id"])
    case = the_case(world, world.ada)
    assert not case["publication"] and case["excerpt"] == "Incapables"
    evidence = [(one["title"], one["text"], one["reported"]) for one in case["evidence"]]
    assert evidence == [
        ("Un quai", "Il marche.", False),
        ("", "Deux", False),
        ("", "Trois", False),
        ("", "Incapables", True),
    ]
    decided(world.ada, case, "remove")
    comments = shown(world.bruno, f"publications/{card['id']}/comments/")["results"]
    assert [one["text"] for one in comments] == ["Trois", "Deux", "Un"]
    assert shown(world.bruno, f"publications/{card['id']}/")["comments_count"] == 3


def test_who_reads_a_publication_by_a_share_alone_reports_it_and_its_comments(
    world: Rivages,
) -> None:
    card = published(world, world.chloe, "Un quai", "Ces incapables.")
    comment = commented(world, world.bruno, card, "Tous")
    body = {"message": card["message"]["id"], "reason": "hate"}
    assert refused(world.dede, "post", "reports/", body) == (404, "not_found", "$.message")
    share(world.chloe, card, a_room(world, world.chloe, "Voile", world.dede))
    for id_ in (card["message"]["id"], comment["id"]):
        (place,) = shown(world.dede, f"reporting/?message={id_}")["communities"]
        assert place["name"] == "Réseau Rivages"
        reported(world.dede, id_)
    answer = done(
        world.ada,
        "post",
        f"cases/{cases(world)[0]}/decision/",
        {"outcome": "remove", **REASONS},
    )
    assert answer["state"] == "decided"
    # What is gone is reported no more.
    assert refused(world.dede, "post", "reports/", body)[0] == 404


def test_a_hidden_publication_costs_what_a_missing_one_costs(world: Rivages) -> None:
    card = published(world, world.chloe)
    costs, answers = [], []
    for id_ in (card["message"]["id"], str(new_id())):
        ask(world.dede, "get", "me/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = ask(world.dede, "get", f"reporting/?message={id_}")
        costs.append(len(queries))
        answers.append((answer.status_code, answer.json()["detail"]))
    assert costs[0] == costs[1] and answers[0] == answers[1]


def cases(world: Rivages) -> list[str]:
    page = shown(world.ada, f"communities/{world.community.id}/cases/")
    return [one["id"] for one in page["results"]]
