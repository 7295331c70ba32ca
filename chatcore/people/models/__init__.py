"""The tables of people: persons, their tokens, their sessions."""

from chatcore.people.models.access_token import AccessToken
from chatcore.people.models.person import Kind, Language, Person, PersonManager
from chatcore.people.models.session import Session

__all__ = ["AccessToken", "Kind", "Language", "Person", "PersonManager", "Session"]
