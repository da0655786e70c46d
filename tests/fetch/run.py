#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rightsgraph fetch` against a service that does everything wrong: run.py BINARY. Standard library only.
Nothing but the loopback is asked: every server is local, and all other names go to a proxy that isn't there."""
import email.utils
import errno
import hashlib
import json
import os
import pathlib
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from server import Service, answer, closed_port, document, docx, head, in_turn, pdf, redirect, tls_context  # noqa: E402

BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
NO_PROXY = f"http://127.0.0.1:{closed_port()}"
A = "A/HRC/950/21"
GOOD = pdf(A)
QUICK = {"--pause": "0", "--tries": "3", "--seconds": "20"}


def environment(**more):
    out = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    out.update(http_proxy=NO_PROXY, https_proxy=NO_PROXY, all_proxy=NO_PROXY, no_proxy="127.0.0.1", HOME="/nonexistent")
    for name in ("CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "XDG_CACHE_HOME"):
        out.pop(name, None)
    return out | more


def digests(files):
    """Enough to see which files differ, and short enough to be printed."""
    return {name: f"{len(content)} bytes, {hashlib.sha256(content).hexdigest()[:16]}" for name, content in files.items()}


class Case(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name) / "got"

    def serve(self, answers=(), tls=None):
        service = Service(answers, tls)
        self.addCleanup(service.close)
        return service

    def command(self, service, *arguments):
        usual = {"--base-url": service if isinstance(service, str) else service.url, "-o": self.folder, **QUICK}
        given = [str(word) for name, value in usual.items() if name not in arguments for word in (name, value)]
        return [BINARY, "fetch", *given, *map(str, arguments)]

    def fetch(self, service, *arguments, env=None, stdin=None):
        return subprocess.run(self.command(service, *arguments), capture_output=True, text=True, input=stdin, check=False, timeout=60,
                              env=env or environment())

    def files(self):
        return {file.name: file.read_bytes() for file in self.folder.iterdir() if file.is_file()} if self.folder.exists() else {}

    def parts(self):
        return sorted(file.name for file in (self.folder / ".fetch").glob("*.part"))

    def gives(self, service, files, *arguments, status=0, error="", **more):
        """What is there afterwards, byte by byte; what is printed is the paths of it."""
        done = self.fetch(service, *arguments, "--quiet", **more)
        self.assertEqual((done.returncode, done.stderr), (status, error))
        self.assertEqual(digests(self.files()), digests(files))
        self.assertEqual(sorted(done.stdout.splitlines()), sorted(str(self.folder / name) for name in files))
        self.assertEqual(self.parts(), [])

    def refuses(self, service, wrong, symbol=A, *arguments):
        done = self.fetch(service, symbol, *arguments, "--quiet")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, rf"^rightsgraph: {symbol} \(zh\): {wrong}; [^\n]+\n$")
        self.assertEqual(self.files(), {})
        return done.stderr


