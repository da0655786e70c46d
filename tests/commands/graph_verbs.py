#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The verbs that walk the graph: path, top, common, timeline. graph_verbs.py BINARY. Standard library only."""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
REPORTS = {
    "A-HRC-970-1": """联合国
2920年3月1日
1. 人权高专办与开发署在肯尼亚开展了合作。
2. 儿基会与开发署开展了合作。
3. 人权高专办乍得国家办事处举办了讲习班。
""",
    "A-HRC-970-2": """联合国
2921年3月1日
1. 人权高专办与儿基会开展了合作。
2. 人权高专办与开发署开展了合作。
3. 人权高专办与儿基会在肯尼亚开展了合作。
""",
    "no-year": """1. 人权高专办与世卫组织开展了合作。
""",
}


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120)


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.files = []
        for name, text in REPORTS.items():
            cls.files.append(cls.folder / f"{name}.txt")
            cls.files[-1].write_text(text, encoding="utf-8")
        cls.files += sorted((ROOT / "samples").glob("*.txt"))
        cls.store = cls.folder / "out"
        done = run("build", *cls.files, "-o", cls.store, "--quiet")
        assert done.returncode == 0, done.stderr
        cls.places = {}
        for line in run("text", *cls.files, "--quiet").stdout.splitlines():
            place = json.loads(line)
            cls.places[f"{place['doc']} {place['para']}"] = place["text"]

    def ask(self, verb, *arguments):
        done = run(verb, self.store, *arguments, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        for row in answer["rows"]:
            self.check_evidence(row)
        return answer["rows"], answer["notes"]

    def check_evidence(self, row):
        """A row leads to paragraphs that `text` prints, and that hold the words."""
        for key in ("where", "where_a", "where_b"):
            if key in row:
                self.assertIn(row[key], [f"{each['doc']} {each['para']}" for each in row["evidence"]])
        for each in row["evidence"]:
            begin, end = each["span"]
            self.assertEqual(self.places[f"{each['doc']} {each['para']}"][begin:end], each["quote"])
            self.assertTrue(each["quote"])

    def refused(self, *arguments, status, words):
        done = run(*arguments)
        self.assertEqual(done.returncode, status)
        self.assertEqual(done.stdout, "")
        self.assertIn(words, done.stderr)


class Path(Case):
    def test_the_most_trusted_of_the_shortest(self):
        rows, notes = self.ask("path", "UNDP", "WHO")
        self.assertEqual([(row["way"], row["step"], row["from"], row["to"]) for row in rows],
                         [(1, 1, "UNDP", "OHCHR"), (1, 2, "OHCHR", "WHO")])
        self.assertEqual([(row["type"], row["direction"]) for row in rows], [("COOPERATES_WITH", "—")] * 2)
        self.assertEqual(rows[1]["where"], "no-year p1")
        self.assertEqual(notes, [])

    def test_names_in_any_language(self):
        self.assertEqual(self.ask("path", "开发署", "World Health Organization"), self.ask("path", "UNDP", "WHO"))

    def test_years(self):
        rows, _ = self.ask("path", "UNICEF", "UNDP", "--until", "2920")
        self.assertEqual([row["where"] for row in rows], ["A-HRC-970-1 p2"])
        rows, _ = self.ask("path", "UNICEF", "UNDP", "--since", "2921", "--until", "2921")
        self.assertEqual([row["to"] for row in rows], ["OHCHR", "UNDP"])

    def test_direction(self):
        rows, _ = self.ask("path", "KEN", "OHCHR", "--type", "WORKS_IN")
        self.assertEqual([(row["type"], row["direction"]) for row in rows], [("WORKS_IN", "←")])
        rows, _ = self.ask("path", "OHCHR", "KEN", "--type", "WORKS_IN")
        self.assertEqual([(row["type"], row["direction"]) for row in rows], [("WORKS_IN", "→")])

    def test_mentions_only_when_asked(self):
        rows, _ = self.ask("path", "WHO", "OHCHR", "--type", "MENTIONS", "--limit", "1")
        self.assertEqual([(row["type"], row["direction"]) for row in rows], [("MENTIONS", "←"), ("MENTIONS", "→")])

    def test_limit_and_quotes(self):
        rows, _ = self.ask("path", "OHCHR", "UNICEF", "--limit", "1")
        self.assertEqual({row["way"] for row in rows}, {1})
        self.assertEqual([len(row["evidence"]) for row in rows], [1])
        rows, _ = self.ask("path", "OHCHR", "UNICEF", "--limit", "1", "--quotes")
        self.assertEqual([f"{each['doc']} {each['para']}" for each in rows[0]["evidence"]],
                         ["A-HRC-970-2 p1", "A-HRC-970-2 p3", "A-HRC-950-21 p3"])
        self.assertEqual((rows[0]["passages"], rows[0]["documents"]), (3, 2))

    def test_no_way(self):
        rows, notes = self.ask("path", "UNDP", "WHO", "--until", "2920")
        self.assertEqual(rows, [])
        self.assertEqual(notes[0], f"no evidence in {len(self.files)} documents")
        self.assertRegex(notes[1], r"^UNDP reaches \d+ things over such edges; its strongest of all: COOPERATES_WITH — OHCHR")
        self.assertTrue(notes[2].startswith("WHO reaches 0 things"))

    def test_the_same_thing_twice(self):
        rows, notes = self.ask("path", "UNDP", "开发署")
        self.assertEqual((rows, notes), ([], ["both are UNDP: no step lies between"]))

    def test_a_thing_that_no_report_names(self):
        rows, notes = self.ask("path", "UNDP", "VAT")
        self.assertEqual(rows, [])
        self.assertEqual(notes[-1], "no report names VAT")

    def test_unknown(self):
        self.refused("path", self.store, "UNDP", "nobody at all", status=2, words="names nothing like `nobody at all`")
        self.refused("path", self.store, "UNDP", "WHO", "--type", "LIKES", status=1, words="no edge type `LIKES`")
        self.refused("path", self.store, "UNDP", "WHO", "--limit", "0", status=1, words="--limit")


class Top(Case):
    def test_degree_is_the_number_of_edges(self):
        rows, _ = self.ask("top", "--limit", "5")
        for row in rows:
            links = json.loads(run("links", self.store, row["id"], "--json", "--limit", "0").stdout)["rows"]
            self.assertEqual(row["degree"], len(links))
            self.assertEqual(row["where"], links[0]["where"])
        self.assertEqual([row["rank"] for row in rows], [1, 2, 3, 4, 5])
        self.assertEqual([row["degree"] for row in rows], sorted((row["degree"] for row in rows), reverse=True))

    def test_links_is_the_number_of_passages(self):
        rows, _ = self.ask("top", "--by", "links", "--limit", "5")
        for row in rows:
            links = json.loads(run("links", self.store, row["id"], "--json", "--limit", "0").stdout)["rows"]
            self.assertEqual(row["links"], sum(link["passages"] for link in links))

    def test_shares(self):
        rows, notes = self.ask("top", "--by", "pagerank", "--limit", "0")
        self.assertAlmostEqual(sum(row["pagerank"] for row in rows), 1, places=3)
        self.assertEqual(notes, [])
        rows, notes = self.ask("top", "--by", "betweenness", "--limit", "0")
        self.assertEqual(rows[0]["id"], "OHCHR")
        self.assertEqual(notes, [])

    def test_types(self):
        rows, notes = self.ask("top", "--node-type", "Country", "--type", "WORKS_IN", "--limit", "1")
        self.assertEqual([row["type"] for row in rows], ["Country"])
        self.assertRegex(notes[0], r"^1 of \d+ things; --limit 0 for all$")
        rows, notes = self.ask("top", "--node-type", "SDG", "--type", "VOTED_FOR")
        self.assertEqual((rows, notes), ([], [f"no evidence in {len(self.files)} documents"]))

    def test_unknown(self):
        self.refused("top", self.store, "--by", "fame", status=1, words="no measure `fame`")
        self.refused("top", self.store, "--node-type", "Planet", status=1, words="no node type `Planet`")


class Common(Case):
    def test_partners(self):
        rows, _ = self.ask("common", "UNDP", "UNICEF")
        self.assertEqual([(row["type"], row["direction"], row["id"]) for row in rows][:1], [("COOPERATES_WITH", "—", "OHCHR")])
        self.assertEqual((rows[0]["passages_a"], rows[0]["passages_b"]), (3, 3))  # one each in the samples
        self.assertEqual((rows[0]["where_a"], rows[0]["where_b"]), ("A-HRC-970-1 p1", "A-HRC-970-2 p1"))

    def test_is_symmetric(self):
        there, back = self.ask("common", "UNDP", "UNICEF")[0], self.ask("common", "UNICEF", "UNDP")[0]
        self.assertEqual([(row["id"], row["passages_a"], row["where_a"]) for row in there],
                         [(row["id"], row["passages_b"], row["where_b"]) for row in back])

    def test_quotes_of_both(self):
        rows, _ = self.ask("common", "UNDP", "UNICEF", "--quotes")
        self.assertEqual([f"{each['doc']} {each['para']}" for each in rows[0]["evidence"]],
                         ["A-HRC-970-1 p1", "A-HRC-970-2 p2", "A-HRC-950-21 p3",
                          "A-HRC-970-2 p1", "A-HRC-970-2 p3", "A-HRC-950-21 p3"])

    def test_nothing(self):
        rows, notes = self.ask("common", "WHO", "OHCHR:TCD")
        self.assertEqual(rows, [])
        self.assertEqual(notes[:2], [f"no evidence in {len(self.files)} documents", "WHO: COOPERATES_WITH — OHCHR"])
        self.assertTrue(notes[2].startswith("OHCHR:TCD: "))

    def test_the_same_and_the_unnamed(self):
        self.assertEqual(self.ask("common", "UNDP", "开发署")[0], [])
        self.assertIn("no report names VAT", self.ask("common", "UNDP", "VAT")[1])
        self.refused("common", self.store, "UNDP", "nobody at all", status=2, words="names nothing like")


class Timeline(Case):
    def test_years_and_what_is_new(self):
        rows, _ = self.ask("timeline", "OHCHR", "--type", "COOPERATES_WITH")
        by_year = {row["year"]: row for row in rows}
        self.assertEqual((by_year[2920]["passages"], by_year[2920]["new_ids"]), (1, "UNDP"))
        self.assertEqual((by_year[2921]["passages"], by_year[2921]["documents"]), (3, 1))
        self.assertEqual((by_year[2921]["new"], by_year[2921]["new_ids"]), (1, "UNICEF"))
        self.assertEqual(rows[-1]["year"], "unknown")
        self.assertEqual(rows[-1]["where"], "no-year p1")
        self.assertIn("WHO", rows[-1]["new_ids"])

    def test_mentions_come_first(self):
        rows, _ = self.ask("timeline", "UNDP")
        self.assertEqual([(row["year"], row["type"]) for row in rows if row["year"] == 2920],
                         [(2920, "MENTIONS"), (2920, "COOPERATES_WITH"), (2920, "WORKS_IN")])
        rows, _ = self.ask("timeline", "WHO", "--type", "MENTIONS")
        self.assertEqual((rows[-1]["year"], rows[-1]["where"]), ("unknown", "no-year p1"))
        self.assertEqual({row["type"] for row in rows}, {"MENTIONS"})

    def test_with_and_in(self):
        rows, _ = self.ask("timeline", "OHCHR", "--with", "开发署")
        self.assertEqual([(row["year"], row["type"], row["new"]) for row in rows][:2],
                         [(2920, "COOPERATES_WITH", 1), (2921, "COOPERATES_WITH", 0)])
        rows, _ = self.ask("timeline", "OHCHR", "--with", "UNICEF", "--in", "Kenya")
        self.assertEqual([row["where"] for row in rows], ["A-HRC-970-2 p3"])

    def test_nothing(self):
        rows, notes = self.ask("timeline", "UNDP", "--with", "CHN")
        self.assertEqual(rows, [])
        self.assertEqual(notes[0], f"no evidence in {len(self.files)} documents")
        self.assertTrue(notes[1].startswith("the nearest that there is: COOPERATES_WITH — OHCHR"))
        self.assertEqual(self.ask("timeline", "VAT")[0], [])
        self.refused("timeline", self.store, "nobody at all", status=2, words="names nothing like")


class Forms(Case):
    def test_people_csv_and_json_say_the_same(self):
        for verb, *arguments in (("path", "UNDP", "WHO"), ("top",), ("common", "UNDP", "UNICEF"), ("timeline", "OHCHR")):
            with self.subTest(verb):
                rows, _ = self.ask(verb, *arguments)
                table = run(verb, self.store, *arguments, "--csv")
                self.assertEqual(table.returncode, 0)
                lines = list(csv.DictReader(io.StringIO(table.stdout)))
                self.assertEqual(len(lines), len(rows))
                for line, row in zip(lines, rows):
                    row.pop("evidence")
                    self.assertEqual(line, {key: str(value) for key, value in row.items()})
                shown = run(verb, self.store, *arguments).stdout
                for row in rows:
                    for key in row.keys() - {"name", "new_ids"}:  # long ones are cut
                        self.assertIn(str(row[key]), shown)

    def test_the_order_of_reports_changes_nothing(self):
        other = self.folder / "other"
        for file in reversed(self.files):
            self.assertEqual(run("build", file, "-o", other, "--quiet", "--force").returncode, 0)
        for question in (("path", "UNDP", "WHO"), ("path", "UNICEF", "KEN", "--limit", "9"), ("top", "--limit", "0"),
                         ("top", "--by", "betweenness"), ("top", "--by", "pagerank"), ("common", "UNDP", "UNICEF"),
                         ("timeline", "OHCHR")):
            verb, *arguments = question
            self.assertEqual(run(verb, self.store, *arguments, "--quotes").stdout if verb in ("path", "common") else
                             run(verb, self.store, *arguments).stdout,
                             run(verb, other, *arguments, "--quotes").stdout if verb in ("path", "common") else
                             run(verb, other, *arguments).stdout, question)

    def test_pages_are_what_the_program_prints(self):
        for verb in ("path", "top", "common", "timeline"):
            page = (ROOT / "docs" / "commands" / f"{verb}.md").read_text(encoding="utf-8")
            self.assertEqual(run("--manual", verb).stdout, page)


class Quotes(unittest.TestCase):
    def test_every_row_prints_its_passage(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([BINARY, "build", "--quiet", str(ROOT / "samples"), "-o", folder], check=True)
            for command in (("timeline", folder, "OHCHR"), ("top", folder), ("common", folder, "OHCHR", "UNICEF"), ("path", folder, "UNICEF", "FJI")):
                plain, quoted = (subprocess.run([BINARY, *command, *more], capture_output=True, text=True, check=True).stdout for more in ((), ("--quotes",)))
                self.assertNotIn("【", plain)
                self.assertIn("【", quoted, command)


unittest.main(verbosity=1)
