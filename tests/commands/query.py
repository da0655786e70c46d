#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rightsgraph query` with SQL of friends and enemies: query.py BINARY. Standard library only."""
import csv
import io
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
COUNTING = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "

# What may not be done, and a word of the line that says so.
REFUSED = [
    ("ATTACH 'x.db' AS x", "only read"), ("DETACH main", "only read"), ("VACUUM", "only read"), ("VACUUM INTO 'x.db'", "only read"),
    ("PRAGMA query_only = OFF", "only read"), ("PRAGMA writable_schema = ON", "only read"), ("PRAGMA table_info(edges)", "only read"),
    ("SELECT * FROM pragma_table_info('node')", "can't be read"), ("SELECT count(*) FROM pragma_database_list", "only read"),
    ("SELECT * FROM dbstat", ""), ("SELECT * FROM sqlite_stmt", ""), ("SELECT * FROM sqlite_schema", "can't be read"),
    ("INSERT INTO node (key) VALUES ('x')", "only read"), ("UPDATE node SET id = 'x'", "only read"), ("DELETE FROM node", "only read"),
    ("DELETE FROM edges", "is a view"), ("REPLACE INTO about VALUES ('a', 'b')", "only read"), ("DROP TABLE node", "only read"),
    ("INSERT INTO word (word) VALUES ('rebuild')", "only read"), ("UPDATE word_data SET block = x''", "may not be modified"),
    ("UPDATE sqlite_schema SET sql = ''", "may not be modified"), ("ALTER TABLE node RENAME TO x", "only read"),
    ("CREATE TABLE x (a)", "only read"), ("CREATE TEMP TABLE x (a)", "only read"), ("CREATE TEMP VIEW x AS SELECT 1", "only read"),
    ("CREATE VIRTUAL TABLE x USING fts5 (a)", "only read"), ("CREATE TEMP TRIGGER x INSERT ON node BEGIN SELECT 1; END", "only read"),
    ("BEGIN", "only read"), ("SAVEPOINT x", "only read"), ("REINDEX", "only read"), ("ANALYZE", "only read"), ("EXPLAIN DELETE FROM node", "only read"),
    ("WITH x AS (SELECT 1) DELETE FROM node", "only read"), ("SELECT 1; SELECT 2", "more than one"), ("SELECT 1; DROP TABLE node", "only read"),
    ("", "must not be empty"), (" ;; -- nothing", "no statement"), ("SELECT ?1", ""), ("SELECT :x", ""),
    ("SELECT load_extension('x')", "load_extension"), ("SELECT fts3_tokenizer('simple')", "fts3_tokenizer"), ("SELECT readfile('x')", "readfile"),
    ("SELECT writefile('x', 'y')", "writefile"), ("SELECT edit('x')", "edit"),
    ("SELECT random()", "same answer"), ("SELECT RandomBlob(5)", "same answer"), ("SELECT id FROM nodes ORDER BY random()", "same answer"),
    ("SELECT current_timestamp", "same answer"), ("SELECT date('now')", "same answer"), ("SELECT strftime('%s', 'now')", "same answer"),
    ("SELECT julianday()", "same answer"), ("SELECT unixepoch()", "same answer"),
    ("SELECT length(zeroblob(1000000000))", "too big"), ("SELECT randomblob(1000000000)", "same answer"), ("SELECT hex(zeroblob(30000000))", "too big"),
    ("SELECT group_concat(a.text) FROM places a, places b, nodes, nodes c", "too big"),
    ("SELECT replace(hex(zeroblob(10000000)), '0', hex(zeroblob(10000000)))", "too big"),
    ("SELECT " + "(" * 1000 + "1" + ")" * 1000, ""), ("SELECT " + "+".join("1" * 1000), "too large"), ("SELECT " + ",".join("1" * 1000), "too many"),
    ("SELECT '" + "x" * 120_000 + "'", "too big"), (" UNION ".join(["SELECT 1"] * 200), "too many"), ("SELECT 'x' LIKE '" + "%a" * 1000 + "'", "too complex"),
    ("SELEC 1", "syntax error"), ("SELECT '", "unrecognized"), ("SELECT 'a\n", "unrecognized"), ("SELECT * FROM \"a\nb\x1b[31m\"", "no such table"),
    ("SELECT unknown(1)", "no such function"), ("SELECT match('a', 'b')", ""), ("SELECT abs(-9223372036854775808)", "overflow"),
    ("SELECT * FROM edge", "the nearest is `edges`"), ("SELECT hed FROM edges", "the nearest is `head`"), ("SELECT e.wieght FROM edges e", "`weight`"),
    ("SELECT id FROM nodes WHERE id = \"CHN\"", "single quotes"), ("SELECT json('{')", "malformed JSON"),
]


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, check=False, timeout=100,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4_000_000_000, 4_000_000_000)))


