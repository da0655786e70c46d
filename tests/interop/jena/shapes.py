# SPDX-License-Identifier: Apache-2.0
"""The graphs hold to the shapes that `schema shapes` prints, but for edges that the hostile facts put where they can't be; broken graphs fail by the shape meant."""
import pathlib
import tomllib
from urllib.parse import unquote

import pyshacl
import rdflib
from rdflib.namespace import DCTERMS, SH

from jena import GRAPHS, VERSION, WORK, driver, rightsgraph
from reference import Reference, same

TYPES = pathlib.Path(__file__).resolve().parents[3] / "schema" / "types"
NS = "https://w3id.org/rightsgraph/"
SCHEMA = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in TYPES.glob("*.toml")}


def validated(shapes, *files):
    """Of each file, the (focus node, name of the shape) that its report has."""
    found = {str(file): set() for file in files}
    for line in driver("shacl", shapes, *files).splitlines():
        file, focus, *rest = line.split("\t")
        if focus not in ("true", "false"):
            found[file].add((focus, rest[0].removeprefix(NS + "shapes#")))
    return found


def validated_again(shapes, file):
    """The same by pyshacl, which takes 9 s for the real reports: so only for small files."""
    _, report, _ = pyshacl.validate(data_graph=str(file), data_graph_format="turtle", shacl_graph=shapes)
    return {(str(focus), str(report.value(result, SH.sourceShape)).removeprefix(NS + "shapes#")) for result, focus in report.subject_objects(SH.focusNode)}


def expected(graph):
    """What the facts break: ends of wrong types, edges that go both ways written twice, unless the node is its own neighbour."""
    reference = Reference(graph)
    stated = {key for key, edge in reference.edges.items() if any(e["status"] == "stated" for e in edge["evidence"])}
    node = lambda id: (id, reference.nodes[id]["type"])
    for head, name, tail in reference.edges:
        type = SCHEMA[name]
        shape = type["property"].removeprefix("rg:")
        if (head, name, tail) not in stated:
            continue
        if node(head)[1] not in type["source"]:
            yield head, shape
        if node(tail)[1] not in type["target"]:
            yield head, shape + "Target"
        if type.get("symmetric") and (tail, name, head) in stated and (head, name, head) not in stated:
            yield head, shape + "Once"


def identifiers(graph):
    """Ids by IRI, with NUL where the IRI has it: an identifier in the graph has lost it."""
    triples = rdflib.Graph().parse(graph / "graph.ttl").subject_objects(DCTERMS.identifier)
    return {str(iri): next(id for id in (str(text), unquote(str(iri).rpartition("/")[2])) if ("%00" in str(iri)) == ("\0" in id)) for iri, text in triples}


def check_graphs(shapes):
    found = validated(shapes, *(graph / "graph.ttl" for graph in GRAPHS))
    for graph in GRAPHS:
        broken, ids = found[str(graph / "graph.ttl")], identifiers(graph)
        same(f"{graph.name}: broken shapes", {(ids[focus], shape) for focus, shape in broken}, set(expected(graph)))
        assert graph.name == "hostile" or not broken, f"{graph.name} doesn't conform"
        print(f"   {VERSION}, {graph.name}: SHACL, {len(broken)} violations, all of them meant by the facts" if broken else
              f"   {VERSION}, {graph.name}: conforms to the SHACL shapes")


