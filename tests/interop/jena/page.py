# SPDX-License-Identifier: Apache-2.0
"""Asks Fuseki and Oxigraph the questions of docs/tools/fuseki.md over the samples: the answers must be the page's. --accept writes Fuseki's into it."""
import csv
import io
import pathlib
import re
import sys
import urllib.parse
import urllib.request

import pyoxigraph

ACCEPT = "--accept" in sys.argv and not sys.argv.remove("--accept")

from jena import GRAPHS, VERSION, rightsgraph
from reference import same
from store import fuseki

PAGE = pathlib.Path(__file__).resolve().parents[3] / "docs" / "tools" / "fuseki.md"
QUESTION = re.compile(r"^### ([^\n]*)\n```sparql\n(.*?)\n```\n```\n(.*?)```\n", re.M | re.S)
PREFIXES = re.compile(r"```sparql\n(PREFIX.*?)```", re.S)


def ask(url, query):
    request = urllib.request.Request(url.removesuffix("data") + "sparql", urllib.parse.urlencode({"query": query}).encode(), {"Accept": "text/csv"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode().replace("\r\n", "\n")


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def ask_oxigraph(store, query):
    return rows(store.query(query).serialize(format=pyoxigraph.QueryResultsFormat.CSV).decode())


build, page = GRAPHS[0] / "build", PAGE.read_text(encoding="utf-8")
prefixes, questions = PREFIXES.search(page)[1], QUESTION.findall(page)
store = pyoxigraph.Store()
store.load(path=build / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
assert GRAPHS[0].name == "samples" and len(questions) >= 5 and f"Both print {len(store)}." in page, "the page has lost something"
with fuseki() as url:
    done = rightsgraph("load", build, "sparql", url)
    assert done.returncode == 0, done.stderr
    answers = [ask(url, prefixes + query) for _, query, _ in questions]
if ACCEPT:
    fresh = iter(answers)
    PAGE.write_text(QUESTION.sub(lambda match: match[0][: match.start(3) - match.start()] + next(fresh) + "```\n", page), encoding="utf-8")
for (title, query, printed), answer in zip(questions, answers):
    assert len(rows(answer)) > 1, f"{title}: no answer"
    if not ACCEPT:
        same(title, answer, printed)
    same(f"{title} (Oxigraph)", ask_oxigraph(store, prefixes + query), rows(answer))
print(f"   {VERSION} and Oxigraph: {len(questions)} questions of docs/tools/fuseki.md, answered as there")
