// SPDX-License-Identifier: Apache-2.0
#include "src/schema/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "src/schema/show.hpp"
#include "src/text/problem.hpp"

namespace {

const std::string labels = "[label]\nzh = \"甲\"\nen = \"a\"\nfr = \"a\"\nes = \"a\"\nru = \"a\"\nar = \"a\"\n";
const std::string node =
    "kind = \"node\"\ndefinition = \"d\"\nclass = \"rg:X\"\ncolor = \"#112233\"\niri = [\"{base}{id}\"]\n";
const std::string header = "id\tzh\ten\tfr\tes\tru\tar\tnot\n";

rg::Schema load(std::vector<rg::SchemaFile> files) { return rg::Schema::from_files(std::move(files), "s/"); }

std::string problem(std::vector<rg::SchemaFile> files) {
  try {
    load(std::move(files));
  } catch (const rg::Problem& found) {
    return found.what();
  }
  return "none";
}

std::string table_problem(const std::string& rows, const std::string& extra = "") {
  return problem({{"types/X.toml", extra + node + labels}, {"names/X.tsv", rows}});
}

}  // namespace

TEST_CASE("a small schema is read") {
  const rg::Schema schema = load(
      {{"types/X.toml", node + labels}, {"names/X.tsv", header + "a\t甲|乙\tA\t\t\t\t\t甲子\n"}, {"version", "7\n"}});
  REQUIRE(schema.thing("a"));
  CHECK(schema.thing("a")->names[0] == std::vector<std::string>{"甲", "乙"});
  CHECK(schema.thing("a")->not_in == std::vector<std::string>{"甲子"});
  CHECK(schema.node_type("X")->color == "#112233");
  CHECK(schema.version() == "7");
  CHECK(schema.hash().size() == 16);
}

TEST_CASE("everything wrong is told with its place") {
  CHECK(table_problem("id\tzh\n") == "s/names/X.tsv:1:1: column `en` is missing; add it");
  CHECK(table_problem(header + "a\t甲\n") == "s/names/X.tsv:2:1: 2 cells in a table of 8 columns; mend the tabs");
  CHECK(table_problem(header + "a\t甲||乙\t\t\t\t\t\t\n") ==
        "s/names/X.tsv:2:3: an empty name; take out the | too many");
  CHECK(table_problem(header + "a\t\tA \t\t\t\t\t\n") == "s/names/X.tsv:2:4: white space around `A `; take it out");
  CHECK(table_problem(header + "a\t甲\t\t\t\t\t\t\nb\t甲\t\t\t\t\t\t\n") ==
        "s/names/X.tsv:3:1: `甲` is also a name of a; a name means one thing: take it out of one row");
  CHECK(table_problem(header + "a\t甲\t\t\t\t\t\t\na\t乙\t\t\t\t\t\t\n") ==
        "s/names/X.tsv:3:1: `a` stands in the tables twice; take one row out");
  CHECK(table_problem(header + "a\t甲\t\t\t\t\t\t乙丙\n") ==
        "s/names/X.tsv:2:10: `乙丙` holds no name of a; mend it or take it out");
  CHECK(table_problem(header + "\t甲\t\t\t\t\t\t\n") == "s/names/X.tsv:2:1: a row without an id; give it one");
  CHECK(table_problem(header + "a1\t甲\t\t\t\t\t\t\n", "id_form = \"[a-z]\"\n") ==
        "s/names/X.tsv:2:1: `a1` is no id of X; it must match [a-z]");
  CHECK(problem({{"types/X.toml", node + labels}, {"names/Y.tsv", header}}) ==
        "s/names/Y.tsv: no node type `Y`; name the table after a type of types/");
  CHECK(problem({{"types/X.toml", "colour = 1\n" + node + labels}}) ==
        "s/types/X.toml:1:1: unknown key `colour`; take it out or mend its spelling");
  CHECK(problem({{"types/X.toml", "kind = \"node\"\n"}}).find("table `label` is missing") != std::string::npos);
  CHECK(problem({{"types/X.toml", "kind = "}}).starts_with("s/types/X.toml:1:"));
  const std::string edge =
      "kind = \"edge\"\ndefinition = \"d\"\nproperty = \"rg:e\"\ncolor = \"#112233\"\nsource = [\"X\"]\ntarget = "
      "[\"Nobody\"]\n" +
      labels;
  CHECK(problem({{"types/X.toml", node + labels}, {"types/E.toml", edge}}).find("unknown node type `Nobody`") !=
        std::string::npos);
  for (const std::string name : {"Evidence", "IN", "SOURCE", "TARGET", "RightsgraphLoad"})
    CHECK(problem({{"types/" + name + ".toml", node + labels}}) ==
          "s/types/" + name + ".toml: exports have a `" + name + "` of their own; name the type otherwise");
  CHECK(problem({}).find("holds no types") != std::string::npos);
}

