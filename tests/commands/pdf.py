#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads PDF files with the program: good ones, broken ones, hostile ones, and the real reports where they are."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

BINARY = sys.argv.pop(1)
REPORTS = pathlib.Path(os.environ.get("RIGHTSGRAPH_REPORTS", "absent")).parent / "pdf"


def run(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=120, **options)


def pdf(objects, trailer=b""):
    """ISO 32000-1, 7.5: objects, a table of where they are, a trailer."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(out))


def stream(content, extra=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def one_page(content, trailer=b"", resources=b"", more=()):
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % resources,
                content, b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>", *more], trailer)


TEXT = b"BT /F 10 Tf 113 600 Td (1. The Office supports UNDP in Chad.) Tj ET"
GOOD = one_page(stream(TEXT))
LOCK = b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>" % (b"0" * 32, b"0" * 32, b"ab" * 32, b"cd" * 32)


class Pdf(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def places(self, *files):
        done = run("text", *files)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_a_page_is_told(self):
        self.assertEqual(self.places(self.write("A-HRC-950-9.pdf", GOOD)),
                         [{"doc": "A-HRC-950-9", "para": "p1", "page": 1, "text": "The Office supports UNDP in Chad."}])

    def test_the_name_says_nothing(self):
        self.assertEqual(self.places(self.write("A-HRC-950-9.txt", GOOD))[0]["para"], "p1")
        self.assertEqual(self.places(self.write("A-HRC-950-8.pdf", "1. 人权高专办。\n".encode()))[0]["text"], "人权高专办。")

    def test_standard_input(self):
        done = subprocess.run([BINARY, "text", "-"], input=GOOD, capture_output=True)
        self.assertEqual(json.loads(done.stdout)["text"], "The Office supports UNDP in Chad.")

    def test_what_can_not_be_read_says_why_and_leaves_the_others(self):
        deep = b"[" * 100_000 + b"]" * 100_000
        bomb = stream(zlib.compress(b"BT /F 10 Tf (a) Tj ET\n" * 8_000_000, 9), b"/Filter/FlateDecode")
        rows = {
            "cut": (GOOD[:-60], "is a PDF that breaks off: its end mark is missing; get it again"),
            "empty": (one_page(stream(b"0 0 10 10 re f")),
                      "is a PDF without text: its pages are pictures; run a text recognition over it first, such as ocrmypdf"),
            "deep": (one_page(deep), "is a PDF without text: its pages are pictures; run a text recognition over it first, such as ocrmypdf"),
            "garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 80 + b"\n%%EOF\n", "is a broken PDF; get it again, or print it anew to PDF"),
            "head": (b"%PDF-1.7\n%%EOF\n", "is a broken PDF; get it again, or print it anew to PDF"),
            "locked": (one_page(stream(TEXT), LOCK), "is an encrypted PDF; save it without its password"),
            "pages": (pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"]),
                      "is a broken PDF; get it again, or print it anew to PDF"),
            "bomb": (one_page(bomb), "is a PDF that the PDF library breaks over, or that needs more than 1 GB of memory; get it again, or print it anew to PDF"),
        }
        for name, (content, _) in rows.items():
            self.write(name + ".pdf", content)
        self.write("zz-good.pdf", GOOD)
        done = run("build", self.folder, "-o", self.folder / "out", "--quiet")
        self.assertEqual(done.returncode, 3)
        told = dict(line.removeprefix(f"rightsgraph: {self.folder}/").split(".pdf: ", 1) for line in done.stderr.splitlines())
        self.assertEqual(told, {name: wanted for name, (_, wanted) in rows.items()})
        ledger = json.loads((self.folder / "out" / "ledger.json").read_text(encoding="utf-8"))
        self.assertEqual(sorted(entry["file"] for entry in ledger["refused"]), sorted(name + ".pdf" for name in rows))
        self.assertEqual([entry["doc"] for entry in ledger["reports"]], ["zz-good"])

    def test_what_looks_hostile_and_can_be_read_is(self):
        form = b"<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
        loop = one_page(stream(b"/X Do " + TEXT), resources=b"/XObject<</X 6 0 R>>", more=(form,))
        states = one_page(stream(b"q " * 200_000 + TEXT))
        for content in (loop, states, b"\r\n" * 100 + GOOD, GOOD + b"\0" * 5000):
            self.assertEqual(self.places(self.write("a.pdf", content))[0]["text"], "The Office supports UNDP in Chad.")

    def test_many_files_on_any_number_of_threads_give_the_same(self):
        for i in range(40):
            self.write(f"r{i:02}.pdf", one_page(stream(TEXT.replace(b"Chad", b"Chad %d" % i))))
        one, four = run("text", "--threads", "1", self.folder), run("text", "--threads", "4", self.folder)
        self.assertEqual(one.stdout, four.stdout)
        self.assertEqual(len(one.stdout.splitlines()), 40)

    def test_the_worker_ends_with_its_program(self):
        slow = one_page(stream(zlib.compress(b"q 1 0 0 1 0 0 cm Q\n" * 6_000_000, 9), b"/Filter/FlateDecode"))  # some seconds
        with subprocess.Popen([BINARY, "text", self.write("a.pdf", slow)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True) as program:
            self.assertTrue(self.waits_for(lambda: self.workers(program.pid)))
            program.kill()
        self.assertTrue(self.waits_for(lambda: not self.workers(program.pid)))

    def workers(self, session):
        return subprocess.run(["pgrep", "-x", "-s", str(session), "rightsgraph-pdf"], capture_output=True).stdout

    def waits_for(self, condition):
        end = time.monotonic() + 20
        while not condition() and time.monotonic() < end:
            time.sleep(0.05)
        return condition()

    def test_real_reports(self):
        reports = sorted(REPORTS.glob("*.pdf"))
        if not reports:
            self.skipTest(f"no real reports in {REPORTS}")
        for report in reports:
            places = self.places(report)
            keys = [place["para"] for place in places]
            self.assertEqual([key for key in keys if key.startswith("p")], [f"p{i}" for i in range(1, 95)], report.name)
            self.assertEqual([key for key in keys if key.startswith("fn") and key != "fn*"], [f"fn{i}" for i in range(1, 170)], report.name)
            self.assertIn("fn*", keys, report.name)  # the note to the title
            self.assertEqual([key for key in keys if key[0] not in "pf"], [], report.name)
            marks = [mark for place in places for _, mark in place.get("notes", [])]
            self.assertEqual(marks, sorted(set(marks)), report.name)
            self.assertEqual(len(marks), 150, report.name)  # the other 19 stand in headings
            self.assertFalse([place for place in places if any(c in place["text"] for c in "¹²³⁴⁵⁶⁷⁸⁹⁰")], report.name)


if __name__ == "__main__":
    unittest.main()
