"""The versions of a club's charter: read by its members, compared, with who signed each."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.people.models import Person
from rooms.spaces.actions.club_closing import close_votes
from rooms.spaces.actions.club_votes import cast_ballot
from rooms.spaces.actions.clubs import leave_club, sign_charter
from rooms.spaces.differences import differences
from rooms.spaces.models import Charter, Club, Vote
from tests.rooms.conversations.asking import refused, shown
from tests.worlds.clubs import a_club, a_vote
from tests.worlds.rivages import World

FIRST, SECOND = (
    "On rince le bateau.\n\nOn paie sa part.",
    "On rince les voiles.\n\nOn paie sa part.\n",
)


@pytest.fixture
def club(world: World) -> Club:
    """Chloé's club, with Bruno in it."""
    return a_club(world, world.chloe, world.bruno, charter=FIRST, sponsors_needed=1)


def adopt(club: Club, by: Person, text: str) -> None:
    """Let a vote of ``by`` make ``text`` the charter."""
    vote = a_vote(club, by, "Changer la charte ?", kind="charter", charter=text)
    cast_ballot(actor=by, vote_id=vote.id, choice="yes")
    Vote.objects.filter(id=vote.id).update(closes_at=vote.opened_at, quorum=1)
    assert close_votes() == 1
    club.refresh_from_db()


def test_members_read_who_wrote_and_who_signed_each_version(world: World, club: Club) -> None:
    adopt(club, world.bruno, SECOND)
    sign_charter(actor=world.chloe, club_id=club.id, version=2)
    found = shown(world.bruno, f"clubs/{club.id}/charters/")
    facts = [
        (one["version"], one["author"]["name"], one["signatures_count"], one["mine"])
        for one in found["results"]
    ]
    assert facts == [(2, world.bruno.name, 1, False), (1, world.chloe.name, 2, True)]
    assert found["next"] is None and found["results"][0]["made_at"] > found["results"][1]["made_at"]
    first = shown(world.bruno, f"clubs/{club.id}/charters/1/")
    names = [one["person"]["name"] for one in first["signatures"]]
    assert names == [world.chloe.name, world.bruno.name]
    assert "<p>On rince le bateau.</p>" in first["html"]
    assert (first["against"], first["differences"]) == (None, [])


def test_what_a_version_changed_is_said_word_by_word(world: World, club: Club) -> None:
    adopt(club, world.bruno, SECOND)
    found = shown(world.chloe, f"clubs/{club.id}/charters/2/")
    assert found["against"] == 1
    pieces = [(piece["what"], piece["text"]) for piece in found["differences"]]
    assert pieces[:3] == [
        ("same", "On rince"),
        ("removed", " le bateau."),
        ("added", " les voiles."),
    ]
    assert "".join(text for what, text in pieces if what != "removed") == SECOND.strip()
    assert "".join(text for what, text in pieces if what != "added") == FIRST
    adopt_again = "On paie sa part."
    sign_charter(actor=world.bruno, club_id=club.id, version=2)
    adopt(club, world.bruno, adopt_again)
    since_first = shown(world.chloe, f"clubs/{club.id}/charters/3/?against=1")
    assert since_first["against"] == 1
    assert [piece["what"] for piece in since_first["differences"]] == ["removed", "same"]


def test_who_left_has_signed_all_the_same(world: World, club: Club) -> None:
    leave_club(actor=world.bruno, club_id=club.id)
    signed = shown(world.chloe, f"clubs/{club.id}/charters/1/")["signatures"]
    assert [(one["person"]["name"], one["left"]) for one in signed] == [
        (world.chloe.name, False),
        (world.bruno.name, True),
    ]


def test_nobody_else_reads_them_not_even_who_administers(world: World, club: Club) -> None:
    leave_club(actor=world.bruno, club_id=club.id)
    for path in (f"clubs/{club.id}/charters/", f"clubs/{club.id}/charters/1/"):
        for person in (world.ada, world.bruno, world.dede):
            assert refused(person, "get", path)[:2] == (403, "forbidden")


@pytest.mark.parametrize("version", ["0", "2", "-1", "x", "1.0", "9" * 30, "²"])
def test_a_version_that_is_none_is_not_found(world: World, club: Club, version: str) -> None:
    path = f"clubs/{club.id}/charters/{version}/"
    assert refused(world.chloe, "get", path) == (404, "not_found", "$.version")
    path = f"clubs/{club.id}/charters/1/?against={version}"
    assert refused(world.chloe, "get", path) == (404, "not_found", "$.against")


def test_forty_versions_come_in_pages_and_cost_what_two_cost(world: World, club: Club) -> None:
    path = f"clubs/{club.id}/charters/"
    shown(world.bruno, path)
    with CaptureQueriesContext(connection) as for_one:
        shown(world.bruno, path)
    Charter.objects.bulk_create(
        Charter(club=club, version=version, text="Tenir.", text_html="<p>Tenir.</p>")
        for version in range(2, 41)
    )
    with CaptureQueriesContext(connection) as for_forty:
        assert len(shown(world.bruno, path)["results"]) == 40
    assert len(for_forty) == len(for_one)
    first = shown(world.bruno, f"{path}?limit=30")
    rest = shown(world.bruno, first["next"].split("/api/v1/")[-1])
    versions = [one["version"] for one in first["results"] + rest["results"]]
    assert versions == list(range(40, 0, -1)) and rest["next"] is None
    bad = refused(world.bruno, "get", f"{path}?cursor=WyJhIiwiYiJd")
    assert bad == (400, "invalid", "$.cursor")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Tenir."),
        ("Tenir.", "Tenir."),
        ("a\n" * 4000, "a\nb\n" * 2000),
        ("a " * 4000, "a b " * 2000),
        ("a\n" * 3000 + "b\n" * 1000, "b\n" * 1000 + "a\n" * 3000),
        (" ".join(str(n % 90) for n in range(2700)), " ".join(str(n % 89) for n in range(2700))),
    ],
)
def test_pieces_make_both_texts_and_cost_little(before: str, after: str) -> None:
    began = time.process_time()
    pieces = differences(before, after)
    assert time.process_time() - began < 0.5
    assert "".join(piece.text for piece in pieces if piece.what != "added") == before
    assert "".join(piece.text for piece in pieces if piece.what != "removed") == after
    assert all(piece.text for piece in pieces)
