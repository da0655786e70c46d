// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/timeline.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/ask/made_up.hpp"

namespace {

/// Unknown years last, mentions first.
using Key = std::tuple<bool, std::uint32_t, bool, std::string, bool>;

struct Row {
  std::int64_t passages = 0;
  std::set<std::string> documents, others, fresh;
  bool operator==(const Row&) const = default;
};

Key key_of(std::uint32_t year, const std::string& type, bool forward) {
  return {year == 0, year, type != "MENTIONS", type, !forward};
}

void put(Row& row, const std::string& doc, const std::string& other, std::int64_t passages = 1) {
  row.passages += passages;
  row.documents.insert(doc);
  row.others.insert(other);
}

bool names(const rg::Facts& facts, const std::string& para, const std::string& id) {
  return std::any_of(facts.nodes.begin(), facts.nodes.end(),
                     [&](const rg::NodeFact& node) { return node.para == para && node.id == id; });
}

std::map<Key, Row> recounted(const std::vector<rg::Facts>& reports, const std::string& thing, const std::string& type,
                             const std::string& with, const std::string& country) {
  std::map<Key, Row> out;
  for (const rg::Facts& facts : reports) {
    const auto& [doc, year] = std::tie(facts.document.doc, facts.document.year);
    for (const rg::EdgeFact& edge : facts.edges) {
      if (edge.status != rg::Status::stated || (edge.head != thing && edge.tail != thing)) continue;
      if (!type.empty() && type != edge.type) continue;
      const std::string& other = edge.head == thing ? edge.tail : edge.head;
      if ((!with.empty() && with != other) || (!country.empty() && !names(facts, edge.para, country))) continue;
      const bool forward = edge.head == thing || made_up::schema().edge_type(edge.type)->symmetric;
      put(out[key_of(year, edge.type, forward)], doc, other);
    }
    for (const rg::NodeFact& node : facts.nodes)
      if (node.id == thing && with.empty() && (type.empty() || type == "MENTIONS") &&
          (country.empty() || names(facts, node.para, country)))
        put(out[key_of(year, "MENTIONS", false)], doc, doc, static_cast<std::int64_t>(node.spans.size()));
  }
  std::map<std::pair<std::string, bool>, std::set<std::string>> seen;
  for (auto& [key, row] : out)
    for (const std::string& other : row.others)
      if (seen[{std::get<3>(key), std::get<4>(key)}].insert(other).second) row.fresh.insert(other);
  return out;
}

}  // namespace

TEST_CASE("a timeline is what counting the facts gives") {
  const int things = 6;
  const std::vector<std::array<std::string, 3>> questions{{"", "", ""},
                                                          {"SUPPORTS", "", ""},
                                                          {"MENTIONS", "", ""},
                                                          {"", made_up::thing(1), ""},
                                                          {"", "", made_up::thing(2)}};
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const std::vector<rg::Facts> reports = made_up::random_reports(seed, things, 40);
    made_up::Made made(reports);
    for (int t = 0; t < things; ++t)
      for (const auto& [type, with, country] : questions) {
        const std::string thing = made_up::thing(t);
        CAPTURE(thing);
        const auto number = [&](const std::string& id) { return id.empty() ? 0 : made.number(id); };
        const rg::LinkFilter filter{.type = type, .with = number(with), .country = number(country)};
        const std::map<Key, Row> wanted = recounted(reports, thing, type, with, country);
        const std::vector<rg::YearRow> found =
            rg::timeline_of(made.store(), made_up::schema(), made.number(thing), filter);
        REQUIRE(found.size() == wanted.size());
        auto next = wanted.begin();
        for (const rg::YearRow& row : found) {
          const auto& [key, counted] = *next++;
          CHECK((key_of(row.year, row.type, row.forward) == key));
          CHECK(row.passages == counted.passages);
          CHECK(row.documents == static_cast<std::int64_t>(counted.documents.size()));
          std::set<std::string> fresh;
          for (const rg::Named& other : row.fresh) fresh.insert(other.id);
          CHECK((fresh == counted.fresh));
          CHECK(counted.documents.contains(row.first.doc));
          CHECK(row.first.year == row.year);
        }
      }
  }
}
