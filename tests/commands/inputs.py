#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is taken from folders and archives, and what isn't: inputs.py BINARY. Standard library only."""
import bz2
import gzip
import io
import json
import lzma
import os
import pathlib
import random
import shutil
import stat
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
import warnings
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
UNPACK = "unpack the archive, and name what it holds"
MANY = 5000


def report(number):
    return f"人权理事会\n\n1. 大会第985/{number}号决议请人权高专办提交报告。\n\n2. 人权高专办乍得国家办事处举办了讲习班。\n".encode()


def run(*arguments, stdin=b"", environment=None):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, input=stdin, check=False, timeout=120,
                          env=environment)


def zipped(members):
    """Of names with their bytes; a ZipInfo is taken as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members, mode="w:gz"):
    """Of names with their bytes, or TarInfos without."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            if content is not None:
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content or b""))
    return out.getvalue()


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def with_names(archive, old, new):
    """Names that the library would not write, of the same length in bytes."""
    assert len(old) == len(new) and archive.count(old) == 2
    return archive.replace(old, new)


def files_of(folder):
    return {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir()}


class Case(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def put(self, name, content):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def reads(self, found, wanted, *arguments, lines=(), stdin=b""):
        """The reports by key, and each line of standard error."""
        done = run("text", *arguments, stdin=stdin)
        keys = {json.loads(line)["doc"] for line in done.stdout.decode().splitlines()}
        self.assertEqual(keys, set(wanted), found)
        told = [line.replace(str(self.folder), "…") for line in done.stderr.decode().splitlines()]
        self.assertEqual(told, ["rightsgraph: " + line for line in lines], found)
        self.assertEqual(done.returncode, 0 if not lines else 3 if wanted else 2, found)


class Folders(Case):
    def test_what_is_taken(self):
        """By extension whatever is in it, else by the first bytes; what is passed over is told nowhere."""
        pdf, word = b"%PDF-1.7 and no more", zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")])
        sheet = zipped([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")])
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        taken = ["A.txt", "B.TXT", "sub/deep/C.pdf", "D.PDF", "E.docx", "F.doc", "G.rtf", "H.odt", "I.wpd", "J.html", "K.Htm", "L.xhtml"]
        for name in taken:
            self.put("in/" + name, report(1))
        bytes_tell = {"A-HRC-950-L.10": pdf, "scan.bin": pdf, "noname": word, "M.docm": word, "A_HRC_950_L.11": ole, "N": b"{\\rtf1 x}"}
        for name, content in bytes_tell.items():
            self.put("in/" + name, content)
        passed = {"README": report(1), "notes.md": report(1), "index.json": b"{}", "rows.csv": b"a,b\n", "run.log": b"x\n", "x.db": b"SQLite format 3\0",
                  "sheet.xlsx": sheet, "old.xls": ole, "Thumbs.db": ole, "A.pdf.part": pdf, "B.pdf.part-17": pdf, "C.pdf.crdownload": pdf,
                  "~$E.docx": b"lock", ".hidden.txt": report(1), ".git/A.txt": report(1), ".DS_Store": b"\0\0\0\1Bud1", "picture.png": b"\x89PNG\r\n",
                  "empty": b"", "A.txt~": report(1), ".pdf": pdf}
        for name, content in passed.items():
            self.put("in/" + name, content)
        done = run("build", self.folder / "in", "-o", self.folder / "out", "--quiet")
        ledger = json.loads((self.folder / "out" / "ledger.json").read_text(encoding="utf-8"))
        found = {entry["file"] for entry in ledger["reports"] + ledger["refused"]}
        self.assertEqual(found, {pathlib.Path(name).name for name in taken} | set(bytes_tell), done.stderr.decode())
        self.assertEqual(done.returncode, 3)

    def test_nothing_to_take(self):
        self.put("in/README", report(1))
        self.reads("folder", [], self.folder / "in",
                   lines=["…/in: holds no report; name a folder with PDF, Word, HTML or text files"])

    def test_a_file_that_is_named_is_read_whatever_its_name(self):
        self.reads("named", ["notes"], self.put("notes.md", report(1)))
        self.reads("hidden", [".notes"], self.put(".notes", report(2)))


class Arguments(Case):
    def test_patterns_are_expanded_once(self):
        (self.folder / "*").symlink_to("nowhere")
        self.reads("loop", [], self.folder / "*", lines=["…/*: is a link that leads nowhere; check where it leads"])
        self.put("in/-", report(1))
        file, other = (subprocess.run([BINARY, "text", "?"], capture_output=True, input=given, cwd=self.folder / "in", check=False)
                       for given in (b"", report(2)))
        self.assertEqual((file.returncode, file.stderr, file.stdout), (0, b"", other.stdout))

    def test_too_large(self):
        with open(self.put("A.txt", b""), "r+b") as file:
            file.truncate((256 << 20) + 1)
        self.reads("file", [], self.folder / "A.txt", lines=["…/A.txt: is larger than 256 MB; split it, or save it with smaller pictures"])
        with open("/dev/zero", "rb") as zeros:
            done = subprocess.run([BINARY, "text", "-"], capture_output=True, stdin=zeros, check=False, timeout=60)
        self.assertEqual((done.returncode, done.stderr),
                         (2, b"rightsgraph: -: is larger than 256 MB; name an archive as a file, or split the report\n"))

    def test_a_single_packed_file(self):
        for name, pack in (("A.txt.gz", gzip.compress), ("B.txt.bz2", bz2.compress), ("C.TXT.XZ", lzma.compress)):
            key = name.split(".")[0]
            file = self.put("in/" + name, pack(report(1)))
            self.reads(name, [key], file)
            self.put("in/" + name, pack(report(ord(key))))
        self.reads("folder", ["A", "B", "C"], self.folder / "in")
        self.reads("cut", [], self.put("D.txt.gz", gzip.compress(report(1))[:-12]), lines=["…/D.txt.gz: is broken (truncated gzip input); get it again, or pack it again"])


class SameFromAll(Case):
    """The files, the folder and the archives of it: the same bytes, and known again."""

    def test_bytes(self):
        packed = [(f"reports/{'zh' if index % 2 else 'deep/er'}/{file.name}", file.read_bytes()) for index, file in enumerate(SAMPLES)]
        packed += [("reports/README.md", b"about"), ("__MACOSX/._A.txt", b"\0\5\x16\7"), ("reports/.DS_Store", b"\0")]
        for name, content in packed:
            self.put("in/" + name, content)
        archives = [self.put("a.zip", zipped(packed)), self.put("a.tar", tarred(packed, "w:")), self.put("a.tgz", tarred(packed)),
                    self.put("a.tar.bz2", tarred(packed, "w:bz2")), self.put("no name", tarred(packed, "w:xz"))]
        for archive in archives[:2]:
            self.put("two/" + archive.name, archive.read_bytes())
        wanted = None
        for inputs in (SAMPLES, [self.folder / "in"], *([archive] for archive in archives), [archives[0], archives[0], *SAMPLES[:0]]):
            for threads in (1, 4):
                out = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
                done = run("build", *inputs, "-o", out, "--quiet", "--threads", threads)
                self.assertEqual((done.returncode, done.stderr), (0, b""), inputs)
                wanted = wanted or files_of(out)
                self.assertEqual(files_of(out), wanted, inputs)
                again = run("build", archives[1], "-o", out)
                self.assertIn(f"({len(SAMPLES)} unchanged)", again.stderr.decode())
                self.assertEqual({name: content for name, content in files_of(out).items() if name != "graph.db"},
                                 {name: content for name, content in wanted.items() if name != "graph.db"})
        whole = run("text", *SAMPLES).stdout
        self.assertEqual(run("text", "-", stdin=archives[2].read_bytes()).stdout, whole)
        both = run("text", self.folder / "two")
        self.assertEqual((both.stdout, both.returncode), (whole, 0))
        self.assertEqual(both.stderr.decode().count("is the same report as"), len(SAMPLES))

    def test_paths(self):
        archive = self.put("a.zip", zipped([("sub/A-HRC-950-1.txt", report(1)), ("sub/bad.txt", b"\x00\x01\x02")]))
        self.reads("paths", ["A-HRC-950-1"], archive,
                   lines=["…/a.zip/sub/bad.txt: is binary (a NUL at byte 0); save the report's text as a .txt file"])

    def test_standard_input(self):
        self.reads("text", ["stdin"], "-", "-", stdin=report(1))
        self.reads("zip", ["A", "B"], "-", stdin=zipped([("A.txt", report(1)), ("B.txt", report(2))]))
        self.reads("bad member", ["A"], "-", stdin=zipped([("A.txt", report(1)), ("b/B.txt", b"")]),
                   lines=["-/b/B.txt: is empty; give a file with text"])

    def test_what_was_refused_is_forgotten(self):
        """… when it is looked through again, as a fresh build would not know of it."""
        members = [("A.txt", report(1))]
        archive = self.put("in/a.zip", zipped([*members, ("../B.txt", report(2)), ("C.txt", b"")]))
        out = self.folder / "out"
        self.assertEqual(run("build", self.folder / "in", "-o", out, "--quiet").returncode, 3)
        self.assertEqual(len(json.loads((out / "ledger.json").read_text(encoding="utf-8"))["refused"]), 2)
        archive.write_bytes(zipped(members))
        self.assertEqual(run("build", str(self.folder / "in") + "/", "-o", out, "--quiet").returncode, 0)
        self.assertEqual(json.loads((out / "ledger.json").read_text(encoding="utf-8"))["refused"], [])

    def test_the_output_may_lie_in_the_folder(self):
        """The open store is not opened beside: SQLite would lose its locks."""
        self.put("in/A.txt", report(1))
        for wanted in ("1 report, ", "1 report (1 unchanged), "):
            done = run("build", self.folder / "in", "-o", self.folder / "in")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(done.stderr.decode().startswith(wanted), done.stderr)


class Hostile(Case):
    good = ("A-HRC-950-1.txt", report(1))

    def test_members_that_are_refused(self):
        link, hard, device, fifo = (special("a/link.txt", tarfile.SYMTYPE, "/etc/passwd"), special("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
                                    special("device.txt", tarfile.CHRTYPE), special("fifo.txt", tarfile.FIFOTYPE))
        members = [("../up.txt", report(2)), ("/etc/passwd", report(3)), ("a/../../up.txt", report(4)), ("C:\\x.txt", report(5)), *((info, None) for info in (link, hard, device, fifo)), self.good]
        wanted = {"../up.txt": "has a path that leaves its folder", "/etc/passwd": "has a path that leaves its folder", "a/../../up.txt": "has a path that leaves its folder",
                  "C:\\x.txt": "has a path that leaves its folder", "a/link.txt": "is a link", "hard.txt": "is a link", "device.txt": "is no regular file", "fifo.txt": "is no regular file"}
        archive = self.put("a.tar.gz", tarred(members))
        self.reads("tar", ["A-HRC-950-1"], archive, lines=sorted(f"…/a.tar.gz/{name}: {what}; {UNPACK}" for name, what in wanted.items()))
        symlink = zipfile.ZipInfo("link.txt")
        symlink.create_system, symlink.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive = self.put("a.zip", zipped([(symlink, b"/etc/passwd"), ("../up.txt", report(2)), self.good]))
        self.reads("zip", ["A-HRC-950-1"], archive,
                   lines=[f"…/a.zip/../up.txt: has a path that leaves its folder; {UNPACK}", f"…/a.zip/link.txt: is a link; {UNPACK}"])
        self.assertEqual(list(self.folder.glob("*.txt")), [])

    def test_an_archive_in_an_archive(self):
        archive = self.put("a.zip", zipped([("inner/b.tar.gz", tarred([self.good])), ("notes.md", b"x"), self.good]))
        self.reads("nested", ["A-HRC-950-1"], archive, lines=[f"…/a.zip/inner/b.tar.gz: is an archive in an archive, which is not read; {UNPACK}"])

    def test_names(self):
        """GBK, as Chinese Windows writes it; names that no encoding has; Windows' own slashes; what would spoil a line."""
        gbk = "报告甲.txt".encode("gbk")
        archive = self.put("gbk.zip", with_names(zipped([("x" * (len(gbk) - 4) + ".txt", report(1))]), b"x" * (len(gbk) - 4) + b".txt", gbk))
        self.reads("gbk", ["报告甲"], archive)
        utf8 = self.put("utf8.zip", zipped([("报告/甲.txt", report(1))]))
        self.reads("utf8", ["甲"], utf8)
        archive = self.put("a.tar.gz", tarred([("报告/乙.txt", report(1))]))
        self.reads("tar", ["乙"], archive)
        archive = self.put("odd.zip", with_names(zipped([("xxxx.txt", b"")]), b"xxxx.txt", b"\xff\xfe\n\x1b.txt"))
        done = run("text", archive)
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (2, 1), done.stderr)
        self.assertTrue(done.stderr.endswith(".txt: is empty; give a file with text\n".encode()), done.stderr)
        self.assertNotIn(b"\x1b", done.stderr)
        info = zipfile.ZipInfo("sub+A-HRC-950-9.txt")
        info.create_system = 0
        archive = self.put("windows.zip", with_names(zipped([(info, report(1))]), b"sub+A-HRC", b"sub\\A-HRC"))
        self.reads("windows", ["A-HRC-950-9"], archive)

    def test_a_name_twice(self):
        for name, pack in (("a.zip", zipped), ("a.tar.gz", tarred)):
            with self.subTest(name), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                archive = self.put(name, pack([("./A.txt" if pack is tarred else "A.txt", report(1)), ("A.txt", report(2))]))
                self.reads(name, ["A"], archive, lines=[f"…/{name}/A.txt: stands in the archive more than once, of which the last is read; take the others out"])
                self.assertIn("985/2", run("text", archive).stdout.decode())

    def test_encrypted(self):
        archive = bytearray(zipped([self.good, ("notes/B.txt", report(2))]))
        for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # the bit says so, whatever the bytes are
            at = archive.find(mark)
            while at >= 0:
                archive[at + flags] |= 1
                at = archive.find(mark, at + 4)
        self.reads("encrypted", [], self.put("a.zip", bytes(archive)),
                   lines=[f"…/a.zip/{name}: is encrypted; {UNPACK}" for name in ("A-HRC-950-1.txt", "notes/B.txt")])

    def test_empty(self):
        none = ["…/a.zip: holds no report; name an archive with PDF, Word, HTML or text files"]
        for members in ([], [("notes.md", b"x")], [("empty/", b"")]):
            self.reads("empty", [], self.put("a.zip", zipped(members)), lines=none)
        self.put("in/pictures.zip", zipped([("a.png", b"\x89PNG")]))
        self.put("in/A.txt", report(1))
        self.reads("beside a report", ["A"], self.folder / "in")

    def test_cut_off(self):
        """What stands before the end is read: libarchive unpacks 64 kB at a time."""
        noise = random.Random(1)
        members = [(f"A-HRC-950-{n}.txt", report(n) + b"".join(b"%d\n" % noise.getrandbits(60) for _ in range(9000))) for n in range(1, 9)]
        for name, pack in (("a.tar.gz", tarred), ("a.zip", zipped)):
            whole = pack(members)
            done = run("text", self.put(name, whole[:len(whole) * 3 // 5]))
            keys = {json.loads(line)["doc"] for line in done.stdout.decode().splitlines()}
            self.assertTrue({"A-HRC-950-1", "A-HRC-950-2", "A-HRC-950-3"} <= keys, keys)
            self.assertNotIn("A-HRC-950-6", keys)
            self.assertEqual((done.returncode, done.stderr.count(b"\n")), (3, 1), done.stderr)
            self.assertRegex(done.stderr.decode(), rf"^rightsgraph: {self.folder}/{name}: is broken \(.*\); get it again, or pack it again\n$")

    def test_damaged(self):
        """Any byte may be wrong: one clear line or right texts, and no crash."""
        noise = random.Random(2)
        whole = {"a.zip": zipped([(f"{n}.txt", report(n)) for n in range(9)]), "a.tar.gz": tarred([(f"{n}.txt", report(n)) for n in range(9)]), "a.tar": tarred([(f"{n}.txt", report(n)) for n in range(9)], "w:")}
        for name, content in whole.items():
            for _ in range(40):
                damaged = bytearray(content)
                for _ in range(noise.randint(1, 6)):
                    damaged[noise.randrange(len(damaged))] = noise.randrange(256)
                done = run("text", self.put(name, bytes(damaged)))
                self.assertIn(done.returncode, (0, 2, 3), done.stderr)
                self.assertNotIn(b"defect", done.stderr)

    def test_bombs(self):
        """Sizes that would fill the disk end early, with what came before."""
        zeros = bytes(60 << 20)
        for name, pack in (("a.zip", zipped), ("a.tar.gz", tarred)):
            archive = self.put(name, pack([self.good, ("B.txt", zeros), ("C.txt", zeros)]))
            start = time.monotonic()
            self.reads(name, ["A-HRC-950-1"], archive, lines=[f"…/{name}: unpacks to more than 200 times its size; it is made to do harm, or damaged: don't unpack it"])
            self.assertLess(time.monotonic() - start, 10)

    def test_a_bomb_of_overlapping_members(self):
        """One packed member that thousands of entries of the list point to (https://www.bamsoftware.com/hacks/zipbomb)."""
        kernel = bytes(1 << 20)
        whole = zipped([("A.txt", kernel)])
        at = whole.find(b"PK\1\2")
        entry, end = whole[at:whole.find(b"PK\5\6")], whole[whole.find(b"PK\5\6"):]
        entries = b"".join(entry.replace(b"A.txt", b"%05d" % n) for n in range(3000))
        end = end[:8] + struct.pack("<HHII", 3000, 3000, len(entries), at) + b"\0\0"
        start = time.monotonic()
        done = run("text", self.put("a.zip", whole[:at] + entries + end))
        self.assertIn(done.returncode, (2, 3), done.stderr[:500])
        self.assertLess(time.monotonic() - start, 20)

    def test_no_room(self):
        archive = self.put("a.zip", zipped([self.good]))
        nowhere = {**os.environ, "TMPDIR": str(self.folder / "nowhere")}
        done = run("text", archive, environment=nowhere)
        self.assertEqual((done.returncode, done.stderr.decode().replace(str(self.folder), "…")),
                         (2, "rightsgraph: …/nowhere: takes no temporary file: No such file or directory; make room there, or name another folder in TMPDIR\n"))
        self.assertEqual(run("text", "-", stdin=report(1), environment=nowhere).returncode, 0)

    def test_nothing_is_left(self):
        temporary = self.folder / "tmp"
        temporary.mkdir()
        archive = self.put("a.tar.gz", tarred([self.good, ("B.txt", b"")]))
        for bad in (archive, self.put("b.tar.gz", archive.read_bytes()[:90])):
            run("text", bad, environment={**os.environ, "TMPDIR": str(temporary)})
            self.assertEqual(list(temporary.iterdir()), [])


class Many(Case):
    def test_tiny_members(self):
        """Four times the members take less than eight times the time; each is there."""
        for name, pack in (("a.zip", zipped), ("a.tar.gz", tarred)):
            times = []
            for count in (MANY, 4 * MANY):
                archive = self.put(name, pack([(f"{n}/A-HRC-950-{n}.txt", report(n)) for n in range(count)]))
                start = time.monotonic()
                done = run("text", archive)
                times.append(time.monotonic() - start)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertEqual(done.stdout.count(b'"para":"p2"'), count)
            print(f"{name}: {MANY} members {times[0]:.2f} s, {4 * MANY} {times[1]:.2f} s")
            self.assertLess(times[1], 8 * max(times[0], 0.05), name)


if __name__ == "__main__":
    unittest.main(verbosity=1)
