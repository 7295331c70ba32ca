"""The brand: prepared by the staff beside what everybody sees, published, taken back."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from chatcore.brand.models import Draft, Edition
from chatcore.brand.selectors import published as kept
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of
from tests.worlds.pictures import picture

DRAFT = "/api/v1/brand/draft/"
INDEX = Path(__file__).parents[3] / "frontend/index.html"


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _published_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at every occasion: in a test, a commit is none."""
    monkeypatch.setattr(kept, "LOOK_AGAIN", 0.0)
    yield
    kept.forget()


def change(world: Rivages, **fields: str) -> Any:
    return client_of(world.ada).patch(DRAFT, fields, format="json")


def publish(world: Rivages) -> Any:
    return client_of(world.ada).post("/api/v1/brand/publication/")


def send(world: Rivages, place: str, content: bytes) -> Any:
    file = io.BytesIO(content)
    file.name = "image"
    path = f"{DRAFT}pictures/{place}/"
    return client_of(world.ada).put(path, {"file": file}, format="multipart")


def seen() -> dict[str, Any]:
    """What somebody who is not signed in reads of the brand."""
    answer: dict[str, Any] = client_of().get("/api/v1/brand/").json()
    return answer


def test_before_anybody_chose_one_the_brand_is_the_products_own(world: Rivages) -> None:
    brand = seen()
    assert (brand["name"], brand["logo"], brand["welcome"]) == (
        "Chatcore",
        None,
        {"fr": "", "en": ""},
    )
    assert "#07657d" in client_of().get(brand["stylesheet"]).content.decode()


def test_a_draft_is_seen_by_the_staff_alone_until_it_is_published(world: Rivages) -> None:
    answer = change(
        world, name=" Réseau  Rivages ", colour="#000091", welcome_fr="Bienvenue à quai."
    )
    assert answer.status_code == 200, answer.content
    draft = answer.json()
    assert draft["look"]["name"] == draft["preview"]["name"] == "Réseau Rivages"
    assert draft["differs"] is True and draft["revertible"] is False
    assert seen()["name"] == "Chatcore"
    own = client_of(world.ada).get("/brand/draft.css")
    assert "#000091" in own.content.decode() and "no-store" in own["Cache-Control"]
    for other in (client_of(world.bruno), client_of()):
        assert other.get("/brand/draft.css").status_code == 404
    assert publish(world).json()["differs"] is False
    brand = seen()
    assert (brand["name"], brand["welcome"]["en"]) == ("Réseau Rivages", "Bienvenue à quai.")
    assert publish(world).json()["code"] == "no_draft"


def test_only_the_staff_may(world: Rivages) -> None:
    for client in (client_of(world.bruno), client_of(world.chloe)):
        assert client.get(DRAFT).status_code == 403
        refused = client.patch(DRAFT, {"name": "À moi"}, format="json")
        assert refused.status_code == 403 and "équipe du site" in refused.json()["detail"]
        assert client.post("/api/v1/brand/publication/").status_code == 403
        assert client.post("/api/v1/brand/reversion/").status_code == 403
    assert client_of().get(DRAFT).status_code == 401
    assert not Draft.objects.exists() and not Edition.objects.exists()


def test_a_colour_that_cannot_be_read_comes_back_with_one_that_can(world: Rivages) -> None:
    refused = change(world, colour="#ffd400")
    problem = refused.json()
    assert (refused.status_code, problem["code"], problem["path"]) == (400, "contrast", "$.colour")
    taken = change(world, colour=problem["proposal"])
    assert taken.json()["look"]["colour"] == problem["proposal"]
    dark = change(world, colour_dark="#222222").json()
    assert (dark["code"], dark["path"]) == ("contrast", "$.colour_dark")
    assert "thème sombre" in dark["detail"]
    assert change(world, colour_dark="").status_code == 200


def test_the_palette_is_told_while_one_chooses(world: Rivages) -> None:
    client = client_of(world.ada)
    told = client.get("/api/v1/brand/palette/", {"colour": "#FFD400"}).json()
    assert told["light"]["brand"] == "#ffd400" and told["colour"] == "#806900"
    assert told["colour_dark"] is None
    figures = {(one["theme"], one["pair"]): one["ratio"] for one in told["checks"]}
    assert len(figures) == 6 and figures["light", "links"] == 1.22
    assert client.get("/api/v1/brand/palette/", {"colour": "jaune"}).status_code == 400


