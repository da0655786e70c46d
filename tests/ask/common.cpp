// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/common.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/ask/made_up.hpp"

namespace {

/// Type and direction, the other end, passages of both.
using Row = std::tuple<std::string, bool, std::string, std::int64_t, std::int64_t>;

/// Passages of a thing's edges, by type, direction and other end.
std::map<std::tuple<std::string, bool, std::string>, std::int64_t> links(const std::vector<rg::Facts>& reports,
                                                                         const std::string& thing) {
  std::map<std::tuple<std::string, bool, std::string>, std::int64_t> out;
  for (const auto& [edge, years] : made_up::told(reports))
    for (const auto& [year, passages] : years) {
      const bool symmetric = made_up::schema().edge_type(edge.type)->symmetric;
      if (edge.head == thing) out[{edge.type, true, edge.tail}] += passages;
      else if (edge.tail == thing) out[{edge.type, symmetric, edge.head}] += passages;
    }
  return out;
}

}  // namespace

TEST_CASE("what two have in common is what counting their facts gives") {
  const int things = 7;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const std::vector<rg::Facts> reports = made_up::random_reports(seed, things, 40);
    made_up::Made made(reports);
    for (int a = 0; a < things; ++a)
      for (int b = 0; b < things; ++b) {
        const std::string first = made_up::thing(a), second = made_up::thing(b);
        if (a == b || made.number(first) == 0 || made.number(second) == 0) continue;
        std::set<Row> wanted;
        std::set<std::string> same_way, both;
        const auto of_first = links(reports, first), of_second = links(reports, second);
        for (const auto& [key, passages] : of_first)
          for (const auto& [other_key, others] : of_second) {
            const std::string& end = std::get<2>(key);
            if (end != std::get<2>(other_key) || end == first || end == second) continue;
            both.insert(end);
            if (key != other_key) continue;
            same_way.insert(end);
            wanted.emplace(std::get<0>(key), std::get<1>(key), end, passages, others);
          }
        const rg::Common found =
            rg::common_links(made.store(), made_up::schema(), made.number(first), made.number(second), 0);
        std::set<Row> rows;
        for (const rg::CommonLink& link : found.links)
          rows.emplace(link.first.type, link.first.forward || link.first.symmetric, link.first.other.id,
                       link.first.evidence, link.second.evidence);
        CHECK((rows == wanted));
        CHECK(found.all == wanted.size());
        std::set<std::string> otherwise;
        for (const rg::Named& thing : found.otherwise) otherwise.insert(thing.id);
        std::erase_if(both, [&](const std::string& id) { return same_way.contains(id); });
        CHECK((otherwise == both));
      }
  }
}

TEST_CASE("in a type the things come by the weaker side, and the limit is each type's") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900);
  const auto both = [&](const std::string& type, const std::string& other, int of_a, int of_b) {
    for (int i = 0; i < of_a; ++i) made_up::link(facts, "~a", type, other);
    for (int i = 0; i < of_b; ++i) made_up::link(facts, "~b", type, other);
  };
  both("SUPPORTS", "~c", 9, 1);
  both("SUPPORTS", "~d", 2, 2);
  both("SUPPORTS", "~e", 3, 1);
  both("WORKS_IN", "~f", 4, 3);
  made_up::Made made({facts});
  const auto ids = [&](std::size_t limit) {
    std::vector<std::string> out;
    for (const rg::CommonLink& link :
         rg::common_links(made.store(), made_up::schema(), made.number("~a"), made.number("~b"), limit).links)
      out.push_back(link.first.other.id);
    return out;
  };
  CHECK((ids(0) == std::vector<std::string>{"~f", "~d", "~c", "~e"}));
  CHECK((ids(2) == std::vector<std::string>{"~f", "~d", "~c"}));
}
