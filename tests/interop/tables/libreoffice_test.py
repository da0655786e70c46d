# SPDX-License-Identifier: Apache-2.0
"""LibreOffice reads every cell of the CSV, and finds no formula in any, even where it is told to look for them."""
import csv
import pathlib
import re
import subprocess
import tempfile

import lxml.etree

from reference import folder, xml_text, same

csv.field_size_limit(10**9)
TABLE, TEXT = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, quote, UTF-8, from line 1; the formats of columns; all defaults up to the last: formulas are worked out
OPTIONS = "CSV:{},34,76,1,{},0,false,false,false,false,false,0,true"


def sheet(path, formats, home, separators="44"):
    """The rows of elements that a CSV becomes."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", f"--infilter={OPTIONS.format(separators, formats)}",
                    "--convert-to", "fods", "--outdir", home, path], check=True, capture_output=True, timeout=300)
    parser = lxml.etree.XMLParser(huge_tree=True)
    return lxml.etree.parse(pathlib.Path(home) / (path.stem + ".fods"), parser).iter(TABLE + "table-row")


def formulas(elements):
    return [cell.get(TABLE + "formula") for row in elements for cell in row if cell.get(TABLE + "formula")]


def content(element):
    """Text of a paragraph, whose runs of spaces and tabs are elements."""
    out = element.text or ""
    for child in element:
        out += {TEXT + "s": " " * int(child.get(TEXT + "c", 1)), TEXT + "tab": "\t"}.get(child.tag, content(child)) + (child.tail or "")
    return out


def cells(row):
    for cell in row:
        yield from ["\n".join(map(content, cell.iter(TEXT + "p")))] * min(int(cell.get(TABLE + "number-columns-repeated", 1)), 100)


def seen(text):
    """A cell's text as LibreOffice 7.4 holds it: with one kind of line end, no tabs in a cell of several lines, no
    more than 65,535 characters."""
    text = xml_text(re.sub("\r\n?", "\n", text))
    return (text.replace("\t", "") if "\n" in text else text)[:65535]


def check_cells(path, home):
    """Every cell as csv reads it, which csv_test compares with the reference."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        wanted = list(csv.reader(lines))
    found = [list(cells(row)) for row in sheet(path, "/".join(f"{i + 1}/2" for i in range(len(wanted[0]))), home)]
    for left, right in zip(found, wanted, strict=True):
        for a, b in zip((left + [""] * len(right))[: len(right)], right, strict=True):
            same(f"cell of {path.name}", a, seen(b))
    return len(wanted) * len(wanted[0])


with tempfile.TemporaryDirectory() as home:
    control = pathlib.Path(home) / "control.csv"
    control.write_text("a,b\n=1+1,-1\n", encoding="utf-8")
    same("formulas of the control", formulas(sheet(control, "", home)), ["of:=1+1"])
    total = 0
    for table in ("nodes", "edges", "evidence"):
        path = folder() / "csv" / f"{table}.csv"
        same(f"formulas of {table}", formulas(sheet(path, "", home)), [])
        same(f"formulas of {table}, parted at ; and tab too", formulas(sheet(path, "", home, "59/44/9")), [])
        total += check_cells(path, home)
print(f"   LibreOffice, CSV: {total} cells of three tables, all equal, no formula")
