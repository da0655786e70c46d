# SPDX-License-Identifier: Apache-2.0
"""What Gephi holds after it imported GraphML and GEXF is the reference, no more and no less: test.py GRAPH WORK."""
import datetime
import json
import math
import pathlib
import re
import struct
import sys
import tomllib
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from reference import Reference, camel, folder, names, same

ROOT = pathlib.Path(__file__).resolve().parents[3]
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGES = "zh en fr es ru ar".split()
EPOCH = datetime.datetime(1970, 1, 1)
TYPES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schema" / "types").glob("*.toml")}


def xml_text(value):
    """As XML can hold it."""
    if isinstance(value, list):
        return [xml_text(item) for item in value]
    return FORBIDDEN.sub("", value) if isinstance(value, str) else value


def gephi_text(value):
    """Gephi takes the text `null` and the empty one for nothing."""
    if isinstance(value, list):
        return [gephi_text(item) for item in value]
    return None if value in ("null", "") else value


def given(data):
    """The values that there are, as Gephi has them."""
    kept = {key: gephi_text(xml_text(value)) for key, value in data.items() if value not in (None, "", [])}
    return {key: value for key, value in kept.items() if value is not None}


class Loaded:
    def __init__(self, path):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        of = lambda kind: [r for r in records if r["kind"] == kind]
        self.issues, self.columns, (self.graph,) = of("issue"), of("column"), of("graph")
        self.nodes = {r["id"]: r for r in of("node")}
        self.edges = {(r["source"], r["type"], r["target"]): r for r in of("edge")}
        same("nodes that Gephi counts", self.graph["nodes"], len(self.nodes))
        same("edges that Gephi counts", self.graph["edges"], len(self.edges))

    def titled(self, table, data):
        """By title: ids are in lower case."""
        titles = {c["id"]: c["title"] for c in self.columns if c["table"] == table}
        return {titles[key]: value for key, value in data.items()}

    def types(self, table):
        return {c["title"]: c["type"] for c in self.columns if c["table"] == table and not c["property"]}


def node_values(node, reference):
    """Every property of a node but what Gephi has a place of its own for; lists as lists."""
    data = {"type": node["type"], "name": node["name"], "mentions": node["mentions"], "documents": node["documents"], "names": names(node)}
    data.update({camel("name_" + language): label for language, label in node["labels"].items()})
    data.update({camel(key): value for key, value in node["properties"].items()})
    data["corrections"] = sorted({n["correction"] for n in node["named_in"] if n.get("correction")})
    return data


def edge_values(edge, reference):
    evidence = edge["evidence"]
    years = [y for y in (reference.reports[e["doc"]].get("year") for e in evidence) if y]
    quotes = [] if edge["type"] == "MENTIONS" else [e["evidence"] for e in evidence]
    once = lambda key: sorted({e[key] for e in evidence if e.get(key)})
    return {"documents": len({e["doc"] for e in evidence}), "firstYear": min(years, default=None), "lastYear": max(years, default=None),
            "paragraphs": [reference.reports[e["doc"]]["id"] + " " + e["para"] for e in evidence],
            "evidence": quotes if any(quotes) else [],
            "rules": once("rule"), "status": once("status"), "corrections": once("correction")}


def milliseconds(year, month, day):
    return str((datetime.datetime(year, month, day) - EPOCH).total_seconds() * 1000)


def intervals(years):
    """A pair of moments for each stretch of years, in milliseconds as Gephi counts them."""
    stretches = []
    for year in sorted({y for y in years if y and y <= 9999}):  # dates have four digits
        if stretches and stretches[-1][1] == year - 1:
            stretches[-1][1] = year
        else:
            stretches.append([year, year])
    return [[milliseconds(first, 1, 1), milliseconds(last, 12, 31)] for first, last in stretches]


def numbers(pairs):
    return [[float(low), float(high)] for low, high in pairs]


def node_years(node, reference):
    own = [r.get("year") for r in reference.reports.values() if r["id"] == node["id"]]
    return own + [reference.reports[n["doc"]].get("year") for n in node["named_in"]]


def single(value):
    """Gephi keeps numbers of sizes in 32 bits."""
    return struct.unpack("f", struct.pack("f", value))[0]


def joined(data):
    """GraphML has no lists: `|` stands between."""
    return {key: "|".join(value) if isinstance(value, list) else value for key, value in data.items()}


