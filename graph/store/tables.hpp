// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// The tables of a store, and the views that are documented for SQL (docs/sql.md).
namespace rg {

/// In the file's header: what kind of SQLite file it is ("rgdb"), and of which form. A later form has a larger number.
inline constexpr int store_kind = 0x72676462, store_form = 2;

/// A document's number is its year (4095 for none) and 31 bits of a hash of its key; a place's is its document's and
/// its position there. So evidence comes by year from every index, and in the same order whatever way the store came
/// about (but for reports of one year whose hashes are one: of two thousand, that has a chance of 1 in 1,000).
inline constexpr int key_bits = 31, place_bits = 20;
inline constexpr std::uint32_t no_year = 4095;
inline constexpr std::size_t most_places = std::size_t{1} << place_bits;

inline constexpr const char* store_tables = R"sql(
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
  number INTEGER PRIMARY KEY,
  doc TEXT NOT NULL UNIQUE,
  symbol TEXT NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL, year INTEGER,
  date TEXT NOT NULL, session TEXT NOT NULL, agenda_items TEXT NOT NULL, kinds TEXT NOT NULL,
  file TEXT NOT NULL, encoding TEXT NOT NULL, given_symbol TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  input TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  places INTEGER NOT NULL,
  copy_of TEXT,
  node INTEGER
);
CREATE INDEX document_input ON document (input);
CREATE INDEX document_fingerprint ON document (fingerprint, doc);
CREATE INDEX document_copy ON document (doc) WHERE copy_of IS NOT NULL;
CREATE INDEX document_node ON document (node, doc);

CREATE TABLE source (document INTEGER PRIMARY KEY, bytes BLOB NOT NULL, facts BLOB NOT NULL, ledger BLOB NOT NULL);

CREATE TABLE refused (path TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE place (number INTEGER PRIMARY KEY, para TEXT NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL);

CREATE VIRTUAL TABLE word USING fts5 (text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');

CREATE TABLE node (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
  zh TEXT, en TEXT, fr TEXT, es TEXT, ru TEXT, ar TEXT,
  properties TEXT NOT NULL,
  mentions INTEGER NOT NULL, documents INTEGER NOT NULL
);

CREATE INDEX node_id ON node (id);

CREATE TABLE spelling (
  node INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, namings INTEGER NOT NULL, ends INTEGER NOT NULL,
  PRIMARY KEY (node, id, type)
) WITHOUT ROWID;

CREATE TABLE name (
  node INTEGER NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
  uses INTEGER NOT NULL, listed INTEGER NOT NULL,
  PRIMARY KEY (node, language, name)
) WITHOUT ROWID;
CREATE INDEX name_folded ON name (folded);

CREATE TABLE naming (
  place INTEGER NOT NULL, node INTEGER NOT NULL, spans TEXT NOT NULL,
  PRIMARY KEY (place, node)
) WITHOUT ROWID;

CREATE TABLE link (
  number INTEGER PRIMARY KEY,
  source INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL,
  stated INTEGER NOT NULL, demanded INTEGER NOT NULL, denied INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  UNIQUE (source, type, target)
);
CREATE INDEX link_from ON link (source, type, stated);
CREATE INDEX link_to ON link (target, type, stated, source);

CREATE TABLE link_year (
  link INTEGER NOT NULL, year INTEGER NOT NULL,
  stated INTEGER NOT NULL, demanded INTEGER NOT NULL, denied INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (link, year)
) WITHOUT ROWID;

CREATE TABLE statement (
  place INTEGER NOT NULL, position INTEGER NOT NULL, link INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, status TEXT NOT NULL, rule TEXT NOT NULL, correction TEXT NOT NULL,
  PRIMARY KEY (place, position)
) WITHOUT ROWID;
CREATE INDEX statement_link ON statement (link, place);

CREATE TABLE correction (
  key TEXT PRIMARY KEY, line INTEGER NOT NULL, kind TEXT NOT NULL, said TEXT NOT NULL,
  author TEXT NOT NULL, date TEXT NOT NULL, reason TEXT NOT NULL,
  name TEXT NOT NULL, becomes TEXT NOT NULL, type TEXT NOT NULL, doc TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE correction_use (
  document INTEGER NOT NULL, correction TEXT NOT NULL, uses INTEGER NOT NULL,
  PRIMARY KEY (document, correction)
) WITHOUT ROWID;
CREATE INDEX correction_use_correction ON correction_use (correction);

CREATE VIEW documents AS
  SELECT doc, symbol, type, title, language, nullif(year, 0) AS year, date, session, agenda_items, kinds, file,
    sha256, places
  FROM document WHERE copy_of IS NULL;

CREATE VIEW places AS
  SELECT d.doc, d.symbol, nullif(d.year, 0) AS year, p.para, nullif(p.page, 0) AS page, p.text, p.number AS place
  FROM place p JOIN document d ON d.number = p.number >> 20 WHERE d.copy_of IS NULL;

CREATE VIEW nodes AS
  SELECT id, type, name, zh, en, fr, es, ru, ar, properties, mentions, documents FROM node;

CREATE VIEW names AS
  SELECT n.id, w.language, w.name, w.uses, w.listed FROM name w JOIN node n ON n.number = w.node WHERE w.language <> '';

CREATE VIEW edges AS
  SELECT s.id AS head, l.type, t.id AS tail, s.name AS head_name, t.name AS tail_name, s.type AS head_type,
    t.type AS tail_type, l.stated AS weight, l.demanded, l.denied, l.withdrawn, l.documents
  FROM link l JOIN node s ON s.number = l.source JOIN node t ON t.number = l.target;

CREATE VIEW evidence AS
  SELECT s.id AS head, l.type, t.id AS tail, e.status, d.doc, d.symbol, nullif(d.year, 0) AS year, p.para,
    nullif(p.page, 0) AS page, e.first AS "begin", e.last AS "end",
    substr(p.text, e.first + 1, e.last - e.first) AS quote, e.rule, e.correction, e.place
  FROM link l JOIN node s ON s.number = l.source JOIN node t ON t.number = l.target
    JOIN statement e ON e.link = l.number JOIN place p ON p.number = e.place JOIN document d ON d.number = e.place >> 20;

CREATE VIEW corrections AS
  SELECT c.line, c.kind, c.said, coalesce(sum(u.uses), 0) AS uses, count(u.document) AS documents, c.author, c.date,
    c.reason
  FROM correction c LEFT JOIN correction_use u ON u.correction = c.key GROUP BY c.key ORDER BY c.line;

-- A cast reads the digits at the front. The JSON functions are no choice: SQLite refuses them in a schema that isn't
-- trusted (3.40).
CREATE VIEW mentions AS
  SELECT id, type, doc, symbol, year, para, page, "begin", "end", substr(text, "begin" + 1, "end" - "begin") AS words,
    place
  FROM (
    SELECT n.id, n.type, d.doc, d.symbol, nullif(d.year, 0) AS year, p.para, nullif(p.page, 0) AS page, p.text,
      g.place, CAST(substr(m.value, 2) AS INTEGER) AS "begin",
      CAST(substr(m.value, instr(m.value, ',') + 1) AS INTEGER) AS "end"
    FROM naming g JOIN node n ON n.number = g.node JOIN place p ON p.number = g.place
      JOIN document d ON d.number = g.place >> 20 JOIN json_each(g.spans) m);
)sql";

}  // namespace rg
