// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/store/tables.hpp"

namespace rg {
namespace {

constexpr const char* mentions = "MENTIONS";

/// Orders the rows: unknown years last, mentions first, an edge without a direction as forward.
struct RowKey {
  bool no_year = false;
  std::uint32_t year = 0;
  bool is_edge = false;
  std::string type;
  bool backward = false;
  auto operator<=>(const RowKey&) const = default;
};

struct Count {
  std::int64_t passages = 0;
  std::set<std::int64_t> documents;
  std::map<std::string, Named> others;  ///< by id
  Passing first;
};

class Counter {
 public:
  Counter(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter)
      : store_(store), schema_(schema), node_(node), filter_(filter) {}

  std::vector<YearRow> count() {
    const bool only_mentions = filter_.type == mentions, only_edges = !filter_.type.empty() || filter_.with != 0;
    if (only_mentions || !only_edges) read_mentions();
    if (!only_mentions) read_edges();
    std::vector<YearRow> out;
    for (const auto& [key, count] : counts_) out.push_back(row_of(key, count));
    return out;
  }

 private:
  Count& at(std::uint32_t year, const std::string& type, bool forward) {
    return counts_[{year == 0, year, type != mentions, type, !forward}];
  }

  /// Passages and not the table of years: a report that states two edges of a type counts once.
  void read_edges() {
    const LinkFilter ends{.type = filter_.type, .with = filter_.with};
    for (const Link& link : links_of(store_, schema_, node_, ends, 0).links)
      store_.each(
          "SELECT d.year, e.place, e.first, e.last, e.rule, e.correction FROM statement e "
          "JOIN document d ON d.number = e.place >> 20 WHERE e.link = ?1 AND e.status = 'stated' "
          "AND (?2 = 0 OR EXISTS (SELECT 1 FROM naming g JOIN place p ON p.number = g.place WHERE g.place = e.place "
          "AND g.node = ?2 AND beside(p.text, e.first, e.last, g.spans)))",
          [&](SQLite::Statement& row) {
            Count& count = at(row.getColumn(0).getUInt(), link.type, link.forward || link.symmetric);
            add(count,
                {row.getColumn(1), {row.getColumn(2), row.getColumn(3)}, "stated", row.getColumn(4), row.getColumn(5)});
            count.others.emplace(link.other.id, link.other);
          },
          link.number, filter_.country);
  }

  /// The link of a report counts what it names, so that only reports that may be the first are looked into, or, for a
  /// country, those that name it too.
  void read_mentions() {
    struct Report {
      std::int64_t number, node, passages;
      std::uint32_t year;
    };
    std::vector<Report> reports;
    store_.each(
        "SELECT d.number, l.source, l.stated, d.year, max(d.doc) FROM link l JOIN document d ON d.node = l.source "
        "WHERE l.target = ?1 AND l.type = 'MENTIONS' AND (?2 = 0 OR EXISTS (SELECT 1 FROM link c "
        "WHERE c.source = l.source AND c.type = 'MENTIONS' AND c.target = ?2)) GROUP BY l.number",
        [&](SQLite::Statement& row) {
          reports.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(3).getUInt()});
        },
        node_, filter_.country);
    std::sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) { return a.number < b.number; });
    for (const Report& report : reports) {
      const bool is_first = !counts_.contains({report.year == 0, report.year, false, mentions, false});
      std::vector<Passing> namings;
      if (is_first || filter_.country != 0) namings = namings_in(report.number);
      if ((is_first || filter_.country != 0) && namings.empty()) continue;
      Count& count = at(report.year, mentions, true);
      if (is_first) count.first = namings.front();
      count.passages += filter_.country == 0 ? report.passages : static_cast<std::int64_t>(namings.size());
      count.documents.insert(report.number);
      const Named other = node_of_number(store_, report.node);
      count.others.emplace(other.id, other);
    }
  }

  std::vector<Passing> namings_in(std::int64_t document) {
    std::vector<Passing> out;
    store_.each(
        "SELECT g.place, m.value ->> 0, m.value ->> 1 FROM naming g JOIN json_each(g.spans) m "
        "WHERE g.place >= ?1 AND g.place < ?2 AND g.node = ?3 "
        "AND (?4 = 0 OR EXISTS (SELECT 1 FROM naming c JOIN place p ON p.number = c.place WHERE c.place = g.place "
        "AND c.node = ?4 AND beside(p.text, m.value ->> 0, m.value ->> 1, c.spans))) "
        "ORDER BY g.place, m.key",
        [&](SQLite::Statement& row) {
          out.push_back({row.getColumn(0), {row.getColumn(1), row.getColumn(2)}, "stated", "mention", ""});
        },
        document << place_bits, (document + 1) << place_bits, node_, filter_.country);
    return out;
  }

  void add(Count& count, const Passing& passing) {
    const auto place_of = [](const Passing& each) { return std::tie(each.place, each.span, each.rule); };
    if (count.passages == 0 || place_of(passing) < place_of(count.first)) count.first = passing;
    ++count.passages;
    count.documents.insert(passing.place >> place_bits);
  }

  YearRow row_of(const RowKey& key, const Count& count) {
    const EdgeType* type = schema_.edge_type(key.type);
    YearRow out{key.year,
                key.type,
                !key.backward,
                type && type->symmetric,
                count.passages,
                static_cast<std::int64_t>(count.documents.size()),
                {},
                quote_of(store_, count.first)};
    if (key.type == mentions) out.forward = false;
    std::set<std::string>& seen = seen_[{key.type, key.backward}];
    for (const auto& [id, other] : count.others)
      if (seen.insert(id).second) out.fresh.push_back(other);
    return out;
  }

  Database& store_;
  const Schema& schema_;
  std::int64_t node_;
  const LinkFilter& filter_;
  std::map<RowKey, Count> counts_;
  std::map<std::pair<std::string, bool>, std::set<std::string>> seen_;  ///< ids of other ends, by type and direction
};

}  // namespace

std::vector<YearRow> timeline_of(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter) {
  return Counter(store, schema, node, filter).count();
}

}  // namespace rg
