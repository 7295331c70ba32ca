"""Who asks, as the person that they are."""

from rest_framework.request import Request

from chatcore.foundation.errors import Unauthenticated
from chatcore.people.models import Person


def viewer_of(request: Request) -> Person:
    """Return the person who is signed in.

    Raises:
        Unauthenticated: nobody is.
    """
    if not isinstance(request.user, Person):
        raise Unauthenticated
    return request.user
