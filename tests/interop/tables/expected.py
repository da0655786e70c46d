# SPDX-License-Identifier: Apache-2.0
"""The rows that the three tables must have, in order, with typed values; what a row hasn't is left out."""
from reference import edge_values, evidence_values, node_values, present

WHOLE = {"mentions", "documents", "firstYear", "lastYear", "year", "start", "end"}
REAL = {"size", "weight"}
LISTS = {"names", "corrections", "agendaItems", "kinds", "paragraphs", "evidence", "rules", "status"}


def column_type(table, column):
    """Of a table's column; `status` of a passage is no list."""
    if column in WHOLE:
        return "whole"
    if column in REAL:
        return "real"
    return "list" if column in LISTS and (table, column) != ("evidence", "status") else "text"


def rows(reference):
    """By table. Nodes are sorted by id, edges by source, type and target, as bytes."""
    edges = sorted(reference.edges.values(), key=lambda e: tuple(e[key].encode() for key in ("head", "type", "tail")))
    nodes = sorted(reference.nodes.values(), key=lambda n: n["id"].encode())
    return {"nodes": [node_values(node) for node in nodes],
            "edges": [present(ends(edge, reference)) | edge_values(edge, reference) for edge in edges],
            "evidence": [{"source": edge["head"], "type": edge["type"], "target": edge["tail"]} | evidence_values(e, reference)
                         for edge in edges for e in edge["evidence"]]}


def ends(edge, reference):
    source, target = reference.nodes[edge["head"]], reference.nodes[edge["tail"]]
    return {"source": source["id"], "sourceType": source["type"], "sourceName": source["name"],
            "target": target["id"], "targetType": target["type"], "targetName": target["name"]}


def mapped(value, of_text, of_list):
    if isinstance(value, list):
        return of_list(value)
    return of_text(value) if isinstance(value, str) else value
