"""Every action leaves a trace or an event, or stands in the list below with its reason.

The source is read, not run: from each public function of an ``actions`` package or module, the
calls are followed through the project until one that records or emits.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("chatcore", "rooms", "presence", "integrations")

WITNESSES = {
    "chatcore.records.actions.record.record",
    "chatcore.records.actions.record.record_all",
    "chatcore.live.log.emit",
    "chatcore.live.log.write",
    # What is submitted is written by its family, with its event.
    "chatcore.live.writer.submit",
    "chatcore.live.writer.begin",
}

# Qualified name: why it leaves neither trace nor event.
EXCUSED = {
    "chatcore.records.actions.seal.seal": "its blocks are what proves the trace",
    "chatcore.records.actions.acts.keep_acts": "what it writes is the trace",
    "chatcore.records.actions.prune.prune": "its blocks say when they were pruned",
    "chatcore.records.actions.prune.prune_log": "its blocks say when they were pruned",
    "chatcore.records.actions.prune.kept_days": "reads a setting",
    "chatcore.records.actions.redact.redact": "its Redaction row is the trace",
    "chatcore.accords.actions.asking.preview": "keeps nothing: what it tries is rolled back",
    "chatcore.accords.actions.ending.end": "part of answering, withdrawing or expiring, each traced",
    "chatcore.accords.actions.executing.execute": "part of granting, which is traced; so is the act",
    "chatcore.accords.actions.rehearsal.done": "calls the ordinary action, which is traced",
    "chatcore.accords.actions.rehearsal.rehearse": "keeps nothing: what it tries is rolled back",
    "rooms.conversations.actions.coming.coming_from_group": "reads; who brings them traces it",
    "rooms.conversations.actions.agreed.announcement_room": "reads a room",
    "rooms.announcements.actions.publishing.check_home": "compares a moment",
    "rooms.conversations.actions.closing.close_answers": "part of an announcement, which is traced",
    "rooms.conversations.actions.closing.open_answers": "part of an announcement, which is traced",
    "chatcore.files.actions.accounts.charge": "counts bytes",
    "chatcore.files.actions.accounts.give_back": "counts bytes",
    "chatcore.files.actions.claiming.hold_unused": "takes locks",
    "chatcore.files.actions.claiming.use": "part of posting, which is traced",
    "chatcore.files.actions.claiming.give_up": "part of posting and of cancelling, which are told",
    "chatcore.files.actions.describing.describe_file": "announces; the room is told by attachment.changed",
    "chatcore.files.actions.discarding.cancel_upload": "what was never posted was nobody's to see",
    "chatcore.files.actions.discarding.discard": "part of a deletion, which is traced",
    "chatcore.files.actions.discarding.discard_unused": "what was never posted was nobody's to see",
    "chatcore.files.actions.discarding.erase_bytes": "part of a deletion, which is traced",
    "chatcore.files.actions.examining.examine": "announces; the room is told by attachment.changed",
    "chatcore.files.actions.examining.look_again": "enqueues",
    "chatcore.files.actions.uploading.add_piece": "seen by nobody before it is posted, which is traced",
    "chatcore.files.actions.uploading.begin_upload": "seen by nobody before it is posted, which is traced",
    "rooms.conversations.actions.attaching.attach": "part of posting, which is traced",
    "rooms.conversations.actions.attaching.cards_of": "reads rows",
    "rooms.conversations.actions.attaching.checked_attachments": "reads rows",
    "rooms.conversations.actions.attaching.detach": "part of a deletion, which is traced",
    "rooms.conversations.actions.attaching.follow_messages": "part of moving messages, which is traced",
    "rooms.conversations.actions.attaching.held_files": "takes locks",
    "rooms.conversations.actions.attaching.why_not_attach": "writes nothing",
    "rooms.conversations.actions.files.send_file": "seen by nobody before it is posted, which is traced",
    "chatcore.breakglass.actions.asking.facts_of": "reads a row",
    "chatcore.breakglass.actions.asking.scope_of": "checks a right",
    "chatcore.breakglass.actions.letters.send_request": "letters; the request is traced",
    "chatcore.breakglass.actions.letters.send_request_to": "a letter; the request is traced",
    "chatcore.breakglass.actions.letters.send_opened": "a letter; telling is traced",
    "chatcore.breakglass.actions.letters.send_closed": "a letter; closing is traced",
    "chatcore.communities.actions.group_members.announce_departures": "announces; leaving is traced",
    "chatcore.communities.actions.component_imports.meaning_of": "reads names",
    "chatcore.communities.actions.group_imports.checked_lines": "reads a text",
    "chatcore.communities.actions.presentation.locked_page": "takes a lock",
    "chatcore.communities.actions.rule_following.hold_memberships": "locks",
    "chatcore.communities.actions.rule_groups.make_leaders_group": "part of making a community",
    "chatcore.communities.actions.rule_groups.try_rule": "writes nothing",
    "chatcore.communities.actions.letters.send_invitation": "a letter; the invitation is traced",
    "chatcore.communities.actions.site_entry_letters.send_entered": "letters; the entry is traced",
    "chatcore.communities.actions.site_entry_letters.send_entered_to": "a letter; the entry is traced",
    "chatcore.communities.actions.mandate_turns.send_mandate": "a letter; the mandate is traced",
    "chatcore.communities.actions.mandate_turns.remind_of_end": "a letter; the mandate is traced",
    "chatcore.communities.actions.status_bearers.make_bearers": "follows a change of status, which is traced",
    "chatcore.communities.actions.standings.settle": "follows a change of role, which is traced",
    "chatcore.communities.actions.standings.settle_everybody": "follows a change of the matrix",
    "chatcore.people.actions.addresses.ask_new_address": "asks; taking the address is traced",
    "chatcore.people.actions.addresses.send_change_link": "a letter; taking the address is traced",
    "chatcore.people.actions.addresses.tell_old_address": "a letter; the change is traced",
    "chatcore.people.actions.avatar.avatar_file": "reads a path",
    "chatcore.people.actions.avatar.forget_avatar": "part of closing an account, which is traced",
    "chatcore.people.actions.passwords.ask_reset": "must not tell whether there is an account",
    "chatcore.people.actions.passwords.send_reset": "a letter; setting the password is traced",
    "chatcore.people.actions.passwords.check_own_password": "compares a password",
    "chatcore.people.actions.sessions.sign_in": "chatcore.people.subscribers hears Django's signal",
    "chatcore.people.actions.sessions.sign_in_as": "chatcore.people.subscribers hears the signal",
    "chatcore.people.actions.sessions.sign_out": "chatcore.people.subscribers hears the signal",
    "chatcore.people.actions.sessions.limit_signups": "counts tries, in the cache",
    "chatcore.notices.actions.mailing.mail_unseen": "enqueues letters",
    "chatcore.notices.actions.mailing.mail_digests": "enqueues letters",
    "chatcore.notices.actions.mailing.send_unseen": "a letter about what is traced where it happened",
    "chatcore.notices.actions.mailing.send_digest": "a letter about what is traced where it happened",
    "rooms.conversations.actions.preparing.plain_post": "writes nothing yet",
    "rooms.conversations.actions.forgetting.forget_found": "part of a deletion, whose event is its trace",
    "rooms.conversations.actions.removing.forget_removed": "part of a decision, which was traced when it was taken",
    "rooms.conversations.actions.withdrawing.clear_words": "part of a deletion; redactions are traces",
    "rooms.conversations.actions.withdrawing.clear_withdrawn": "part of a deletion; redactions are traces",
    "rooms.conversations.actions.holding.locked": "takes locks",
    "rooms.conversations.actions.holding.check_writable": "looks at a standing",
    "rooms.conversations.actions.edited_words.check_all_words": "reads texts",
    "rooms.announcements.actions.planning.asks_of": "reads values",
    "rooms.announcements.actions.planning.options_of": "reads values",
    "rooms.writing.actions.planned_files.set_files": "part of planning, which is told",
    "rooms.writing.actions.planned_files.give_back": "part of posting or cancelling, which are told",
    "rooms.writing.actions.planned_files.drop_files_of": "part of closing an account, which is traced",
    "rooms.writing.actions.drafts.write_draft": "seen by nobody else; one's devices hear an ephemeral event",
    "rooms.conversations.actions.carrying.retitle": "part of moving or merging, which are traced",
    "rooms.conversations.actions.forgetting.forget_moved": "part of moving; redactions are traces",
    "rooms.conversations.actions.carrying.forget_where_it_was": "part of moving; redactions are traces",
    "rooms.conversations.actions.listening.hears": "writes nothing",
    "rooms.conversations.actions.listening.listening": "reads rows",
    "rooms.conversations.actions.moved_marks.follow_into_room": "part of moving, which is traced",
    "rooms.conversations.actions.moved_marks.follow_into_topic": "part of moving or merging, which are traced",
    "rooms.conversations.actions.moving.held": "takes locks",
    "rooms.conversations.actions.indexing.index_events": "the index follows what is told already",
    "rooms.conversations.actions.indexing.index_messages": "the index follows what is told already",
    "rooms.conversations.actions.indexing.index_everything": "the index follows what is told already",
    "rooms.conversations.actions.forgetting.forget_words": "part of a deletion; redactions are traces",
    "rooms.spaces.actions.club_pilots.begin_term": "part of a founding or a change, which are traced",
    "rooms.spaces.actions.club_pilots.end_term": "part of what ends it, which is traced",
    "rooms.spaces.actions.club_pilots.signed_member": "reads a row",
    "rooms.spaces.actions.clubs.checked_charter": "reads a text",
    "rooms.spaces.actions.following.deed": "writes nothing; who records it does",
    "rooms.conversations.actions.checking.answers_of": "part of posting; what is kept is traced by the reviewer",
    "rooms.conversations.actions.checking.early": "makes a refusal",
    "rooms.conversations.actions.checking.read_before": "reads a text",
    "rooms.conversations.actions.checking.why_not_yet": "reads rows",
    "rooms.conversations.actions.edited_words.check_words": "reads a text",
    "rooms.moderation.actions.deciding.checked_reasons": "reads texts",
    "rooms.moderation.actions.ending.drop_files": "part of an answer, which is traced",
    "rooms.moderation.actions.filtering.try_text": "writes nothing",
    "rooms.moderation.actions.measures.check_measure": "checks a right",
    "rooms.moderation.actions.measures.check_time_out": "checks a right",
    "rooms.moderation.actions.measures.check_until": "reads a moment",
    "rooms.moderation.actions.reporting.communities_for": "reads rows",
    "rooms.publications.actions.news.held": "takes locks",
    "rooms.publications.actions.news.streams_held": "takes locks",
    "rooms.previews.actions.following.forget_old": "a cache of what others publish",
    "rooms.previews.actions.following.leading_out": "reads events",
    "rooms.polls.actions.asking.checked_labels": "reads texts",
    "rooms.polls.actions.forgetting.forget_deleted": "part of a deletion, which is traced",
    "presence.actions.batch.note_last_seen": "kept for those who chose to show it",
    "presence.actions.batch.tell_busy": "announces; the status is of the moment",
    "presence.actions.batch.write_statuses": "part of a batch, or of saying something",
    "presence.actions.batch.write_batch": "presence is of the moment, and nobody's business later",
    "presence.actions.holding.hold": "takes locks",
    "presence.actions.lost.remove_lost": "presence is of the moment, and nobody's business later",
    "presence.actions.statuses.end_statuses": "presence is of the moment, shown while it lasts",
    "presence.actions.statuses.saying": "writes nothing; the batch does",
}


class Module(NamedTuple):
    name: str
    functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef]
    names: dict[str, str]


@lru_cache(maxsize=1)
def modules() -> dict[str, Module]:
    """Return every module of the project: its functions, and what its imported names mean."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "node_modules" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
                    ".__init__"
                )
                found[name] = _read(name, ast.parse(path.read_text(encoding="utf-8")))
    return found


