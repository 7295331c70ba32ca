from django.apps import AppConfig


class BreakGlassConfig(AppConfig):
    name = "chatcore.breakglass"
    label = "breakglass"
