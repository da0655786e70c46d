# SPDX-License-Identifier: Apache-2.0
"""What Gephi holds after it imported GraphML and GEXF is the reference, no more and no less: test.py GRAPH WORK."""
import datetime
import itertools
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from reference import SEVERAL, TYPES, Reference, camel, edge_values, folder, xml_text, node_values, same, xml_id

EPOCH = datetime.datetime(1970, 1, 1)
NODE_PLACES, EDGE_PLACES = {"id", "color", "size"}, {"type", "color", "weight"}  # Gephi has its own for them


def gephi_value(value):
    """Gephi takes the text `null` and the empty one for nothing."""
    if isinstance(value, list):
        return [gephi_value(item) for item in value]
    text = xml_text(value) if isinstance(value, str) else value
    return None if text in ("null", "") else text


def given(data):
    """The values that there are, as Gephi has them."""
    kept = {key: gephi_value(value) for key, value in data.items()}
    return {key: value for key, value in kept.items() if value is not None}


def fitting(value, most=500_000):
    """Gephi's XML parser gives up at very long attributes: what doesn't fit, or the end of a list, isn't written."""
    units = lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2
    if isinstance(value, str):
        return value if units(value) <= most else None
    if not isinstance(value, list):
        return value
    ends = itertools.accumulate(units(item) + 4 + item.count("\\") + item.count('"') for item in value)
    return [item for item, end in zip(value, ends) if end <= most] or None


def without(data, keys):
    return {key: value for key, value in data.items() if key not in keys}


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


def milliseconds(year, month, day):
    return (datetime.datetime(year, month, day) - EPOCH).total_seconds() * 1000


def intervals(years):
    """A pair of moments for each stretch of years, in milliseconds as Gephi counts them."""
    stretches = []
    for year in sorted({y for y in years if y and y <= 9999}):  # dates have four digits
        if stretches and stretches[-1][1] == year - 1:
            stretches[-1][1] = year
        else:
            stretches.append([year, year])
    return [[milliseconds(first, 1, 1), milliseconds(last, 12, 31)] for first, last in stretches]


def node_years(node, reference):
    own = [r.get("year") for r in reference.reports.values() if r["id"] == node["id"]]
    return own + [reference.reports[n["doc"]].get("year") for n in node["named_in"]]


def seen(text):
    """Gephi passes over an element of spaces only, as GraphML has them where GEXF has attributes."""
    return text if xml_text(text).strip(" \t\r\n") else ""


def in_graphml(data):
    """GraphML has no lists: `|` stands between."""
    values = {key: "|".join(value) if isinstance(value, list) else value for key, value in data.items()}
    return given({key: seen(value) if isinstance(value, str) else value for key, value in values.items()})


def compare(loaded, reference, node_data, edge_data, label=str):
    same("ids of nodes", set(loaded.nodes), {xml_id(i) for i in reference.nodes})
    for node_id, node in reference.nodes.items():
        shown, wanted = xml_id(node_id), node_values(node)
        found = loaded.nodes[shown]
        same(node_id, loaded.titled("node", found["data"]), node_data(node))
        same((node_id, "label"), found["label"] or shown, xml_text(label(node["name"])) or shown)  # an id is shown where there is no name
        same((node_id, "colour"), found["color"], wanted["color"].upper() + "/255")
        assert abs(found["size"] - wanted["size"]) < 1e-4, (node_id, found["size"])  # of 32 bits
    ends = lambda head, kind, tail: (xml_id(head), kind, xml_id(tail))
    same("edges", set(loaded.edges), {ends(*edge) for edge in reference.edges})
    for (head, kind, tail), edge in reference.edges.items():
        found, wanted = loaded.edges[ends(head, kind, tail)], edge_values(edge, reference)
        same((head, kind, tail), loaded.titled("edge", found["data"]), edge_data(edge))
        same((head, kind, tail), (found["label"], found["weight"]), (kind, wanted["weight"]))
        same((head, kind, tail), found["color"], wanted["color"].upper() + "/255")


def issues(loaded, expected, reference):
    """Gephi warns of ids with line breaks or spaces around them, which are ours to keep; of nothing else."""
    spaces = "".join(map(chr, range(0x21)))
    odd = [i for i in map(xml_id, reference.nodes) if "\n" in i or i != i.strip(spaces)]
    found = [(i["level"], i["message"]) for i in loaded.issues if not i["message"].startswith("Node id='")]
    same("what Gephi reports", found, expected)
    same("ids that it warns of", len(loaded.issues) - len(found), len(odd))


def graphml(reference, work):
    loaded = Loaded(work / "graphml.jsonl")
    issues(loaded, [], reference)
    compare(loaded, reference,
            lambda node: in_graphml(without(node_values(node), NODE_PLACES) | {"labels": ":" + node["type"], "rgId": node["id"]}),
            lambda edge: in_graphml(without(edge_values(edge, reference), EDGE_PLACES) | {"interaction": edge["type"]}), seen)
    same("directed", loaded.graph["directed"], True)
    report("GraphML", loaded)


def with_time(data, years):
    spans = intervals(years)
    return given({key: fitting(value) for key, value in data.items()}) | ({"Interval": spans} if spans else {})


def gexf(reference, work):
    loaded = Loaded(work / "gexf.jsonl")
    issues(loaded, [("INFO", "GEXF version 1.3")], reference)
    compare(loaded, reference,
            lambda node: with_time(without(node_values(node), NODE_PLACES), node_years(node, reference)),
            lambda edge: with_time(without(edge_values(edge, reference), EDGE_PLACES), [reference.reports[e["doc"]].get("year") for e in edge["evidence"]]))
    for (_, kind, _), edge in loaded.edges.items():
        same(kind, edge["directed"], not TYPES[kind]["symmetric"])
    several = {camel(key) for node in reference.nodes.values() for key in node["properties"] if key in SEVERAL}
    for table, lists in (("node", {"names", "corrections"} | several), ("edge", {"paragraphs", "evidence", "rules", "status", "corrections"})):
        same("lists", {title for title, kind in loaded.types(table).items() if kind == "String[]"}, lists)
    same("time", (loaded.graph["timeFormat"], loaded.graph["timeRepresentation"]), ("DATE", "INTERVAL"))
    if folder().name != "hostile":  # made-up reports don't name all that they link
        within_their_ends(loaded)
    report("GEXF", loaded, f", {sum('timeset' in r['data'] for r in [*loaded.nodes.values(), *loaded.edges.values()])} with years")


def within_their_ends(loaded):
    """An edge is only there while both its ends are, or the timeline would hide it. What has no years is always there."""
    covered = lambda spell, spells: not spells or any(s[0] <= spell[0] and spell[1] <= s[1] for s in spells)
    for (source, kind, target), edge in loaded.edges.items():
        for spell in edge["data"].get("timeset", []):
            for end in (source, target):
                assert covered(spell, loaded.nodes[end]["data"].get("timeset", [])), (source, kind, target, end)


def report(format_name, loaded, more=""):
    columns = sum(not c["property"] for c in loaded.columns)
    print(f"   Gephi 0.10.1, {format_name}: {len(loaded.nodes)} nodes, {len(loaded.edges)} edges, {columns} columns{more}, all equal")


def main():
    reference, work = Reference(folder()), pathlib.Path(sys.argv[2])
    graphml(reference, work)
    gexf(reference, work)


main()