HEAD = f"""@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rg: <{NS}ontology#> .
@prefix : <{NS}> .
"""
GOOD = """:a a rg:Office ; dcterms:identifier "OHCHR" ; rdfs:label "OHCHR" ; skos:prefLabel "人权高专办"@zh , "OHCHR"@en ;
  rg:mentionCount 2 ; rg:documentCount 1 ; rg:cooperatesWith :b ; rg:worksIn :c .
:b a rg:Agency ; dcterms:identifier "UNDP" ; rdfs:label "UNDP" ; rg:mentionCount 1 ; rg:documentCount 1 .
:c a rg:Country ; dcterms:identifier "FJI" ; rdfs:label "Fiji" ; rg:mentionCount 0 ; rg:documentCount 0 ; rg:iso2 "FJ" .
:d a rg:Document ; dcterms:identifier "A/1" ; rdfs:label "A/1" ; rg:mentionCount 0 ; rg:documentCount 0 ; rg:mentions :a ;
  dcterms:title "t" ; dcterms:language "zh" ; dcterms:issued "2026"^^<http://www.w3.org/2001/XMLSchema#gYear> .
:s a rdf:Statement ; rdf:subject :a ; rdf:predicate rg:worksIn ; rdf:object :c ; rg:status "stated" ; rg:rule "r" ; rg:place "p1" ;
  prov:wasDerivedFrom :p .
:p a oa:SpecificResource ; oa:hasSource :d ; oa:hasSelector :q , :o .
:q a oa:TextQuoteSelector ; oa:exact "在斐济"@zh .
:o a oa:TextPositionSelector ; oa:start 0 ; oa:end 3 .
"""
# What is replaced by what, and the shapes that must tell of it: none of a node that is its own neighbour, and of no words
BROKEN = [
    ("prov:wasDerivedFrom :p", "skos:note 1", {"statementPassage"}),
    ("prov:wasDerivedFrom :p", "prov:wasDerivedFrom :p , :q", {"statementPassage"}),
    ("prov:wasDerivedFrom :p", "prov:wasDerivedFrom :d", {"statementPassage"}),
    ("rdf:subject :a ; ", "", {"statementSubject"}), ("rdf:object :c ; ", "", {"statementObject"}),
    ("rdf:object :c", 'rdf:object "FJI"', {"statementObject"}),
    ("rdf:predicate rg:worksIn", "rdf:predicate rg:playsIn", {"statementPredicate"}),
    ('rg:status "stated"', 'rg:status "said"', {"status"}), ('rg:status "stated" ; ', "", {"status"}),
    ('rg:rule "r" ; ', "", {"rule"}), ('rg:place "p1" ;', "", {"place"}), ('rg:place "p1"', 'rg:place "p1" , "p2"', {"place"}),
    ("rg:worksIn :c .", "rg:worksIn :b .", {"worksInTarget"}), (":a a rg:Office", ":a a rg:Fund ; rg:locatedIn :c", {"locatedIn"}),
    ("rg:cooperatesWith :b", "rg:cooperatesWith :nowhere", {"cooperatesWithTarget"}),
    (":b a rg:Agency", ":b rg:cooperatesWith :a ; a rg:Agency", {"cooperatesWithOnce"}),
    (":b a rg:Agency", ":b rg:cooperatesWith :a , :b ; a rg:Agency", {"cooperatesWithOnce"}),
    (":b a rg:Agency", ":b rg:cooperatesWith :b ; a rg:Agency", set()), ("oa:start 0", "oa:start 3", set()),
    (":b a rg:Agency", ":b rg:mentions :a ; a rg:Agency", {"mentions"}), ("rg:mentions :a", "rg:mentions :s", {"mentionsTarget"}),
    ('rdfs:label "UNDP" ; ', "", {"label"}), ('rdfs:label "UNDP"', 'rdfs:label "UNDP" , "PNUD"', {"label"}),
    ('dcterms:identifier "UNDP" ; ', "", {"identifier"}), ('dcterms:identifier "UNDP"', 'dcterms:identifier "UNDP" , "X"', {"identifier"}),
    ('"OHCHR"@en', '"OHCHR"@en , "HR"@en', {"prefLabel"}), ('"OHCHR"@en', '"OHCHR"@de', {"prefLabel"}),
    ("rg:mentionCount 2", "rg:mentionCount -2", {"mentionCount"}), ("rg:mentionCount 2 ; ", "", {"mentionCount"}),
    ("rg:documentCount 1 ; rg:coop", 'rg:documentCount "one" ; rg:coop', {"documentCount"}),
    ('rg:iso2 "FJ"', 'rg:iso2 "FJ" , "FI"', {"iso2"}), ('rg:iso2 "FJ"', 'skos:exactMatch "Q712"', {"exactMatch"}),
    ('dcterms:title "t"', 'dcterms:title "t" , "u"', {"title"}), ('"2026"^^<http://www.w3.org/2001/XMLSchema#gYear>', "2026", {"issued"}),
    ("oa:hasSource :d ; ", "", {"passageSource"}), ("oa:hasSelector :q , :o", "oa:hasSelector :q", {"passageSelectors", "passagePosition"}),
    ("oa:hasSelector :q , :o", "oa:hasSelector :o , :c", {"passageQuote"}), ('oa:exact "在斐济"@zh', "skos:note 1", {"exact"}),
    ("oa:start 0", "oa:start -1", {"start"}), ("oa:start 0", "oa:start 4", {"startNotAfterEnd"}), ("oa:end 3", "skos:note 3", {"end"}),
]


def check_broken(shapes):
    folder = pathlib.Path(WORK, "broken")
    folder.mkdir(exist_ok=True)
    files = []
    for number, (old, new, _) in enumerate([("a rg:Office", "a rg:Office", set()), *BROKEN]):
        same(f"`{old}` in the good graph", GOOD.count(old), 1)
        files.append(folder / f"{number}.ttl")
        files[-1].write_text(HEAD + GOOD.replace(old, new), encoding="utf-8")
    found = validated(shapes, *files)
    same("the good graph", found[str(files[0])], set())
    for file, (old, new, meant) in zip(files[1:], BROKEN):
        same(f"`{old}` made `{new}`", {shape for _, shape in found[str(file)]}, meant)
    again = rdflib.Graph().parse(shapes)
    for file in [*files, GRAPHS[0] / "graph.ttl"]:
        same(f"pyshacl beside Jena: {file}", validated_again(again, file), found.get(str(file), set()))
    print(f"   {VERSION} and pyshacl {pyshacl.__version__}: {len(BROKEN)} graphs made broken, or nearly so, each by the shape meant")


shapes = pathlib.Path(WORK, "shapes.ttl")
shapes.write_text(rightsgraph("schema", "shapes").stdout, encoding="utf-8")
check_graphs(shapes)
check_broken(shapes)
