"""Spaces of a community: what its members set up together beside its rooms.

Here: projects, their people, milestones and documents; calls for projects will refer to them by ``Project.call``.
Not here: the group that follows a project's people (``chatcore.communities``), nor its rooms, which conversations
make when they hear of it.
"""
