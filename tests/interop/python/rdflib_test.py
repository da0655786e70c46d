# SPDX-License-Identifier: Apache-2.0
"""rdflib reads the Turtle: every property of a node, every edge and every statement is there, and nothing else. What rdflib and oxigraph read from the other syntaxes is the same."""
import collections
import re
import urllib.parse

import pyoxigraph
import rdflib
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

from reference import Reference, folder, same

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
BASE = "https://w3id.org/rightsgraph/"
RG = rdflib.Namespace(BASE + "ontology#")
CLASSES = {"SDG": RG.SustainableDevelopmentGoal}
PLAIN = {"title": DCTERMS.title, "language": DCTERMS.language, "code": SKOS.notation}
LISTED = {"agenda_items": RG.agendaItem, "kinds": RG.documentKind}
ELSEWHERE = {"wikidata": "http://www.wikidata.org/entity/", "geonames": "https://www.geonames.org/"}
SYNTAXES = {"ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE), "nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
            "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD), "trig": ("trig", pyoxigraph.RdfFormat.TRIG)}

reference = Reference(folder())
graph = rdflib.Graph().parse(folder() / "graph.ttl", format="turtle")


def camel(name):
    first, *rest = name.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


def clean(text):
    """No literal can hold NUL."""
    return text.replace("\0", "")


def text(value, language=None):
    return rdflib.Literal(clean(value), lang=language or None)


def whole(value):
    return rdflib.Literal(str(value), datatype=XSD.integer)


def iris():
    """Of every node by its id. Those that held NUL are told apart by their IRIs, which encode it."""
    found = {}
    for subject, identifier in graph.subject_objects(DCTERMS.identifier):
        id = str(identifier) if "%00" not in subject else urllib.parse.unquote(subject.rpartition("/")[2])
        assert id not in found, id
        found[id] = subject
    same("nodes", set(found), set(reference.nodes))
    same("IRIs", len(set(found.values())), len(found))
    return found


def language_of(report):
    tag = report.get("lang", "")
    return tag if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", tag) else None


def node_triples(node):
    yield RDF.type, CLASSES.get(node["type"], RG[node["type"]])
    yield DCTERMS.identifier, text(node["id"])
    yield RDFS.label, text(node["name"])
    yield RG.mentionCount, whole(node["mentions"])
    yield RG.documentCount, whole(node["documents"])
    for language, label in node["labels"].items():
        yield SKOS.prefLabel, text(label, language)
    for key, value in node["properties"].items():
        if key in ELSEWHERE:
            yield SKOS.exactMatch, rdflib.URIRef(ELSEWHERE[key] + value)
        elif key == "year":
            yield DCTERMS.issued, rdflib.Literal(f"{int(value):04}", datatype=XSD.gYear)
        elif key == "date":
            yield DCTERMS.available, rdflib.Literal(value, datatype=XSD.date)
        elif key in LISTED:
            yield from ((LISTED[key], text(each)) for each in value.split("|"))
        else:
            yield PLAIN.get(key, RG[key]), text(str(value))
    for correction in {naming.get("correction") for naming in node["named_in"]} - {None, ""}:
        yield SKOS.editorialNote, text(correction)


def only(subject, predicate):
    value, = graph.objects(subject, predicate)
    return value


def statement(subject):
    """All of a statement as one value, and how many triples say it."""
    passage = only(subject, PROV.wasDerivedFrom)
    quote, = (s for s in graph.objects(passage, OA.hasSelector) if (s, RDF.type, OA.TextQuoteSelector) in graph)
    position, = (s for s in graph.objects(passage, OA.hasSelector) if (s, RDF.type, OA.TextPositionSelector) in graph)
    assert (passage, RDF.type, OA.SpecificResource) in graph, passage
    notes = tuple(graph.objects(subject, SKOS.editorialNote))
    return (only(passage, OA.hasSource), only(subject, RG.place), only(position, OA.start), only(position, OA.end), only(quote, OA.exact),
            only(subject, RG.rule), only(subject, RG.status), notes)


def wanted_statement(evidence, iri):
    report = reference.reports[evidence["doc"]]
    notes = (text(evidence["correction"]),) if evidence.get("correction") else ()
    return (iri[report["id"]], text(evidence["para"]), *map(whole, evidence["span"]), text(evidence["evidence"], language_of(report)),
            text(evidence["rule"]), text(evidence["status"]), notes)


def check_nodes(iri):
    """Gives back how many triples it has seen."""
    edges = {RG[camel(kind)] for _, kind, _ in reference.edges}
    seen = 0
    for id, node in reference.nodes.items():
        found = {(p, o) for p, o in graph.predicate_objects(iri[id]) if p not in edges}
        same(id[:100], found, set(node_triples(node)))
        seen += len(found)
    return seen


def check_edges(iri):
    """What is only asked for or denied has statements, and no triple of its own."""
    wanted, stated, found = collections.defaultdict(collections.Counter), set(), collections.defaultdict(collections.Counter)
    for (head, kind, tail), edge in reference.edges.items():
        triple = iri[head], RG[camel(kind)], iri[tail]
        wanted[triple].update(wanted_statement(e, iri) for e in edge["evidence"])
        if any(e["status"] == "stated" for e in edge["evidence"]):
            stated.add(triple)
    for subject in graph.subjects(RDF.type, RDF.Statement):
        found[only(subject, RDF.subject), only(subject, RDF.predicate), only(subject, RDF.object)][statement(subject)] += 1
    same("edges with statements", set(found), set(wanted))
    for triple, evidence in wanted.items():
        same(triple, found[triple], evidence)
    for predicate in {triple[1] for triple in wanted}:
        same(predicate, set(graph.triples((None, predicate, None))), {triple for triple in stated if triple[1] == predicate})
    count = sum(map(len, wanted.values()))
    notes = sum(bool(value[-1]) for evidence in wanted.values() for value in evidence)
    return len(wanted), count, len(stated) + 17 * count + notes  # a statement is 8 triples, its passage 9


def check_ontology():
    terms = {s for kind in (OWL.Class, OWL.ObjectProperty, OWL.SymmetricProperty) for s in graph.subjects(RDF.type, kind)}
    assert {RG[camel(kind)] for _, kind, _ in reference.edges} <= terms
    for term in terms:
        same(term, {label.language for label in graph.objects(term, RDFS.label)}, {"zh", "en", "fr", "es", "ru", "ar"})
    return 7 * len(terms)


def check_known(iri):
    for known, written in (("CHN", "http://metadata.un.org/sdg/codes/geoArea/156"), ("SDG-16", "http://metadata.un.org/sdg/16"),
                           ("A/HRC/50/51", "https://undocs.org/A/HRC/50/51"), ("A/HRC/950/21", "https://undocs.org/A/HRC/950/21")):
        if known in iri:
            same(known, str(iri[known]), written)


def check_syntaxes():
    """rdflib needs 40 s for a megabyte of one literal in N-Triples: there oxigraph alone reads it."""
    oxigraph = {}
    for ending, (name, syntax) in SYNTAXES.items():
        path = folder() / f"graph.{ending}"
        oxigraph[ending] = {(q.subject, q.predicate, q.object) for q in pyoxigraph.parse(path=path, format=syntax)}
        same(f"oxigraph: {ending} beside Turtle", len(oxigraph[ending] ^ oxigraph["ttl"]), 0)
        if ending == "ttl" or ending == "nt" and path.stat().st_size > 10_000_000:
            continue
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(path, format=name)
        same(f"rdflib: {ending} beside Turtle", len(set(dataset.triples((None, None, None))) ^ set(graph)), 0)
    same("triples", len(oxigraph["ttl"]), len(graph))


iri = iris()
check_known(iri)
edges, statements, of_edges = check_edges(iri)
same("triples in all", len(graph), check_nodes(iri) + of_edges + check_ontology())
check_syntaxes()
print(f"   rdflib {rdflib.__version__}: {len(graph)} triples, {len(iri)} nodes, {edges} edges, {statements} statements, all equal, and nothing else")
print(f"   rdflib and pyoxigraph {pyoxigraph.__version__}: Turtle, N-Triples, JSON-LD and TriG hold the same triples")
