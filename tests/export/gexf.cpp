// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "export/writer.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// A report that names an agency, and says that OHCHR supports and cooperates with it.
rg::Facts report(const std::string& doc, std::uint32_t year, const std::string& name) {
  rg::Facts facts;
  facts.document = {doc, doc, "Document", "标题", "zh", year};
  facts.nodes.push_back({"p1", "Office", "OHCHR", {"人权高专办"}, {{0, 5}}});
  facts.nodes.push_back({"p1", "Agency", "~" + name, {name}, {{0, 1}}});
  for (const char* type : {"COOPERATES_WITH", "SUPPORTS"})
    facts.edges.push_back({"p1", "OHCHR", type, "~" + name, rg::Status::stated, name, {0, 1}, "r"});
  return facts;
}

std::string written(const std::vector<rg::Facts>& reports, const char* format, rg::ExportReport* told = nullptr) {
  rg::Merger merger(schema());
  for (const rg::Facts& facts : reports) merger.add(facts);
  std::ostringstream out;
  const rg::ExportReport found = rg::write_file(*rg::find_format(format), merger.finish(), out, {});
  if (told) *told = found;
  return out.str();
}

std::string gexf(const std::vector<rg::Facts>& reports, rg::ExportReport* told = nullptr) {
  return written(reports, "gexf", told);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The line of an element, by how it begins.
std::string line(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find(begin);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

}  // namespace

TEST_CASE("GEXF: a list as Gephi takes it apart") {
  const std::vector<std::pair<std::string, std::string>> lists{
      {"a, b", "[&quot;a, b&quot;]"},
      {"[x] 'y' (z)", "[&quot;[x] 'y' (z)&quot;]"},
      {"\"q\"", "[&quot;\\&quot;q\\&quot;&quot;]"},
      {"\\", "[&quot;\\\\&quot;]"},
      {"end\\", "[&quot;end\\\\&quot;]"},
      {"\\\"", "[&quot;\\\\\\&quot;&quot;]"},
      {"line\nfeed", "[&quot;line&#10;feed&quot;]"},
      {"<&>", "[&quot;&lt;&amp;&gt;&quot;]"},
      {"emoji 😀", "[&quot;emoji 😀&quot;]"},
  };
  for (const auto& [name, list] : lists) {
    CAPTURE(name);
    CHECK(has(gexf({report("d", 2931, name)}), "<attvalue for=\"names\" value=\"" + list + "\"/>"));
  }
}

TEST_CASE("GEXF: a spell for each stretch of years, and none where no year is known") {
  const auto spells = [](const std::vector<std::uint32_t>& years) {
    std::vector<rg::Facts> reports;
    for (std::size_t i = 0; i < years.size(); ++i) reports.push_back(report("d" + std::to_string(i), years[i], "A"));
    const std::string node = line(gexf(reports), "<node id=\"~A\"");
    const std::size_t begin = node.find("</attvalues>") + 12;
    return node.substr(begin, node.find("<viz:size") - begin);
  };
  CHECK(spells({2931}) == "<spells><spell start=\"2931-01-01\" end=\"2931-12-31\"/></spells>");
  CHECK(spells({2932, 2931, 2931}) == "<spells><spell start=\"2931-01-01\" end=\"2932-12-31\"/></spells>");
  CHECK(spells({2935, 0, 2931}) ==
        "<spells><spell start=\"2931-01-01\" end=\"2931-12-31\"/><spell start=\"2935-01-01\" "
        "end=\"2935-12-31\"/></spells>");
  CHECK(spells({9}) == "<spells><spell start=\"0009-01-01\" end=\"0009-12-31\"/></spells>");
  CHECK(spells({0}) == "");
  CHECK(spells({12345}) == "");
}

TEST_CASE("GEXF: types are kinds, symmetric ones undirected, and a report is there in its own year") {
  const std::string text = gexf({report("d", 2931, "A")});
  CHECK(has(line(text, "<edge id=\"e0\""),
            "source=\"OHCHR\" target=\"~A\" type=\"undirected\" kind=\"COOPERATES_WITH\" "
            "label=\"COOPERATES_WITH\" weight=\"1.00\">"));
  CHECK(has(text, "type=\"directed\" kind=\"SUPPORTS\""));
  CHECK(has(line(text, "<node id=\"d\""), "<spell start=\"2931-01-01\" end=\"2931-12-31\"/>"));
  CHECK(has(line(text, "<node id=\"OHCHR\""), "<viz:size value=\"8.00\"/><viz:color r=\"225\" g=\"87\" b=\"89\"/>"));
  CHECK_FALSE(has(text, "defaultedgetype"));
}

TEST_CASE("GEXF: every attribute is declared, and what XML forbids is dropped and counted") {
  rg::ExportReport told;
  const std::string text = gexf({report("d", 2931, std::string("bad\x01\x02") + "name")}, &told);
  CHECK(told.dropped_characters > 0);
  CHECK(has(text, "<node id=\"~bad\uFFFD0001\uFFFD0002name\" label=\"badname\">"));  // ids stay apart
  for (std::size_t at = 0; (at = text.find("<attvalue for=\"", at)) != std::string::npos; at += 15) {
    const std::string id = text.substr(at + 15, text.find('"', at + 15) - at - 15);
    CHECK(has(text, "<attribute id=\"" + id + "\" "));
  }
}

TEST_CASE("GEXF and GraphML: ids that differ in what XML forbids stay apart") {
  const std::vector<std::pair<std::string, std::string>> ids{
      {"a\x01", "~a\uFFFD0001"}, {"a\x02", "~a\uFFFD0002"},     {"a\uFFFD0001", "~a\uFFFDFFFD0001"}, {"a", "~a"},
      {"\uFFFE", "~\uFFFDFFFE"}, {"\t\n\r", "~&#9;&#10;&#13;"}, {"\"😀<", "~&quot;😀&lt;"}};
  for (const auto& [name, id] : ids) {
    CAPTURE(name);
    for (const char* format : {"gexf", "graphml"}) {
      const std::string text = written({report("d", 2931, name)}, format);
      CHECK(has(text, "<node id=\"" + id + "\" "));
      CHECK(has(text, " target=\"" + id + "\" "));
    }
  }
}

TEST_CASE("GEXF: what no attribute that Gephi reads has room for is left out and counted") {
  const std::string most(250'000, 'x'), more(600'000, 'y');
  rg::ExportReport told;
  rg::Facts facts = report("d", 2931, "A");
  facts.nodes.back().text = {most, "z" + most, "zz" + most};
  const std::string list = gexf({facts}, &told);
  CHECK(has(list, "<attvalue for=\"names\" value=\"[&quot;A&quot;, &quot;" + most + "&quot;]\"/>"));
  CHECK(told.dropped_characters == 2 * most.size() + 3);
  facts.document.title = more;
  facts.nodes.back().text = {more};
  const std::string text = gexf({facts}, &told);
  CHECK_FALSE(has(text, "for=\"title\" value="));
  CHECK(told.dropped_characters == 2 * more.size());
  CHECK(has(line(text, "<node id=\"~A\""), "<attvalue for=\"names\" value=\"[&quot;A&quot;]\"/></attvalues>"));
}