def test_fields_that_do_not_hold_are_refused_with_their_place(world: Rivages) -> None:
    for field, value, status in (
        ("name", " ", 400),
        ("name", "x" * 61, 413),
        ("font", "Comic Sans", 400),
        ("reply_to", "pas une adresse", 400),
        ("legal_url", "http://rivages.example", 400),
        ("help_url", "javascript:alert(1)", 400),
        ("accessibility_url", "https://a@rivages.example", 400),
        ("colour", "#12", 400),
    ):
        answer = change(world, **{field: value})
        assert (answer.status_code, answer.json()["path"]) == (status, f"$.{field}"), field
    assert change(world, couleur="#000091").status_code == 400
    assert not Draft.objects.exists()


def test_the_one_before_comes_back_and_the_other_again(world: Rivages) -> None:
    client = client_of(world.ada)
    assert client.post("/api/v1/brand/reversion/").json()["code"] == "nothing_before"
    for name in ("Rivages", "Estuaire"):
        change(world, name=name)
        publish(world)
    change(world, name="En préparation")
    assert client.post("/api/v1/brand/reversion/").status_code == 200
    assert seen()["name"] == "Rivages"
    assert client.get(DRAFT).json()["look"]["name"] == "En préparation"
    client.post("/api/v1/brand/reversion/")
    assert seen()["name"] == "Estuaire"
    assert Edition.objects.count() == 4


def test_the_draft_is_dropped_and_goes_by_itself_when_nothing_differs(world: Rivages) -> None:
    change(world, name="Rivages")
    assert change(world, name="Chatcore").json()["differs"] is False
    assert not Draft.objects.exists()
    change(world, name="Rivages")
    dropped = client_of(world.ada).delete(DRAFT).json()
    assert (dropped["look"]["name"], dropped["differs"]) == ("Chatcore", False)


def test_it_is_traced_with_what_was_and_what_is(world: Rivages) -> None:
    change(world, name="Rivages", welcome_fr="Bonjour.")
    publish(world)
    client_of(world.ada).post("/api/v1/brand/reversion/")
    drafted, put, back = Trace.objects.filter(action__startswith="brand.").order_by("id")
    assert (drafted.action, drafted.before, drafted.after) == (
        "brand.changed",
        {"name": "Chatcore"},
        {"name": "Rivages", "fields": ["welcome_fr"]},
    )
    assert (put.action, put.actor_id, put.after["name"]) == (
        "brand.published",
        world.ada.id,
        "Rivages",
    )
    assert (back.action, back.before["name"], back.after["name"]) == (
        "brand.reverted",
        "Rivages",
        "Chatcore",
    )


def test_logos_and_icons_are_made_again_in_every_size(world: Rivages) -> None:
    logo = send(world, "logo", picture(2000, 400))
    assert logo.status_code == 200, logo.content
    address = logo.json()["look"]["logo"]
    served = client_of().get(address)
    shown = Image.open(io.BytesIO(b"".join(served.streaming_content)))
    assert (shown.format, shown.size) == ("WEBP", (720, 144))
    assert "immutable" in served["Cache-Control"]
    icon = send(world, "icon", picture(600, 300, ground=False)).json()["look"]["icon"]
    for suffix, side, mode in (
        ("-192", 192, "RGBA"),
        ("-512", 512, "RGBA"),
        ("-180", 180, "RGB"),
        ("-maskable-512", 512, "RGB"),
    ):
        file = client_of().get(icon.replace("-192", suffix))
        made = Image.open(io.BytesIO(b"".join(file.streaming_content)))
        assert (made.size, made.mode) == ((side, side), mode), suffix
    gone = client_of(world.ada).delete(f"{DRAFT}pictures/logo/").json()
    assert gone["look"]["logo"] is None


