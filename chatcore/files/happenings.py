"""What happens to files, for the apps above to hear in the same transaction."""

from dataclasses import dataclass

from chatcore.files.models import File


@dataclass(frozen=True)
class FileChanged:
    """A file was found good or bad, or is described in other words. Its row is held; ``words`` of it may be there."""

    file: File
