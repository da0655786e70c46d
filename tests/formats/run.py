#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same report from any format gives the same places: run.py BINARY [FORMAT…] [--keep DIR]. Each sample, and each
report beside this file, is read as text, written in every other format, and read back. Standard library and LibreOffice."""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import model
import write_docx
import write_html

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = sorted((HERE.parent.parent / "samples").glob("*.txt"))
OWN = sorted((HERE / "reports").glob("*.txt"))
GRAPH = ("facts.jsonl", "graph.graphml", "graph.ttl")

WRITERS = {
    "docx": write_docx.write,
    "html": lambda report, file: write_html.write(report, file.with_suffix(".html"), write_html.typed),
    "html-lists": lambda report, file: write_html.write(report, file.with_suffix(".html"), write_html.listed),
}
OFFICE = {"pdf": "pdf", "odt": "odt", "rtf": "rtf", "doc": "doc", "html-office": "html:HTML (StarWriter)"}  # as LibreOffice writes them
# What a format truly lacks: a page shows where cells stand and not whose they are, and no space where a line ends. What
# LibreOffice 7.4 loses: in RTF which row has the heads of columns, and notes in lines from right to left; in HTML all but
# the letters of items' labels.
HOLDS_NO_ROWS, LOSES_SPACES, HOLDS_NO_ITEM_LABELS = {"pdf", "rtf"}, {"pdf"}, {"html-office"}
HOLDS_NO_RIGHT_TO_LEFT = {"rtf"}


def run(binary, *arguments):
    return subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=300)


def places_of(binary, file):
    done = run(binary, "text", file)
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def reports(binary, files, work):
    """What each text holds, by the program's own reading of it."""
    assert run(binary, "build", *files, "-o", work / "as text", "--quiet").returncode == 0
    ledger = {entry["file"]: entry for entry in json.loads((work / "as text" / "ledger.json").read_text(encoding="utf-8"))["reports"]}
    for file in files:
        report = model.from_text(file, places_of(binary, file)[0], ledger[file.name])
        yield model.with_table(report, file.with_suffix(".tsv"))


def missed_in_text(report):
    """The text itself is read rightly: these reports begin a line with each number, and with nothing else."""
    text = (HERE / "reports" / f"{report.key}.txt").read_text(encoding="utf-8")
    wanted = sorted(["front", "summary", *(f"p{number}" for number in re.findall(r"^(\d+)\. ", text, re.M)),
                     *(f"fn{number.translate(model.LOWERED)}" for number in re.findall(r"^([⁰¹²³⁴-⁹]+) ", text, re.M))])
    found = sorted(place["para"] for place in report.places if not place["para"].startswith("t"))
    return [] if found == wanted else [f"{report.key}.txt: found {found}, wanted {wanted}"]


def convert(kind, files, folder, profile):
    """All at once: most of the time LibreOffice takes is its start."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", folder, *files]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=300)
    assert len(list(folder.iterdir())) == len(files), done.stderr


def difference(found, wanted):
    """The first one, or nothing."""
    found = model.places_of(found)
    for a, b in zip(found, wanted):
        if a != b:
            return f"found  {json.dumps(a, ensure_ascii=False)}\n      wanted {json.dumps(b, ensure_ascii=False)}"
    paras = [[place["para"] for place in places] for places in (found, wanted)]
    return "" if paras[0] == paras[1] else f"found  {' '.join(paras[0])}\n      wanted {' '.join(paras[1])}"


def folder_of(work, name):
    folder = work / name
    folder.mkdir(parents=True)
    return folder


def written(name, all_reports, work):
    """The folder with all reports in the format, and what must be read from each."""
    folder = folder_of(work, name)
    if name in WRITERS:
        for report in all_reports:
            WRITERS[name](report, folder / (report.key + ".docx"))
        return folder
    source = folder_of(work, name + "-from")
    for report in all_reports:
        write_docx.write(report, source / (report.key + ".docx"), name not in HOLDS_NO_ITEM_LABELS)
    convert(OFFICE[name], sorted(source.iterdir()), folder, work / "profile")
    return folder


def check(binary, name, all_reports, work):
    """What differs, a line each."""
    if name in HOLDS_NO_ROWS:
        all_reports = [model.without_table(report) for report in all_reports]
    if name in HOLDS_NO_RIGHT_TO_LEFT:
        all_reports = [report for report in all_reports if report.language != "ar"]
    folder = written(name, all_reports, work)
    wrong = []
    for report in all_reports:
        file = next(folder.glob(report.key + ".*"))
        found, told = places_of(binary, file)
        closed = model.closed if name in LOSES_SPACES else lambda places: places
        if different := told.strip() or difference(closed(found), closed(report.places)):
            wrong.append(f"{file.name}: {different}")
    samples = [next(folder.glob(sample.stem + ".*")) for sample in SAMPLES]
    graph = run(binary, "build", *samples, "-o", work / "graph" / folder.name, "--quiet")
    if wrong:
        return wrong
    content = edges_of if name in LOSES_SPACES else graph_of
    found, wanted = content(work / "graph" / folder.name), content(work / "of text")
    return [f"{file} differs {graph.stderr}" for file in wanted if found.get(file) != wanted[file]]


def graph_of(folder):
    return {file: (folder / file).read_bytes() for file in GRAPH if (folder / file).exists()}


def edges_of(folder):
    """What is found, where: without the words and where in the place they stand."""
    facts = [json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    return {"facts": [{key: value for key, value in fact.items() if key not in ("span", "spans", "evidence", "quotes", "text")} for fact in facts]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("formats", nargs="*", default=[*WRITERS, *OFFICE])
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the files, which stay")
    arguments = parser.parse_args()
    formats = arguments.formats
    if not shutil.which("soffice"):
        print("skipped: LibreOffice is absent, and with it", ", ".join(name for name in formats if name in OFFICE))
        formats = [name for name in formats if name not in OFFICE]
    with tempfile.TemporaryDirectory() as temporary:
        work = (arguments.keep or pathlib.Path(temporary)).resolve()
        all_reports = list(reports(arguments.binary, SAMPLES + OWN, work))
        assert run(arguments.binary, "build", *SAMPLES, "-o", work / "of text", "--quiet").returncode == 0
        own = [report for report in all_reports if report.key in {file.stem for file in OWN}]
        wrong = {"text": [line for report in own for line in missed_in_text(report)]}
        wrong |= {name: check(arguments.binary, name, all_reports, work) for name in formats}
    for name, lines in wrong.items():
        print(f"{name}: {len(all_reports)} reports, {len(lines)} differences", *lines, sep="\n   ")
    sys.exit(1 if any(wrong.values()) else 0)


main()
