"""How texts and searches are taken apart: forms of a word, accents, elisions, dates, operators."""

from datetime import date

import pytest

from chatcore.foundation.errors import Invalid, Problem, TooLarge
from rooms.conversations.search.analysis import terms_of
from rooms.conversations.search.dates import period
from rooms.conversations.search.plain import excerpt, plain
from rooms.conversations.search.query import Named, asked_from
from rooms.conversations.search.ranking import score

TODAY = date(2026, 11, 26)  # A Thursday.


@pytest.mark.parametrize(
    "forms",
    [
        "décision décisions DÉCISION decision",
        "réserver réservez réservons réservé réservées réservation réservations",
        "électrifier électrifié électrification",
        "cheval chevaux",
        "travail travaux",
        "national nationale nationales nationaux",
        "développer développement développements développeur développeurs",
        "directeur directrice directeurs directrices",
        "actif active actifs actives activement",
        "organiser organisation organisateur organisatrice organisé",
        "communiquer communication communications",
        "heureux heureuse heureuses",
        "œuvre oeuvre Œuvres",
        "financer financement financements",
        "équipe l’équipe L'ÉQUIPE d’équipes qu’équipe",
    ],
)
def test_the_forms_of_a_word_are_one_term(forms: str) -> None:
    assert len(set(terms_of(forms))) == 1


@pytest.mark.parametrize(
    "pair", ["port portail", "quai qualité", "borne bornage", "réunion réel", "salle salaire"]
)
def test_other_words_stay_other_words(pair: str) -> None:
    assert len(set(terms_of(pair))) == 2


def test_words_that_are_everywhere_count_nowhere() -> None:
    assert terms_of("Le budget de la région est à nous, and it is for you") == ["budget", "region"]


def test_terms_are_ascii_in_every_script() -> None:
    terms = terms_of("Ελλάδα Москва 東京 naïve e\u0301t\u00e9 S7 2026")
    assert all(term.isascii() and term.isalnum() for term in terms)
    assert len(set(terms)) == len(terms) - 0 and "s7" in terms and "2026" in terms


def test_a_term_never_grows_beyond_what_a_database_takes() -> None:
    assert all(len(term) <= 80 for term in terms_of("x" * 9000 + " " + "Я" * 9000))


@pytest.mark.parametrize(
    ("typed", "first", "until"),
    [
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 25)),
        ("24/11/2026", date(2026, 11, 24), date(2026, 11, 25)),
        ("24.11.26", date(2026, 11, 24), date(2026, 11, 25)),
        ("24/12", date(2025, 12, 24), date(2025, 12, 25)),
        ("hier", date(2026, 11, 25), date(2026, 11, 26)),
        ("aujourd’hui", TODAY, date(2026, 11, 27)),
        ("yesterday", date(2026, 11, 25), date(2026, 11, 26)),
        ("lundi", date(2026, 11, 23), date(2026, 11, 24)),
        ("Thursday", TODAY, date(2026, 11, 27)),
        ("nov. 2026", date(2026, 11, 1), date(2026, 12, 1)),
        ("Décembre 2026", date(2026, 12, 1), date(2027, 1, 1)),
        ("décembre", date(2025, 12, 1), date(2026, 1, 1)),
        ("1er août 2026", date(2026, 8, 1), date(2026, 8, 2)),
        ("Nov 24, 2026", date(2026, 11, 24), date(2026, 11, 25)),
        ("august 1st 2026", date(2026, 8, 1), date(2026, 8, 2)),
        ("nov 26", TODAY, date(2026, 11, 27)),
        ("2026-11", date(2026, 11, 1), date(2026, 12, 1)),
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, first: date, until: date) -> None:
    assert period(typed, TODAY) == (first, until)


