"""What the commands of conversations answer."""

from chatcore.foundation.shapes import Shape


class PostedAnswer(Shape, frozen=True, kw_only=True):
    id: str
    seq: int
    posted_at: str


class DeletedAnswer(Shape, frozen=True, kw_only=True):
    """``undo_until``: when the deletion is for good; null if it is so at once."""

    seq: int
    undo_until: str | None


class SeqAnswer(Shape, frozen=True, kw_only=True):
    seq: int
