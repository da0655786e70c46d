# SPDX-License-Identifier: Apache-2.0
"""networkx reads every node and edge with all its properties."""
import networkx

from reference import Reference, edge_data, folder, node_data, same, uri, xml_id

reference = Reference(folder())
graph = networkx.read_graphml(folder() / "graph.graphml", force_multigraph=True)
by_id = {xml_id(node["id"]): node for node in reference.nodes.values()}
same("node ids", set(graph), set(by_id))
for node, found in graph.nodes(data=True):
    own = {key: value if isinstance(value, str) else str(value) for key, value in found.items() if key not in ("color", "size", "uri")}
    same(node, own, node_data(by_id[node]))
    assert found["color"].startswith("#") and found["size"] > 0, node
    same(node, found["uri"], uri(by_id[node]))
id_of = {id: node["id"] for id, node in by_id.items()}
edges = {(id_of[source], found["label"], id_of[target]): found for source, target, found in graph.edges(data=True)}
same("number of edges", graph.number_of_edges(), len(reference.edges))
same("edges", set(edges), set(reference.edges))
for edge, found in edges.items():
    same(edge, {key: value for key, value in found.items() if key not in ("color", "id")}, edge_data(reference.edges[edge], reference))
print(f"   networkx {networkx.__version__}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, all equal")
