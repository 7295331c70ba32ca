"""The policy: what proves to be within it is what bleach would have left as it is."""

import pytest

from chatcore.rendering import policy
from chatcore.rendering.inline import Run
from chatcore.rendering.layout import lay_out
from chatcore.rendering.message import _converted
from chatcore.rendering.references import KnownTargets, Target
from tests.chatcore.rendering.hostile import COSTLY

EVERYONE = KnownTargets(people=[Target("p1", "Ada Lovelace")], rooms=[Target("r1", "b")])
WRITTEN = [
    "**gras** et *doux*, `code`, ~~barré~~",
    "[le plan](https://exemple.fr/plan?a=1&b=2) & <https://exemple.fr> ou jean@exemple.fr",
    "- un\n  - deux\n- [x] fait\n\n3. trois\n\n> cité\n> encore\n\n# Titre\n\n---",
    "| a | b |\n|---|:-:|\n| 1 | 2 |",
    '@Ada Lovelace, voir #b : "l\'heure" < 5 & > 3',
]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_people_write_is_within_the_policy(text: str) -> None:
    html = _converted(lay_out(text).text, Run(EVERYONE))
    assert policy.is_within(html)


@pytest.mark.parametrize("text", [*WRITTEN, *(text[:600] for text in COSTLY.values())])
def test_bleach_would_change_nothing_that_is_within_the_policy(text: str) -> None:
    html = _converted(lay_out(text.encode("utf-8", "replace").decode()).text, Run(EVERYONE))
    if policy.is_within(html):
        assert policy.last_word(html) == policy.last_word(policy._cleaner().clean(html))


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>a</p>",
        '<p onclick="alert(1)">a</p>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="java&#x73;cript:alert(1)">a</a>',
        '<a href="https://a.fr/&quot;&gt;&lt;b">a</a>',
        '<a href="https://a.fr/"onclick="b">a</a>',
        '<a href="https://a.fr/" href="javascript:b">a</a>',
        "<p>a",
        "a</p>",
        "<strong><em>a</strong></em>",
        "</p><p>",
        "<p>a < b</p>",
        "<p>a > b</p>",
        "<p>a &lt b</p>",
        "<p>&colon;</p>",
        "<p>a\0b</p>",
        "<!-- a -->",
        "<p/>",
        "<P>a</P>",
        "<p\n>a</p>",
        "<br></br>",
        "<svg><p>a</p></svg>",
        '<pre class="code x">a</pre>',
        "<<p>a</p>",
    ],
)
def test_any_other_spelling_is_for_bleach_to_decide(html: str) -> None:
    assert not policy.is_within(html)
