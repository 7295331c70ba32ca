"""The addresses of polls, under /api/v1/."""

from django.urls import path

from rooms.polls.api import ballots, polls

urlpatterns = [
    path("rooms/<str:room>/polls/", polls.RoomPolls.as_view()),
    path("polls/", polls.Polls.as_view()),
    path("polls/<str:poll>/", polls.OnePoll.as_view()),
    path("polls/<str:poll>/close/", polls.Closing.as_view()),
    path("polls/<str:poll>/ballot/", ballots.PollBallot.as_view()),
    path("polls/<str:poll>/options/", ballots.PollOptions.as_view()),
    path("polls/<str:poll>/options/<str:option>/", ballots.OnePollOption.as_view()),
    path("polls/<str:poll>/voters/", ballots.PollVoters.as_view()),
]
