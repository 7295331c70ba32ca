"""Emoji of a community's own: added by those who change it, written by all, kept where they were written."""

import io
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from chatcore.emoji.models import CommunityEmoji
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import open_direct
from rooms.conversations.models import Message
from rooms.conversations.search.plain import plain
from tests.rooms.conversations.asking import ask, done, refused, shown
from tests.worlds.people import client_of
from tests.worlds.rivages import World, say


def picture(form: str = "PNG", size: tuple[int, int] = (200, 100), **more: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGBA" if form != "JPEG" else "RGB", size, "teal")
    image.save(out, form, **more)
    return out.getvalue()


def send(person: Person, world: World, name: str, content: bytes) -> Any:
    body = {"name": name, "file": SimpleUploadedFile("x.png", content)}
    path = f"/api/v1/communities/{world.community.id}/emoji/"
    return client_of(person).post(path, body, format="multipart")


@pytest.fixture
def lighthouse(world: World, settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    answer = send(world.ada, world, ":Phare_Vert:", picture())
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_one_is_added_and_everybody_writes_it(world: World, lighthouse: Any) -> None:
    assert lighthouse["name"] == "phare_vert" and not lighthouse["archived"]
    posted = say(world.chloe, "Cap sur :phare_vert: et :inconnu:", world.quay)
    html = Message.objects.get(id=posted.id).html
    assert html == (
        f'<p>Cap sur <img class="emoji" src="{lighthouse["picture"]}" alt=":phare_vert:" '
        'title=":phare_vert:"> et :inconnu:</p>'
    )
    alone = say(world.chloe, ":phare_vert:", world.quay)
    assert "<img" in Message.objects.get(id=alone.id).html
    assert plain(html) == "Cap sur :phare_vert: et :inconnu:"
    quoted = say(world.chloe, "`:phare_vert:`", world.quay)
    assert "<img" not in Message.objects.get(id=quoted.id).html
    assert Event.objects.filter(stream=world.community.stream, type="emoji.changed").count() == 1


def test_the_picture_is_a_new_one_of_ours(world: World, lighthouse: Any) -> None:
    answer = client_of().get(lighthouse["picture"])
    content = b"".join(answer.streaming_content)
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("WEBP", (96, 96))
    # Whole, in a square: what is above and below is clear.
    assert image.convert("RGBA").getpixel((48, 2))[3] == 0
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"
    assert client_of().get(f"/media/emoji/{'0' * 64}.webp").status_code == 404


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "JPEG"])
def test_pictures_of_these_kinds_are_taken(
    world: World, form: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    assert send(world.ada, world, f"image_{form.lower()}", picture(form)).status_code == 201


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("phare", b"<svg xmlns='http://www.w3.org/2000/svg'/>", (400, "not_an_image", "$.file")),
        ("phare", b"GIF89a rien", (400, "not_an_image", "$.file")),
        ("phare", b"x" * (1024 * 1024 + 1), (413, "too_large", "$.file")),
        ("x", None, (400, "invalid", "$.name")),
        ("é" * 4, None, (400, "invalid", "$.name")),
        ("un nom", None, (400, "invalid", "$.name")),
        ('"><script>', None, (400, "invalid", "$.name")),
        ("x" * 33, None, (400, "invalid", "$.name")),
        ("sourire", None, (409, "name_taken", "$.name")),
        ("phare_vert", None, (409, "name_taken", "$.name")),
    ],
)
def test_what_cannot_be_an_emoji_is_refused_in_words(
    world: World, lighthouse: Any, name: str, content: bytes | None, answer: tuple[Any, ...]
) -> None:
    response = send(world.ada, world, name, picture() if content is None else content)
    problem = response.json()
    assert (response.status_code, problem["code"], problem.get("path")) == answer
    assert problem["detail"] and CommunityEmoji.objects.count() == 1


def test_a_member_does_not_add_and_a_stranger_sees_none(world: World, lighthouse: Any) -> None:
    assert send(world.chloe, world, "phare", picture()).status_code == 403
    assert [one["name"] for one in shown(world.chloe, path(world))["results"]] == ["phare_vert"]
    zoe = Person.objects.create(email="zoe@ailleurs.example", name="Zoé")
    assert refused(zoe, "get", path(world))[0] == 404


def film(frames: int = 6, side: int = 60, pause: int = 80) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("RGB", (side, side), (40 * n % 255, 90, 120)) for n in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=pause, loop=0)
    return out.getvalue()


def image_at(address: str) -> Any:
    answer = client_of().get(address)
    assert answer.status_code == 200
    return Image.open(io.BytesIO(b"".join(answer.streaming_content)))


