"""Real servers on a PostgreSQL and a Redis of their own, broken while clients with outboxes keep posting.

``client`` is a device of a person, ``crowd`` all of them, ``world`` what they talk through, ``faults`` what
breaks it, ``checks`` what must hold after. ``python -m tests.faults`` does it for as long as one likes. Like
the tests of the protocol, nothing here imports the project.
"""
