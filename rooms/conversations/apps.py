from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "rooms.conversations"
    label = "conversations"
