#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every question of docs/sql.md on a fresh build of the samples: sql_page.py BINARY [--accept]. The answers must be the page's, byte for byte."""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "sql.md"
QUESTION = re.compile(r"^### ([^\n]*)\n```sql\n(.*?)\n```\n```\n(.*?)```\n", re.M | re.S)
VIEW = re.compile(r"^\*\*(\w+)\*\*:.*?\n\n(.*?)\n\n", re.M | re.S)


def run(binary, *arguments):
    return subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


def columns_missing(binary, store, page):
    """The page describes the columns that the views have, no fewer and no more."""
    for view, table in VIEW.findall(page):
        told = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
        printed = run(binary, "query", store, f"SELECT * FROM {view}", "--csv", "--limit", 1).stdout
        found = set(printed.splitlines()[0].split(","))
        if told != found:
            yield f"{view}: the page and the view differ in {sorted(told ^ found)}"


def main():
    binary, accept = str(pathlib.Path(sys.argv[1]).resolve()), "--accept" in sys.argv
    page = PAGE.read_text(encoding="utf-8")
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        built = run(binary, "build", *sorted((ROOT / "samples").glob("*.txt")), "-o", folder, "--quiet")
        assert built.returncode == 0, built.stderr

        def answered(match):
            title, sql, answer = match.groups()
            done = run(binary, "query", folder, sql, "--limit", 6)
            if done.returncode != 0:
                wrong.append(f"{title}: {done.stderr.strip()}")
            elif done.stdout != answer:
                wrong.append(f"{title}: the answer differs")
            return match[0][: match.start(3) - match.start()] + done.stdout + "```\n"

        fresh = QUESTION.sub(answered, page)
        views = list(columns_missing(binary, folder, page))
    count = len(QUESTION.findall(page))
    if accept:
        PAGE.write_text(fresh, encoding="utf-8")
        wrong = [line for line in wrong if not line.endswith("the answer differs")]
    wrong += views + ([] if count >= 20 and len(VIEW.findall(page)) == 8 else ["the page has lost questions or views"])
    print("\n".join(wrong + [f"{count} questions, {len(wrong)} wrong"]))
    sys.exit(1 if wrong else 0)


main()
