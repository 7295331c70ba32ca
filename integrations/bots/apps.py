from django.apps import AppConfig


class BotsConfig(AppConfig):
    name = "integrations.bots"
    label = "bots"
