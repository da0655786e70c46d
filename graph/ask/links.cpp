// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/links.hpp"

#include <algorithm>
#include <set>

#include "graph/store/tables.hpp"

namespace rg {
namespace {

/// A row of the table `link`. Its documents state, demand, deny or withdraw it.
struct Row {
  std::int64_t number, source, target, evidence, documents;
  std::string type;
  bool mixed;  ///< has passages of other statuses too
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
      "SELECT g.place, m.value ->> 0, m.value ->> 1 FROM link l JOIN document d ON d.node = l.source "
      "JOIN naming g ON g.place >= d.number << 20 AND g.place < (d.number + 1) << 20 AND g.node = l.target "
      "JOIN json_each(g.spans) m WHERE l.number = ?1 AND (?2 = 0 OR d.year >= ?2) AND (?3 = 0 OR d.year BETWEEN 1 AND "
      "?3) "
      "AND (?4 = 0 OR EXISTS (SELECT 1 FROM naming c WHERE c.place = g.place AND c.node = ?4)) "
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

class Finder {
 public:
  Finder(Database& store, std::int64_t node, const LinkFilter& filter)
      : store_(store), node_(node), filter_(filter), status_(name_of(filter.status)) {}

  std::vector<Row> find() {
    for (const char* end : {"source", "target"}) read(end);
    if (filter_.country != 0) std::erase_if(rows_, [&](Row& row) { return !count_in_country(row); });
    else if (filter_.since != 0 || filter_.until != 0)
      std::erase_if(rows_, [&](Row& row) { return !count_years(row); });
    std::erase_if(rows_, [](const Row& row) { return row.evidence == 0; });
    for (Row& row : rows_)
      if (row.mixed && filter_.country == 0) row.documents = documents_of(store_, row.number, filter_);
    return std::move(rows_);
  }

 private:
  /// Types below and above MENTIONS, so that the index passes over what each report names.
  void read(const std::string& end) {
    const std::string columns = "SELECT number, source, target, " + status_ +
                                ", documents, type, stated + demanded + denied + withdrawn FROM link WHERE " + end +
                                " = ?1";
    if (!filter_.type.empty()) return read(columns + " AND type = ?2", filter_.type);
    read(columns + " AND type < ?2", "MENTIONS");
    read(columns + " AND type > ?2", "MENTIONS");
  }

  void read(const std::string& sql, const std::string& type) {
    store_.with(sql, [&](SQLite::Statement& row) {
      row.bind(1, node_);
      row.bind(2, type);
      while (row.executeStep()) {
        Row out{row.getColumn(0),
                row.getColumn(1),
                row.getColumn(2),
                row.getColumn(3),
                row.getColumn(4),
                row.getColumn(5),
                row.getColumn(6).getInt64() != row.getColumn(3).getInt64()};
        const std::int64_t other = out.source == node_ ? out.target : out.source;
        const bool second_look = out.source == out.target && sql.find("target =") != std::string::npos;
        if ((filter_.with == 0 || other == filter_.with) && !second_look) rows_.push_back(std::move(out));
      }
    });
  }

  /// What each report names is in its own year; other edges are counted by year.
  bool count_years(Row& row) {
    if (row.type == "MENTIONS")
      return in_years(
          store_.number("SELECT year FROM document WHERE node = ? ORDER BY doc DESC", row.source).value_or(0), filter_);
    row.evidence = row.documents = 0;
    store_.each(
        "SELECT year, stated, demanded, denied, withdrawn, documents FROM link_year WHERE link = ?",
        [&](SQLite::Statement& year) {
          if (!in_years(year.getColumn(0).getInt64(), filter_)) return;
          row.evidence += year.getColumn(1 + static_cast<int>(filter_.status)).getInt64();
          row.documents += year.getColumn(5).getInt64();
        },
        row.number);
    return true;
  }

