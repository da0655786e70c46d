#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A real Word document, read by the program and by Python, cell by cell. docx.py BINARY. Standard library only."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
REPORTS = pathlib.Path(os.environ.get("RIGHTSGRAPH_REPORTS", "/none"))
MATRIX = REPORTS.parent / "docx" / "Matrix_recommendations_2013.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraph(node):
    return unicodedata.normalize("NFC", "".join(part.text or "" for part in node.iter(W + "t"))).strip()


def cell(node):
    return "\n".join(filter(None, map(paragraph, node.findall(W + "p"))))


def rows():
    """The cells of each row, as Word stores them."""
    with zipfile.ZipFile(MATRIX) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml")).find(W + "body")
    return [[cell(node) for node in row.findall(W + "tc")] for row in body.find(W + "tbl").findall(W + "tr")]


def run(*arguments):
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


@unittest.skipUnless(MATRIX.is_file(), f"no {MATRIX}: set RIGHTSGRAPH_REPORTS to the folder zh of real reports")
class Matrix(unittest.TestCase):
    def test_every_recommendation_is_a_place_with_its_columns(self):
        heads, *stored = rows()
        self.assertEqual(heads, ["Recommendation", "Position", "Full list of themes",
                                 "Assessment/comments on level of implementation"])
        wanted = [row for row in stored if len(row) == 4]
        places = [json.loads(line) for line in run("text", MATRIX).splitlines()]
        self.assertEqual(len(wanted), 252)
        self.assertEqual([place["para"] for place in places], [f"t1.r{n}" for n in range(1, 253)])
        for place, row in zip(places, wanted):
            self.assertEqual(place["text"], "\n".join(row))
            cells = {column: place["text"][begin:end] for column, begin, end in place["cells"]}
            self.assertEqual(cells, {head: text for head, text in zip(heads, row) if text})

    def test_themes_are_headings(self):
        themes = [row[0] for row in rows() if len(row) == 1]
        with tempfile.TemporaryDirectory() as folder:
            run("build", MATRIX, "-o", folder)
            ledger = json.loads(pathlib.Path(folder, "ledger.json").read_text(encoding="utf-8"))
        dropped = ledger["reports"][0]["dropped_lines"]
        self.assertEqual(len(themes), 51)
        self.assertEqual([line["text"] for line in dropped if line["reason"] == "heading"], themes)


if __name__ == "__main__":
    unittest.main(verbosity=2)
