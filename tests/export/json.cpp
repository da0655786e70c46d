// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <sstream>

#include "export/writer.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

const std::vector<std::string> hostile{"\"quotes\" \\ back", "</script>", "line\nfeed", std::string("nul\0here", 8),
                                       "\x01\x1f\x7f",       "emoji 😀",  "שלום",       "",
                                       "__proto__",          "=1+1",      "\u2028",     std::string(100000, 'x')};

/// A node each name, one more that is called as an edge would be, and an edge of either direction to each.
rg::Graph graph() {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "标题", "zh", 2931};
  facts.nodes.push_back({"p1", "Agency", "e1", {"e1"}, {{0, 2}}});
  std::uint32_t at = 0;
  for (const std::string& name : hostile) {
    facts.nodes.push_back({"p1", "Agency", "~" + name, {name}, {{at, at + 1}}});
    for (const char* type : {"COOPERATES_WITH", "SUPPORTS"})
      facts.edges.push_back({"p1", "OHCHR", type, "~" + name, rg::Status::stated, name, {at, at + 1}, "r"});
    ++at;
  }
  rg::Merger merger(schema());
  merger.add(facts);
  return merger.finish();
}

rapidjson::Document parsed(const std::string& format, bool evidence = false) {
  std::ostringstream out;
  rg::ExportOptions options;
  options.evidence = evidence;
  CHECK(rg::write_file(*rg::find_format(format), graph(), out, options).dropped_characters == 0);
  const std::string text = out.str();
  CHECK(text.starts_with(rg::find_format(format)->mark));
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  REQUIRE(!document.HasParseError());
  return document;
}

std::string_view text(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

}  // namespace

TEST_CASE("cyjs: every node by its id, in Cytoscape's own columns") {
  const rapidjson::Document document = parsed("cyjs");
  const rg::Graph wanted = graph();
  CHECK(text(document["format_version"]) == "1.0");
  const auto& nodes = document["elements"]["nodes"];
  REQUIRE(nodes.Size() == wanted.node_count());
  for (rapidjson::SizeType i = 0; i < nodes.Size(); ++i) {
    const auto& data = nodes[i]["data"];
    CHECK(text(data["id"]) == wanted.node(i).id);
    CHECK(text(data["value"]) == wanted.node(i).id);
    CHECK(text(data["name"]) == wanted.node(i).name);
    CHECK(text(data["shared_name"]) == wanted.node(i).name);
    CHECK(text(data["type"]) == wanted.node(i).type);
    CHECK(nodes[i]["position"]["x"].IsDouble());
  }
}

TEST_CASE("cyjs: ids of edges are no ids of nodes; ends, kinds and weights come through") {
  const rapidjson::Document document = parsed("cyjs");
  const rg::Graph wanted = graph();
  const auto& edges = document["elements"]["edges"];
  REQUIRE(edges.Size() == wanted.edge_count());
  for (rapidjson::SizeType i = 0; i < edges.Size(); ++i) {
    const auto& data = edges[i]["data"];
    const rg::Edge& edge = wanted.edge(i);
    CHECK(text(data["id"]) == "e_" + std::to_string(i));  // `e1` is a node
    CHECK(text(data["source"]) == wanted.node(edge.source).id);
    CHECK(text(data["target"]) == wanted.node(edge.target).id);
    CHECK(text(data["interaction"]) == edge.type);
    CHECK(data["weight"].GetDouble() == static_cast<double>(edge.evidence.size()));
    CHECK(!data.HasMember("passages"));
  }
}

TEST_CASE("graphology: what import() asks for, and no `type` for Sigma to trip over") {
  const rapidjson::Document document = parsed("graphology");
  const rg::Graph wanted = graph();
  CHECK(text(document["options"]["type"]) == "mixed");
  CHECK(document["options"]["multi"].GetBool());
  REQUIRE(document["nodes"].Size() == wanted.node_count());
  REQUIRE(document["edges"].Size() == wanted.edge_count());
  for (rapidjson::SizeType i = 0; i < wanted.node_count(); ++i) {
    const auto& node = document["nodes"][i];
    const auto& values = node["attributes"];
    const rg::Node& of = wanted.node(i);
    CHECK(text(node["key"]) == of.id);
    CHECK(text(values["label"]) == (of.name.empty() ? of.id : of.name));
    CHECK(text(values["nodeType"]) == of.type);
    CHECK(!values.HasMember("type"));
    CHECK(values["size"].GetDouble() > 0);
    CHECK(text(values["color"]).starts_with("#"));
  }
  for (rapidjson::SizeType i = 0; i < wanted.edge_count(); ++i) {
    const auto& edge = document["edges"][i];
    const rg::Edge& of = wanted.edge(i);
    CHECK(text(edge["source"]) == wanted.node(of.source).id);
    CHECK(text(edge["target"]) == wanted.node(of.target).id);
    CHECK(text(edge["attributes"]["edgeType"]) == of.type);
    CHECK(!edge["attributes"].HasMember("type"));
    CHECK(edge.HasMember("undirected") == (of.type == "COOPERATES_WITH"));
  }
}

TEST_CASE("--with-evidence: every passage is an object of its edge") {
  for (const char* format : {"cyjs", "graphology"}) {
    const rapidjson::Document document = parsed(format, true);
    const rg::Graph wanted = graph();
    const bool cyjs = format == std::string_view("cyjs");
    const auto& edges = cyjs ? document["elements"]["edges"] : document["edges"];
    for (rapidjson::SizeType i = 0; i < wanted.edge_count(); ++i) {
      const auto& passages = edges[i][cyjs ? "data" : "attributes"]["passages"];
      REQUIRE(passages.Size() == wanted.edge(i).evidence.size());
      const rg::Evidence& first = wanted.edge(i).evidence[0];
      CHECK(text(passages[0]["document"]) == "d");
      CHECK(passages[0]["start"].GetUint() == first.span.begin);
      CHECK(passages[0].HasMember("quote") == !first.quote.empty());
      if (!first.quote.empty()) CHECK(text(passages[0]["quote"]) == first.quote);
    }
  }
}

TEST_CASE("places to start from are no two the same, and the farther out the later") {
  const rapidjson::Document document = parsed("graphology");
  std::vector<std::pair<double, double>> places;
  for (const auto& node : document["nodes"].GetArray()) {
    const double x = node["attributes"]["x"].GetDouble(), y = node["attributes"]["y"].GetDouble();
    CHECK(std::hypot(x, y) == doctest::Approx(50 * std::sqrt(static_cast<double>(places.size()))).epsilon(0.001));
    for (const auto& other : places) CHECK(other != std::pair(x, y));
    places.emplace_back(x, y);
  }
  CHECK(places[0] == std::pair(0.0, 0.0));
  CHECK(places[1] == std::pair(-36.86, 33.77));
}
