# SPDX-License-Identifier: Apache-2.0
"""`load … sparql` into Fuseki in memory: what is there equals the export, loaded once, twice, and after a broken connection; servers that refuse are told of in one line."""
import contextlib
import http.server
import os
import re
import socket
import subprocess
import threading
import urllib.parse
import urllib.request

from jena import GRAPHS, VERSION, command, driver, lines, rightsgraph, same_lines


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
def answering(status, login=None):
    """A server that gives all the same answer, or lets those with the right login in; its address."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204 if login and self.headers["Authorization"] == login else status)
            self.send_header("Content-Length", "0")
            self.end_headers()

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
        with cutting(url, 100_000, 100_000) as broken:
            need("a connection that breaks twice", load(graph, broken), 0)
        same_lines("a connection that breaks twice", held(url), wanted)
    print(f"   {VERSION}: a load of {graph.name} whose connection broke was taken up again")


def check_refusals():
    graph = GRAPHS[0]
    for status, advice in ((401, "SPARQL_USER"), (403, "SPARQL_TOKEN"), (404, "graph store"), (413, "1 MB"), (301, "address"), (400, "graph store"), (500, "log")):
        with answering(status) as url:
            need(status, load(graph, url, "--tries", 1), 2, rf"rightsgraph: {url}: the server answers {status}; [^\n]*{advice}[^\n]*")
    with answering(401, "Basic dTpww6Q=") as url:  # u:pä
        need("user and password", load(graph, url, SPARQL_USER="u", SPARQL_PASSWORD="pä"), 0)
        need("wrong password", load(graph, url, SPARQL_USER="u", SPARQL_PASSWORD="secret"), 2, r"(?!.*secret).*answers 401.*")
    with answering(401, "Bearer abc") as url:
        need("token", load(graph, url, SPARQL_TOKEN="abc"), 0)
    need("closed port", load(graph, "http://127.0.0.1:9/data", "--tries", 1), 2, r"rightsgraph: http://127\.0\.0\.1:9/data: nothing answers there; [^\n]*")
    for options in (("ftp://x/",), ("http://127.0.0.1:9/", "--graph", "a b"), ("http://127.0.0.1:9/", "--database", "x"), ("http://127.0.0.1:9/", "--base", "x y")):
        need(options, load(graph, *options), 1, r"rightsgraph: [^\n]*")
    print("   load sparql: 14 ways to be refused, each told in one line; logins by user and token")


if __name__ == "__main__":
    driver("quads", *(graph / "graph.ttl" for graph in GRAPHS))
    check_equal()
    check_broken()
    check_refusals()
