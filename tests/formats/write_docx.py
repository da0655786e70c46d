# SPDX-License-Identifier: Apache-2.0
"""Writes a report as Word does: styles, automatic numbers, real footnotes, a running head and a page number."""
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PARTS = ("document.main", "styles", "numbering", "footnotes", "header", "footer")
FONTS = '<w:rFonts w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif" w:eastAsia="WenQuanYi Micro Hei" w:cs="DejaVu Sans"/>'
ITEMS = {"(a)": ("lowerLetter", "(%2)"), "a)": ("lowerLetter", "%2)")}  # by the first one's label


def part(name, content):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {W}>{content}</w:{name}>'


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


class Document:
    def __init__(self, report, automatic_items):
        self.report = report
        self.automatic_items = automatic_items
        self.item_label = next((label for block in report.blocks for line in block.lines if block.kind == "paragraph"
                                for label in ITEMS if line.text.startswith(label + " ")), "(a)")

    @staticmethod
    def is_right_to_left(text):
        """In Arabic documents the date of distribution is English."""
        return re.search("[\u0600-\u06ff]", text) is not None

    def runs(self, line):
        """The words in several runs, as editing leaves them, with the references of the notes between them."""
        out, direction = "", "<w:rPr><w:rtl/></w:rPr>" if self.is_right_to_left(line.text) else ""
        for words, note in line.parts():
            middle = len(words) // 2
            out += run(words[:middle], direction) + '<w:proofErr w:type="gramStart"/>' + run(words[middle:], direction)
            if note:
                out += f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{note}"/></w:r>'
        return out

    def paragraph(self, style, content, numbering=None):
        level = "" if numbering is None else f'<w:numPr><w:ilvl w:val="{numbering}"/><w:numId w:val="1"/></w:numPr>'
        # Not justified: LibreOffice stretches Arabic words with glyphs that its PDF files call `=`.
        direction = '<w:bidi/><w:jc w:val="start"/>' if self.is_right_to_left(content) else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{level}{direction}</w:pPr>{content}</w:p>'

    def cover(self, block):
        """Above the title lines stand plain ones; the title is styled as a heading."""
        title = len(block.lines) - 2
        return "".join(self.paragraph("Heading1" if at == title else "Cover", self.runs(line)) for at, line in enumerate(block.lines))

    def heading(self, block):
        """A typed number is set apart by a tab."""
        line = block.lines[0]
        number, _, words = line.text.partition(" ")
        tabbed = words and re.fullmatch(r".*[.、]", number)
        content = run(number) + "<w:r><w:tab/></w:r>" + run(words) if tabbed else self.runs(line)
        return self.paragraph(f"Heading{block.level}", content)

    def numbered(self, block):
        out = self.paragraph("Numbered", self.runs(block.lines[0]), 0)
        letter = ord("a")
        for line in block.lines[1:]:
            label = self.item_label.replace("a", chr(letter)) + " "
            if self.automatic_items and line.text.startswith(label):
                line = type(line)(line.text[len(label):], [(at - len(label), number) for at, number in line.marks])
                out += self.paragraph("Numbered", self.runs(line), 1)
                letter += 1
            else:
                out += self.paragraph("Text", self.runs(line))
        return out

    def text(self, block):
        return "".join(self.paragraph("Text", self.runs(line)) for line in block.lines)

    def table(self, block):
        """The heads' row is repeated on each page."""
        out = '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid>'
        out += '<w:gridCol w:w="3000"/>' * len(block.rows[0]) + "</w:tblGrid>"
        for at, row in enumerate(block.rows):
            cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{self.paragraph("Text", run(cell))}</w:tc>' for cell in row)
            out += f'<w:tr>{"<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""}{cells}</w:tr>'
        return out + "</w:tbl>" + self.paragraph("Text", "")

    def body(self):
        shape = {"cover": self.cover, "heading": self.heading, "paragraph": self.numbered, "text": self.text, "table": self.table}
        section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
                   '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1701" w:left="1701" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>')
        return "<w:body>" + "".join(shape[block.kind](block) for block in self.report.blocks) + section + "</w:body>"

    def footnotes(self):
        out = ('<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
               '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>')
        for number, lines in sorted(self.report.notes.items()):
            mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + run(" ")
            paragraphs = "".join(self.paragraph("FootnoteText", ("" if at else mark) + self.runs(line)) for at, line in enumerate(lines))
            out += f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>'
        return out

    def numbering(self):
        kind, text = ITEMS[self.item_label]
        levels = (f'<w:lvl w:ilvl="0"><w:start w:val="{self.first_number()}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
                  f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/></w:lvl>')
        return f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

    def first_number(self):
        return next((block.number for block in self.report.blocks if block.number), 1)


def styles():
    def style(name, shown, more, kind="paragraph"):
        return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'
    spaced = '<w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>'
    headings = "".join(style(f"Heading{level}", f"heading {level}", f'<w:basedOn w:val="Text"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="{30 - 4 * level}"/><w:szCs w:val="{30 - 4 * level}"/></w:rPr>')
                       for level in (1, 2, 3))
    return (f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
            + style("Text", "Single Txt", spaced) + style("Numbered", "Numbered Txt", '<w:basedOn w:val="Text"/>') + style("Cover", "Cover", '<w:pPr><w:spacing w:after="240"/></w:pPr>')
            + headings + style("FootnoteText", "footnote text", '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>')
            + style("FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character"))


def page_field():
    return '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def write(report, file, automatic_items=True):
    document = Document(report, automatic_items)
    names = [name.split(".")[0] for name in PARTS]
    overrides = "".join(f'<Override PartName="/word/{short}.xml" ContentType="{WORD}{name}+xml"/>' for short, name in zip(names, PARTS))
    content_types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                     f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    top = relations + f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    inner = relations + "".join(f'<Relationship Id="rId{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for at, name in enumerate(names, 1) if at > 1) + "</Relationships>"
    head = document.paragraph("Cover", run(report.symbol or report.key))
    foot = document.paragraph("Cover", page_field() + run(" GE.32-00999"))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", content_types), ("_rels/.rels", top), ("word/_rels/document.xml.rels", inner),
                              ("word/document.xml", part("document", document.body())), ("word/styles.xml", part("styles", styles())),
                              ("word/numbering.xml", part("numbering", document.numbering())), ("word/footnotes.xml", part("footnotes", document.footnotes())),
                              ("word/header.xml", part("hdr", head)), ("word/footer.xml", part("ftr", foot))):
            package.writestr(name, content)
