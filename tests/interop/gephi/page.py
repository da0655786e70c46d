# SPDX-License-Identifier: Apache-2.0
"""Runs the program of docs/tools/gephi.md on a fresh build of the samples: page.py BINARY WORK [--accept]. The answers must be the page's."""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "tools" / "gephi.md"
QUESTION = re.compile(r"^### (\d)\. [^\n]*\n.*?^```\n(.*?)^```\n", re.M | re.S)
PROGRAM = re.compile(r"^```java\n(.*?)^```\n", re.M | re.S)
COMMAND = re.compile(r"^\./rightsgraph ([^\n]*)$", re.M)


def run(arguments, folder):
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, (arguments, done.stderr[-2000:])
    return done.stdout


def answers(binary, work, page, folder):
    """What the page's program says, by number of the question, after the page's own commands."""
    (folder / "samples").symlink_to(ROOT / "samples")
    for command in COMMAND.findall(page):
        run([binary, *command.split()], folder)
    (program,) = PROGRAM.findall(page)
    (folder / "Questions.java").write_text(program, encoding="utf-8")
    classpath = (work / "classpath").read_text(encoding="utf-8").strip()
    printed = run(["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", classpath, "Questions.java", "stated.gexf"], folder)
    parts = re.split(r"^(\d)\. [^\n]*\n", printed, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def main():
    binary, work, accept = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), "--accept" in sys.argv
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        given = answers(binary, work, page, pathlib.Path(folder))
    told = {number: answer for number, answer in QUESTION.findall(page)}
    if accept:
        PAGE.write_text(QUESTION.sub(lambda m: m[0][: m.start(2) - m.start()] + given[m[1]] + "```\n", page), encoding="utf-8")
        return
    assert sorted(told) == sorted(given) == list("12345"), (sorted(told), sorted(given))
    for number, answer in told.items():
        assert answer == given[number], f"question {number}: Gephi says\n{given[number]}"
    size = (PAGE.parent / "gephi.png").stat().st_size
    assert 0 < size <= 300_000, f"gephi.png has {size} bytes"
    print(f"   Gephi 0.10.1, docs/tools/gephi.md: {len(told)} questions, all answered as printed")


main()
