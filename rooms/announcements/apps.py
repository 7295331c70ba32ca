from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "rooms.announcements"
    label = "announcements"
