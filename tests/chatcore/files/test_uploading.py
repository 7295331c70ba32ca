"""Sending files: piece by piece, gone on with after a cut, refused with words that say what to do."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from time_machine import TimeMachineFixture

from chatcore.files.actions.discarding import discard_unused
from chatcore.files.actions.uploading import add_piece
from chatcore.files.models import Account, File
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Problem
from chatcore.people.actions.closing import close_account
from tests.worlds.files import MEBIBYTE, announced, examined, photo, piece, ready, sent
from tests.worlds.people import client_of
from tests.worlds.rivages import World

TEXT = "Relevé des bornes du quai 3.\n".encode()


def bytes_of(size: int) -> bytes:
    return (TEXT * (size // len(TEXT) + 1))[:size]


def test_chloe_goes_on_with_an_upload_that_was_cut(world: World) -> None:
    content = bytes_of(3 * MEBIBYTE)
    answer = announced(world.chloe, world.quay, "relevé.txt", len(content))
    card = answer.json()
    assert answer["Location"].endswith(f"/api/v1/files/{card['id']}/")
    assert (card["offset"], card["state"], card["chunk"]) == (0, "receiving", 4 * MEBIBYTE)
    piece(world.chloe, card["id"], 0, content[:MEBIBYTE])
    # The line was cut: what has come is asked for.
    asked = client_of(world.chloe).get(f"/api/v1/files/{card['id']}/")
    assert asked["Upload-Offset"] == str(MEBIBYTE)
    wrong = piece(world.chloe, card["id"], 0, content[:MEBIBYTE])
    assert (wrong.status_code, wrong.json()["code"]) == (409, "offset_mismatch")
    assert str(MEBIBYTE) in wrong.json()["detail"]
    done = piece(world.chloe, card["id"], MEBIBYTE, content[MEBIBYTE:])
    assert (done.json()["state"], done.json()["type"]) == ("checking", "text/plain")
    early = client_of(world.chloe).get(f"/api/v1/files/{card['id']}/content/")
    assert (early.status_code, early.json()["code"]) == (409, "being_checked")
    examined()
    got = client_of(world.chloe).get(f"/api/v1/files/{card['id']}/content/")
    assert b"".join(got.streaming_content) == content
    again = piece(world.chloe, card["id"], len(content), b"")
    assert (again.status_code, again.json()["code"]) == (409, "already_complete")


def test_a_small_file_goes_at_once(world: World) -> None:
    file = SimpleUploadedFile("quai.jpg", photo())
    answer = client_of(world.chloe).post(
        f"/api/v1/rooms/{world.quay.id}/files/",
        {"file": file, "alt": "Le quai"},
        format="multipart",
    )
    assert answer.status_code == 201, answer.content
    assert (answer.json()["state"], answer.json()["alt"]) == ("checking", "Le quai")


def test_what_is_wrong_is_said_before_a_byte_is_sent(world: World) -> None:
    for name, size, status, code in (
        ("film.mp4", 101 * MEBIBYTE, 413, "too_large"),
        ("vide.txt", 0, 400, "invalid"),
        ("   ", 10, 400, "invalid"),
        ("facture.pdf.exe", 10, 415, "program_refused"),
        ("x" * 300, 10, 413, "too_large"),
    ):
        answer = announced(world.chloe, world.quay, name, size)
        assert (answer.status_code, answer.json()["code"]) == (status, code), name
    assert "100 Mo" in announced(world.chloe, world.quay, "a.mp4", 101 * MEBIBYTE).json()["detail"]
    assert not File.objects.exists()
    assert not Account.objects.filter(used__gt=0).exists()


def test_pieces_that_do_not_fit_are_refused_and_nothing_is_lost(world: World) -> None:
    content = bytes_of(MEBIBYTE)
    file = announced(world.chloe, world.quay, "relevé.txt", len(content)).json()["id"]
    for offset, part, status, code in (
        (0, content + b"x", 413, "too_large"),
        (0, content[:1000], 400, "piece_too_small"),
        ("", content, 400, "invalid"),
        ("-1", content, 400, "invalid"),
        (0, bytes_of(4 * MEBIBYTE + 1), 413, "too_large"),
    ):
        answer = piece(world.chloe, file, offset, part)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert piece(world.chloe, file, 0, content).json()["state"] == "checking"


def test_others_neither_see_nor_go_on_with_an_upload(world: World) -> None:
    file = announced(world.chloe, world.quay, "relevé.txt", 10).json()["id"]
    for path in ("", "content/", "pictures/small/", "text/"):
        answer = client_of(world.ada).get(f"/api/v1/files/{file}/{path}")
        missing = client_of(world.ada).get(f"/api/v1/files/{world.quay.id}/{path}")
        assert (answer.status_code, answer.content) == (404, missing.content)
    assert piece(world.ada, file, 0, b"0123456789").status_code == 404
    assert client_of(world.ada).delete(f"/api/v1/files/{file}/").status_code == 404
    # Guests are in none of these rooms, and readers of public ones only read.
    assert announced(world.dede, world.club, "a.txt", 10).status_code == 404
    assert announced(world.ada, world.club, "a.txt", 10).status_code == 201
    assert announced(world.dede, world.quay, "a.txt", 10).status_code == 404


def test_a_cancelled_upload_is_gone_and_gives_its_room_back(world: World, settings: Any) -> None:
    card = sent(world.chloe, world.quay, "relevé.txt", bytes_of(MEBIBYTE))
    assert Account.objects.get(id=world.community.id).used == MEBIBYTE
    assert client_of(world.chloe).delete(f"/api/v1/files/{card['id']}/").status_code == 204
    examined()
    assert Account.objects.get(id=world.community.id).used == 0
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_what_is_never_posted_is_deleted_after_a_day(
    world: World, settings: Any, time_machine: TimeMachineFixture
) -> None:
    ready(world.chloe, world.quay, "quai.jpg", photo())
    begun = announced(world.chloe, world.quay, "relevé.txt", MEBIBYTE).json()["id"]
    piece(world.chloe, begun, 0, bytes_of(MEBIBYTE // 2))
    time_machine.move_to(now() + timedelta(hours=23))
    assert discard_unused() == 0
    time_machine.move_to(now() + timedelta(hours=2))
    assert discard_unused() == 2
    examined()
    assert Account.objects.get(id=world.community.id).used == 0
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_what_somebody_never_posted_goes_with_their_account(world: World) -> None:
    sent(world.chloe, world.quay, "quai.jpg", photo())
    close_account(actor=None, person=world.chloe)
    assert not File.objects.exists()


def test_a_community_that_is_full_says_so_and_direct_conversations_count_for_their_sender(
    world: World, settings: Any
) -> None:
    settings.FILES_OF_COMMUNITY, settings.FILES_OF_PERSON = 2, 1
    assert announced(world.chloe, world.quay, "a.txt", MEBIBYTE).status_code == 201
    full = announced(world.bruno, world.quay, "b.txt", MEBIBYTE + 1)
    assert (full.status_code, full.json()["code"]) == (413, "quota_exceeded")
    assert "communauté" in full.json()["detail"]
    direct = client_of(world.chloe).post(
        "/api/v1/rooms/", {"kind": "direct", "people": [str(world.bruno.id)]}, format="json"
    )
    room = type("Direct", (), {"id": direct.json()["id"]})
    assert announced(world.chloe, room, "a.txt", MEBIBYTE).status_code == 201
    mine = announced(world.chloe, room, "a.txt", 1)
    assert (mine.status_code, mine.json()["code"]) == (413, "quota_exceeded")
    assert "conversations directes" in mine.json()["detail"]
    assert Account.objects.get(id=world.chloe.id).used == MEBIBYTE


def test_a_hundred_unposted_files_are_enough(world: World) -> None:
    for _ in range(100):
        assert announced(world.chloe, world.quay, "a.txt", 1).status_code == 201
    answer = announced(world.chloe, world.quay, "a.txt", 1)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_files")


def at_once(*acts: Any) -> list[Any]:
    """Do ``acts`` on threads that begin together; return what each returned, or its refusal's code."""
    begin, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int) -> None:
        begin.wait()
        try:
            results[index] = acts[index]()
        except Problem as problem:
            results[index] = problem.code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_of_two_pieces_for_the_same_place_one_is_taken() -> None:
    from tests.worlds.rivages import build_world

    world = build_world()
    content = bytes_of(MEBIBYTE)
    file = announced(world.chloe, world.quay, "relevé.txt", 2 * MEBIBYTE).json()["id"]

    def add() -> Any:
        return add_piece(actor=world.chloe, file_id=file, offset=0, content=content).offset

    results = at_once(*[add] * 4)
    assert sorted(map(str, results)) == [str(MEBIBYTE), *["offset_mismatch"] * 3]
    assert len(File.objects.get(id=file).parts) == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_of_the_room_is_had_by_one_only(settings: Any) -> None:
    from tests.worlds.rivages import build_world

    world = build_world()
    settings.FILES_OF_COMMUNITY = 3

    def announce() -> int:
        return int(announced(world.chloe, world.quay, "a.txt", MEBIBYTE).status_code)

    assert sorted(at_once(*[announce] * 6)) == [201, 201, 201, 413, 413, 413]
    assert Account.objects.get(id=world.community.id).used == 3 * MEBIBYTE
