"""The index of messages: analysed words, with a GIN index in PostgreSQL and an FTS5 table in SQLite."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rooms.conversations.models.words

# FTS5 reads the words from the table itself. Whoever changes this table's columns in SQLite makes it anew
# (Django does so by itself), and is to run ``SQLITE`` again after that: triggers go with a table.
SQLITE = (
    "DROP TABLE IF EXISTS conversations_words",
    "CREATE VIRTUAL TABLE conversations_words USING fts5("
    "words, content='conversations_indexed', content_rowid='id', tokenize='ascii')",
    "CREATE TRIGGER conversations_words_in AFTER INSERT ON conversations_indexed BEGIN "
    "INSERT INTO conversations_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER conversations_words_out AFTER DELETE ON conversations_indexed BEGIN "
    "INSERT INTO conversations_words (conversations_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER conversations_words_new AFTER UPDATE OF words ON conversations_indexed BEGIN "
    "INSERT INTO conversations_words (conversations_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); "
    "INSERT INTO conversations_words (rowid, words) VALUES (new.id, new.words); END",
    "INSERT INTO conversations_words (conversations_words) VALUES ('rebuild')",
)
# A short pending list: what a search reads beside the index. More lexemes are counted than usual, so that
# the planner knows which words are frequent: those are found by date, rare ones by the index of words.
POSTGRESQL = (
    "CREATE INDEX indexed_by_words ON conversations_indexed USING gin (words) "
    "WITH (fastupdate = on, gin_pending_list_limit = 512)",
    "ALTER TABLE conversations_indexed ALTER COLUMN words SET STATISTICS 1000",
)


def make(apps: Any, editor: Any) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "postgresql":
        editor.execute("DROP TABLE conversations_words")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("conversations", "0008_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("posted_at", models.DateTimeField()),
                ("files", models.BooleanField(default=False)),
                ("links", models.BooleanField(default=False)),
                ("words", rooms.conversations.models.words.WordsField()),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indexed",
                        to="conversations.message",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.room",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.topic",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["posted_at", "message"], name="indexed_by_date"),
                    models.Index(fields=["room", "posted_at", "message"], name="indexed_by_room"),
                    models.Index(fields=["topic", "posted_at", "message"], name="indexed_by_topic"),
                    models.Index(
                        fields=["author", "posted_at", "message"], name="indexed_by_author"
                    ),
                ],
            },
        ),
        migrations.RunPython(make, unmake),
    ]
