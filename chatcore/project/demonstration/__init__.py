"""The demonstration: « Réseau Rivages », a community that one can walk into.

What its people say is text, to be read and written by people: ``threads/`` holds conversations
(grammar: ``dialogue.py``), ``chronicles/`` what comes back every few days (grammar: ``chronicle.py``),
``people-*.toml`` and ``rooms.toml`` who and where. ``script.py`` lays all of it on the calendar;
``stage.py`` plays it through the actions of the product. No model, view or rule of the product is here.
"""
