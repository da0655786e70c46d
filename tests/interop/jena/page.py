# SPDX-License-Identifier: Apache-2.0
"""SPARQL for ../pages.py: a line {"code": …} of standard input is asked of Fuseki, into which the build `out` is loaded, and of Oxigraph; they must agree. A block of prefixes stands before all that follow."""
import contextlib
import csv
import io
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

import pyoxigraph

from jena import rightsgraph
from store import fuseki


def ask(url, query):
    request = urllib.request.Request(url.removesuffix("data") + "sparql", urllib.parse.urlencode({"query": query}).encode(), {"Accept": "text/csv"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode().replace("\r\n", "\n")


def ask_oxigraph(store, query):
    return store.query(query).serialize(format=pyoxigraph.QueryResultsFormat.CSV).decode()


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def answer(url, store, query):
    try:
        found = ask(url, query)
    except urllib.error.HTTPError as error:
        return {"error": error.read().decode()}
    if rows(found) != rows(ask_oxigraph(store, query)) or len(rows(found)) < 2:
        return {"error": "Oxigraph answers otherwise, or there is no row"}
    return {"output": found}


store, prefixes = pyoxigraph.Store(), ""
with contextlib.ExitStack() as open_ones:
    url = None
    for line in sys.stdin:
        code = json.loads(line)["code"]
        if url is None:
            url = open_ones.enter_context(fuseki())
            loaded = rightsgraph("load", "out", "sparql", url)
            assert loaded.returncode == 0, loaded.stderr
            store.load(path="out/graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
        is_prefixes = re.fullmatch(r"(?:PREFIX [^\n]*\n)+", code)
        if is_prefixes:
            prefixes = code
        print(json.dumps({"output": ""} if is_prefixes else answer(url, store, prefixes + code)), flush=True)
