"""Finding whom a text may mention, so that one query resolves them all."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from chatcore.rendering.inline import MAX_MENTIONS
from chatcore.rendering.message import render
from chatcore.rendering.references import (
    MAX_REFERENCES,
    KnownTargets,
    Reference,
    Target,
    find_mentions,
    fold,
)


def test_a_marked_mention_is_one_reference_with_its_id() -> None:
    assert find_mentions("@**Ada Lovelace|p1** et #**Chantier naval**") == (
        Reference("person", "Ada Lovelace", "p1"),
        Reference("room", "Chantier naval"),
    )


def test_a_bare_mention_may_end_after_any_of_its_words() -> None:
    assert find_mentions("@Ada Lovelace dit") == (
        Reference("person", "Ada Lovelace dit"),
        Reference("person", "Ada Lovelace"),
        Reference("person", "Ada"),
    )


def test_plain_text_mail_and_code_mention_nobody() -> None:
    assert find_mentions("Bonjour, ada@rivages.example") == ()
    assert find_mentions("```\n@Ada\n```") == ()


def test_the_query_of_the_caller_has_a_bound() -> None:
    assert len(find_mentions(" ".join(f"@nom{n}" for n in range(900)))) == MAX_REFERENCES


def test_names_are_compared_without_case_accents_and_hyphens() -> None:
    assert fold("Chantier-Naval  Été") == fold("chantier naval ete")


def test_a_name_that_two_people_share_needs_an_id() -> None:
    targets = KnownTargets(people=[Target("1", "Jean"), Target("2", "jean"), Target("2", "jean")])
    assert targets.find(Reference("person", "Jean")) is None
    assert targets.find(Reference("person", "Jean", "2")) == Target("2", "jean")
    assert targets.find(Reference("room", "Jean", "2")) is None


class Asked:
    """Resolves nothing, and remembers what it was asked."""

    def __init__(self) -> None:
        self.references: set[Reference] = set()

    def find(self, reference: Reference) -> Target | None:
        self.references.add(reference)
        return None


@given(
    st.lists(
        st.sampled_from(
            [
                "@Ada ",
                "@**Ada|1** ",
                "#b-c ",
                "`",
                "**",
                "> ",
                "- ",
                "\n",
                "\n\n",
                "x ",
                "```\n",
                "@a@b",
                "(",
                "*",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_rendering_asks_for_nothing_that_was_not_found_before(pieces: list[str]) -> None:
    text, asked = "".join(pieces), Asked()
    render(text, targets=asked)
    assert asked.references <= set(find_mentions(text))


def test_as_many_people_as_a_text_holds_are_shown_by_their_names() -> None:
    people = [Target(f"0190c0de-{n:027d}", f"Ada Lovelace {n}") for n in range(120)]
    text = " ".join(f"@**{person.name}|{person.id}**" for person in people)
    rendered = render(text, targets=KnownTargets(people=people))
    assert len(rendered.mentions) == MAX_MENTIONS
    assert "0190c0de" not in re.sub(r"<[^>]*>", "", rendered.html)
    assert "@Ada Lovelace 119" in rendered.html
