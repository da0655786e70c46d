// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx.hpp"

#include <doctest/doctest.h>

#include "tests/read/word.hpp"

using rg::test::p;
using rg::test::r;
using rg::test::read;
using rg::test::Word;

namespace {

std::string field(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }
std::string instruction(const std::string& text) { return "<w:r><w:instrText>" + text + "</w:instrText></w:r>"; }

std::string style(const std::string& id, const std::string& name, const std::string& rest = {}) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + rest +
         "</w:style>";
}

std::string of_style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

std::string tc(const std::string& content, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

std::string tr(const std::string& cells, const std::string& properties = {}) {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

const std::string lines = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

std::string tbl(const std::string& rows, const std::string& properties = lines) {
  return "<w:tbl>" + properties + rows + "</w:tbl>";
}

std::string note(int id, const std::string& content) {
  return "<w:footnote w:id=\"" + std::to_string(id) + "\">" + content + "</w:footnote>";
}

std::string reference(int id, const std::string& kind = "footnote", const std::string& more = {}) {
  return "<w:r><w:" + kind + "Reference w:id=\"" + std::to_string(id) + "\"" + more + "/></w:r>";
}

std::string paragraph(const std::string& content, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

}  // namespace

TEST_CASE("what the text of a paragraph is") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {p("The Council"), "The Council\n"},
      {p(" "), "a.docx: holds no text; look whether its pages are pictures"},
      {paragraph("<w:r><w:t>a </w:t><w:t xml:space=\"preserve\"> b</w:t></w:r>"), "a b\n"},
      {paragraph("<w:r><w:tab/><w:t>1.</w:t><w:tab/><w:t>Text</w:t></w:r>"), "1. Text\n"},
      {paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type=\"page\"/><w:t>c</w:t><w:cr/></w:r>"), "a\nb\nc\n"},
      {paragraph("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>er\u00ADate</w:t></w:r>"),
       "co-operate\n"},
      {paragraph("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>"
                 "<w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Arial\" w:char=\"2116\"/></w:r>"),
       "✓•№\n"},
      {paragraph(r("shown") + r("hidden", "<w:vanish/>") + r(", too", "<w:vanish w:val=\"0\"/>")), "shown, too\n"},
      {paragraph(r("caps", "<w:caps/>") + r(" Small", "<w:smallCaps/>")), "caps Small\n"},
      {paragraph(r("word") + r("12", "<w:vertAlign w:val=\"superscript\"/>") + r(" H") +
                 r("2", "<w:vertAlign w:val=\"subscript\"/>") + r("O, 2") +
                 r("nd", "<w:vertAlign w:val=\"superscript\"/>")),
       "word¹² H2O, 2nd\n"},
      {paragraph(r("word") + r("3", "<w:position w:val=\"6\"/><w:sz w:val=\"14\"/>") +
                 r("4", "<w:position w:val=\"6\"/>")),
       "word³4\n"},
      {paragraph("<w:hyperlink r:id=\"x\"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>, tag"
                 "</w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent><w:r><w:t>, "
                 "control</w:t></w:r></w:sdtContent></w:sdt>"),
       "link, tag, control\n"},
      {paragraph("<w:r><w:ruby><w:rt><w:r><w:t>じん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>人</w:t></w:r></w:rubyBase>"
                 "</w:ruby></w:r>"),
       "人\n"},
      {paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
                 "</m:oMath>"),
       "1/2\n"},
      {paragraph(r("a") +
                 "<w:r><w:pict><v:shapetype><v:formulas><v:f eqn=\"sum @0 1 0\"/></v:formulas></v:shapetype>"
                 "<v:shape><v:formulas><v:f eqn=\"val 1\"/></v:formulas></v:shape><x:f/></w:pict></w:r>" +
                 r("b")),
       "ab\n"},
      {paragraph(r("مجلس", "<w:rtl/>") + r(" 12 حقوق")), "مجلس 12 حقوق\n"},
      {paragraph(r("a&#x1;b&#xD800;c")), "ab\uFFFD\uFFFD\uFFFDc\n"},
      {"<w:sdt><w:sdtContent>" + p("in a control") + "</w:sdtContent></w:sdt>", "in a control\n"},
      {paragraph(r("text") + "<w:commentRangeStart/><w:r><w:commentReference w:id=\"1\"/></w:r>"), "text\n"},
  };
  for (const auto& [body, expected] : rows) {
    CAPTURE(body);
    CHECK(read(body) == expected);
  }
}

