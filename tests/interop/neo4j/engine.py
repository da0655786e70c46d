# SPDX-License-Identifier: Apache-2.0
"""A Neo4j server in a process of its own, asked over HTTP as its users do."""
import base64
import contextlib
import json
import os
import pathlib
import subprocess
import threading
import urllib.request

PASSWORD = "right-password"
QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"]  # to start is most of what they do


@contextlib.contextmanager
def killed_after(seconds, process):
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class Engine:
    def __init__(self, work):
        self.work = pathlib.Path(work)
        self.classpath = f"{self.work}/classes:" + (self.work / "classpath").read_text().strip()
        self.start()

    def start(self):
        scratch = self.work / "servers"
        scratch.mkdir(exist_ok=True)
        with open(self.work / "server.log", "wb") as log:
            self.process = subprocess.Popen(["java", *QUICK, "-cp", self.classpath, "Server", scratch, PASSWORD],
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def serve(self, home=""):
        """Serves the databases of a home folder, or an empty one."""
        line = self.served(home)
        if len(line) != 2:  # seen once; the reason is printed
            print(f"   Neo4j did not start, once more; why:\n{self.log()[-3000:]}", flush=True)
            self.process.kill()
            self.process.wait()
            self.start()
            line = self.served(home)
        assert len(line) == 2, f"Neo4j did not start (exit {self.process.poll()}):\n{self.log()[-6000:]}"
        self.url, self.bolt = line[0].rstrip("/"), line[1].rstrip("/")

    def served(self, home):
        """The addresses that the driver tells, or nothing where it ended."""
        self.process.stdin.write(f"{home}\n")
        self.process.stdin.flush()
        with killed_after(120, self.process):
            return self.process.stdout.readline().split()

    def log(self):
        return (self.work / "server.log").read_text(encoding="utf-8", errors="replace")

    def ask(self, statement, **parameters):
        """The rows of an answer, each a dict."""
        body = json.dumps({"statement": statement, "parameters": parameters}).encode()
        login = base64.b64encode(f"neo4j:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(f"{self.url}/db/neo4j/query/v2", body, {"Content-Type": "application/json", "Accept": "application/json",
                                                                                "Authorization": "Basic " + login})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                data = json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{statement[:200]}: {error.read().decode()[:2000]}") from None
        return [dict(zip(data["fields"], row)) for row in data["values"]]

    def wipe(self):
        self.ask("MATCH (n) DETACH DELETE n")
        for constraint in self.ask("SHOW CONSTRAINTS YIELD name"):
            self.ask(f"DROP CONSTRAINT {constraint['name']}")
        assert self.ask("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    def shell(self, file):
        """The real cypher-shell runs a file."""
        command = ["java", *QUICK, "-cp", self.classpath, "org.neo4j.shell.Main", "-a", self.bolt, "-u", "neo4j", "--format", "plain", "-f", file]
        done = subprocess.run(command, env=os.environ | {"NEO4J_PASSWORD": PASSWORD}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, timeout=120)
        assert done.returncode == 0 and not done.stderr, done.stderr[:3000]
        return done.stdout
