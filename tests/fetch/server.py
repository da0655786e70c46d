# SPDX-License-Identifier: Apache-2.0
"""A documents service on the loopback that can do everything wrong. Standard library only."""
import io
import random
import socket
import socketserver
import ssl
import threading
import time
import urllib.parse
import zipfile


def pdf(name, size=40_000):
    return b"%PDF-1.4\n" + random.Random(name).randbytes(size) + b"\nstartxref\n0\n%%EOF\n"


def docx(name, folder="word"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, text in (("[Content_Types].xml", "<Types/>"), (f"{folder}/document.xml", random.Random(name).randbytes(9000).hex())):
            archive.writestr(zipfile.ZipInfo(part), text)  # with a date of its own it would differ every two seconds
    return out.getvalue()


def head(status, fields=(), reason="x"):
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def answer(status=200, body=b"", **fields):
    """A whole answer; `_` in a field's name stands for `-`."""
    given = [(name.replace("_", "-"), value) for name, value in fields.items()]
    return lambda request, send: send(head(status, [("Content-Length", len(body)), *given]) + body)


def redirect(to, status=302):
    return answer(status, b"<html>moved</html>", Location=to)


def document(body, etag='"1"', ranges=True, modified=None, cut=()):
    """A file as a good server gives it. `cut`: how many bytes each of the first answers has before the connection breaks."""
    cuts = list(cut)

    def give(request, send):
        fields = [("ETag", etag)] * bool(etag) + [("Last-Modified", modified)] * bool(modified)
        tag, date = request.field("if-none-match"), request.field("if-modified-since")
        if tag == etag if tag else date and date == modified:  # RFC 9110, section 13.2.2
            return send(head(304, fields))
        start = 0
        if ranges and request.field("range") and request.field("if-range") in (etag, modified):
            start = int(request.field("range").removeprefix("bytes=").removesuffix("-"))
            fields.append(("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}"))
        whole = body[start:]
        send(head(206 if start else 200, [("Content-Length", len(whole)), ("Content-Type", "text/html"), *fields]))
        if cuts:
            send(whole[:cuts.pop(0)])
            return "close"
        return send(whole)

    return give


def in_turn(*answers):
    """One after the other, and the last again and again."""
    left = list(answers)
    return lambda request, send: (left.pop(0) if len(left) > 1 else left[0])(request, send)


class Request:
    def __init__(self, lines):
        self.method, self.target = lines[0].split(" ")[:2]
        self.fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        url = urllib.parse.urlsplit(self.target)
        self.path, self.host = url.path, url.netloc
        self.raw_query = url.query
        self.query = {name: values[0] for name, values in urllib.parse.parse_qs(url.query).items()}
        self.time = time.monotonic()

    def field(self, name):
        return self.fields.get(name)

    @property
    def wanted(self):
        return tuple(self.query.get(name) for name in "slt")


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        service = self.server.service
        self.request.settimeout(20)
        try:
            if service.tls:
                self.request = service.tls.wrap_socket(self.request, server_side=True)
            while self.one(service) != "close":
                pass
        except (OSError, ValueError):  # the other side has gone, or doesn't like the certificate
            pass
        finally:
            self.request.close()

    def one(self, service):
        text = b""
        while b"\r\n\r\n" not in text:
            more = self.request.recv(65536)
            if not more:
                return "close"
            text += more
        request = Request(text.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n"))
        with service.lock:
            service.requests.append(request)
            service.active += 1
            service.most_active = max(service.most_active, service.active)
        try:
            return service.find(request)(request, self.request.sendall)
        finally:
            with service.lock:
                service.active -= 1


class Service:
    """`answers` by symbol, (symbol, language, type) or path; what isn't there has status 404."""

    def __init__(self, answers=(), tls=None):
        self.answers, self.requests, self.lock, self.tls = dict(answers), [], threading.Lock(), tls
        self.active = self.most_active = 0
        socketserver.ThreadingTCPServer.daemon_threads = True
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.service = self
        self.port = self.server.server_address[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def find(self, request):
        symbol = request.query.get("s")
        for key in (request.wanted, symbol, request.path):
            if key in self.answers:
                return self.answers[key]
        return answer(404, b"<html>no</html>")

    def count(self, symbol):
        return sum(request.query.get("s") == symbol for request in self.requests)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def tls_context(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def closed_port():
    """A port of the loopback that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
