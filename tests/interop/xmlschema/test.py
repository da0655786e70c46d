# SPDX-License-Identifier: Apache-2.0
"""Validates by the XML schemas of a jar of JGraphT: test.py GRAPH JAR.

No package of the registries has a schema of GEXF 1.3: the one of 1.2 is asked, without what 1.3 added (kind,
timerepresentation), and rules stand for that."""
import pathlib
import sys
import zipfile

import lxml.etree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from reference import Reference, folder, same, xml_id

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF, VIZ, GEXF12 = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}", "{http://www.gexf.net/1.2draft}"
PARSER = lxml.etree.XMLParser(huge_tree=True, resolve_entities=False)  # names of 100,000 characters


class InJar(lxml.etree.Resolver):
    """Schemas name each other by address; the network is never asked."""

    def __init__(self, jar):
        super().__init__()
        self.jar = jar

    def resolve(self, address, _, context):
        return self.resolve_string(self.jar.read(address.rsplit("/", 1)[-1]), context)


def schema(jar, name):
    parser = lxml.etree.XMLParser()
    parser.resolvers.add(InJar(jar))
    return lxml.etree.XMLSchema(lxml.etree.fromstring(jar.read(name), parser, base_url="http://schemas/" + name))


def graphml(jar, reference):
    tree = lxml.etree.parse(folder() / "graph-strict.graphml", PARSER)
    schema(jar, "graphml.xsd").assertValid(tree)
    full = lxml.etree.parse(folder() / "graph.graphml", PARSER)
    ids = dict(zip([node.get("id") for node in tree.iter(GRAPHML + "node")], [node.get("id") for node in full.iter(GRAPHML + "node")]))
    same("nodes", list(ids.values()), [xml_id(i) for i in reference.nodes])
    same("properties of nodes", properties(tree, "node"), properties(full, "node"))
    same("properties of edges", properties(tree, "edge"), properties(full, "edge"))
    ends = lambda edge: (edge.get("source"), edge.get("target"))
    same("ends of edges", [tuple(map(ids.get, ends(e))) for e in tree.iter(GRAPHML + "edge")], [ends(e) for e in full.iter(GRAPHML + "edge")])
    return f"strict GraphML: {len(ids)} nodes, {len(reference.edges)} edges"


def properties(tree, kind):
    return [[(data.get("key"), data.text) for data in element] for element in tree.iter(GRAPHML + kind)]


def rules(tree):
    """What GEXF 1.3 asks for beyond a schema, and what it has that 1.2 didn't."""
    root = tree.getroot()
    same("version", (root.tag, root.get("version")), (GEXF + "gexf", "1.3"))
    graph = root.find(GEXF + "graph")
    same("graph", dict(graph.attrib), {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", "idtype": "string"})
    same("lastmodifieddate", root.find(GEXF + "meta").get("lastmodifieddate"), None)
    for kind in ("node", "edge"):
        declared = [a.get("id") for a in graph.findall(f"{GEXF}attributes[@class='{kind}']/{GEXF}attribute")]
        same("declared twice", len(declared), len({name.lower() for name in declared}))
        elements = graph.findall(f"{GEXF}{kind}s/{GEXF}{kind}")
        same("count", graph.find(f"{GEXF}{kind}s").get("count"), str(len(elements)))
        same("ids", len({e.get("id") for e in elements}), len(elements))
        for element in elements:
            values = [v.get("for") for v in element.iter(GEXF + "attvalue")]
            same(element.get("id"), len(values), len(set(values)))
            assert set(values) <= set(declared), (element.get("id"), values)
    nodes = {n.get("id") for n in graph.iter(GEXF + "node")}
    for edge in graph.iter(GEXF + "edge"):
        assert edge.get("source") in nodes and edge.get("target") in nodes, dict(edge.attrib)
        assert edge.get("kind") and edge.get("type") in ("directed", "undirected") and float(edge.get("weight")) > 0, dict(edge.attrib)


def as_gexf12(tree):
    """In the schema of 1.2 colours and sizes are in the main namespace."""
    for element in tree.iter("*"):
        element.tag = element.tag.replace(VIZ, GEXF12).replace(GEXF, GEXF12)
        element.attrib.pop("kind", None)
        element.attrib.pop("timerepresentation", None)
    tree.getroot().set("version", "1.2")
    return tree


def gexf(jar, reference):
    tree = lxml.etree.parse(folder() / "graph.gexf", PARSER)
    rules(tree)
    same("edges", sum(1 for _ in tree.iter(GEXF + "edge")), len(reference.edges))
    schema(jar, "gexf.xsd").assertValid(as_gexf12(tree))
    return "GEXF by the schema of 1.2 and the rules of 1.3"


def main():
    reference = Reference(folder())
    with zipfile.ZipFile(sys.argv[2]) as jar:
        print(f"   XML Schema, {graphml(jar, reference)}, valid; {gexf(jar, reference)}, valid")


main()
