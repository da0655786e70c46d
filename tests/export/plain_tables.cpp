// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/export/kept.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// A report whose title is hostile, and that names an agency.
rg::Graph graph_of(const std::string& title, const std::string& name) {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", title, "zh", 2931};
  facts.nodes.push_back({"p1", "Agency", "~" + name, {name}, {{0, 1}}});
  facts.nodes.push_back({"p2", "Agency", "~" + name, {"other"}, {{0, 5}}});
  facts.edges.push_back({"p1", "d", "SUPPORTS", "~" + name, rg::Status::stated, title, {0, 1}, "r"});
  rg::Merger merger(schema());
  merger.add(facts);
  return merger.finish();
}

struct Tables {
  std::map<std::string, std::string> files;
  std::size_t dropped = 0;
};

Tables tables(const std::string& format, const rg::Graph& graph) {
  Kept kept;
  Tables out;
  out.dropped = rg::find_format(format)->make()->write(graph, kept, {}).dropped_characters;
  for (const auto& [name, file] : kept.files) {
    out.files[name] = file.str();
    CHECK(out.files[name].starts_with(kept.marks.at(name)));
    CHECK(!kept.marks.at(name).empty());
  }
  REQUIRE(out.files.size() == 3);
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines(const std::string& text, const std::string& end) {
  std::vector<std::string> out;
  for (std::size_t at = 0, found; (found = text.find(end, at)) != std::string::npos; at = found + end.size())
    out.push_back(text.substr(at, found - at));
  return out;
}

}  // namespace

TEST_CASE("CSV: what a cell looks like") {
  const std::vector<std::pair<std::string, std::string>> cells{
      {"plain", ",plain,"},
      {"a,b", ",\"a,b\","},
      {"say \"no\"", ",\"say \"\"no\"\"\","},
      {"\"", ",\"\"\"\","},
      {"two\nlines", ",\"two\nlines\","},
      {"carriage\rreturn", ",\"carriage\rreturn\","},
      {" spaces ", ",\" spaces \","},
      {"back\\slash", ",back\\slash,"},
      {"乌干达", ",乌干达,"},
      {"=1+1", ",'=1+1,"},
      {"=A1,B1", ",\"'=A1,B1\","},
      {"+1", ",'+1,"},
      {"-1+1", ",'-1+1,"},
      {"@SUM(1)", ",'@SUM(1),"},
      {"\t=1", ",\"'\t=1\","},
      {"\r=1", ",\"'\r=1\","},
      {"＝1+1", ",'＝1+1,"},
      {"'=1+1", ",''=1+1,"},
      {"'s", ",''s,"},
      {"a'b=1", ",a'b=1,"},
  };
  for (const auto& [text, cell] : cells) {
    CAPTURE(text);
    const Tables found = tables("csv", graph_of(text, "name"));
    CHECK(has(found.files.at("nodes.csv"), cell));     // its title
    CHECK(has(found.files.at("evidence.csv"), cell));  // its quote
    CHECK(found.dropped == 0);
  }
}

TEST_CASE("CSV: lines end with CRLF behind the mark of byte order, and NUL is left out and counted") {
  const Tables found = tables("csv", graph_of(std::string("nul\0here", 8), "name"));
  const std::string& nodes = found.files.at("nodes.csv");
  CHECK(nodes.starts_with("\xEF\xBB\xBFid,type,name,uri,"));
  CHECK(nodes.ends_with("\r\n"));
  CHECK(has(nodes, ",nulhere,"));
  CHECK(found.dropped == 3);  // as title, as quote among the edge's, as quote
  CHECK(lines(nodes, "\r\n").size() == 3);
  CHECK(lines(found.files.at("edges.csv"), "\r\n").size() == 3);
  CHECK(lines(found.files.at("evidence.csv"), "\r\n").size() == 4);
}

TEST_CASE("CSV: a list is for people, with bars between") {
  CHECK(has(tables("csv", graph_of("t", "name")).files.at("nodes.csv"), ",name | other,"));
}

TEST_CASE("TSV: a line is a row and a tab ends a cell, whatever is in them") {
  const std::vector<std::pair<std::string, std::string>> cells{
      {"plain", "plain"},
      {"a\tb", "a\\tb"},
      {"two\nlines", "two\\nlines"},
      {"carriage\rreturn", "carriage\\rreturn"},
      {"back\\slash", "back\\\\slash"},
      {"\\t", "\\\\t"},
      {"\"quotes\"", "\"quotes\""},
      {"=1+1", "=1+1"},
      {" spaces ", " spaces "},
      {std::string("nul\0here", 8), "nulhere"},
  };
  for (const auto& [text, cell] : cells) {
    CAPTURE(text);
    const Tables found = tables("tsv", graph_of(text, "name"));
    CHECK(has(found.files.at("nodes.tsv"), "\t" + cell + "\t"));
    for (const auto& [name, rows] : std::map<std::string, std::size_t>{{"nodes", 3}, {"edges", 3}, {"evidence", 4}}) {
      const std::vector<std::string> all = lines(found.files.at(name + ".tsv"), "\n");
      REQUIRE(all.size() == rows);
      for (const std::string& line : all) CHECK(lines(line, "\t").size() == lines(all[0], "\t").size());
    }
  }
}

TEST_CASE("TSV: a list is a JSON array, whose escapes are JSON's own") {
  const std::string nodes = tables("tsv", graph_of("t", "a\t\"b\"\n|\\")).files.at("nodes.tsv");
  CHECK(has(nodes, "\t[\"a\\t\\\"b\\\"\\n|\\\\\",\"other\"]\t"));
}

TEST_CASE("the ends of an edge come with their types and names, and a passage with its edge") {
  const Tables found = tables("tsv", graph_of("t", "name"));
  CHECK(has(found.files.at("edges.tsv"), "\nd\tDocument\td\tSUPPORTS\t~name\tAgency\tname\t"));
  CHECK(has(found.files.at("evidence.tsv"), "\nd\tSUPPORTS\t~name\td\td\t2931\tp1\t0\t1\tt\tr\tstated\t\n"));
  CHECK(has(found.files.at("nodes.tsv"), "~name\tAgency\tname\t"));
}
