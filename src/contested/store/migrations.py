"""The layout of a casebook, as numbered steps: a new casebook takes them all, an older one those that it lacks.

A step that was once released is never edited: a change of layout is a new step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, inspect, text

from contested.errors import CasebookError
from contested.store.search import fill_words


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: what it does in words, and the statements. `{serial}` and `{bytes}` are written as the database has them.

    `own` are further statements of one sort of database alone; `fill` puts into new tables what an older casebook has for them.
    """

    words: str
    statements: tuple[str, ...]
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fill: Callable[[Connection], None] | None = None


WORDS = {
    "sqlite": {"serial": "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes": "BLOB", "float": "REAL", "compact": " WITHOUT ROWID"},
    "postgresql": {"serial": "SERIAL PRIMARY KEY", "bytes": "BYTEA", "float": "DOUBLE PRECISION", "compact": ""},
}

MIGRATIONS = (
    Migration(
        "reports, judgements and what is read in them",
        (
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            """CREATE TABLE report (number {serial}, id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT, author TEXT, url TEXT,
            language TEXT, published TEXT, words INTEGER NOT NULL, added_at TEXT NOT NULL, body {bytes} NOT NULL)""",
            "CREATE INDEX report_outlet ON report (outlet)",
            """CREATE TABLE judgement (number {serial}, id TEXT NOT NULL UNIQUE, verb TEXT NOT NULL, subject TEXT NOT NULL,
            object TEXT NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL, note TEXT NOT NULL)""",
            "CREATE INDEX judgement_subject ON judgement (subject)",
            """CREATE TABLE reading (report_id TEXT PRIMARY KEY REFERENCES report (id), generation INTEGER NOT NULL,
            outcome TEXT NOT NULL, reason TEXT NOT NULL, language TEXT, published_start DATE, published_end DATE,
            published_inferred BOOLEAN NOT NULL, country TEXT, body {bytes} NOT NULL)""",
            "CREATE INDEX reading_outcome ON reading (outcome)",
            "CREATE INDEX reading_generation ON reading (generation)",
            "CREATE INDEX reading_published ON reading (published_start)",
            """CREATE TABLE claim (number {serial}, id TEXT NOT NULL, report_id TEXT NOT NULL REFERENCES report (id),
            start INTEGER NOT NULL, kind TEXT NOT NULL, lead BOOLEAN NOT NULL, stance TEXT NOT NULL, aspect TEXT NOT NULL,
            negated BOOLEAN NOT NULL, unconfirmed BOOLEAN NOT NULL, confidence {float} NOT NULL, when_start DATE, when_end DATE,
            when_precision TEXT NOT NULL, event_id TEXT, body TEXT NOT NULL, UNIQUE (report_id, id))""",
            "CREATE INDEX claim_id ON claim (id)",
            "CREATE INDEX claim_kind ON claim (kind)",
            "CREATE INDEX claim_when ON claim (when_start)",
            "CREATE INDEX claim_event ON claim (event_id)",
            """CREATE TABLE claim_actor (claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
            position INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, actor_id TEXT, kind TEXT,
            PRIMARY KEY (claim, position))""",
            "CREATE INDEX claim_actor_name ON claim_actor (name, role)",
            "CREATE INDEX claim_actor_id ON claim_actor (actor_id, role)",
            """CREATE TABLE claim_place (claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
            position INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, country TEXT,
            geonames_id INTEGER, lat {float}, lon {float}, PRIMARY KEY (claim, position))""",
            "CREATE INDEX claim_place_name ON claim_place (name)",
            "CREATE INDEX claim_place_text ON claim_place (text)",
            "CREATE INDEX claim_place_country ON claim_place (country)",
            """CREATE TABLE mention (report_id TEXT NOT NULL REFERENCES report (id), position INTEGER NOT NULL, sort TEXT NOT NULL,
            name TEXT, text TEXT NOT NULL, known_id TEXT, kind TEXT, times INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (report_id, position))""",
            "CREATE INDEX mention_name ON mention (sort, name)",
            """CREATE TABLE event (id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, place TEXT, country TEXT,
            when_start DATE, when_end DATE, part_of TEXT, claims INTEGER NOT NULL, reports INTEGER NOT NULL, body TEXT NOT NULL)""",
            "CREATE INDEX event_kind ON event (kind)",
            "CREATE INDEX event_when ON event (when_start)",
        ),
    ),
    Migration(
        "what became of each input, also of those that gave no report",
        (
            """CREATE TABLE input (number {serial}, path TEXT NOT NULL, sha TEXT NOT NULL, outcome TEXT NOT NULL,
            reason TEXT NOT NULL, report_id TEXT REFERENCES report (id), seen_at TEXT NOT NULL, UNIQUE (path, sha))""",
            "CREATE INDEX input_outcome ON input (outcome)",
            "CREATE INDEX input_report ON input (report_id)",
        ),
    ),
    Migration(
        "events as a list and a map show them, the names in them, and the words of reports and claims",
        (
            *(
                f"ALTER TABLE event ADD COLUMN {column}"
                for column in (
                    "lat {float}",
                    "lon {float}",
                    "precision INTEGER",
                    "radius_km {float}",
                    "place_id TEXT",
                    "family TEXT",
                    "reliability TEXT",
                    "credibility INTEGER",
                    "confidence {float}",
                    "accounts INTEGER",
                    "words TEXT",
                )
            ),
            """CREATE TABLE event_name (event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            role TEXT NOT NULL, name TEXT NOT NULL, known_id TEXT, PRIMARY KEY (event, position))""",
            "CREATE INDEX event_name_name ON event_name (name, role)",
            "CREATE INDEX event_name_known ON event_name (known_id, role)",
            "CREATE INDEX event_status ON event (status)",
            "CREATE INDEX event_family ON event (family)",
            "CREATE INDEX event_place ON event (place)",
            "CREATE INDEX event_place_id ON event (place_id)",
            "CREATE INDEX event_country ON event (country, when_start)",
            "CREATE INDEX event_days ON event (when_start, when_end, id)",
            "CREATE INDEX event_point ON event (lat, lon)",
            "CREATE INDEX event_part_of ON event (part_of)",
            "CREATE INDEX claim_place_geonames ON claim_place (geonames_id)",
            "CREATE INDEX mention_known ON mention (sort, known_id)",
            "DELETE FROM setting WHERE name = 'merged_revision'",  # the events of an older casebook are merged again
        ),
        own={
            "sqlite": (
                "CREATE VIRTUAL TABLE report_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')",
                "CREATE VIRTUAL TABLE claim_words USING fts5(words, tokenize='unicode61 remove_diacritics 0')",
            ),
            "postgresql": (
                """CREATE TABLE report_words (rowid INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
                words TSVECTOR NOT NULL)""",
                """CREATE TABLE claim_words (rowid INTEGER PRIMARY KEY REFERENCES claim (number) ON DELETE CASCADE,
                words TSVECTOR NOT NULL)""",
                "CREATE INDEX report_words_words ON report_words USING gin (words)",
                "CREATE INDEX claim_words_words ON claim_words USING gin (words)",
            ),
        },
        fill=fill_words,
    ),
    Migration(
        "judgements that outlive a change of rules; accounts and sessions; blind coding",
        (
            "ALTER TABLE judgement ADD COLUMN scope TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE judgement ADD COLUMN anchors TEXT NOT NULL DEFAULT '[]'",
            """CREATE TABLE ruling (judgement_id TEXT NOT NULL, report_id TEXT NOT NULL, asked TEXT NOT NULL, verb TEXT NOT NULL,
            claim_id TEXT NOT NULL, state TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (judgement_id, report_id, asked))""",
            "CREATE INDEX ruling_report ON ruling (report_id)",
            "CREATE INDEX ruling_claim ON ruling (claim_id, verb)",
            "CREATE INDEX ruling_verb ON ruling (verb, state)",
            "CREATE TABLE as_read (report_id TEXT PRIMARY KEY REFERENCES report (id), body {bytes} NOT NULL)",
            "CREATE TABLE account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made_at TEXT NOT NULL)",
            """CREATE TABLE session (token TEXT PRIMARY KEY, account TEXT NOT NULL, made_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, agent TEXT NOT NULL)""",
            "CREATE INDEX session_account ON session (account)",
            """CREATE TABLE assignment (report_id TEXT NOT NULL REFERENCES report (id), coder TEXT NOT NULL,
            assigned_at TEXT NOT NULL, done_at TEXT, PRIMARY KEY (report_id, coder))""",
            """CREATE TABLE code (id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES report (id), coder TEXT NOT NULL,
            made_at TEXT NOT NULL, body TEXT NOT NULL)""",
            "CREATE INDEX code_report ON code (report_id, coder)",
        ),
    ),
    Migration(
        "what was fetched from the web, the feeds that are watched, and which of their entries were taken",
        (
            """CREATE TABLE fetched (number {serial}, path TEXT NOT NULL, sort TEXT NOT NULL, url TEXT NOT NULL,
            final_url TEXT NOT NULL, fetched_at TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL, sha256 TEXT NOT NULL,
            body {bytes} NOT NULL, UNIQUE (path, sha256))""",
            """CREATE TABLE feed (url TEXT PRIMARY KEY, title TEXT, added_at TEXT NOT NULL, looked_at TEXT, next_at TEXT,
            looks INTEGER NOT NULL, faults INTEGER NOT NULL, faults_now INTEGER NOT NULL, problem TEXT NOT NULL)""",
            """CREATE TABLE feed_entry (id TEXT PRIMARY KEY, tries INTEGER NOT NULL, done BOOLEAN NOT NULL,
            seen_at TEXT NOT NULL)""",
        ),
    ),
    Migration(
        "actors and places as entries that grow: under which names, by whom, from when to when",
        (
            """CREATE TABLE entry (sort TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, known BOOLEAN NOT NULL, kind TEXT,
            country TEXT, lat {float}, lon {float}, times INTEGER NOT NULL, reports INTEGER NOT NULL, claims INTEGER NOT NULL,
            first_seen DATE, last_seen DATE, body TEXT NOT NULL, PRIMARY KEY (sort, id))""",
            "CREATE INDEX entry_times ON entry (sort, times)",
            """CREATE TABLE entry_name (number {serial}, sort TEXT NOT NULL, entry_id TEXT NOT NULL, name_id TEXT NOT NULL,
            name TEXT NOT NULL, text TEXT NOT NULL, outlet TEXT, times INTEGER NOT NULL, reports INTEGER NOT NULL,
            first_seen DATE, last_seen DATE)""",
            "CREATE INDEX entry_name_entry ON entry_name (sort, entry_id)",
            "CREATE INDEX entry_name_id ON entry_name (sort, name_id)",
            "CREATE INDEX entry_name_name ON entry_name (sort, name)",
            "CREATE INDEX entry_name_outlet ON entry_name (outlet, sort)",
        ),
    ),
    Migration(
        "what merging knows of happenings and texts, so that a new report changes only what it touches; what became of events",
        (
            "CREATE TABLE to_merge (report_id TEXT PRIMARY KEY)",
            "INSERT INTO to_merge SELECT report_id FROM reading",
            """CREATE TABLE happening (number {serial}, id TEXT NOT NULL, report_id TEXT NOT NULL REFERENCES report (id),
            event_id TEXT)""",
            "CREATE INDEX happening_report ON happening (report_id)",
            "CREATE INDEX happening_event ON happening (event_id)",
            "CREATE TABLE happening_key (key BIGINT NOT NULL, happening INTEGER NOT NULL, PRIMARY KEY (key, happening)){compact}",
            "CREATE INDEX happening_key_happening ON happening_key (happening)",
            "CREATE TABLE happening_link (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)){compact}",
            "CREATE INDEX happening_link_b ON happening_link (b)",
            "CREATE TABLE text_key (key BIGINT NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (key, report)){compact}",
            "CREATE INDEX text_key_report ON text_key (report)",
            "CREATE TABLE text_link (a TEXT NOT NULL, b TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (a, b)){compact}",
            "CREATE INDEX text_link_b ON text_link (b)",
            """CREATE TABLE copy (report_id TEXT PRIMARY KEY REFERENCES report (id), root_id TEXT NOT NULL REFERENCES report (id),
            reason TEXT NOT NULL)""",
            "CREATE INDEX copy_root ON copy (root_id)",
            """CREATE TABLE event_id_change (old TEXT NOT NULL, new TEXT NOT NULL, changed_at TEXT NOT NULL, why TEXT NOT NULL,
            PRIMARY KEY (old, new))""",
            "CREATE INDEX event_id_change_new ON event_id_change (new)",
            "DELETE FROM setting WHERE name = 'merged_revision'",
        ),
    ),
    Migration(
        "which reports are nearly the same in their words",
        ("CREATE TABLE text_print (key BIGINT NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (key, report)){compact}",),
    ),
    Migration(
        "denials found at once",
        ("CREATE INDEX claim_denials ON claim (number) WHERE stance = 'denied' OR negated",),
    ),
    Migration(
        "events of older layouts, which nothing ties to what merging knows, are made anew",
        (
            "DELETE FROM event_name",
            "DELETE FROM event",
            "UPDATE claim SET event_id = NULL",
            "DELETE FROM to_merge",
            "INSERT INTO to_merge SELECT report_id FROM reading",
            "DELETE FROM setting WHERE name IN ('merge_rules', 'merged_revision')",
        ),
    ),
    Migration(
        "the days of happenings, so that those of other days need not be looked at",
        (
            "ALTER TABLE happening ADD COLUMN first_day INTEGER",
            "ALTER TABLE happening ADD COLUMN last_day INTEGER",
        ),
    ),
)


