from django.apps import AppConfig


class AccordsConfig(AppConfig):
    name = "chatcore.accords"
    label = "accords"
