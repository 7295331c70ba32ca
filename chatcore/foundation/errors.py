"""Refusals: what went wrong, in words that say what to do. The same for REST and the live protocol.

``code`` is part of the public contract (docs: live protocol, "Limits and what breaks them").
"""

from chatcore.foundation.words import Words


class Problem(Exception):
    """A refusal that a person reads. REST shows it as application/problem+json (RFC 9457)."""

    code = "problem"
    status = 400
    title = Words(fr="La demande n’a pas abouti", en="The request did not succeed")

    def __init__(
        self,
        detail: Words | None = None,
        *,
        code: str | None = None,
        title: Words | None = None,
        status: int | None = None,
        path: str | None = None,
        retry_after: float | None = None,
        proposal: str | None = None,
    ) -> None:
        self.detail = detail or self.title
        self.code = code or self.code
        self.title = title or self.title
        self.status = status or self.status
        self.path = path
        self.retry_after = retry_after
        # What would be taken in the place of what was refused.
        self.proposal = proposal
        super().__init__(f"{self.code}: {self.detail.en}")


class Invalid(Problem):
    code = "invalid"
    status = 400
    title = Words(fr="La demande n’est pas valable", en="The request is not valid")


class TooLarge(Problem):
    code = "too_large"
    status = 413
    title = Words(fr="C’est trop long", en="Too long")


class Unauthenticated(Problem):
    code = "unauthenticated"
    status = 401
    title = Words(fr="Vous n’avez pas ouvert de session", en="You are not signed in")


class Forbidden(Problem):
    code = "forbidden"
    status = 403
    title = Words(fr="Vous n’avez pas ce droit", en="You may not do this")


class NotFound(Problem):
    """Missing or hidden: the same answer for both, so that nothing can be guessed from it."""

    code = "not_found"
    status = 404
    title = Words(fr="Introuvable", en="Not found")

    def __init__(self, *, path: str | None = None) -> None:
        super().__init__(
            Words(
                fr="Cela n’existe pas, ou ne vous est pas ouvert.",
                en="It does not exist, or it is not open to you.",
            ),
            path=path,
        )


class Conflict(Problem):
    code = "conflict"
    status = 409
    title = Words(fr="Cela a changé entre-temps", en="It has changed in the meantime")


class RateLimited(Problem):
    code = "rate_limited"
    status = 429
    title = Words(fr="Trop de demandes à la fois", en="Too many requests at once")

    def __init__(self, retry_after: float) -> None:
        super().__init__(
            Words(
                fr="Rien n’est perdu : réessayez dans quelques secondes.",
                en="Nothing is lost: try again in a few seconds.",
            ),
            retry_after=retry_after,
        )


class Unavailable(Problem):
    code = "unavailable"
    status = 503
    title = Words(
        fr="Le service est momentanément indisponible", en="The service is unavailable for a moment"
    )

    def __init__(self, retry_after: float = 2.0) -> None:
        super().__init__(
            Words(
                fr="Rien n’est perdu : la demande pourra être refaite dans un instant.",
                en="Nothing is lost: the request can be made again in a moment.",
            ),
            retry_after=retry_after,
        )
