# SPDX-License-Identifier: Apache-2.0
"""graphology and Cytoscape.js hold every node and edge with all its properties, and so does networkx from the cyjs:
web_test.py GRAPH FOLDER, where FOLDER has node_modules and the programs."""
import collections
import json
import math
import pathlib
import subprocess
import sys

import networkx

from reference import TYPES, Reference, edge_values, evidence_values, folder, node_values, same

WEB = pathlib.Path(sys.argv[2])


def held_by(program, file):
    lines = subprocess.run(["node", WEB / program, folder() / file], capture_output=True, check=True).stdout.split(b"\n")
    records = [json.loads(line) for line in lines if line]
    by_kind = {kind: [r for r in records if r["kind"] == kind] for kind in ("graph", "node", "edge")}
    return by_kind["graph"][0], by_kind["node"], by_kind["edge"]


def check_places(places):
    """A sunflower: each somewhere else, with two decimals, and the farther out the later."""
    same("places that differ", len(set(places)), len(places))
    for index, (x, y) in enumerate(places):
        assert (round(x, 2), round(y, 2)) == (x, y) and abs(math.hypot(x, y) - 50 * math.sqrt(index)) < 0.05, (index, x, y)


def renamed(values, type_name):
    return {type_name if key == "type" else key: value for key, value in values.items()}


def degrees(reference):
    out = collections.Counter()
    for head, _, tail in reference.edges:
        out.update((head, tail))
    return out


def edges_by_key(found, values_of, reference):
    """By source, type and target, in the graph's own direction; parallel ones would be lost here, so they're counted."""
    out = {values_of(edge): edge for edge in found}
    same("number of edges", len(found), len(reference.edges))
    same("edges", set(out), set(reference.edges))
    return out


def with_passages(edge, reference):
    """Given the `--with-evidence` export, each passage as an object."""
    return [evidence_values(e, reference) for e in edge["evidence"]]


def check_graphology(reference, file, passages):
    graph, nodes, edges = held_by("graphology.mjs", file)
    same("graph", graph, {"kind": "graph", "type": "mixed", "order": len(reference.nodes), "size": len(reference.edges)})
    same("nodes", {n["key"] for n in nodes}, set(reference.nodes))
    degree = degrees(reference)
    check_places([(n["values"].pop("x"), n["values"].pop("y")) for n in nodes])
    for node in nodes:
        wanted = reference.nodes[node["key"]]
        same(node["key"], node["values"], renamed(node_values(wanted), "nodeType") | {"label": wanted["name"] or wanted["id"]})
        same("degree of " + node["key"], node["degree"], degree[node["key"]])
    for key, edge in edges_by_key(edges, lambda e: (e["source"], e["values"]["edgeType"], e["target"]), reference).items():
        wanted = renamed(edge_values(reference.edges[key], reference), "edgeType") | {"label": key[1]}
        if passages:
            wanted["passages"] = with_passages(reference.edges[key], reference)
        same(key, edge["values"], wanted)
        same(f"direction of {key}", edge["undirected"], TYPES[key[1]]["symmetric"])


def cyjs_node(node):
    return {"name": "", "shared_name": node["name"], "value": node["id"]} | node_values(node)


def cyjs_edge(edge, reference, passages):
    head, type, tail = edge["head"], edge["type"], edge["tail"]
    name = f"{reference.nodes[head]['name']} ({type}) {reference.nodes[tail]['name']}"
    values = edge_values(edge, reference) | {"source": head, "target": tail, "interaction": type, "shared_interaction": type, "key": type,
                                             "name": name, "shared_name": name}
    return values | ({"passages": with_passages(edge, reference)} if passages else {})


def check_cytoscape(reference, file, passages):
    graph, nodes, edges = held_by("cytoscape.mjs", file)
    same("graph", graph, {"kind": "graph", "nodes": len(reference.nodes), "edges": len(reference.edges)})
    same("nodes", {n["values"]["id"] for n in nodes}, set(reference.nodes))
    degree = degrees(reference)
    check_places([(n["place"]["x"], n["place"]["y"]) for n in nodes])
    for node in nodes:
        id = node["values"]["id"]
        same(id, node["values"], cyjs_node(reference.nodes[id]))
        same("found by id " + id, node["found"], 1)
        same("degree of " + id, node["degree"], degree[id])
    ids = {e["values"].pop("id") for e in edges}
    same("ids of edges", len(ids - set(reference.nodes)), len(edges))
    for key, edge in edges_by_key(edges, lambda e: (e["values"]["source"], e["values"]["type"], e["values"]["target"]), reference).items():
        same(key, edge["values"], cyjs_edge(reference.edges[key], reference, passages))


def check_networkx(reference, file):
    graph = networkx.cytoscape_graph(json.loads((folder() / file).read_bytes()))
    assert graph.is_directed() and graph.is_multigraph()
    same("nodes", set(graph), set(reference.nodes))
    for id, values in graph.nodes(data=True):
        same(id, {key: value for key, value in values.items()}, cyjs_node(reference.nodes[id]))
    found = {(source, key, target): values for source, target, key, values in graph.edges(keys=True, data=True)}
    same("edges", set(found), set(reference.edges))
    for key, values in found.items():
        values.pop("id")
        same(key, values, cyjs_edge(reference.edges[key], reference, False))


reference = Reference(folder())
check_graphology(reference, "graph.json", False)
check_graphology(reference, "graph-evidence.json", True)
check_cytoscape(reference, "graph.cyjs", False)
check_cytoscape(reference, "graph-evidence.cyjs", True)
check_networkx(reference, "graph.cyjs")
print(f"   graphology, Cytoscape.js, networkx (cytoscape_graph), JSON: {len(reference.nodes)} nodes, {len(reference.edges)} edges, all equal")
