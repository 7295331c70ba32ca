"""What is taken and what is not, by content alone; and that nothing active is ever shown."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from chatcore.files.models import File, FileText
from tests.worlds.files import (
    MEBIBYTE,
    animation,
    announced,
    docx,
    odt,
    pdf,
    photo,
    photo_with_place,
    piece,
    ready,
    sent,
    zipped,
)
from tests.worlds.people import client_of
from tests.worlds.rivages import World

SCRIPT = b"<script>fetch('/api/v1/me/')</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + b"</svg>"


def download(world: World, card: dict[str, Any], path: str = "content/") -> Any:
    answer = client_of(world.chloe).get(f"/api/v1/files/{card['id']}/{path}")
    assert answer.status_code == 200, answer.content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-cache"
    return answer


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def refused(world: World, name: str, content: bytes) -> str:
    """Send what is not taken; return the code, when nothing of it is left."""
    file = announced(world.chloe, world.quay, name, len(content))
    if file.status_code != 201:
        return str(file.json()["code"])
    answer = piece(world.chloe, file.json()["id"], 0, content)
    assert answer.status_code == 415, answer.content
    assert not File.objects.filter(id=file.json()["id"]).exists()
    return str(answer.json()["code"])


def test_a_photo_is_upright_in_three_sizes_and_says_nothing_of_where_it_was_taken(
    world: World,
) -> None:
    card = ready(world.chloe, world.quay, "plage.jpg", photo_with_place(), alt="La plage")
    assert (card["kind"], card["type"], card["state"]) == ("image", "image/webp", "ready")
    # It was taken with the telephone on its side.
    assert (card["width"], card["height"]) == (800, 1200)
    for size, side in (("small", 360), ("medium", 960), ("large", 1200)):
        answer = download(world, card, f"pictures/{size}/")
        assert answer["Content-Disposition"].startswith("inline")
        image = Image.open(BytesIO(body(answer)))
        assert (image.format, image.height) == ("WEBP", side)
        assert not image.getexif()
        assert "exif" not in image.info
    whole = download(world, card)
    assert whole["Content-Disposition"].startswith('attachment; filename="plage.webp"')
    assert len(body(whole)) == card["size"]


def test_an_animation_moves_in_the_large_picture_and_stands_still_in_the_others(
    world: World,
) -> None:
    card = ready(world.chloe, world.quay, "danse.gif", animation())
    assert card["animated"]
    frames = {
        size: getattr(Image.open(BytesIO(body(download(world, card, f"pictures/{size}/")))), "n_frames", 1)
        for size in ("small", "medium", "large")
    }  # fmt: skip
    assert frames == {"small": 1, "medium": 1, "large": 4}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("script.gif", animation() + b"/*" + SCRIPT + b"*/"),
        ("page.png", photo("PNG") + b"<html>" + SCRIPT),
        ("archive.jpg", photo() + zipped({"a.html": SCRIPT})),
    ],
)
def test_what_hides_behind_a_picture_is_gone_once_it_is_shown(
    world: World, name: str, content: bytes
) -> None:
    card = ready(world.chloe, world.quay, name, content)
    assert card["type"] == "image/webp"
    for path in ("content/", "pictures/small/", "pictures/large/"):
        answer = download(world, card, path)
        assert answer["Content-Type"] == "image/webp"
        shown = body(answer)
        assert SCRIPT not in shown
        assert b"PK\x03\x04" not in shown


@pytest.mark.parametrize(
    ("name", "content", "type_"),
    [
        ("dessin.svg", SVG, "image/svg+xml"),
        ("dessin.png", SVG, "image/svg+xml"),
        ("page.html", b"<!DOCTYPE html><html>" + SCRIPT, "text/html"),
        ("notes.txt", b"Bonjour\n" + SCRIPT, "text/html"),
        ("flux.xml", b"<?xml version='1.0'?><a/>", "text/html"),
    ],
)
def test_what_a_browser_would_run_is_saved_and_never_shown(
    world: World, name: str, content: bytes, type_: str
) -> None:
    card = ready(world.chloe, world.quay, name, content)
    assert (card["kind"], card["type"], card["pictures"]) == ("other", type_, {})
    answer = download(world, card)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert body(answer) == content


def test_a_pdf_that_is_an_archive_too_is_a_pdf_to_be_saved(world: World) -> None:
    card = ready(world.chloe, world.quay, "avis.pdf", pdf() + zipped({"a.js": SCRIPT}))
    assert card["kind"] == "pdf"
    answer = download(world, card)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("facture.pdf", b"MZ\x90\x00" + bytes(200), "type_refused"),
        ("photo.jpg", b"\x7fELF" + bytes(200), "type_refused"),
        ("photo.jpg", b"\xff\xd8\xff" + bytes(200), "picture_unreadable"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(200), "picture_unreadable"),
        ("script.txt", b"#!/bin/sh\nrm -r ~\n", "program_refused"),
        ("rapport.docx", docx("Bonjour", **{"word/vbaProject.bin": b"macro"}), "has_macros"),
        ("outil.zip", zipped({"META-INF/MANIFEST.MF": b"Main-Class: A"}), "program_refused"),
        ("abîmé.docx", docx("Bonjour")[:-30], "damaged"),
        ("bombe.zip", zipped({"a": bytes(40 * MEBIBYTE)}), "bomb_refused"),
        ("bombe.docx", docx("a", **{"word/a.xml": bytes(40 * MEBIBYTE)}), "bomb_refused"),
        ("mille.zip", zipped({f"{n}": b"" for n in range(10_001)}), "bomb_refused"),
    ],
)
def test_what_is_not_taken_is_gone_and_the_refusal_says_why(
    world: World, name: str, content: bytes, code: str
) -> None:
    assert refused(world, name, content) == code


def test_a_picture_of_too_many_points_is_refused_before_it_is_decoded(world: World) -> None:
    out = BytesIO()
    Image.new("1", (8000, 6000)).save(out, "PNG")
    assert refused(world, "carte.png", out.getvalue()) == "too_many_points"


def test_a_picture_that_breaks_off_is_refused_once_it_is_decoded(world: World) -> None:
    card = ready(world.chloe, world.quay, "plage.jpg", photo()[:4000])
    assert (card["state"], card["refusal"]) == ("refused", "picture_unreadable")
    for path in ("content/", "pictures/small/"):
        assert client_of(world.chloe).get(f"/api/v1/files/{card['id']}/{path}").status_code == 404


def test_a_pdf_shows_its_first_page_and_its_words_are_found(world: World) -> None:
    card = ready(world.chloe, world.quay, "avis.pdf", pdf("Travaux au quai", pages=3))
    assert (card["kind"], card["pages"]) == ("pdf", 3)
    page = Image.open(BytesIO(body(download(world, card, "pictures/page/"))))
    assert (page.format, page.height) == ("WEBP", 960)
    assert "Travaux au quai" in FileText.objects.get(file=card["id"]).text
    assert (
        client_of(world.chloe).get(f"/api/v1/files/{card['id']}/pictures/small/").status_code == 404
    )


@pytest.mark.parametrize(
    ("name", "content", "type_end"),
    [
        ("compte-rendu.docx", docx("Ordre du jour\nLes bornes"), "wordprocessingml.document"),
        ("compte-rendu.odt", odt("Ordre du jour Les bornes"), "opendocument.text"),
        ("notes.txt", "Ordre du jour\nLes bornes : dégât".encode("cp1252"), "text/plain"),
        ("notes.txt", "Ordre du jour\nLes bornes".encode("utf-16"), "text/plain"),
    ],
)
def test_the_words_of_documents_are_read(
    world: World, name: str, content: bytes, type_end: str
) -> None:
    card = ready(world.chloe, world.quay, name, content)
    assert (card["state"], card["type"].endswith(type_end)) == ("ready", True)
    shown = client_of(world.chloe).get(f"/api/v1/files/{card['id']}/text/").json()
    assert "Ordre du jour" in shown["text"]
    assert "bornes" in FileText.objects.get(file=card["id"]).text
    assert shown["more"] is False
    download(world, card)


def test_a_document_that_asks_for_entities_gives_no_words_and_can_be_saved(world: World) -> None:
    laughs = (
        b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a xmlns:w="x"><w:t>&c;</w:t></a>'
    )
    content = zipped({"[Content_Types].xml": b"<T/>", "word/document.xml": laughs})
    card = ready(world.chloe, world.quay, "rire.docx", content)
    assert card["state"] == "ready"
    assert not FileText.objects.filter(file=card["id"]).exists()
    assert client_of(world.chloe).get(f"/api/v1/files/{card['id']}/text/").status_code == 404


def test_a_broken_pdf_can_be_saved_and_shows_nothing(world: World) -> None:
    card = ready(world.chloe, world.quay, "avis.pdf", b"%PDF-1.7\n" + bytes(500))
    assert (card["state"], card["pages"], card["pictures"]) == ("ready", None, {})
    download(world, card)


def test_what_plays_is_given_in_parts(world: World) -> None:
    sound = b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(range(256)) * 40
    card = ready(world.chloe, world.quay, "voix.wav", sound, duration=4200, peaks=[0, 50, 100])
    assert (card["kind"], card["duration"], card["peaks"]) == ("audio", 4200, [0, 50, 100])
    at = f"/api/v1/files/{card['id']}/content/"
    for asked, status, part in (
        ("bytes=0-99", 206, sound[:100]),
        ("bytes=100-", 206, sound[100:]),
        ("bytes=-10", 206, sound[-10:]),
        ("bytes=5-4", 416, b""),
        (f"bytes={len(sound)}-", 416, b""),
        ("bytes=0-1,3-4", 200, sound),
        ("lignes=1", 200, sound),
    ):
        answer = client_of(world.chloe).get(at, headers={"Range": asked})
        assert answer.status_code == status, asked
        if status == 416:
            assert answer["Content-Range"] == f"bytes */{len(sound)}"
        else:
            assert body(answer) == part
    whole = client_of(world.chloe).get(at)
    assert whole["Content-Disposition"].startswith("inline")
    kept = client_of(world.chloe).get(at, headers={"If-None-Match": whole["ETag"]})
    assert kept.status_code == 304


def test_voice_messages_of_both_kinds_of_browser_are_sounds(world: World) -> None:
    webm = (
        b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"A_OPUS" + bytes(99)
    )
    mp4 = b"\x00\x00\x00\x1cftypiso5" + bytes(8) + b"hdlr" + bytes(8) + b"soun" + bytes(99)
    assert sent(world.chloe, world.quay, "a.webm", webm)["type"] == "audio/webm"
    assert sent(world.chloe, world.quay, "a.m4a", mp4)["type"] == "audio/mp4"
    assert sent(world.chloe, world.quay, "a.webm", webm + b"V_VP9")["type"] == "video/webm"
    peaks = announced(world.chloe, world.quay, "a.webm", 10, peaks=[1] * 101)
    assert peaks.status_code == 400
    assert announced(world.chloe, world.quay, "a.webm", 10, peaks=[101]).status_code == 400


def test_the_web_server_sends_the_bytes_once_the_right_was_checked(
    world: World, settings: Any
) -> None:
    card = ready(world.chloe, world.quay, "avis.pdf", pdf())
    settings.FILES_ACCEL = "/_files/"
    answer = download(world, card)
    hexadecimal = card["id"].replace("-", "")
    assert answer["X-Accel-Redirect"] == f"/_files/files/{hexadecimal[-2:]}/{hexadecimal}/original"
    assert answer.content == b""
    assert client_of(world.ada).get(f"/api/v1/files/{card['id']}/content/").status_code == 404


def test_a_list_of_entries_that_lies_of_their_sizes_is_read_up_to_the_limit(world: World) -> None:
    content = bytearray(docx("Bonjour", **{"word/footnotes.xml": b"<a>" + bytes(31 * MEBIBYTE)}))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        place = archive.getinfo("word/footnotes.xml").header_offset
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    content[place + 22 : place + 26] = (100).to_bytes(4, "little")
    card = ready(world.chloe, world.quay, "faux.docx", bytes(content))
    assert card["state"] == "ready"
