# SPDX-License-Identifier: Apache-2.0
"""A report as its author has it, whatever format it is written in, and the places that must be read from it."""
import dataclasses
import json
import re

# Beginnings of headings, by level: chapters, sections, their parts. Chinese, English and French, Russian, Arabic.
LEVELS = (r"[一二三四五六七八九十]{1,3}[.、]|[IVX]{1,5}\.|(?:أولا|ثانيا|ثالثا) ?[-–]", r"[A-ZА-Я]\.|(?:ألف|باء|جيم) ?[-–]", r"\d{1,2}\.")
SUMMARIES = ("概要", "摘要", "Summary", "Résumé", "Резюме", "موجز")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclasses.dataclass
class Line:
    """A paragraph's words; `marks` says behind how many characters which note's marker stands."""
    text: str
    marks: list = dataclasses.field(default_factory=list)

    def parts(self):
        """The words between the markers, each with the number of the note behind it (or none)."""
        begin = 0
        for at, number in self.marks:
            yield self.text[begin:at], number
            begin = at
        yield self.text[begin:], None


@dataclasses.dataclass
class Block:
    """`cover`, `heading`, `paragraph` (with a number), `text` (without) or `table`."""
    kind: str
    lines: list
    number: int = 0
    level: int = 0
    rows: list = None  # of a table; the first has the heads of its columns


@dataclasses.dataclass
class Report:
    key: str
    symbol: str
    language: str
    blocks: list
    notes: dict  # lines by number
    places: list  # what must be read from it: para, text, notes and cells

    @property
    def right_to_left(self):
        return self.language == "ar"


def heading_level(text):
    """None of what is no heading in any format: a date, the number of a meeting."""
    if text in SUMMARIES:
        return 1
    return next((level for level, beginning in enumerate(LEVELS, 1) if re.match(rf"(?:{beginning})\s", text)), None)


def lines_of(place):
    out, begin = [], 0
    for text in place["text"].split("\n"):
        end = begin + len(text)
        out.append(Line(text, [(at - begin, number) for at, number in place.get("notes", ()) if begin <= at <= end]))
        begin = end + 1
    return out


def block_of(place):
    if place["para"] == "front":
        return Block("cover", lines_of(place))
    number = re.fullmatch(r"p(\d+)", place["para"])
    return Block("paragraph", lines_of(place), int(number[1])) if number else Block("text", lines_of(place))


def squeezed(text):
    return re.sub(r"\s", "", text)


def from_text(file, places, ledger):
    """In the order of the file's lines: each place where its first line stands, each heading where it was left out."""
    source = file.read_bytes().decode({"UTF-8": "utf-8-sig", "UTF-16": "utf-16"}.get(ledger["encoding"], ledger["encoding"]))
    dropped = {line["line"]: line for line in ledger["dropped_lines"]}
    notes = {int(place["para"][2:]): lines_of(place) for place in places if place["para"].startswith("fn")}
    waiting = [place for place in places if not place["para"].startswith("fn")]
    blocks = []
    for number, line in enumerate(re.split("\r\n|[\n\f]", source), 1):
        left_out = dropped.get(number)
        if left_out and left_out["reason"] == "heading":
            level = heading_level(left_out["text"])
            blocks.append(Block("heading" if level else "text", [Line(left_out["text"])], level=level or 0))
        elif not left_out and waiting:
            block = block_of(waiting[0])
            beginning = squeezed(f"{block.number}." if block.number else "") + squeezed(block.lines[0].text)[:6]
            if squeezed(line).startswith(beginning):
                blocks.append(block)
                waiting.pop(0)
    assert not waiting, (file, waiting[0])
    return Report(file.stem, ledger["id"], ledger["lang"], blocks, notes, places_of(places))


def places_of(places):
    """What every format must give: pages aside."""
    return [{key: place[key] for key in ("doc", "para", "text", "notes", "cells") if key in place} for place in places]


def closed(places):
    """Without the spaces between Han characters and letters or figures: where a line ends, none is seen."""
    out = []
    for place in places:
        gaps = [match.start() for match in re.finditer(r"(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])", place["text"])]
        text = "".join(c for at, c in enumerate(place["text"]) if at not in set(gaps))
        out.append(place | {"text": text} | ({"notes": [[at - sum(gap < at for gap in gaps), number] for at, number in place["notes"]]} if "notes" in place else {}))
    return out


def with_table(report, file):
    """The same with a table behind it, where one stands beside the text: a text file can't show where cells end."""
    if not file.exists():
        return report
    heads, *rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    places = []
    for number, row in enumerate(rows, 1):
        cells, at = [], 0
        for head, cell in zip(heads, row):
            cells += [[head, at, at + len(cell)]] if cell else []
            at += len(cell) + 1
        places.append({"doc": report.key, "para": f"t1.r{number}", "text": "\n".join(row), "cells": cells})
    blocks = [*report.blocks, Block("table", [], rows=[heads, *rows])]
    return dataclasses.replace(report, blocks=blocks, places=report.places + places)


def without_table(report):
    return dataclasses.replace(report, blocks=[block for block in report.blocks if block.kind != "table"],
                               places=[place for place in report.places if not place["para"].startswith("t1.")])