def compare(loaded, reference, node_data, edge_data):
    same("ids of nodes", set(loaded.nodes), {xml_text(node) for node in reference.nodes})
    for node_id, node in reference.nodes.items():
        found = loaded.nodes[xml_text(node_id)]
        same(node_id, loaded.titled("node", found["data"]), node_data(node))
        same((node_id, "label"), found["label"] or node_id, xml_text(node["name"]) or node_id)  # Gephi shows the id of what has none
        same((node_id, "colour"), found["color"], TYPES[node["type"]]["color"].upper() + "/255")
        assert abs(found["size"] - single(4 + 4 * math.sqrt(node["mentions"]))) < 0.006, (node_id, found["size"])
    same("edges", set(loaded.edges), {tuple(map(xml_text, edge)) for edge in reference.edges})
    for key, edge in reference.edges.items():
        found = loaded.edges[tuple(map(xml_text, key))]
        same(key, loaded.titled("edge", found["data"]), edge_data(edge))
        same((key, "label"), found["label"], edge["type"])
        same((key, "weight"), found["weight"], float(len(edge["evidence"])))
        same((key, "colour"), found["color"], TYPES[edge["type"]]["color"].upper() + "/255")


def issues(loaded, expected, reference):
    """Gephi warns of ids with line breaks or spaces around them, which are ours to keep; of nothing else."""
    spaces = "".join(map(chr, range(0x21)))
    odd = [i for i in map(xml_text, reference.nodes) if re.search(r"[\r\n]", i) or i != i.strip(spaces)]
    found = [(i["level"], i["message"]) for i in loaded.issues if not i["message"].startswith("Node id='")]
    same("what Gephi reports", found, expected)
    same("ids that it warns of", len(loaded.issues) - len(found), len(odd))


def uris(path):
    """Of GraphML, which the RDF tests compare with the rest."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    return {node.get("id"): node.find(space + "data[@key='n.uri']").text for node in xml.etree.ElementTree.parse(path).iter(space + "node")}


def graphml(reference, work, uri):
    loaded = Loaded(work / "graphml.jsonl")
    issues(loaded, [], reference)
    of_node = lambda node: given(joined({**node_values(node, reference), "labels": ":" + node["type"], "rgId": node["id"], "uri": uri[xml_text(node["id"])]}))
    of_edge = lambda edge: given(joined({**edge_values(edge, reference), "interaction": edge["type"]}))
    compare(loaded, reference, of_node, of_edge)
    same("directed", loaded.graph["directed"], True)
    report("GraphML", loaded)


def gexf(reference, work, uri):
    loaded = Loaded(work / "gexf.jsonl")
    issues(loaded, [("INFO", "GEXF version 1.3")], reference)

    def with_time(data, years):
        spans = intervals(years)
        return {**given(data), **({"Interval": spans} if spans else {})}

    for record in [*loaded.nodes.values(), *loaded.edges.values()]:
        if "timeset" in record["data"]:
            record["data"]["timeset"] = [[str(float(low)), str(float(high))] for low, high in record["data"]["timeset"]]
    compare(loaded, reference,
            lambda node: with_time({**node_values(node, reference), "uri": uri[xml_text(node["id"])]}, node_years(node, reference)),
            lambda edge: with_time(edge_values(edge, reference), [reference.reports[e["doc"]].get("year") for e in edge["evidence"]]))
    for (_, kind, _), edge in loaded.edges.items():
        same(kind, edge["directed"], not TYPES[kind]["symmetric"])
    for table, lists in (("node", {"names", "corrections"}), ("edge", {"paragraphs", "evidence", "rules", "status", "corrections"})):
        same("lists", {title for title, kind in loaded.types(table).items() if kind == "String[]"}, lists)
    same("time", (loaded.graph["timeFormat"], loaded.graph["timeRepresentation"]), ("DATE", "INTERVAL"))
    within_their_ends(loaded)
    report("GEXF", loaded, f", {sum('timeset' in r['data'] for r in [*loaded.nodes.values(), *loaded.edges.values()])} with years")


def within_their_ends(loaded):
    """An edge is only there while both its ends are, or the timeline would hide it. What has no years is always there."""
    covered = lambda spell, spells: not spells or any(s[0] <= spell[0] and spell[1] <= s[1] for s in numbers(spells))
    for (source, kind, target), edge in loaded.edges.items():
        for spell in numbers(edge["data"].get("timeset", [])):
            for end in (source, target):
                assert covered(spell, loaded.nodes[end]["data"].get("timeset", [])), (source, kind, target, end)


def report(format_name, loaded, more=""):
    columns = sum(not c["property"] for c in loaded.columns)
    print(f"   Gephi 0.10.1, {format_name}: {len(loaded.nodes)} nodes, {len(loaded.edges)} edges, {columns} columns{more}, all equal")


def main():
    reference, work = Reference(folder()), pathlib.Path(sys.argv[2])
    uri = uris(folder() / "graph.graphml")
    graphml(reference, work, uri)
    gexf(reference, work, uri)


main()
