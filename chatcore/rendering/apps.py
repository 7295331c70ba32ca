from django.apps import AppConfig


class RenderingConfig(AppConfig):
    name = "chatcore.rendering"
    label = "rendering"
