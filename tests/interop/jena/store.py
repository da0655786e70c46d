# SPDX-License-Identifier: Apache-2.0
"""`load … sparql` into Fuseki in memory: what is there equals the export, loaded once, twice, after a broken connection, and in the place of what was there before; servers that refuse, or are none, are told of in one line."""
import contextlib
import http.server
import os
import pathlib
import re
import socket
import subprocess
import threading
import urllib.parse
import urllib.request

from jena import GRAPHS, VERSION, WORK, command, driver, lines, rightsgraph, same_lines


@contextlib.contextmanager
def fuseki():
    """A new, empty one: its address."""
    with subprocess.Popen(command("fuseki"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            yield server.stdout.readline().strip().rstrip("/") + "/data"
        finally:
            server.stdin.close()


def held(url, graph=None):
    query = "?default" if graph is None else "?" + urllib.parse.urlencode({"graph": graph})
    request = urllib.request.Request(url + query, headers={"Accept": "application/n-triples"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return {line.removesuffix(" .") for line in answer.read().decode().split("\n") if line}


def load(graph, url, *options, **environment):
    return rightsgraph("load", graph / "facts.jsonl", "sparql", url, "--all", *options, env=os.environ | environment)


def need(what, done, status, message=r"rightsgraph: \d+ triples(?:, [^\n]*)?"):
    """The exit status, and one line that says why."""
    assert done.returncode == status and re.fullmatch(message + r"\n", done.stderr), f"{what}: {done.returncode} {done.stderr!r}"


@contextlib.contextmanager
def cutting(url, *left):
    """A way to the server that breaks after so many bytes, then after so many more, on whatever connections; its address."""
    parts = urllib.parse.urlsplit(url)
    listener = socket.create_server(("127.0.0.1", 0))
    left = list(left)

    def pass_on(source, target, counted):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if counted and left:
                    left[0] -= len(data)
                    if left[0] < 0:
                        left.pop(0)
                        break
                target.sendall(data)
        for each in (source, target):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def serve():
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection((parts.hostname, parts.port))
                threading.Thread(target=pass_on, args=(server, client, False), daemon=True).start()
                threading.Thread(target=pass_on, args=(client, server, True), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}{parts.path}"
    finally:
        listener.close()


@contextlib.contextmanager
def answering(status, login=None, type="application/n-triples", body=b""):
    """A server that gives all the same answer, or lets those with the right login in; its address."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            self.send_response(200 if login and self.headers["Authorization"] == login else status)
            self.send_header("Content-Length", str(len(body)))
            if type:
                self.send_header("Content-Type", type)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_PUT = do_POST

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/rights/data"
    finally:
        server.shutdown()
        server.server_close()


def check_equal():
    with fuseki() as url:
        for graph in GRAPHS:
            wanted, name = lines(graph / "graph.ttl.nq"), f"http://example.org/{graph.name} 你好".replace(" ", "%20")
            for time in ("once", "twice"):
                need(f"{graph.name} {time}", load(graph, url, "--graph", name), 0)
                same_lines(f"{graph.name} loaded {time}", held(url, name), wanted)
        same_lines("the default graph", held(url), set())
        need("default graph", load(GRAPHS[0], url), 0)
        same_lines("the default graph", held(url), lines(GRAPHS[0] / "graph.ttl.nq"))
        need("no dataset", load(GRAPHS[0], url.replace("/rights/", "/wrongs/")), 2, r"rightsgraph: http://\S+/wrongs/data: the server answers 404[^\n]*")
    print(f"   {VERSION}: Fuseki holds {len(GRAPHS)} graphs as they are exported, loaded once and twice")


def check_broken():
    graph = max(GRAPHS[:2], key=lambda each: (each / "graph.nt").stat().st_size)
    wanted, size = lines(graph / "graph.ttl.nq"), (graph / "graph.nt").stat().st_size
    with fuseki() as url:
        with cutting(url, size // 2, *[0] * 100) as broken:  # libcurl asks once more on its own
            need("a broken connection", load(graph, broken, "--tries", 1), 2, r"rightsgraph: http://[^\n]*: the connection failed [^\n]*")
        same_lines("the broken load, beyond the graph", held(url) - wanted, set())
        assert held(url) != wanted, "nothing broke"
        need("after a broken connection", load(graph, url), 0)
        same_lines("after a broken connection", held(url), wanted)
    with fuseki() as url:
        for option in ((), ("--replace",)):
            with cutting(url, 100_000, 100_000) as broken:
                need("a connection that breaks twice", load(graph, broken, *option), 0)
            same_lines("a connection that breaks twice", held(url), wanted)
    print(f"   {VERSION}: a load of {graph.name} whose connection broke was taken up again")


def conforms(shapes, triples):
    """Whether they hold to the shapes, and those that they break."""
    file = pathlib.Path(WORK, "held.nt")
    file.write_text("".join(line + " .\n" for line in triples), encoding="utf-8")
    verdict, *broken = (line.split("\t") for line in driver("shacl", shapes, file).splitlines())
    return verdict[1] == "true", {each[2].rpartition("#")[2] for each in broken}


def check_changed():
    """Two states of a graph: without and with a report, and with names in other languages."""
    graph, shapes, now = GRAPHS[0], pathlib.Path(WORK, "shapes.ttl"), pathlib.Path(WORK, "now.ttl")
    shapes.write_text(rightsgraph("schema", "shapes").stdout, encoding="utf-8")
    before, after = ("--documents", "A/HRC/950/21"), ("--lang", "fr")
    done = rightsgraph("export", graph / "facts.jsonl", "turtle", "--all", "--force", "-o", now, *after)
    assert done.returncode == 0, done.stderr
    driver("quads", now)
    wanted = lines(pathlib.Path(f"{now}.nq"))
    for name in (None, "http://example.org/changed"):
        place = ("--graph", name) if name else ()
        with fuseki() as url:
            need("another graph", load(GRAPHS[-1], url, *(() if name else ("--graph", "http://example.org/other"))), 0)
            other = held(url, None if name else "http://example.org/other")
            need("the first state", load(graph, url, *before, *place), 0)
            first = held(url, name)
            need("the second, added", load(graph, url, *after, *place), 0)
            same_lines("both states", held(url, name), first | wanted)
            assert first - wanted, "nothing has changed"
            good, broken = conforms(shapes, held(url, name))
            assert not good and broken == {"label", "mentionCount", "documentCount"}, broken
            for time in ("once", "twice"):
                need(f"the second, {time} in its place", load(graph, url, "--replace", *after, *place), 0)
                same_lines(f"the second state, {time}", held(url, name), wanted)
            assert conforms(shapes, held(url, name)) == (True, set())
            for each in GRAPHS:
                need(f"{each.name} in its place", load(each, url, "--replace", *place), 0)
                same_lines(f"{each.name} in its place", held(url, name), lines(each / "graph.ttl.nq"))
            same_lines("another graph", held(url, None if name else "http://example.org/other"), other)
    print(f"   {VERSION}: Fuseki holds both states of a graph that has changed, or with --replace the new one alone, which conforms")


def check_refusals():
    graph = GRAPHS[0]
    for status, advice in ((401, "SPARQL_USER"), (403, "SPARQL_TOKEN"), (404, "graph store"), (413, "1 MB"), (301, "address"), (400, "graph store"), (500, "log")):
        with answering(status) as url:
            need(status, load(graph, url, "--tries", 1), 2, rf"rightsgraph: {url}: the server answers {status}; [^\n]*{advice}[^\n]*")
    shows = r"rightsgraph: {}: the server took \d+ triples, but shows no graph \({}\); check the address, and that no proxy [^\n]*"
    for type in ("text/html; charset=utf-8", "application/json", None):
        with answering(200, type=type, body=b"<html><title>Welcome!</title></html>") as url:
            need(type, load(graph, url), 2, shows.format(url, type or "nothing"))
            need(type, load(graph, url, "--replace"), 2, shows.format(url, type or "nothing"))
    for target, right in (("neo4j", False), ("sparql", True)):
        refused = rightsgraph("load", graph / "facts.jsonl", target, "http://127.0.0.1:9/", "--replace", "--tries", 1)
        need(f"--replace of {target}", refused, 2 if right else 1, r"rightsgraph: [^\n]*nothing answers[^\n]*" if right else r"rightsgraph: --replace is not of neo4j, which [^\n]*")
    with answering(401, "Basic dTpww6Q=") as url:  # u:pä
        need("user and password", load(graph, url, SPARQL_USER="u", SPARQL_PASSWORD="pä"), 0)
        need("wrong password", load(graph, url, SPARQL_USER="u", SPARQL_PASSWORD="secret"), 2, r"(?!.*secret).*answers 401.*")
    with answering(401, "Bearer abc") as url:
        need("token", load(graph, url, SPARQL_TOKEN="abc"), 0)
    need("closed port", load(graph, "http://127.0.0.1:9/data", "--tries", 1), 2, r"rightsgraph: http://127\.0\.0\.1:9/data: nothing answers there; [^\n]*")
    for options in (("ftp://x/",), ("http://127.0.0.1:9/", "--graph", "a b"), ("http://127.0.0.1:9/", "--database", "x"), ("http://127.0.0.1:9/", "--base", "x y")):
        need(options, load(graph, *options), 1, r"rightsgraph: [^\n]*")
    print("   load sparql: 21 ways to be refused, each told in one line; logins by user and token")


if __name__ == "__main__":
    driver("quads", *(graph / "graph.ttl" for graph in GRAPHS))
    check_equal()
    check_broken()
    check_changed()
    check_refusals()
