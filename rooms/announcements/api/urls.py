"""The addresses of announcements, under /api/v1/."""

from django.urls import path

from rooms.announcements.api import announcements, home, planned, readers

urlpatterns = [
    path("communities/<str:community>/announcements/", home.HomeAnnouncements.as_view()),
    path("rooms/<str:room>/audience/", announcements.Audience.as_view()),
    path("rooms/<str:room>/announcements/", announcements.NewAnnouncements.as_view()),
    path("rooms/<str:room>/announcements/planned/", planned.PlannedAnnouncements.as_view()),
    path("announcements/", announcements.Announcements.as_view()),
    path("announcements/<str:announcement>/", announcements.OneAnnouncement.as_view()),
    path("announcements/<str:announcement>/receipt/", readers.OneReceipt.as_view()),
    path("announcements/<str:announcement>/dismissal/", home.OneDismissal.as_view()),
    path("announcements/<str:announcement>/readers/", readers.Readers.as_view()),
    path("announcements/<str:announcement>/readers/export/", readers.ReadersExport.as_view()),
    path("announcements/<str:announcement>/reminders/", readers.Reminders.as_view()),
]