  bool count_in_country(Row& row) {
    row.evidence = row.documents = 0;
    if (row.type == "MENTIONS") {
      row.evidence = static_cast<std::int64_t>(namings_of(store_, row.number, filter_, 0).size());
      row.documents = row.evidence > 0 ? 1 : 0;
      return true;
    }
    std::int64_t last = 0;
    store_.each(
        "SELECT e.place, d.year FROM statement e JOIN document d ON d.number = e.place >> 20 "
        "WHERE e.link = ? AND e.status = ? AND EXISTS (SELECT 1 FROM naming g WHERE g.place = e.place AND g.node = ?) "
        "ORDER BY e.place",
        [&](SQLite::Statement& passage) {
          if (!in_years(passage.getColumn(1).getInt64(), filter_)) return;
          const std::int64_t document = passage.getColumn(0).getInt64() >> place_bits;
          ++row.evidence;
          if (document != std::exchange(last, document)) ++row.documents;
        },
        row.number, status_, filter_.country);
    return true;
  }

  Database& store_;
  std::int64_t node_;
  const LinkFilter& filter_;
  std::string status_;
  std::vector<Row> rows_;
};

std::vector<Passing> passages_of(Database& store, std::int64_t link, const LinkFilter& filter, std::size_t limit) {
  std::vector<Passing> out;
  store.each(
      "SELECT e.place, e.first, e.last, e.status, e.rule, e.correction FROM statement e "
      "JOIN document d ON d.number = e.place >> 20 WHERE e.link = ?1 AND e.status = ?2 "
      "AND (?3 = 0 OR d.year >= ?3) AND (?4 = 0 OR d.year BETWEEN 1 AND ?4) "
      "AND (?5 = 0 OR EXISTS (SELECT 1 FROM naming g WHERE g.place = e.place AND g.node = ?5)) "
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

void put_years(Database& store, std::int64_t node, Status status, Link& link) {
  if (link.type == "MENTIONS") {
    const std::int64_t report = link.forward ? node : link.other.number;
    link.first_year = link.last_year = static_cast<std::uint32_t>(
        store.number("SELECT year FROM document WHERE node = ? ORDER BY doc DESC", report).value_or(0));
    return;
  }
  store.each(
      "SELECT min(year), max(year) FROM link_year WHERE link = ?1 AND year > 0 AND CASE ?2 WHEN 'stated' THEN stated "
      "WHEN 'demanded' THEN demanded WHEN 'denied' THEN denied ELSE withdrawn END > 0",
      [&](SQLite::Statement& row) {
        link.first_year = static_cast<std::uint32_t>(row.getColumn(0).getInt64());
        link.last_year = static_cast<std::uint32_t>(row.getColumn(1).getInt64());
      },
      link.number, name_of(status));
}

}  // namespace

std::int64_t documents_of(Database& store, std::int64_t link, const LinkFilter& filter) {
  std::set<std::int64_t> documents;
  for (const Passing& passing : passages_of(store, link, filter, 0)) documents.insert(passing.place >> place_bits);
  return documents.empty() ? 1 : static_cast<std::int64_t>(documents.size());
}

Links links_of(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter, std::size_t limit) {
  Links out;
  std::vector<Row> rows = Finder(store, node, filter).find();
  out.all = rows.size();
  for (const Row& row : rows) out.evidence += row.evidence;
  // Of equals the first by type and id; ids are looked up for those only that can come among the first.
  const auto more = [](const Row& a, const Row& b) {
    return std::tie(b.evidence, b.documents) < std::tie(a.evidence, a.documents);
  };
  std::sort(rows.begin(), rows.end(), more);
  if (limit > 0 && rows.size() > limit) {
    const Row last = rows[limit - 1];
    std::erase_if(rows, [&](const Row& row) { return more(last, row); });
  }
  for (const Row& row : rows) {
    const EdgeType* type = schema.edge_type(row.type);
    const bool forward = row.source == node;
    out.links.push_back({row.number, row.type, forward, type && type->symmetric,
                         node_of_number(store, forward ? row.target : row.source), row.evidence, row.documents});
  }
  std::sort(out.links.begin(), out.links.end(), [](const Link& a, const Link& b) {
    return std::tie(b.evidence, b.documents, a.type, a.other.id, a.forward) <
           std::tie(a.evidence, a.documents, b.type, b.other.id, b.forward);
  });
  if (limit > 0 && out.links.size() > limit) out.links.resize(limit);
  for (Link& link : out.links) put_years(store, node, filter.status, link);
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
