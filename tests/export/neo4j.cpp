// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j.hpp"

#include <doctest/doctest.h>

#include "tests/export/kept.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// A report in which OHCHR cooperates with an agency of this name.
rg::Graph graph_of(const std::string& name) {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "标题", "zh", 2931};
  facts.nodes.push_back({"p1", "Agency", "~" + name, {name}, {{0, 1}}});
  facts.edges.push_back({"p1", "OHCHR", "COOPERATES_WITH", "~" + name, rg::Status::stated, name, {0, 1}, "r"});
  rg::Merger merger(schema());
  merger.add(facts);
  return merger.finish();
}

rg::ExportReport write(const std::string& format, const rg::Graph& graph, Kept& kept, bool evidence = false) {
  const rg::ExportReport out = rg::find_format(format)->make()->write(graph, kept, {.evidence = evidence});
  for (const auto& [name, mark] : kept.marks)
    if (!name.empty()) CHECK(kept.text(name).starts_with(mark));
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string cypher(const std::string& name) {
  Kept kept;
  write("cypher", graph_of(name), kept);
  return kept.text("");
}

std::string agencies(const std::string& name, rg::ExportReport* report = nullptr) {
  Kept kept;
  const rg::ExportReport found = write("neo4j-csv", graph_of(name), kept);
  if (report) *report = found;
  return kept.text("nodes-Agency.csv");
}

std::size_t count(const std::string& text, char wanted) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

}  // namespace

TEST_CASE("nothing in a name ends a literal of Cypher, or reads as something else") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"乌干达卫生部", "'乌干达卫生部'"},
      {"Équipe 3, (A) - b_c.d/e: f", "'Équipe 3, (A) - b_c.d/e: f'"},
      {"');MATCH(n)DETACH DELETE n//", "'\\')\\u003BMATCH(n)DETACH DELETE n/\\u002F'"},
      {"ends with \\", "'ends with \\\\'"},
      {"\\u0027", "'\\\\\\u00750027'"},
      {"\\\\u0027", "'\\\\\\\\\\u00750027'"},
      {"\\'", "'\\\\\\''"},
      {"a\nb\r\tc", "'a\\u000Ab\\u000D\\u0009c'"},
      {"\"`$x{}", "'\\u0022\\u0060\\u0024x\\u007B\\u007D'"},
      {"///", "'/\\u002F\\u002F'"},
      {"/*x*/", "'/\\u002Ax\\u002A/'"},
      {"😀", "'😀'"},
      {"\u202Eeno", "'\\u202Eeno'"},
      {"\U000E0001", "'\\uDB40\\uDC01'"},
      {std::string("a\0b", 3), "'a\\uFFFDb'"}};
  for (const auto& [name, literal] : cases) {
    CAPTURE(name);
    const std::string text = cypher(name);
    CHECK(has(text, "name: " + literal + ","));
    CHECK(has(text, "evidence: [" + literal + "]"));
  }
}

TEST_CASE("a file of Cypher is lines of commands and statements, whatever the names are") {
  for (const std::string& name :
       {std::string("plain"), std::string("a\nb;\n:exit\n"), std::string(100'000, '\''), std::string()}) {
    const std::string text = cypher(name);
    CHECK(count(text, '\n') == 1 + 3 + 2 * 5);  // comment, constraints, nodes of three labels, edges of two kinds
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const bool known = line.starts_with("// rightsgraph ") || line.starts_with("CREATE CONSTRAINT ") ||
                         line.starts_with(":param rows => [{") || line.starts_with("UNWIND $rows AS row M");
      CHECK(known);
      CHECK((line.starts_with("//") || line.ends_with(";")));
    }
  }
}

TEST_CASE("rows come in batches of at most 500") {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "", "zh", 2931};
  for (int i = 0; i < 1001; ++i) facts.nodes.push_back({"p1", "Agency", "~" + std::to_string(i), {"x"}, {{0, 1}}});
  rg::Merger merger(schema());
  merger.add(facts);
  Kept kept;
  write("cypher", merger.finish(), kept);
  std::size_t batches = 0;
  for (std::size_t at = 0; (at = kept.text("").find("MERGE (n:Agency ", at)) != std::string::npos; ++at) ++batches;
  CHECK(batches == 3);
}

TEST_CASE("CSV: quotes are doubled, a backslash is nothing special, a field is one line") {
  rg::ExportReport report;
  CHECK(has(agencies("say \"x\", \\"), "\"~say \"\"x\"\", \\\",\"Agency\",\"say \"\"x\"\", \\\","));
  CHECK(has(agencies("a\r\nb", &report), "\"a  b\""));
  CHECK(report.dropped_characters > 0);
  CHECK(has(agencies("=1+1", &report), "\"=1+1\""));
  CHECK(report.dropped_characters == 0);
  for (const char* name : {"plain", "a\nb\r", "\"\"\"", ""}) {
    const std::string text = agencies(name);
    CHECK(count(text, '\n') == 2);
    CHECK(count(text, '\r') == 0);
    CHECK(count(text, '"') % 2 == 0);
  }
}

