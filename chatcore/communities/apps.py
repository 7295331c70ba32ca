from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "chatcore.communities"
    label = "communities"
