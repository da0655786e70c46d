#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The verb export: what it takes, which part of the graph, where it goes. export.py BINARY. Standard library only."""
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
REPORTS = {
    "A-HRC-970-1": """联合国
2920年3月1日
1. 人权高专办与开发署在肯尼亚开展了合作。
2. 儿基会与开发署开展了合作。
""",
    "A-HRC-970-2": """联合国
2921年3月1日
1. 人权高专办与儿基会开展了合作。
2. 人权高专办与开发署开展了合作。
3. 人权高专办应与世卫组织开展合作。
""",
}


def run(*arguments, stdin=None):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, input=stdin, check=False, timeout=120)


def formats():
    """As a wrong one lists them."""
    listed = run("export", ".", "none").stderr.decode().partition("there are ")[2].partition(";")[0]
    return re.split(", | and ", listed)


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for name, text in REPORTS.items():
            (cls.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        cls.out = cls.folder / "out"
        done = run("build", *(cls.folder / f"{name}.txt" for name in REPORTS), "-o", cls.out, "--quiet")
        assert done.returncode == 0, done.stderr

    def export(self, *arguments, db=None, stdin=None):
        done = run("export", db or self.out, *arguments, stdin=stdin)
        self.assertEqual((done.returncode, done.stderr), (0, b""), arguments)
        return done.stdout

    def graph(self, *arguments):
        """Ids and edges, by graphology's JSON."""
        graph = json.loads(self.export("graphology", *arguments))
        return ({node["key"] for node in graph["nodes"]},
                {(edge["source"], edge["attributes"]["edgeType"], edge["target"]) for edge in graph["edges"]})

    def refused(self, status, *arguments, says):
        done = run("export", *arguments)
        self.assertEqual((done.returncode, done.stdout), (status, b""), (arguments, done.stderr))
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertIn(says, done.stderr.decode())


class Part(Case):
    def test_types_of_nodes_and_edges(self):
        nodes, edges = self.graph("--types", "Office,Agency")
        self.assertEqual(nodes, {"OHCHR", "UNDP", "UNICEF", "WHO"})
        self.assertEqual(edges, {("OHCHR", "COOPERATES_WITH", "UNDP"), ("OHCHR", "COOPERATES_WITH", "UNICEF"), ("UNDP", "COOPERATES_WITH", "UNICEF")})
        self.assertEqual(self.graph("--types", "WORKS_IN"), ({"OHCHR", "UNDP", "KEN"}, {("OHCHR", "WORKS_IN", "KEN"), ("UNDP", "WORKS_IN", "KEN")}))
        self.assertEqual(self.graph("--types", "Office,Country,WORKS_IN"), ({"OHCHR", "KEN"}, {("OHCHR", "WORKS_IN", "KEN")}))

    def test_all_but_some_types(self):
        nodes, edges = self.graph("--without", "MENTIONS,WORKS_IN")
        self.assertEqual((nodes, {kind for _, kind, _ in edges}), ({"OHCHR", "UNDP", "UNICEF"}, {"COOPERATES_WITH"}))
        self.assertEqual(self.graph("--types", "Office,Agency", "--without", "Agency"), ({"OHCHR"}, set()))

    def test_weight(self):
        nodes, edges = self.graph("--types", "COOPERATES_WITH", "--min-weight", "2")
        self.assertEqual((nodes, edges), ({"OHCHR", "UNDP"}, {("OHCHR", "COOPERATES_WITH", "UNDP")}))

    def test_documents_count_anew(self):
        for name in ("A/HRC/970/2", "a/hrc/970/2", "A-HRC-970-2"):
            nodes, edges = self.graph("--documents", name, "--types", "COOPERATES_WITH")
            self.assertEqual((nodes, edges), ({"OHCHR", "UNDP", "UNICEF"}, {("OHCHR", "COOPERATES_WITH", "UNDP"), ("OHCHR", "COOPERATES_WITH", "UNICEF")}))
        one, both = (json.loads(self.export("graphology", *extra)) for extra in (("--documents", "A/HRC/970/2"), ("--documents", "A/HRC/970/1,A/HRC/970/2")))
        mentions = lambda graph: {node["key"]: node["attributes"]["mentions"] for node in graph["nodes"]}["OHCHR"]
        self.assertEqual((mentions(one), mentions(both)), (3, 4))
        self.assertEqual(both, json.loads(self.export("graphology")))

    def test_demanded_edges(self):
        wanted = ("OHCHR", "COOPERATES_WITH", "WHO")
        self.assertNotIn(wanted, self.graph()[1])
        self.assertIn(wanted, self.graph("--all")[1])
        self.assertNotIn(b"ohchr> rg:cooperatesWith <https://w3id.org/rightsgraph/agency/WHO>", self.export("ntriples", "--all").lower())
        statements = [line for line in self.export("ntriples", "--all").splitlines() if b"demanded" in line]
        self.assertEqual(len(statements), 1)

    def test_language_of_the_names(self):
        names = {language: json.loads(self.export("graphology", "--lang", language))["nodes"] for language in ("zh", "fr", "ar")}
        label = lambda language: {node["key"]: node["attributes"]["label"] for node in names[language]}
        self.assertEqual((label("zh")["KEN"], label("fr")["KEN"], label("ar")["KEN"]), ("肯尼亚", "Kenya", "كينيا"))

    def test_every_passage(self):
        for form, wanted in (("graphml", b"A/HRC/970/2 p2 0-"), ("gexf", b"A/HRC/970/2 p2 0-"), ("cyjs", b'"passages":[{"document":"A-HRC-970-1"'), ("cypher", b"Evidence")):
            self.assertIn(wanted, self.export(form, "--with-evidence"), form)
            self.assertNotIn(wanted, self.export(form), form)

    def test_quotes_are_the_words_at_the_offsets(self):
        reports = ROOT.parent / "shared" / "reports" / "zh"
        if not reports.is_dir():
            print("../shared/reports is absent: only the samples' quotes are read again", file=sys.stderr)
        for files in [sorted((ROOT / "samples").glob("*.txt"))] + [[reports]] * reports.is_dir():
            with tempfile.TemporaryDirectory() as folder:
                self.assertEqual(run("build", *files, "-o", folder, "--quiet").returncode, 0)
                places = {(p["doc"], p["para"]): p["text"] for p in map(json.loads, run("text", *files, "--quiet").stdout.splitlines())}
                rows = [line.split("\t") for line in self.export("tsv", "--all", "-o", folder + "/tsv", db=folder) or pathlib.Path(folder, "tsv/evidence.tsv").read_text(encoding="utf-8").split("\n") if line]
                plain = lambda cell: re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), cell)
                for row in rows[1:]:
                    passage = dict(zip(rows[0], map(plain, row)))
                    text = places[passage["document"], passage["place"]]
                    self.assertEqual(text[int(passage["start"]):int(passage["end"])], passage["quote"], passage)
                self.assertGreater(len(rows), 200)

    def test_nothing_left_is_told(self):
        done = run("export", self.out, "gexf", "--types", "Fund")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"no nodes", done.stderr)


    def test_what_a_format_can_not_hold(self):
        name = json.dumps({"doc": "d", "para": "p1", "kind": "node", "type": "Agency", "id": "~a\n\0b", "text": ["a"], "spans": [[0, 1]]})
        report = json.dumps({"doc": "d", "para": "front", "kind": "node", "type": "Document", "id": "d", "text": [], "spans": [], "report": True, "title": "", "lang": "zh"})
        for form, says in (("neo4j-csv", "that neo4j-csv can't hold replaced"), ("cypher", "that cypher can't hold replaced"), ("graphml", "that graphml can't hold left out")):
            done = run("export", "-", form, "-o", self.folder / f"lost-{form}", stdin=f"{report}\n{name}\n".encode())
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(says, done.stderr.decode())


