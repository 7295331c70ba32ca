"""``python -m chatcore <command>``: our commands and Django's own."""

import os
import sys


def main() -> None:
    """Run the command of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["python -m chatcore", *sys.argv[1:]])


if __name__ == "__main__":
    main()
