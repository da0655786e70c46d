# SPDX-License-Identifier: Apache-2.0
"""Jena reads the four syntaxes without a warning, and all hold the same triples; in TriG a named graph a report."""
import collections
import re

from jena import GRAPHS, SYNTAXES, VERSION, driver, lines, same_lines
from reference import Reference, same

IDENTIFIER = "<http://purl.org/dc/terms/identifier>"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


TERM = r'(<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)'
QUAD = re.compile(rf"(<[^>]*>) (<[^>]*>) {TERM}(?: (<[^>]*>))?")


def split(quad):
    """Subject, predicate, object and graph, if it has one."""
    return tuple(term for term in QUAD.fullmatch(quad).groups() if term)


def check_named(graph, quads, triples):
    """The default graph has what is no statement; each report's graph what it states."""
    reference = Reference(graph)
    parts = [split(quad) for quad in quads]
    same_lines("TriG without its graphs", {" ".join(part[:3]) for part in parts}, triples)
    named = collections.defaultdict(set)
    for part in parts:
        named[part[3] if len(part) == 4 else ""].add(part[:3])
    iri = {part[2]: part[0] for part in named[""] if part[1] == IDENTIFIER}
    same("things in the default graph", sum(part[1] == IDENTIFIER for part in named[""]), len(reference.nodes))
    statements = {part[0] for part in map(split, triples) if part[1:3] == (f"<{RDF}type>", f"<{RDF}Statement>")}
    assert not statements & {part[0] for part in named[""]}, "a statement in the default graph"
    wanted = collections.Counter(e["doc"] for edge in reference.edges.values() for e in edge["evidence"])
    stated = {(edge, e["doc"]) for edge, value in reference.edges.items() for e in value["evidence"] if e["status"] == "stated"}
    same("named graphs", len(named) - 1, len(wanted))
    for doc, count in wanted.items():
        inside = named[iri[literal(reference.reports[doc]["id"])][:-1] + "#statements>"]
        same("statements of " + doc, sum(part[1:] == (f"<{RDF}type>", f"<{RDF}Statement>") for part in inside), count)
        direct = {part for part in inside if part[0].partition("#")[0].removesuffix(">") + ">" not in statements}
        same("direct triples of " + doc, len(direct), sum(1 for _, by in stated if by == doc))
        assert direct <= named[""], "a direct triple that the default graph lacks"
    return len(named) - 1


def literal(text):
    """As N-Triples writes it, and without NUL."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\b", "\\b"), ("\f", "\\f"), ("\0", "")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


for graph in GRAPHS:
    driver("quads", *(graph / f"graph.{ending}" for ending in SYNTAXES))
    found = {ending: lines(graph / f"graph.{ending}.nq") for ending in SYNTAXES}
    for ending in ("nt", "jsonld"):
        same_lines(f"{graph.name}: {SYNTAXES[ending]} beside Turtle", found[ending], found["ttl"])
    count = check_named(graph, found["trig"], found["ttl"])
    print(f"   {VERSION}, {graph.name}: Turtle, N-Triples, JSON-LD and TriG, strictly: {len(found['ttl'])} triples, "
          f"{len(found['trig'])} quads with {count} named graphs, all equal")
