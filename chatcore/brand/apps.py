from django.apps import AppConfig


class BrandConfig(AppConfig):
    name = "chatcore.brand"
    label = "brand"
