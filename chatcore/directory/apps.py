from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "chatcore.directory"
    label = "directory"
