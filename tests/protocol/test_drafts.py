"""What one begins to write is told to one's other devices at once, and to nobody else's."""

from tests.protocol.account import Account


def test_what_is_begun_on_one_device_shows_on_the_other_and_nowhere_else(
    ada: Account, bruno: Account
) -> None:
    room = ada.make_room(bruno)
    with ada.live() as phone, bruno.live() as other:
        wanted = {"text": "Bonjour à t", "base": 0, "device": "bureau"}
        kept = ada.do("PUT", f"/drafts/{room.id}/", wanted)
        told = phone.event("draft.changed")
        assert told == {"type": "draft.changed", "draft": kept, "device": "bureau"}
        # An answer that was asked for later has come: the draft did not.
        other.do("presence.watch", people=[ada.id])
        assert other.count("draft.changed") == 0
