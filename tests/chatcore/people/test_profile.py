"""One's profile, picture and account."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from chatcore.communities.models import Membership
from chatcore.directory.models import Entry
from chatcore.people.models import Session
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import PASSWORD, client_of


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(form: str = "JPEG", size: tuple[int, int] = (800, 600), **save: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **save)
    return out.getvalue()


def put(client: object, content: bytes, name: str = "moi.jpg") -> object:
    return client.put(  # type: ignore[attr-defined]
        "/api/v1/me/avatar/", {"file": SimpleUploadedFile(name, content)}, format="multipart"
    )


def test_chloe_changes_her_profile(world: Rivages) -> None:
    client = client_of(world.chloe)
    answer = client.patch(
        "/api/v1/me/",
        {"title": "  Cheffe de   port ", "bio": "Quai 3\nTous les jours", "language": "en"},
        format="json",
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["title"] == "Cheffe de port"
    assert answer.json()["bio"] == "Quai 3\nTous les jours"
    trace = Trace.objects.get(action="person.changed")
    assert trace.after["fields"] == ["bio", "language", "title"]
    assert "Quai" not in str(trace.after)
    assert (
        client.patch("/api/v1/me/", {"name": ""}, format="json")
        .json()["detail"]
        .startswith("This cannot")
    )


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        ({"name": " \u200b "}, 400, "$.name"),
        ({"name": "x" * 121}, 413, "$.name"),
        ({"bio": "x" * 2001}, 413, "$.bio"),
        ({"language": "de"}, 400, "$.language"),
        ({"time_zone": "Mars/Olympus"}, 400, "$.time_zone"),
        ({"email": "eve@rivages.example"}, 400, "$.email"),
        ({"name": 5}, 400, "$.name"),
    ],
)
def test_a_profile_that_does_not_hold_is_refused_with_its_place(
    world: Rivages, body: dict[str, object], status: int, path: str
) -> None:
    answer = client_of(world.chloe).patch("/api/v1/me/", body, format="json")
    assert answer.status_code == status, answer.content
    assert answer.json()["path"] == path


def test_a_lone_surrogate_is_refused(world: Rivages) -> None:
    answer = client_of(world.chloe).patch(
        "/api/v1/me/", b'{"name": "\\ud800"}', content_type="application/json"
    )
    assert answer.status_code == 400


def test_a_picture_is_encoded_again_without_what_it_carried(world: Rivages) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    client = client_of(world.chloe)
    answer = put(client, picture(exif=exif))
    assert answer.status_code == 200, answer.content
    url = answer.json()["avatar"]
    shown = client.get(url)
    content = b"".join(shown.streaming_content)
    assert shown["Content-Type"] == "image/webp"
    assert "immutable" in shown["Cache-Control"]
    assert b"secret" not in content
    assert Image.open(io.BytesIO(content)).size == (512, 512)
    small = client.get(url.replace(".webp", "-64.webp"))
    assert Image.open(io.BytesIO(b"".join(small.streaming_content))).size == (64, 64)


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_pictures_of_other_kinds_are_taken_by_their_content(world: Rivages, form: str) -> None:
    assert put(client_of(world.chloe), picture(form), "moi.txt").status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"not a picture",
        picture()[:300],
        b"",
    ],
)
def test_what_is_no_picture_is_refused(world: Rivages, content: bytes) -> None:
    answer = put(client_of(world.chloe), content)
    assert answer.status_code == 400
    assert answer.json()["path"] == "$.file"


def test_too_heavy_and_too_many_points_are_refused(world: Rivages) -> None:
    client = client_of(world.chloe)
    assert put(client, b"\xff" * (5 * 1024 * 1024 + 1)).status_code == 413
    bomb = picture("PNG", (9000, 9000))
    assert len(bomb) < 5 * 1024 * 1024
    assert put(client, bomb).status_code == 413


def test_a_picture_taken_back_is_gone(
    world: Rivages, django_capture_on_commit_callbacks: object
) -> None:
    client = client_of(world.chloe)
    url = put(client, picture()).json()["avatar"]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.delete("/api/v1/me/avatar/").json()["avatar"] is None
    assert client.get(url).status_code == 404
    assert client.get("/media/avatars/../../secret-key").status_code == 404


def test_closing_the_account_ends_everything_at_once(world: Rivages) -> None:
    client = client_of(world.chloe)
    wrong = client.delete("/api/v1/me/", {"password": "faux"}, format="json")
    assert wrong.json()["code"] == "wrong_password"
    assert client.delete("/api/v1/me/", {"password": PASSWORD}, format="json").status_code == 204
    assert client.get("/api/v1/me/").status_code == 401
    assert not Session.objects.filter(person=world.chloe).exists()
    assert not Membership.objects.filter(person=world.chloe, left_at=None).exists()
    assert not Entry.objects.filter(person=world.chloe).exists()
    assert Trace.objects.filter(action="person.closed", object_id=str(world.chloe.id)).exists()