class Source(Case):
    def test_every_source_gives_the_same_bytes(self):
        folders, of_store = {"csv", "tsv", "neo4j-csv"}, {"facts", "ledger"}
        self.assertGreaterEqual(len(formats()), 15)
        merged = self.folder / "merged"
        self.assertEqual(run("merge", self.out / "facts.jsonl", "-o", merged).returncode, 0)
        facts = (self.out / "facts.jsonl").read_bytes()
        for form in set(formats()) - folders - of_store:
            with self.subTest(form):
                wanted = self.export(form)
                for db in (self.out / "graph.db", self.out / "facts.jsonl", merged, merged / "graph.jsonl"):
                    self.assertEqual(self.export(form, db=db), wanted, db)
                self.assertEqual(self.export(form, db="-", stdin=facts), wanted)
                self.assertEqual(self.export(form, db="/dev/stdin", stdin=facts), wanted)
        for form in folders:
            for db, name in ((self.out, "a"), (self.out / "facts.jsonl", "b")):
                self.export(form, "-o", self.folder / form / name, db=db)
            read = lambda folder: {file.name: file.read_bytes() for file in folder.iterdir()}
            self.assertEqual(read(self.folder / form / "a"), read(self.folder / form / "b"))
            self.assertGreater(len(read(self.folder / form / "a")), 2)

    def test_what_is_no_graph(self):
        (self.folder / "empty").write_bytes(b"")
        (self.folder / "no-graph").mkdir()
        self.refused(2, self.folder / "empty", "gexf", says="holds no facts")
        self.refused(2, self.folder / "no-graph", "gexf", says="holds no graph")
        self.refused(2, self.folder / "absent", "gexf", says="No such file")
        self.refused(2, self.folder / "A-HRC-970-1.txt", "gexf", says="A-HRC-970-1.txt:1:")

    def test_wrong_usage(self):
        for arguments, says in ((("gefx",), "no format `gefx`, perhaps `gexf`; there are graphml, gexf"), (("gexf", "--types", "Agencies"), "no type `Agencies`"), (("gexf", "--types", "Agancy"), "perhaps `Agency`"),
                                (("gexf", "--types", ""), "--types: must not be empty"), (("gexf", "--without", "Nothing"), "no type `Nothing`"),
                                (("gexf", "--types", ","), "names nothing"), (("gexf", "--documents", "A/HRC/970/3"), "the nearest: A/HRC/970/"),
                                (("gexf", "--lang", "de"), "no language `de`"), (("gexf", "--profile", "strict"), "only of graphml"),
                                (("graphml", "--profile", "loose"), "`strict`"), (("jsonl", "--types", "Agency"), "leave --types"),
                                (("facts", "--documents", "A/HRC/970/1"), "leave --documents"), (("csv",), "a folder of files; name it with -o"),
                                (("turtle", "--base", "no iri"), "begins no IRI"), (("gexf", "--base", "no iri"), "begins no IRI")):
            self.refused(1, self.out, *arguments, says=says)


