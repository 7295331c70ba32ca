from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "rooms.polls"
    label = "polls"
