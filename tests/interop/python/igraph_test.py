# SPDX-License-Identifier: Apache-2.0
"""igraph reads every node and edge with all its properties."""
import math

import igraph

from reference import Reference, edge_data, folder, node_data, same, xml_id


def given(attributes, without):
    """igraph fills what an element doesn't have: with empty text, or with NaN."""
    empty = lambda value: value is None or value == "" or (isinstance(value, float) and math.isnan(value))
    return {key: value for key, value in attributes.items() if key not in without and not empty(value)}


reference = Reference(folder())
graph = igraph.Graph.Read_GraphML(str(folder() / "graph.graphml"))
ids = [id.replace("&#38;", "&") for id in graph.vs["id"]]  # igraph 1.0 leaves an ampersand in an attribute escaped
by_id = {xml_id(node["id"]): node for node in reference.nodes.values()}
same("node ids", set(ids), set(by_id))
for vertex in graph.vs:
    found = {key: value if isinstance(value, str) else str(int(value)) for key, value in given(vertex.attributes(), ("id", "color", "size", "uri")).items()}
    same(vertex["id"], found, node_data(by_id[ids[vertex.index]]))
id_of = [by_id[id]["id"] for id in ids]
edges = {(id_of[e.source], e["label"], id_of[e.target]): e for e in graph.es}
same("number of edges", graph.ecount(), len(reference.edges))
same("edges", set(edges), set(reference.edges))
for edge, found in edges.items():
    same(edge, given(found.attributes(), ("id", "color")), edge_data(reference.edges[edge], reference))
print(f"   igraph {igraph.__version__}: {graph.vcount()} nodes, {graph.ecount()} edges, all equal")
