"""Traces and the blocks that seal them."""

from chatcore.records.models.act import Act
from chatcore.records.models.append_only import AppendOnly, AppendOnlyError
from chatcore.records.models.block import Block, Redaction
from chatcore.records.models.trace import FAMILY, Trace

__all__ = ["Act", "AppendOnly", "Block", "AppendOnlyError", "FAMILY", "Redaction", "Trace"]
