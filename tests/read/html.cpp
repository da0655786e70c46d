// SPDX-License-Identifier: Apache-2.0
#include "src/read/html.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/read/html_lines.hpp"

namespace {

struct Case {
  const char* name;
  std::string page, lines;
};

void check(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(page_lines(row.page) == row.lines);
  }
}

void check_dense(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(dense(page_lines(row.page)) == row.lines);
  }
}

}  // namespace

TEST_CASE("lines are a browser's") {
  check({
      {"paragraphs", "<p>One\n  two<p>three", "One two\n\nthree\n"},
      {"inline elements run on", "<p>a<b>b</b> <i>c</i><span> d</span><unknown>e</unknown></p>", "ab c de\n"},
      {"a break ends a line", "<p>a<br>b<br/> c</p>", "a\nb\nc\n"},
      {"two breaks end a paragraph", "<div>a<br><br>b</div>", "a\n\nb\n"},
      {"blocks in blocks", "<div>a<div>b</div>c</div>", "a\n\nb\n\nc\n"},
      {"blocks in inline elements", "<b>a<div>b</div>c</b>", "a\n\nb\n\nc\n"},
      {"lists of terms", "<dl><dt>a<dd>b</dl><blockquote>c</blockquote>", "a\n\nb\n\nc\n"},
      {"text behind a paragraph", "<body>a<p>b</p>c</body>", "a\n\nb\n\nc\n"},
      {"spaces that don't break", "<p>1.&nbsp;&nbsp;\u00A0 Text</p>", "1. Text\n"},
      {"soft hyphens, zero width, directions", "<p>hu&shy;man&#8203; &#x200F;rights</p>", "human rights\n"},
      {"a line end between Han characters", "<p>人权\n理事会\n2930\n年</p>", "人权理事会 2930 年\n"},
      {"references to windows-1252", "<p>&#147;a&#148; &#150; b&#146;s&#160;c</p>", "“a” – b’s c\n"},
      {"preformatted", "<pre>a  b\n c\n\nd</pre>", "a  b\n c\n\nd\n"},
      {"preformatted by style", "<div style='white-space: pre-line'>a\nb</div>", "a\nb\n"},
      {"entities", "<p>&lt;b&gt; &amp;amp; &eacute;&#20154;&#x6743;</p>", "<b> &amp; é人权\n"},
      {"ruby", "<p><ruby>人<rp>(</rp><rt>rén</rt><rp>)</rp></ruby>权</p>", "人权\n"},
      {"pictures", "<p>a<img src=x alt=picture>b<svg><text>c</text></svg></p>", "ab\n"},
      {"what unfolds", "<details><summary>a</summary><p>b</details>", "a\n\nb\n"},
      {"right to left", "<p dir=rtl>١. اعتمد <b>المجلس</b> القرار 948/3.</p>", "١. اعتمد المجلس القرار 948/3.\n"},
      {"deleted and hidden",
       "<p>a<del>b</del><ins>c</ins><span style='DISPLAY:none'>d</span><span hidden>e</span><i "
       "aria-hidden=true>f</i></p>",
       "ac\n"},
      {"a body that scripts show", "<body style='visibility:hidden'><p>a", "a\n"},
      {"scripts, comments and templates",
       "<script>'<p>a'</script><style>b{}</style><!-- c --><template><p>d</template><noscript>e</noscript><p>f", "f\n"},
      {"Word's own comments", "<p><![if !supportLists]>1.<![endif]> a<!--[if gte mso 9]><p>b<![endif]--></p>",
       "1. a\n"},
      {"raised numbers", "<p>km<sup>2</sup>, m<sub>2</sub>, a<sup>1, 12</sup> the 1<sup>st</sup>, 10<sup>[4]</sup></p>",
       "km², m2, a¹, ¹² the 1st, 10⁴\n"},
      {"raised by style", "<p>a<span style='font-size:8pt;vertical-align:super'>1</span></p>", "a¹\n"},
      {"a title in the head", "<title>a</title><p>b", "b\n"},
  });
}

TEST_CASE("headings, and the title that isn't one") {
  check_dense({
      {"levels",
       "<p>Report of the Office, which is not a title but a paragraph that ends as a sentence does, and is "
       "long enough to be one, and that goes on and on over the width of the page up to its end, which is "
       "here.</p><h1>a</h1><h2>b</h2><h6>c</h6>",
       "Report of the Office, which is not a title but a paragraph that ends as a sentence does, and is long enough to "
       "be one, and that goes on and on over the width of the page up to its end, which is here.\n"
       "heading: a\nheading: b\nheading: c\n"},
      {"the title", "<p>A/HRC/950/21</p><h1>Title</h1><h2>Summary</h2><p>Text.",
       "A/HRC/950/21\nTitle\nheading: Summary\nText.\n"},
      {"the only one", "<h1>Title<br>goes on</h1><p>Text.", "Title\ngoes on\nText.\n"},
      {"a document without one", "<p>A/HRC/950/21</p><h1>I. Introduction</h1><ol><li>Text.</ol><h1>II. Work</h1>",
       "A/HRC/950/21\nheading: I. Introduction\n1. Text.\nheading: II. Work\n"},
      {"in a list", "<ol><li><h1>Title</h1><li><h1>I. Introduction</h1></ol><p>a",
       "Title\nheading: I. Introduction\na\n"},
      {"one that unfolds", "<p>a</p><h2><button>b</button></h2><p>c", "a\nheading: b\nc\n"},
  });
}

