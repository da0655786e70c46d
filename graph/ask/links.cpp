// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/links.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "graph/store/tables.hpp"

namespace rg {
namespace {

/// A row of the table `link`, with the passages that count.
struct Row {
  std::int64_t number, source, target, evidence;
  std::string type;
};

bool in_years(std::int64_t year, const LinkFilter& filter) {
  return (filter.since == 0 || year >= filter.since) && (filter.until == 0 || (year > 0 && year <= filter.until));
}

/// SQLite takes a negative limit for none.
std::int64_t sql_limit(std::size_t limit) { return limit == 0 ? -1 : static_cast<std::int64_t>(limit); }

/// Passages of a MENTIONS edge: where the report names the thing.
std::vector<Passing> namings_of(Database& store, std::int64_t link, const LinkFilter& filter, std::size_t limit) {
  std::vector<Passing> out;
  store.each(
      "SELECT g.place, m.value ->> 0, m.value ->> 1 FROM link l CROSS JOIN document d ON d.node = l.source "
      "CROSS JOIN naming g ON g.place >= d.number << 20 AND g.place < (d.number + 1) << 20 AND g.node = l.target "
      "CROSS JOIN json_each(g.spans) m WHERE l.number = ?1 AND (?2 = 0 OR d.year >= ?2) AND (?3 = 0 OR d.year BETWEEN "
      "1 AND "
      "?3) "
      "AND (?4 = 0 OR EXISTS (SELECT 1 FROM naming c JOIN place p ON p.number = c.place WHERE c.place = g.place AND "
      "c.node = ?4 "
      "AND beside(p.text, m.value ->> 0, m.value ->> 1, c.spans))) "
      "ORDER BY g.place, m.key LIMIT ?5",
      [&](SQLite::Statement& row) {
        out.push_back({row.getColumn(0).getInt64(),
                       {static_cast<std::uint32_t>(row.getColumn(1).getInt64()),
                        static_cast<std::uint32_t>(row.getColumn(2).getInt64())},
                       "stated",
                       "mention",
                       ""});
      },
      link, filter.since, filter.until, filter.country, sql_limit(limit));
  return out;
}

std::vector<Passing> passages_of(Database& store, std::int64_t link, const LinkFilter& filter, std::size_t limit) {
  std::vector<Passing> out;
  store.each(
      "SELECT e.place, e.first, e.last, e.status, e.rule, e.correction FROM statement e "
      "JOIN document d ON d.number = e.place >> 20 WHERE e.link = ?1 AND e.status = ?2 "
      "AND (?3 = 0 OR d.year >= ?3) AND (?4 = 0 OR d.year BETWEEN 1 AND ?4) "
      "AND (?5 = 0 OR EXISTS (SELECT 1 FROM naming g JOIN place p ON p.number = g.place WHERE g.place = e.place AND "
      "g.node = ?5 "
      "AND beside(p.text, e.first, e.last, g.spans))) "
      "ORDER BY e.place, e.first, e.position LIMIT ?6",
      [&](SQLite::Statement& row) {
        out.push_back({row.getColumn(0).getInt64(),
                       {static_cast<std::uint32_t>(row.getColumn(1).getInt64()),
                        static_cast<std::uint32_t>(row.getColumn(2).getInt64())},
                       row.getColumn(3),
                       row.getColumn(4),
                       row.getColumn(5)});
      },
      link, name_of(filter.status), filter.since, filter.until, filter.country, sql_limit(limit));
  return out;
}

/// Which rows an edge's end and type give; the index has them by passages.
class Finder {
 public:
  Finder(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter)
      : store_(store), node_(node), filter_(filter), status_(name_of(filter.status)) {
    for (const EdgeType& type : schema.edge_types())
      if (filter.type.empty() ? type.name != "MENTIONS" : type.name == filter.type) types_.push_back(type.name);
    if (filter.ends != LinkFilter::Ends::to) ends_.push_back("source = ?1 AND type = ?2");
    if (filter.ends != LinkFilter::Ends::from) ends_.push_back("target = ?1 AND type = ?2 AND source <> ?1");
  }

  /// Those with the most evidence, and all that have as much as the last of them.
  std::vector<Row> find(std::size_t limit, Links& counted) {
    const bool whole = filter_.country == 0 && filter_.since == 0 && filter_.until == 0;
    const std::int64_t least = whole && limit > 0 && filter_.with == 0 ? least_of(limit) : 1;
    each("number, source, target, " + status_ + ", type", least, [&](SQLite::Statement& row) {
      Row out{row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(3), row.getColumn(4)};
      if (!whole) count(out);
      if (out.evidence > 0) rows_.push_back(std::move(out));
    });
    if (whole && filter_.with == 0) {
      each("count(*), total(" + status_ + ")", 1, [&](SQLite::Statement& row) {
        counted.all += static_cast<std::size_t>(row.getColumn(0).getInt64());
        counted.evidence += row.getColumn(1).getInt64();
      });
    } else {
      counted.all = rows_.size();
      for (const Row& row : rows_) counted.evidence += row.evidence;
    }
    return std::move(rows_);
  }

