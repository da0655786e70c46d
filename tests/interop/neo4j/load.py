# SPDX-License-Identifier: Apache-2.0
"""`rightsgraph load`: twice, over a connection that breaks, and refused in every way that it can be."""
import contextlib
import os
import socket
import subprocess
import threading
import urllib.parse

import graph
from engine import PASSWORD
from reference import same


def load(binary, source, url, *options, all_edges=True, **environment):
    environment = os.environ | {"NEO4J_USER": "neo4j", "NEO4J_PASSWORD": PASSWORD, "NEO4J_TOKEN": ""} | environment
    done = subprocess.run([binary, "load", *(["--all"] if all_edges else []), str(source), "neo4j", url, *options], env=environment, capture_output=True, text=True,
                          check=False, timeout=120)
    assert done.stdout == "" and PASSWORD not in done.stderr and done.stderr.count("\n") == 1 and "\r" not in done.stderr, done.stderr
    return done.returncode, done.stderr


DEADLOCK = '{"errors":[{"code":"Neo.TransientError.Transaction.DeadlockDetected","message":"made up"}]}'


class Proxy:
    """Hands requests on to a server; `broken(n)` says of the n-th how its connection ends: "unsent", "unanswered", with a
    "deadlock" that the server has met, or not at all."""

    def __init__(self, url, broken):
        target = urllib.parse.urlsplit(url)
        self.target, self.broken, self.count = (target.hostname, target.port), broken, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.hand_on, args=(client,), daemon=True).start()

    def hand_on(self, client):
        with client, socket.create_connection(self.target) as server:
            while request := message(client):
                self.count += 1
                way = self.broken(self.count)
                if way == "unsent":
                    return
                if way == "deadlock":
                    client.sendall(http("400 Bad Request", DEADLOCK))
                    return
                server.sendall(request)
                answer = message(server)
                if way == "unanswered":
                    client.sendall(answer[: len(answer) // 2])
                    return
                client.sendall(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()


def message(connection):
    """A whole request or answer, by its Content-Length."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextlib.contextmanager
def answering(answer):
    """A server that answers all with the same bytes; with none it keeps silent."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        open_ones = []
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            open_ones.append(client)
            if answer:
                message(client)
                client.sendall(answer)
                client.close()

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


@contextlib.contextmanager
def full():
    """A server that takes no more connections: the first packet of the next is not answered."""
    with contextlib.ExitStack() as waiting:
        listener = waiting.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def http(status, body, *headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def prove_twice(binary, engine, folder, reference, content, evidence):
    options = ["--with-evidence"] if evidence else []
    engine.wipe()
    status, told = load(binary, folder / "facts.jsonl", engine.url, *options)
    counts = graph.compare(engine, reference, graph.as_it_is, evidence)
    same("the first load", (status, told), (0, f"rightsgraph: {counts}\n"))
    before = content(engine)
    same("exit", load(binary, folder / "facts.jsonl", engine.url + "/", *options)[0], 0)
    same("the second load", content(engine) == before, True)
    return counts


def unfinished(binary, engine, source, requests=30):
    """A load whose connection breaks for good, behind a request of which the answer is lost."""
    engine.wipe()
    with Proxy(engine.url, lambda n: "unanswered" if n == requests else "unsent" if n > requests else None) as proxy:
        status, told = load(binary, source, proxy.url, "--tries", "2")
        assert status == 2 and " nodes and edges are there)" in told and "the same command goes on from there" in told, told
        same("requests", proxy.count, requests + 1)
    same("marks", engine.ask("MATCH (l:RightsgraphLoad) RETURN count(l) AS n"), [{"n": 1}])


def prove_broken(binary, engine, folder, reference):
    """Broken in the middle, and gone on with by the same command, which sends only what is left."""
    unfinished(binary, engine, folder / "facts.jsonl")
    with Proxy(engine.url, lambda n: None) as proxy:
        status, told = load(binary, folder / "facts.jsonl", proxy.url)
        assert status == 0 and "came with an unfinished load and were not looked at again: load once more if" in told, told
        rest = proxy.count
    counts = graph.compare(engine, reference, graph.as_it_is)
    with Proxy(engine.url, lambda n: None) as proxy:
        same("exit", load(binary, folder / "facts.jsonl", proxy.url)[0], 0)
        assert rest < proxy.count - 10, f"going on took {rest} requests, all take {proxy.count}"
    return counts


def prove_shaky(binary, engine, folder, reference):
    """A connection that breaks now and again, which nobody need notice."""
    engine.wipe()
    with Proxy(engine.url, lambda n: {0: "unsent", 1: "unanswered", 5: "deadlock"}.get(n % 10) if n > 1 else None) as proxy:
        same("exit", load(binary, folder / "facts.jsonl", proxy.url)[0], 0)
    return graph.compare(engine, reference, graph.as_it_is)


def prove_gone(binary, engine, folder, reference):
    """What an unfinished load has sent is deleted before it goes on: that is told, and then it begins anew."""
    unfinished(binary, engine, folder / "facts.jsonl")
    engine.ask("MATCH (n) WHERE NOT n:RightsgraphLoad DETACH DELETE n")
    status, told = load(binary, folder / "facts.jsonl", engine.url)
    assert status == 2 and "nodes that were loaded before are gone" in told, told
    same("exit", load(binary, folder / "facts.jsonl", engine.url)[0], 0)
    return graph.compare(engine, reference, graph.as_it_is)


def prove_constraint(binary, engine, folder, reference):
    """What a constraint of somebody else's forbids is told by its name, and not asked again. (Such an answer has status 202.)"""
    engine.wipe()
    name = next(node["name"] for node in reference.nodes.values() if node["type"] == "Country" and node["name"])
    engine.ask("CREATE CONSTRAINT others FOR (c:Country) REQUIRE c.name IS UNIQUE")
    engine.ask("CREATE (:Country {name: $name})", name=name)
    counts = []
    for tries in ("1", "6"):
        engine.ask("MATCH (l:RightsgraphLoad) DELETE l")
        with Proxy(engine.url, lambda n: None) as proxy:
            status, told = load(binary, folder / "facts.jsonl", proxy.url, "--tries", tries)
            assert status == 2 and "Neo.ClientError.Schema.ConstraintValidationFailed: " in told and "check what the database holds" in told, told
            counts.append(proxy.count)
    same("requests with six tries", counts[1], counts[0])
    engine.ask("DROP CONSTRAINT others")
    engine.ask("MATCH (c:Country) WHERE c.id IS NULL DELETE c")
    same("exit", load(binary, folder / "facts.jsonl", engine.url)[0], 0)
    return graph.compare(engine, reference, graph.as_it_is)


def prove_other(binary, engine, first, second, reference):
    """What an unfinished load of another graph left is no reason to leave something out."""
    unfinished(binary, engine, first / "facts.jsonl")
    engine.ask("MATCH (n) WHERE NOT n:RightsgraphLoad DETACH DELETE n")
    status, told = load(binary, second / "facts.jsonl", engine.url)
    assert status == 0 and "unfinished" not in told, told
    return graph.compare(engine, reference, graph.as_it_is)


def prove_refusals(binary, engine, folder):
    source, url = folder / "facts.jsonl", engine.url
    not_found = http("404 Not Found", '{"errors":[{"code":"Neo.ClientError.Request.Invalid","message":"Not Found"}]}', "Content-Type: application/json")
    with answering(not_found) as old, answering(http("503 Service Unavailable", "")) as busy, answering(http("200 OK", "<html>")) as other, \
            answering(http("202 Accepted", '{"data":{"fields":[],"values":[]}}')) as empty, full() as unreached, \
            answering(http("302 Found", "", "Location: http://127.0.0.1:1/")) as moved, answering(b"") as silent, answering(b"\x16\x03\x01nonsense\r\n\r\n") as noise:
        cases = [
            ([url], {"NEO4J_PASSWORD": "wrong"}, 2, "the login is refused; check NEO4J_USER and NEO4J_PASSWORD"),
            ([url], {"NEO4J_TOKEN": "wrong"}, 2, "the login is refused; check NEO4J_TOKEN"),
            ([url], {"NEO4J_USER": "", "NEO4J_PASSWORD": ""}, 2, "asks for a login; set NEO4J_USER and NEO4J_PASSWORD, or NEO4J_TOKEN"),
            ([url, "--database", "a/none b"], {}, 2, "has no database `a/none b`; name another with --database"),
            (["http://127.0.0.1:1"], {}, 2, "nothing answers there; check the address, and that the server runs"),
            ([old], {}, 2, "has no Query API; Neo4j 5.19 or later is needed"),
            ([busy], {}, 2, "the server answers with status 503; look after the server"),
            ([other], {}, 2, "doesn't answer as Neo4j does (status 200); check the address"),
            ([moved], {}, 2, "leads to another address; give that address"),
            ([silent, "--seconds", "1"], {}, 2, "no answer in 1 seconds"),
            ([unreached, "--seconds", "1"], {}, 2, "no connection in 1 seconds; check the address"),
            ([empty], {}, 2, "an answer doesn't say how many rows were merged (0 of "),
            ([url + "/db/neo4j/query/v2"], {}, 1, f"is the address of one database; give the server's, {url}, and name the database with --database"),
            ([noise], {}, 2, "the connection failed"),
            (["bolt://localhost:7687"], {}, 1, "is no address of http or https"),
            (["file:///etc/passwd"], {}, 1, "is no address of http or https"),
            ([f"http://neo4j:{PASSWORD}@localhost"], {}, 1, "the address holds a user or a password"),
        ]
        for arguments, environment, status, words in cases:
            found, told = load(binary, source, *arguments, **environment)
            assert found == status and words in told, (arguments, found, told)
    return len(cases)
