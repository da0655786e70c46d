#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input, determinism and output files of the program: run.py BINARY. Standard library only."""
import json
import os
import pathlib
import random
import re
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


class HardSentences(Case):
    """Right or empty results, in linear time, whatever a sentence is made of."""

    def edges(self, text):
        done = run("extract", "-", stdin="人权理事会\n\n1. 导言。\n\n2. " + text + "\n")
        self.assertEqual(done.returncode, 0, done.stderr[:300])
        facts = [json.loads(line) for line in done.stdout.splitlines()]
        return [fact for fact in facts if fact["kind"] == "edge"]

    def seconds(self, text):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            self.edges(text)
            times.append(time.perf_counter() - start)
        return min(times)

    def linear(self, piece, count):
        """Four times the text takes less than eight times the time, the start of the program apart."""
        start = self.seconds("")
        once, four_times = self.seconds(piece * count) - start, self.seconds(piece * 4 * count) - start
        self.assertLess(four_times, 8 * max(once, 0.02), f"{piece[:30]} once {once:.3f} s, four times {four_times:.3f} s")

    def test_a_sentence_of_100_000_characters(self):
        text = "人权高专办开展了工作，" + "涉及海洋和灯塔的许多方面，" * 7700 + "并与开发署合作。"
        self.assertEqual([edge["tail"] for edge in self.edges(text)], ["UNDP"])
        self.linear("涉及海洋和灯塔的许多方面，", 7700)

    def test_ten_thousand_mentions_in_a_sentence(self):
        text = "人权高专办与" + "开发署、儿基会、" * 5000 + "妇女署合作。"
        pairs = {frozenset((edge["head"], edge["tail"])) for edge in self.edges(text)}
        self.assertIn(frozenset(("OHCHR", "UN-Women")), pairs)
        self.assertEqual(len(pairs), 6)
        self.linear("开发署、儿基会、", 2500)

    def test_ten_thousand_bodies_that_nobody_knows(self):
        self.linear("海洋灯塔委员会和", 2500)
        self.linear("与海洋灯塔委员会合作，该委员会", 2500)
        names = "、".join(f"海洋{n}号灯塔委员会" for n in range(10000))
        tails = {edge["tail"] for edge in self.edges(f"人权高专办与{names}合作。") if edge["head"] == "OHCHR"}
        self.assertEqual(len(tails), 10000)

    def test_brackets_and_marks_that_never_close(self):
        for mark in "(（《“[〔〈":
            self.assertEqual(self.edges(mark * 1000 + "海洋" + mark * 1000), [])
            self.linear(mark + "开发署", 5000)
        self.assertEqual([edge["tail"] for edge in self.edges("人权高专办(2931年与“开发署合作。")], ["UNDP"])

    def test_one_rule_matching_thousands_of_times(self):
        for front, piece in (("人权高专办", "支持开发署"), ("人权高专办波哥大办事处", "开展"), ("人权高专办", "，未能，支持开发署"),
                             ("", "开发署应，"), ("", "参加开发署"), ("", "向开发署提供"), ("", "加蓬和苏丹两国人权委员会。"),
                             ("", "乍得办事处？"), ("", "开发署，董事会，"), ("", "www."), ("", "开发署请儿基会，"),
                             ("", "儿基会，其人权顾问，"), ("乍得", "人权理事会，国家办事处，"), ("", "人权理事会，该机构，")):
            start = self.seconds("")
            once, four_times = self.seconds(front + piece * 3000) - start, self.seconds(front + piece * 12000) - start
            self.assertLess(four_times, 8 * max(once, 0.02), f"{piece} once {once:.3f} s, four times {four_times:.3f} s")

    def test_quotations_dont_multiply(self):
        names = "开发署、儿基会、难民署、劳工组织、世卫组织、粮农组织、教科文组织、妇女署、人居署、环境署、工发组织、贸发会议"
        for text in (names + "支持人权高专办" * 3000, (names + "签署谅解备忘录，") * 300, "人权高专办乍得国家办事处" + "开展" * 6000):
            done = run("extract", "-", stdin="人权理事会\n\n1. 导言。\n\n2. " + text + "。\n")
            self.assertEqual(done.returncode, 0)
            self.assertTrue("\"edge\"" in done.stdout, text[:30])
            self.assertLess(len(done.stdout), 40 * len(text.encode()), text[:30])

    def test_only_names(self):
        self.assertEqual(self.edges("人权高专办开发署儿基会乍得大会理事会"), [])
        self.linear("人权高专办开发署乍得", 2500)

    def test_nothing_but_punctuation(self):
        for text in ("，" * 20000, "。" * 20000, "、；：“”（）《》" * 3000, "·" * 20000, "\t\u3000 " * 5000 + "。"):
            self.assertEqual(self.edges(text), [])

    def test_traditional_and_mixed_scripts(self):
        self.assertEqual(self.edges("人權高專辦與開發署合作舉辦了講習班。"), [])
        self.assertEqual([edge["tail"] for edge in self.edges("人权高专办 и ПРООН, 与开发署(UNDP) together مع 合作。")], ["UNDP"])

    def test_private_use_and_supplementary_characters(self):
        self.assertEqual(self.edges("\ue000与\ue001合作，\U000f0000一道，\U00020000\ue003联合举办。" * 50), [])
        self.assertEqual([edge["tail"] for edge in self.edges("\ue000人权高专办\U00020000与开发署\ue001合作。")], [])


