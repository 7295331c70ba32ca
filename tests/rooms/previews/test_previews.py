"""Link previews: only where a community wants them, in words only, and gone when their author says so."""

from datetime import timedelta
from typing import Any

import pytest

from chatcore.foundation.clock import now
from chatcore.foundation.fetching import FetchedPage, NotFetched
from chatcore.live.followers import follow
from chatcore.live.models import Event
from rooms.conversations.actions.messages import edit_message
from rooms.conversations.actions.rooms import open_direct
from rooms.previews.actions import following
from rooms.previews.actions.following import forget_old
from rooms.previews.links import Said, links_of, said_by
from rooms.previews.models import LinkedPage
from rooms.previews.subscribers import look_at_page
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say

PAGE = (
    b'<html><head><title>Le port</title><meta property="og:title" content="Port de Brest &amp; rade">'
    b'<meta name="description" content="Escales, <b>quais</b>"></head><body><title>non</title></body></html>'
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses asked of the world outside, which answers the same page to all but ``/absent``."""
    found: list[str] = []

    def fetch(url: str) -> FetchedPage:
        found.append(url)
        if url.endswith("/absent"):
            raise NotFetched("status 404")
        return FetchedPage(url, PAGE, "utf-8")

    monkeypatch.setattr(following, "fetch_page", fetch)
    monkeypatch.setattr("rooms.previews.subscribers.look_at_page", _AtOnce)
    return found


class _AtOnce:
    """The job, done where it is enqueued."""

    @staticmethod
    def enqueue(digest: str, message: str) -> None:
        look_at_page.func(digest, message)


def switch(world: World, on: bool = True) -> None:
    done(world.ada, "put", f"communities/{world.community.id}/link-previews/", {"on": on})
    # The followers begin with what happens from now on.
    follow()


def told(world: World) -> int:
    return Event.objects.filter(stream=world.quay.stream, type="preview.changed").count()


def previews(person: Any, posted: Any) -> Any:
    page = shown(person, f"link-previews/?messages={posted.id}")
    return page["results"][0]["previews"] if page["results"] else None


def test_a_page_is_shown_in_its_own_words(world: World, asked: list[str]) -> None:
    switch(world)
    posted = say(world.chloe, "Voir https://port.example/escales.", world.quay)
    follow()
    assert previews(world.bruno, posted) == [
        {
            "url": "https://port.example/escales",
            "title": "Port de Brest & rade",
            "description": "Escales, <b>quais</b>",
            "site": "port.example",
        }
    ]
    assert asked == ["https://port.example/escales"] and told(world) == 1


def test_nothing_is_asked_of_anybody_before_a_community_wants_it(
    world: World, asked: list[str]
) -> None:
    follow()
    posted = say(world.chloe, "https://port.example/", world.quay)
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    follow()
    assert asked == [] and previews(world.bruno, posted) is None
    path = f"communities/{world.community.id}/link-previews/"
    assert shown(world.chloe, path) == {"on": False}
    assert refused(world.chloe, "put", path, {"on": True})[:2] == (403, "forbidden")
    switch(world)
    say(world.chloe, "https://port.example/prive", direct)
    follow()
    assert asked == []
    switch(world, on=False)
    say(world.chloe, "https://port.example/", world.quay)
    follow()
    assert asked == []


def test_a_page_is_asked_for_once_for_all_who_lead_to_it_while_it_is_fresh(
    world: World, asked: list[str]
) -> None:
    switch(world)
    for _ in range(3):
        posted = say(world.chloe, "https://port.example/", world.quay)
        follow()
    assert len(asked) == 1 and told(world) == 3 and len(previews(world.ada, posted)) == 1
    LinkedPage.objects.update(fetched_at=now() - timedelta(days=8))
    say(world.chloe, "https://port.example/", world.quay)
    follow()
    assert len(asked) == 2
    LinkedPage.objects.update(fetched_at=now() - timedelta(days=91))
    assert forget_old() == 1


def test_what_says_nothing_is_not_shown_and_not_asked_again_at_once(
    world: World, asked: list[str]
) -> None:
    switch(world)
    for _ in range(2):
        posted = say(world.chloe, "https://port.example/absent", world.quay)
        follow()
    assert len(asked) == 1 and previews(world.ada, posted) == [] and told(world) == 0


def test_an_edit_brings_other_pages(world: World, asked: list[str]) -> None:
    switch(world)
    posted = say(world.chloe, "https://port.example/a", world.quay)
    follow()
    edit_message(actor=world.chloe, message=str(posted.id), text="https://port.example/b")
    follow()
    assert [one["url"] for one in previews(world.ada, posted)] == ["https://port.example/b"]


def test_its_author_and_who_leads_the_room_take_it_away_for_everybody(
    world: World, asked: list[str]
) -> None:
    switch(world)
    first, second = (say(world.chloe, "https://port.example/", world.quay) for _ in range(2))
    follow()
    path = "messages/{}/link-previews/"
    done(world.chloe, "delete", path.format(first.id), status=204)
    done(world.chloe, "delete", path.format(first.id), status=204)
    assert previews(world.ada, first) is None and previews(world.ada, second) is not None
    done(world.bruno, "delete", path.format(second.id), status=204)
    theirs = say(world.ada, "https://port.example/", world.quay)
    assert refused(world.chloe, "delete", path.format(theirs.id))[:2] == (403, "forbidden")
    assert refused(world.dede, "delete", path.format(theirs.id))[0] == 404


def test_who_does_not_see_the_message_sees_nothing_of_its_links(
    world: World, asked: list[str]
) -> None:
    switch(world)
    posted = say(world.ada, "https://port.example/", world.club)
    follow()
    assert previews(world.ada, posted) and previews(world.chloe, posted) is None
    assert refused(world.ada, "get", f"link-previews/?messages={','.join(['x'] * 101)}")[0] == 413


def test_many_messages_take_as_many_queries_as_one(
    world: World, asked: list[str], django_assert_num_queries: Any
) -> None:
    switch(world)
    said = [say(world.chloe, f"https://port.example/{n}", world.quay) for n in range(6)]
    follow()
    shown(world.bruno, f"link-previews/?messages={said[0].id}")
    for ids in (said[:1], said):
        with django_assert_num_queries(7):
            shown(world.bruno, f"link-previews/?messages={','.join(str(one.id) for one in ids)}")


def test_links_of_code_and_of_this_site_lead_to_no_preview(settings: Any) -> None:
    from chatcore.rendering.message import render

    settings.PUBLIC_URL = "https://rivages.example"
    html = render(
        "https://a.example/x#y https://a.example/x `https://b.example` https://rivages.example/m/1 "
        "https://c.example https://d.example https://e.example"
    ).html
    assert links_of(html) == ["https://a.example/x", "https://c.example", "https://d.example"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<title> Un\n titre </title>", Said("Un titre", "", "a.example")),
        (b"<meta charset=iso-8859-1><title>\xe9t\xe9</title>", Said("été", "", "a.example")),
        (b'<meta property="og:site_name" content="Le Port"><title>x</title>', Said("x", "", "Le Port")),
        (b"<title>" + b"x" * 9999, Said("x" * 199 + "…", "", "a.example")),
        ("<title>\u202ex\u0000\u2066y</title>".encode(), Said("xy", "", "a.example")),
        (b"<title>\xe2\x80\x8b</title>", None),
        (b"<body><title>trop tard</title>", None),
        (b"<![if x]><title>x</title>", Said("x", "", "a.example")),
        (b"<meta charset=inconnu><title>x</title>", Said("x", "", "a.example")),
        (b"\xff" * 4000, None),
        (b"<" * 200_000, None),
    ],
)  # fmt: skip
def test_whatever_a_page_says_is_plain_words_of_a_bounded_length(
    body: bytes, said: Said | None
) -> None:
    assert said_by(FetchedPage("https://a.example/x", body, "")) == said
