#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rightsgraph diff` over every kind of input: diff.py BINARY. Standard library only."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
ADVICE = "; name a GraphML file as rightsgraph wrote it\n"


def run(*arguments, stdin=None):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, input=stdin, check=False, timeout=120)


def kinds(folder, inputs):
    """The same build as each kind of input."""
    built = run("build", *inputs, "-o", folder, "--quiet")
    assert built.returncode == 0, built.stderr
    merged = folder.with_suffix(".jsonl")
    merged.write_text(run("merge", folder / "facts.jsonl").stdout, encoding="utf-8")
    return [folder, folder / "graph.db", folder / "facts.jsonl", folder / "graph.graphml", merged]


class Diff(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.whole = kinds(cls.folder / "whole", SAMPLES)
        cls.less = kinds(cls.folder / "less", [sample for sample in SAMPLES if sample.stem != "A-HRC-949-40"])

    def diff(self, *arguments):
        done = run("diff", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""), arguments)
        return done.stdout

    def refused(self, content, *words, stem="bad"):
        file = self.folder / stem
        file.write_bytes(content)
        for order in ([file, self.whole[0]], [self.whole[0], file]):
            done = run("diff", *order)
            self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (2, "", 1), done.stderr[:300])
            self.assertTrue(done.stderr.startswith(f"rightsgraph: {file}"), done.stderr[:300])
            for word in words:
                self.assertIn(word, done.stderr)

    def test_kinds_of_input(self):
        for a in self.whole:
            for b in self.whole:
                self.assertEqual(self.diff(a, b), "no difference\n", (a, b))
                self.assertTrue(self.diff(a, b, "--type", "MENTIONS").endswith("no difference\n"), (a, b))

    def test_real_reports(self):
        reports = pathlib.Path(os.environ.get("RIGHTSGRAPH_REPORTS", ""))
        if not reports.is_dir() or not str(reports).strip("."):
            print("skipped: real reports are absent")
            return
        store, *others = kinds(self.folder / "real", [reports])
        for other in others:
            self.assertEqual(self.diff(store, other), "no difference\n", other)
            self.assertTrue(self.diff(other, store, "--type", "MENTIONS").endswith("no difference\n"), other)

    def test_one_report_removed(self):
        """Its evidence went, all of it and nothing else."""
        facts = [json.loads(line) for line in (self.folder / "whole" / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
        stated = sorted((fact["para"], fact["evidence"]) for fact in facts
                        if fact["kind"] == "edge" and fact["status"] == "stated" and fact["doc"] == "A-HRC-949-40")
        texts = set()
        for a in self.whole:
            for b in self.less:
                told = json.loads(self.diff(a, b, "--json"))
                edges = told["edges"]
                self.assertEqual([edges["came"], told["nodes"]["came"], told["notes"]], [[], [], []])
                went = [passage for edge in edges["went"] + edges["changed"] for passage in edge["went"]]
                self.assertEqual({passage["report"] for passage in went}, {"A/HRC/949/40"})
                self.assertEqual(sorted((passage["para"], passage["quote"]) for passage in went), stated)
                self.assertTrue(all("came" not in edge for edge in edges["went"] + edges["changed"]))
                texts.add(self.diff(a, b))
        self.assertEqual(len(texts), 1)
        self.assertRegex(texts.pop(), r"\n0 nodes came, \d+ went; 0 edges came, \d+ went\n$")

    def test_there_and_back(self):
        there, back = self.diff(self.whole[0], self.less[0]), self.diff(self.less[0], self.whole[0])
        swapped = [line.replace("    - ", "    + ").replace("- ", "+ ", 1) if line.startswith(("- ", "    - ")) else line for line in there.splitlines()]
        self.assertEqual(swapped[:-1], back.splitlines()[:-1])

    def test_evidence_that_changed(self):
        line = '{{"doc":"A-1","para":"{}","kind":"edge","head":"UNDP","type":"SUPPORTS","tail":"CHN","status":"stated","evidence":"{}","span":[0,1]}}\n'
        for name, para in (("a", "p1"), ("b", "p2")):
            (self.folder / name).write_text(line.format("p0", "<b>\\u001b[31m") + line.format(para, "词"), encoding="utf-8")
        self.assertEqual(self.diff(self.folder / "a", self.folder / "b"),
                         "~ UNDP SUPPORTS CHN\n    - A-1 p1: 【词】\n    + A-1 p2: 【词】\n"
                         "0 nodes came, 0 went; 0 edges came, 0 went, 1 changed its evidence\n")
        whole = self.diff(self.whole[0], self.folder / "a")
        self.assertNotIn("\x1b", whole)
        self.assertEqual(self.diff(self.folder / "a", self.folder / "b", "--type", "FUNDED_BY"), "no difference\n")

    def test_standard_input(self):
        facts = (self.folder / "whole" / "facts.jsonl").read_text(encoding="utf-8")
        self.assertEqual(run("diff", "-", self.whole[0], stdin=facts).stdout, "no difference\n")
        self.assertEqual(run("diff", "-", "-", stdin=facts).returncode, 1)

    def test_all_statuses(self):
        """What is only asked for is left out, of a GraphML that has it too; what isn't told there is said."""
        line = '{{"doc":"A-1","para":"p1","kind":"edge","head":"UNDP","type":"SUPPORTS","tail":"{}","status":"{}","evidence":"词","span":[0,1]}}\n'
        facts = self.folder / "statuses.jsonl"
        facts.write_text(line.format("CHN", "stated") + line.format("CHN", "demanded") + line.format("TCD", "demanded"), encoding="utf-8")
        self.assertEqual(run("merge", facts, "--all", "-o", self.folder / "every").returncode, 0)
        self.assertEqual(self.diff(facts, self.folder / "every" / "graph.jsonl"), "no difference\n")
        told = self.diff(facts, self.folder / "every" / "graph.graphml")
        self.assertIn("graph.graphml was made with --all", told)
        self.assertIn("1 edge compared by the ends", told)
        self.assertTrue(told.startswith("+ TCD (Country) Chad\n"), told)
        self.assertTrue(told.endswith("1 node came, 0 went; 0 edges came, 0 went\n"), told)

    def test_bad_input(self):
        graphml = (self.folder / "whole" / "graph.graphml").read_bytes()
        store = bytearray((self.folder / "whole" / "graph.db").read_bytes())
        self.refused(b"", "")
        self.refused("乍得".encode(), "is no graph")
        self.refused(b"\0\xff" * 1000, "is no graph")
        self.refused(b'{"rightsgraph":"0.1"}', ":1:1: ")
        self.refused(b'{"doc":', ":1:8: ")
        self.refused(b'{"a":' * 100_000, ":1:")
        self.refused(graphml[:-100], "is no whole XML", ADVICE)
        self.refused(b"<html><body/></html>", ":1:2: is no GraphML", ADVICE)
        self.refused(b"<a>" * 1_000_000, "is no whole XML")
        bomb = b'<!DOCTYPE graphml [<!ENTITY a "aaaa">' + b"".join(b'<!ENTITY %c "&%c;&%c;">' % (c + 1, c, c) for c in b"abcdefgh") + b"]>"
        self.refused(bomb + graphml.split(b"\n", 2)[2], "has a document type", ADVICE)
        self.refused(b"SQLite format 3\0" + b"\0" * 5000, "")
        self.refused(bytes(store[:5000]), "")
        for at in range(4096 + 100, len(store), 4096):
            store[at] ^= 0xFF
        self.refused(bytes(store), "is damaged")
        empty = self.folder / "empty"
        empty.mkdir()
        for missing, wrong in ((empty, "holds no graph"), (self.folder / "nothing", "No such file")):
            done = run("diff", self.whole[0], missing)
            self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1))
            self.assertIn(wrong, done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