 private:
  template <class Use>
  void each(const std::string& columns, std::int64_t least, Use use, const std::string& order = "") {
    for (const std::string& end : ends_) {
      const std::string other = end.starts_with("source") ? "target" : "source",
                        with = filter_.with == 0 ? "" : " AND " + other + " = ?4",
                        sql = "SELECT " + columns + " FROM link WHERE " + end + with + " AND " + status_ + " >= ?3" +
                              order;
      for (const std::string& type : types_)
        store_.with(sql, [&](SQLite::Statement& row) {
          row.bind(1, node_);
          row.bind(2, type);
          row.bind(3, least);
          if (filter_.with != 0) row.bind(4, filter_.with);
          while (row.executeStep()) use(row);
        });
    }
  }

  /// The evidence of the last row that is asked for.
  std::int64_t least_of(std::size_t limit) {
    std::vector<std::int64_t> most;
    each(
        status_, 1, [&](SQLite::Statement& row) { most.push_back(row.getColumn(0).getInt64()); },
        " ORDER BY " + status_ + " DESC LIMIT " + std::to_string(limit));
    std::sort(most.begin(), most.end(), std::greater<>());
    return most.size() < limit ? 1 : most[limit - 1];
  }

  void count(Row& row) {
    if (filter_.country != 0)
      row.evidence = static_cast<std::int64_t>((row.type == "MENTIONS" ? namings_of(store_, row.number, filter_, 0)
                                                                       : passages_of(store_, row.number, filter_, 0))
                                                   .size());
    else count_years(row);
  }

  /// What each report names is in its own year; other edges are counted by year.
  void count_years(Row& row) {
    if (row.type == "MENTIONS") {
      const auto year = store_.number("SELECT year FROM document WHERE node = ? ORDER BY doc DESC", row.source);
      if (!in_years(year.value_or(0), filter_)) row.evidence = 0;
      return;
    }
    row.evidence = 0;
    store_.each(
        "SELECT year, stated, demanded, denied, withdrawn FROM link_year WHERE link = ?",
        [&](SQLite::Statement& year) {
          if (in_years(year.getColumn(0).getInt64(), filter_))
            row.evidence += year.getColumn(1 + static_cast<int>(filter_.status)).getInt64();
        },
        row.number);
  }

  Database& store_;
  std::int64_t node_;
  const LinkFilter& filter_;
  std::string status_;
  std::vector<std::string> types_, ends_;
  std::vector<Row> rows_;
};

/// Reports and years of all passages, one by one.
void count_reports(const std::vector<Passing>& passages, Link& link) {
  link.first_year = link.last_year = 0;
  std::set<std::int64_t> documents;
  for (const Passing& passing : passages) {
    documents.insert(passing.place >> place_bits);
    const auto year = static_cast<std::uint32_t>(passing.place >> (place_bits + key_bits));
    if (year == no_year) continue;
    link.first_year = link.first_year == 0 ? year : std::min(link.first_year, year);
    link.last_year = std::max(link.last_year, year);
  }
  link.documents = static_cast<std::int64_t>(documents.size());
}

/// From the counts by year; passage by passage only where those count others too.
void put_reports(Database& store, const LinkFilter& filter, Link& link) {
  if (link.type == "MENTIONS") return count_reports(namings_of(store, link.number, filter, 0), link);
  std::int64_t passages = 0;
  if (filter.country == 0)
    store.each(
        "SELECT year, documents, stated + demanded + denied + withdrawn, stated, demanded, denied, withdrawn "
        "FROM link_year WHERE link = ?",
        [&](SQLite::Statement& row) {
          const std::int64_t year = row.getColumn(0).getInt64();
          if (!in_years(year, filter) || row.getColumn(3 + static_cast<int>(filter.status)).getInt64() == 0) return;
          link.documents += row.getColumn(1).getInt64();
          passages += row.getColumn(2).getInt64();
          if (year == 0) return;
          const auto known = static_cast<std::uint32_t>(year);
          link.first_year = link.first_year == 0 ? known : std::min(link.first_year, known);
          link.last_year = std::max(link.last_year, known);
        },
        link.number);
  if (passages != link.evidence) count_reports(passages_of(store, link.number, filter, 0), link);
}

}  // namespace

std::int64_t documents_of(Database& store, std::int64_t link, const LinkFilter& filter) {
  std::set<std::int64_t> documents;
  for (const Passing& passing : passages_of(store, link, filter, 0)) documents.insert(passing.place >> place_bits);
  return documents.empty() ? 1 : static_cast<std::int64_t>(documents.size());
}

Links links_of(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter, std::size_t limit) {
  Links out;
  for (const Row& row : Finder(store, schema, node, filter).find(limit, out)) {
    const EdgeType* type = schema.edge_type(row.type);
    const bool forward = row.source == node;
    out.links.push_back({row.number, row.type, forward, type && type->symmetric,
                         node_of_number(store, forward ? row.target : row.source), row.evidence});
  }
  std::sort(out.links.begin(), out.links.end(), [](const Link& a, const Link& b) {
    return std::tie(b.evidence, a.type, a.other.id, a.forward) < std::tie(a.evidence, b.type, b.other.id, b.forward);
  });
  if (limit > 0 && out.links.size() > limit) out.links.resize(limit);
  for (Link& link : out.links) put_reports(store, filter, link);
  return out;
}

std::vector<Quote> quotes_of(Database& store, std::int64_t link, const LinkFilter& filter, std::size_t limit) {
  std::vector<Passing> passages = passages_of(store, link, filter, limit);
  if (passages.empty() && filter.status == Status::stated) passages = namings_of(store, link, filter, limit);
  std::vector<Quote> out;
  for (const Passing& passage : passages) out.push_back(quote_of(store, passage));
  return out;
}

}  // namespace rg
