#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input, determinism and output files of the program: run.py BINARY. Standard library only."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
GOOD = "人权理事会\n\n1. 大会第985/1号决议请人权高专办提交报告。\n\n2. 人权高专办乍得国家办事处举办了讲习班。\n"


def run(*arguments, stdin=None, timeout=120):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, input=stdin, check=False, timeout=timeout)


def files_of(folder):
    return {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir()}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.good = self.folder / "good.txt"
        self.good.write_text(GOOD, encoding="utf-8")

    def build_beside_good(self, *arguments, status=3):
        """The bad input is refused in one line, and the good one is done."""
        done = run("build", self.good, *arguments, "-o", self.folder / "out", "--quiet")
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn("OHCHR:TCD", (self.folder / "out" / "facts.jsonl").read_text(encoding="utf-8"))
        return done.stderr


class BadInput(Case):
    def bad(self, content, name="bad.txt"):
        file = self.folder / name
        file.write_bytes(content)
        return file

    def refused(self, content, *words):
        bad = self.bad(content)
        error = self.build_beside_good(bad)
        self.assertEqual(error.count("\n"), 1, error)
        self.assertTrue(error.startswith(f"rightsgraph: {bad}"), error)
        self.assertIn("; ", error)
        for word in words:
            self.assertIn(word, error)
        ledger = json.loads((self.folder / "out" / "ledger.json").read_text(encoding="utf-8"))
        self.assertEqual([refused["file"] for refused in ledger["refused"]], ["bad.txt"])
        alone = run("build", bad, "-o", self.folder / "alone")
        self.assertEqual(alone.returncode, 2)
        self.assertFalse((self.folder / "alone").exists())

    def test_empty(self):
        self.refused(b"", "is empty")

    def test_white_space(self):
        self.refused(b" \n\n\t \f\n", "is empty")

    def test_binary(self):
        self.refused(bytes(random.Random(1).randbytes(5000)) + b"\0\0", "byte")

    def test_pdf(self):
        self.refused(b"%PDF-1.7\n\x80\x81", "is a PDF")

    def test_mixed_encodings(self):
        start = "1. 人权高专办的报告。\n".encode()
        self.refused(start + "2. 另一种编码。\n".encode("gb18030"), f"byte {len(start) + 3} is no valid UTF-8", ":2:4:")

    def test_missing(self):
        error = self.build_beside_good(self.folder / "nothing.txt")
        self.assertEqual(error, f"rightsgraph: {self.folder}/nothing.txt: no such file or folder; check the name\n")

    def test_folder_without_reports(self):
        (self.folder / "empty").mkdir()
        self.assertIn("holds no report", self.build_beside_good(self.folder / "empty"))

    def test_fifo(self):
        os.mkfifo(self.folder / "fifo")
        self.assertIn("is no regular file", self.build_beside_good(self.folder / "fifo"))

    def test_the_same_report_twice(self):
        copy = self.folder / "again.txt"
        copy.write_text(GOOD, encoding="utf-8")
        error = self.build_beside_good(copy, status=0)
        self.assertEqual(error, f"rightsgraph: {self.good}: is the same report as {copy}; counted once\n")
        ledger = json.loads((self.folder / "out" / "ledger.json").read_text(encoding="utf-8"))
        self.assertEqual(len(ledger["reports"]), 1)

    def test_two_texts_of_one_symbol(self):
        for name, text in (("a", "1. 甲。\n"), ("b", "1. 乙。\n")):
            (self.folder / name).mkdir()
            (self.folder / name / "A-HRC-950-1.txt").write_text(text, encoding="utf-8")
        error = self.build_beside_good(self.folder / "b", self.folder / "a")
        self.assertIn("b/A-HRC-950-1.txt: is another text of A-HRC-950-1", error)

    def test_no_paragraph_number(self):
        plain = self.folder / "plain.txt"
        plain.write_text("人权高专办与乍得合作。\n这一页没有编号。\n", encoding="utf-8")
        done = run("text", plain)
        self.assertEqual(done.returncode, 0)
        self.assertEqual([json.loads(line)["para"] for line in done.stdout.splitlines()], ["body"])

    def test_one_line_of_50_mb(self):
        sentence = "人权高专办与开发署一道在乍得举办了讲习班，"
        huge = self.bad(("1. " + sentence * (50_000_000 // len(sentence.encode()))).encode())
        start = time.monotonic()
        done = run("extract", huge)
        self.assertEqual(done.returncode, 0, done.stderr[:300])
        self.assertIn('"id":"TCD"', done.stdout)
        self.assertLess(time.monotonic() - start, 60)

    def test_a_million_paragraphs(self):
        huge = self.bad("".join(f"{n}. 乍得和人权高专办。\n\n" for n in range(1, 1_000_001)).encode())
        start = time.monotonic()
        done = run("text", huge)
        self.assertEqual(done.returncode, 0, done.stderr[:300])
        self.assertEqual(done.stdout.count("\n"), 1_000_000)
        self.assertLess(time.monotonic() - start, 60)

    def test_hostile_lines(self):
        random_text = random.Random(7)
        pieces = ["1. ", "1 ", "¹", "附件\n", "A/", "/", "第", "号决议", "(", "[经记录表决", "赞成：", "概要\n", "\f", "大会", "目标 ", "同上", "·", "www.", "\n", " ", "。", "16.", "《"]
        for _ in range(200):
            text = "".join(random_text.choice(pieces) for _ in range(300)) + "完。"
            done = run("extract", "-", stdin=text)
            self.assertEqual(done.returncode, 0, done.stderr + text)


class Determinism(Case):
    def test_order_threads_and_repetition(self):
        wanted = None
        for attempt, threads in enumerate((1, 2, 2, 4)):
            inputs = list(SAMPLES)
            random.Random(attempt).shuffle(inputs)
            out = self.folder / f"out{attempt}"
            self.assertEqual(run("build", *inputs, "-o", out, "--quiet", "--threads", threads).returncode, 0)
            wanted = wanted or files_of(out)
            self.assertEqual(files_of(out), wanted)
        self.assertEqual(sorted(wanted), ["facts.jsonl", "graph.graphml", "graph.ttl", "ledger.json"])

    def test_a_copy_elsewhere_gives_the_same_bytes(self):
        shutil.copytree(ROOT / "samples", self.folder / "copy")
        for name, inputs in (("a", ROOT / "samples"), ("b", self.folder / "copy")):
            run("build", inputs, "-o", self.folder / name, "--quiet")
        self.assertEqual(files_of(self.folder / "a"), files_of(self.folder / "b"))

    def test_real_reports(self):
        reports = pathlib.Path(os.environ.get("RIGHTSGRAPH_REPORTS", ""))
        if not reports.is_dir() or not str(reports).strip("."):
            print("skipped: real reports are absent")
            return
        inputs = sorted(reports.glob("*.txt"))
        results = []
        for threads, order in ((1, inputs), (2, inputs[::-1]), (2, [reports])):
            out = self.folder / f"real{len(results)}"
            self.assertEqual(run("build", *order, "-o", out, "--quiet", "--threads", threads).returncode, 0)
            results.append(files_of(out))
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_merging_in_groups(self):
        parts = []
        for index, sample in enumerate(SAMPLES):
            parts.append(self.folder / f"{index}.jsonl")
            parts[-1].write_text(run("extract", sample).stdout, encoding="utf-8")
        whole = run("merge", *parts).stdout
        half = self.folder / "half.jsonl"
        half.write_text(run("merge", *parts[2:]).stdout, encoding="utf-8")
        self.assertEqual(run("merge", half, parts[1], parts[0]).stdout, whole)
        self.assertGreater(whole.count("graph-edge"), 50)


class OutputFiles(Case):
    def build(self, *options):
        return run("build", self.good, "-o", self.folder / "out", *options)

    def test_only_own_files_are_overwritten(self):
        self.assertEqual(self.build().returncode, 0)
        self.assertEqual(self.build().returncode, 0)
        mine = self.folder / "out" / "graph.ttl"
        mine.write_text("my notes\n", encoding="utf-8")
        before = files_of(self.folder / "out")
        refused = self.build()
        self.assertEqual(refused.returncode, 2)
        self.assertIn("was not made by rightsgraph; move it away, or give --force", refused.stderr)
        self.assertEqual(files_of(self.folder / "out"), before)
        self.assertEqual(self.build("--force").returncode, 0)
        self.assertNotIn("my notes", mine.read_text(encoding="utf-8"))

    def test_a_folder_that_can_not_be_made(self):
        (self.folder / "out").write_text("a file", encoding="utf-8")
        refused = self.build()
        self.assertEqual((refused.returncode, refused.stderr.count("\n")), (2, 1))

    def test_a_full_disk(self):
        if not os.path.exists("/dev/full"):
            print("skipped: no /dev/full")
            return
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "text", self.good], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"could not be written", done.stderr)

    def test_quiet_and_summary(self):
        self.assertEqual(self.build("--quiet").stderr, "")
        self.assertRegex(self.build().stderr, r"^1 reports, \d+ places, \d+ nodes, \d+ edges → .*out\n$")


class Manual(unittest.TestCase):
    def test_pages_are_what_the_program_prints(self):
        pages = sorted((ROOT / "docs" / "commands").glob("*.md"))
        self.assertEqual([page.stem for page in pages], ["build", "extract", "merge", "schema", "text"])
        for page in pages:
            self.assertEqual(page.read_text(encoding="utf-8"), run("--manual", page.stem).stdout, page.name)


if __name__ == "__main__":
    unittest.main(verbosity=1)