TEST_CASE("fields: the result stays, the instruction goes") {
  CHECK(read(paragraph("<w:fldSimple w:instr=\" REF x \"><w:r><w:t>simple</w:t></w:r></w:fldSimple>")) == "simple\n");
  CHECK(read(paragraph(r("a ") + field("begin") + instruction("HYPERLINK \"x\"") + field("separate") + r("b ") +
                       field("begin") + instruction("PAGE") + field("separate") + r("7") + field("end") + field("end") +
                       r(" c"))) == "a b 7 c\n");
  CHECK(read(paragraph(field("begin") + instruction("IF ") + field("begin") + instruction("PAGE") + field("separate") +
                       r("1") + field("end") + instruction("=1") + field("separate") + r("one") + field("end"))) ==
        "one\n");
  CHECK(read(paragraph(r("a") + field("begin") + instruction("XE")) + p("not hidden by a field without an end")) ==
        "a\nnot hidden by a field without an end\n");
  CHECK(read(paragraph(field("end") + field("separate") + r("a"))) == "a\n");
  CHECK(read(paragraph(field("begin") + instruction(" TOC \\o ") + field("separate") + r("I. Introduction 3")) +
             p("II. End 4") + paragraph(field("end")) + p("text")) ==
        "F(contents) I. Introduction 3\nF(contents) II. End 4\ntext\n");
}