@pytest.mark.parametrize("typed", ["31/02/2026", "2026-13", "demain peut-être", "", "0000", "9999"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert period(typed, TODAY) is None


def test_a_search_is_taken_apart() -> None:
    asked = asked_from(
        'budgets "prise de décision" -urgent de:«Ada Lovelace» from:moi dans:quai a:lien -est:épinglé',
        today=TODAY,
    )
    assert asked.phrases == (("budget",), ("pris", "decision"))
    assert asked.unwanted == (("urgent",),)
    assert asked.people == (Named("Ada Lovelace"), Named("moi"))
    assert asked.rooms == (Named("quai"),)
    assert asked.has == (Named("link"),)
    assert asked.states == (Named("pinned", unwanted=True),)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("de:ada", "from:ada"),
        ("dans:quai", "in:quai"),
        ("thème:bornes", "topic:bornes"),
        ("theme:bornes", "TOPIC:bornes"),
        ("avant:hier x9", "before:yesterday x9"),
        ("après:lundi x9", "after:monday x9"),
        ("apres:lundi x9", "after:monday x9"),
        ("le:24/11/2026 x9", "on:2026-11-24 x9"),
        ("a:fichier", "has:file"),
        ("à:lien", "has:link"),
        ("est:épinglé", "is:pinned"),
        ("est:enregistré", "is:saved"),
        ("de\u00a0: ada", "from:ada"),
    ],
)
def test_operators_have_their_names_in_both_languages(french: str, english: str) -> None:
    assert asked_from(french, today=TODAY) == asked_from(english, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "avant:nov. 2026 bornes",
        'avant:"nov. 2026" bornes',
        "avant:1er nov. 2026 bornes",
        "before:Nov 1, 2026 bornes",
    ],
)
def test_a_date_of_several_words_needs_no_quotes(text: str) -> None:
    asked = asked_from(text, today=TODAY)
    assert asked.until == date(2026, 11, 1) and asked.phrases == (("born",),)


@pytest.mark.parametrize(
    "text", ['"non fermé', "« non fermé", "non fermé”", '""non fermé', "“non «fermé"]
)
def test_quotes_may_stay_open(text: str) -> None:
    assert {"non", "ferm"} <= asked_from(text, today=TODAY).terms


def test_addresses_hours_and_words_with_a_colon_are_words() -> None:
    asked = asked_from("https://rivages.example/quai 10:30 note : x9", today=TODAY)
    assert {"rivag", "quai", "10", "30", "note", "x9"} <= asked.terms


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("x" * 10_000, TooLarge, "1 000 caractères"),
        (" ".join(f"mot{n}" for n in range(60)), TooLarge, "40 mots"),
        ("auteur:ada", Invalid, "« auteur: » n’est pas un opérateur"),
        ("a:truc", Invalid, "a:fichier, a:lien"),
        ("avant:jamais", Invalid, "n’est pas une date"),
        ("-avant:hier", Invalid, "n’est pas une date"),
        ("de:", Invalid, "« de: »"),
        ('de:""', Invalid, "« de: »"),
        ("   ", Invalid, "Écrivez un mot"),
        ("le la les", Invalid, "presque tous les messages"),
        ("(((a+)+)+)$" * 3, Invalid, "presque tous les messages"),
        ("🐙 &|!:*()", Invalid, "les signes et les émojis"),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_words(
    text: str, kind: type[Problem], said: str
) -> None:
    with pytest.raises(kind) as refused:
        asked_from(text, today=TODAY)
    assert said in refused.value.detail.fr and refused.value.detail.en


def test_an_excerpt_shows_what_was_found_in_its_place() -> None:
    html = "<p>Les <strong>décisions</strong> du comité&nbsp;:<br>la décision 12 &amp; l’avis.</p>"
    parts = excerpt(plain(html), {"decision"})
    assert [part.text for part in parts if part.found] == ["décisions", "décision"]
    assert "".join(part.text for part in parts) == plain(html)


@pytest.mark.parametrize("before", [0, 30, 400, 4000])
def test_an_excerpt_of_a_long_message_is_around_the_word(before: int) -> None:
    parts = excerpt("mot " * before + "quai " + "mot " * 900, {"quai"})
    assert any(part.found for part in parts)
    assert sum(len(part.text) for part in parts) < 280


def test_the_better_answer_has_the_words_together_and_as_they_were_typed() -> None:
    asked = asked_from("bornes quai", today=TODAY)
    together = score("Les bornes du quai", asked.phrases, asked.written)
    apart = score(
        "Une borne sera posée ; plus tard, et sans rapport avec elle, le quai rouvrira.",
        asked.phrases,
        asked.written,
    )
    assert together > apart > 0
