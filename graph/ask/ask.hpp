// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/store/database.hpp"
#include "src/facts/facts.hpp"
#include "src/schema/schema.hpp"

/// Questions to a store. All answers come in an order that depends on the set of reports only: evidence by the year of
/// the report, which is how places are numbered.
namespace rg {

/// A thing as an answer names it. `number` is the store's own; 0 for what the schema knows and no report names.
struct Named {
  std::int64_t number = 0;
  std::string id, type, name;
};

/// Its number, id, type and name, the first four columns of a row.
Named named_of(SQLite::Statement& row);

/// Nothing has the name.
struct UnknownName : Problem {
  using Problem::Problem;
};

/// What a name means: an id (in any case), the key of a report, or a name of a thing in any language. Throws Problem
/// where it means nothing (UnknownName) or several things, with the nearest or all of them.
Named node_named(Database& store, const Schema& schema, const std::string& name);
Named node_of_number(Database& store, std::int64_t number);

/// One passage that an answer rests on.
struct Quote {
  std::string doc, para;
  std::uint32_t year = 0, page = 0;  ///< 0 where not known
  Span span;                         ///< code points of the place's text
  std::string words;                 ///< the text at `span`
  std::string before, after;         ///< the rest of its sentence
  std::string status, rule, correction;
};

/// One passage by where it stands in the store; `place` is a place's number.
struct Passing {
  std::int64_t place = 0;
  Span span;
  std::string status, rule, correction;
};

/// With page, words and sentence.
Quote quote_of(Database& store, const Passing& passing);

/// "no evidence in 12 documents": how many reports there are.
std::size_t report_count(Database& store);

}  // namespace rg
