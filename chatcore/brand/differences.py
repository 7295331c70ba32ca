"""What a trace says of a change of the brand. Pure."""

from typing import Any

from chatcore.brand.look import PICTURES, Look

# Texts that people write stay out of the trace: it says that they changed.
_UNTRACED = ("welcome_fr", "welcome_en", "picture_alt", *PICTURES)


def differences(before: Look, after: Look) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a trace says of a change: values before and after, and which texts and pictures changed."""
    changed = [
        name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)
    ]
    told = [name for name in changed if name not in _UNTRACED]
    silent = {"fields": sorted(set(changed) - set(told))} if set(changed) - set(told) else {}
    return (
        {name: getattr(before, name) for name in told},
        {**{name: getattr(after, name) for name in told}, **silent},
    )