namespace {

const std::string edge_type =
    "kind = \"edge\"\ndefinition = \"d\"\ncolor = \"#112233\"\nsource = [\"X\"]\ntarget = [\"X\"]\n" + labels;

std::string column_problem(const std::string& column) {
  return problem({{"types/X.toml", "columns = [\"" + column + "\"]\n" + node + labels},
                  {"types/E.toml", "property = \"rg:worksIn\"\n" + edge_type}});
}

}  // namespace

TEST_CASE("no column is taken for what all graphs have, or for an edge") {
  for (const char* own : {"status", "start", "full_id", "fullid", "namezh", "name_zh", "parent", "names", "rgid",
                          "mention_count", "statement_object", "pref_label", "notation", "x", "not"})
    CHECK_MESSAGE(column_problem(own).starts_with("s/types/X.toml:1:11: the column `" + std::string(own) +
                                                  "` would be the same as `"),
                  own);
  CHECK(column_problem("fullid").ends_with("`fullId`, which exports have; name the column otherwise"));
  for (const char* edge : {"works_in", "worksin", "works_in_target", "works_in_once"})
    CHECK_MESSAGE(column_problem(edge).find("would be the same property as `worksIn") != std::string::npos, edge);
  for (const char* free : {"iso2", "code", "kind", "wikidata", "x2", "works", "status_of"})
    CHECK(column_problem(free) == "none");
}

TEST_CASE("every class and every property is one type's alone") {
  const auto types = [](const std::string& x_class, const std::string& one, const std::string& two) {
    std::string x = "columns = [\"kind\"]\n" + node + labels;
    x.replace(x.find("rg:X"), 4, x_class);
    return problem({{"types/X.toml", x},
                    {"types/E.toml", "property = \"" + one + "\"\n" + edge_type},
                    {"types/F.toml", "property = \"" + two + "\"\n" + edge_type}});
  };
  CHECK(types("rg:X", "rg:e", "rg:f") == "none");
  CHECK(types("rg:Place", "rg:e", "rg:Rule") == "none");
  CHECK(types("rg:X", "rg:e", "rg:e") == "s/types/F.toml: the property `e` is a name of E too; name it otherwise");
  CHECK(types("rg:e", "rg:e", "rg:f") == "s/types/E.toml: the property `e` is a name of X too; name it otherwise");
  CHECK(types("rg:X", "rg:e", "other:eTarget").find("`eTarget` is a name of E too") != std::string::npos);
  CHECK(types("rg:X", "rg:status", "rg:f").find("`status` is a name of all graphs too") != std::string::npos);
  CHECK(types("rg:Passage", "rg:e", "rg:f").find("class `Passage` is a name of all graphs") != std::string::npos);
  CHECK(types("rg:kind", "rg:e", "rg:f").find("column `kind` is a name of X too") != std::string::npos);
  const std::string other = node + labels;
  CHECK(problem({{"types/X.toml", other}, {"types/Y.toml", other}}) ==
        "s/types/Y.toml: the class `X` is a name of X too; name it otherwise");
}

