"""What the commands of conversations answer."""

from chatcore.foundation.shapes import Shape


class PostedAnswer(Shape, frozen=True, kw_only=True):
    id: str
    seq: int
    posted_at: str


class SeqAnswer(Shape, frozen=True, kw_only=True):
    seq: int
