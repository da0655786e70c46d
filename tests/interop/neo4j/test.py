# SPDX-License-Identifier: Apache-2.0
"""Every way into Neo4j 5.26 gives the graph that the reference has: test.py BINARY WORK GRAPH..."""
import os
import pathlib
import stat
import subprocess
import sys

import graph
import load
import page
from engine import QUICK, Engine
from reference import Reference, same

HERE = pathlib.Path(__file__).resolve().parent
VERSION = "Neo4j 5.26.0"


def told(what, counts, name):
    print(f"   {VERSION}, {what}, {name}: {counts}, all equal", flush=True)


def content(engine):
    """All that is there, to see that nothing has changed; node ids too, so that nothing was made anew."""
    return (engine.ask("MATCH (n) RETURN id(n) AS id, labels(n) AS labels, properties(n) AS data ORDER BY id"),
            engine.ask("MATCH ()-[r]->() RETURN id(r) AS id, type(r) AS type, properties(r) AS data ORDER BY id"),
            engine.ask("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"))


def graphml(engine, folder, reference):
    engine.wipe()
    engine.ask("CALL apoc.import.graphml($file, {readLabels: true}) YIELD nodes RETURN nodes", file=str(folder / "graph.graphml"))
    told("apoc.import.graphml", graph.compare(engine, reference, graph.in_graphml), folder.name)


def cypher(engine, folder, reference, evidence):
    file = folder / ("evidence.cypher" if evidence else "graph.cypher")
    engine.wipe()
    engine.shell(file)
    counts = graph.compare(engine, reference, graph.in_cypher, evidence)
    if not evidence:  # whose statements `load` sends twice
        before = content(engine)
        engine.shell(file)
        same("the second run", content(engine) == before, True)
    told("cypher-shell" + ("" if evidence else " twice"), counts, folder.name)


class Tool:
    """neo4j-admin as a program, for import.sh."""

    def __init__(self, engine, work):
        self.home = work / "a home 'of' \"Neo4j\""
        binary = self.home / "bin" / "neo4j-admin"
        binary.parent.mkdir(parents=True, exist_ok=True)
        binary.write_text(f"#!/bin/sh\nexec java {' '.join(QUICK)} -cp '{engine.classpath}' org.neo4j.cli.AdminTool \"$@\"\n")
        binary.chmod(binary.stat().st_mode | stat.S_IXUSR)

    def load(self, folder, home):
        done = subprocess.run(["sh", folder / "import.sh", self.home, "neo4j", "--overwrite-destination", f"--report-file={home}/report"],
                              env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home)}, capture_output=True, text=True, check=False,
                              timeout=300)
        assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def bulk(engine, tool, folder, reference, work, evidence):
    exported = folder / ("evidence-csv" if evidence else "neo4j-csv")
    home = work / "homes" / exported.name / folder.name
    home.mkdir(parents=True, exist_ok=True)
    tool.load(exported, home)
    engine.serve(home)
    for statement in (exported / "constraints.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
        engine.ask(statement)
    told("neo4j-admin database import", graph.compare(engine, reference, graph.in_csv, evidence), folder.name)


def main():
    binary, work, folders = sys.argv[1], pathlib.Path(sys.argv[2]), [pathlib.Path(folder) for folder in sys.argv[3:]]
    for folder in folders:
        subprocess.run([binary, "export", "--all", "--with-evidence", folder / "facts.jsonl", "cypher", "-o", folder / "evidence.cypher"], check=True)
        subprocess.run([binary, "export", "--all", "--with-evidence", folder / "facts.jsonl", "neo4j-csv", "-o", folder / "evidence-csv"], check=True,
                       stderr=subprocess.DEVNULL)
    references = {folder: Reference(folder) for folder in folders}
    with Engine(work) as engine:
        tool = Tool(engine, work)
        engine.serve()
        for folder, reference in references.items():
            graphml(engine, folder, reference)
            for evidence in (False, True):
                cypher(engine, folder, reference, evidence)
                counts = load.prove_twice(binary, engine, folder, reference, content, evidence)
                told("load twice", counts, folder.name)
            told("load over a broken connection", load.prove_broken(binary, engine, folder, reference), folder.name)
        first, last = folders[0], folders[-1]
        told("load over a shaky connection", load.prove_shaky(binary, engine, first, references[first]), first.name)
        told("load when nodes are gone", load.prove_gone(binary, engine, first, references[first]), first.name)
        told("load against another's constraint", load.prove_constraint(binary, engine, first, references[first]), first.name)
        if first != last:
            told("load after one of another graph", load.prove_other(binary, engine, last, first, references[first]), first.name)
        print(f"   {VERSION}, load: {load.prove_refusals(binary, engine, first)} refusals, each with its line")
        print(f"   {VERSION}, docs/tools/neo4j.md: {page.prove(binary, engine, load.load, work)} questions, with the answers of the page")
        for folder, reference in references.items():
            for evidence in (False, True):
                bulk(engine, tool, folder, reference, work, evidence)


main()