TEST_CASE("tracked changes are accepted") {
  const std::string gone = "<w:rPr><w:del w:id=\"1\"/></w:rPr>", moved = "<w:rPr><w:moveFrom w:id=\"1\"/></w:rPr>";
  CHECK(read(paragraph(r("a ") + "<w:ins>" + r("new") + "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" +
                       "<w:moveFrom>" + r("from") + "</w:moveFrom><w:moveTo>" + r(" to") + "</w:moveTo>")) ==
        "a new to\n");
  CHECK(read(paragraph(r("one "), gone) + paragraph("<w:del>" + r("x") + "</w:del>", moved) + p("two") + p("three")) ==
        "one two\nthree\n");
  CHECK(read(tbl(tr(tc(p("a")) + tc(p("b"))) + tr(tc(p("c")) + tc(p("d")), "<w:del/>") +
                 tr(tc(p("e")) + tc(p("f"), "<w:cellDel/>") + tc(p("g")), "<w:ins/>"))) ==
        read(tbl(tr(tc(p("a")) + tc(p("b"))) + tr(tc(p("e")) + tc(p("g"))))));
  // A number goes with the end of its paragraph
  const Word numbered{
      paragraph("<w:del>" + r("x") + "</w:del>", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" + gone) +
          p("one", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"),
      {},
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText "
      "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"};
  CHECK(read(numbered) == "1. one\n");
}

TEST_CASE("text boxes are read once, behind their paragraph") {
  const std::string content = "<w:txbxContent>" + p("in the box") + p("2") + "</w:txbxContent>";
  CHECK(read(paragraph(r("before ") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" +
                       content + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + content +
                       "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r("after")) +
             p("next")) == "before after\nin the box\n2\nnext\n");
  CHECK(read(paragraph("<w:r><w:pict><v:textbox>" + content + "</v:textbox></w:pict></w:r>")) == "in the box\n2\n");
}

TEST_CASE("headings by outline level, by name and by the names of UN templates") {
  const std::string styles =
      style("Normal", "Normal") + style("1", "heading 1") +
      style("HChG", "_ H _Ch_G", "<w:basedOn w:val=\"Normal\"/>") + style("H23G", "_ H _2/3_G") +
      style("own", "Own", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") +
      style("based", "Based", "<w:basedOn w:val=\"own\"/>") +
      style("text", "Text", "<w:basedOn w:val=\"own\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>") +
      style("TOC1", "toc 1") + style("a", "circle", "<w:basedOn w:val=\"b\"/>") +
      style("b", "circle 2", "<w:basedOn w:val=\"a\"/>");
  const std::string sentence(150, 'x');
  CHECK(read(Word{p("I. One", of_style("1")) + p("Two", of_style("HChG")) + p("Three", of_style("H23G")) +
                      p("Four", of_style("based")) + p("five", of_style("text")) +
                      p("Six", "<w:outlineLvl w:val=\"0\"/>") + p("Seven 7", of_style("TOC1")) +
                      p("eight", of_style("a")) + p("nine", of_style("none")) + p("10. It met.", of_style("1")) +
                      p(sentence + ".", of_style("1")) + p("Eleven.", of_style("1")),
                  styles}) ==
        "H I. One\nH Two\nH Three\nH Four\nfive\nH Six\nF(contents) Seven 7\neight\nnine\n10. It met.\n" + sentence +
            ".\nH Eleven.\n");
}

TEST_CASE("superscript and hidden text by style") {
  const std::string styles =
      style("n", "Normal") + style("hid", "Hidden", "<w:rPr><w:vanish/></w:rPr>") +
      "<w:style w:type=\"character\" w:styleId=\"ref\"><w:rPr><w:vertAlign w:val=\"superscript\"/>"
      "</w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"ref2\"><w:basedOn w:val=\"ref\"/>"
      "</w:style>";
  CHECK(read(Word{paragraph(r("word") + r("5", "<w:rStyle w:val=\"ref2\"/>") +
                            r("6", "<w:rStyle w:val=\"ref\"/><w:vertAlign w:val=\"baseline\"/>")) +
                      p("no", of_style("hid")),
                  styles}) == "word⁵6\n");
}

TEST_CASE("tables: rows with their cells on the grid, heads, groups") {
  const std::string span = "<w:gridSpan w:val=\"2\"/>", down = "<w:vMerge/>", top = "<w:vMerge w:val=\"restart\"/>";
  CHECK(read(p("text") + tbl(tr(tc(p("Recommendation")) + tc(p("Position")) + tc(p("Themes")), "<w:tblHeader/>") +
                             tr(tc(p("A12 Norms"), "<w:gridSpan w:val=\"3\"/>")) +
                             tr(tc(p("Ratify") + p("Source")) + tc(p("Noted"), top) + tc(p("B51"))) +
                             tr(tc(p("Sign")) + tc("<w:p/>", down) + tc(tbl(tr(tc(p("x")) + tc(p("y")))) + "<w:p/>")) +
                             tr(tc("<w:p/>") + tc("<w:p/>") + tc("<w:p/>")) + tr(tc(p("wide"), span) + tc(p("end"))) +
                             tr(tc(p("late")), "<w:gridBefore w:val=\"2\"/>"))) ==
        "text\nC Recommendation | Position | Themes\nH A12 Norms\nR Ratify / Source | Noted | B51\nR Sign |  | x / y\n"
        "R wide |  | end\nR  |  | late\n");
  CHECK(read(p("text") + tbl(tr(tc(paragraph(r("Bold", "<w:b/>"))) + tc(paragraph(r("head", "<w:b/>")))) +
                             tr(tc(p("a")) + tc(p("b"))))) == "text\nC Bold | head\nR a | b\n");
  CHECK(read(p("text") + tbl(tr(tc(p("a")) + tc(p("b")))) + tbl(tr(tc(p("c")) + tc(p("d"))))) ==
        "text\nR a | b\nR c | d\n");
}

TEST_CASE("tables are counted, and cells begin where they say") {
  const rg::Text text =
      rg::read_docx(rg::test::zipped(Word{p("text") + tbl(tr(tc(p("人权") + p("b")) + tc("<w:p/>") + tc(p("c")))) +
                                          tbl(tr(tc(p("d")) + tc(p("e"))))}
                                         .parts()),
                    "a.docx");
  REQUIRE(text.lines.size() == 5);
  CHECK(text.lines[2].text == "人权\nb\n\nc");
  CHECK(text.lines[2].cells == std::vector<std::uint32_t>{0, 9, 10});
  CHECK(text.lines[2].table == 1);
  CHECK(text.lines[2].number == 3);
  CHECK(text.lines[4].table == 2);
}

TEST_CASE("tables that only put text in its place are text") {
  const std::string masthead =
      tbl(tr(tc("<w:p/>") + tc(p("United Nations")) + tc(p("A/HRC/950/21"))) +
          tr(tc("<w:p/>") + tc(p("General Assembly")) + tc(p("Distr.: General") + p("1 May 2931"))));
  CHECK(read("<w:p/>" + masthead + p("Title")) ==
        "United Nations\nA/HRC/950/21\nGeneral Assembly\nDistr.: General\n1 May 2931\nTitle\n");
  CHECK(read(p("text") + tbl(tr(tc(p("Summary"))) + tr(tc(p("In a box."))))) == "text\nSummary\nIn a box.\n");
  CHECK(read(p("text") + tbl(tr(tc(p("left")) + tc(p("right"))), "")) == "text\nleft\nright\n");
}

TEST_CASE("notes stand behind their paragraph, with the numbers that are shown") {
  const std::string mark = "<w:r><w:footnoteRef/></w:r>";
  const std::string notes =
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>" +
      note(7, paragraph("<w:r><w:tab/></w:r>" + mark + r(" See A/HRC/950/21.")) + p("Second part.")) +
      note(8, p("No mark of its own.")) + note(9, p("* Reissued.")) +
      note(10, paragraph(r("5", "<w:vertAlign w:val=\"superscript\"/>") + r(" By hand."))) +
      note(11, paragraph(mark + r(" In itself") + reference(11)));
  const std::string custom = " w:customMarkFollows=\"1\"";
  CHECK(read(Word{paragraph(r("One") + reference(7) + r(" two.") + reference(8)) +
                      paragraph(r("Title") + reference(9, "footnote", custom) + r("*")) +
                      paragraph(r("Old") + reference(10, "footnote", custom) +
                                r("5", "<w:vertAlign w:val=\"superscript\"/>")) +
                      tbl(tr(tc(paragraph(r("cell") + reference(11))) + tc(p("b")))) +
                      paragraph(r("again") + reference(7) + r(" lost") + reference(99)),
                  {},
                  {},
                  notes}) ==
        "One¹ two.²\nN ¹ See A/HRC/950/21.\nN Second part.\nN ² No mark of its own.\nTitle*\n* Reissued.\nOld⁵\n"
        "N ⁵ By hand.\nR cell³ | b\nN ³ In itself\nagain⁴ lost⁵\n");
}

TEST_CASE("numbers of notes begin anew where sections and settings say so") {
  const std::string notes = note(1, p("a")) + note(2, p("b")) + note(3, p("c"));
  const auto section = [](const std::string& properties) {
    return "<w:sectPr><w:footnotePr>" + properties + "</w:footnotePr></w:sectPr>";
  };
  const std::string each = "<w:numRestart w:val=\"eachSect\"/>";
  CHECK(read(Word{paragraph(r("x") + reference(1), section(each)) + paragraph(r("y") + reference(2) + reference(3)) +
                      section(each + "<w:numStart w:val=\"5\"/>"),
                  {},
                  {},
                  notes}) == "x¹\nN ¹ a\ny⁵⁶\nN ⁵ b\nN ⁶ c\n");
  // A section ends in a content control too, but not in a table
  CHECK(read(Word{"<w:sdt><w:sdtContent>" +
                      paragraph(r("x") + reference(1), section(each + "<w:numStart w:val=\"3\"/>")) +
                      "</w:sdtContent></w:sdt><w:ins>" + paragraph(r("y") + reference(2), section(each)) + "</w:ins>" +
                      tbl(tr(tc(paragraph(r("cell"), section(each))))) + paragraph(r("z") + reference(3)) +
                      section(each + "<w:numStart w:val=\"5\"/>"),
                  {},
                  {},
                  notes}) == "x³\nN ³ a\ny¹\nN ¹ b\ncell\nz⁵\nN ⁵ c\n");
  Word pages{paragraph(r("x") + reference(1)) + paragraph("<w:r><w:br w:type=\"page\"/></w:r>" + r("y") + reference(2)),
             {},
             {},
             notes};
  pages.settings = "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>";
  CHECK(read(pages) == "x¹\nN ¹ a\ny¹\nN ¹ b\n");
  Word ends{paragraph(r("x") + reference(1, "endnote"))};
  ends.endnotes = "<w:endnote w:id=\"1\">" + p("at the end") + "</w:endnote>";
  CHECK(read(ends) == "x¹\nN ¹ at the end\n");
}

TEST_CASE("headers: of the first page they are text, of each page they aren't") {
  const std::string section =
      "<w:sectPr xmlns:r=\"x\"><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference "
      "w:type=\"default\" r:id=\"header1\"/><w:headerReference w:type=\"first\" r:id=\"header2\"/>"
      "<w:headerReference w:type=\"first\" r:id=\"header1\"/><w:titlePg/></w:sectPr>";
  Word word{p("text") + section};
  word.header = p("A/HRC/950/21");
  word.first_header = tbl(tr(tc(p("United Nations")) + tc(p("A/HRC/950/21"))));
  CHECK(read(word) == "F(page header) A/HRC/950/21\nUnited Nations\nA/HRC/950/21\ntext\n");
  word.body = "<w:sdt><w:sdtContent>" + paragraph(r("text"), section) + "</w:sdtContent></w:sdt><w:sectPr/>";
  CHECK(read(word) == "F(page header) A/HRC/950/21\nUnited Nations\nA/HRC/950/21\ntext\n");
}

TEST_CASE("parts are found by their relationships, in both editions of the standard") {
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const auto parts = [&](const std::string& target) {
    return rg::test::Members{
        {"[Content_Types].xml", rg::test::word_types},
        {"_rels/.rels", "<r:Relationships xmlns:r=\"x\"><r:Relationship Id=\"a\" Type=\"" + strict +
                            "officeDocument\" Target=\"" + target + "\"/></r:Relationships>"},
        {"Docs/Main.xml",
         "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:pPr><x:pStyle "
         "x:val=\"h\"/></x:pPr><x:r><x:t>Heading</x:t></x:r></x:p></x:body></x:document>"},
        {"docs/_rels/main.xml.rels", "<Relationships><Relationship Id=\"b\" Type=\"" + strict +
                                         "styles\" Target=\"../Look/S.xml\"/></Relationships>"},
        {"look/s.xml", "<styles><style type=\"paragraph\" styleId=\"h\"><name val=\"heading 2\"/></style></styles>"}};
  };
  CHECK(read(parts("docs/main.xml")) == "H Heading\n");
  CHECK(read(parts("/docs/main.xml")) == "H Heading\n");
  CHECK(read(parts("../docs/./main.xml")) == "H Heading\n");
}