def layout_number(connection: Connection) -> int:
    """The number of the last step that this database took, 0 where it took none."""
    if not inspect(connection).has_table("migration"):
        return 0
    return connection.execute(text("SELECT max(number) FROM migration")).scalar() or 0


def check_layout(connection: Connection, where: str) -> int:
    """The layout's number; raises CasebookError where the database is no casebook, or of a newer version."""
    number = layout_number(connection)
    if number > len(MIGRATIONS):
        raise CasebookError(
            f"{where}: made by a newer version of Contested (layout {number}, not {len(MIGRATIONS)}); upgrade Contested"
        )
    if number == 0 and inspect(connection).get_table_names():
        raise CasebookError(f"{where}: a database of something else, not a casebook")
    return number


def migrate(connection: Connection, done: int) -> None:
    """Takes the step after `done`: one transaction a step is the caller's."""
    step, words = MIGRATIONS[done], WORDS[connection.dialect.name]
    if done == 0:
        connection.execute(
            text("CREATE TABLE migration (number INTEGER PRIMARY KEY, words TEXT NOT NULL, applied_at TEXT NOT NULL)")
        )
    for statement in (*step.statements, *step.own.get(connection.dialect.name, ())):
        connection.execute(text(statement.format(**words)))
    if step.fill is not None:
        step.fill(connection)
    connection.execute(
        text("INSERT INTO migration (number, words, applied_at) VALUES (:number, :words, :at)"),
        {"number": done + 1, "words": step.words, "at": datetime.now(UTC).isoformat(timespec="seconds")},
    )