TEST_CASE("lists count as displayed") {
  check_dense({
      {"from one", "<ol><li>a<li>b</ol>", "1. a\n2. b\n"},
      {"from elsewhere", "<ol start=5><li>a<li value=9>b<li>c</ol>", "5. a\n9. b\n10. c\n"},
      {"down", "<ol reversed><li>a<li>b<li>c</ol>", "3. a\n2. b\n1. c\n"},
      {"down from elsewhere", "<ol reversed start=10><li>a<li>b</ol>", "10. a\n9. b\n"},
      {"letters", "<ol type=a start=26><li>a<li>b</ol><ol type=A><li>c</ol>", "z. a\naa. b\nA. c\n"},
      {"Roman", "<ol type=i start=4><li>a</ol><ol type=I start=1999><li>b</ol>", "iv. a\nMCMXCIX. b\n"},
      {"styles",
       "<ol style='list-style-type: lower-roman'><li>a</ol><ol style='list-style: upper-latin inside'><li>b</ol>"
       "<ol style='list-style-type:none'><li>c</ol><ol style='list-style-type:decimal-leading-zero'><li>d</ol>",
       "i. a\nA. b\nc\n01. d\n"},
      {"Chinese",
       "<ol style='list-style-type:cjk-ideographic' start=10><li>a<li>b<li value=20>c<li value=105>d</ol>"
       "<ol style='list-style-type:simp-chinese-informal'><li>e</ol>",
       "十、a\n十一、b\n二十、c\n一百零五、d\n一、e\n"},
      {"Arabic", "<ol style='list-style-type:arabic-indic' start=12><li>a</ol>", "١٢. a\n"},
      {"nested", "<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", "1. a\na. b\nb. c\n2. d\n"},
      {"paragraphs of an item", "<ol><li><p>a</p><p>b</p><li><p>c</p></ol>", "1. a\nb\n2. c\n"},
      {"an item without text of its own", "<ol><li><ol type=a><li>a</ol></ol>", "a. a\n"},
      {"bullets", "<ul><li>a<li>• b<li><ul><li>c</ul></ul><ul style='list-style:none'><li>d</ul>",
       "• a\n• b\n• c\nd\n"},
      {"numbers in the text", "<p>5. a</p><ol start=6><li>6. b<li>(a) c<li>2930 d</ol>",
       "5. a\n6. b\n(a) c\n8. 2930 d\n"},
      {"Word's bullets",
       "<p><span style='font-family:Symbol'>·<span style='font:7pt \"Times\"'>&nbsp; </span></span>a</p>"
       "<p><span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>b</p><p>\uF0B7 c</p>",
       "• a\n• b\n• c\n"},
      {"absurd", "<ol start=2147483647><li>a<li>b</ol><ol start=-5 type=i><li>c</ol><ol start=x><li>d</ol>",
       "2147483647. a\n2147483647. b\n-5. c\n1. d\n"},
      {"items without a list", "<li>a", "• a\n"},
  });
}

