"""What people see of what they type."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chatcore.rendering.message import MentionRef, render
from chatcore.rendering.references import KnownTargets, Target
from tests.chatcore.rendering.reading import seen

OUT = 'rel="noopener noreferrer nofollow ugc" target="_blank"'
HERE = KnownTargets(
    people=[
        Target("p1", "Ada Lovelace"),
        Target("p2", "Chloé"),
        Target("p3", "Jean Martin"),
        Target("p4", "Jean Martin"),
    ],
    rooms=[Target("r1", "Chantier naval")],
)


def html(text: str) -> str:
    return render(text, targets=HERE).html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Bonjour à tous", "<p>Bonjour à tous</p>"),
        ("Prêt\u00a0? Oui\u00a0: 14 h", "<p>Prêt&nbsp;? Oui&nbsp;: 14 h</p>"),
        ("un\ndeux\n\ntrois", "<p>un<br>deux</p><p>trois</p>"),
        ("a < b && c > d", "<p>a &lt; b &amp;&amp; c &gt; d</p>"),
        ("&lt; &eacute;", "<p>&amp;lt; &amp;eacute;</p>"),
        ("&lt; **gras** `&lt;`", "<p>&amp;lt; <strong>gras</strong> <code>&amp;lt;</code></p>"),
        (
            "**gras** *italique* _aussi_ ~~barré~~",
            "<p><strong>gras</strong> <em>italique</em> <em>aussi</em> <del>barré</del></p>",
        ),
        ("***les deux***", "<p><strong><em>les deux</em></strong></p>"),
        ("un_nom_de_variable, 2 * 3 * 4", "<p>un_nom_de_variable, 2 * 3 * 4</p>"),
        ("\\*non\\*", "<p>*non*</p>"),
        ("`a * b` et ``un ` dedans``", "<p><code>a * b</code> et <code>un ` dedans</code></p>"),
        ("# Titre\nsuite", "<h4>Titre</h4><p>suite</p>"),
        ("### Petit", "<h6>Petit</h6>"),
        ("---", "<hr>"),
        ("Né en\n1998. Puis", "<p>Né en<br>1998. Puis</p>"),
        ("    pas du code", "<p>    pas du code</p>"),
        ("<b>gras</b>", "<p>&lt;b&gt;gras&lt;/b&gt;</p>"),
    ],
)
def test_lines_and_emphasis(typed: str, shown: str) -> None:
    assert html(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "Voici\u00a0:\n- a\n- b\nEt voilà",
            "<p>Voici&nbsp;:</p><ul><li>a</li><li>b</li></ul><p>Et voilà</p>",
        ),
        (
            "- a\n  - b\n    - c\n- d",
            "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
        ),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("* a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
        ("3) trois\n4) quatre", '<ol start="3"><li>trois</li><li>quatre</li></ol>'),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- a\n  suite", "<ul><li>a<br>suite</li></ul>"),
        (
            "1. un\n   - a\n   - b\n2. deux",
            "<ol><li>un<ul><li>a</li><li>b</li></ul></li><li>deux</li></ol>",
        ),
        (
            "- [ ] à faire\n- [x] **fait**",
            '<ul><li class="task">☐ à faire</li><li class="task done">☑ <strong>fait</strong></li></ul>',
        ),
    ],
)
def test_lists_are_what_their_author_meant_without_blank_lines(typed: str, shown: str) -> None:
    assert html(typed) == shown


def test_a_quote_ends_with_its_line() -> None:
    assert (
        html("> cité\n> encore\nréponse")
        == "<blockquote><p>cité<br>encore</p></blockquote><p>réponse</p>"
    )
    assert (
        html("> > dedans\n> dehors")
        == "<blockquote><blockquote><p>dedans</p></blockquote><p>dehors</p></blockquote>"
    )


def test_a_table_keeps_its_columns_and_their_sides() -> None:
    assert html("Voici\n| a | b |\n|---|--:|\n| 1 | *2* |\nfin") == (
        '<p>Voici</p><table><thead><tr><th>a</th><th align="right">b</th></tr></thead>'
        '<tbody><tr><td>1</td><td align="right"><em>2</em></td></tr></tbody></table><p>fin</p>'
    )


def test_code_keeps_everything_and_is_coloured_when_its_language_is_known() -> None:
    shown = html("```python\nif a < b:\n    print('@Ada Lovelace')\n```")
    assert shown.startswith(
        '<pre class="code" data-language="python"><code><span class="k">if</span>'
    )
    assert seen(shown) == "if a < b:\n    print('@Ada Lovelace')"
    assert (
        html("```cobol\nMOVE *A* TO B\n```")
        == '<pre class="code" data-language="cobol"><code>MOVE *A* TO B</code></pre>'
    )
    assert html("```\n> a\n\n- b\n```") == '<pre class="code"><code>&gt; a\n\n- b</code></pre>'


def test_code_that_is_not_closed_goes_to_the_end() -> None:
    assert html("```\na\nb") == '<pre class="code"><code>a\nb</code></pre>'


def test_code_may_stand_in_a_list_and_in_a_quote() -> None:
    assert '<pre class="code"><code>a</code></pre></li>' in html(
        "1. un\n   ```\n   a\n   ```\n2. deux"
    )
    assert (
        html("> ```\n> a\n> ```")
        == '<blockquote><pre class="code"><code>a</code></pre></blockquote>'
    )


@pytest.mark.parametrize(
    ("typed", "address", "shown"),
    [
        ("voir https://exemple.fr/a_b_c.", "https://exemple.fr/a_b_c", "https://exemple.fr/a_b_c"),
        (
            "(https://fr.wikipedia.org/wiki/Port_(informatique))",
            "https://fr.wikipedia.org/wiki/Port_(informatique)",
            "https://fr.wikipedia.org/wiki/Port_(informatique)",
        ),
        ("www.exemple.fr\u00a0?", "https://www.exemple.fr", "www.exemple.fr"),
        (
            "<https://exemple.fr/?a=1&b=2>",
            "https://exemple.fr/?a=1&amp;b=2",
            "https://exemple.fr/?a=1&amp;b=2",
        ),
        ("[le plan](https://exemple.fr/plan)", "https://exemple.fr/plan", "le plan"),
        ("[**gras**](https://exemple.fr)", "https://exemple.fr", "<strong>gras</strong>"),
        ("écrire à ada@rivages.example", "mailto:ada@rivages.example", "ada@rivages.example"),
        ("[écrire](mailto:ada@rivages.example)", "mailto:ada@rivages.example", "écrire"),
        ("[ma banque.fr](https://mal.example)", "https://mal.example", "ma banque.fr"),
        ("[banque.fr](https://mal.example)", "https://mal.example", "https://mal.example"),
        ("[exemple.fr](https://www.exemple.fr/x)", "https://www.exemple.fr/x", "exemple.fr"),
    ],
)
def test_links_lead_where_they_say(typed: str, address: str, shown: str) -> None:
    assert f'<a {OUT} href="{address}">{shown}</a>' in html(typed)


def test_an_address_that_hides_its_host_is_no_link() -> None:
    assert "<a" not in html("https://banque.example@mal.example/")


def test_the_links_of_a_message_are_told_in_order_each_once() -> None:
    rendered = render(
        "https://b.example [x](https://a.example) https://b.example `https://c.example` a@d.example"
    )
    assert set(rendered.links) == {"https://a.example", "https://b.example"}
    assert len(rendered.links) == 2


@pytest.mark.parametrize("typed", [":sourire:", ":smile:"])
def test_emoji_have_french_and_english_names(typed: str) -> None:
    assert html(typed) == "<p>😄</p>"


def test_what_is_no_emoji_stays() -> None:
    assert (
        html("de 10:30:45 à :inconnu:, `:smile:`")
        == "<p>de 10:30:45 à :inconnu:, <code>:smile:</code></p>"
    )
    assert html(":+1: :clin_d_oeil:") == "<p>👍 😉</p>"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "@Ada Lovelace, merci",
            '<p><span class="mention" data-person="p1">@Ada Lovelace</span>, merci</p>',
        ),
        (
            "@ada lovelace est là",
            '<p><span class="mention" data-person="p1">@Ada Lovelace</span> est là</p>',
        ),
        ("@**Ada Lovelace**", '<p><span class="mention" data-person="p1">@Ada Lovelace</span></p>'),
        (
            "@**Jean Martin|p4**",
            '<p><span class="mention" data-person="p4">@Jean Martin</span></p>',
        ),
        ("@chloe", '<p><span class="mention" data-person="p2">@Chloé</span></p>'),
        (
            "**@Chloé**",
            '<p><strong><span class="mention" data-person="p2">@Chloé</span></strong></p>',
        ),
        (
            "#chantier-naval",
            '<p><a class="room-link" data-room="r1" href="/salons/r1">#Chantier naval</a></p>',
        ),
        (
            "#**Chantier naval|r1**",
            '<p><a class="room-link" data-room="r1" href="/salons/r1">#Chantier naval</a></p>',
        ),
    ],
)
def test_a_name_that_is_known_becomes_a_mention(typed: str, shown: str) -> None:
    assert html(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("@inconnue", "@inconnue"),
        ("@**Inconnue|zz**", "@Inconnue"),
        ("@Jean Martin", "@Jean Martin"),
        ("`@Chloé`", "@Chloé"),
        ("```\n@Chloé\n```", "@Chloé"),
        ("\\@Chloé", "@Chloé"),
        ("jean@chloe", "jean@chloe"),
        ("n#chantier-naval", "n#chantier-naval"),
    ],
)
def test_what_is_no_mention_stays_text(typed: str, shown: str) -> None:
    rendered = render(typed, targets=HERE)
    assert rendered.mentions == ()
    assert seen(rendered.html) == shown


def test_a_mention_shows_the_name_of_the_person_whatever_was_typed() -> None:
    assert seen(html("@**Quelqu’un d’autre|p1**")) == "@Ada Lovelace"


def test_mentions_are_told_in_order_each_once() -> None:
    rendered = render("@Chloé #chantier-naval @Ada Lovelace @**Ada Lovelace|p1**", targets=HERE)
    assert rendered.mentions == (
        MentionRef("person", "p2"),
        MentionRef("room", "r1"),
        MentionRef("person", "p1"),
    )


def test_one_message_does_not_mention_a_whole_town() -> None:
    town = KnownTargets(people=[Target(f"p{n}", f"Habitant {n}") for n in range(100)])
    assert (
        len(render(" ".join(f"@**Habitant {n}|p{n}**" for n in range(60)), targets=town).mentions)
        == 50
    )


@pytest.mark.parametrize("typed", [">", "- ", "```\n```", "**\u200b**", "|"])
def test_markup_around_nothing_is_shown_as_typed(typed: str) -> None:
    assert seen(html(typed)).strip(" \u200b")


def test_what_reverses_the_direction_of_its_surroundings_is_taken_out() -> None:
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert character not in html(
            f"a{character}b **c{character}d** `e{character}f`\n```\n{character}\n```"
        )


def test_a_text_with_more_marks_than_people_type_is_shown_as_typed() -> None:
    text = "**a** " * 400
    assert seen(html(text)) == text
    assert html(text).startswith("<p>**a** **a**")


def test_threads_do_not_see_each_others_messages() -> None:
    texts = [
        f"**{n}** @**Personne {n}|p{n}** https://exemple.fr/{n}\n```python\nx = {n}\n```"
        for n in range(40)
    ]
    everyone = KnownTargets(people=[Target(f"p{n}", f"Personne {n}") for n in range(40)])
    alone = [render(text, targets=everyone) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        assert (
            list(threads.map(lambda text: render(text, targets=everyone), texts * 5)) == alone * 5
        )
