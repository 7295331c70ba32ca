"""The addresses of people, below /api/v1/."""

from django.urls import path

from chatcore.people.api.me import Address, Avatar, Me, NewAddress, Password
from chatcore.people.api.password_resets import OnePasswordReset, PasswordResets
from chatcore.people.api.sessions import CurrentSession, OneSession, Sessions
from chatcore.people.api.tokens import OneToken, Tokens

urlpatterns = [
    path("sessions/", Sessions.as_view()),
    path("sessions/current/", CurrentSession.as_view()),
    path("sessions/<str:session_id>/", OneSession.as_view()),
    path("me/", Me.as_view()),
    path("me/avatar/", Avatar.as_view()),
    path("me/password/", Password.as_view()),
    path("me/address/", Address.as_view()),
    path("me/tokens/", Tokens.as_view()),
    path("me/tokens/<str:token_id>/", OneToken.as_view()),
    path("address-changes/<str:key>/", NewAddress.as_view()),
    path("password-resets/", PasswordResets.as_view()),
    path("password-resets/<str:key>/", OnePasswordReset.as_view()),
]
