from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "rooms.spaces"
    label = "spaces"