TEST_CASE("CSV: the first line has the types, and only columns that are used") {
  Kept kept;
  write("neo4j-csv", graph_of("x"), kept, true);
  const auto head = [&](const char* file) { return kept.text(file).substr(0, kept.text(file).find('\n')); };
  CHECK(head("nodes-Agency.csv") ==
        "\"id:ID\",\"type\",\"name\",\"uri\",\"color\",\"size:double\",\"mentions:int\",\"documents:int\",\"nameZh\","
        "\"names:string[]\",\":LABEL\"");
  CHECK(head("edges-COOPERATES_WITH.csv")
            .starts_with("\":START_ID\",\":END_ID\",\"type\",\"color\",\"weight:double\",\"documents:int\","));
  CHECK(head("edges-COOPERATES_WITH.csv").ends_with("\"status:string[]\",\":TYPE\""));
  CHECK(head("edges-IN.csv") == "\":START_ID\",\":END_ID\",\"rightsgraph:IGNORE\",\":TYPE\"");
  CHECK(has(head("nodes-Evidence.csv"), "\"start:int\",\"end:int\",\"quote\""));
  CHECK(has(kept.text("constraints.cypher"), "IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;\n"));
  for (const auto& [name, file] : kept.files)
    if (name.ends_with(".csv")) CHECK(has(kept.text("import.sh"), "='" + name + "' \\\n"));
}

TEST_CASE("CSV: files begin as nobody else's do, also where a column is empty or an id shortened") {
  for (const std::string& name : {std::string("x"), std::string(), std::string(5000, 'x'), std::string("a\nb")}) {
    Kept kept;
    write("neo4j-csv", graph_of(name), kept, true);
    for (const auto& [file, mark] : kept.marks) {
      CAPTURE(file);
      CHECK(mark.size() > 35);
      CHECK((has(mark, "rightsgraph") || has(mark, "\"type\",")));
    }
    CHECK(has(kept.text("nodes-Agency.csv"), "\"fullId\",\":LABEL\"\n") == (name.size() > 4000 || has(name, "\n")));
  }
}

TEST_CASE("items of a list are told apart by the unit separator, which none of them holds") {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "", "zh", 2931};
  facts.nodes.push_back({"p1", "Agency", "~a", {"one", "two\x1Fthree; four"}, {{0, 1}, {2, 3}}});
  rg::Merger merger(schema());
  merger.add(facts);
  Kept kept;
  write("neo4j-csv", merger.finish(), kept);
  CHECK(has(kept.text("nodes-Agency.csv"), "one\x1Ftwo three; four\""));
}

TEST_CASE("a key fits into an index and onto a line, and is another for each id") {
  CHECK(rg::neo4j_key("A/HRC/50/51") == "A/HRC/50/51");
  CHECK(rg::neo4j_key("~乌干达卫生部") == "~乌干达卫生部");
  CHECK(rg::neo4j_key(std::string(4000, 'x')) == std::string(4000, 'x'));
  const std::string longer = rg::neo4j_key(std::string(4001, 'x')), lines = rg::neo4j_key("a\nb");
  CHECK(longer.starts_with(std::string(200, 'x') + "#"));
  CHECK(longer.size() == 233);
  CHECK(longer != rg::neo4j_key(std::string(4002, 'x')));
  CHECK(lines.starts_with("a b#"));
  CHECK(lines != rg::neo4j_key("a\rb"));
  CHECK(rg::neo4j_key(lines) != lines);  // an id that another's key would be
  CHECK(rg::neo4j_key(lines).starts_with(lines + "#"));
  CHECK(rg::neo4j_key("a b#c") == "a b#c");
  std::string han;
  for (int i = 0; i < 2000; ++i) han += "长";
  CHECK(rg::neo4j_key(han).substr(0, 201) == han.substr(0, 201));  // not in the middle of a character
}

TEST_CASE("a passage has the same key each time, and another when anything of it differs") {
  const rg::Graph graph = graph_of("x");
  const auto edge_of = [](const rg::Graph& of) -> const rg::Edge& {
    for (std::size_t i = 0; i < of.edge_count(); ++i)
      if (of.edge(i).type == "COOPERATES_WITH") return of.edge(i);
    throw std::logic_error("no edge");
  };
  const rg::Edge& edge = edge_of(graph);
  rg::Evidence evidence = edge.evidence.front();
  const std::string key = rg::evidence_key(graph, edge, evidence);
  CHECK(key.size() == 32);
  CHECK(key == rg::evidence_key(graph_of("x"), edge_of(graph_of("x")), evidence));
  evidence.span.end += 1;
  CHECK(key != rg::evidence_key(graph, edge, evidence));
  evidence.span.end -= 1;
  evidence.status = rg::Status::denied;
  CHECK(key != rg::evidence_key(graph, edge, evidence));
}

TEST_CASE("names of labels, types and properties") {
  CHECK(rg::cypher_name("WORKS_IN") == "WORKS_IN");
  CHECK(rg::cypher_name("2nd") == "`2nd`");
  CHECK(rg::cypher_name("a`b c") == "`a``b c`");
  CHECK(rg::cypher_name("") == "``");
}
