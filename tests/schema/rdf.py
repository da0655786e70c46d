#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""schema/rdf/ holds what `schema ontology`, `shapes` and `context` print: rdf.py BINARY [--accept]."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "schema" / "rdf"
FILES = {"ontology": "ontology.ttl", "shapes": "shapes.ttl", "context": "context.jsonld"}
BASE = "https://example.org/rights/"


def printed(binary, *arguments):
    return subprocess.run([binary, "schema", *arguments], capture_output=True, text=True, check=False, timeout=60)


def wrong(binary, accept):
    for what, name in FILES.items():
        done = printed(binary, what)
        if done.returncode != 0:
            yield f"schema {what}: {done.stderr.strip()}"
        elif accept:
            (FOLDER / name).write_text(done.stdout, encoding="utf-8")
        elif (FOLDER / name).read_text(encoding="utf-8") != done.stdout:
            yield f"schema/rdf/{name} isn't what `schema {what}` prints; tests/schema/rdf.py BINARY --accept renews it"
        elsewhere = printed(binary, what, "--base", BASE).stdout
        if elsewhere.replace(BASE, "https://w3id.org/rightsgraph/") != done.stdout or BASE not in elsewhere:
            yield f"schema {what} --base: another base gives other text than the base"
    for base in ("rights", "http://a b/", "http://x/#", "http://x/%zz", "http://x/>", "1:x"):
        done = printed(binary, "ontology", "--base", base)
        if done.returncode != 1 or done.stdout or not re.fullmatch(r"[^\n]*begins no IRI[^\n]*\n(?:[^\n]*\n)?", done.stderr):
            yield f"--base {base!r}: {done.returncode} {done.stderr!r}"


def incomplete():
    """Every type of the schema is in all three files."""
    ontology, shapes = ((FOLDER / FILES[what]).read_text(encoding="utf-8") for what in ("ontology", "shapes"))
    context = json.loads((FOLDER / FILES["context"]).read_text(encoding="utf-8"))["@context"]
    for path in sorted((ROOT / "schema" / "types").glob("*.toml")):
        name = re.search(r'^(?:class|property) = "(rg:\w+)"', path.read_text(encoding="utf-8"), re.M)[1]
        local = name.removeprefix("rg:")
        if not re.search(rf"^{name}\n\trdf:type owl:", ontology, re.M):
            yield f"{name} is not in the ontology"
        if not re.search(rf"^rgs:{local}\n\ta sh:NodeShape", shapes, re.M):
            yield f"{name} has no shape"
        if local not in context:
            yield f"{name} is not in the context"


def main():
    found = [*wrong(str(pathlib.Path(sys.argv[1]).resolve()), "--accept" in sys.argv), *incomplete()]
    print("\n".join([*found, f"{len(FILES)} files, {len(found)} wrong"]))
    sys.exit(1 if found else 0)


main()
