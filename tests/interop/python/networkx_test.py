# SPDX-License-Identifier: Apache-2.0
"""networkx reads every node and edge with all its properties."""
import networkx

from reference import Reference, edge_data, folder, node_data, same

reference = Reference(folder())
graph = networkx.read_graphml(folder() / "graph.graphml", force_multigraph=True)
same("node ids", set(graph), set(reference.nodes))
for node, found in graph.nodes(data=True):
    own = {key: value if isinstance(value, str) else str(value) for key, value in found.items() if key not in ("color", "size", "uri")}
    same(node, own, node_data(reference.nodes[node]))
    assert found["color"].startswith("#") and found["size"] > 0 and found["uri"].startswith("http"), node
edges = {(source, found["label"], target): found for source, target, found in graph.edges(data=True)}
same("number of edges", graph.number_of_edges(), len(reference.edges))
same("edges", set(edges), set(reference.edges))
for edge, found in edges.items():
    same(edge, {key: value for key, value in found.items() if key not in ("color", "id")}, edge_data(reference.edges[edge], reference))
print(f"   networkx {networkx.__version__}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, all equal")
