// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <serd/serd.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "export/context.hpp"
#include "export/iri.hpp"
#include "export/ontology.hpp"
#include "export/shapes.hpp"
#include "export/tables.hpp"
#include "export/triples.hpp"
#include "export/vocabulary.hpp"
#include "src/text/problem.hpp"

namespace {

const std::string base = "https://w3id.org/rightsgraph/";

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

struct Line {
  std::string graph, subject, predicate, object, datatype, language;
  auto operator<=>(const Line&) const = default;
};

class Lines final : public rg::TripleSink {
 public:
  void triple(std::string_view graph, const rg::Term& s, const rg::Term& p, const rg::Term& o) override {
    found.push_back({std::string(graph), std::string(s.text), std::string(p.text), std::string(o.text),
                     std::string(o.datatype), std::string(o.language)});
  }
  std::size_t count(std::string_view predicate, std::string_view object, std::string_view graph = {}) const {
    return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const Line& line) {
      return line.predicate == predicate && line.object == object && line.graph == graph;
    }));
  }
  std::vector<Line> found;
};

rg::EdgeFact edge(const std::string& tail, rg::Status status, const std::string& quote = "在斐济") {
  return {"p1", "OHCHR", "WORKS_IN", tail, status, quote, {0, 3}, "r"};
}

rg::Graph graph_of(const std::vector<rg::Facts>& facts, bool all = true) {
  rg::Merger merger(schema());
  for (const rg::Facts& each : facts) merger.add(each);
  return merger.finish(all);
}

rg::Facts report(const std::string& number, std::vector<rg::EdgeFact> edges, const std::string& language = "zh") {
  return {{"A-" + number, "A/" + number, "Document", "标题", language, 950}, {}, std::move(edges)};
}

Lines lines_of(const rg::Graph& graph, rg::Graphs graphs = rg::Graphs::one) {
  Lines out;
  rg::put_graph(graph, base, graphs, out);
  return out;
}

std::string written(const rg::Graph& graph, const std::string& format) {
  std::ostringstream out;
  rg::write_file(*rg::find_format(format), graph, out, {});
  return out.str();
}

/// How many triples serd reads, strictly; 0 where it can't.
std::size_t read_strictly(SerdSyntax syntax, const std::string& text) {
  std::size_t count = 0;
  const auto statement = [](void* handle, SerdStatementFlags, const SerdNode*, const SerdNode*, const SerdNode*,
                            const SerdNode*, const SerdNode*, const SerdNode*) {
    ++*static_cast<std::size_t*>(handle);
    return SERD_SUCCESS;
  };
  SerdReader* reader = serd_reader_new(syntax, &count, nullptr, nullptr, nullptr, statement, nullptr);
  serd_reader_set_strict(reader, true);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.c_str());
  const SerdStatus status = serd_reader_read_string(reader, bytes);
  serd_reader_free(reader);
  return status == SERD_SUCCESS ? count : 0;
}

}  // namespace

TEST_CASE("what no passage states has its statements and no triple") {
  const rg::Graph graph = graph_of({report("1", {edge("FJI", rg::Status::stated), edge("FJI", rg::Status::denied),
                                                 edge("TON", rg::Status::denied), edge("VUT", rg::Status::demanded)})});
  const Lines lines = lines_of(graph);
  CHECK(lines.count("rdf:type", "rdf:Statement") == 4);
  const auto direct = [](const Line& line) { return line.predicate == "rg:worksIn"; };
  CHECK(std::count_if(lines.found.begin(), lines.found.end(), direct) == 1);
  CHECK(lines.count("rg:worksIn", "http://metadata.un.org/sdg/codes/geoArea/242") == 1);
  CHECK(lines.count("rg:status", "denied") == 2);
}

TEST_CASE("statements that differ in anything have IRIs of their own, the same in every build") {
  std::vector<rg::EdgeFact> edges{edge("FJI", rg::Status::stated), edge("FJI", rg::Status::denied),
                                  edge("FJI", rg::Status::stated, "在斐岛"), edge("FJI", rg::Status::stated)};
  edges.back().correction = "someone, 2026-11-21";
  const auto subjects = [&] {
    std::set<std::string> out;
    for (const Line& line : lines_of(graph_of({report("1", edges)})).found)
      if (line.object == "rdf:Statement") out.insert(line.subject);
    return out;
  };
  const std::set<std::string> first = subjects();
  CHECK(first.size() == 4);
  std::reverse(edges.begin(), edges.end());
  CHECK(subjects() == first);
}

