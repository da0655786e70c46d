// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "graph/ask/ask.hpp"

namespace rg {

/// A name of a thing, as a table has it or as reports use it.
struct KnownName {
  std::string language, name;
  std::int64_t uses = 0;  ///< how often reports use it
};

/// What a report is, for a node that is one.
struct ReportFacts {
  std::string doc, title, language, file, sha256;
  std::uint32_t year = 0;
  std::int64_t number = 0;  ///< in the store
};

/// A thing with how often it is named, or names.
struct NamedCount {
  Named thing;
  std::int64_t link = 0;  ///< of the MENTIONS edge
  std::int64_t count = 0;
};

/// Names by language, the most used first in each.
std::vector<KnownName> names_of(Database& store, std::int64_t node);
/// Properties of the tables and of the report, such as `iso2` or `title`.
std::vector<std::pair<std::string, std::string>> properties_of(Database& store, std::int64_t node);
std::optional<ReportFacts> report_of(Database& store, std::int64_t node);
/// Reports that name the thing, those that name it most first.
std::vector<NamedCount> named_by(Database& store, std::int64_t node);
/// What a report names, by type and then how often.
std::vector<NamedCount> names_things(Database& store, std::int64_t report_node);
/// The summary of a report, else its first paragraph; a quotation of all of it.
std::optional<Quote> opening_of(Database& store, const ReportFacts& report);

}  // namespace rg
