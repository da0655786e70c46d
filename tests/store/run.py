#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The store under kills, random histories, damage, two writers and bad places: run.py BINARY [--moments N] [--steps N]
[--flips N] [--seed S]. Standard library only."""
import argparse
import collections
import contextlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import reports

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
NOBODY = 65534
PAGE = 4096

# The commands that read a store, tried on damaged ones. STORE is its file, OUT its folder, MORE a report that it lacks.
STORE, OUT, MORE = "STORE", "OUT", "MORE"
READING = (
    ("build", "--quiet", "-o", OUT),
    ("build", "--quiet", MORE, "-o", STORE),
    ("show", STORE, "人权高专办"),
    ("links", STORE, "开发署", "--quotes"),
    ("search", STORE, "讲习班"),
    ("query", STORE, "SELECT head, type, tail, doc, para, quote FROM evidence ORDER BY 1, 2, 3, 4, 5, 6"),
    ("export", STORE, "turtle"),
)
WRITING = {"build"}


def run(*arguments, timeout=60, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=timeout, **options)


def build(*arguments, **options):
    return run("build", "--quiet", *arguments, **options)


def exports_of(folder):
    return {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir() if file.name not in ("graph.db", "corrections.toml")}


@contextlib.contextmanager
def opened(store, mode="ro", timeout=30):
    database = sqlite3.connect(f"file:{store}?mode={mode}", uri=True, timeout=timeout)
    try:
        yield database
    finally:
        database.close()


def final_reports(store):
    """Reports that are final, by key and hash; nothing where no reader can tell yet."""
    try:
        with opened(store, timeout=0) as database:
            return set(database.execute("SELECT doc, sha256 FROM document"))
    except sqlite3.Error:
        return set()


class Case(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def written(self, folder, seeds, paragraphs=12):
        """A folder of reports; `seeds` says the text of each by its number."""
        (self.folder / folder).mkdir()
        for number, seed in seeds.items():
            (self.folder / folder / reports.file_name(number)).write_text(reports.report(seed, paragraphs), encoding="utf-8")
        return self.folder / folder

    def succeeds(self, *arguments, status=0, **options):
        done = run(*arguments, **options)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stderr}")
        return done

    def fresh(self, *inputs, status=0):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        self.succeeds("build", "--quiet", *inputs, "-o", folder, status=status)
        return exports_of(folder)

    def same_exports(self, found, wanted, what=""):
        self.assertEqual(sorted(found), sorted(wanted), what)
        for name, content in wanted.items():
            if found[name] != content:
                self.fail(f"{what}: {name} differs: {first_difference(found[name], content)}")

    def refused(self, done, file, what=""):
        """Nothing done, for a reason that names the file, in one line."""
        message = f"{what}: status {done.returncode}: {done.stderr}"
        self.assertEqual(done.returncode, 2, message)
        self.assertEqual(done.stderr.count("\n"), 1, message)
        self.assertTrue(done.stderr.startswith("rightsgraph: "), message)
        self.assertIn(str(file), done.stderr, message)
        self.assertIn("; ", done.stderr, message)
        self.assertNotIn("this is a defect", done.stderr, message)

    def other_schema(self):
        schema = self.folder / "schema"
        shutil.copytree(ROOT / "schema", schema)
        with open(schema / "names" / "Agency.tsv", "a", encoding="utf-8") as table:
            table.write("WARDS\t甲乙保护委员会\tCommittee of Wards\t\t\t\t\t\t\n")
        return schema

    def whole(self, store):
        with opened(store, "rw") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])


def first_difference(found, wanted):
    for number, (mine, other) in enumerate(zip(found.splitlines(), wanted.splitlines()), 1):
        if mine != other:
            return f"line {number}: {mine[:300]!r}, wanted {other[:300]!r}"
    return f"{len(found)} bytes, wanted {len(wanted)}"


class Kill(Case):
    """Whatever a reader saw before a kill is there after it, and the next run makes all of it whole."""
    REPORTS, PARAGRAPHS = 16, 330  # several transactions

    def kill_after(self, seconds, while_written, *arguments):
        """What was seen to be final before the kill; `while_written` waits for the next write, which else is seldom hit."""
        store = arguments[-1] / "graph.db"
        with subprocess.Popen([BINARY, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            end, seen = time.monotonic() + seconds, set()
            while time.monotonic() < end and process.poll() is None:
                seen = final_reports(store) or seen
                time.sleep(0.005)
            changed = store.exists() and store.stat().st_mtime_ns
            while while_written and process.poll() is None and changed == (store.exists() and store.stat().st_mtime_ns):
                pass
            process.kill()
        return seen

    def test_kill(self):
        chance = random.Random(OPTIONS.seed)
        new = self.written("new", {n: n for n in range(self.REPORTS)}, self.PARAGRAPHS)
        old = self.written("old", {n: 1000 + n for n in range(0, self.REPORTS + 6, 2)}, self.PARAGRAPHS)
        duration, wanted, before = {}, None, self.folder / "before"
        self.succeeds("build", "--quiet", old, "-o", before)
        for start in (None, before):
            out = self.folder / "whole"
            if start:
                shutil.copytree(start, out)
            began = time.monotonic()
            self.succeeds("build", "--quiet", new, "--only", "-o", out)
            duration[start] = time.monotonic() - began
            self.same_exports(exports_of(out), wanted or exports_of(out))
            wanted, goal = exports_of(out), final_reports(out / "graph.db")
            shutil.rmtree(out)
        journals = partly = 0  # a journal with nothing in it to undo does not count
        for moment in range(OPTIONS.moments):
            start = (None, before)[moment % 2]
            out = self.folder / f"killed{moment}"
            if start:
                shutil.copytree(start, out)
            seconds = duration[start] * (moment + chance.random()) / OPTIONS.moments
            seen = self.kill_after(seconds, moment % 4 > 1, "build", "--quiet", new, "--only", "-o", out) & goal
            store, what = out / "graph.db", f"killed after {seconds:.3f} s (moment {moment}, seed {OPTIONS.seed})"
            journal = out / "graph.db-journal"
            journals += journal.exists() and journal.read_bytes()[:1] > b"\0"
            partly += 0 < len(seen) < len(goal)
            # Who opens the store first has to undo what the killed run had begun: another program, or rightsgraph.
            if store.exists() and chance.random() < 0.5:
                self.whole(store)
                self.assertLessEqual(seen, final_reports(store), what)
            elif store.exists():
                self.succeeds("build", "--quiet", new / reports.file_name(0), "-o", store)
                self.assertLessEqual(seen, final_reports(store), what)
                self.whole(store)
            done = build(new, "--only", "-o", out)
            self.assertEqual(done.returncode, 0, f"{what}: {done.stderr}")
            self.whole(store)
            self.same_exports({name: content for name, content in exports_of(out).items() if ".part-" not in name}, wanted, what)
            shutil.rmtree(out)
        print(f"kill: {OPTIONS.moments} moments, {journals} left a journal, {partly} some of the reports", file=sys.stderr)


    def test_kill_while_all_is_read_again(self):
        """Another schema reads all reports again, in one transaction: killed in it, the store is what it was."""
        chance = random.Random(OPTIONS.seed)
        inputs = self.written("set", {n: n for n in range(self.REPORTS)}, 100)
        schema = self.other_schema()
        before = self.folder / "before"
        self.succeeds("build", "--quiet", inputs, "-o", before)
        wanted = self.fresh(inputs, "--schema", schema)
        self.assertNotEqual(wanted, exports_of(before))
        began = time.monotonic()
        shutil.copytree(before, self.folder / "whole")
        self.succeeds("build", "--quiet", "--schema", schema, "-o", self.folder / "whole")
        duration = time.monotonic() - began
        self.same_exports(exports_of(self.folder / "whole"), wanted)
        for moment in range((OPTIONS.moments + 1) // 2):
            out = self.folder / f"killed{moment}"
            shutil.copytree(before, out)
            seconds = duration * (moment + chance.random()) / ((OPTIONS.moments + 1) // 2)
            what = f"killed after {seconds:.3f} s (moment {moment}, seed {OPTIONS.seed})"
            self.kill_after(seconds, moment % 2 > 0, "build", "--quiet", "--schema", schema, "-o", out)
            if chance.random() < 0.5:
                self.whole(out / "graph.db")
            done = build("--schema", schema, "-o", out)
            self.assertEqual(done.returncode, 0, f"{what}: {done.stderr}")
            self.whole(out / "graph.db")
            self.same_exports({name: content for name, content in exports_of(out).items() if ".part-" not in name}, wanted, what)
            shutil.rmtree(out)


class History:
    """A folder of reports and a store beside it that is told of each change."""

    def __init__(self, case, seed):
        self.case, self.chance = case, random.Random(seed)
        self.inputs, self.out = case.folder / "set", case.folder / "out"
        self.inputs.mkdir()
        self.numbers = {}  # of reports with a symbol: is the symbol in the text too
        self.copies, self.bad, self.count, self.log = [], [], 0, []
        self.schemas = [(), ("--schema", case.other_schema())]
        self.corrections = {}  # by what each is about, of which there is one

    def next(self):
        self.count += 1
        return self.count

    def write(self, number):
        inner = self.chance.random() < 0.3
        self.numbers[number] = inner
        seed = self.chance.randrange(40)  # so few that one text often has two symbols
        text = reports.report(seed, 2 + seed % 11, reports.symbol(number) if inner else "")
        return self.put(reports.file_name(number), text.encode())

    def put(self, name, content):
        (self.inputs / name).write_bytes(content)
        return self.inputs / name

    def tell(self, *arguments, statuses=None):
        self.log.append(" ".join(str(argument).replace(str(self.case.folder) + "/", "") for argument in arguments))
        done = build(*arguments, *self.schemas[0], "-o", self.out if self.chance.random() < 0.5 else self.out / "graph.db")
        self.case.assertIn(done.returncode, statuses or (0,), f"{self.history()}\n{done.stderr}")

    def history(self):
        return f"seed {OPTIONS.seed}, after: " + " | ".join(self.log[-12:])

    def add(self):
        free = [n for n in range(1, 15) if n not in self.numbers]
        if free:
            self.tell(*[self.write(n) for n in self.chance.sample(free, min(len(free), self.chance.randint(1, 3)))])

    def replace(self):
        if self.numbers:
            self.tell(self.write(self.chance.choice(sorted(self.numbers))))

    def remove(self):
        if self.numbers:
            number = self.chance.choice(sorted(self.numbers))
            (self.inputs / reports.file_name(number)).unlink()
            del self.numbers[number]
            self.tell("--remove", self.chance.choice((reports.symbol(number), reports.file_name(number)[:-4])))

    def remove_and_add_again(self):
        if self.numbers:
            number = self.chance.choice(sorted(self.numbers))
            self.tell(self.inputs / reports.file_name(number), "--remove", reports.symbol(number))

    def copy(self):
        plain = sorted(n for n, inner in self.numbers.items() if not inner)
        if plain:
            source = self.inputs / reports.file_name(self.chance.choice(plain))
            self.copies.append(f"{self.chance.choice(('Z-copy', '0-copy'))}-{self.next()}.txt")
            self.tell(self.put(self.copies[-1], source.read_bytes()))

    def remove_copy(self):
        if self.copies:
            name = self.copies.pop(self.chance.randrange(len(self.copies)))
            (self.inputs / name).unlink()
            self.tell("--remove", name[:-4])

    def refuse(self):
        self.bad.append(f"bad-{self.next()}.txt")
        self.tell(self.put(self.bad[-1], self.chance.choice((b"", b"\0\1\2" * 99, b"%PDF-1.7\n\x80"))), statuses=(2, 3))

    def mend(self):
        if self.bad:
            name = self.bad.pop(self.chance.randrange(len(self.bad)))
            self.copies.append(name)
            self.tell(self.put(name, reports.report(self.chance.randrange(40), 3).encode()))

    def only(self):
        for names in (self.copies, self.bad):
            for name in [name for name in names if self.chance.random() < 0.4]:
                names.remove(name)
                (self.inputs / name).unlink()
        for number in [number for number in sorted(self.numbers) if self.chance.random() < 0.3]:
            del self.numbers[number]
            (self.inputs / reports.file_name(number)).unlink()
        while self.bad:  # with those nothing is taken out
            (self.inputs / self.bad.pop()).unlink()
        if any(self.inputs.iterdir()):
            self.tell("--only", self.inputs)

    def all_again(self):
        self.tell(self.inputs, statuses=(3,) if self.bad else (0,))

    def change_schema(self):
        self.schemas.reverse()
        self.tell()

    def correct(self):
        """Names that are known and that are not, ids that follow on each other, edges that are there and that are not."""
        pick, ids = self.chance.choice, ("UNDP", "UNICEF", "UN-Women", "WHO", "FAO", "OHCHR:FJI", "CRC", "A/HRC/950/3", "A/HRC/950/5/Add.1")
        kind, doc = pick(("name", "alias", "same", "wrong", "missing")), reports.file_name(self.chance.randint(1, 14))[:-4]
        fields = {"kind": kind, "author": "Li", "date": "2931-01-01", "reason": f"step {len(self.log)}"}
        if kind in ("name", "alias"):
            fields |= {"name": pick(reports.AGENCIES + reports.TOPICS + ["甲乙保护委员会", "该办事处", "保护委员会"]), "is": pick(("UNDP", "ILO", "HRC", "~数据局"))}
            fields |= {"type": "Agency"} if fields["is"].startswith("~") else {}
        elif kind == "same":
            keep, drop = sorted(self.chance.sample(range(len(ids)), 2))
            fields |= {"drop": ids[drop], "keep": ids[keep]}
        elif kind == "wrong":
            fields |= {"head": "OHCHR", "type": "COOPERATES_WITH", "tail": pick(ids[:5]), "doc": doc} | pick(({}, {"para": f"p{self.chance.randint(1, 9)}"}))
        else:
            fields |= {"head": "OHCHR", "type": "SUPPORTS", "tail": pick(ids[:5]), "doc": doc, "para": f"p{self.chance.randint(1, 9)}", "quote": pick(("人权高专办", "举办了", "的"))}
        about = kind.replace("alias", "name"), *(fields.get(key) for key in ("name", "drop", "tail", "doc"))
        self.corrections[about] = "[[correction]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields.items())
        self.tell_corrections()

    def take_back(self):
        if self.corrections:
            del self.corrections[self.chance.choice(sorted(self.corrections, key=str))]
            self.tell_corrections()

    def tell_corrections(self):
        (self.out / "corrections.toml").write_text("\n".join(self.corrections.values()), encoding="utf-8")
        self.log.append(f"{len(self.corrections)} corrections")
        self.tell()

    STEPS = (correct, correct, take_back, add, add, add, replace, replace, remove, remove_and_add_again, copy, copy, remove_copy, refuse, mend, only, all_again, change_schema)

    def step(self):
        self.chance.choice(self.STEPS)(self)


def graph_of(lines):
    """Nodes, edges, evidence and mentions of the merged graph, as the views of the store have them."""
    nodes, edges, evidence, mentions = (collections.Counter() for _ in range(4))
    for fact in map(json.loads, lines.splitlines()):
        if fact["kind"] == "graph-node":
            nodes[fact["id"], fact["type"], fact["name"], fact["mentions"], fact["documents"]] += 1
            for naming in fact["named_in"]:
                mentions.update((fact["id"], naming["doc"], naming["para"], *span) for span in naming["spans"])
        elif fact["kind"] == "graph-edge":
            edge = fact["head"], fact["type"], fact["tail"]
            edges[*edge, fact["weight"]] += 1
            if fact["type"] != "MENTIONS":
                evidence.update((*edge, e["doc"], e["para"], *e["span"], e["rule"], e["evidence"]) for e in fact["evidence"])
    return {"nodes": nodes, "edges": edges, "evidence": evidence, "mentions": mentions}


VIEWS = {
    "nodes": "SELECT id, type, name, mentions, documents FROM nodes",
    "edges": "SELECT head, type, tail, weight FROM edges WHERE weight > 0",
    "evidence": 'SELECT head, type, tail, doc, para, "begin", "end", rule, quote FROM evidence WHERE status = \'stated\'',
    "mentions": 'SELECT id, doc, para, "begin", "end" FROM mentions',
}


class Histories(Case):
    """The result of any history is that of a fresh build of what is left."""

    def agrees_with_merge(self, out, schema, what):
        wanted = graph_of(run("merge", out / "facts.jsonl", *schema).stdout)
        with opened(out / "graph.db") as database:
            for view, sql in VIEWS.items():
                found = collections.Counter(database.execute(sql))
                self.assertEqual((found - wanted[view], wanted[view] - found), (collections.Counter(),) * 2, f"{view}: {what}")
            indexed = database.execute("SELECT rowid FROM word WHERE word MATCH '\"人 权\"' ORDER BY rowid").fetchall()
            held = "SELECT place FROM places WHERE text LIKE '%人权%' ORDER BY 1"
            self.assertEqual(indexed, database.execute(held).fetchall(), what)

    def check(self, history):
        if not any(history.inputs.iterdir()) or not (history.out / "graph.db").exists():
            return
        told = self.succeeds("build", "--quiet", *history.schemas[0], "-o", history.out).stderr
        self.assertTrue(all("does not apply" in line for line in told.splitlines()), told)
        fresh = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        corrections = history.out / "corrections.toml"
        done = build(history.inputs, *history.schemas[0], *(("--corrections", corrections) if corrections.exists() else ()), "-o", fresh)
        if done.returncode == 2:  # all were refused
            return
        self.same_exports(exports_of(history.out), exports_of(fresh), history.history())
        self.agrees_with_merge(history.out, history.schemas[0], history.history())

    def test_random_histories(self):
        history = History(self, OPTIONS.seed)
        for sample in SAMPLES:
            history.put(sample.name, sample.read_bytes())
        history.all_again()
        applied = collections.Counter()
        for number in range(1, OPTIONS.steps + 1):
            history.step()
            if number % 10 == 0 or number == OPTIONS.steps:
                self.check(history)
                with opened(history.out / "graph.db") as database:
                    applied.update(dict(database.execute("SELECT kind, sum(uses) FROM corrections GROUP BY kind")))
        print(f"history: {OPTIONS.steps} steps, corrections by kind and use {dict(applied)}", file=sys.stderr)


def flipped(content, chance):
    """The bytes with some damage, and what it is."""
    damage, length = bytearray(content), len(content)
    kind = chance.choice(("bytes", "bytes", "bytes", "head", "block", "zeros", "pages changed round", "cut", "cut a little", "cut at a page"))
    if kind in ("bytes", "head"):
        for _ in range(chance.randint(1, 8)):
            damage[chance.randrange(length if kind == "bytes" else 100)] ^= chance.randint(1, 255)
    elif kind == "block":
        start = chance.randrange(length // 512) * 512
        damage[start:start + 512] = chance.randbytes(512)
    elif kind == "zeros":
        start = chance.randrange(length // PAGE) * PAGE
        damage[start:start + PAGE] = bytes(PAGE)
    elif kind == "pages changed round":
        one, other = (chance.randrange(length // PAGE) * PAGE for _ in range(2))
        damage[one:one + PAGE], damage[other:other + PAGE] = content[other:other + PAGE], content[one:one + PAGE]
    elif kind == "cut a little":
        del damage[length - chance.randrange(1, PAGE):]
    else:
        del damage[chance.randrange(1, length) if kind == "cut" else chance.randrange(1, length // PAGE) * PAGE:]
    return bytes(damage), kind


class Flips(Case):
    """A damaged store gives what the whole one gives, or a line that says so; never another answer."""

    def setUp(self):
        super().setUp()
        self.inputs = self.written("set", {n: n for n in range(6)})
        self.more = self.written("more", {99: 99}) / reports.file_name(99)
        self.succeeds("build", "--quiet", self.inputs, "-o", self.folder / "whole")
        self.content = (self.folder / "whole" / "graph.db").read_bytes()

    def outcome(self, command, content):
        """The run, and all that it gave; nothing of a run that refused."""
        out = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        store = out / "graph.db"
        store.write_bytes(content)
        places = {STORE: store, OUT: out, MORE: self.more}
        done = run(*[places.get(part, part) for part in command])
        if done.returncode == 0 and command[0] in WRITING and OUT not in command:
            done = build("-o", out)
        given = done.stdout, exports_of(out) if done.returncode == 0 else {}
        shutil.rmtree(out)
        return done, store, given

    def test_flips(self):
        chance = random.Random(OPTIONS.seed)
        wanted = {command: self.outcome(command, self.content)[2] for command in READING}
        counts = collections.Counter()
        for number in range(OPTIONS.flips):
            content, kind = flipped(self.content, chance)
            for command in READING:
                done, store, given = self.outcome(command, content)
                what = f"{kind}, flip {number} of seed {OPTIONS.seed}: {' '.join(command)}"
                counts[done.returncode] += 1
                if done.returncode == 0:
                    self.same_exports(given[1], wanted[command][1], what)
                    self.assertEqual((given[0], done.stderr), (wanted[command][0], ""), what)
                else:
                    self.refused(done, store, what)
                    self.assertTrue(wanted[command][0].startswith(given[0]), what)
        print(f"flips: {OPTIONS.flips}, runs by status {dict(counts)}", file=sys.stderr)


class TwoWriters(Case):
    def facts_by_report(self, store):
        """What a reader is told of each report, all in one transaction."""
        with opened(store) as database:
            database.execute("BEGIN")
            return {doc: tuple(database.execute(f"SELECT count(*) FROM {view} WHERE doc = ?", (doc,)).fetchone()[0] for view in ("places", "mentions", "evidence"))
                    for (doc,) in database.execute("SELECT doc FROM documents").fetchall()}

    def test_two_writers_and_a_reader(self):
        for paragraphs in (12, 330):
            with self.subTest(paragraphs=paragraphs):
                one = self.written(f"one{paragraphs}", {n: n for n in range(12)}, paragraphs)
                other = self.written(f"other{paragraphs}", {n: n for n in range(8, 20)}, paragraphs)
                self.succeeds("build", "--quiet", one, *[other / reports.file_name(n) for n in range(12, 20)], "-o", self.folder / f"both{paragraphs}")
                wanted, out = self.facts_by_report(self.folder / f"both{paragraphs}" / "graph.db"), self.folder / f"out{paragraphs}"
                writers = [subprocess.Popen([BINARY, "build", "--quiet", inputs, "-o", out], stderr=subprocess.PIPE, text=True) for inputs in (one, other)]
                answers = 0
                while any(writer.poll() is None for writer in writers):
                    with contextlib.suppress(sqlite3.OperationalError):  # before there is a store
                        found = self.facts_by_report(out / "graph.db")
                        self.assertLessEqual(found.items(), wanted.items())
                        answers += 1
                for writer in writers:
                    error = writer.communicate()[1]
                    self.assertEqual(writer.returncode, 0, error)
                    self.assertRegex(error, r"^(rightsgraph: .*another run is writing it; waiting\n)?$")
                self.assertGreater(answers, 0)
                self.assertEqual(self.facts_by_report(out / "graph.db"), wanted)
                self.same_exports(exports_of(out), exports_of(self.folder / f"both{paragraphs}"))
                self.whole(out / "graph.db")


class BadPlaces(Case):
    def setUp(self):
        super().setUp()
        self.inputs = self.written("set", {n: n for n in range(4)})
        self.more = self.written("more", {n: n for n in range(50, 54)})
        self.out = self.folder / "out"
        self.succeeds("build", "--quiet", self.inputs, "-o", self.out)
        self.store = self.out / "graph.db"
        self.held, self.held_with_more = exports_of(self.out), self.fresh(self.inputs, self.more)

    def no_store(self, file):
        """Refused as a store, and left as it is."""
        before = file.read_bytes()
        self.refused(build(self.inputs, "-o", file), file)
        self.refused(build("-o", file), file)
        self.assertEqual(file.read_bytes(), before)
        self.assertEqual([path.name for path in file.parent.glob(file.name + "*")], [file.name])

    def test_a_store_of_another_program(self):
        for statement in ("CREATE TABLE t (a)", "PRAGMA application_id = 77", "PRAGMA user_version = 5"):
            file = self.folder / f"{len(statement)}.db"
            with opened(file, "rwc") as database:
                database.execute(statement)
            self.no_store(file)

    def test_a_text_file(self):
        for length in (1, 20, 511, 512, 4096, 9000):
            file = self.folder / f"{length}.db"
            file.write_bytes((b"1. Some notes of mine.\n" * 500)[:length])
            self.no_store(file)

    def test_a_later_form(self):
        with opened(self.store, "rw") as database:
            database.execute("PRAGMA user_version = 1000")
        self.no_store(self.store)

    def test_a_store_of_ours_with_a_page_written_by_others(self):
        with opened(self.store, "rw") as database:
            database.execute("UPDATE document SET title = 'x'")
            database.commit()
        self.refused(build("-o", self.out), self.store)

    def test_an_empty_file(self):
        """A run killed at once leaves one; it is a store without reports."""
        empty = self.folder / "empty.db"
        empty.touch()
        self.refused(build("-o", empty), empty)
        self.succeeds("build", "--quiet", self.inputs, "-o", empty)
        with opened(empty) as database:
            self.assertEqual(database.execute("SELECT count(*) FROM documents").fetchone(), (4,))

    def test_a_folder(self):
        folder = self.folder / "folder.db"
        folder.mkdir()
        (folder / "keep").touch()
        for force in ((), ("--force",)):
            self.refused(build(self.inputs, "-o", folder, *force), folder)
            self.assertEqual([path.name for path in folder.iterdir()], ["keep"])

    def still_holds(self, *more):
        """Opens, and has what it had; what was added meanwhile may be there too."""
        self.whole(self.store)
        docs = {doc for doc, _ in final_reports(self.store)}
        self.assertLessEqual({reports.file_name(n)[:-4] for n in range(4)}, docs)
        self.succeeds("build", "--quiet", self.inputs, "--only", "-o", self.out)
        self.same_exports({name: content for name, content in exports_of(self.out).items() if ".part-" not in name}, self.held)
        if more:
            self.succeeds("build", "--quiet", *more, "-o", self.out)
            self.same_exports(exports_of(self.out), self.held_with_more)

    def test_force_makes_only_what_is_no_store_anew(self):
        for content in (bytes(PAGE) + self.store.read_bytes()[PAGE:], b"1. Some notes of mine.\n" * 500):
            self.store.write_bytes(content)
            self.refused(build(self.inputs, "--only", "-o", self.out), self.store)
            self.succeeds("build", "--quiet", self.inputs, "--only", "--force", "-o", self.out)
            self.same_exports(exports_of(self.out), self.held)
        if os.getuid() == 0 and run("--version", user=NOBODY).returncode == 0:
            self.folder.chmod(0o755)
            self.out.chmod(0o777)
            self.store.chmod(0o444)
            self.refused(build(self.more, "--force", "-o", self.store, user=NOBODY), self.store)
            self.still_holds(self.more)

    def test_no_right_to_write(self):
        if os.getuid() != 0 or run("--version", user=NOBODY).returncode != 0:
            self.skipTest("needs root, and a program that others may run")
        self.folder.chmod(0o755)
        for mode in (0o755, 0o777):  # without and with the right to make files beside it
            self.out.chmod(mode)
            self.store.chmod(0o444)
            before = self.store.read_bytes()
            self.refused(build(self.more, "-o", self.store, user=NOBODY), self.store)
            self.assertEqual(self.store.read_bytes(), before)
            for command in READING:
                if command[0] not in WRITING:
                    self.succeeds(*[{STORE: self.store, OUT: self.out}.get(part, part) for part in command], user=NOBODY)
        self.store.chmod(0o644)
        self.out.chmod(0o755)
        self.still_holds(self.more)

    def test_files_may_not_grow(self):
        def limit(size):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        length = self.store.stat().st_size
        for size in (0, PAGE, length // 2, length, length + PAGE, length + 20 * PAGE):
            for output in (self.store, self.out):
                with self.subTest(size=size, output=output.name):
                    self.refused(build(self.more, "-o", output, preexec_fn=lambda size=size: limit(size), restore_signals=False), self.out)
                    self.still_holds(self.more)
                    self.succeeds("build", "--quiet", self.inputs, "--only", "-o", self.out)
                    self.assertEqual([path.name for path in self.out.iterdir() if "graph.db-" in path.name or ".part-" in path.name], [])
            if size > 0:
                with self.subTest(size=size, forced=True):
                    build(self.more, "--force", "-o", self.store, preexec_fn=lambda size=size: limit(size), restore_signals=False)
                    self.still_holds()

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=False, stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("can't mount")
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=True)
        shutil.move(self.out, disk / "out")
        self.out, self.store = disk / "out", disk / "out" / "graph.db"
        for left in (0, PAGE, 30 * PAGE, 100 * PAGE, 200 * PAGE):
            with self.subTest(left=left):
                (disk / "filler").write_bytes(bytes((os.statvfs(disk).f_bavail * PAGE) - left))
                done = build(self.more, "-o", self.out)
                (disk / "filler").unlink()
                if done.returncode != 0:
                    self.refused(done, self.out)
                self.still_holds(self.more)
                self.succeeds("build", "--quiet", self.inputs, "--only", "-o", self.out)


def options():
    parser = argparse.ArgumentParser(usage="run.py BINARY [--moments N] [--steps N] [--flips N] [--seed S] [unittest's own]")
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--moments", type=int, default=6, help="at which a build is killed")
    parser.add_argument("--steps", type=int, default=30, help="of a random history")
    parser.add_argument("--flips", type=int, default=30, help="damaged copies of a store")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_known_args()


if __name__ == "__main__":
    OPTIONS, rest = options()
    BINARY = str(OPTIONS.binary.resolve())
    unittest.main(argv=[sys.argv[0], *rest], verbosity=1)
