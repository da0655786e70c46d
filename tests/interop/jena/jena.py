# SPDX-License-Identifier: Apache-2.0
"""Calls the driver: every script here is called with BINARY WORK VENV GRAPH..."""
import pathlib
import subprocess
import sys

BINARY, WORK, VENV = sys.argv[1:4]
GRAPHS = [pathlib.Path(graph) for graph in sys.argv[4:]]
VERSION = "Jena 5.6.0"
SYNTAXES = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "trig": "TriG"}


def command(*arguments):
    classpath = WORK + "/classes:" + pathlib.Path(WORK, "classpath").read_text(encoding="utf-8")
    return ["java", "-Dslf4j.internal.verbosity=ERROR", "-cp", classpath, "Driver", *map(str, arguments)]


def driver(*arguments):
    """What it prints; the first line of what is wrong where it fails."""
    done = subprocess.run(command(*arguments), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr.splitlines()[0][:1000]
    return done.stdout


def rightsgraph(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False, **options)


def lines(path):
    """Of N-Quads, without the dot at the end. A newline in a literal is escaped, other separators aren't."""
    return {line.removesuffix(" .") for line in path.read_text(encoding="utf-8").split("\n") if line}


def same_lines(what, found, wanted):
    lacking, beyond = sorted(wanted - found), sorted(found - wanted)
    assert not lacking and not beyond, f"{what}: {len(lacking)} lacking, {len(beyond)} too many, such as {[*lacking[:2], *beyond[:2]]}"[:2000]