def _read(name: str, tree: ast.Module) -> Module:
    functions = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {
                alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names
            }
        elif isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
    return Module(name, functions, names)


def resolved(qualified: str) -> str:
    """Follow re-exports: ``records.actions.record`` is ``records.actions.record.record``."""
    module, _, name = qualified.rpartition(".")
    known = modules().get(module)
    if known and name not in known.functions and name in known.names:
        return resolved(known.names[name])
    return qualified


def calls(module: Module, function: ast.AST) -> Iterator[str]:
    """Yield the qualified names of what ``function`` calls or passes on."""
    for node in ast.walk(function):
        if isinstance(node, ast.Name):
            if node.id in module.functions:
                yield f"{module.name}.{node.id}"
            elif node.id in module.names:
                yield resolved(module.names[node.id])
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield resolved(f"{module.names.get(node.value.id, '')}.{node.attr}")


def leaves_a_witness(qualified: str, seen: set[str]) -> bool:
    if qualified in WITNESSES:
        return True
    if qualified in seen:
        return False
    seen.add(qualified)
    module, _, name = qualified.rpartition(".")
    known = modules().get(module)
    if known is None or name not in known.functions:
        return False
    return any(leaves_a_witness(call, seen) for call in calls(known, known.functions[name]))


def actions() -> list[str]:
    return [
        f"{module.name}.{name}"
        for module in modules().values()
        if "actions" in module.name.split(".")
        for name in module.functions
        if not name.startswith("_") and f"{module.name}.{name}" not in WITNESSES
    ]


def test_every_action_leaves_a_trace_or_an_event() -> None:
    silent = [
        name for name in actions() if name not in EXCUSED and not leaves_a_witness(name, set())
    ]
    assert silent == [], "record it, emit an event, or excuse it here with the reason"


def test_no_excuse_outlives_its_need() -> None:
    needed = {name for name in actions() if not leaves_a_witness(name, set())}
    assert set(EXCUSED) - needed == set()


def test_the_reading_sees_through_calls_and_re_exports() -> None:
    assert {"chatcore.records.actions.seal.seal"} <= set(actions())
    assert resolved("chatcore.records.actions.record") == "chatcore.records.actions.record.record"
    assert not leaves_a_witness("chatcore.records.actions.seal.seal", set())
