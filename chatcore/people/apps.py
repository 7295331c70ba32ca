from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "chatcore.people"
    label = "people"
