"""``/drafts/``, ``/planned/``, ``/recurring/`` and ``/snippets/``."""
