"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from chatcore.foundation.rest import not_found
from chatcore.project import metrics, pages
from chatcore.project.openapi import SchemaView

api: list[URLPattern | URLResolver] = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("", include("chatcore.brand.api.urls")),
    path("", include("chatcore.files.api.urls")),
    path("", include("chatcore.people.api.urls")),
    path("", include("chatcore.communities.api.urls")),
    path("", include("chatcore.accords.api.urls")),
    path("", include("chatcore.directory.api.urls")),
    path("", include("chatcore.emoji.api.urls")),
    path("", include("chatcore.notices.api.urls")),
    path("", include("rooms.spaces.api.urls")),
    path("", include("rooms.conversations.api.urls")),
    path("", include("presence.api.urls")),
    path("", include("rooms.announcements.api.urls")),
    path("", include("rooms.moderation.api.urls")),
    path("", include("rooms.publications.api.urls")),
    path("", include("rooms.polls.api.urls")),
    path("", include("rooms.previews.api.urls")),
    path("", include("rooms.writing.api.urls")),
    path("", include("chatcore.breakglass.api.urls")),
    path("", include("chatcore.administration.api.urls")),
    path("", include("integrations.bots.api.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", pages.live),
    path("health/ready", pages.ready),
    path("metrics", metrics.page),
    path("api/v1/", include(api)),
    re_path(r"^api/(?P<path>.*)$", not_found),
    path("", include("chatcore.brand.pages")),
    path("", include("chatcore.communities.pages")),
    path("", include("chatcore.emoji.pages")),
    path("", include("chatcore.notices.pages")),
    path("", include("chatcore.people.pages")),
    re_path(r"^(?!media/|static/|assets/|ws/)(?P<path>.*)$", pages.shell, name="shell"),
]

handler404 = "chatcore.project.pages.missing"
handler500 = "chatcore.project.pages.fault"
