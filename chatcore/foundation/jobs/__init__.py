"""Jobs: work done after a change, at least once, and regular work, once across all processes.

On django-tasks with its table in the same database, so that a job is enqueued, or not, with the
transaction that asks for it. What is added here: retries (``job``), schedules (``scheduled``), a
worker that says that it is alive, the picking up of what dead workers left. A job is idempotent:
it may run twice, after a crash. What a job does lives in the app that it belongs to.
"""