TEST_CASE("templates make IRIs of what is known of a thing") {
  const auto template_problem = [](const std::string& text) {
    std::string type = "columns = [\"code\"]\n" + node + labels;
    type.replace(type.find("{base}{id}"), std::string_view("{base}{id}").size(), text);
    return problem({{"types/X.toml", type}});
  };
  for (const char* right : {"{base}x/{id}", "http://x/{code}", "urn:x:{symbol}", "https://例.org/%20{id}#x", "{base}"})
    CHECK(template_problem(right) == "none");
  for (const char* open : {"{base}x/{id", "{", "{base}{"})
    CHECK(template_problem(open) == "s/types/X.toml:6:7: a `{` without its `}`; close it");
  for (const char* unknown : {"{base}{}", "{base}{name}", "{base}{{id}}"})
    CHECK_MESSAGE(template_problem(unknown).find("to fill in; write {base}, {id}") != std::string::npos, unknown);
  for (const char* none : {"", "not an iri {id}", "x/{id}", "{id}:x", "http{id}://x", "{base}}", "{base}<{id}>",
                           "{base}%{id}", "{base}%4{id}", "x/{base}", "{base}#{id}#"})
    CHECK_MESSAGE(template_problem(none).find("` makes no IRI; begin it with {base}") != std::string::npos, none);
}

TEST_CASE("the schema inside the program is the folder's") {
  const std::string folder = std::string(std::getenv("RIGHTSGRAPH_SOURCE")) + "/schema";
  const rg::Schema built_in = rg::Schema::built_in(), read = rg::Schema::from_folder(folder);
  CHECK(built_in.hash() == read.hash());
  CHECK(built_in.node_types().size() == 9);
  CHECK(built_in.edge_types().size() == 17);
}

TEST_CASE("every name of the reference registry is in the tables, under its id") {
  std::ifstream in(std::string(std::getenv("RIGHTSGRAPH_SOURCE")) + "/../shared/eval/registry.tsv");
  if (!in) {
    std::cout << "skipped: the reference registry is absent\n";
    return;
  }
  const rg::Schema schema = rg::Schema::built_in();
  std::string line;
  std::getline(in, line);
  std::size_t names = 0;
  while (std::getline(in, line)) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    const rg::Thing* thing = schema.thing(line.substr(0, first));
    REQUIRE_MESSAGE(thing, line);
    CHECK(thing->type == line.substr(first + 1, second - first - 1));
    for (std::size_t at = second + 1; at <= line.size(); ++names) {
      const std::size_t end = std::min(line.find('|', at), line.size());
      const std::string name = line.substr(at, end - at);
      at = end + 1;
      if (name.find("…") != std::string::npos || name.find(" (where") != std::string::npos)
        continue;  // notes, no names
      CHECK_MESSAGE(std::find(thing->names[0].begin(), thing->names[0].end(), name) != thing->names[0].end(), name);
    }
  }
  CHECK(names > 200);
}

TEST_CASE("countries and goals have names in six languages") {
  const rg::Schema schema = rg::Schema::built_in();
  std::size_t complete = 0;
  for (const rg::Thing& thing : schema.things()) {
    const bool goal = thing.type == "SDG" && thing.properties.contains("kind") && thing.properties.at("kind") == "goal";
    if (thing.type != "Country" && !goal) continue;
    for (std::size_t i = 0; i < rg::language_count; ++i)
      CHECK_MESSAGE(!thing.names[i].empty(), thing.id, " has no name in ", rg::languages[i]);
    ++complete;
  }
  CHECK(complete == 250 + 17);
}

TEST_CASE("things are shown by any of their names, and the nearest where there is none") {
  const rg::Schema schema = rg::Schema::built_in();
  for (const char* name : {"UNDP", "开发署", "PNUD", "ПРООН"})
    CHECK(rg::describe(schema, name).starts_with("UNDP (Agency)"));
  CHECK(rg::describe(schema, "COOPERATES_WITH").find("symmetric yes") != std::string::npos);
  CHECK_THROWS_WITH_AS(rg::describe(schema, "开发暑"), doctest::Contains("开发署 (UNDP)"), rg::Usage);
}
