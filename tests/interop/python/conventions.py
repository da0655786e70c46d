# SPDX-License-Identifier: Apache-2.0
"""GraphML as APOC, Gephi, networkx, igraph, Cytoscape and yEd want it, checked with a plain XML parser."""
import collections
import xml.etree.ElementTree

from reference import folder, same

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"boolean", "int", "long", "float", "double", "string"}

root = xml.etree.ElementTree.parse(folder() / "graph.graphml").getroot()
same("root", root.tag, SPACE + "graphml")
keys = root.findall(SPACE + "key")
graph = root.find(SPACE + "graph")
ids = [key.get("id") for key in keys]
same("key ids that differ in case only", [i for i, n in collections.Counter(i.lower() for i in ids).items() if n > 1], [])
for key in keys:
    assert key.get("attr.type") in TYPES and key.get("for") in ("node", "edge") and key.get("attr.name"), key.attrib
    assert key.get("attr.name") != "id" and len(key) == 0, key.attrib
kinds = [element.tag.removeprefix(SPACE) for element in graph]
same("nodes before edges", kinds, sorted(kinds, reverse=True))
target = {key.get("id"): key.get("for") for key in keys}
seen = set()
for element in graph:
    kind = element.tag.removeprefix(SPACE)
    assert element.get("id") not in seen, element.get("id")
    seen.add(element.get("id"))
    first = element[0]
    if kind == "node":
        same("first data of a node", (first.get("key"), first.text), ("labels", element.get("labels")))
        assert first.text.startswith(":")
    else:
        same("first data of an edge", (first.get("key"), first.text), ("label", element.get("label")))
    for data in element:
        assert data.tag == SPACE + "data" and len(data) == 0 and data.text, (element.get("id"), data.get("key"))
        same("owner of key " + data.get("key"), target[data.get("key")], kind)
        if data.get("key") == "e.weight":
            assert float(data.text) > 0
print(f"   GraphML conventions: {kinds.count('node')} nodes, {kinds.count('edge')} edges")
