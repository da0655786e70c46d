# SPDX-License-Identifier: Apache-2.0
"""Runs the questions of docs/tools/neo4j.md over the samples, in cypher-shell. The answers must be the page's, byte for byte."""
import pathlib
import os
import re
import shutil
import subprocess

from reference import same

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "tools" / "neo4j.md"
QUESTION = re.compile(r"^### ([^\n]*)\n```cypher\n(.*?)\n```\n```\n(.*?)```\n", re.M | re.S)
BETWEEN = "between two answers"


def answers(engine, work):
    """Of each question, as it is printed."""
    file = work / "questions.cypher"
    file.write_text(f"RETURN 1 AS `{BETWEEN}`;\n".join(found[1] + "\n" for found in QUESTION.findall(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
    return engine.shell(file).split(f"{BETWEEN}\n1\n")


def prove(binary, engine, load, work):
    """Loads the samples as the page does. With ACCEPT in the environment the page is given the answers."""
    engine.wipe()
    shutil.rmtree(work / "page", ignore_errors=True)  # of an earlier program
    subprocess.run([binary, "build", "--quiet", *sorted((ROOT / "samples").glob("*.txt")), "-o", work / "page"], check=True)
    same("exit", load(binary, work / "page", engine.url, "--with-evidence", all_edges=False)[0], 0)
    found = answers(engine, work)
    page = PAGE.read_text(encoding="utf-8")
    questions = QUESTION.findall(page)
    same("questions of the page", len(questions), 5)
    if os.environ.get("ACCEPT"):
        left = iter(found)
        PAGE.write_text(QUESTION.sub(lambda match: match[0][: match.start(3) - match.start()] + next(left) + "```\n", page), encoding="utf-8")
        return len(found)
    for (title, _, printed), answer in zip(questions, found, strict=True):
        same(title, answer, printed)
    return len(questions)
