from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "chatcore.files"
    label = "files"