TEST_CASE("by report, each graph holds what its report states, and the default graph every triple") {
  const rg::Graph graph = graph_of({report("1", {edge("FJI", rg::Status::stated)}),
                                    report("2", {edge("FJI", rg::Status::stated), edge("TON", rg::Status::stated)}),
                                    report("3", {edge("FJI", rg::Status::denied)})});
  const Lines one = lines_of(graph), by = lines_of(graph, rg::Graphs::by_report);
  const std::string fiji = "http://metadata.un.org/sdg/codes/geoArea/242";
  for (const std::string report : {"", "https://undocs.org/A/1#statements", "https://undocs.org/A/2#statements"})
    CHECK(by.count("rg:worksIn", fiji, report) == 1);
  CHECK(by.count("rg:worksIn", fiji, "https://undocs.org/A/3#statements") == 0);
  CHECK(by.count("rdf:type", "rdf:Statement", "https://undocs.org/A/2#statements") == 2);
  CHECK(by.count("rdf:type", "rdf:Statement", "https://undocs.org/A/3#statements") == 1);
  CHECK(by.count("rdf:type", "rdf:Statement") == 0);
  const auto set_of = [](Lines lines) {
    for (Line& line : lines.found) line.graph.clear();
    return std::set<Line>(lines.found.begin(), lines.found.end());
  };
  CHECK(set_of(one) == set_of(by));
  CHECK(one.found.size() == set_of(one).size());  // nothing twice
}

TEST_CASE("years have four digits, and languages are tags or nothing") {
  for (const auto& [language, tag] : std::vector<std::pair<std::string, std::string>>{{"zh", "zh"},
                                                                                      {"es-419", "es-419"},
                                                                                      {"", ""},
                                                                                      {"x\"@<>", ""},
                                                                                      {"zh-", ""},
                                                                                      {"-", ""},
                                                                                      {"4", ""},
                                                                                      {"abcdefghi", ""}}) {
    const Lines lines = lines_of(graph_of({report("1", {edge("FJI", rg::Status::stated)}, language)}));
    const auto quote = std::find_if(lines.found.begin(), lines.found.end(),
                                    [](const Line& line) { return line.predicate == "oa:exact"; });
    REQUIRE(quote != lines.found.end());
    CHECK(quote->language == tag);
    CHECK(lines.count("dcterms:issued", "0950") == 1);
  }
}

TEST_CASE("the syntaxes hold the same triples, and JSON-LD a key once an object") {
  const rg::Graph graph = graph_of({report("1", {edge("FJI", rg::Status::stated), edge("TON", rg::Status::denied)})});
  const std::size_t count = lines_of(graph).found.size();
  CHECK(read_strictly(SERD_TURTLE, written(graph, "turtle")) == count);
  CHECK(read_strictly(SERD_NTRIPLES, written(graph, "ntriples")) == count);
  CHECK(read_strictly(SERD_TRIG, written(graph, "trig")) == count + 1);  // the edge that is stated, in its graph too
  rapidjson::Document json;
  json.Parse(written(graph, "jsonld").c_str());
  REQUIRE(!json.HasParseError());
  for (const auto& object : json["@graph"].GetArray()) {
    std::set<std::string> keys;
    for (const auto& member : object.GetObject()) CHECK(keys.insert(member.name.GetString()).second);
  }
}

TEST_CASE("segments of dots are no path, so that no reader takes them away") {
  CHECK(rg::encode_iri("../../etc/passwd") == "%2E%2E/%2E%2E/etc/passwd");
  CHECK(rg::encode_iri("A/./B/..") == "A/%2E/B/%2E%2E");
  CHECK(rg::encode_iri("A/1.5/...") == "A/1.5/...");
}

namespace {

/// A schema of one type of reports, which has this column.
rg::Schema schema_with(const std::string& column) {
  const std::string labels = "[label]\nzh = \"甲\"\nen = \"a\"\nfr = \"a\"\nes = \"a\"\nru = \"a\"\nar = \"a\"\n";
  const std::string both = "definition = \"d\"\ncolor = \"#112233\"\n";
  return rg::Schema::from_files(
      {{"types/Xyz.toml", "kind = \"node\"\nclass = \"rg:Xyz\"\ncolumns = [\"" + column + "\"]\n" + both + labels},
       {"types/MENTIONS.toml",
        "kind = \"edge\"\nproperty = \"rg:mentions\"\nsource = [\"Xyz\"]\ntarget = [\"Xyz\"]\n" + both + labels}},
      "s/");
}

std::string small(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

/// The names behind a prefix.
std::set<std::string> names_in(const std::string& text, const std::string& prefix) {
  std::set<std::string> out;
  const auto ends = [](char c) { return std::string_view(" ;.,\n\t<").find(c) != std::string_view::npos; };
  for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos;) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at += prefix.size());
    out.emplace(begin, std::find_if(begin, text.end(), ends));
  }
  return out;
}

}  // namespace

