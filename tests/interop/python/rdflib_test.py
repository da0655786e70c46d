# SPDX-License-Identifier: Apache-2.0
"""rdflib parses the Turtle; every edge has its triple, every piece of evidence its statement, document, words and offsets."""
import collections

import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from reference import Reference, folder, same

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
RG = rdflib.Namespace("https://w3id.org/rightsgraph/ontology#")

reference = Reference(folder())
graph = rdflib.Graph().parse(folder() / "graph.ttl", format="turtle")
iri = {str(value): subject for subject, value in graph.subject_objects(DCTERMS.identifier)}
same("nodes", set(iri), set(reference.nodes))
same("IRIs", len(set(iri.values())), len(iri))


def camel(name):
    first, *rest = name.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


for node_id, node in reference.nodes.items():
    labels = {label.language: str(label) for label in graph.objects(iri[node_id], SKOS.prefLabel)}
    same(node_id, labels, node["labels"])
    mentions, = graph.objects(iri[node_id], RG.mentionCount)
    same(node_id, int(mentions), node["mentions"])

statements = collections.defaultdict(list)
for statement in graph.subjects(RDF.type, RDF.Statement):
    one = lambda predicate, subject=statement: next(iter(graph.objects(subject, predicate)))
    passage = one(PROV.wasDerivedFrom)
    selectors = list(graph.objects(passage, OA.hasSelector))
    quote, = (s for s in selectors if (s, RDF.type, OA.TextQuoteSelector) in graph)
    position, = (s for s in selectors if (s, RDF.type, OA.TextPositionSelector) in graph)
    edge = one(RDF.subject), one(RDF.predicate), one(RDF.object)
    statements[edge].append((one(OA.hasSource, passage), str(one(RG.place)), int(one(OA.start, position)), int(one(OA.end, position)),
                             str(one(OA.exact, quote)), str(one(RG.rule)), str(one(RG.status))))

wanted = {}
for (head, kind, tail), edge in reference.edges.items():
    triple = iri[head], RG[camel(kind)], iri[tail]
    assert triple in graph, triple
    wanted[triple] = sorted((iri[reference.reports[e["doc"]]["id"]], e["para"], *e["span"], e["evidence"], e["rule"], e["status"]) for e in edge["evidence"])
same("edges with statements", set(statements), set(wanted))
for triple, evidence in wanted.items():
    same(triple, sorted(statements[triple]), evidence)
for known, written in (("CHN", "http://metadata.un.org/sdg/codes/geoArea/156"), ("SDG-16", "http://metadata.un.org/sdg/16"),
                       ("A/HRC/50/51", "https://undocs.org/A/HRC/50/51"), ("A/HRC/950/21", "https://undocs.org/A/HRC/950/21")):
    if known in iri:
        same(known, str(iri[known]), written)
print(f"   rdflib {rdflib.__version__}: {len(graph)} triples, {len(iri)} nodes, {len(wanted)} edges, {sum(map(len, wanted.values()))} statements, all equal")
