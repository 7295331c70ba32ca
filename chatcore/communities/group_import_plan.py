"""What an import of people would do, and what is wrong with each line that it cannot take. Pure.

What people are brought into differs, groups or components; what a line may say of it is its ``Meaning``.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chatcore.communities.group_policies import NOT_FOR_GUESTS, why_not_put_in
from chatcore.communities.models import GroupStatus
from chatcore.communities.pasted_people import STATUS_WORDS, Line
from chatcore.foundation.words import Words
from chatcore.people.folding import folded


class Known(NamedTuple):
    """Somebody of the group's community."""

    id: uuid.UUID
    email: str
    name: str
    role: str


class Step(NamedTuple):
    """Somebody to bring in, or to give another status; ``before`` is None when they are not in it.

    ``status`` and ``before`` are what the import's ``Meaning`` makes of them.
    """

    line: int
    person: uuid.UUID
    name: str
    status: str
    before: str | None


class Refused(NamedTuple):
    """A line that is not taken, why, and what to do."""

    line: int
    text: str
    code: str
    detail: Words


@dataclass(frozen=True)
class Plan:
    steps: list[Step] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the words of a line say that its person becomes.

    Args:
        values: by the folded words, what they mean. unclear: words that could mean several things.
        kept: what the last person who is one of it stays. moves: whether the default is also for those inside.
    """

    values: Mapping[str, str]
    unclear: Collection[str] = ()
    kept: frozenset[str] = frozenset()
    moves: bool = False
    unknown_words: Words
    missing_words: Words | None = None
    unclear_words: Words | None = None
    already_words: Words
    guest_words: Words


class People:
    """Whom lines may name: those of the community, and whom else the reader of the answer may see."""

    def __init__(self, known: Collection[Known], elsewhere: Collection[str]) -> None:
        """``elsewhere``: addresses and folded names of others whom the actor sees, in other communities."""
        self._by_email = {one.email: one for one in known}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            self._by_name[folded(one.name)].append(one)
        self._elsewhere = frozenset(elsewhere)

    def named(self, line: Line) -> list[Known]:
        if line.email:
            return [self._by_email[line.email]] if line.email in self._by_email else []
        return self._by_name.get(folded(line.name), [])

    def elsewhere(self, line: Line) -> bool:
        return (line.email or folded(line.name)) in self._elsewhere


def plan_import(
    lines: Sequence[Line],
    people: People,
    *,
    inside: Mapping[uuid.UUID, str],
    status: str | None,
    meaning: "Meaning | None" = None,
) -> Plan:
    """Return what to do with ``lines``.

    Args:
        inside: who is in it, and as what.
        status: for lines that give none; None: every line says its own.
        meaning: of the words of the lines; that of the statuses of groups when not given.
    """
    meaning = meaning or STATUSES
    plan = Plan()
    lines_of: dict[uuid.UUID, int] = {}
    keepers = {id_ for id_, its in inside.items() if its in meaning.kept}
    for line in lines:
        found = people.named(line)
        wanted = meaning.values.get(folded(line.status)) if line.status else status
        refusal = _about_who(line, found, people, meaning)
        if refusal is None:
            refusal = _about_status(line, found[0], wanted, inside, lines_of, keepers, meaning)
        if refusal is not None:
            plan.refused.append(Refused(line.number, line.text, *refusal))
            continue
        person = found[0].id
        name = found[0].name
        lines_of[person] = line.number
        plan.steps.append(Step(line.number, person, name, wanted or "", inside.get(person)))
        (keepers.add if wanted in meaning.kept else keepers.discard)(person)
    return plan


_Refusal = tuple[str, Words]


def _about_who(
    line: Line, found: Sequence[Known], people: People, meaning: Meaning
) -> _Refusal | None:
    if line.broken:
        return "unreadable", UNREADABLE
    if not (line.email or line.name):
        return "nobody", NOBODY
    if len(found) > 1:
        return "ambiguous_name", AMBIGUOUS
    if found:
        return ("guest", meaning.guest_words) if why_not_put_in(found[0].role) else None
    if people.elsewhere(line):
        return "not_in_community", NOT_IN_COMMUNITY
    return "unknown_person", UNKNOWN_ADDRESS if line.email else UNKNOWN_NAME


def _about_status(
    line: Line,
    person: Known,
    wanted: str | None,
    inside: Mapping[uuid.UUID, str],
    lines_of: Mapping[uuid.UUID, int],
    keepers: Collection[uuid.UUID],
    meaning: Meaning,
) -> _Refusal | None:
    if meaning.unclear_words and folded(line.status) in meaning.unclear:
        return "ambiguous_status", meaning.unclear_words.filled(status=line.status[:120])
    if wanted is None and meaning.missing_words and not line.status:
        return "missing_status", meaning.missing_words
    if wanted is None:
        return "unknown_status", meaning.unknown_words.filled(status=line.status[:120])
    if person.id in lines_of:
        return "duplicate", DUPLICATE.filled(line=lines_of[person.id])
    before = inside.get(person.id)
    if before == wanted or (before and not line.status and not meaning.moves):
        return "already_in", meaning.already_words
    loses = before in meaning.kept and wanted not in meaning.kept
    if loses and not set(keepers) - {person.id}:
        return "last_administrator", LAST_ADMINISTRATOR
    return None


UNREADABLE = Words(
    fr="Un guillemet est ouvert et n’est pas fermé : corrigez la ligne.",
    en="A quotation mark is opened and not closed: correct the line.",
)
NOBODY = Words(
    fr="La ligne ne nomme personne : commencez-la par une adresse électronique ou un nom.",
    en="The line names nobody: begin it with an e-mail address or a name.",
)
AMBIGUOUS = Words(
    fr="Plusieurs personnes de la communauté portent ce nom : écrivez l’adresse électronique.",
    en="Several people of the community have this name: write the e-mail address.",
)
NOT_IN_COMMUNITY = Words(
    fr="Cette personne n’est pas dans la communauté : invitez-la d’abord.",
    en="This person is not in the community: invite them first.",
)
UNKNOWN_ADDRESS = Words(
    fr="Personne ici n’a cette adresse : vérifiez-la, ou invitez d’abord la personne dans la communauté.",
    en="Nobody here has this address: check it, or first invite the person into the community.",
)
UNKNOWN_NAME = Words(
    fr="Personne ici ne porte ce nom : écrivez-le comme dans l’annuaire, ou donnez l’adresse électronique.",
    en="Nobody here has this name: write it as in the directory, or give the e-mail address.",
)
UNKNOWN_STATUS = Words(
    fr="Le statut « {status} » n’est pas connu : "
    "écrivez administrateur, référent, membre, invité ou observateur.",
    en="The status “{status}” is not known: write administrator, referent, member, guest or observer.",
)
DUPLICATE = Words(
    fr="Cette personne est déjà nommée à la ligne {line} : gardez une seule des deux.",
    en="This person is named at line {line} already: keep one of the two.",
)
ALREADY_IN = Words(
    fr="Cette personne est déjà dans le groupe : il n’y a rien à faire, "
    "ou donnez-lui un autre statut sur sa ligne.",
    en="This person is in the group already: nothing to do, or give them another status on their line.",
)
LAST_ADMINISTRATOR = Words(
    fr="C’est le dernier administrateur du groupe : nommez-en un autre plus haut dans la liste.",
    en="This is the last administrator of the group: appoint another one higher up in the list.",
)
STATUSES = Meaning(
    values=STATUS_WORDS,
    kept=frozenset({str(GroupStatus.ADMINISTRATOR)}),
    unknown_words=UNKNOWN_STATUS,
    already_words=ALREADY_IN,
    guest_words=NOT_FOR_GUESTS,
)
