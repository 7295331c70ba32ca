"""The words of a community: adding them, taking them out, trying a text."""

from typing import NamedTuple

from django.db import IntegrityError, transaction

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record
from rooms.moderation.matching import MOST_WORDS, Matcher, key_of
from rooms.moderation.models import Effect, FilterWord
from rooms.moderation.selectors.filters import entries_of


class Trial(NamedTuple):
    """What the filter makes of a text: an effect and the words that it found; None, None: it goes through."""

    effect: str | None
    said: str | None


@transaction.atomic
def add_filter_word(
    *, actor: Person, community_id: str, pattern: str, effect: str, explanation: str = ""
) -> FilterWord:
    """Have the posts of a community held against one word, or phrase, more; it holds from the next post on.

    Raises:
        NotFound, Forbidden: the community. Invalid, TooLarge: the word, its effect, the explanation.
        Conflict: it is there already, whatever its case and accents; there are five hundred.
    """
    community = _held(actor, community_id)
    pattern = checked_line(pattern, longest=200, path="$.pattern", required=True)
    key = key_of(pattern)
    if effect not in Effect.values:
        raise Invalid(_EFFECT, path="$.effect")
    explanation = checked_line(explanation, longest=300, path="$.explanation")
    if FilterWord.objects.filter(community=community).count() >= MOST_WORDS:
        raise Conflict(_MANY, path="$.pattern")
    try:
        with transaction.atomic():
            made = FilterWord.objects.create(
                community=community,
                pattern=pattern,
                key=key,
                effect=effect,
                explanation=explanation,
                added_by=actor,
            )
    except IntegrityError:
        raise Conflict(_THERE, path="$.pattern") from None
    _revise(community)
    record(
        action="filter.word_added",
        actor=actor,
        obj=made,
        community=community,
        after={"effect": effect},
    )
    return made


@transaction.atomic
def remove_filter_word(*, actor: Person, community_id: str, word_id: str) -> None:
    """Take a word out of the filter. What waits because of it goes on waiting.

    Raises:
        NotFound, Forbidden: the community. NotFound: the word, or one of elsewhere.
    """
    community = _held(actor, community_id)
    word = FilterWord.objects.filter(community=community, id=parse_id(word_id) or NO_ID).first()
    if word is None:
        raise NotFound(path="$.word")
    record(
        action="filter.word_removed",
        actor=actor,
        obj=word,
        community=community,
        before={"effect": word.effect},
    )
    word.delete()
    _revise(community)


def try_text(*, actor: Person, community_id: str, text: str) -> Trial:
    """Say what the filter would make of ``text``; nothing is kept."""
    community = community_for(actor, community_id, to=Right.MODERATE)
    match = Matcher(entries_of(community.id)).found_in(text)
    return Trial(None, None) if match is None else Trial(match.entry.effect, match.said)


def _held(actor: Person, community_id: str) -> Community:
    community = community_for(actor, community_id, to=Right.MODERATE)
    Community.objects.select_for_update(no_key=True).filter(id=community.id).values("id").first()
    return community


def _revise(community: Community) -> None:
    """Give the filter a revision that it never had; a community without words has none: its posts cost nothing.

    It goes by the clock, so that a list that was empty for a while does not count from one again.
    """
    some = FilterWord.objects.filter(community=community).exists()
    known = Community.objects.values_list("filter_revision", flat=True).get(id=community.id)
    revision = max(known + 1, int(now().timestamp() * 1000)) if some else 0
    Community.objects.filter(id=community.id).update(filter_revision=revision)


_EFFECT = Words(
    fr="Choisissez l’effet : « refuse » (refuser) ou « review » (relire avant de publier).",
    en="Choose the effect: “refuse” or “review” (read before it appears).",
)
_MANY = Words(
    fr="La liste tient en cinq cents mots : retirez-en d’abord.",
    en="The list takes five hundred words: remove some first.",
)
_THERE = Words(fr="Ce mot est déjà dans la liste.", en="This word is in the list already.")
