"""Changes that somebody makes to the tables by hand: on PostgreSQL, triggers trace them (requirement G20).

The product's own connections bear a name (``application_name``). What any other one changes, be it
psql, a script or another program, leaves a trace: when, by which role of the database, in which
program, which row, which columns; never what is in them. It tells of the hand that helps itself.
Whoever owns the database can take the name or the triggers away: that is what the chain is for.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models

# Apps whose tables are not watched, and why.
_LEFT_OUT = {
    "chatcore.records": "refuses changes by itself (protection)",
    "chatcore.live": "sealed in the chain, which finds every change",
    "presence": "of the moment",
    "chatcore.foundation.jobs": "of the moment",
    "django_tasks_db": "of the moment",
    "django.contrib.contenttypes": "names of tables",
}

_FUNCTION = """
CREATE OR REPLACE FUNCTION records_changed_directly() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was jsonb;
    becomes jsonb;
    known jsonb;
    changed jsonb;
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN was := to_jsonb(OLD); END IF;
    IF TG_OP IN ('INSERT', 'UPDATE') THEN becomes := to_jsonb(NEW); END IF;
    known := coalesce(becomes, was, '{}');
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_agg(name ORDER BY name) INTO changed FROM jsonb_object_keys(becomes) AS name
        WHERE becomes -> name IS DISTINCT FROM was -> name;
        IF changed IS NULL THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO records_trace
        (at, actor_id, action, object_type, object_id, community, before, after)
    VALUES (
        clock_timestamp(), NULL,
        CASE TG_OP WHEN 'INSERT' THEN 'row.inserted' WHEN 'UPDATE' THEN 'row.updated'
                   WHEN 'DELETE' THEN 'row.deleted' ELSE 'row.truncated' END,
        TG_ARGV[0], left(coalesce(known ->> TG_ARGV[1], ''), 64),
        CAST(known ->> TG_ARGV[2] AS uuid), NULL,
        jsonb_strip_nulls(jsonb_build_object(
            'database_role', CAST(session_user AS text),
            'program', current_setting('application_name'), 'fields', changed))
    );
    RETURN NULL;
END $$
"""


def watch(*, using: str, plan: Any = None, **_: Any) -> None:
    """Create the triggers that are missing (after each ``migrate``); nothing on SQLite."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    there = set(connection.introspection.table_names())
    wanted = {model._meta.db_table: model for model in watched() if model._meta.db_table in there}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname = 'records_direct'"
        )
        missing = wanted.keys() - {table for (table,) in cursor.fetchall()}
        if plan or missing:
            cursor.execute(_FUNCTION)
        for table in sorted(wanted if plan else missing):
            for statement in _triggers(wanted[table], connection.settings_dict["OPTIONS"]):
                cursor.execute(statement)


def watched() -> Iterator[type[models.Model]]:
    """Yield the models whose tables are watched."""
    for model in apps.get_models(include_auto_created=True):
        app = apps.get_app_config(model._meta.app_label).name
        if app not in _LEFT_OUT and model._meta.managed and not model._meta.proxy:
            yield model


def _triggers(model: type[models.Model], options: dict[str, Any]) -> Iterator[str]:
    table = model._meta.db_table
    arguments = ", ".join(
        f"'{argument}'"
        for argument in (model._meta.label_lower, model._meta.pk.column, _community_of(model))
    )
    by_another = (
        f"WHEN (current_setting('application_name') IS DISTINCT FROM "
        f"'{options['application_name']}') EXECUTE FUNCTION records_changed_directly({arguments})"
    )
    yield (
        f'CREATE OR REPLACE TRIGGER records_direct AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW {by_another}"
    )
    yield (
        f'CREATE OR REPLACE TRIGGER records_direct_truncate AFTER TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT {by_another}"
    )


def _community_of(model: type[models.Model]) -> str:
    """Return the column that names the community which the row concerns; empty: it has none."""
    if model._meta.label_lower == "communities.community":
        return str(model._meta.pk.column)
    columns = {field.column for field in model._meta.concrete_fields}
    return "community_id" if "community_id" in columns else ""