def test_what_is_no_picture_is_refused_with_words(world: Rivages) -> None:
    svg = send(world, "logo", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert svg.status_code == 400 and "exportez-le en PNG" in svg.json()["detail"]
    assert send(world, "icon", b"GIF89a but not really").status_code == 400
    assert send(world, "logo", b"x" * (5 * 1024 * 1024 + 1)).status_code == 413
    assert send(world, "banner", picture()).status_code == 404
    missing = client_of(world.ada).put(f"{DRAFT}pictures/logo/", {}, format="multipart")
    assert missing.json()["path"] == "$.file"
    assert default_storage.listdir("")[0] == []


def test_the_stylesheet_is_kept_for_ever_under_its_version_only(world: Rivages) -> None:
    before = seen()["stylesheet"]
    change(world, colour="#000091", font="serif")
    publish(world)
    after = seen()["stylesheet"]
    assert before != after
    named = client_of().get(after)
    assert "immutable" in named["Cache-Control"] and "Charter" in named.content.decode()
    assert "script" not in named.content.decode() and "url(" not in named.content.decode()
    for address in (before, "/brand.css"):
        assert client_of().get(address)["Cache-Control"] == "no-cache"


def test_the_manifest_bears_the_name_the_colour_and_the_icons(world: Rivages) -> None:
    change(world, name="Réseau Rivages", short_name="Rivages", colour="#000091")
    send(world, "icon", picture(512, 512))
    publish(world)
    answer = client_of().get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = answer.json()
    assert (manifest["name"], manifest["short_name"]) == ("Réseau Rivages", "Rivages")
    assert manifest["theme_color"] == "#000091"
    assert {(one["sizes"], one["purpose"]) for one in manifest["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for one in manifest["icons"]:
        assert b"".join(client_of().get(one["src"]).streaming_content).startswith(b"\x89PNG")
    english = client_of(**{"accept-language": "en"}).get("/manifest.webmanifest").json()
    assert english["shortcuts"][1]["name"] == "Directory"


def test_the_page_is_dressed_before_any_script_runs(world: Rivages, settings: Any) -> None:
    site = settings.MEDIA_ROOT / "site"
    site.mkdir()
    (site / "index.html").write_text(INDEX.read_text(encoding="utf-8"), encoding="utf-8")
    settings.SITE = site
    assert "<title>Chatcore</title>" in client_of().get("/connexion").content.decode()
    change(world, name='Rivages & "Cie" <b>', colour="#000091")
    send(world, "icon", picture(512, 512))
    publish(world)
    text = client_of().get("/connexion").content.decode()
    assert "<title>Rivages &amp; &quot;Cie&quot; &lt;b&gt;</title>" in text
    assert (
        '<meta name="theme-color" content="#000091" media="(prefers-color-scheme: light)"' in text
    )
    assert f'href="{seen()["stylesheet"]}"' in text
    assert "/icons/icon" not in text and "-180.png" in text
    assert 'href="/manifest.webmanifest?v=' in text


def test_an_error_in_a_browser_is_a_page_and_to_a_program_a_document(world: Rivages) -> None:
    change(world, name="Rivages", help_url="https://aide.rivages.example/")
    publish(world)
    page = client_of(accept="text/html").get("/assets/rien.js")
    assert page.status_code == 404 and "Rivages" in page.content.decode()
    assert '<html lang="fr">' in page.content.decode()
    assert "https://aide.rivages.example/" in page.content.decode()
    assert "style=" not in page.content.decode() and "<script" not in page.content.decode()
    document = client_of().get("/assets/rien.js")
    assert document["Content-Type"] == "application/problem+json"
    api = client_of(accept="text/html").get("/api/rien")
    assert api["Content-Type"] == "application/problem+json"


def test_a_process_looks_once_in_a_while_and_never_more(
    world: Rivages, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept.LOOK_AGAIN == 0.0  # here; in the product a second
    monkeypatch.setattr(kept, "LOOK_AGAIN", 3600.0)
    kept.forget()
    with CaptureQueriesContext(connection) as queries:
        for _ in range(20):
            seen()
    assert len(queries) == 1
    # Another process has published: this one hears of it without being told, when it looks again.
    Edition.objects.create(number=1, content={"name": "Estuaire"})
    assert seen()["name"] == "Chatcore"
    monkeypatch.setattr(kept._Kept, "looked", kept._Kept.looked - 3600.0)
    assert seen()["name"] == "Estuaire"
