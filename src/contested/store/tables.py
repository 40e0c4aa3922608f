"""The tables of a casebook, as queries name them. `migrations` makes them; a test holds the two together.

Precious: setting, report, judgement, input, fetched, feed, feed_entry, account, assignment, code. Of the moment: session.
All others are made by a rebuild.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Integer, LargeBinary, MetaData, Table, Text

TABLES = MetaData()

setting = Table("setting", TABLES, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

report = Table(
    "report",
    TABLES,
    Column("number", Integer, primary_key=True),  # order of arrival
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("published", Text),
    Column("words", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the whole Report, exact
)

judgement = Table(
    "judgement",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("anchors", Text, nullable=False),  # the claims that it names, lean
)

ruling = Table(
    "ruling",
    TABLES,
    Column("judgement_id", Text, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("asked", Text, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("claim_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("words", Text, nullable=False),
)

as_read = Table(
    "as_read",
    TABLES,
    Column("report_id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the Reading less its report, before people's judgements changed it
)

account = Table(
    "account",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),  # reader, coder, editor
    Column("password", Text, nullable=False),  # hashed
    Column("made_at", Text, nullable=False),
)

session = Table(
    "session",
    TABLES,
    Column("token", Text, primary_key=True),  # hashed
    Column("account", Text, nullable=False),
    Column("made_at", Integer, nullable=False),  # seconds since 1970, as the two below
    Column("seen_at", Integer, nullable=False),
    Column("ends_at", Integer, nullable=False),
    Column("agent", Text, nullable=False),  # the browser, in its own words
)

assignment = Table(
    "assignment",
    TABLES,
    Column("report_id", Text, primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("assigned_at", Text, nullable=False),
    Column("done_at", Text),
)

code = Table(
    "code",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("body", Text, nullable=False),  # what the coder read, as JSON
)

input = Table(
    "input",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("path", Text, nullable=False),  # the file or address, and where in it
    Column("sha", Text, nullable=False),  # of its bytes, empty where none were had
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("report_id", Text),  # the report that it gave, or of which it is another copy in the same words
    Column("seen_at", Text, nullable=False),
)

fetched = Table(
    "fetched",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("path", Text, nullable=False),  # the address as an input's path has it
    Column("sort", Text, nullable=False),  # page, feed, sitemap
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # packed with gzip
)

feed = Table(
    "feed",
    TABLES,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("added_at", Text, nullable=False),
    Column("looked_at", Text),
    Column("next_at", Text),  # before that it is left alone
    Column("looks", Integer, nullable=False),
    Column("faults", Integer, nullable=False),  # in all
    Column("faults_now", Integer, nullable=False),  # in a row
    Column("problem", Text, nullable=False),  # the last fault, empty where the last look was good
)

feed_entry = Table(
    "feed_entry",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("seen_at", Text, nullable=False),
)

text_print = Table(
    "text_print",
    TABLES,
    Column("key", BigInteger, primary_key=True),  # what texts share that are the same, or nearly
    Column("report", Integer, primary_key=True),  # by its number
)

reading = Table(
    "reading",
    TABLES,
    Column("report_id", Text, primary_key=True),
    Column("generation", Integer, nullable=False),  # the rebuild that made it
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("language", Text),
    Column("published_start", Date),
    Column("published_end", Date),
    Column("published_inferred", Boolean, nullable=False),
    Column("country", Text),
    Column("body", LargeBinary, nullable=False),  # the Reading less its report and its claims
)

claim = Table(
    "claim",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("stance", Text, nullable=False),
    Column("aspect", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("unconfirmed", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("when_start", Date),
    Column("when_end", Date),
    Column("when_precision", Text, nullable=False),
    Column("event_id", Text),
    Column("body", Text, nullable=False),  # the Claim, lean
)

claim_actor = Table(
    "claim_actor",
    TABLES,
    Column("claim", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),  # actor, target, speaker
    Column("name", Text, nullable=False),  # the canonical name, else the words
    Column("actor_id", Text),
    Column("kind", Text),
)

claim_place = Table(
    "claim_place",
    TABLES,
    Column("claim", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),  # the place's name, else the words
    Column("text", Text, nullable=False),
    Column("country", Text),
    Column("geonames_id", Integer),
    Column("lat", Float),
    Column("lon", Float),
)

mention = Table(
    "mention",
    TABLES,
    Column("report_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sort", Text, nullable=False),  # actor, place
    Column("name", Text),  # None where it is not known what the words denote
    Column("text", Text, nullable=False),
    Column("known_id", Text),  # the actor's id, or the place's in GeoNames
    Column("kind", Text),  # the actor's kind, the place's feature
    Column("times", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the first such mention, lean
)

event = Table(
    "event",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("when_start", Date),
    Column("when_end", Date),
    Column("part_of", Text),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the Event, with its claims and reports by their ids
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Integer),
    Column("radius_km", Float),
    Column("place_id", Text),  # that of the Place
    Column("family", Text),
    Column("reliability", Text),  # A-F
    Column("credibility", Integer),  # 1-6
    Column("confidence", Float),  # the highest of its claims
    Column("accounts", Integer),
    Column("words", Text),  # the event in a few words
)

event_name = Table(
    "event_name",
    TABLES,
    Column("event", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),  # actor, target, speaker, outlet, side (whose account it is), actor_side, target_side
    Column("name", Text, nullable=False),  # the canonical name, else the words
    Column("known_id", Text),  # the actor's id
)

entry = Table(
    "entry",
    TABLES,
    Column("sort", Text, primary_key=True),  # actor, place
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("known", Boolean, nullable=False),  # a pack or the gazetteer lists it; else it grew from the reports
    Column("kind", Text),  # the actor's kind, the place's feature
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("times", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),  # those in which it has a role
    Column("first_seen", Date),
    Column("last_seen", Date),
    Column("body", Text, nullable=False),  # the Actor or Place, lean
)

entry_name = Table(
    "entry_name",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("sort", Text, nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("name_id", Text, nullable=False),  # the id that the name alone would have
    Column("name", Text, nullable=False),  # as claims have it
    Column("text", Text, nullable=False),  # as the outlet writes it
    Column("outlet", Text),
    Column("times", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first_seen", Date),
    Column("last_seen", Date),
)

# What merging keeps to itself: `casebook.renewing` says how it is used.

to_merge = Table("to_merge", TABLES, Column("report_id", Text, primary_key=True))  # reports that were read since

happening = Table(
    "happening",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("event_id", Text),
    Column("first_day", Integer),  # the days that its words give, as ordinals; None where they give none, or no one week
    Column("last_day", Integer),
)

happening_key = Table(  # happenings that share a key may be one
    "happening_key", TABLES, Column("key", BigInteger, primary_key=True), Column("happening", Integer, primary_key=True)
)

happening_link = Table(  # happenings that are likely one, a < b
    "happening_link", TABLES, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True)
)

text_key = Table(  # texts that share a key may be copies; `report` is its number
    "text_key", TABLES, Column("key", BigInteger, primary_key=True), Column("report", Integer, primary_key=True)
)

text_link = Table(  # texts that are alike, by their reports' ids, a < b
    "text_link",
    TABLES,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)

copy = Table(
    "copy",
    TABLES,
    Column("report_id", Text, primary_key=True),
    Column("root_id", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

event_id_change = Table(  # an id that is no event's any more, and those of the events that its claims are in now
    "event_id_change",
    TABLES,
    Column("old", Text, primary_key=True),
    Column("new", Text, primary_key=True),  # empty where none is left
    Column("changed_at", Text, nullable=False),
    Column("why", Text, nullable=False),
)

# The words of reports and of claims, to search, are in `report_words` and `claim_words`: an FTS5 table in SQLite, a table of
# tsvectors in PostgreSQL, `rowid` the number of the report or claim. `store.search` alone knows how to ask them.
