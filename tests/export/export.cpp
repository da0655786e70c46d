// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <serd/serd.h>

#include <algorithm>
#include <sstream>

#include "export/iri.hpp"
#include "export/writer.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

rg::Graph graph_of(const std::vector<std::string>& names) {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "标题", "zh", 2931};
  std::uint32_t at = 0;
  for (const std::string& name : names) {
    facts.nodes.push_back({"p1", "Agency", "~" + name, {name}, {{at, at + 1}}});
    facts.edges.push_back({"p1", "OHCHR", "COOPERATES_WITH", "~" + name, rg::Status::stated, name, {at, at + 1}, "r"});
    ++at;
  }
  rg::Merger merger(schema());
  merger.add(facts);
  return merger.finish();
}

std::string written(const rg::Graph& graph, const std::string& format, rg::ExportReport* report = nullptr) {
  std::ostringstream out;
  const rg::ExportReport found = rg::write_file(*rg::find_format(format), graph, out, {});
  if (report) *report = found;
  return out.str();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

const std::vector<std::string> hostile{"\"quotes\" 'and' \\backslash",
                                       "</data>",
                                       "]]>",
                                       "line\nfeed\ttab",
                                       "bad\x01\x02"
                                       "control",
                                       "emoji 😀",
                                       "שלום عالم",
                                       "=1+1",
                                       "');MATCH(n)DETACH DELETE n//",
                                       std::string(100000, 'x'),
                                       "",
                                       "<a & b>",
                                       "{x} ^ `y`"};

}  // namespace

TEST_CASE("hostile names don't break GraphML") {
  rg::ExportReport report;
  const std::string xml = written(graph_of(hostile), "graphml", &report);
  CHECK(xml.find("&lt;/data&gt;") != std::string::npos);
  CHECK(xml.find("]]&gt;") != std::string::npos);
  CHECK(xml.find('\x01') == std::string::npos);
  CHECK(report.dropped_characters > 0);
  CHECK(xml.find("emoji 😀") != std::string::npos);
  CHECK(count(xml, "<node ") == hostile.size() + 2);
  CHECK(count(xml, "</node>") == hostile.size() + 2);
  CHECK(xml.find("<data key=\"n.label\"></data>") == std::string::npos);
}

TEST_CASE("ids that differ in what XML can't hold stay apart, also from ids that look like what stands for them") {
  const std::string xml = written(graph_of({"a\x01", "a\x02", "a", "a\uFFFD0001"}), "graphml");
  for (const char* id : {"~a\uFFFD0001", "~a\uFFFD0002", "~a", "~a\uFFFDFFFD0001"}) {
    CHECK(count(xml, "<node id=\"" + std::string(id) + "\"") == 1);
    CHECK(count(xml, " target=\"" + std::string(id) + "\"") == 2);  // OHCHR's and the report's
  }
}

TEST_CASE("a text of which XML holds nothing is left out, and counted") {
  rg::ExportReport report;
  const std::string xml = written(graph_of({"\x01"}), "graphml", &report);
  CHECK(xml.find("></data>") == std::string::npos);
  CHECK(report.dropped_characters > 0);
}

TEST_CASE("no edge has the id of a node") {
  rg::Facts facts;
  facts.document = {"d", "d", "Document", "", "zh", 0};
  for (const char* id : {"e0", "e_7", "e__x"}) facts.nodes.push_back({"p1", "Agency", id, {"a"}, {{0, 1}}});
  rg::Merger merger(schema());
  merger.add(facts);
  CHECK(count(written(merger.finish(), "graphml"), "<edge id=\"e__0\"") == 1);
}

TEST_CASE("hostile names survive Turtle: a parser reads as many triples as stand in the graph") {
  const rg::Graph graph = graph_of(hostile);
  const std::string turtle = written(graph, "turtle");
  struct Found {
    std::size_t triples = 0;
    std::vector<std::string> quotes;
  } found;
  const auto statement = [](void* handle, SerdStatementFlags, const SerdNode*, const SerdNode*,
                            const SerdNode* predicate, const SerdNode* object, const SerdNode*, const SerdNode*) {
    auto* f = static_cast<Found*>(handle);
    ++f->triples;
    if (std::string(reinterpret_cast<const char*>(predicate->buf), predicate->n_bytes) == "oa:exact")
      f->quotes.emplace_back(reinterpret_cast<const char*>(object->buf), object->n_bytes);
    return SERD_SUCCESS;
  };
  SerdReader* reader = serd_reader_new(SERD_TURTLE, &found, nullptr, nullptr, nullptr, statement, nullptr);
  serd_reader_set_strict(reader, true);
  CHECK(serd_reader_read_string(reader, reinterpret_cast<const std::uint8_t*>(turtle.c_str())) == SERD_SUCCESS);
  serd_reader_free(reader);
  CHECK(found.triples > hostile.size() * 30);
  for (const std::string& name : hostile)
    CHECK(std::count(found.quotes.begin(), found.quotes.end(), name) == 2);  // named, and in the edge
}

TEST_CASE("segments of dots are encoded, and no other dots, however many there are") {
  const std::vector<std::pair<std::string, std::string>> texts{
      {".", "%2E"},       {"..", "%2E%2E"},           {"...", "..."}, {"a/./b", "a/%2E/b"},   {"a/../b", "a/%2E%2E/b"},
      {"./", "%2E/"},     {"../..", "%2E%2E/%2E%2E"}, {".a", ".a"},   {"..a/a..", "..a/a.."}, {"a/.../b", "a/.../b"},
      {"/..", "/%2E%2E"}, {"1.a/2.b", "1.a/2.b"}};
  for (const auto& [text, iri] : texts) {
    CAPTURE(text);
    CHECK(rg::encode_iri(text) == iri);
  }
  const std::string dots(1000000, '.');  // in no time
  CHECK(rg::encode_iri(dots) == dots);
}

TEST_CASE("IRIs follow the types' templates, and different ids have different ones") {
  const std::string base = "https://w3id.org/rightsgraph/";
  const auto iri = [&](const std::string& id, const std::string& type,
                       std::vector<std::pair<std::string, std::string>> properties = {}) {
    rg::Node node;
    node.id = id;
    node.type = type;
    if (const rg::Thing* thing = schema().thing(id))
      properties.assign(thing->properties.begin(), thing->properties.end());
    node.properties = properties;
    return rg::iri_of(node, schema(), base);
  };
  CHECK(iri("CHN", "Country") == "http://metadata.un.org/sdg/codes/geoArea/156");
  CHECK(iri("SDG-16", "SDG") == "http://metadata.un.org/sdg/16");
  CHECK(iri("SDG-16.a", "SDG") == "http://metadata.un.org/sdg/16.a");
  CHECK(iri("SDG-16.3.1", "SDG") == "http://metadata.un.org/sdg/C160301");
  CHECK(iri("A/HRC/50/51", "Document") == "https://undocs.org/A/HRC/50/51");
  CHECK(iri("S/RES/1244(1999)", "Resolution") == "https://undocs.org/S/RES/1244%281999%29");
  CHECK(iri("my report", "Document") == base + "document/my%20report");
  CHECK(iri("~乌干达卫生部", "Agency") != iri("~乌干达卫生", "Agency"));
  CHECK(iri("OHCHR:TCD", "Office") == base + "office/OHCHR:TCD");
}