TEST_CASE("notes stand behind the paragraph with their marker") {
  check_dense({
      {"a list of notes",
       "<p>a<sup id=fnref1><a href='#fn1'>1</a></sup> b</p><p>c</p><section role=doc-endnotes><h2>Notes</h2><ol><li "
       "id=fn1><p>See d. <a href='#fnref1'>↩</a></p><p>e</p></ol></section>",
       "a¹ b\nnote: ¹ See d.\nnote: e\nc\nheading: Notes\n"},
      {"a footer of notes",
       "<article><p>a<a href='#n' id=m>[1]</a></p><footer class=footnotes><p><a id=n "
       "href='#m'>[1]</a> b</p></footer></article>",
       "a¹\nnote: ¹ b\n"},
      {"ids without a meaning", "<p>a <a id=x href='#y'>(3)</a>.</p><p id=y>3. b <a href='#x'>back</a></p>",
       "a (3).\n3. b back\n"},
      {"ids without a meaning that link to one another",
       "<p>a<a id=x href='#y'>3</a></p><p>b</p><p><a id=y href='#x'>3</a> c</p>", "a³\nnote: ³ c\nb\n"},
      {"a link to a paragraph is none", "<p>See <a href='#p12'>12</a>.</p><p id=p12>12. b</p>", "See 12.\n12. b\n"},
      {"one note, two markers",
       "<p>a<sup id=cite_ref-1><a href='#cite_note-1'>[1]</a></sup></p><p>b<sup><a "
       "href='#cite_note-1'>[1]</a></sup></p>"
       "<ol class=references><li id='cite_note-1'><a href='#cite_ref-1'>^</a> c</ol>",
       "a¹\nnote: ¹ c\nb¹\n"},
      {"notes in one paragraph",
       "<p>a<a href='#fn1'>1</a>,<a href='#fn2'>2</a> b</p><p id=fn1>1 c</p><p id=fn2>2. d</p>",
       "a¹,² b\nnote: ¹ c\nnote: ² d\n"},
      {"without links", "<p>a<sup>1</sup></p><p>b<sup>2</sup></p><ol class=footnotes><li>c<li>d</ol>",
       "a¹\nnote: ¹ c\nb²\nnote: ² d\n"},
      {"Roman beside digits",
       "<p>a<a href='#_edn1' name='_ednref1'>[i]</a> b<a href='#_ftn1' name='_ftnref1'>[1]</a></p>"
       "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> c</p></div><div id=edn1><p><a href='#_ednref1' "
       "name='_edn1'>[i]</a> d</p></div>",
       "a² b¹\nnote: ² d\nnote: ¹ c\n"},
      {"Roman alone", "<p>a<a href='#_edn1'>[iv]</a></p><div id=edn1><p><a name='_edn1'>[iv]</a> d</p></div>",
       "a⁴\nnote: ⁴ d\n"},
      {"an asterisk",
       "<h1>Title<a href='#_ftn1' name='_ftnref1'>*</a></h1><p>a</p><div id=ftn1><p><a href='#_ftnref1' "
       "name='_ftn1'>*</a> Late.</p></div>",
       "Title*\n* Late.\na\n"},
      {"of a row", "<table><tr><th>A<th>B<tr><td>a<a href='#fn7'>7</a><td>b</table><p>c</p><p id=fn7>7 d</p>",
       "columns 1: A|B\nrow 1: a⁷|b\nnote: ⁷ d\nc\n"},
      {"a paragraph of lines", "<p>a<a href='#fn1'>1</a><br>b</p><p id=fn1>1 c<br>d</p>",
       "a¹\nb\nnote: ¹ c\nnote: d\n"},
      {"escaped ids", "<p>a<a href='#fn%3A1'>1</a></p><p id='fn:1'>1 b</p>", "a¹\nnote: ¹ b\n"},
      {"links from where it was saved",
       "<p>a<a href='https://example.org/x#_ftn1'>[1]</a></p><p class=MsoFootnoteText><a "
       "name=_ftn1 href='https://example.org/x#_ftnref1'>[1]</a> b</p>",
       "a¹\nnote: ¹ b\n"},
  });
}

TEST_CASE("tables of data are rows, tables that lay out a page are lines") {
  check_dense({
      {"heads", "<table><thead><tr><th>A<th>B<tbody><tr><td>1<td>2<tr><td>3<td>4</table>",
       "columns 1: A|B\nrow 1: 1|2\nrow 1: 3|4\n"},
      {"heads of rows", "<table><tr><th>A<td>1<tr><th>B<td>2</table>", "row 1: A|1\nrow 1: B|2\n"},
      {"spans", "<table border=1><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
       "row 1: a||b\nrow 1: c|d|e\nrow 1: |f|g\n"},
      {"paragraphs of a cell", "<table border=1><tr><td><p>a<p>b<td>c<tr><td>d<td>e<br>f</table>",
       "row 1: a/b|c\nrow 1: d|e/f\n"},
      {"a caption", "<table><caption>T</caption><tr><td>a<td>b<tr><td>c<td>d</table>", "T\nrow 1: a|b\nrow 1: c|d\n"},
      {"themes",
       "<table><tr><th colspan=2>T<tr><th>A<th>B<tr><td colspan=2>Theme<tr><td>a<td>b<tr><td colspan=2>Note</table>",
       "heading: T\ncolumns 1: A|B\nheading: Theme\nrow 1: a|b\nrow 1: Note|\n"},
      {"the cover",
       "<table><tr><td>United Nations<td>A/HRC/950/21<tr><td>Assembly<td>General<tr><td>a<td>b</table><p>x",
       "United Nations\nA/HRC/950/21\nAssembly\nGeneral\na\nb\nx\n"},
      {"neither heads nor borders", "<p>x<p>x<p>x<p>x<p>x<p>x<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>",
       "x\nx\nx\nx\nx\nx\nrow 1: a|b\nrow 1: c|d\nrow 1: e|f\n"},
      {"one column", "<table><tr><td>a<tr><td>b</table>", "a\nb\n"},
      {"presentation", "<table role=presentation border=1><tr><th>a<th>b<tr><td>c<td>d</table>", "a\nb\nc\nd\n"},
      {"one in another",
       "<table border=1><tr><td>a<td>b<tr><td><table><tr><th>A<th>B<tr><td>1<td>2</table><td>c</table>",
       "a\nb\ncolumns 1: A|B\nrow 1: 1|2\nc\n"},
      {"numbers beside paragraphs", "<table><tr><td>1.<td>a<tr><td>2.<td>b<tr><td>(a)<td>c</table>",
       "1. a\n2. b\n(a) c\n"},
      {"two tables", "<table><tr><th>A<th>B<tr><td>1<td>2</table>x<table><tr><th>A<th>B<tr><td>1<td></table>",
       "columns 1: A|B\nrow 1: 1|2\nx\ncolumns 2: A|B\nrow 2: 1|\n"},
  });
}

