"""The addresses of communities, below /api/v1/."""

from django.urls import path

from chatcore.communities.api import page_templates, presentation
from chatcore.communities.api.communities import Communities, CommunityPicture, OneCommunity
from chatcore.communities.api.components import (
    ComponentImports,
    Components,
    OneComponent,
    OneComponentBatch,
    OneComponentMember,
)
from chatcore.communities.api.group_imports import Imports, OneImport
from chatcore.communities.api.group_statuses import GroupStatuses, OneGroupStatus
from chatcore.communities.api.groups import (
    GroupMyself,
    GroupPeople,
    Groups,
    OneGroup,
    OneGroupMember,
)
from chatcore.communities.api.invitations import Accept, Invitations, OneInvitation, Sendings
from chatcore.communities.api.mandates import Mandates, OneMandate
from chatcore.communities.api.members import Myself, OnePerson, People
from chatcore.communities.api.people import OnePerson as Profile
from chatcore.communities.api.people import People as Everybody
from chatcore.communities.api.public import InvitationKit, PublicCommunity
from chatcore.communities.api.roles import MatrixExport, OneRole, Rights, Roles
from chatcore.communities.api.rule_groups import GroupMute, GroupRule, GroupTrials
from chatcore.communities.api.site_entries import OneSiteEntry, SiteCommunities, SiteEntries

urlpatterns = [
    path("communities/", Communities.as_view()),
    path("communities/<str:community>/", OneCommunity.as_view()),
    path("communities/<str:community>/pictures/<str:place>/", CommunityPicture.as_view()),
    path("communities/<str:community>/people/", People.as_view()),
    path("communities/<str:community>/people/me/", Myself.as_view()),
    path("communities/<str:community>/people/<str:person>/", OnePerson.as_view()),
    path("communities/<str:community>/invitations/", Invitations.as_view()),
    path("communities/<str:community>/roles/", Roles.as_view()),
    path("communities/<str:community>/roles/export/", MatrixExport.as_view()),
    path("communities/<str:community>/roles/<str:role>/", OneRole.as_view()),
    path("communities/<str:community>/mandates/", Mandates.as_view()),
    path("communities/<str:community>/mandates/<str:mandate>/", OneMandate.as_view()),
    path("site/communities/", SiteCommunities.as_view()),
    path("communities/<str:community>/site-entries/", SiteEntries.as_view()),
    path("communities/<str:community>/site-entries/<str:entry>/", OneSiteEntry.as_view()),
    path("communities/<str:community>/rights/", Rights.as_view()),
    path("communities/<str:community>/groups/", Groups.as_view()),
    path("communities/<str:community>/group-statuses/", GroupStatuses.as_view()),
    path("communities/<str:community>/group-statuses/<str:status>/", OneGroupStatus.as_view()),
    path("communities/<str:community>/components/", Components.as_view()),
    path("communities/<str:community>/components/imports/", ComponentImports.as_view()),
    path(
        "communities/<str:community>/components/batches/<str:batch>/",
        OneComponentBatch.as_view(),
    ),
    path("components/<str:component>/", OneComponent.as_view()),
    path("components/<str:component>/people/<str:person>/", OneComponentMember.as_view()),
    path("communities/<str:community>/presentation/", presentation.Presentation.as_view()),
    path("communities/<str:community>/presentation/draft/", presentation.Draft.as_view()),
    path("communities/<str:community>/presentation/pictures/", presentation.Pictures.as_view()),
    path(
        "communities/<str:community>/presentation/publication/",
        presentation.Publication.as_view(),
    ),
    path("communities/<str:community>/presentation/editions/", presentation.Editions.as_view()),
    path(
        "communities/<str:community>/presentation/editions/<str:number>/",
        presentation.OneEdition.as_view(),
    ),
    path(
        "communities/<str:community>/presentation/editions/<str:number>/restoration/",
        presentation.Restoration.as_view(),
    ),
    path(
        "communities/<str:community>/presentation/templates/",
        page_templates.CommunityTemplates.as_view(),
    ),
    path(
        "communities/<str:community>/presentation/template/",
        page_templates.CommunityTemplate.as_view(),
    ),
    path("presentation-templates/", page_templates.Templates.as_view()),
    path("presentation-templates/<str:template>/", page_templates.OneTemplate.as_view()),
    path("communities/<str:community>/invitation-kit/", InvitationKit.as_view()),
    path("public/communities/<str:slug>/", PublicCommunity.as_view()),
    path("groups/<str:group>/", OneGroup.as_view()),
    path("groups/<str:group>/members/", GroupPeople.as_view()),
    path("groups/<str:group>/members/me/", GroupMyself.as_view()),
    path("groups/<str:group>/members/<str:person>/", OneGroupMember.as_view()),
    path("communities/<str:community>/group-trials/", GroupTrials.as_view()),
    path("groups/<str:group>/rule/", GroupRule.as_view()),
    path("groups/<str:group>/mute/", GroupMute.as_view()),
    path("groups/<str:group>/imports/", Imports.as_view()),
    path("groups/<str:group>/imports/<str:batch>/", OneImport.as_view()),
    path("invitations/<str:key>/", OneInvitation.as_view()),
    path("invitations/<str:key>/acceptance/", Accept.as_view()),
    path("invitations/<str:invitation>/sendings/", Sendings.as_view()),
    path("people/", Everybody.as_view()),
    path("people/<str:person>/", Profile.as_view()),
]
