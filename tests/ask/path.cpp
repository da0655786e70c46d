// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "tests/ask/made_up.hpp"

namespace {

using made_up::Told;

/// A step of a way: where to, by which type, forward before backward; and its passages.
struct Walked {
  std::string to, type;
  bool backward = false;
  std::int64_t passages = 0;
  auto operator<=>(const Walked&) const = default;
};
using Way = std::vector<Walked>;

bool in_years(std::uint32_t year, const rg::LinkFilter& filter) {
  return (filter.since == 0 || year >= filter.since) && (filter.until == 0 || (year > 0 && year <= filter.until));
}

/// Passages in the years of the filter, by edge.
std::map<Told, std::int64_t> edges_of(const std::vector<rg::Facts>& reports, const rg::LinkFilter& filter) {
  std::map<Told, std::int64_t> out;
  for (const auto& [edge, years] : made_up::told(reports))
    for (const auto& [year, passages] : years)
      if (in_years(year, filter) && (filter.type.empty() || filter.type == edge.type)) out[edge] += passages;
  return out;
}

/// All ways of so many steps that meet no thing twice, one after the other.
void walk(const std::map<Told, std::int64_t>& edges, const std::string& end, std::size_t steps, const std::string& at,
          std::set<std::string>& met, Way& way, std::vector<Way>& out) {
  if (at == end && way.size() == steps) out.push_back(way);
  if (way.size() == steps) return;
  for (const auto& [edge, passages] : edges)
    for (const bool backward : {false, true}) {
      const auto& [from, to] = backward ? std::pair(edge.tail, edge.head) : std::pair(edge.head, edge.tail);
      if (from != at || !met.insert(to).second) continue;
      way.push_back({to, edge.type, backward, passages});
      walk(edges, end, steps, to, met, way, out);
      way.pop_back();
      met.erase(to);
    }
}

std::tuple<std::int64_t, std::int64_t> trust(const Way& way) {
  std::int64_t weakest = way.front().passages, sum = 0;
  for (const Walked& step : way) {
    weakest = std::min(weakest, step.passages);
    sum += step.passages;
  }
  return {weakest, sum};
}

std::vector<Way> best_ways(const std::map<Told, std::int64_t>& edges, const std::string& start, const std::string& end,
                           std::size_t limit) {
  std::vector<Way> out;
  for (std::size_t steps = 1; steps < 8 && out.empty(); ++steps) {
    std::set<std::string> met{start};
    Way way;
    walk(edges, end, steps, start, met, way, out);
  }
  std::sort(out.begin(), out.end(), [](const Way& a, const Way& b) {
    return trust(a) != trust(b) ? trust(a) > trust(b)
                                : std::lexicographical_compare(
                                      a.begin(), a.end(), b.begin(), b.end(), [](const Walked& x, const Walked& y) {
                                        return std::tie(x.to, x.type, x.backward) < std::tie(y.to, y.type, y.backward);
                                      });
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::vector<Way> found_ways(made_up::Made& made, const std::string& start, const std::string& end,
                            const rg::LinkFilter& filter, std::size_t limit) {
  std::vector<Way> out;
  for (const rg::Way& way :
       rg::ways_between(made.store(), made_up::schema(), made.number(start), made.number(end), filter, limit).ways) {
    Way& walked = out.emplace_back();
    for (const rg::Step& step : way.steps) walked.push_back({step.to.id, step.type, !step.forward, step.passages});
  }
  return out;
}

}  // namespace

TEST_CASE("ways are those that trying all of them gives") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const int things = 8;
    const std::vector<rg::Facts> reports = made_up::random_reports(seed, things, 14 + static_cast<int>(seed));
    made_up::Made made(reports);
    for (const rg::LinkFilter& filter :
         {rg::LinkFilter{}, rg::LinkFilter{.type = "SUPPORTS"}, rg::LinkFilter{.since = 2901},
          rg::LinkFilter{.until = 2901}, rg::LinkFilter{.since = 2901, .until = 2901}}) {
      const std::map<Told, std::int64_t> edges = edges_of(reports, filter);
      for (int a = 0; a < things; ++a)
        for (int b = 0; b < things; ++b) {
          const std::string start = made_up::thing(a), end = made_up::thing(b);
          if (a == b || made.number(start) == 0 || made.number(end) == 0) continue;
          CAPTURE(start);
          CAPTURE(end);
          for (const std::size_t limit : {1, 3, 50})
            CHECK((found_ways(made, start, end, filter, limit) == best_ways(edges, start, end, limit)));
        }
    }
  }
}

TEST_CASE("the best way need not begin with the best to a thing on it") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900);
  const auto times = [&](int count, const std::string& head, const std::string& tail) {
    for (int i = 0; i < count; ++i) made_up::link(facts, head, "SUPPORTS", tail);
  };
  times(5, "~a", "~b"), times(5, "~b", "~d");   // the weakest has 5, the sum is 10
  times(3, "~a", "~c"), times(30, "~c", "~d");  // the weakest has 3, the sum is 33
  times(2, "~d", "~e");
  made_up::Made made({facts});
  const auto ways = found_ways(made, "~a", "~e", {}, 3);
  REQUIRE(ways.size() == 2);
  CHECK(ways[0][0].to == "~c");
  CHECK(ways[1][0].to == "~b");
}

TEST_CASE("without a way: how far each of the two gets") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900);
  made_up::link(facts, "~a", "SUPPORTS", "~b");
  made_up::link(facts, "~c", "SUPPORTS", "~b");
  made_up::link(facts, "~b", "SUPPORTS", "~d", rg::Status::demanded);
  made_up::Made made({facts});
  const rg::Ways found = rg::ways_between(made.store(), made_up::schema(), made.number("~a"), made.number("~d"), {}, 3);
  CHECK(found.ways.empty());
  CHECK(found.from_first == 2);
  CHECK(found.from_second == 0);
}

TEST_CASE("mentions link reports with what they name, where they are asked for") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900), later = made_up::report("A-HRC-950-2", 2901);
  for (rg::Facts* each : {&facts, &later}) {
    made_up::name(*each, "p1", "~a");
    made_up::name(*each, "p2", "~b");
  }
  made_up::Made made({facts, later});
  CHECK(found_ways(made, "~a", "~b", {}, 3).empty());
  CHECK(found_ways(made, "~a", "~b", {.type = "MENTIONS"}, 3).size() == 2);
  const auto ways = found_ways(made, "~a", "~b", {.type = "MENTIONS", .since = 2901}, 3);
  REQUIRE(ways.size() == 1);
  CHECK((ways[0] == Way{{"A-HRC-950-2", "MENTIONS", true, 2}, {"~b", "MENTIONS", false, 2}}));
}

TEST_CASE("a step counts the reports that state it") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900), later = made_up::report("A-HRC-950-2", 2901);
  made_up::link(facts, "~a", "SUPPORTS", "~b");
  made_up::link(facts, "~a", "SUPPORTS", "~b");
  made_up::link(later, "~a", "SUPPORTS", "~b", rg::Status::demanded);
  made_up::Made made({facts, later});
  const rg::Ways found = rg::ways_between(made.store(), made_up::schema(), made.number("~a"), made.number("~b"), {}, 3);
  REQUIRE(found.ways.size() == 1);
  CHECK(found.ways[0].steps[0].passages == 2);
  CHECK(found.ways[0].steps[0].documents == 1);
  const rg::Links links = rg::links_of(made.store(), made_up::schema(), made.number("~a"), {}, 0);
  REQUIRE(links.links.size() == 1);
  CHECK(links.links[0].documents == 1);
}
