"""The chain that seals a ledger, and the redactions that the law asks for."""

from typing import ClassVar

from django.db import models

from chatcore.foundation.clock import now
from chatcore.records.models.append_only import AppendOnly


class Block(AppendOnly):
    """A run of rows of one ledger, sealed: ``digest`` covers their content and the block before.

    ``leaves`` holds the id and half the digest of each row, so that a check can say which row was
    altered. Pruning empties it and sets ``pruned_at``; what ``digest`` covers stays, so the chain
    goes on verifying.
    """

    id = models.BigAutoField(primary_key=True)
    ledger = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    content = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    leaves = models.BinaryField(default=b"")
    sealed_at = models.DateTimeField(default=now)
    pruned_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "number"], name="block_number_once")
        ]
        # Blocks stay for ever; those whose rows are there still are few, and the oldest is asked for.
        indexes: ClassVar = [
            models.Index(
                fields=["ledger", "number"],
                condition=models.Q(pruned_at=None),
                name="block_with_rows",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ledger} #{self.number}"


class Redaction(AppendOnly):
    """A row whose content was taken out on purpose. Its digest is kept for the chain."""

    id = models.BigAutoField(primary_key=True)
    ledger = models.CharField(max_length=40)
    row_id = models.BigIntegerField()
    row_digest = models.CharField(max_length=64)
    redacted_digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "row_id"], name="redacted_once")
        ]

    def __str__(self) -> str:
        return f"{self.ledger} {self.row_id}"
