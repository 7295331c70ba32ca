"""The table of bots."""

from integrations.bots.models.bot import Bot

__all__ = ["Bot"]
