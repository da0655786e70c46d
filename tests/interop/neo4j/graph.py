# SPDX-License-Identifier: Apache-2.0
"""What Neo4j holds, compared with the reference: every node, edge, label, type, property, and every passage where there are some."""
import collections
import re

from reference import edge_values, evidence_values, xml_text, node_values, same


def as_it_is(value):
    return value


def in_cypher(value):
    """cypher-shell can't read U+0000."""
    if isinstance(value, list):
        return [in_cypher(item) for item in value]
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def in_csv(value):
    """A field is one line, and an item of a list can't hold what lists are delimited by."""
    if isinstance(value, list):
        return [in_csv(item).replace("\x1f", " ") for item in value]
    return re.sub("[\r\n]", " ", value) if isinstance(value, str) else value


def is_blank(text):
    """As Java has it: no-break spaces are none."""
    return all((c.isspace() or c in "\x1c\x1d\x1e\x1f") and c not in "\x85\u00a0\u2007\u202f" for c in text)


def in_graphml(value):
    """Without characters that XML forbids; lists are joined, and APOC takes a blank text for an empty one."""
    if isinstance(value, list):
        return in_graphml("|".join(value))
    text = xml_text(value) if isinstance(value, str) else value
    return "" if isinstance(text, str) and is_blank(text) else text


def put_through(values, form):
    """GraphML leaves out of what nothing is left."""
    none_left = lambda value: form is in_graphml and value != [] and xml_text("|".join(value) if isinstance(value, list) else str(value)) == ""
    return {key: form(value) for key, value in values.items() if not none_left(value)}


def wanted_node(node, form):
    values = put_through(node_values(node), form)
    if form is in_graphml:
        values |= {new: values[old] for new, old in (("rgId", "id"), ("label", "name")) if old in values}
        values.pop("id", None)
    return values


def wanted_edge(edge, reference, form):
    values = put_through(edge_values(edge, reference), form)
    return values | {"interaction": values.pop("type")} if form is in_graphml else values


def whole_id(properties):
    """An id that can't be in an index is in another property."""
    if "fullId" not in properties:
        return properties
    short, whole = properties["id"], properties["fullId"]
    assert len(short.encode()) < 300 and "\n" not in short and "#" in short, short
    return {key: value for key, value in properties.items() if key != "fullId"} | {"id": whole}


def same_rows(what, found, wanted):
    """Rows as lists of pairs, in any order, each as often as the other has it."""
    frozen = lambda rows: collections.Counter(repr(sorted(row)) if isinstance(row, set) else repr(row) for row in rows)
    found, wanted = frozen(found), frozen(wanted)
    more, fewer = list((found - wanted).elements())[:2], list((wanted - found).elements())[:2]
    assert not more and not fewer, f"{what}: {[row[:1500] for row in more]} and not {[row[:1500] for row in fewer]}"


def sorted_items(properties):
    return sorted((key, value, type(value).__name__) for key, value in properties.items())


def compare(engine, reference, form, evidence=False):
    """Returns how much was compared."""
    node_rows = engine.ask("MATCH (n) WHERE NOT n:Evidence RETURN labels(n) AS labels, properties(n) AS data")
    found = [(row["labels"], sorted_items(whole_id(row["data"]))) for row in node_rows]
    wanted = [([node["type"]], sorted_items(wanted_node(node, form))) for node in reference.nodes.values()]
    same_rows("nodes", found, wanted)
    edge_rows = engine.ask("MATCH (a)-[r]->(b) WHERE NOT a:Evidence RETURN properties(a) AS a, type(r) AS type, properties(r) AS data, "
                           "properties(b) AS b")
    end = lambda properties: whole_id(properties).get("rgId" if form is in_graphml else "id", "")
    found = [(end(row["a"]), row["type"], end(row["b"]), sorted_items(row["data"])) for row in edge_rows]
    wanted = [(form(head), kind, form(tail), sorted_items(wanted_edge(edge, reference, form)))
              for (head, kind, tail), edge in reference.edges.items()]
    same_rows("edges", found, wanted)
    passages = compare_evidence(engine, reference, form) if evidence else 0
    if not evidence:
        same("passages", engine.ask("MATCH (n:Evidence) RETURN count(n) AS n"), [{"n": 0}])
    return f"{len(node_rows)} nodes, {len(edge_rows)} edges" + (f", {passages} passages" if evidence else "")


def compare_evidence(engine, reference, form):
    rows = engine.ask("MATCH (s)<-[:SOURCE]-(e:Evidence)-[:TARGET]->(t), (e)-[:IN]->(d) "
                      "RETURN properties(e) AS data, properties(s) AS s, properties(t) AS t, properties(d) AS d, count{(e)--()} AS links, "
                      "s.id = e.source AND t.id = e.target AS named")
    found, ids = [], set()
    for row in rows:
        data = row["data"]
        ids.add(data.pop("id"))
        assert row["links"] == 3 and row["named"], row
        del data["source"], data["target"]
        found.append((whole_id(row["s"])["id"], whole_id(row["t"])["id"], whole_id(row["d"])["id"], sorted_items(data)))
    same("ids of passages", len(ids), len(rows))
    wanted = [(form(head), form(tail), form(reference.reports[passage["doc"]]["id"]),
               sorted_items(put_through(evidence_values(passage, reference) | {"type": kind}, form)))
              for (head, kind, tail), edge in reference.edges.items() for passage in edge["evidence"]]
    same_rows("passages", found, wanted)
    same("passages", engine.ask("MATCH (n:Evidence) RETURN count(n) AS n"), [{"n": len(wanted)}])
    return len(rows)
