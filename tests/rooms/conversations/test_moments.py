"""A moment in a message: by the clocks of its author, found by its words, short without its notation."""

from rooms.conversations.actions.messages import edit_message
from rooms.conversations.models import Message
from rooms.conversations.search.plain import plain
from rooms.conversations.selectors.noticed import excerpt_of
from tests.worlds.rivages import World, say


def html_of(message: object) -> str:
    return Message.objects.get(id=message).html


def test_without_an_offset_it_is_by_the_clocks_of_its_author(world: World) -> None:
    world.chloe.time_zone, world.chloe.language = "America/Martinique", "en"
    world.chloe.save()
    posted = say(world.chloe, "Rendez-vous <time:2026-12-01T09:00>", world.quay)
    assert '<time datetime="2026-12-01T13:00:00Z">' in html_of(posted.id)
    edit_message(actor=world.chloe, message=str(posted.id), text="Plutôt <time:2026-12-01T10:30>")
    assert '<time datetime="2026-12-01T14:30:00Z">' in html_of(posted.id)


def test_what_is_searched_and_shown_in_short_are_its_words(world: World) -> None:
    posted = say(world.ada, "Départ <time:2026-12-01T14:00+01:00> du quai", world.quay)
    words = plain(html_of(posted.id))
    assert words == "Départ mardi 1 décembre 2026 à 14 h (Europe/Paris) du quai"
    text = Message.objects.get(id=posted.id).text
    assert excerpt_of(text) == "Départ 2026-12-01 14:00 du quai"