class Place(Case):
    def test_devices_links_and_pipes_stay_what_they_are(self):
        wanted = self.export("gexf")
        self.assertEqual(run("export", self.out, "gexf", "-o", "/dev/stdout").stdout, wanted)
        link, target = self.folder / "link", self.folder / "target.gexf"
        target.touch()
        link.symlink_to("target.gexf")
        self.export("gexf", "-o", link)
        self.assertTrue(link.is_symlink())
        self.assertEqual(target.read_bytes(), wanted)
        pipe, read = self.folder / "pipe", []
        os.mkfifo(pipe)
        reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
        reader.start()
        self.export("gexf", "-o", pipe)
        reader.join(30)
        self.assertEqual(read, [wanted])
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))
        self.refused(2, self.out, "gexf", "-o", "/dev/full", says="could not be written")

    def test_what_others_made_stays(self):
        notes, folder = self.folder / "notes.gexf", self.folder / "tables"
        notes.write_text("my notes")
        self.refused(2, self.out, "gexf", "-o", notes, says="was not made by rightsgraph")
        self.assertEqual(notes.read_text(), "my notes")
        folder.mkdir()
        (folder / "edges.csv").write_text("my,own")
        self.refused(2, self.out, "csv", "-o", folder, says="was not made by rightsgraph")
        self.assertEqual([file.name for file in folder.iterdir()], ["edges.csv"])
        self.assertEqual((folder / "edges.csv").read_text(), "my,own")
        self.export("csv", "-o", folder, "--force")
        self.assertEqual(len(list(folder.iterdir())), 3)
        self.export("csv", "-o", folder)  # again: now they are ours
        for file, text in (("nodes-Country.csv", '"id:ID","name",":LABEL"\n'), ("edges-WORKS_IN.csv", '":START_ID",":END_ID",":TYPE"\n'), ("edges-IN.csv", '":START_ID",":END_ID",":TYPE"\n'),
                           ("nodes-Evidence.csv", '"id:ID","source",":LABEL"\n'), ("import.sh", "#!/bin/sh\n# rightsgraph of ours\n"), ("constraints.cypher", "// rightsgraph, by hand\n")):
            bulk = self.folder / f"bulk-{file}"
            bulk.mkdir()
            (bulk / file).write_text(text)
            self.refused(2, self.out, "neo4j-csv", "--with-evidence", "-o", bulk, says="was not made by rightsgraph")
            self.assertEqual((bulk / file).read_text(), text)
            self.export("neo4j-csv", "--with-evidence", "-o", bulk, "--force")
            self.export("neo4j-csv", "--with-evidence", "-o", bulk)
        self.refused(2, self.out, "gexf", "-o", folder, says="is a folder")
        self.refused(1, self.out, "gexf", "--force", "-o", self.out / "graph.db", says="is what the graph is read from")

    @unittest.skipIf(os.geteuid() != 0 or not shutil.which("setpriv"), "needs to be root to become another user")
    def test_what_can_not_be_read_stays(self):
        place = self.folder / "open"
        place.mkdir()
        place.chmod(0o777)
        self.folder.chmod(0o755)
        secret = place / "secret.gexf"
        secret.write_text("my notes")
        secret.chmod(0o600)
        done = subprocess.run(["setpriv", "--reuid", "65534", BINARY, "export", "-", "gexf", "-o", secret], input=(self.out / "facts.jsonl").read_bytes(), capture_output=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(secret.read_text(), "my notes")


if __name__ == "__main__":
    unittest.main()
