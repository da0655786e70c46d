# SPDX-License-Identifier: Apache-2.0
"""The graph as `rightsgraph merge` prints it: what every other program's view is compared with."""
import json
import pathlib
import sys


class Reference:
    def __init__(self, folder):
        lines = (folder / "reference.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        self.reports = {r["doc"]: r for r in records if r["kind"] == "report"}
        self.nodes = {r["id"]: r for r in records if r["kind"] == "graph-node"}
        self.edges = {(r["head"], r["type"], r["tail"]): r for r in records if r["kind"] == "graph-edge"}
        assert self.nodes and self.edges, "an empty graph proves nothing"


def folder():
    return pathlib.Path(sys.argv[1])


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def names(node):
    """Every name and wording of a thing, each once, in the order of code points."""
    words = {node["name"], *node["labels"].values(), *(text for naming in node["named_in"] for text in naming["text"])}
    return sorted(word for word in words if word)


def node_data(node):
    """Every property of a node in GraphML but colour, size and IRI, as text."""
    data = {"labels": ":" + node["type"], "label": node["name"], "name": node["name"], "type": node["type"], "rgId": node["id"],
            "mentions": str(node["mentions"]), "documents": str(node["documents"])}
    data.update({camel("name_" + language): label for language, label in node["labels"].items()})
    data.update({camel(key): value for key, value in node["properties"].items()})
    data["names"] = "|".join(names(node))
    return {key: value for key, value in data.items() if value}


def edge_data(edge, reference):
    evidence = edge["evidence"]
    data = {"label": edge["type"], "interaction": edge["type"], "weight": float(len(evidence)),
            "documents": len({e["doc"] for e in evidence}),
            "paragraphs": "|".join(reference.reports[e["doc"]]["id"] + " " + e["para"] for e in evidence),
            "rules": "|".join(sorted({e["rule"] for e in evidence})), "status": "|".join(sorted({e["status"] for e in evidence}))}
    years = [y for y in (reference.reports[e["doc"]].get("year") for e in evidence) if y]
    if years:
        data["firstYear"], data["lastYear"] = min(years), max(years)
    if edge["type"] != "MENTIONS":
        data["evidence"] = "|".join(e["evidence"] for e in evidence)
    return data


def same(what, found, wanted):
    assert found == wanted, f"{what}: {found!r} is not {wanted!r}"