TEST_CASE("menus, notices and the like are furniture") {
  const std::string text = "<p>A paragraph of the report that says more than a word or two.</p>";
  const std::string line = "A paragraph of the report that says more than a word or two.\n";
  check_dense({
      {"landmarks", "<header>a</header><nav>b</nav>" + text + "<aside>c</aside><footer>d</footer><form>e</form>",
       "furniture, page header: a\nfurniture, navigation: b\n" + line +
           "furniture, aside: c\nfurniture, page footer: d\nfurniture, form: e\n"},
      {"roles", "<div role=banner>a</div><div role=navigation>b</div>" + text + "<div role=alert>c</div>",
       "furniture, page header: a\nfurniture, navigation: b\n" + line + "furniture, dialog: c\n"},
      {"words",
       "<div class='top-menu'><a href=x>a</a></div><div id=cookieNotice>b</div>" + text +
           "<ul class='share-links'><li><a href=x>c</a></ul>",
       "furniture, navigation: a\nfurniture, cookie notice: b\n" + line + "furniture, sharing links: • c\n"},
      {"what the page's main part leaves out", "<p>a</p><main>" + text + "</main><p>b</p>",
       "furniture, outside the text: a\n" + line + "furniture, outside the text: b\n"},
      {"a main part by its role", "<p>a</p><div role=main class=menu>" + text + "</div>",
       "furniture, outside the text: a\n" + line},
      {"an article", "<p>a</p><article><header><h1>T</h1></header>" + text + "</article>",
       "furniture, outside the text: a\nT\n" + line},
      {"a form round the page", "<form id=aspnetForm><nav>a</nav><div>" + text + "</div></form>",
       "furniture, navigation: a\n" + line},
      {"a main part in a menu", "<div class=menu-wrapper><main>" + text + "</main></div>", line},
      {"words of a report", "<div class=content-menu>" + text + "</div><div class=header>" + text + "</div><p>a</p>",
       line + line + "a\n"},
      {"all in one", "<div class='page has-cookie-bar'>" + text + "</div>", line},
      {"informed consent", "<div id=free-prior-and-informed-consent>" + text + "</div><p>b", line + "b\n"},
      {"contents of Word", "<p class=MsoToc1>I. a 3</p>" + text, "furniture, contents: I. a 3\n" + line},
      {"behind an open dialog", "<div aria-hidden=true>" + text + "</div><div role=dialog>a</div>",
       line + "furniture, dialog: a\n"},
      {"in a row", "<table><tr><th>A<th>B<tr><td>1<button>c</button><td>2</table>",
       "columns 1: A|B\nrow 1: 1|2\nfurniture, form: c\n"},
      {"a menu of tables", "<table><tr><td class=leftnav><a href=x>a</a><td>" + text + "</table>",
       "furniture, navigation: a\n" + line},
      {"comments of Word", text + "<div style='mso-element:comment-list'>a</div>", line},
      {"buttons", text + "<select><option>a<option>b</select><button>c</button>",
       line + "furniture, form: a\nfurniture, form: b\nfurniture, form: c\n"},
  });
}

TEST_CASE("pages as sites, Word and LibreOffice write them") {
  const char* source = std::getenv("RIGHTSGRAPH_SOURCE");
  REQUIRE(source != nullptr);
  const auto bytes_of = [&](const std::string& name) {
    std::ifstream file(std::string(source) + "/tests/read/pages/" + name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  for (const std::string name : {"site", "word", "libreoffice"}) {
    CAPTURE(name);
    CHECK(page_lines(bytes_of(name + ".html")) == bytes_of(name + ".lines"));
  }
}
