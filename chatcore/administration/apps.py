from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "chatcore.administration"
    label = "administration"
