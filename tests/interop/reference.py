# SPDX-License-Identifier: Apache-2.0
"""The graph as `rightsgraph merge` prints it: what every other program's view is compared with."""
import json
import math
import pathlib
import re
import sys
import tomllib
import urllib.parse

BASE = "https://w3id.org/rightsgraph/"
TYPES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
         for path in (pathlib.Path(__file__).resolve().parents[2] / "schema" / "types").glob("*.toml")}


SEVERAL = ("agenda_items", "kinds")  # properties of a report that hold several values, with | between them


class Reference:
    def __init__(self, folder):
        lines = (folder / "reference.jsonl").read_bytes().split(b"\n")  # text may hold U+2028, where splitlines() splits
        records = [json.loads(line) for line in lines if line]
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


FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


def xml_text(value):
    """What an XML document can hold of a text, or of a list of texts."""
    if isinstance(value, list):
        return [xml_text(item) for item in value]
    return FORBIDDEN.sub("", value) if isinstance(value, str) else value


def xml_id(text):
    """Ids stay apart: the code of what XML can't hold stands in it."""
    return re.sub(FORBIDDEN.pattern + "|\ufffd", lambda match: f"\ufffd{ord(match[0]):04X}", text)


def encoded(text):
    """For a path; `.` and `..` between slashes too, which whoever resolves an IRI takes away."""
    parts = urllib.parse.quote(text, safe="-._~/:").split("/")
    return "/".join(part.replace(".", "%2E") if part in (".", "..") else part for part in parts)


def uri(node):
    """The first template of the type whose values are all there."""
    values = node["properties"] | {"id": node["id"], "symbol": node["id"] if "/" in node["id"] else ""}
    values = {key: encoded(value) for key, value in values.items()} | {"base": BASE}
    for template in TYPES[node["type"]]["iri"]:
        if all(values.get(name) for name in re.findall(r"{(\w+)}", template)):
            return template.format_map(values)
    return BASE + "thing/" + values["id"]


def present(values):
    """Without what a row hasn't: empty text, and lists of nothing."""
    return {key: value for key, value in values.items() if value != "" and (not isinstance(value, list) or any(value))}


def each_once(words):
    return sorted({word for word in words if word})


def node_values(node):
    """The columns of a node with their types, as every table and property graph must hold them."""
    corrections = each_once(naming.get("correction") for naming in node["named_in"])
    values = {"id": node["id"], "type": node["type"], "name": node["name"], "uri": uri(node),
              "color": TYPES[node["type"]]["color"], "size": round(4 + 4 * math.sqrt(node["mentions"]), 2),
              "mentions": node["mentions"], "documents": node["documents"]}
    values |= {camel("name_" + language): label for language, label in node["labels"].items()}
    values |= {camel(key): int(value) if key == "year" else value.split("|") if key in SEVERAL else value for key, value in node["properties"].items()}
    return present(values | {"names": names(node), "corrections": corrections})


def edge_values(edge, reference):
    """The columns of an edge with their types; its ends are `head` and `tail`."""
    evidence = edge["evidence"]
    years = [reference.reports[e["doc"]].get("year") for e in evidence if reference.reports[e["doc"]].get("year")]
    values = {"type": edge["type"], "color": TYPES[edge["type"]]["color"], "weight": float(len(evidence)),
              "documents": len({e["doc"] for e in evidence})}
    if years:
        values |= {"firstYear": min(years), "lastYear": max(years)}
    values |= {"paragraphs": [reference.reports[e["doc"]]["id"] + " " + e["para"] for e in evidence],
               "evidence": [] if edge["type"] == "MENTIONS" else [e["evidence"] for e in evidence]}
    for column, key in (("rules", "rule"), ("status", "status"), ("corrections", "correction")):
        values[column] = each_once(e.get(key) for e in evidence)
    return present(values)


def evidence_values(evidence, reference):
    """The columns of one passage with their types."""
    report = reference.reports[evidence["doc"]]
    year = {"year": report["year"]} if report.get("year") else {}
    return present({"document": evidence["doc"], "symbol": report["id"], "place": evidence["para"], "start": evidence["span"][0],
                    "end": evidence["span"][1], "quote": evidence["evidence"], "rule": evidence["rule"], "status": evidence["status"],
                    "correction": evidence.get("correction", "")} | year)


def in_graphml(values, renamed, without):
    """As GraphML has them: lists as one text, some by other names, what XML can't hold left out."""
    data = {renamed.get(key, key): "|".join(value) if isinstance(value, list) else value for key, value in values.items() if key not in without}
    return {key: value for key, value in ((key, xml_text(value)) for key, value in data.items()) if value != ""}


def node_data(node):
    """Every property of a node in GraphML but colour, size and IRI, as text."""
    values = node_values(node) | {"labels": ":" + node["type"], "label": node["name"]}
    return {key: str(value) for key, value in in_graphml(values, {"id": "rgId"}, ("color", "size", "uri")).items()}


def edge_data(edge, reference):
    """Every property of an edge in GraphML but colour; numbers stay numbers."""
    return {"label": edge["type"]} | in_graphml(edge_values(edge, reference), {"type": "interaction"}, ("color",))


def same(what, found, wanted):
    assert found == wanted, f"{what}: {found!r} is not {wanted!r}"
