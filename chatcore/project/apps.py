from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "chatcore.project"
    label = "project"

    def ready(self) -> None:
        from chatcore.project import wiring

        wiring.connect()
