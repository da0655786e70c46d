# SPDX-License-Identifier: Apache-2.0
"""Facts of made-up reports whose every text is meant to break something: hostile.py [--longest N] >facts.jsonl

N, 100,000 without it, is how many characters the longest id has. Programs with an index of ids take less: Neo4j 8 kB.
"""
import hashlib
import itertools
import json
import sys

NODE_TYPES = ["Country", "Resolution", "Document", "SDG", "Office", "Agency", "Instrument", "Mechanism", "Fund"]
EDGE_TYPES = ["ABSTAINED", "ADDRESSES", "AGREEMENT_WITH", "COOPERATES_WITH", "FUNDED_BY", "LOCATED_IN", "MANDATED_BY", "MEMBER_OF",
              "SUPPORTS", "VOTED_AGAINST", "VOTED_FOR", "WORKS_IN"]
STATUS = ["stated", "stated", "stated", "demanded", "denied", "withdrawn"]

MARKUP = ["</data>", "]]>", "<![CDATA[x", "<!-- --", "<?xml?>", "&amp;", "&#0;", "&lt;<&>", "<script>alert(1)</script>", "%00%0A", "a%20b",
          "a b#c?d%e<f>g\"h{i}j", "^`|\\", "http://[::1", "javascript:alert(1)", "_:b1", "@prefix", "<a> <b> <c> .", "\"\"\"'''", "\"@zh"]
QUERIES = ["'", "\"", "`", "``", "');MATCH(n)DETACH DELETE n//", "\\u0027})DETACH DELETE n//", "\\", "ends with \\", "\\\"", "\\'", "\\n", "\\N",
           "\\t", "\\\\n", "$x{}", "${x}", "{{x}}", "{\"a\": [1]}", "[]", "null", "true", "NaN", "-0", "1e5", "007", "2026-11-21", ":LABEL", "a:b:c"]
CELLS = ["=1+1", "-1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", "'=1+1", "''=1+1", "=cmd|' /C calc'!A0", "a;b", ";", "a|b", "|", "a,b", ",",
         "a\tb", "\t", "a\"b", "\"\"", "\"quoted\"", "＝1+1", "NA", "None", "#N/A"]
LINES = ["line\nfeed", "carriage\rreturn", "both\r\nof them", "\nfirst", "last\n", "\n", "\r", "line\u2028separator", "paragraph\u2029separator",
         "next\u0085line", "vertical\x0btab", "form\x0cfeed", " ", "  spaces around  ", "\u00a0no-break\u00a0", "\u3000ideographic\u3000", "two  spaces"]
CONTROLS = ["nul\x00", "nul\x01", "\x00", "\x01\x02", "unit\x1fseparator", "escape\x1b[31m", "delete\x7f", "high\x9fcontrol", "backspace\x08",
            "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\ufeffmark of byte order", "\ufffd", "soft\u00adhyphen"]
SCRIPTS = ["emoji 😀👩‍👩‍👧‍👦🇺🇳", "𠮷野家", "שלום", "مرحبا بالعالم", "mixed עברית and العربية 123", "\u202eoverride\u202c", "\u200fmark", "zero\u200bwidth\u200djoiner",
           "乌干达卫生部", "a\u0301\u0323\u0316", "é", "e\u0301", "Å", "\u212b", "\u0041\u030a", "ﬁ", "fi", "ß", "SS", "İ", "i\u0307", "Abc", "abc", "ABC", "ÄÖÜ", "äöü"]
IDS = ["=1+1", "-1", "CON", "id", "e0", "0", "__proto__", "constructor", "a b", "a\nb", "a\x01b", "a\x02b", "<id>", "\"id\"", "a/x/1(2)", "A/Y/1(2)", "a/y/1(2)",
       "../../etc/passwd", "A//B", "A/ ", "/", "~", "~ ", "\\", "-", ".", "rightsgraph", "a b#" + hashlib.sha256(b"a\nb").hexdigest()[:32], "CHN", "SDG-16", "OHCHR"]


def texts(longest):
    yield from MARKUP + QUERIES + CELLS + LINES + CONTROLS + SCRIPTS
    yield "长" * longest


def report(doc, id, type, title, lang, **year):
    return {"doc": doc, "para": "front", "kind": "node", "type": type, "id": id, "text": [], "spans": [], "report": True, "title": title,
            "lang": lang} | year


def reports():
    yield report("A-HRC-9001-1", "A/HRC/9001/1", "Document", "标题\n\"第二行\" </data> ]]> =1+1", "zh", year=2026)
    yield report("A-HRC-RES-9001-2", "A/HRC/RES/9001/2", "Resolution", "=HYPERLINK(\"x\")", "en", year=1948)
    yield report("no year", "S/9001/3(1999)", "Document", "", "zh")
    yield report("my \"report\" <3> & 'co'|;,.pdf", "my \"report\" <3> & 'co'|;,.pdf", "Document", "t\x00i\x01t\ufffel\te\r\n", "", year=2026)
    yield report("A-HRC-9001-L.4-Rev.5", "A/HRC/9001/L.4/Rev.5", "Document", "x", "ar", year=2931, date="2931-06-20", session="<S>\"-30", agenda_items=["2", "72(أ)", "=1"],
                 kinds=["draft", "';--", "revision"])
    yield report("a\nb", "a\nb", "Document", "长" * 100_000, "x\"@<>", year=9999)


def named(doc, type, id, text, at, **correction):
    """A thing in a place with hostile words, then again with none."""
    yield {"doc": doc, "para": "p" + text[:20], "kind": "node", "type": type, "id": id, "text": [text], "spans": [[at, at + len(text)]]} | correction
    yield {"doc": doc, "para": "p1", "kind": "node", "type": type, "id": id, "text": [""], "spans": [[at, at]]}
    yield {"doc": doc, "para": "p2", "kind": "node", "type": type, "id": id, "text": [], "spans": []}


def edge(doc, head, type, tail, status, text, at, **correction):
    return {"doc": doc, "para": "p" + text[:20], "kind": "edge", "head": head, "type": type, "tail": tail, "status": status, "evidence": text,
            "span": [at, at + len(text)], "rule": "zh/" + text[:100]} | correction


def facts(longest):
    found = list(reports())
    docs = itertools.cycle(r["doc"] for r in found)
    yield from found
    things = [("~" + text, text) for text in texts(longest)] + [(id, id) for id in IDS] + [("~long in a text", "长" * 100_000), ("~empty", "")]
    kinds, before = itertools.cycle(NODE_TYPES), "OHCHR"
    for at, (id, text) in enumerate(things):
        doc, type, correction = next(docs), next(kinds), {"correction": text[:100]} if at % 3 == 0 and text else {}
        yield from named(doc, type, id, text, at, **correction)
        link = lambda k: EDGE_TYPES[(at * 5 + k) % len(EDGE_TYPES)]
        status = lambda k: STATUS[(at // len(EDGE_TYPES) + k) % len(STATUS)]
        yield edge(doc, before, link(0), id, status(0), text, at, **correction)
        yield edge(doc, id, link(1), "DOC", status(1), "", at)
        yield edge(doc, id, link(2), id, status(2), text[:1000] * 2, at)
        before = id
    for type, kind in itertools.product(EDGE_TYPES, ("stated", "demanded", "denied", "withdrawn")):
        yield edge("no year", "~a\tb", type, "~a,b", kind, "“" + type + "”", 7)


longest = int(sys.argv[2]) if sys.argv[1:2] == ["--longest"] else 100_000
for fact in facts(longest):
    print(json.dumps(fact))
