"""In which language a page is asked for."""

from rest_framework.request import Request

from chatcore.communities.block_checks import checked_language
from chatcore.communities.selectors.presentations import spoken


def language_in(request: Request) -> str:
    """Return what ``?language=`` says, or else the language of who asks.

    Raises:
        Invalid: no page can be in it.
    """
    wanted = request.query_params.get("language")
    return checked_language(wanted) if wanted else spoken()
