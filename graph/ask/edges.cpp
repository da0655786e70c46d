// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/edges.hpp"

#include <algorithm>

namespace rg {
namespace {

constexpr std::uint32_t last_year = 9999;

bool has_years(const LinkFilter& filter) { return filter.since != 0 || filter.until != 0; }

/// Number, source, target, type, passages. ?1 is the type; ?2 and ?3 are the years.
std::string sql_of(const LinkFilter& filter) {
  const std::string ends = "SELECT l.number, l.source, l.target, l.type, ",
                    of_type = filter.type.empty() ? "l.type <> ?1" : "l.type = ?1";
  if (!has_years(filter)) return ends + "l.stated FROM link l WHERE l.stated > 0 AND " + of_type;
  if (filter.type == "MENTIONS")  // their year is their report's
    return ends + "l.stated FROM link l WHERE l.stated > 0 AND " + of_type +
           " AND (SELECT year FROM document WHERE node = l.source ORDER BY doc DESC) BETWEEN ?2 AND ?3";
  return ends +
         "sum(y.stated) FROM link_year y CROSS JOIN link l ON l.number = y.link "
         "WHERE y.stated > 0 AND y.year BETWEEN ?2 AND ?3 AND " +
         of_type + " GROUP BY y.link";
}

}  // namespace

std::vector<StatedEdge> stated_edges(Database& store, const Schema& schema, const LinkFilter& filter) {
  std::vector<StatedEdge> out;
  store.with(sql_of(filter), [&](SQLite::Statement& row) {
    row.bind(1, filter.type.empty() ? "MENTIONS" : filter.type);
    if (has_years(filter)) {
      row.bind(2, std::max(filter.since, 1U));  // a report without a year is in no years
      row.bind(3, filter.until == 0 ? last_year : filter.until);
    }
    while (row.executeStep())
      if (const EdgeType* type = schema.edge_type(row.getColumn(3).getText()))
        out.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(4), type});
  });
  return out;
}

Adjacency::Adjacency(std::size_t nodes, const std::vector<Arc>& arcs) : first_(nodes + 1), arcs_(arcs.size()) {
  for (const Arc& arc : arcs) ++first_[arc.from + 1];
  for (std::size_t i = 1; i <= nodes; ++i) first_[i] += first_[i - 1];
  std::vector<std::uint32_t> next = first_;
  for (const Arc& arc : arcs) arcs_[next[arc.from]++] = arc;
}

}  // namespace rg
