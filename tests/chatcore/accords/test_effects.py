"""What changes in a text is shown word by word, and working days are those of France."""

from datetime import date

from chatcore.accords.acts.registry import acts
from chatcore.accords.effects import difference
from chatcore.communities.permissions import Permission, SitePermission, may_be
from chatcore.foundation.working_days import holidays, is_working_day


def test_the_words_that_go_and_come_are_marked() -> None:
    parts = difference("Ports et villes de la côte.", "Ports, îles et villes de la côte.")
    after = "".join(one.text for one in parts if one.kind != "removed")
    assert after == "Ports, îles et villes de la côte."
    assert [one.text for one in parts if one.kind == "added"] == [", îles "]
    assert [one.text for one in difference("Réseau Rivages", "Rivages du Ponant")] == [
        "Réseau ",
        "Rivages ",
        "du Ponant",
    ]


def test_texts_that_have_nothing_in_common_are_shown_one_after_the_other() -> None:
    assert difference("Ports et villes.", "Une autre maison") == []
    assert difference("", "Bienvenue") == []
    assert difference("Deux  espaces", "Deux espaces") == [], "nor those that differ in spaces only"


def test_every_act_has_words_and_a_permission_that_an_agreement_can_lift() -> None:
    assert {"community.change", "group.create", "person.invite", "person.remove", "role.change"} | {
        "room.create", "announcements.open", "announcement.post", "trace.read",
    } <= set(acts())  # fmt: skip
    for found in acts().values():
        assert found.label.fr and found.label.en and found.label.fr != found.label.en
        if not isinstance(found.permission, SitePermission):
            assert isinstance(found.permission, Permission)
            assert may_be(found.permission, "accord")  # type: ignore[arg-type]


def test_the_holidays_of_france() -> None:
    assert date(2026, 4, 6) in holidays(2026)  # Easter Monday
    assert {date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026)  # Ascension, Whit Monday
    assert date(2027, 3, 29) in holidays(2027)
    assert not is_working_day(date(2026, 12, 25)) and not is_working_day(date(2026, 11, 28))
    assert is_working_day(date(2026, 11, 26))