TEST_CASE("no column can have a name that every graph has in tables, ontology or shapes") {
  const rg::Schema bare = schema_with("free");
  std::set<std::string> own = names_in(rg::ontology(bare, base), "rg:");
  own.merge(names_in(rg::shapes(bare, base), "rgs:"));
  for (const char* prefix : {"rg:", "dcterms:", "skos:"})
    own.merge(names_in(rg::shapes(bare, base), std::string("sh:path ") + prefix));
  for (const char* column :
       {"wikidata", "geonames", "title", "language", "year", "date", "session", "agenda_items", "kinds"})
    own.insert(rg::local_name(rg::property_name(column)));
  rg::Merger merger(bare);
  const rg::Graph graph = merger.finish();
  const rg::NodeTable nodes(graph, {});
  for (const rg::Column& column : nodes.columns()) own.insert(column.name);
  for (const char* none : {"", "Xyz", "free"}) own.erase(none);
  CHECK(own.size() > 40);
  for (const std::string& name : own) CHECK_THROWS_AS_MESSAGE(schema_with(small(name)), rg::Problem, name);
}

TEST_CASE("names of the schema become names of Turtle and JSON-LD, whatever they are") {
  CHECK(rg::prefixed_name("rg:Country") == "rg:Country");
  CHECK(rg::prefixed_name("skos:Concept") == "skos:Concept");
  CHECK(rg::prefixed_name("code_perm") == "rg:code_perm");
  CHECK(rg::prefixed_name("other:Thing") == "rg:Thing");
  CHECK(rg::prefixed_name("a b<c>") == "rg:a%20b%3Cc%3E");
  CHECK(rg::property_name("title") == "dcterms:title");
  for (const char* wrong : {"", "rights", "http://a b/", "http://x/#", "http://x/%zz", "http://x/>", "1:x", "a/b:c"})
    CHECK_THROWS_WITH_AS(rg::check_base(wrong), doctest::Contains("begins no IRI"), rg::Usage);
  for (const char* wrong :
       {"http://x.org", "http://x.org:", "http://", "https:///", "http:", "http:x/", "http://x.org/a", "urn:x"})
    CHECK_THROWS_WITH_AS(rg::check_base(wrong), doctest::Contains("doesn't end where a name can begin"), rg::Usage);
  for (const char* right : {"http://x/", "urn:x:", "https://例.org/%20/", "http://x?id=", "file:///x/", "tag:x,2026:"})
    CHECK_NOTHROW(rg::check_base(right));
}

TEST_CASE("no base begins with a word that stands for something else") {
  for (const std::string word : {"prov", "rdf", "rg", "sdgo"}) CHECK_THROWS_AS(rg::check_base(word + ":x/"), rg::Usage);
  for (const std::string word : {"id", "type", "status", "Country", "worksIn", "iso2", "prefLabel", "prov"})
    CHECK_THROWS_AS(rg::context_file(schema(), word + ":x/"), rg::Usage);
  CHECK_NOTHROW(rg::context_file(schema(), "ark:/12345/"));
}

TEST_CASE("ontology and shapes are Turtle, and the context is JSON") {
  CHECK(read_strictly(SERD_TURTLE, rg::ontology(schema(), base)) > 300);
  CHECK(read_strictly(SERD_TURTLE, rg::shapes(schema(), base)) > 500);
  rapidjson::Document json;
  json.Parse(rg::context_file(schema(), base).c_str());
  REQUIRE(!json.HasParseError());
  rapidjson::Document graph;
  graph.Parse(written(graph_of({report("1", {})}), "jsonld").c_str());
  CHECK(graph["@context"] == json["@context"]);
  CHECK(json["@context"]["worksIn"]["@id"] == "rg:worksIn");
  CHECK(json["@context"]["prefLabel"]["@container"] == "@language");
}
