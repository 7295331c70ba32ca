"""The addresses of conversations, under /api/v1/."""

from django.urls import path

from rooms.conversations.api import (
    files,
    kept,
    members,
    messages,
    reading,
    rewriting,
    rooms,
    search,
)

urlpatterns = [
    path("rooms/", rooms.Rooms.as_view()),
    path("rooms/<str:room>/", rooms.OneRoom.as_view()),
    path("rooms/<str:room>/archive/", rooms.Archive.as_view()),
    path("rooms/<str:room>/level/", rooms.RoomLevel.as_view()),
    path("rooms/<str:room>/topics/", rooms.Topics.as_view()),
    path("rooms/<str:room>/members/", members.Members.as_view()),
    path("rooms/<str:room>/members/me/", members.MyMembership.as_view()),
    path("rooms/<str:room>/members/<str:person>/", members.OneMember.as_view()),
    path("rooms/<str:room>/messages/", messages.Messages.as_view()),
    path("rooms/<str:room>/files/", files.RoomFiles.as_view()),
    path("rooms/<str:room>/links/", files.RoomLinks.as_view()),
    path("rooms/<str:room>/pins/", kept.Pins.as_view()),
    path("rooms/<str:room>/read-mark/", reading.ReadMark.as_view()),
    path("topics/<str:topic>/", rooms.OneTopic.as_view()),
    path("messages/<str:message>/", messages.OneMessage.as_view()),
    path("messages/<str:message>/reactions/<str:emoji>/", messages.OneReaction.as_view()),
    path("messages/<str:message>/pin/", kept.OnePin.as_view()),
    path("messages/<str:message>/saved/", kept.OneSaved.as_view()),
    path("messages/<str:message>/place/", kept.Place.as_view()),
    path("messages/<str:message>/versions/", rewriting.Versions.as_view()),
    path("messages/<str:message>/deletion/", rewriting.Deletion.as_view()),
    path("messages/<str:message>/shares/", rewriting.Quotations.as_view()),
    path("quoted-messages/", rewriting.Quoted.as_view()),
    path("saved/", kept.SavedMessages.as_view()),
    path("search/", search.Search.as_view()),
    path("search/suggestions/", search.Suggesting.as_view()),
    path("unread-mark/", reading.UnreadMark.as_view()),
    path("previews/", messages.Previews.as_view()),
]
