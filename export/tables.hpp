// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "export/writer.hpp"

/// The graph as tables, as every format of property graphs has it: what a property is called and how it is made stands
/// here alone.
namespace rg {

enum class Kind { text, whole, real, list };

struct Column {
  std::string name;  ///< camel case
  Kind kind = Kind::text;
};

/// std::monostate: the row has none. Text is never empty, nor are all items of a list.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, double, std::span<const std::string_view>>;

/// Columns and values of one row; a row's values hold until the next is asked for.
class Rows {
 public:
  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  const std::vector<Column>& columns() const { return columns_; }
  /// Throws std::out_of_range where there is none.
  std::size_t column(std::string_view name) const;

 protected:
  void declare(std::string name, Kind kind);
  void begin();
  void put(std::size_t column, std::string_view text);
  void put(std::size_t column, std::int64_t number) { values_[column] = number; }
  void put(std::size_t column, double number) { values_[column] = number; }
  void put(std::size_t column, const std::vector<std::string_view>& items);
  /// Keeps text that is made for this row: its parts put together.
  std::string_view keep(std::string_view a, std::string_view b = {}, std::string_view c = {});

  std::vector<Column> columns_;
  std::vector<Value> values_;

 private:
  std::deque<std::string> kept_;  ///< used again row by row, since allocating costs more than writing
  std::size_t kept_count_ = 0;
};

/// id, type, name, uri, color, size, mentions, documents, nameZh … nameAr, the columns of the schema's tables and of
/// reports, names (a list: every name and wording), corrections (a list).
class NodeTable : public Rows {
 public:
  NodeTable(const Graph& graph, const ExportOptions& options);
  std::span<const Value> row(std::size_t node);

 private:
  void put_names(const Node& node);
  const Graph& graph_;
  std::string base_;
  std::size_t first_label_ = 0, first_property_ = 0, names_ = 0;
  std::vector<std::string> properties_;  ///< as the schema writes them, sorted
  std::vector<std::string_view> names_of_, corrections_of_;
  std::vector<std::vector<std::string_view>> lists_;  ///< by property
};

/// type, color, weight (how many passages), documents (how many), firstYear, lastYear (of the reports, where known),
/// paragraphs (`A/HRC/50/51 p7`) and evidence (the quotes; none for MENTIONS), one each passage in the same order;
/// rules, status, corrections: lists, each once. With `evidence` passages too, a list: `A/HRC/50/51 p7 0-58 stated` and
/// the rule.
class EdgeTable : public Rows {
 public:
  explicit EdgeTable(const Graph& graph, bool evidence = false);
  std::span<const Value> row(std::size_t edge);

 private:
  void gather(const Edge& edge);
  void put_years(std::size_t column);
  std::string_view passage(const std::string& symbol, const Evidence& evidence);
  const Graph& graph_;
  bool with_passages_;
  std::vector<std::string_view> paragraphs_, quotes_, rules_, status_, corrections_, passages_;
  std::vector<const DocumentFact*> reports_;
};

/// document (its key), symbol, year, place, start, end (code points, half-open), quote, rule, status, correction.
class EvidenceTable : public Rows {
 public:
  explicit EvidenceTable(const Graph& graph);
  std::span<const Value> row(const Evidence& evidence);

 private:
  const Graph& graph_;
};

}  // namespace rg