def test_one_that_moves_goes_on_moving_and_stands_still_for_those_who_ask(
    world: World, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    card = send(world.ada, world, "houle_bleue", film()).json()
    moving, still = image_at(card["picture"]), image_at(card["still"])
    assert (moving.format, moving.size, moving.n_frames) == ("WEBP", (96, 96), 6)
    assert (still.format, getattr(still, "n_frames", 1)) == ("WEBP", 1)
    posted = say(world.chloe, "Une :houle_bleue: :houle_bleue:", world.quay)
    html = Message.objects.get(id=posted.id).html
    assert html.count(
        f'<picture><source media="(prefers-reduced-motion: reduce)" srcset="{card["still"]}">'
        f'<img class="emoji" src="{card["picture"]}" alt=":houle_bleue:" title=":houle_bleue:"></picture>'
    ) == 2  # fmt: skip
    assert plain(html) == "Une :houle_bleue: :houle_bleue:"


@pytest.mark.parametrize(
    "content", [film(frames=101, side=4), film(frames=40, side=900)], ids=["many", "large"]
)
def test_a_film_is_no_emoji(world: World, lighthouse: Any, content: bytes) -> None:
    assert len(content) < 1024 * 1024
    answer = send(world.ada, world, "film", content)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert "animation" in answer.json()["detail"]


def test_one_cut_in_the_middle_is_refused_in_words(world: World, lighthouse: Any) -> None:
    whole = film(frames=8, side=200)
    answer = send(world.ada, world, "film", whole[: len(whole) // 2])
    assert answer.status_code in (201, 400)
    assert answer.status_code == 201 or answer.json()["code"] == "not_an_image"


def test_a_community_lets_its_members_add_emoji_and_keep_their_own(
    world: World, lighthouse: Any
) -> None:
    community = f"communities/{world.community.id}/"
    cells = {"member": {"add_emoji": "yes"}}
    done(world.ada, "patch", f"{community}roles/", {"cells": cells})
    assert shown(world.chloe, community)["abilities"]["add_emoji"] is True
    card = send(world.chloe, world, "houle_bleue", picture()).json()
    assert card["added_by"] == str(world.chloe.id)
    done(world.chloe, "put", path(world, "houle_bleue/archive/"), status=204)
    # Those of others are kept by who changes the community.
    theirs = path(world, "phare_vert/archive/")
    assert refused(world.chloe, "put", theirs)[:2] == (403, "forbidden")
    done(world.ada, "delete", path(world, "houle_bleue/archive/"), status=204)
    assert send(world.dede, world, "rame", picture()).status_code == 403


def path(world: World, more: str = "") -> str:
    return f"communities/{world.community.id}/emoji/{more}"


def test_an_archived_one_is_kept_where_it_was_written_and_written_no_more(
    world: World, lighthouse: Any
) -> None:
    before = say(world.chloe, ":phare_vert:", world.quay)
    react = f"messages/{before.id}/reactions/:phare_vert:/"
    done(world.chloe, "put", react)
    for _ in range(2):
        done(world.ada, "put", path(world, "phare_vert/archive/"), status=204)
    assert "<img" in Message.objects.get(id=before.id).html
    assert shown(world.chloe, path(world))["results"][0]["archived"]
    after = say(world.chloe, ":phare_vert:", world.quay)
    assert Message.objects.get(id=after.id).html == "<p>:phare_vert:</p>"
    assert refused(world.bruno, "put", react) == (400, "invalid", "$.emoji")
    # What one has put is taken back all the same.
    assert done(world.chloe, "delete", react)["reactions"] == []
    assert refused(world.ada, "put", path(world, "rien/archive/")) == (404, "not_found", "$.emoji")
    done(world.ada, "delete", path(world, "phare_vert/archive/"), status=204)
    assert done(world.chloe, "put", react)["reactions"] == [
        {"emoji": ":phare_vert:", "people": [str(world.chloe.id)]}
    ]


def test_elsewhere_it_is_not_known(world: World, lighthouse: Any) -> None:
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    posted = say(world.chloe, ":phare_vert:", direct)
    assert Message.objects.get(id=posted.id).html == "<p>:phare_vert:</p>"
    react = f"messages/{posted.id}/reactions/:phare_vert:/"
    assert refused(world.chloe, "put", react) == (400, "invalid", "$.emoji")
    for nonsense in (":x:", "::", ":phare vert:", "phare_vert", ":inconnu_ici:"):
        assert ask(
            world.chloe, "put", f"messages/{posted.id}/reactions/{nonsense}/"
        ).status_code in (
            400,
            404,
        )


def test_a_message_without_such_a_name_asks_nothing(
    world: World, lighthouse: Any, django_assert_num_queries: Any
) -> None:
    from chatcore.emoji.selectors.emoji import pictures_in

    for text in ("Bonjour", "à 10:30", ":sourire:", "https://a.example:80/", "::"):
        with django_assert_num_queries(0):
            assert pictures_in(text, world.community.id) == {}
    with django_assert_num_queries(0):
        assert pictures_in(":phare_vert:", None) == {}
    with django_assert_num_queries(1):
        pictures_in(":phare_vert: :autre: :encore:", uuid.uuid4())
