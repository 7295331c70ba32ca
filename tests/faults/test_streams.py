"""How a client of the faults holds a stream: the next position or nothing, so that its sequence proves something."""

from typing import Any

from tests.faults.streams import Said, Stream


def posted(seq: int) -> dict[str, Any]:
    return {"type": "message.posted", "seq": seq, "message": {"id": f"m{seq}"}}


def begun(position: int = 0, *messages: Said) -> Stream:
    stream = Stream("room:quay")
    stream.begin(position, list(messages))
    return stream


def test_nothing_past_a_hole_is_applied_until_it_is_closed() -> None:
    stream = begun()
    for seq in (1, 3, 4):
        stream.offer(posted(seq))
    assert (stream.last, stream.said) == (1, [Said(1, "m1")])
    assert stream.is_behind(4)
    stream.offer(posted(2))
    assert stream.said == [Said(seq, f"m{seq}") for seq in (1, 2, 3, 4)]
    assert not stream.is_behind(4)


def test_what_was_applied_already_changes_nothing() -> None:
    stream = begun()
    for seq in (1, 2, 2, 1):
        stream.offer(posted(seq))
    assert stream.said == [Said(1, "m1"), Said(2, "m2")]
    assert stream.repeats == 2


def test_a_load_that_is_younger_than_its_position_doubles_nothing() -> None:
    stream = begun(1, Said(1, "m1"))
    stream.hold()
    stream.offer(posted(5))
    stream.begin(3, [Said(seq, f"m{seq}") for seq in (1, 2, 3, 4)])
    stream.offer(posted(4))
    assert stream.said == [Said(seq, f"m{seq}") for seq in (1, 2, 3, 4, 5)]


def test_what_comes_while_it_loads_waits() -> None:
    stream = Stream("room:quay")
    stream.offer(posted(1))
    assert stream.said == []
    assert not stream.is_behind(1)
    stream.begin(0, [])
    assert stream.said == [Said(1, "m1")]
