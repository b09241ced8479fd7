"""The tables of the store. A change needs a new `FORMAT`: the next build then drops a store of the old one."""

from __future__ import annotations

FORMAT = "15"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE files (path TEXT PRIMARY KEY, unit TEXT, kind TEXT, signature TEXT, digest TEXT);
CREATE TABLE units (unit TEXT PRIMARY KEY, quiet_until TEXT, diagnostics TEXT);
CREATE TABLE shared (
    kind TEXT, id TEXT, unit TEXT, place TEXT, record TEXT, card TEXT, access TEXT, checked TEXT, latest TEXT,
    PRIMARY KEY (kind, id)
);
CREATE INDEX shared_unit ON shared (unit);
CREATE INDEX shared_access ON shared (kind, access, id);
CREATE INDEX shared_checked ON shared (checked) WHERE checked <> '';
CREATE INDEX shared_latest ON shared (latest) WHERE latest <> '';
CREATE TABLE works (key TEXT, id TEXT, unit TEXT, PRIMARY KEY (key, id, unit)) WITHOUT ROWID;
CREATE INDEX works_unit ON works (unit);
CREATE TABLE topics (
    unit TEXT PRIMARY KEY, id TEXT, place TEXT, summary TEXT, places TEXT, claims INTEGER, takeaways INTEGER,
    is_listed INTEGER, is_draft INTEGER, is_shown INTEGER
);
CREATE INDEX topics_id ON topics (id);
CREATE INDEX topics_counts ON topics (claims, takeaways);
CREATE INDEX topics_shown ON topics (is_shown, id);
CREATE INDEX topics_listed ON topics (is_listed, id);
CREATE INDEX topics_draft ON topics (is_draft) WHERE is_draft = 1;
CREATE TABLE needs (kind TEXT, id TEXT, unit TEXT, PRIMARY KEY (kind, id, unit)) WITHOUT ROWID;
CREATE INDEX needs_unit ON needs (unit);
CREATE TABLE links (unit TEXT, topic TEXT, fragment TEXT, place TEXT);
CREATE INDEX links_unit ON links (unit);
CREATE TABLE uses (source TEXT, unit TEXT, number INTEGER, data TEXT, PRIMARY KEY (source, unit, number)) WITHOUT ROWID;
CREATE INDEX uses_unit ON uses (unit);
CREATE TABLE statements (unit TEXT PRIMARY KEY, topic TEXT, data TEXT);
CREATE TABLE search (unit TEXT PRIMARY KEY, mark INTEGER, topic TEXT, entries TEXT, indexed TEXT);
CREATE INDEX search_mark ON search (mark, topic);
CREATE INDEX search_topic ON search (topic);
CREATE TABLE search_pieces (file TEXT, shelf INTEGER, data TEXT, PRIMARY KEY (file, shelf)) WITHOUT ROWID;
CREATE INDEX search_pieces_shelf ON search_pieces (shelf);
CREATE TABLE pages (
    address TEXT PRIMARY KEY, kind TEXT, name TEXT, data TEXT, template TEXT, generator TEXT, content TEXT
);
CREATE INDEX pages_group ON pages (kind, name);
CREATE TABLE stamps (pack INTEGER PRIMARY KEY, files INTEGER, pages INTEGER, addresses TEXT, numbers BLOB);
CREATE TABLE held (unit TEXT PRIMARY KEY, addresses TEXT);
CREATE TABLE formers (kind TEXT, id TEXT, now TEXT, unit TEXT, place TEXT);
CREATE INDEX formers_unit ON formers (unit);
CREATE INDEX formers_id ON formers (kind, id);
CREATE INDEX formers_now ON formers (kind, now);
CREATE TABLE registered (
    folder TEXT, file TEXT, addresses TEXT, has_pages INTEGER, PRIMARY KEY (folder, file)
);
CREATE INDEX registered_file ON registered (file);
CREATE TABLE retired (address TEXT PRIMARY KEY, why TEXT, go TEXT, is_written INTEGER);
CREATE TABLE audited (digest TEXT PRIMARY KEY, facts TEXT);
"""
