// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "graph/json_lines.hpp"
#include "graph/store/database.hpp"
#include "graph/store/load.hpp"
#include "graph/store/text_index.hpp"

namespace {

namespace fs = std::filesystem;

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// A file of its own for each test, gone at its end.
struct File {
  File() : folder(fs::temp_directory_path() / ("rightsgraph-store-" + std::to_string(getpid()))) {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  ~File() { fs::remove_all(folder); }
  std::string path() const { return (folder / "graph.db").string(); }
  fs::path folder;
};

rg::Store open(const File& file) {
  return {file.path(), schema(), [] {}};
}

const std::string text = "开发署和儿基会与人权高专办在中国举办了讲习班，随后又在那里开展了其他许多活动，直到年底。";

rg::Document document_of(const rg::Facts& facts) {
  rg::Document out;
  out.key = facts.document.doc;
  for (int i = 0; i < 4; ++i) {
    rg::Place place;
    place.key = "p" + std::to_string(i);
    place.text = text;
    out.places.push_back(place);
  }
  return out;
}

rg::ReportRecord record(const rg::Facts& facts, const std::string& fingerprint) {
  return rg::record_of({facts.document.doc + ".txt", "", "", fingerprint}, "bytes", document_of(facts), facts, {},
                       rg::to_json_lines(facts), "{}", fingerprint);
}

/// A report of random facts over few ids, so that reports share nodes and edges, in all statuses and spellings.
rg::Facts random_report(std::mt19937& random, int number) {
  const std::vector<std::string> ids{"UNDP", "UNICEF", "OHCHR", "~某机构", "A/HRC/1/2/Add.1", "A/HRC/1/2/ADD.1",
                                     "CHN",  "DOC"};
  const std::vector<std::string> types{"Agency",   "Agency",   "Office",  "Mechanism",
                                       "Document", "Document", "Country", "Document"};
  const std::vector<std::string> edges{"COOPERATES_WITH", "SUPPORTS", "WORKS_IN", "MANDATED_BY"};
  const std::string symbol = "A/HRC/95" + std::to_string(number) + "/1";
  rg::Facts out;
  out.document = {"A-HRC-95" + std::to_string(number) + "-1",     symbol, "Document", "标题", "zh",
                  static_cast<std::uint32_t>(2900 + random() % 3)};
  for (int i = 0; i < 10; ++i) {
    const std::size_t n = random() % ids.size(), m = random() % ids.size();
    const auto at = static_cast<std::uint32_t>(random() % 20);
    const std::string place = "p" + std::to_string(random() % 4);
    const std::string wording = "词" + std::to_string(at % 3);  // the words at a span are what they are
    out.nodes.push_back({place, random() % 5 == 0 ? "Agency" : types[n], ids[n], {wording}, {{at, at + 2}}});
    out.edges.push_back({place,
                         ids[n],
                         edges[random() % edges.size()],
                         ids[m],
                         rg::Status(random() % 4),
                         std::string(rg::slice(text, {at, at + 1})),
                         {at, at + 1},
                         "r"});
  }
  return out;
}

using Line = std::vector<std::string>;

/// What the views say, as text, sorted.
std::vector<Line> rows(rg::Database& store, const std::string& sql) {
  std::vector<Line> out;
  store.with(sql, [&](SQLite::Statement& row) {
    while (row.executeStep()) {
      Line& line = out.emplace_back();
      for (int i = 0; i < row.getColumnCount(); ++i) line.push_back(row.getColumn(i).getString());
    }
  });
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Line> nodes_of(const rg::Graph& graph) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    const rg::Node& node = graph.node(i);
    out.push_back({node.id, node.type, node.name, node.labels[0], node.labels[1], std::to_string(node.mentions),
                   std::to_string(node.documents)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Line> evidence_of(const rg::Graph& graph) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const rg::Edge& edge = graph.edge(i);
    for (const rg::Evidence& each : edge.evidence)
      if (edge.type != "MENTIONS")
        out.push_back({graph.node(edge.source).id, edge.type, graph.node(edge.target).id,
                       std::string(name_of(each.status)), each.doc, each.para, std::to_string(each.span.begin),
                       each.quote});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Line> edges_of(const rg::Graph& graph) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const rg::Edge& edge = graph.edge(i);
    out.push_back(
        {graph.node(edge.source).id, edge.type, graph.node(edge.target).id, std::to_string(edge.evidence.size())});
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// All that is derived in the store is what merging the facts gives.
void check_agrees(rg::Store& store) {
  const rg::Graph graph = rg::stored_graph(store.database(), schema(), true);
  rg::Database& database = store.database();
  CHECK(rows(database, "SELECT id, type, name, coalesce(zh, ''), coalesce(en, ''), mentions, documents FROM nodes") ==
        nodes_of(graph));
  CHECK(rows(database, "SELECT head, type, tail, weight + demanded + denied + withdrawn FROM edges") ==
        edges_of(graph));
  CHECK(rows(database, "SELECT head, type, tail, status, doc, para, \"begin\", quote FROM evidence") ==
        evidence_of(graph));
  CHECK(rows(database, "SELECT coalesce(sum(weight), 0) FROM edges WHERE type = 'MENTIONS'") ==
        rows(database,
             "SELECT count(DISTINCT e.doc || e.para || e.id || e.\"begin\" || '-' || e.\"end\") FROM mentions e "
             "JOIN documents d ON d.doc = e.doc WHERE e.id <> d.symbol"));
  const char* by_year =
      "SELECT link, sum(stated), sum(demanded), sum(denied), sum(withdrawn), sum(documents) FROM link_year GROUP BY "
      "link";
  CHECK(rows(database, by_year) ==
        rows(database,
             "SELECT number, stated, demanded, denied, withdrawn, documents FROM link WHERE type <> 'MENTIONS'"));
}

}  // namespace

TEST_CASE("whatever is added, replaced and removed, the store is what its reports say") {
  std::mt19937 random(11);
  const File file;
  rg::Store store = open(file);
  std::vector<std::pair<int, rg::Facts>> there;
  for (int step = 0; step < 60; ++step) {
    CAPTURE(step);
    const int number = static_cast<int>(random() % 6);
    const auto found = std::find_if(there.begin(), there.end(), [&](const auto& each) { return each.first == number; });
    if (random() % 3 == 0) {
      CHECK(store.remove("A-HRC-95" + std::to_string(number) + "-1") == (found != there.end()));
      if (found != there.end()) there.erase(found);
    } else {
      const rg::Facts facts = random_report(random, number);
      const auto change = store.put(record(facts, "fingerprint " + std::to_string(step)));
      CHECK(change == (found == there.end() ? rg::Store::Change::added : rg::Store::Change::replaced));
      if (found != there.end()) found->second = facts;
      else there.emplace_back(number, facts);
    }
    store.commit();
    check_agrees(store);
    rg::Merger merger(schema());
    for (const auto& [each, facts] : there) merger.add(facts);
    CHECK(rg::to_json_lines(rg::stored_graph(store.database(), schema(), true)) ==
          rg::to_json_lines(merger.finish(true)));
  }
}

TEST_CASE("of reports with the same text the first by key counts, and the next when that one goes") {
  std::mt19937 random(3);
  const File file;
  rg::Store store = open(file);
  for (const int number : {2, 1, 3}) {
    const auto change = store.put(record(random_report(random, number), "the same"));
    CHECK((change == rg::Store::Change::copy) == (number == 3));
  }
  const auto counting = [&] { return rows(store.database(), "SELECT doc FROM documents"); };
  CHECK(counting() == std::vector<Line>{{"A-HRC-951-1"}});
  CHECK(rg::stored_copies(store.database()).size() == 2);
  CHECK(store.remove("A/HRC/951/1"));
  CHECK(counting() == std::vector<Line>{{"A-HRC-952-1"}});
  check_agrees(store);
}

TEST_CASE("what isn't committed is gone, and what is stays") {
  std::mt19937 random(5);
  const File file;
  {
    rg::Store store = open(file);
    store.put(record(random_report(random, 1), "1"));
    store.commit();
    store.put(record(random_report(random, 2), "2"));
  }
  rg::Store store = open(file);
  CHECK(store.docs() == std::vector<std::string>{"A-HRC-951-1"});
  check_agrees(store);
}

TEST_CASE("a byte that was changed is noticed") {
  std::mt19937 random(7);
  const File file;
  {
    rg::Store store = open(file);
    store.put(record(random_report(random, 1), "1"));
    store.commit();
  }
  const auto size = static_cast<std::size_t>(fs::file_size(file.path()));
  int noticed = 0;
  for (std::size_t page = 1; page < size / 4096; ++page) {
    const auto at = static_cast<std::streamoff>(page * 4096 + random() % 4096);
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(at);
    const char old = static_cast<char>(bytes.get());
    bytes.seekp(at);
    bytes.put(static_cast<char>(old ^ 1)).flush();
    try {
      rg::Database store(file.path(), rg::Database::Access::read);
      rows(store, "SELECT * FROM pragma_integrity_check");
    } catch (const rg::Problem& problem) {
      CHECK(std::string(problem.what()).find("page " + std::to_string(page + 1) + " is damaged") != std::string::npos);
      ++noticed;
    }
    bytes.seekp(at);
    bytes.put(old).flush();
  }
  CHECK(noticed == static_cast<int>(size / 4096) - 1);
}

TEST_CASE("a passage and a name stand beside each other in one line of a place") {
  const std::string lines = "甲在中国。\n乙。\n丙在智利。";
  CHECK(rg::stands_beside(lines, 0, 1, "[[2,4]]"));
  CHECK_FALSE(rg::stands_beside(lines, 0, 1, "[[11,13]]"));
  CHECK(rg::stands_beside(lines, 9, 10, "[[2,4],[11,13]]"));
  CHECK(rg::stands_beside(lines, 0, 8, "[[6,7]]"));
}

TEST_CASE("Han characters stand apart, and nothing that is typed is an operator") {
  CHECK(rg::spaced("在COVID-19大流行，ＲＥＥＦ。") == "在 covid-19 大 流 行 ,reef。");
  CHECK(rg::match_expression("人权 NEAR") == "\"人 权 \" \"near\"");
  CHECK(rg::match_expression("\"a\" OR (b*)") == "\" a \" \"or\" \"(b*)\"");
  CHECK(rg::match_expression(" ?! ").empty());
  CHECK(rg::folded("ＵＮ-Women.") == "unwomen");
  CHECK(rg::folded("Côte d’Ivoire") == rg::folded("cote d'ivoire"));
  CHECK(rg::folded("A/HRC/1/11") != rg::folded("A/HRC/11/1"));
}
