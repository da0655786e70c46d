# SPDX-License-Identifier: Apache-2.0
"""Runs what pages of docs/ tell their readers to run, and compares the answers that are printed there:

    pages.py --binary RIGHTSGRAPH [--put FILE]... [--language NAME=COMMAND]... [--accept] PAGE...

A fenced block in a language that can be run is run, in order; a fenced block of no language right behind it is what it
prints, byte for byte. `python` blocks of a page share their names, `sh` blocks the folder: a new one a page, with
`rightsgraph`, `samples` and each FILE in it. For any other language COMMAND is started once a page in that folder. It
gets a line {"code": "..."} a block, and answers with a line {"output": "..."} or {"error": "..."}. A block that isn't
run says so in the line before it: <!-- not run: why -->. --accept writes the answers into the pages.
"""
import argparse
import contextlib
import io
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(?P<before>[^\n]*\n)?```(?P<language>\w*)\n(?P<code>.*?)^```\n(?:\n*```\n(?P<answer>.*?)^```\n)?", re.M | re.S)
AT_LEAST = 5  # answers a page
SECONDS = 300  # an answer


class Wrong(Exception):
    pass


class Python:
    def __init__(self):
        self.names = {"__name__": "__main__"}

    def run(self, code):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            try:
                exec(compile(code, "page", "exec"), self.names)
            except Exception as error:
                raise Wrong(traceback.format_exc(limit=-1)) from error
        return out.getvalue()


class Shell:
    def run(self, code):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], capture_output=True, check=False, timeout=SECONDS)
        if done.returncode:
            raise Wrong(done.stderr.decode(errors="replace"))
        return done.stdout.decode()


class Program:
    """A language that a program of its own speaks."""

    def __init__(self, command):
        self.process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def run(self, code):
        with contextlib.suppress(BrokenPipeError):  # of a program that has ended, as its answer tells
            print(json.dumps({"code": code}), file=self.process.stdin, flush=True)
        stuck = threading.Timer(SECONDS, self.process.kill)  # which ends the line
        stuck.start()
        line = self.process.stdout.readline()
        stuck.cancel()
        if not line.endswith("\n"):
            raise Wrong(f"the program ended, or was ended after {SECONDS} seconds")
        answer = json.loads(line)
        if "error" in answer:
            raise Wrong(answer["error"])
        return answer["output"]

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(timeout=60)


class Page:
    def __init__(self, path, programs):
        self.path, self.programs = path, programs
        self.text = path.read_text(encoding="utf-8")
        self.runners = {"python": Python(), "sh": Shell()}
        self.answers, self.wrong = 0, []

    def runner(self, language):
        if language not in self.runners and language in self.programs:
            self.runners[language] = Program(self.programs[language])
        return self.runners.get(language)

    def fresh(self):
        """The page with the answers of today."""
        out = FENCE.sub(self.answered, self.text)
        for runner in self.runners.values():
            if isinstance(runner, Program):
                runner.close()
        if self.answers < AT_LEAST:
            self.wrong.append(f"{self.path}: {self.answers} answers, not {AT_LEAST}")
        return out

    def complain(self, block, what):
        line = self.text.count("\n", 0, block.start("code"))
        self.wrong.append(f"{self.path}:{line}: {what}")
        return block[0]

    def answered(self, block):
        if (block["before"] or "").startswith("<!-- not run: "):
            return block[0]
        runner = self.runner(block["language"])
        if not runner:
            return self.complain(block, f"no way to run `{block['language']}`; write <!-- not run: why --> before it")
        try:
            output = runner.run(block["code"])
        except Wrong as error:
            return self.complain(block, str(error).strip())
        self.answers += bool(output)
        if output == (block["answer"] or ""):
            return block[0]
        self.complain(block, "the answer differs")
        code = block[0] if block["answer"] is None else block[0][: block.start("answer") - block.start() - len("```\n")]
        return code + (f"```\n{output}```\n" if output else "")


def run(page, arguments):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(pathlib.Path(arguments.binary).resolve(), pathlib.Path(folder) / "rightsgraph")
        for file in (ROOT / "samples", *map(pathlib.Path, arguments.put)):
            os.symlink(file.resolve(), pathlib.Path(folder) / file.name)
        before = os.getcwd()
        os.chdir(folder)
        try:
            return page.fresh()
        finally:
            os.chdir(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--put", action="append", default=[])
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("pages", nargs="+")
    arguments = parser.parse_args()
    programs = dict(language.split("=", 1) for language in arguments.language)
    failed = False
    for path in map(pathlib.Path, arguments.pages):
        page = Page(path.resolve(), programs)
        fresh = run(page, arguments)
        if arguments.accept:
            path.write_text(fresh, encoding="utf-8")
            page.wrong = [line for line in page.wrong if not line.endswith("the answer differs")]
        print("\n".join([*page.wrong, f"   {path.name}: {page.answers} answers, {len(page.wrong)} wrong"]))
        failed = failed or bool(page.wrong)
    sys.exit(failed)


main()
