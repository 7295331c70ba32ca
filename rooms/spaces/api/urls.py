"""The addresses of projects, under /api/v1/."""

from django.urls import path

from rooms.spaces.api import charters, club_votes, clubs, content, people, projects

urlpatterns = [
    path("communities/<str:community>/projects/", projects.Projects.as_view()),
    path("projects/<str:project>/", projects.OneProject.as_view()),
    path("projects/<str:project>/people/", people.ProjectPeople.as_view()),
    path("projects/<str:project>/people/me/", people.ProjectMyself.as_view()),
    path("projects/<str:project>/people/<str:person>/", people.OneParticipant.as_view()),
    path("projects/<str:project>/entrances/", people.Entrances.as_view()),
    path("projects/<str:project>/entrances/me/", people.MyEntrance.as_view()),
    path("projects/<str:project>/entrances/<str:person>/", people.OneEntrance.as_view()),
    path("projects/<str:project>/milestones/", content.Milestones.as_view()),
    path("projects/<str:project>/milestones/<str:milestone>/", content.OneMilestone.as_view()),
    path("projects/<str:project>/documents/", content.Documents.as_view()),
    path("projects/<str:project>/documents/<str:document>/", content.OneDocument.as_view()),
    path("communities/<str:community>/clubs/", clubs.Clubs.as_view()),
    path("clubs/<str:club>/", clubs.OneClub.as_view()),
    path("clubs/<str:club>/charters/", charters.Charters.as_view()),
    path("clubs/<str:club>/charters/<str:version>/", charters.OneCharter.as_view()),
    path("clubs/<str:club>/signature/", clubs.ClubSignature.as_view()),
    path("clubs/<str:club>/members/", clubs.ClubPeople.as_view()),
    path("clubs/<str:club>/members/me/", clubs.ClubMyself.as_view()),
    path("clubs/<str:club>/candidates/", clubs.Candidates.as_view()),
    path("clubs/<str:club>/candidates/me/", clubs.MyCandidacy.as_view()),
    path(
        "clubs/<str:club>/candidates/<str:person>/sponsors/me/", clubs.CandidateSponsors.as_view()
    ),
    path("clubs/<str:club>/pilot/", clubs.Pilot.as_view()),
    path("clubs/<str:club>/pilot/proposal/", clubs.PilotProposal.as_view()),
    path("clubs/<str:club>/votes/", club_votes.Votes.as_view()),
    path("club-votes/<str:vote>/ballot/", club_votes.Ballot.as_view()),
]
