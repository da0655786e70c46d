# SPDX-License-Identifier: Apache-2.0
"""Writes a report as a web page: its content between navigation, a cookie bar and a footer."""
from html import escape

TOP = """<!DOCTYPE html>
<html lang="{language}"{direction}><head><meta charset="utf-8"><title>{title} | Human Rights</title>
<style>nav {{ float: left }}</style><script>document.write("1. No text of the report.");</script></head>
<body>
<div id="cookie-banner" class="cookie-consent"><p>1. This site uses cookies.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/documents">Documents</a></li></ul></nav></header>
<main>
"""
BOTTOM = """</main>
<aside><h2>Related</h2><p>2. Other documents</p></aside>
<footer><p>© Office</p><nav><a href="/contact">Contact</a></nav></footer>
</body></html>
"""


def line_of(line):
    out = ""
    for words, note in line.parts():
        out += escape(words)
        if note:
            out += f'<sup><a href="#fn{note}" id="ref{note}">{note}</a></sup>'
    return out


def paragraph(line, before=""):
    return f"<p>{before}{line_of(line)}</p>\n"


def cover(block):
    title = len(block.lines) - 2
    return "".join(f"<h1>{line_of(line)}</h1>\n" if at == title else paragraph(line) for at, line in enumerate(block.lines))


def typed(block):
    """The number is a part of the paragraph."""
    return paragraph(block.lines[0], f"{block.number}. ") + "".join(map(paragraph, block.lines[1:]))


def listed(block):
    """The number is worked out by the browser."""
    return f'<ol start="{block.number}">\n<li>{"".join(map(paragraph, block.lines))}</li>\n</ol>\n'


def table(block):
    heads, *rows = block.rows
    row = lambda name, cells: "<tr>" + "".join(f"<{name}>{escape(cell)}</{name}>" for cell in cells) + "</tr>\n"  # noqa: E731
    return f"<table>\n<thead>{row('th', heads)}</thead>\n<tbody>" + "".join(row("td", cells) for cells in rows) + "</tbody></table>\n"


def notes(report):
    items = "".join(f'<li id="fn{number}">{"".join(map(paragraph, lines))[:-5]} <a href="#ref{number}">↩</a></p></li>\n' for number, lines in sorted(report.notes.items()))
    return f'<section role="doc-endnotes"><hr>\n<ol>\n{items}</ol></section>\n' if items else ""


def write(report, file, numbered):
    shape = {"cover": cover, "heading": lambda block: f"<h{block.level + 1}>{line_of(block.lines[0])}</h{block.level + 1}>\n",
             "paragraph": numbered, "text": lambda block: "".join(map(paragraph, block.lines)), "table": table}
    direction = ' dir="rtl"' if report.right_to_left else ""
    content = TOP.format(language=report.language, direction=direction, title=report.symbol)
    content += "".join(shape[block.kind](block) for block in report.blocks) + notes(report) + BOTTOM
    file.write_text(content, encoding="utf-8")
