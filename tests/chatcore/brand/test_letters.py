"""Letters come under the brand: its sender, its colours, its logo brought along and not fetched."""

from email import message_from_string
from typing import Any

import pytest
from django.core import mail

from chatcore.brand.actions.drafting import change_draft, set_picture
from chatcore.brand.actions.publishing import publish
from chatcore.brand.selectors import published as kept
from chatcore.people.mail import send_mail
from tests.worlds.communities import Rivages
from tests.worlds.pictures import picture


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.DEFAULT_FROM_EMAIL = "Chatcore <ne-pas-repondre@rivages.example>"


def letter(world: Rivages, language: str = "fr") -> Any:
    send_mail(
        "people/password_reset",
        to=world.bruno.email,
        language=language,
        person=world.bruno,
        url="https://rivages.example/x",
    )
    return mail.outbox[-1]


def test_without_a_brand_the_sender_is_the_sites_own(world: Rivages) -> None:
    sent = letter(world)
    assert sent.from_email == "Chatcore <ne-pas-repondre@rivages.example>"
    assert sent.reply_to == [] and sent.attachments == []
    assert sent.body.endswith("-- \nChatcore\n")


def test_with_one_the_letter_bears_its_name_colour_logo_and_links(world: Rivages) -> None:
    change_draft(
        actor=world.ada,
        name="Réseau Rivages",
        sender="L’équipe, Rivages",
        reply_to="aide@rivages.example",
        colour="#000091",
        legal_url="https://rivages.example/mentions?a=1&b=2",
    )
    set_picture(actor=world.ada, place="logo", content=picture(300, 60))
    publish(actor=world.ada)
    kept.forget()
    sent = letter(world)
    parsed = message_from_string(sent.message().as_string())
    assert parsed.get_content_type() == "multipart/related"
    assert sent.reply_to == ["aide@rivages.example"]
    assert "ne-pas-repondre@rivages.example" in sent.from_email
    html = sent.alternatives[0][0]
    assert "#000091" in html and 'src="cid:logo"' in html
    assert "https://rivages.example/mentions?a=1&amp;b=2" in html and "Mentions légales" in html
    assert "Legal notice" in letter(world, "en").alternatives[0][0]
    pictures = [part for part in parsed.walk() if part.get_content_type() == "image/png"]
    assert [part["Content-ID"] for part in pictures] == ["<logo>"]
    assert "https://rivages.example/mentions?a=1&b=2" in sent.body


def test_a_logo_whose_file_is_gone_leaves_the_name(world: Rivages, settings: Any) -> None:
    set_picture(actor=world.ada, place="logo", content=picture(300, 60))
    publish(actor=world.ada)
    kept.forget()
    settings.MEDIA_ROOT = settings.MEDIA_ROOT / "elsewhere"
    assert "cid:" not in letter(world).alternatives[0][0]
