"""Rendering: what people type becomes clean HTML, with the people, rooms and links that it names.

Here: checking a text (``text``), finding and resolving mentions (``references``), Markdown in a
reduced profile, code highlighting, emoji names, and the one policy that every piece of HTML leaves
through (``policy``). Not here: who may mention whom, and any database: the caller resolves names and
hands them in as ``Targets``.

The way of a message: ``text.clean_text`` → ``references.find_mentions`` → one query of the caller →
``message.render``. Rendering costs processor time: never call it on the event loop.
"""