class Schemas(Case):
    """A rule or a table that is wrong: file, line, column, and what to do."""

    def refused(self, file, old, new, *words):
        shutil.copytree(ROOT / "schema", self.folder / "schema", dirs_exist_ok=True)
        path = self.folder / "schema" / file
        text = (ROOT / "schema" / file).read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        done = run("schema", "check", "--schema", self.folder / "schema")
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertRegex(done.stderr, rf"^rightsgraph: .*{file}:\d+:\d+: .*; .*\n$")
        for word in words:
            self.assertIn(word, done.stderr)
        shutil.copy(ROOT / "schema" / file, path)

    def test_rules(self):
        edges = "wording/zh/edges/SUPPORTS.toml"
        self.refused(edges, "⟦Org:tail+⟧", "⟦Orgs:tail+⟧", "unknown type ⟦Orgs⟧")
        self.refused(edges, "⟦Org:tail+⟧", "⟦Org+⟧", "needs tail")
        self.refused(edges, 'triggers = ["支持"', 'trigger = ["支持"', "trigger")
        self.refused(edges, "(?:支持|协助", "(?:支持|(协助", "bad pattern")
        self.refused(edges, 'edges = ["OHCHR SUPPORTS WGRTD"]', 'edges = ["OHCHR SUPPORTS TB"]', "gives OHCHR SUPPORTS WGRTD")
        self.refused(edges, 'head = "subject:Org"', 'head = "somebody"', "unknown end `somebody`")

    def test_grammar_and_bodies(self):
        self.refused("wording/zh/grammar.toml", 'owner = ', 'owners = ', "`owner` is missing")
        self.refused("wording/zh/grammar.toml", '[aliases]\n', '[aliases]\nOrg = "Agency"\n', "Org")
        self.refused("wording/zh/bodies.toml", 'needs = "anchor"', 'needs = "anchors"', "unknown need")
        self.refused("wording/zh/bodies.toml", 'type = "Fund"', 'type = "Funds"', "unknown node type `Funds`")
        self.refused("wording/zh/words.toml", "break = [", "brake = [", "brake")

    def test_tables(self):
        self.refused("names/Fund.tsv", "VPU\t", "VFTC\t", "stands in the tables twice")


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
        self.assertEqual(sorted(wanted), ["facts.jsonl", "graph.db", "graph.graphml", "graph.ttl", "ledger.json"])

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
        self.assertRegex(self.build().stderr, r"^1 report \(1 unchanged\), \d+ places, \d+ nodes, \d+ edges? → .*out\n$")


class Manual(unittest.TestCase):
    def test_pages_are_what_the_program_prints(self):
        pages = sorted((ROOT / "docs" / "commands").glob("*.md"))
        verbs = re.findall(r"^  (\w+) ", run("--help").stdout.split("Subcommands:")[1], re.M)
        self.assertEqual([page.stem for page in pages], sorted(verbs))
        for page in pages:
            self.assertEqual(page.read_text(encoding="utf-8"), run("--manual", page.stem).stdout, page.name)


if __name__ == "__main__":
    unittest.main(verbosity=1)