def one_page(text):
    """A PDF with a line of text, which is told to be so by its first bytes alone."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               b"<</Length %d>>stream\nBT /F 10 Tf 113 600 Td (%s) Tj ET\nendstream" % (len(text) + 36, text.encode()),
               b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"]
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % row for row in enumerate(objects, 1)) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def all_of(terminal):
    """What was written to a terminal whose other side is closed: it comes in pieces, and ends with an error."""
    out = b""
    try:
        while piece := os.read(terminal, 65536):
            out += piece
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    os.close(terminal)
    return out


def slowly(pieces, wait):
    def give(request, send):
        for piece in pieces:
            time.sleep(wait)
            send(piece)
        return "close"
    return give


def raw(content):
    def give(request, send):
        send(content)
        return "close"
    return give


def chunks(*pieces, end=True, **fields):
    sent = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    given = [(name.replace("_", "-"), value) for name, value in fields.items()]
    return raw(head(200, [("Transfer-Encoding", "chunked"), *given]) + sent + (b"0\r\n\r\n" if end else b""))


PAGE = b"<!DOCTYPE html>\n<html><title>UN</title><body>%s</body></html>" % (b"x" * 3000)


HALF = raw(head(200, [("Content-Length", 900_000), ("ETag", '"1"')]) + pdf(A, 400_000))


class Faults(Case):
    """One fault, one outcome. (what the server does, outcome, how often it is asked, words of the line)"""

    TABLE = {
        "empty": (answer(), "not_published", 2, r"is not published in this language"),
        "empty, with a type": (answer(Content_Type="application/pdf"), "not_published", 2, r"is not published in this language"),
        "no content": (raw(head(204)), "not_published", 2, r"is not published in this language \(status 204\)"),
        "not found": (answer(404, PAGE), "not_published", 2, r"is not published in this language \(status 404\)"),
        "gone": (answer(410), "not_published", 2, r"is not published in this language \(status 410\)"),
        "challenge": (answer(202, PAGE, x_amzn_waf_action="challenge"), "challenged", 1, r"the server wants proof that a person asks .*"),
        "challenge without its name": (answer(202), "challenged", 1, r"the server wants proof that a person asks .*"),
        "captcha": (answer(405, PAGE, x_amzn_waf_action="captcha"), "challenged", 1, r"the server wants proof that a person asks .*"),
        "page": (answer(200, PAGE), "no_document", 2, r"the server sends a web page where a document should be"),
        "page named PDF": (answer(200, PAGE, Content_Type="application/pdf", Content_Disposition='attachment; filename="a.pdf"'), "no_document", 2,
                           r"the server sends a web page where a document should be"),
        "short page behind a mark": (answer(200, b"\xef\xbb\xbf \n<p>"), "no_document", 2, r"the server sends a web page .*"),
        "JSON": (answer(200, b'{"error": 1}'), "no_document", 2, r"what the server sends is no document that is known"),
        "picture": (answer(200, b"\x89PNG\r\n" + b"\0" * 5000), "no_document", 2, r"what the server sends is no document that is known"),
        "compressed unasked": (answer(200, b"\x1f\x8b" + b"\0" * 5000, Content_Encoding="gzip"), "no_document", 2, r"what the server sends .*"),
        "forbidden": (answer(403, PAGE), "refused", 1, r"the server doesn't give it \(status 403\)"),
        "login": (answer(401, PAGE, WWW_Authenticate="Basic"), "refused", 1, r"the server doesn't give it \(status 401\)"),
        "unasked 304": (raw(head(304)), "refused", 1, r"the server doesn't give it \(status 304\)"),
        "unasked 206": (answer(206, GOOD, Content_Range=f"bytes 0-{len(GOOD) - 1}/{len(GOOD)}"), "unreachable", 3, r"the server goes on with another file .*"),
        "too many": (answer(429), "busy", 3, r"the server is busy \(status 429\)"),
        "overloaded": (answer(503, PAGE, Retry_After=0), "busy", 3, r"the server is busy \(status 503\)"),
        "wait an hour": (answer(503, PAGE, Retry_After=3600), "busy", 1, r"the server is busy \(status 503\), and asks to wait 3600 seconds"),
        "wait a day": (answer(429, PAGE, Retry_After=email.utils.formatdate(time.time() + 86_400, usegmt=True)), "busy", 1,
                       r"the server is busy \(status 429\), and asks to wait 8\d{4} seconds"),
        "error": (answer(500, PAGE), "busy", 3, r"the server is busy \(status 500\)"),
        "nothing at all": (raw(b""), "unreachable", 3, r"the connection failed .*"),
        "no HTTP": (raw(b"220 mail ready\r\n"), "unreachable", 3, r"the connection failed .*"),
        "always cut": (raw(head(200, [("Content-Length", 90_000)]) + GOOD), "unreachable", 3, r"the connection broke off before the end"),
        "cut at once": (raw(head(200, [("Content-Length", 90_000)])), "unreachable", 3, r"the connection broke off before the end"),
        "cut, and no more from there": (lambda request, send: (answer(416) if request.field("range") else HALF)(request, send), "unreachable", 3,
                                        r"the connection broke off before the end"),
        "cut, and another from there": (lambda request, send: (answer(206, GOOD, Content_Range="bytes 1-9/20") if request.field("range") else HALF)(request, send), "unreachable", 3,
                                        r"the connection broke off before the end"),
        "chunks cut": (chunks(GOOD, end=False), "unreachable", 3, r"the connection broke off before the end"),
        "chunk cut": (raw(head(200, [("Transfer-Encoding", "chunked")]) + b"ffff\r\n" + GOOD), "unreachable", 3, r"the connection broke off before the end"),
        "cut without a length": (raw(head(200) + GOOD[:30_000]), "unreachable", 3, r"the file has no end"),
        "silent": (slowly([b""], 8), "unreachable", 3, r"no answer in 2 seconds"),
        "slow": (slowly([head(200, [("Content-Length", len(GOOD))]), *[b"%PDF-1.4\n", *[b"x"] * 80]], 0.1), "unreachable", 3,
                 r"less than 1 kB a second came for 2 seconds"),
        "steady, but slow": (slowly([head(200, [("Content-Length", 900_000)]), b"%PDF-1.4\n", *[b"x" * 1500] * 100], 0.2), "unreachable", 3,
                             r"less than 20 kB a second came on the whole"),
        "endless head": (raw(b"HTTP/1.1 200 x\r\n" + b"X: " + b"y" * 900 + b"\r\n" * 1 + (b"Z: " + b"y" * 9000 + b"\r\n") * 200), "unreachable", 1,
                         r"the head of the answer doesn't end"),
        "huge": (raw(head(200, [("Content-Length", 5 << 30)]) + GOOD), "too_large", 1, r"is larger than 1 MB"),
        "huge, in chunks": (chunks(GOOD, *[b"x" * 100_000] * 20), "too_large", 1, r"is larger than 1 MB"),
        "huge, without a length": (raw(head(200) + GOOD + b"x" * 3_000_000), "too_large", 1, r"is larger than 1 MB"),
        "in circles": (redirect("/circle"), "bad_redirect", 3, r"redirects in a circle"),
        "ever on": (None, "bad_redirect", 11, r"redirects more than 10 times"),
        "to nowhere": (answer(302), "bad_redirect", 1, r"redirects, but does not say where"),
        "to a file": (redirect("file:///etc/passwd"), "bad_redirect", 1, r"redirects to file:, which is neither http nor https"),
        "to FTP": (redirect("ftp://127.0.0.1/a.pdf"), "bad_redirect", 1, r"redirects to ftp:, which is neither http nor https"),
        "to gopher": (redirect("gopher://127.0.0.1:25/_x"), "bad_redirect", 1, r"redirects to gopher:, which is neither http nor https"),
        "to data": (redirect("data:text/plain,x"), "bad_redirect", 1, r"redirects to .*"),
        "to script": (redirect("javascript:alert(1)"), "bad_redirect", 1, r"redirects to .*"),
        "to a login": (redirect("http://me:secret@un.example/"), "bad_redirect", 1, r"redirects to an address with a login"),
        **{f"to {host}": (redirect(f"http://{host}/a.pdf"), "bad_redirect", 1, r"redirects to http://.*:80, an address that is not public")
           for host in ("10.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "127.0.0.2", "2130706433", "0x7f.1", "0177.0.0.1",
                        "localhost", "a.localhost", "localhost.", "[::1]", "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[::]", "224.0.0.1")},
        "to another port": (redirect("http://127.0.0.1:1/a.pdf"), "bad_redirect", 1, r"redirects to http://127\.0\.0\.1:1, an address that is not public"),
        "to another domain": (redirect("http://un.example/a.pdf"), "bad_redirect", 1, r"redirects to http://un\.example:80, of another domain, where a proxy .*"),
    }

    #: Those that run into --seconds; the others have time, however busy the machine is
    SLOW = ("silent", "slow", "steady, but slow")

    def test_each(self):
        """All at once, each with a service of its own: most of the time is waiting."""
        runs = []
        for number, (name, (does, *expected)) in enumerate(self.TABLE.items()):
            service = self.serve({A: does})
            service.answers["/circle"] = redirect("/circle2")
            service.answers["/circle2"] = redirect("/circle")
            if does is None:  # each to the next
                service.find = lambda request, service=service: redirect(f"/next/{len(service.requests)}")
            folder = self.folder / str(number)
            command = self.command(service, A, "-o", folder, "--max-mb", "1", "--seconds", "2" if name in self.SLOW else "20", "--json", "--quiet")
            runs.append((name, service, folder, expected, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())))
        for name, service, folder, (outcome, asked, words), run in runs:
            with self.subTest(name):
                out, error = run.communicate(timeout=50)
                self.assertEqual((run.returncode, error), (2, ""))
                row, = json.loads(out)["rows"]
                problem = row.pop("problem")
                self.assertEqual(row, {"symbol": A, "lang": "zh", "outcome": outcome, "file": None, "bytes": None})
                self.assertRegex(problem, rf"^A/HRC/950/21 \(zh\): {words}; [a-z][^\n]+$")
                self.assertEqual([file.name for file in folder.iterdir()], [".fetch"])
                self.assertEqual(len(service.requests), asked)


class Good(Case):
    def test_a_file_and_how_it_is_asked_for(self):
        service = self.serve({A: document(GOOD)})
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        request, = service.requests
        self.assertEqual((request.method, request.path, request.raw_query), ("GET", "/api/symbol/access", "s=A%2FHRC%2F950%2F21&l=zh&t=pdf"))
        self.assertRegex(request.field("user-agent"), r"^rightsgraph/\d+\.\d+\.\d+")
        self.assertEqual(request.field("accept-encoding"), "identity")
        self.assertEqual(set(request.fields) - {"host", "user-agent", "accept", "accept-encoding"}, set())

    def test_the_first_bytes_say_what_it_is(self):
        word, table = docx(A), docx(A, "xl")
        old, rich, perfect = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 2000, b"{\\rtf1 " + b"a" * 2000 + b"}", b"\xffWPC" + b"\1" * 2000
        late = b"\r\n" * 20 + GOOD
        for content, name in ((word, "docx"), (table, "zip"), (late, "pdf"), (old, "doc"), (rich, "rtf"), (perfect, "wpd"), (b"%PDF-1.4\n%%EOF", "pdf")):
            for asked in ("pdf", "docx"):
                with self.subTest(name, asked=asked):
                    self.folder = self.folder.parent / f"{name}-{asked}-{len(content)}"
                    service = self.serve({(A, "zh", asked): document(content)})
                    self.gives(service, {f"A-HRC-950-21.zh.{name}": content}, A, "--format", asked)

    def test_the_other_type_where_there_is_none(self):
        for missing in (answer(), answer(404), answer(200, PAGE)):
            self.folder = self.folder.parent / str(id(missing))
            service = self.serve({(A, "zh", "pdf"): missing, (A, "zh", "docx"): document(docx(A))})
            self.gives(service, {"A-HRC-950-21.zh.docx": docx(A)}, A)
            self.gives(service, {"A-HRC-950-21.zh.docx": docx(A)}, A, "--format", "docx")
            self.assertEqual([request.query["t"] for request in service.requests], ["pdf", "docx", "docx"])

    def test_an_old_format_gives_way(self):
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 2000
        service = self.serve({(A, "zh", "docx"): document(old), (A, "zh", "pdf"): document(GOOD)})
        done = self.fetch(service, A, "--format", "docx")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, f"{self.folder}/A-HRC-950-21.zh.pdf\n", f"1 fetched → {self.folder}\n"))
        self.assertEqual(digests(self.files()), digests({"A-HRC-950-21.zh.doc": old, "A-HRC-950-21.zh.pdf": GOOD}))

    def test_languages(self):
        service = self.serve({(A, "zh", "pdf"): document(GOOD), (A, "en", "pdf"): document(pdf("en")), (A, "ar", "docx"): document(docx("ar"))})
        files = {"A-HRC-950-21.zh.pdf": GOOD, "A-HRC-950-21.en.pdf": pdf("en"), "A-HRC-950-21.ar.docx": docx("ar")}
        missing = "rightsgraph: A/HRC/950/21 (fr): is not published in this language (status 404); check the symbol, or name another language with --lang\n"
        self.gives(service, files, A, "--lang", "zh,en,ar,fr,en", status=3, error=missing)
        for wrong in ("de", "zh,", "zh en", "C"):
            done = self.fetch(service, A, "--lang", wrong)
            self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_a_redirection_to_another_path(self):
        service = self.serve({A: redirect("/doc/a"), "/doc/a": redirect("b?x=1#y", 301), "/doc/b": redirect("http://127.0.0.1:0/c", 307)})
        service.answers["/doc/b"] = redirect(f"{service.url}/c", 308)
        service.answers["/c"] = document(GOOD)
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        self.assertEqual([request.path for request in service.requests], ["/api/symbol/access", "/doc/a", "/doc/b", "/c"])

    def test_names_that_the_server_gives_are_passed_over(self):
        for given in ("../../evil.pdf", "/etc/passwd", "a\\b.exe"):
            self.folder = self.folder.parent / str(len(given))
            service = self.serve({A: answer(200, GOOD, Content_Disposition=f'attachment; filename="{given}"', Content_Type="text/html; charset=x")})
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        self.assertEqual(len(list(self.folder.parent.iterdir())), 3)

    def test_json_and_summary(self):
        service = self.serve({A: document(GOOD)})
        done = self.fetch(service, A, "A/HRC/950/22", "--json")
        self.assertEqual((done.returncode, done.stderr), (3, f"1 fetched, 1 not there → {self.folder}\n"))
        self.assertEqual(json.loads(done.stdout)["rows"], [
            {"symbol": A, "lang": "zh", "outcome": "fetched", "file": f"{self.folder}/A-HRC-950-21.zh.pdf", "bytes": len(GOOD), "problem": None},
            {"symbol": "A/HRC/950/22", "lang": "zh", "outcome": "not_published", "file": None, "bytes": None, "problem":
             "A/HRC/950/22 (zh): is not published in this language (status 404); check the symbol, or name another language with --lang"}])

    def test_results_are_in_the_order_asked_for(self):
        answers = {f"A/950/{i}": document(pdf(str(i), 2000)) for i in range(9)}
        answers["A/950/0"] = in_turn(answer(500), answers["A/950/0"])  # comes last
        done = self.fetch(self.serve(answers), *answers, "--quiet")
        self.assertEqual(done.stdout.splitlines(), [f"{self.folder}/A-950-{i}.zh.pdf" for i in range(9)])

    def test_bars_on_a_terminal_alone(self):
        half = len(GOOD) // 2
        service = self.serve({A: slowly([head(200, [("Content-Length", len(GOOD))]) + GOOD[:half], GOOD[half:]], 0.3)})
        reader, writer = os.openpty()
        done = subprocess.run(self.command(service, A), stdout=subprocess.PIPE, stderr=writer, check=False, env=environment(), timeout=20)
        os.close(writer)
        shown = all_of(reader).decode()
        self.assertEqual(done.returncode, 0)
        self.assertRegex(shown, r"\r\x1b\[K0/1  A/HRC/950/21 \(zh\) \[#{1,6}-{6,11}\] \d+ kB\r.*\r\x1b\[K0/1  A/HRC/950/21 \(zh\) \[############\] 39 kB\r\x1b\[K\r\x1b\[K1 fetched")
        self.assertEqual(self.fetch(service, A, "--quiet").stderr, "")


class Symbols(Case):
    ODD = {"S/RES/1440 (2002)": ("S%2FRES%2F1440%282002%29", "S-RES-1440-2002"), "A/RES/2758(XXVI)": ("A%2FRES%2F2758%28XXVI%29", "A-RES-2758-XXVI"),
           "a/hrc/950/21/add.1": ("A%2FHRC%2F950%2F21%2FAdd.1", "A-HRC-950-21-Add.1"), "A-HRC-950-21": ("A%2FHRC%2F950%2F21", "A-HRC-950-21"),
           "E/CN4/SUB.2/2950/7": ("E%2FCN.4%2FSub.2%2F2950%2F7", "E-CN.4-Sub.2-2950-7"), " A//HRC/950/5 ": ("A%2FHRC%2F950%2F5", "A-HRC-950-5"),
           "A/RES/ES-11/1": ("A%2FRES%2FES-11%2F1", "A-RES-ES-11-1"), "CRC/C/GC/25": ("CRC%2FC%2FGC%2F25", "CRC-C-GC-25")}

    def test_odd_ones(self):
        for given, (sent, name) in self.ODD.items():
            with self.subTest(given):
                self.folder = self.folder.parent / name
                service = self.serve()
                service.find = lambda request: document(GOOD)
                self.gives(service, {f"{name}.zh.pdf": GOOD}, given)
                self.assertEqual([request.raw_query for request in service.requests], [f"s={sent}&l=zh&t=pdf"])

    def test_what_is_none_is_not_asked_for(self):
        wrong = ["../../etc/passwd", "/etc/passwd", "hello", "A/B", "A/1.txt", "A/HRC/950/21/..", "A/HRC/950/21 x", "A/HRC/950/21?x=1", "A/HRC/950/21&l=en",
                 "http://un.example/A/1", "A/1\nB", "A/1\x1b[31m", "A/" + "1/" * 200 + "1", "人权/1", "-1", "%2e%2e/1"]
        service = self.serve({A: document(GOOD)})
        for text in wrong:
            done = self.fetch(service, "--quiet", "--", text)
            self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (2, "", 1), text)
            self.assertIn("is no document symbol; write one such as A/HRC/50/51", done.stderr)
            self.assertNotIn("\x1b", done.stderr)
        self.assertEqual((service.requests, self.folder.exists()), ([], False))
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A, "hello", status=3, error="rightsgraph: `hello`: is no document symbol; write one such as A/HRC/50/51\n")

    def test_a_list(self):
        service = self.serve({f"A/950/{i}": document(pdf(str(i))) for i in (1, 2, 3)})
        text = "\ufeff# reports\r\n\r\nA/950/1  # the first\r\nA/950/2\nnonsense\n a/950/1\nA/950/3"
        files = {f"A-950-{i}.zh.pdf": pdf(str(i)) for i in (1, 2, 3)}
        self.folder.parent.joinpath("list.txt").write_text(text, encoding="utf-8")
        for source, stdin in ((str(self.folder.parent / "list.txt"), None), ("-", text)):
            name = source if source != "-" else "standard input"
            self.gives(service, files, "--from", source, "A/950/2", stdin=stdin, status=3, error=f"rightsgraph: {name}:5: is no document symbol; write one such as A/HRC/50/51\n")
        self.assertEqual([service.count(f"A/950/{i}") for i in (1, 2, 3)], [2, 2, 2])
        done = self.fetch(service, "--from", "/nonexistent/list")
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (2, "", 1))

    def test_wrong_usage(self):
        for arguments in ((), ("--from", ""), (A, "--format", "txt"), (A, "--pause", "-1"), (A, "--pause", "x"), (A, "--pause", "nan"), (A, "--pause", "inf"), (A, "--tries", "0"), (A, "--max-mb", "0"), (A, "--cacert", "")):
            done = self.fetch(self.serve(), *arguments)
            self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (1, "", 1), arguments)
        for url in ("ftp://127.0.0.1", "file:///etc", "127.0.0.1:80", "http://me:secret@127.0.0.1", "http://127.0.0.1/?key=1"):
            done = self.fetch(url, A)
            self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (1, "", 1), url)
            self.assertNotIn("secret", done.stderr)


class Cached(Case):
    def test_unchanged_changed_and_removed(self):
        date, later = "Mon, 01 Jan 2029 10:00:00 GMT", "Tue, 02 Jan 2029 10:00:00 GMT"
        for fields, newer in (({"etag": '"1"'}, {"etag": '"2"'}), ({"etag": 'W/"1"'}, {"etag": 'W/"2"'}), ({"etag": None, "modified": date}, {"etag": None, "modified": later}),
                              ({"etag": '"1"', "modified": date}, {"etag": '"2"', "modified": date})):
            with self.subTest(fields):
                self.folder = self.folder.parent / str(fields).replace("/", "-")
                service = self.serve({A: document(GOOD, **fields)})
                for status, more in ((None, {}), (304, {})):
                    self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A, **more)
                self.assertEqual(json.loads(self.fetch(service, A, "--json").stdout)["rows"][0]["outcome"], "unchanged")
                service.answers[A] = document(pdf("new"), **newer)
                self.gives(service, {"A-HRC-950-21.zh.pdf": pdf("new")}, A)
                (self.folder / "A-HRC-950-21.zh.pdf").unlink()
                self.gives(service, {"A-HRC-950-21.zh.pdf": pdf("new")}, A)
                asked = [(request.field("if-none-match"), request.field("if-modified-since")) for request in service.requests]
                known = (fields["etag"], fields.get("modified"))
                self.assertEqual(asked, [(None, None), known, known, known, (None, None)])

    def test_what_the_server_cannot_tell_apart_is_not_asked_for_again(self):
        service = self.serve({A: document(GOOD, etag=None)})
        for _ in range(2):
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        self.assertEqual(len(service.requests), 1)

    def test_a_file_that_was_not_fetched_stays(self):
        service, file = self.serve({A: document(GOOD)}), self.folder / "A-HRC-950-21.zh.pdf"
        self.folder.mkdir()
        refusal = f"rightsgraph: {file}: is there already and was not made by rightsgraph, or was changed since; move it away, or give --force\n"
        for own in (b"my own", b""):
            file.write_bytes(own)
            done = self.fetch(service, A, "--quiet")
            self.assertEqual((done.returncode, done.stdout, done.stderr, digests(self.files())), (2, "", refusal, digests({file.name: own})))
        self.gives(service, {file.name: GOOD}, A, "--force")
        file.write_bytes(GOOD + b"with notes")  # changed since
        service.answers[A] = document(pdf("new"), etag='"2"')
        done = self.fetch(service, A, "--quiet")
        self.assertEqual((done.returncode, done.stderr, digests(self.files())), (2, refusal, digests({file.name: GOOD + b"with notes"})))

    def test_a_file_outlives_a_server_that_fails(self):
        service = self.serve({A: document(GOOD)})
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        for fault, words in ((answer(404), "is not published in this language (status 404)"), (answer(503), "the server is busy (status 503)"), (answer(202), "the server wants proof"),
                             (answer(200, PAGE), "the server sends a web page"), (raw(head(200, [("Content-Length", 90_000)]) + pdf("new")), "the connection broke off")):
            service.answers[A] = fault
            done = self.fetch(service, A, "--tries", "1")
            self.assertEqual((done.returncode, done.stdout, digests(self.files())), (0, f"{self.folder}/A-HRC-950-21.zh.pdf\n", digests({"A-HRC-950-21.zh.pdf": GOOD})))
            self.assertRegex(done.stderr, rf"^rightsgraph: A/HRC/950/21 \(zh\): {words.replace('(', '[(]').replace(')', '[)]')}.*, so the file that is there already was kept; .*\n1 kept as they were → .*\n$")

    def test_damaged_records(self):
        service = self.serve({A: document(GOOD)})
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        record = self.folder / ".fetch" / "A-HRC-950-21.zh.pdf.json"
        whole = record.read_text()
        for damage in ("", "{", "[" * 100_000, "[1]", '{"bytes": -1}', whole.replace("A-HRC", "../A-HRC"), whole.replace('\\"1\\"', "a\\r\\nX: y"), whole[:-20], "\0" * 9):
            record.write_text(damage)
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A, "--force")
            self.assertEqual(record.read_text(), whole)
            self.assertIsNone(service.requests[-1].field("x"))

    def test_folder_of_the_user(self):
        service = self.serve({A: document(GOOD)})
        home, cache = self.folder.parent / "home", self.folder.parent / "cache"
        for env, folder in (({"HOME": str(home)}, home / ".cache" / "rightsgraph"), ({"HOME": str(home), "XDG_CACHE_HOME": str(cache)}, cache / "rightsgraph"),
                            ({"HOME": str(home), "XDG_CACHE_HOME": "relative"}, home / ".cache" / "rightsgraph")):
            done = subprocess.run([BINARY, "fetch", A, "--base-url", service.url, "--pause", "0", "--quiet"], capture_output=True, text=True, check=False, env=environment(**env))
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, f"{folder}/A-HRC-950-21.zh.pdf\n", ""))
            self.assertTrue((folder / "A-HRC-950-21.zh.pdf").read_bytes() == GOOD)
        done = subprocess.run([BINARY, "fetch", A, "--base-url", service.url], capture_output=True, text=True, check=False, env=environment(HOME=""))
        self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", "rightsgraph: HOME: is not set, so there is no folder for files; name one with -o\n"))

    def test_a_disk_that_fails(self):
        service = self.serve({A: document(GOOD)})
        done = self.fetch(service, A, "-o", "/proc/none")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", "rightsgraph: /proc/none: is no folder that can be written to; name another with -o\n"))

        def no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

        done = subprocess.run(self.command(service, A, "--quiet"), capture_output=True, text=True, check=False, env=environment(), preexec_fn=no_room)
        self.assertEqual((done.returncode, done.stdout, self.files()), (2, "", {}))
        self.assertRegex(done.stderr, r"^rightsgraph: .*A-HRC-950-21.zh.pdf.part: could not be written: File too large; check the disk and the folder's rights\n$")
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)


class Resumed(Case):
    def part(self):
        return (self.folder / ".fetch" / "A-HRC-950-21.zh.pdf.part").stat().st_size

    def breaks_off(self, service, tries="1"):
        done = self.fetch(service, A, "--tries", tries, "--quiet")
        self.assertEqual((done.returncode, done.stdout, self.files()), (2, "", {}))
        self.assertIn("the connection broke off before the end; try again later", done.stderr)

    def ranges(self, service):
        return [(request.field("range"), request.field("if-range")) for request in service.requests]

    def test_within_a_run_and_in_the_next(self):
        for fields, validator in (({"etag": '"1"'}, '"1"'), ({"etag": 'W/"1"', "modified": "Mon, 01 Jan 2029 10:00:00 GMT"}, "Mon, 01 Jan 2029 10:00:00 GMT")):
            self.folder = self.folder.parent / str(fields).replace("/", "-")
            service = self.serve({A: document(GOOD, cut=[10_000, 5_000, 3_000], **fields)})
            self.breaks_off(service)
            self.assertEqual(self.part(), 10_000)
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
            self.assertEqual(self.ranges(service), [(None, None), ("bytes=10000-", validator), ("bytes=15000-", validator), ("bytes=18000-", validator)])

    def test_chunks_go_on_too(self):
        service = self.serve({A: in_turn(chunks(GOOD[:9000], end=False, ETag='"1"'), document(GOOD))})
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        self.assertEqual(self.ranges(service), [(None, None), ("bytes=9000-", '"1"')])

    def test_a_server_that_does_not_go_on(self):
        for name, then, asked in (("no ranges", document(GOOD, ranges=False), 2), ("another file", document(GOOD, etag='"2"'), 2), ("no such range", in_turn(answer(416), document(GOOD)), 3),
                                  ("another beginning", in_turn(answer(206, GOOD[9_000:], Content_Range=f"bytes 9000-{len(GOOD) - 1}/{len(GOOD)}"), document(GOOD)), 3),
                                  ("another length", in_turn(answer(206, GOOD[10_000:], Content_Range=f"bytes 10000-{len(GOOD) - 1}/77777"), document(GOOD)), 3),
                                  ("another state", in_turn(answer(206, GOOD[10_000:], Content_Range=f"bytes 10000-{len(GOOD) - 1}/{len(GOOD)}", ETag='"2"'), document(GOOD)), 3),
                                  ("no range told", in_turn(answer(206, GOOD[10_000:]), document(GOOD)), 3),
                                  ("too little", in_turn(answer(206, GOOD[10_000:20_000], Content_Range=f"bytes 10000-19999/{len(GOOD)}", ETag='"1"'), document(GOOD)), 3)):
            with self.subTest(name):
                self.folder = self.folder.parent / name
                service = self.serve({A: document(pdf("old", len(GOOD) - 35) if name == "another file" else GOOD, cut=[10_000])})
                self.breaks_off(service)
                service.answers[A] = then
                self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
                self.assertEqual(len(service.requests), asked)

    def test_without_a_strong_validator_it_begins_anew(self):
        for etag in (None, 'W/"1"'):
            self.folder = self.folder.parent / str(bool(etag))
            service = self.serve({A: document(GOOD, etag=etag, cut=[10_000, 5_000])})
            self.breaks_off(service)
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
            self.assertEqual(self.ranges(service), [(None, None)] * 3)

    def test_much_at_a_time_is_no_failed_try(self):
        large = pdf("large", 3_000_000)
        service = self.serve({A: document(large, cut=[300_000] * 9)})
        self.gives(service, {"A-HRC-950-21.zh.pdf": large}, A, "--tries", "2")
        self.assertEqual(len(service.requests), 10)

    def test_however_much_comes_each_time_there_is_an_end(self):
        size = 257 << 10

        def more(request, send):
            start = int((request.field("range") or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
            send(head(206 if start else 200, [("Content-Length", 2 * size), ("ETag", '"1"')] + [("Content-Range", f"bytes {start}-{start + 2 * size - 1}/*")] * bool(start)))
            send((b"%PDF-1.4\n" if start == 0 else b"").ljust(size, b"x"))
            return "close"

        service = self.serve({A: more})
        self.breaks_off(service, "2")
        self.assertEqual(len(service.requests), 100)


class Polite(Case):
    def test_errors_that_pass(self):
        service = self.serve({A: in_turn(answer(500), answer(502), document(GOOD))})
        self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A)
        times = [request.time for request in service.requests]
        self.assertGreaterEqual(times[1] - times[0], 0.1)
        self.assertGreaterEqual(times[2] - times[1], 0.2)

    def test_the_wait_that_is_asked_for_holds_for_all(self):
        for asked in (lambda: 1, lambda: email.utils.formatdate(time.time() + 2, usegmt=True)):  # a date has whole seconds
            self.folder = self.folder.parent / str(asked())
            refused = lambda request, send: answer(429, b"", Retry_After=asked())(request, send)
            service = self.serve({A: in_turn(refused, document(GOOD)), "A/950/1": document(GOOD), "A/950/2": in_turn(slowly([b""], 0.3), document(GOOD))})
            self.gives(service, {f"{name}.zh.pdf": GOOD for name in ("A-HRC-950-21", "A-950-1", "A-950-2")}, A, "A/950/2", "A/950/1")
            first = next(request.time for request in service.requests if request.query["s"] == A)
            late = [request.time - first for request in service.requests if request.time - first > 0.2]
            self.assertEqual(len(service.requests), 5)
            self.assertGreater(min(late), 0.9)
            self.assertLess(max(late), 3.5)

    def test_two_at_a_time_with_a_pause(self):
        """A request is noted a little later than it is sent, so a single gap may be shorter than the pause, and all together by one delay."""
        answers = {f"A/950/{i}": slowly([head(200, [("Content-Length", len(GOOD))]) + GOOD], 0.3) for i in range(8)}
        service = self.serve(answers)
        self.gives(service, {f"A-950-{i}.zh.pdf": GOOD for i in range(8)}, *answers, "--pause", "0.2")
        times = sorted(request.time for request in service.requests)
        self.assertEqual(service.most_active, 2)
        self.assertGreater(min(b - a for a, b in zip(times, times[1:])), 0.1)
        self.assertGreater(times[-1] - times[0], 7 * 0.2 - 0.1)  # 0.9 without a pause

    def test_a_server_that_fails_on_and_on_is_left_alone(self):
        for fault, words in ((answer(500), "busy (status 500)"), (answer(202), "challenge page"), (raw(b""), "the connection failed")):
            self.folder = self.folder.parent / words.replace("/", "")
            symbols = [f"A/950/{i}" for i in range(20)]
            service = self.serve({symbol: fault for symbol in symbols})
            done = self.fetch(service, *symbols, "--tries", "1", "--json", "--quiet")
            outcomes = [row["outcome"] for row in json.loads(done.stdout)["rows"]]
            self.assertEqual((done.returncode, len(outcomes)), (2, 20))
            self.assertIn(outcomes.count("not_asked"), (14, 15))  # one may have been on its way
            self.assertIn(words, json.loads(done.stdout)["rows"][-1]["problem"])
            self.assertEqual(len(service.requests), 20 - outcomes.count("not_asked"))

    def test_a_server_that_asks_to_wait_long_is_left_alone(self):
        symbols = [f"A/950/{i}" for i in range(10)]
        service = self.serve({symbol: answer(429, b"", Retry_After=3600) for symbol in symbols})
        done = self.fetch(service, *symbols, "--quiet")
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (2, "", 10))
        self.assertRegex(done.stderr.splitlines()[-1], r"A/950/9 \(zh\): was not asked for, since the server is busy \(status 429\), and asks to wait 3600 seconds; try again later$")
        self.assertLessEqual(len(service.requests), 2)

    def test_runs_take_turns(self):
        """The first has the folder until the others have said that they wait."""
        waited = threading.Event()
        give = slowly([head(200, [("Content-Length", len(GOOD)), ("ETag", '"1"')]) + GOOD], 0.05)
        answers = {f"A/950/{i}": lambda request, send: waited.wait(15) and give(request, send) for i in range(8)}
        service = self.serve(answers)

        def run():
            return subprocess.Popen(self.command(service, *answers), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())

        runs = [run()]
        while not service.requests and runs[0].poll() is None:
            time.sleep(0.01)
        runs += [run(), run()]
        told = [one.stderr.readline() for one in runs[1:]]
        waited.set()
        for one in runs:
            out, error = one.communicate(timeout=30)
            self.assertEqual((one.returncode, len(out.splitlines()), error.count("waiting")), (0, 8, 0), error)
        self.assertEqual(told, [f"rightsgraph: {self.folder}: another run is fetching into it; waiting\n"] * 2)
        self.assertEqual(digests(self.files()), digests({f"A-950-{i}.zh.pdf": GOOD for i in range(8)}))
        self.assertLessEqual(service.most_active, 2)


class Ways(Case):
    """Proxies, names and certificates."""

    def test_proxies(self):
        proxy = self.serve({A: document(GOOD)})
        base = "http://un.example"
        for name, env, option in (("http_proxy", {"http_proxy": proxy.url}, ()), ("all_proxy", {"http_proxy": "", "all_proxy": proxy.url}, ()), ("option", {}, ("--proxy", proxy.url))):
            self.folder = self.folder.parent / name
            self.gives(base, {"A-HRC-950-21.zh.pdf": GOOD}, A, *option, env=environment(**env))
        self.assertEqual([request.host for request in proxy.requests], ["un.example"] * 3)

    def test_a_redirection_through_a_proxy(self):
        """The proxy looks names up, perhaps in a private network: only those of the domain that is asked are followed."""
        proxy = self.serve({A: redirect("http://files.un.example/doc"), "/doc": document(GOOD)})
        self.gives("http://un.example", {"A-HRC-950-21.zh.pdf": GOOD}, A, "--proxy", proxy.url)
        self.assertEqual([request.host for request in proxy.requests], ["un.example", "files.un.example"])
        proxy.answers[A] = redirect("http://intranet.corp.example/doc")
        for name, env, option in (("http_proxy", {"http_proxy": proxy.url}, ()), ("option", {}, ("--proxy", proxy.url))):
            self.folder = self.folder.parent / name
            done = self.fetch("http://un.example", A, *option, "--quiet", env=environment(**env))
            self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", f"rightsgraph: {A} (zh): redirects to http://intranet.corp.example:80, of another domain, "
                                                                           "where a proxy may lead to an address that is not public; check what the server is\n"))
        self.assertEqual([request.host for request in proxy.requests][2:], ["un.example"] * 2)
        for private in ("http://10.0.0.1/doc", "http://localhost/doc", proxy.url + "/doc"):
            self.folder = self.folder.parent / private.replace("/", "")
            proxy.answers[A] = redirect(private)
            done = self.fetch("http://un.example", A, "--proxy", proxy.url, "--quiet")
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("an address that is not public", done.stderr)

    def test_a_name_that_leads_home(self):
        """Seen when it is connected to, whatever the name stood for before."""
        name = socket.gethostname()
        try:
            address = socket.gethostbyname(name)
        except OSError:
            return print("skipped: this machine has no name")
        if not address.startswith(("10.", "127.", "172.", "192.168.")):
            return print("skipped: this machine's name is public")
        service = self.serve()
        service.answers = {A: redirect(f"http://{name}:{service.port}/doc"), "/doc": document(GOOD)}
        done = self.fetch(service, A, "--quiet", env=environment(no_proxy="*"))
        self.assertEqual((done.returncode, done.stdout, self.files()), (2, "", {}))
        self.assertEqual(done.stderr, f"rightsgraph: A/HRC/950/21 (zh): redirects to http://{name}:{service.port}, an address that is not public; check what the server is\n")
        self.assertEqual(len(service.requests), 1)
        done = self.fetch(f"http://{name}", A, "--quiet", "--proxy", service.url)  # of the same domain, but known here
        self.assertEqual((done.returncode, done.stdout, self.files()), (2, "", {}))
        self.assertEqual(done.stderr, f"rightsgraph: A/HRC/950/21 (zh): redirects to http://{name}:{service.port}, an address that is not public; check what the server is\n")
        self.assertEqual(len(service.requests), 2)

    def test_certificates(self):
        certificate, key = (str(self.folder.parent / name) for name in ("certificate", "key"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
        plain = self.serve({"/doc": document(GOOD)})
        service = self.serve({A: document(GOOD), "A/950/1": redirect(plain.url + "/doc"), "A/950/2": redirect("/doc"), "/doc": document(GOOD)}, tls_context(certificate, key))
        refused = self.refuses(service, r"the server's certificate is refused \(.*\)", A)
        self.assertIn("check the address and the certificate", refused)
        for name, env, option in (("CURL_CA_BUNDLE", {"CURL_CA_BUNDLE": certificate}, ()), ("SSL_CERT_FILE", {"SSL_CERT_FILE": certificate}, ()),
                                  ("option", {"CURL_CA_BUNDLE": "/nonexistent"}, ("--cacert", certificate))):
            self.folder = self.folder.parent / name
            self.gives(service, {"A-HRC-950-21.zh.pdf": GOOD}, A, *option, env=environment(**env))
        self.folder = self.folder.parent / "redirected"
        self.refuses(service, "redirects from https to http, where others can read and change it", "A/950/1", "--cacert", certificate)
        self.gives(service, {"A-950-2.zh.pdf": GOOD}, "A/950/2", "--cacert", certificate)
        self.assertEqual(plain.requests, [])
        for name, status in (("/nonexistent/ca", 2), (str(self.folder), 2)):
            done = self.fetch(service, A, "--cacert", name)
            self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (status, "", 1))


class Built(Case):
    """`build` and `text` take symbols where they take files."""

    def rightsgraph(self, *arguments):
        return subprocess.run([BINARY, *map(str, arguments), "--quiet"], capture_output=True, text=True, check=False, timeout=60,
                              env=environment(XDG_CACHE_HOME=str(self.folder)))

    def test_what_is_named_by_symbol_is_fetched_once(self):
        report = one_page("1. The Office supports UNDP in Chad.")
        service = self.serve({A: answer(200, report)})
        for _ in range(2):
            done = self.rightsgraph("text", A, "--lang", "en", "--base-url", service.url)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual([json.loads(line)["text"] for line in done.stdout.splitlines()], ["The Office supports UNDP in Chad."])
        self.assertEqual([(request.query["s"], request.query["l"]) for request in service.requests], [(A, "en")])
        out = self.folder / "out"
        done = self.rightsgraph("build", A, "--lang", "en", "--base-url", service.url, "-o", out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads((out / "ledger.json").read_text(encoding="utf-8"))["reports"][0]["file"], "A-HRC-950-21.en.pdf")

    def test_what_is_not_published_is_refused_and_the_others_are_read(self):
        report = self.folder / "a.txt"
        self.folder.mkdir()
        report.write_text("1. 人权高专办支持开发署。\n", encoding="utf-8")
        service = self.serve()
        done = self.rightsgraph("text", A, report, "--base-url", service.url)
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, rf"^rightsgraph: {A} \(zh\): is not published in this language \(status 404\); ")
        self.assertEqual(len(done.stdout.splitlines()), 1)

    def test_a_name_that_is_no_symbol_asks_nobody(self):
        service = self.serve()
        done = self.rightsgraph("text", "A/none.txt", "--base-url", service.url)
        self.assertEqual((done.returncode, done.stderr), (2, "rightsgraph: A/none.txt: no such file or folder; check the name\n"))
        self.assertEqual(service.requests, [])


class Interrupted(Case):
    def test_fifty_files(self):
        """Killed in the middle, again and again, while the server fails in every way: what is there is always right."""
        rng = random.Random(7)
        bodies = {f"A/HRC/950/{i}": pdf(str(i), rng.randrange(1000, 400_000)) for i in range(50)}
        faults = [lambda body: document(body), lambda body: document(body, cut=[len(body) // 2]), lambda body: in_turn(answer(503, PAGE, Retry_After=0), document(body)),
                  lambda body: document(body, ranges=False, cut=[len(body) // 3]), lambda body: in_turn(chunks(body[:-7], end=False, ETag='"1"'), document(body)),
                  lambda body: in_turn(raw(b""), document(body)), lambda body: slowly([head(200, [("Content-Length", len(body)), ("ETag", '"1"')]), body[:500], body[500:]], 0.03)]
        service = self.serve({symbol: faults[i % len(faults)](body) for i, (symbol, body) in enumerate(bodies.items())})
        whole = {symbol.replace("/", "-") + ".zh.pdf": body for symbol, body in bodies.items()}
        for _ in range(4):
            before = len(service.requests)
            run = subprocess.Popen(self.command(service, *bodies), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
            while len(service.requests) < before + 14 and run.poll() is None:
                time.sleep(rng.uniform(0, 0.01))
            run.send_signal(signal.SIGKILL)
            run.wait()
            there = self.files()
            self.assertLess(len(there), 50)
            self.assertEqual(digests(there), digests({name: whole[name] for name in there}))
        self.gives(service, whole, *bodies)
        self.gives(service, whole, *bodies)  # and asked for once more they are as they were


if __name__ == "__main__":
    unittest.main(verbosity=1)
