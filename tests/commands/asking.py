#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A store that grows and changes, its corrections, and what is asked of it: asking.py BINARY. Standard library only."""
import csv
import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
FILES = ["facts.jsonl", "graph.graphml", "graph.ttl", "ledger.json"]
ISLANDS = "A-HRC-950-21"


def run(*arguments, timeout=60):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=timeout)


def rows(*arguments):
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def build(self, name, *arguments, status=0):
        done = run("build", *arguments, "-o", self.folder / name)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def same(self, one, other):
        for name in FILES:
            self.assertEqual((self.folder / one / name).read_bytes(), (self.folder / other / name).read_bytes(), name)


class Growing(Case):
    def test_one_by_one_is_all_at_once(self):
        self.build("all", *SAMPLES)
        for sample in reversed(SAMPLES):
            self.build("grown", sample)
        self.same("all", "grown")
        self.assertIn("5 unchanged", self.build("grown", *SAMPLES))

    def test_replace_remove_only(self):
        own = self.folder / "A-HRC-951-1.txt"
        own.write_text("1. 人权高专办与开发署合作。\n", encoding="utf-8")
        self.build("grown", own, *SAMPLES)
        own.write_text("1. 人权高专办与儿基会合作。\n", encoding="utf-8")
        self.assertIn("1 replaced", self.build("grown", own))
        self.build("all", own, *SAMPLES)
        self.same("all", "grown")
        self.assertIn("1 removed", self.build("grown", "--remove", "A/HRC/951/1"))
        self.build("without", *SAMPLES)
        self.same("without", "grown")
        self.build("grown", own)
        self.assertIn("1 removed", self.build("grown", "--only", *SAMPLES))
        self.same("without", "grown")

    def test_only_takes_nothing_out_where_an_input_could_not_be_read(self):
        self.build("out", *SAMPLES)
        before = (self.folder / "out" / "facts.jsonl").read_bytes()
        (self.folder / "empty.txt").write_bytes(b"")
        for inputs in (["nothing.txt"], ["empty.txt"], [SAMPLES[0], self.folder / "empty.txt"]):
            self.assertIn("nothing is taken out", self.build("out", "--only", *inputs, status=3 if len(inputs) > 1 else 2))
        self.assertEqual((self.folder / "out" / "facts.jsonl").read_bytes(), before)
        self.assertEqual(run("build", "-o", self.folder / "out", "--only").returncode, 1)

    def test_the_store_is_no_input(self):
        self.build("out", *SAMPLES)
        (self.folder / "link.txt").symlink_to(self.folder / "out" / "graph.db")
        for name in ("link.txt", "out/graph.db"):
            self.assertIn("is the store itself", self.build("out", SAMPLES[0], self.folder / name, status=3))
        self.assertEqual(sqlite3.connect(self.folder / "out" / "graph.db").execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_a_file_name_of_any_bytes(self):
        odd = os.fsencode(self.folder) + b"/\xff\x1b]0;x.txt"
        with open(odd, "wb") as file:
            file.write("1. 人权高专办与开发署合作。\n".encode())
        done = subprocess.run([BINARY, "build", odd, odd + b"none", "-o", self.folder / "out"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertNotIn(b"\x1b", done.stderr)
        for form in ("graphml", "turtle", "jsonl", "facts", "ledger"):
            self.assertIn("\ufffd", run("export", self.folder / "out", form).stdout, form)
        self.assertEqual(run("build", "-o", self.folder / "out", "--only", SAMPLES[0]).returncode, 0)

    def test_a_full_device_is_told(self):
        self.build("out", *SAMPLES)
        for arguments in (("export", "turtle"), ("export", "facts"), ("links", "OHCHR")):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([BINARY, arguments[0], self.folder / "out", arguments[1]], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(b"could not be written", done.stderr)

    def test_one_text_under_two_names(self):
        first, second = self.folder / "a.txt", self.folder / "b.txt"
        for file in (first, second):
            file.write_text("A/HRC/951/1\n\n1. 人权高专办与开发署合作。\n", encoding="utf-8")
        self.build("all", first, second)
        for name, order in (("up", (first, second)), ("down", (second, first))):
            for file in order:
                self.build(name, file)
            self.same("all", name)
        self.assertEqual(json.loads((self.folder / "up" / "ledger.json").read_text(encoding="utf-8"))["refused"][0]["file"], "b.txt")

    def test_what_a_killed_run_left_goes(self):
        (self.folder / "out").mkdir()
        left, mine = self.folder / "out" / "graph.ttl.part-999999999", self.folder / "out" / f"graph.ttl.part-{os.getpid()}"
        for file in (left, mine):
            file.write_text("half", encoding="utf-8")
        self.build("out", *SAMPLES)
        self.assertFalse(left.exists())
        self.assertTrue(mine.exists())

    def test_remove_what_is_not_there(self):
        self.build("out", *SAMPLES)
        error = self.build("out", "--remove", "A/HRC/1/1", status=2)
        self.assertIn("has no report `A/HRC/1/1` to remove", error)

    def test_store_alone(self):
        done = run("build", *SAMPLES, "-o", self.folder / "my.db", "--quiet")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([file.name for file in self.folder.iterdir()], ["my.db"])
        self.build("out", *SAMPLES)
        for name, form in (("graph.graphml", "graphml"), ("graph.ttl", "turtle"), ("facts.jsonl", "facts"), ("ledger.json", "ledger")):
            wanted = (self.folder / "out" / name).read_text(encoding="utf-8")
            self.assertEqual(run("export", self.folder / "my.db", form).stdout, wanted)
            file = self.folder / f"export.{form}"
            self.assertEqual(run("export", self.folder / "my.db", form, "-o", file).returncode, 0)
            self.assertEqual(file.read_text(encoding="utf-8"), wanted)
        merged = run("merge", self.folder / "out" / "facts.jsonl").stdout
        self.assertEqual(run("export", self.folder / "my.db", "jsonl").stdout, merged)

    def test_another_schema_reads_again(self):
        self.build("out", *SAMPLES)
        shutil.copytree(ROOT / "schema", self.folder / "schema")
        table = self.folder / "schema" / "names" / "Agency.tsv"
        table.write_text(table.read_text(encoding="utf-8").replace("开发署", "不是开发署"), encoding="utf-8")
        error = self.build("out", "--schema", self.folder / "schema")
        self.assertIn("5 reports are read again", error)
        self.build("fresh", *SAMPLES, "--schema", self.folder / "schema")
        self.same("out", "fresh")
        self.assertIn("brings it up to date", run("export", self.folder / "out", "graphml").stderr)
        self.build("out")
        self.build("old", *SAMPLES)
        self.same("out", "old")

    def test_nothing_to_do(self):
        self.assertEqual(run("build", "-o", self.folder / "none").returncode, 1)
        self.assertFalse((self.folder / "none").exists())


class Asking(Case):
    @classmethod
    def setUpClass(cls):
        cls.out = pathlib.Path(tempfile.mkdtemp())
        run("build", *SAMPLES, "-o", cls.out)
        places = [json.loads(line) for line in run("text", *SAMPLES).stdout.splitlines()]
        cls.text = {(place["doc"], place["para"]): place["text"] for place in places}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.out)

    def check_quotes(self, found):
        count = 0
        for row in found:
            for quote in row.get("evidence", []):
                text = self.text[quote["doc"], quote["para"]]
                self.assertEqual(quote["quote"], text[slice(*quote["span"])])
                self.assertIn(quote["before"] + quote["quote"] + quote["after"], text)
                count += 1
        return count

    def test_every_link_reads_back_and_is_in_the_graph(self):
        graph = [json.loads(line) for line in run("export", self.out, "jsonl").stdout.splitlines()]
        wanted = {}
        for edge in graph:
            if edge["kind"] == "graph-edge" and edge["type"] != "MENTIONS":
                for end, other in ((edge["head"], edge["tail"]), (edge["tail"], edge["head"])):
                    wanted.setdefault(end, set()).add((edge["type"], other, edge["weight"]))
        quotes = 0
        for node in [node["id"] for node in graph if node["kind"] == "graph-node"]:
            found = rows("links", self.out, node, "--limit", 0, "--quotes")
            self.assertEqual({(row["type"], row["id"], row["passages"]) for row in found}, wanted.get(node, set()), node)
            self.assertTrue(all(row["where"] == f"{row['evidence'][0]['doc']} {row['evidence'][0]['para']}" for row in found))
            self.assertEqual(found, sorted(found, key=lambda row: -row["passages"]))
            quotes += self.check_quotes(found)
        self.assertGreater(quotes, 50)

    def test_names_in_every_language(self):
        answers = {run("links", self.out, name).stdout for name in ("UNDP", "undp", "开发署", "PNUD", "ПРООН", "برنامج الأمم المتحدة الإنمائي")}
        self.assertEqual(len(answers), 1)
        self.assertIn("OHCHR", answers.pop())

    def test_with_in_and_years(self):
        found = rows("links", self.out, "OHCHR", "--with", "UNDP", "--quotes")
        self.assertEqual([row["id"] for row in found], ["UNDP"])
        self.assertEqual(found[0]["passages"], len(found[0]["evidence"]))
        inside = rows("links", self.out, "OHCHR", "--in", "斐济", "--quotes", "--limit", 0)
        self.assertGreater(len(inside), 0)
        for row in inside:
            for quote in row["evidence"]:
                self.assertIn("斐济", self.text[quote["doc"], quote["para"]])
        named = rows("links", self.out, "OHCHR", "--in", "斐济", "--type", "MENTIONS", "--quotes", "--limit", 0)
        self.assertGreater(len(named), 0)
        for row in named:
            for quote in row["evidence"]:
                self.assertIn("斐济", self.text[quote["doc"], quote["para"]])
        every = {(row["type"], row["id"]): row["passages"] for row in rows("links", self.out, "OHCHR", "--limit", 0)}
        until, since = (rows("links", self.out, "OHCHR", "--limit", 0, option, year) for option, year in (("--until", 2930), ("--since", 2931)))
        for row in until + since:
            every[row["type"], row["id"]] -= row["passages"]
        without_year = sum(every.values())
        self.assertGreaterEqual(min(every.values()), 0)
        dated = sqlite3.connect(self.out / "graph.db").execute(
            "SELECT count(*) FROM evidence WHERE 'OHCHR' IN (head, tail) AND status = 'stated' AND year = 0").fetchone()[0]
        self.assertEqual(without_year, dated)

    def test_no_evidence(self):
        done = run("links", self.out, "开发署", "--with", "FAO")
        self.assertEqual(done.returncode, 0)
        self.assertIn("no evidence in 5 documents", done.stdout)
        self.assertIn("the nearest that there is: ", done.stdout)
        self.assertIn("no evidence in 5 documents", run("show", self.out, "WIPO").stdout)

    def test_unknown_and_ambiguous_names(self):
        done = run("links", self.out, "开发属")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertIn("开发署 (UNDP)", done.stderr)
        connection = sqlite3.connect(self.out / "graph.db")
        shared = connection.execute("SELECT name FROM names WHERE listed = 0 GROUP BY name HAVING count(DISTINCT id) > 1").fetchone()
        several = run("show", self.out, shared[0])
        self.assertEqual(several.returncode, 2)
        self.assertRegex(several.stderr, r"may mean .+, .+; give the id")

    def test_a_name_is_read_as_in_a_report_but_never_guessed(self):
        self.assertEqual(rows("links", self.out, "人权理事会第950/3号决议"), rows("links", self.out, "A/HRC/RES/950/3"))
        for text in ("开发署合作", "与开发署", "开发署和别的"):
            self.assertEqual(run("links", self.out, text).returncode, 2, text)

    def test_show(self):
        found = rows("show", self.out, "A/HRC/950/21", "--quotes")
        self.check_quotes(found)
        what = {row["what"] for row in found}
        self.assertTrue({"report", "file", "opening", "names Country", "MANDATED_BY →"} <= what, what)
        self.assertIn("sha256", json.dumps(found))
        self.assertEqual(rows("show", self.out, ISLANDS), rows("show", self.out, "A/HRC/950/21"))
        self.assertIn(("name", "fr", "PNUD"), {(row["what"], row["id"], row["name"]) for row in rows("show", self.out, "UNDP")})

    def test_search(self):
        for words in ("讲习班", "岛", "人权高专办", "A/HRC/950/21", "讲习班 苏瓦", "第 948/3 号决议"):
            found = rows("search", self.out, *words.split(), "--limit", 0)
            self.check_quotes(found)
            wanted = {place for place, text in self.text.items() if all(word in text.replace(" ", "").replace("\n", "") or word in text for word in words.split())}
            self.assertEqual({(row["doc"], row["para"]) for row in found}, wanted, words)
            self.assertGreater(len(found), 0, words)
        self.assertIn("no evidence in 5 documents", run("search", self.out, "青藏高原").stdout)

    def test_nothing_that_is_typed_is_a_command(self):
        before = (self.out / "graph.db").read_bytes()
        hostile = ["'; DROP TABLE node; --", '" OR 1=1', "%", "_", "NEAR(a b)", "a* OR b", "\\", "\x1b[2J", "{}", "x" * 20000, "人" * 5000, "⟦Agency⟧", "-x", "--", "\u202e", "col:词"]
        for text in hostile:
            for command in (["links"], ["show"], ["search"]):
                done = run(command[0], self.out, "--", text)
                self.assertIn(done.returncode, (0, 2), text + done.stderr)
                self.assertNotIn("defect", done.stderr)
                self.assertNotIn("\x1b", done.stdout)
            for option in ("--with", "--in", "--type", "--status"):
                self.assertIn(run("links", self.out, "OHCHR", f"{option}={text}").returncode, (0, 1, 2))
        self.assertEqual((self.out / "graph.db").read_bytes(), before)

    def test_csv(self):
        text = run("links", self.out, "OHCHR", "--csv", "--quotes", "--limit", 0).stdout
        self.assertIn("\r\n", subprocess.run([BINARY, "links", self.out, "OHCHR", "--csv"], capture_output=True, check=True).stdout.decode())
        found = list(csv.DictReader(io.StringIO(text)))
        wanted = [(row["id"], quote["quote"]) for row in rows("links", self.out, "OHCHR", "--quotes", "--limit", 0) for quote in row["evidence"]]
        self.assertEqual([(row["id"], row["quote"]) for row in found], wanted)

    def test_what_is_no_store(self):
        plain = self.folder / "plain.db"
        sqlite3.connect(plain).execute("CREATE TABLE x (y)").connection.close()
        text = self.folder / "text.db"
        text.write_text("no store, but longer than the header of one. " * 100, encoding="utf-8")
        empty = self.folder / "empty.db"
        empty.write_bytes(b"")
        for file, words in ((plain, "is no store"), (text, "is no store"), (empty, "is no store"), (self.folder, "no such store"), (self.folder / "none.db", "no such store")):
            done = run("links", file, "OHCHR")
            self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1), done.stderr)
            self.assertIn(words, done.stderr)
        self.assertEqual(empty.read_bytes(), b"")


class Corrections(Case):
    WHO = ("--author", "Li Wei", "--date", "2931-07-02", "--reason", "for a test")
    WRONG = ("--wrong", "OHCHR COOPERATES_WITH UNDP", "--doc", "A/HRC/950/21", "--para", "p3")
    MISSING = ("--missing", "OHCHR WORKS_IN 汤加", "--doc", ISLANDS, "--para", "p3", "--quote", "汤加的代表参加了讲习班")

    def setUp(self):
        super().setUp()
        self.build("out", *SAMPLES)

    def correct(self, *arguments, status=0):
        done = run("correct", self.folder / "out", *arguments, *self.WHO)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def check_as_fresh(self):
        self.build("out")
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        self.build("fresh", *SAMPLES, "--corrections", self.folder / "out" / "corrections.toml")
        self.same("out", "fresh")

    def test_each_kind_applies_at_once_and_after_rebuilds(self):
        out = self.folder / "out"
        self.correct(*self.WRONG)
        self.assertEqual(rows("links", out, "OHCHR", "--with", "UNDP"), [])
        withdrawn = rows("links", out, "OHCHR", "--with", "UNDP", "--status", "withdrawn", "--quotes")
        self.assertEqual(withdrawn[0]["evidence"][0]["correction"], "for a test (Li Wei, 2931-07-02)")
        self.check_as_fresh()
        self.correct(*self.MISSING)
        added = rows("links", out, "OHCHR", "--with", "TON", "--quotes")[0]["evidence"][0]
        self.assertEqual((added["quote"], added["rule"]), ("汤加的代表参加了讲习班", "correction"))
        self.check_as_fresh()
        self.correct("--same", "CRC", "--is", "CEDAW")
        self.assertEqual(run("links", out, "CEDAW").returncode, 0)
        self.check_as_fresh()
        self.correct("--alias", "讲习班", "--is", "~Workshop", "--type", "Agency")
        self.assertEqual({row["passages"] for row in rows("show", out, "~Workshop") if row["name"] == "讲习班"}, {3})
        self.check_as_fresh()
        self.correct("--name", "总检察长办公室", "--is", "FAO")
        self.assertIn(("AGREEMENT_WITH", "OHCHR:GNB"), {(row["type"], row["id"]) for row in rows("links", out, "FAO")})
        self.check_as_fresh()
        marked = "for a test (Li Wei, 2931-07-02)"
        for name in ("facts.jsonl", "graph.graphml", "graph.ttl"):
            self.assertIn(marked, (out / name).read_text(encoding="utf-8"), name)
        self.assertEqual([(row["kind"], row["uses"] > 0) for row in rows("correct", out, "--list")],
                         [("wrong", True), ("missing", True), ("same", True), ("alias", True), ("name", True)])

    def write(self, **texts):
        for name, text in texts.items():
            (self.folder / f"{name}.txt").write_text(f"1. {text}\n", encoding="utf-8")
        return [self.folder / f"{name}.txt" for name in texts]

    def table(self, kind, **fields):
        fields = {"kind": kind, **fields, "author": "a", "date": "2931-01-01", "reason": "r"}
        return "[[correction]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields.items())

    def check_changes(self, inputs, *files):
        """Whatever the corrections were before, the store is what a fresh build with these is."""
        corrections = self.folder / "own" / "corrections.toml"
        self.build("own", *inputs)
        for text in files:
            corrections.write_text(text, encoding="utf-8")
            self.build("own")
            shutil.rmtree(self.folder / "fresh", ignore_errors=True)
            self.build("fresh", *inputs, "--corrections", corrections)
            self.same("own", "fresh")
            names = "SELECT * FROM names ORDER BY 1, 2, 3"
            first, second = (sqlite3.connect(self.folder / each / "graph.db").execute(names).fetchall() for each in ("own", "fresh"))
            self.assertEqual(first, second)

    def test_chains_change_as_a_whole(self):
        first, second = self.table("same", drop="UNDP", keep="UNICEF"), self.table("same", drop="UNICEF", keep="WHO")
        inputs = self.write(a="人权高专办与开发署合作。", b="人权高专办与儿基会合作。", c="人权高专办与世卫组织合作。")
        self.check_changes(inputs, first + second, second, first, first.replace("\"r\"", "\"other\"") + second, second + first, "")

    def test_names_in_other_forms_of_letters(self):
        inputs = self.write(a="人权高专办与ＲＥＥＦ合作。", b="人权高专办与REEF合作。")
        self.check_changes(inputs, self.table("alias", name="REEF", **{"is": "~Reef", "type": "Agency"}), "")

    def test_a_missing_edge_and_one_thing(self):
        inputs = self.write(a="人权高专办与开发署共同举办了活动。")
        missing = self.table("missing", head="OHCHR", type="SUPPORTS", tail="UNDP", doc="a", para="p1", quote="人权高专办")
        same = self.table("same", drop="UNDP", keep="WHO")
        self.check_changes(inputs, missing + same, same + missing, missing, same)
        self.assertEqual(rows("links", self.folder / "own", "UNDP"), rows("links", self.folder / "own", "WHO"))

    def test_reports_that_are_one_thing_are_removed_by_their_own_symbols(self):
        inputs = self.write(**{"A-HRC-950-1": "人权高专办与开发署合作。", "A-HRC-950-2": "人权高专办与儿基会合作。"})
        self.build("own", *inputs)
        (self.folder / "own" / "corrections.toml").write_text(self.table("same", drop="A/HRC/950/2", keep="A/HRC/950/1"), encoding="utf-8")
        self.build("own")
        self.build("own", "--remove", "A/HRC/950/1")
        left = sqlite3.connect(self.folder / "own" / "graph.db").execute("SELECT doc FROM documents").fetchall()
        self.assertEqual(left, [("A-HRC-950-2",)])

    def test_taken_out_again_it_leaves_nothing(self):
        self.build("before", *SAMPLES)
        for arguments in (self.WRONG, self.MISSING, ("--same", "CRC", "--is", "CEDAW"), ("--alias", "讲习班", "--is", "UNDP"), ("--name", "开发署", "--is", "FAO"), ("--alias", "儿基会", "--is", "FAO")):
            self.correct(*arguments)
        (self.folder / "out" / "corrections.toml").unlink()
        self.build("out")
        self.same("out", "before")
        self.assertEqual(rows("correct", self.folder / "out", "--list"), [])
        names = "SELECT * FROM names ORDER BY 1, 2, 3"
        first, second = (sqlite3.connect(self.folder / each / "graph.db").execute(names).fetchall() for each in ("out", "before"))
        self.assertEqual([pair for pair in zip(first, second) if pair[0] != pair[1]], [])
        self.assertEqual(len(first), len(second))

    def test_what_contradicts_is_refused_with_both_lines_and_nothing_is_written(self):
        self.correct(*self.WRONG)
        file = self.folder / "out" / "corrections.toml"
        before = file.read_bytes()
        error = self.correct("--missing", "OHCHR COOPERATES_WITH UNDP", *self.MISSING[2:], status=2)
        self.assertRegex(error, r"corrections\.toml:14: .*corrections\.toml:3 says")
        self.assertEqual(file.read_bytes(), before)
        file.write_bytes(before + before)
        self.assertRegex(self.build("out", status=2), r"corrections\.toml:\d+: is the same as .*corrections\.toml:3")

    def test_one_that_does_not_apply_any_more_is_told(self):
        own = self.folder / "A-HRC-951-1.txt"
        own.write_text("1. 人权高专办与开发署合作。\n", encoding="utf-8")
        self.build("out", own)
        self.correct("--wrong", "OHCHR COOPERATES_WITH UNDP", "--doc", "A-HRC-951-1", "--para", "p1")
        own.write_text("1. 人权高专办与儿基会合作。\n", encoding="utf-8")
        self.assertIn("corrections.toml:3: does not apply", self.build("out", own))
        self.assertIn("does not apply", run("correct", self.folder / "out", "--list").stdout)

    def test_wrong_usage(self):
        out = self.folder / "out"
        for arguments in (("--wrong", "OHCHR UNDP"), ("--name", "x"), (), ("--wrong", "A", "--same", "B"), ("--wrong", "OHCHR COOPERATES_WITH UNDP")):
            self.assertEqual(run("correct", out, *arguments, *self.WHO).returncode, 1, arguments)
        self.assertEqual(run("correct", out, *self.WRONG).returncode, 1)
        self.assertIn("does not hold", self.correct(*self.MISSING[:-1], "不在这里", status=2))
        self.assertFalse((out / "corrections.toml").exists())


if __name__ == "__main__":
    unittest.main(verbosity=1)
