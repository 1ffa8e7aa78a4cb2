"""The tables of one build's file.

Names are integers, ids 16 bytes. A share's compartment stands in the row that would be read anyway; 0, the open
one, costs no byte. What has no restricted source has nothing but compartment 0. Indexes are made after the rows.
"""

from typing import Final

FORMAT: Final = "1"
"""A reader refuses any other."""

PUNCTUATION: Final = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
# Grams come separated by spaces; every other visible character is part of one.
_TOKENIZER: Final = f"""ascii tokenchars '{PUNCTUATION.replace("'", "''").replace('"', '""')}'"""

TABLES: Final = f"""
create table meta (key text primary key, value text not null) without rowid;
create table type (num integer primary key, name text not null unique);
create table word (num integer primary key, text text not null unique);
create table compartment (id integer primary key);
create table node (num integer primary key, id blob not null);
create table redirect (id blob primary key, target blob not null) without rowid;
create table entity (
    node integer not null, compartment integer not null, type integer not null, mentions integer not null,
    caption text not null, properties text not null,
    primary key (node, compartment)
) without rowid;
create table relation (
    share integer primary key, id blob not null, compartment integer not null, type integer not null,
    subject integer not null, object integer not null, rank integer not null,
    positive integer not null, counter integer not null, down integer not null,
    since text not null, until text not null, detail text not null
);
create table evidence (
    owner not null, rank integer not null, source_date text not null, mention blob not null, row blob not null,
    compartment integer not null, property integer not null, value not null, record blob not null,
    start integer, "end" integer, "column" integer, extractor integer not null, confidence real not null,
    asserted_by integer not null, polarity integer not null, source integer not null,
    primary key (owner, rank, source_date desc, mention, row, compartment)
) without rowid;
create table name (
    doc integer primary key, node integer not null, compartment integer not null, text text not null
);
create virtual table gram using fts5 (
    text, content = '', detail = none, columnsize = 0, tokenize = "{_TOKENIZER}"
);
"""

# Only what can be an edge is in the adjacency indexes, and they hold all that a walk asks for; only what takes down
# is in `relation_down`. `entity_seen` is who can be seen, without the properties: eight bytes a share.
INDEXES: Final = """
create unique index node_id on node (id);
create index entity_seen on entity (node, compartment);
create index relation_id on relation (id, compartment);
create index relation_out on relation (subject, rank, type, id, compartment, object, since, until)
    where positive > 0 and not down;
create index relation_in on relation (object, rank, type, id, compartment, subject, since, until)
    where positive > 0 and not down;
create index relation_down on relation (id, compartment, since, until) where down;
create index name_text on name (compartment, text, node);
create index name_node on name (node, compartment);
"""