class Query(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        built = run("build", ROOT / "samples", "-o", cls.folder, "--quiet")
        assert built.returncode == 0, built.stderr

    def ask(self, sql, *options):
        done = run("query", self.folder, sql, *options)
        self.assertEqual((done.returncode, done.stderr), (0, b""), sql)
        return done.stdout.decode()

    def refused(self, sql, status, *options):
        done = run("query", self.folder, sql, *options)
        error = done.stderr.decode()
        self.assertEqual((done.returncode, done.stdout, error.count("\n")), (status, b"", 1), sql[:100] + error)
        self.assertNotIn("\x1b", error)
        return error

    def test_what_is_refused(self):
        before = {file.name: file.read_bytes() for file in self.folder.iterdir()}
        for sql, word in REFUSED:
            self.assertIn(word, self.refused(sql, 1), sql[:100])
        self.assertEqual({file.name: file.read_bytes() for file in self.folder.iterdir()}, before)

    def test_what_is_allowed(self):
        for view in ("documents", "places", "nodes", "names", "edges", "evidence", "mentions"):
            self.assertGreater(len(json.loads(self.ask(f"SELECT * FROM {view}", "--json"))["rows"]), 4)
        for sql, answer in (("SELECT 1 AS a; -- done", "a\n1\n"), ("VALUES (1)", "column1\n      1\n"), ("WITH x AS (SELECT 1) SELECT count(*) AS n FROM x", "n\n1\n"),
                            ("SELECT sum(value) AS n FROM json_each('[1,2]')", "n\n3\n"), ("SELECT count(*) AS n FROM document", "n\n5\n"),
                            (COUNTING + "SELECT n FROM c LIMIT 2", "n\n1\n2\n"), ("SELECT id FROM nodes WHERE 0", "no rows\n")):
            self.assertEqual(self.ask(sql), answer, sql)

    def test_values(self):
        sql = "SELECT NULL AS n, 1.0 / 3 AS r, 9e999 AS i, x'00ff' AS b, CAST(x'ff41' AS TEXT) AS t, '=1,\n' AS \"a,b\", 1 AS n"
        self.assertEqual(json.loads(self.ask(sql, "--json"))["rows"],
                         [{"n": None, "r": 1 / 3, "i": "Inf", "b": "00ff", "t": "\ufffdA", "a,b": "=1,\n", "n:1": 1}])
        head, row = csv.reader(io.StringIO(self.ask(sql, "--csv"), newline=""))
        self.assertEqual(head, ["n", "r", "i", "b", "t", "a,b", "n:1"])
        self.assertEqual(row, ["", repr(1 / 3), "Inf", "00ff", "\ufffdA", "'=1,\n", "1"])

    def test_words_are_at_their_offsets(self):
        for view, words in (("evidence", "quote"), ("mentions", "words")):
            rows = json.loads(self.ask(f"SELECT v.*, p.text FROM {view} v JOIN places p ON p.place = v.place AND p.doc = v.doc AND p.para = v.para", "--json"))["rows"]
            self.assertGreater(len(rows), 40)
            for row in rows:
                self.assertEqual(row["text"][row["begin"]:row["end"]], row[words])

    def test_limit(self):
        self.assertEqual(self.ask(COUNTING + "SELECT n FROM c", "--limit", 2), "n\n1\n2\nthe first 2 rows; --limit 0 for all\n")
        self.assertEqual(self.ask(COUNTING + "SELECT n FROM c LIMIT 2", "--limit", 2), "n\n1\n2\n")

    def test_time(self):
        start = time.monotonic()
        for sql in (COUNTING + "SELECT count(*) FROM c", "SELECT count(*) FROM mentions, mentions, mentions, mentions"):
            self.assertIn("ended after 1 second; narrow it", self.refused(sql, 2, "--seconds", 1))
        self.assertIn("longer than --seconds", self.refused("SELECT instr(hex(zeroblob(15000000)), hex(zeroblob(7000000)) || '1')", 2, "--seconds", 1))
        self.assertLess(time.monotonic() - start, 20)

    def test_memory(self):
        self.assertIn("larger than 128 MB", self.refused(COUNTING + "SELECT n FROM c", 2))
        self.assertIn("larger than 128 MB", self.refused("SELECT hex(zeroblob(9000000)) FROM nodes", 2))
        self.assertIn("1 GB", self.refused("SELECT count(*) FROM (SELECT DISTINCT hex(zeroblob(9000000)) || a.id || b.id AS x FROM nodes a, nodes b)", 2))


if __name__ == "__main__":
    unittest.main(verbosity=1)
