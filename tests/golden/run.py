#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the golden cases beside this file: run.py BINARY [--accept]. README.md says what a case is."""
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"


def expected(case, name, otherwise):
    file = case / name
    return file.read_bytes() if file.exists() else otherwise


def write(case, name, content, usual):
    file = case / name
    if content == usual:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(content)


def run(binary, case, accept):
    arguments = (case / "cmd").read_text(encoding="utf-8").replace("SAMPLES", str(SAMPLES))
    done = subprocess.run([binary, *shlex.split(arguments)], cwd=case, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=60)
    error = done.stderr.replace(str(SAMPLES).encode(), b"SAMPLES")
    found = {"stdout": done.stdout, "stderr": error, "status": b"%d\n" % done.returncode}
    usual = {"stdout": None, "stderr": b"", "status": b"0\n"}
    if accept:
        for name, content in found.items():
            write(case, name, content, usual[name])
        return []
    return [name for name, content in found.items() if content != expected(case, name, usual[name])]


def main():
    binary, accept = str(pathlib.Path(sys.argv[1]).resolve()), "--accept" in sys.argv
    cases = sorted(cmd.parent for cmd in HERE.glob("*/*/cmd"))
    wrong = 0
    for case in cases:
        for name in run(binary, case, accept):
            wrong += 1
            print(f"{case.relative_to(HERE)}: {name} differs")
    print(f"{len(cases)} golden cases, {wrong} differences")
    sys.exit(1 if wrong or not cases else 0)


main()
